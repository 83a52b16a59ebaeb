import { createNameless } from '../../core/import/nameless.ts';
import { createRowClassifier } from '../../core/import/row-classifier.ts';
import { createRowErrors } from '../../core/import/row-errors.ts';
import { createSeen } from '../../core/import/seen.ts';
import { errorKey, type SyncError } from '../../core/sync-error.ts';
import { createDecoder } from './decode.ts';
import { fitRow } from './fit-row.ts';
import type {
  ImportSource,
  Inspection,
  ReadHandlers,
  ReadSummary,
  Unreadable,
  UnreadableReason,
} from './inspection.ts';
import { createRowReader } from './rows.ts';

/** What cannot hide an open error. */
const HARMLESS: ReadonlySet<UnreadableReason> = new Set(['total', 'resolved', 'no-records']);
const BATCH = 500;
const PIECE = 16 * 1024;
const PROGRESS_EVERY = 5_000;
const MAX_TOLD = 1_000;

/**
 * Streams a file's sync errors, each once: in its order, but those that name no record at the end. A row that cannot be read is counted and never stops the rest.
 * Rejects with the signal's reason when it aborts, and with the source's own error when that breaks off.
 */
export async function readErrors(
  source: ImportSource,
  inspection: Inspection,
  handlers: ReadHandlers,
): Promise<ReadSummary> {
  const { separator, columns, firstLine, headerLine } = inspection;
  const errorsOf = createRowErrors(columns, createRowClassifier(handlers.knownRules));
  const seen = createSeen();
  /** By Salesforce's id alone, of errors that have HubSpot's as well. */
  const aliases = createSeen();
  const nameless = createNameless();
  const types = new Map<string, number>();
  const unreadable: Unreadable[] = [];
  const counts = { rows: 0, errors: 0, repeated: 0, unreadableRows: 0, totals: 0 };
  const cut = { rows: 0, line: 0 };
  let batch: SyncError[] = [];

  const leaveOut = (line: number, reason: UnreadableReason) => {
    counts.unreadableRows += 1;
    if (HARMLESS.has(reason)) counts.totals += 1;
    if (unreadable.length < MAX_TOLD) unreadable.push({ line, reason });
  };
  const isKnown = (error: SyncError): boolean => {
    if (!seen.add(error.key)) return true;
    if (error.salesforceId === undefined) return false;
    if (error.hubspotId === undefined) return aliases.has(error.key);
    const { hubspotId: _, ...alone } = error;
    const alias = errorKey(alone);
    aliases.add(alias);
    return seen.has(alias);
  };
  /** False where the row repeats another. */
  const take = (error: SyncError, isCut: boolean): boolean => {
    const isNameless = error.hubspotId === undefined && error.salesforceId === undefined;
    const held = isNameless && (isCut || error.name === undefined) ? nameless.add(error) : 'full';
    if (held === 'more') return true;
    if (held === 'repeated' || (held === 'full' && isKnown(error))) return false;
    counts.errors += 1;
    types.set(error.type, (types.get(error.type) ?? 0) + 1);
    if (held === 'full') batch.push(error);
    return true;
  };
  /** Where lists were put together, each brings its header. */
  const isHeader = (cells: readonly string[]) =>
    headerLine !== undefined && columns.every(({ header }, index) => (cells[index] ?? '').trim() === header);
  const takeRow = (cells: readonly string[], line: number) => {
    if (line < firstLine || cells.every(isBlank) || isHeader(cells)) return;
    counts.rows += 1;
    const row = cells.length > columns.length ? fitRow(cells, columns, separator) : cells;
    if (row === undefined) {
      leaveOut(line, 'too-many-cells');
      return;
    }
    const { errors, fault, isCut = false } = errorsOf(row);
    if (isCut) {
      if (cut.rows === 0) cut.line = line;
      cut.rows += 1;
    }
    if (fault !== undefined) leaveOut(line, fault);
    const fresh = errors.filter((error) => take(error, isCut)).length;
    if (errors.length > 0 && fresh === 0) counts.repeated += 1;
  };
  const reader = createRowReader({
    separator,
    width: columns.length,
    onRow: takeRow,
    onLost: (line) => {
      if (line < firstLine) return;
      counts.rows += 1;
      leaveOut(line, 'open-quote');
    },
  });
  let told = 0;
  const hand = async () => {
    for (let start = 0; start < batch.length; start += BATCH)
      await handlers.onErrors(batch.slice(start, start + BATCH));
    batch = [];
    if (counts.rows - told < PROGRESS_EVERY) return;
    told = counts.rows;
    handlers.onProgress?.(counts.rows);
  };

  const decode = createDecoder(inspection.encoding);
  const stream = await source.open();
  for await (const chunk of stream) {
    const text = decode(chunk as Uint8Array);
    // In small pieces, so that few errors are alive at a time.
    for (let start = 0; start < text.length; start += PIECE) {
      handlers.signal?.throwIfAborted();
      reader.write(text.subarray(start, start + PIECE));
      await hand();
    }
  }
  reader.end();
  await hand();
  batch.push(...nameless.all());
  await hand();
  handlers.onProgress?.(counts.rows);
  return {
    ...counts,
    ...(cut.rows === 0 ? {} : { cutIds: cut }),
    unknown: types.get('other-unknown') ?? 0,
    unreadable,
    types: [...types]
      .map(([type, errors]) => ({ type, errors }))
      .toSorted((one, other) => other.errors - one.errors || (one.type < other.type ? -1 : 1)),
  };
}

const isBlank = (cell: string) => cell === '' || cell.trim() === '';

/**
 * Rows that may hold an error which the list then seems to lack: those that could not be read, but for lines that sum up others,
 * and those whose id a spreadsheet cut short.
 */
export const hiddenRows = ({ unreadableRows, totals, cutIds }: ReadSummary): number =>
  unreadableRows - totals + (cutIds?.rows ?? 0);
