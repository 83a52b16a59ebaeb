import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { errorType } from '../core/catalogue/catalogue.ts';
import { keptHeaders } from '../core/import/row-errors.ts';
import type { SyncError } from '../core/sync-error.ts';
import { csvHeader, csvRows } from '../jobs/export.ts';
import { Failure } from '../jobs/failure.ts';
import { inspectFile } from '../jobs/import/inspect.ts';
import type { ImportSource, Inspection, ReadSummary } from '../jobs/import/inspection.ts';
import { hiddenRows, readErrors } from '../jobs/import/read-errors.ts';
import { importNotes, importSummary } from '../text/import.ts';
import { errorSentence, likelyMark } from '../text/sentences.ts';
import { oneLine } from '../text/terminal.ts';
import type { Text } from '../text/text.ts';
import type { Format } from './audit-command.ts';

type Deps = {
  readonly clock: Clock;
  readonly text: Text;
  /** For what a person should know beside the output: unclear columns, no rows. */
  readonly note: (line: string) => void;
};
type Printing = {
  readonly out: Writable;
  readonly deps: Deps;
  readonly source: ImportSource;
  readonly inspection: Inspection;
};

/** Prints the sync errors of a file as they are read. Throws a Failure for what is no readable table. */
export async function importCommand(file: string, format: Format, deps: Deps, out: Writable): Promise<void> {
  const source = await fileSource(file);
  const inspection = await inspectFile(source);
  if (!inspection.looksLikeErrors) throw unlike(file, inspection);
  const print = { table: printTable, json: printJson, csv: printCsv }[format];
  const summary = await print({ out, deps, source, inspection }).catch((error: NodeJS.ErrnoException) => {
    // Whoever reads the output has seen enough, as `head` has.
    if (error.code === 'EPIPE') return undefined;
    throw error;
  });
  if (summary === undefined) return;
  for (const line of importNotes(deps.text, file, inspection, summary)) deps.note(line);
}

const HEADERS_TOLD = 8;

function unlike(file: string, { columns }: Inspection): Failure {
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  const told = headers.slice(0, HEADERS_TOLD).join(', ') + (headers.length > HEADERS_TOLD ? ', …' : '');
  return new Failure('import-not-errors', { file, columns: told === '' ? 'none' : told });
}

/** Only a file: a stream cannot be read from its start again. */
async function fileSource(file: string): Promise<ImportSource> {
  if (file === '-') throw new Failure('import-stream', {});
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new Failure('import-missing', { file }, { cause: error });
    throw unopened(file, error);
  });
  if (found.isDirectory()) throw new Failure('import-folder', { file });
  if (!found.isFile()) throw new Failure('import-stream', {});
  return {
    name: file,
    size: found.size,
    async open() {
      const stream = createReadStream(file);
      await once(stream, 'ready').catch((error: Error) => {
        throw unopened(file, error);
      });
      return stream;
    },
  };
}

const unopened = (file: string, cause: Error) =>
  new Failure('import-unopened', { file, fault: cause.message }, { cause });

/** Waits where the reader of the output is slower than the file's. */
async function write(out: Writable, chunk: string): Promise<void> {
  if (chunk !== '' && !out.write(chunk)) await once(out, 'drain');
}

async function printJson({ out, deps, source, inspection }: Printing): Promise<ReadSummary> {
  let separator = '\n';
  await write(out, '{"errors":[');
  const summary = await readErrors(source, inspection, {
    onErrors: (errors) => {
      const lines = errors.map((error) => {
        const line = separator + errorJson(error);
        separator = ',\n';
        return line;
      });
      return write(out, lines.join(''));
    },
  });
  const { rows, unreadable, unreadableRows, repeated, unknown, cutIds } = summary;
  const isComplete = hiddenRows(summary) === 0;
  const rest = {
    sources: [{ name: 'import', at: deps.clock.now().toISOString(), complete: isComplete, problem: null }],
    calls: { hubspot: 0, salesforce: 0 },
    rows,
    repeated,
    unknown,
    encoding: inspection.encoding,
    separator: inspection.separator,
    columns: inspection.columns.map(({ header, role, by, sure }) => ({ header, role, by, sure })),
    ...(cutIds === undefined ? {} : { cutIds }),
    unreadableRows,
    unreadable,
  };
  await write(out, `\n],\n${JSON.stringify(rest, null, 2).slice(2)}\n`);
  return summary;
}

/** As `audit` prints an error; its own words under their everyday name too. */
function errorJson(error: SyncError): string {
  const { type, rawMessage } = error;
  const more = JSON.stringify({ message: rawMessage, category: errorType(type).category });
  return `${JSON.stringify(error).slice(0, -1)},${more.slice(1)}`;
}

async function printCsv({ out, deps, source, inspection }: Printing): Promise<ReadSummary> {
  const { text, clock } = deps;
  const at = clock.now().toISOString();
  const headers = keptHeaders(inspection.columns);
  const describe = (error: SyncError) => errorSentence(text, error);
  await write(out, csvHeader(headers));
  return readErrors(source, inspection, {
    onErrors: (errors) => {
      const tracked = errors.map((error) => ({ error, firstSeen: at, openedAt: at, lastSeen: at, timesReturned: 0 }));
      return write(out, csvRows(tracked, headers, { describe }));
    },
  });
}

/** Streamed, so that no column can be as wide as its widest cell: these fit nearly all. */
const WIDTHS = [32, 9, 18] as const;

async function printTable({ out, deps, source, inspection }: Printing): Promise<ReadSummary> {
  const { text } = deps;
  const summary = await readErrors(source, inspection, {
    onErrors: (errors) => write(out, errors.map((error) => tableLine(text, error)).join('')),
  });
  const lines = importSummary(text, inspection, summary);
  await write(out, `${summary.errors > 0 ? '\n' : ''}${lines.join('\n')}\n`);
  return summary;
}

function tableLine(text: Text, error: SyncError): string {
  const cells = [error.type, error.object, error.hubspotId ?? error.salesforceId ?? error.name ?? ''];
  const padded = cells.map((cell, column) => oneLine(cell).padEnd(WIDTHS[column] ?? 0));
  return `${[...padded, `${oneLine(errorSentence(text, error))}${likelyMark(text, error)}`].join('  ')}\n`;
}
