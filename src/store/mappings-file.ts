import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { findMappingHeader, readMappingRows, type MappingList, type Row } from '../core/mapping-file/read-rows.ts';
import type { CustomMapping } from '../core/mappings.ts';
import { OBJECTS, SALESFORCE_OBJECTS } from '../core/sync-error.ts';
import { Failure } from '../jobs/failure.ts';
import { createDecoder } from '../jobs/import/decode.ts';
import { encodingOf } from '../jobs/import/encoding.ts';
import type { Separator } from '../jobs/import/inspection.ts';
import { refuseBinary, refuseEncoding, refuseText } from '../jobs/import/refuse.ts';
import { createRowReader } from '../jobs/import/rows.ts';
import { readTable, type Table } from '../jobs/import/table.ts';

const RULES = ['two-way', 'prefer-salesforce', 'always-salesforce', 'dont-sync'] as const;
const oneOf = <T extends string>(names: readonly T[]) =>
  z.enum(names as readonly [T, ...T[]], { error: names.join(' | ') });
const filled = z.string().min(1, '…');

const line = z.object({
  object: oneOf(OBJECTS),
  property: filled,
  salesforceObject: oneOf(SALESFORCE_OBJECTS),
  field: filled,
  rule: z
    .literal('')
    .transform(() => undefined)
    .or(oneOf(RULES))
    .optional(),
});
const SEPARATORS = [',', ';', '\t', '|'] as const;
const MAX_HEAD = 10_000;
const OUR_COLUMNS = ['object', 'property', 'salesforceObject', 'field'];

/** Columns named in a failure, and characters of each. */
const NAMED = 20;
const MAX_NAME = 40;

/**
 * The account's own mappings, from a list in whatever shape it is exported: any encoding, separator and order of columns, titles
 * above the header, objects and rules as HubSpot words them in English or Italian. What cannot be read of a row is noted. A
 * file in our own format (object, property, salesforceObject, field, and rule, empty where it is unknown) may have no fault. Of a
 * folder, each such file in it: HubSpot shows mappings object by object.
 *
 * Throws Failure: `mappings-unreadable`, `mappings-not-csv`, `mappings-no-columns`, `mappings-none`, and `mappings-faulty` with
 * every faulty line of our own format.
 */
export async function readMappingsFile(file: string): Promise<MappingList> {
  const files = await filesIn(file);
  if (files === undefined) return readOne(file);
  const lists = await Promise.all(
    files.map(async (name) => {
      const { mappings, notes } = await readOne(join(file, name));
      return {
        mappings: mappings.map((one) => ({ ...one, file: name })),
        notes: notes.map((one) => ({ ...one, file: name })),
      };
    }),
  );
  return { mappings: lists.flatMap(({ mappings }) => mappings), notes: lists.flatMap(({ notes }) => notes) };
}

/** The lists in a folder, by name; undefined for what is no folder. */
async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return undefined;
    const names = (await readdir(folder)).filter((name) => /^[^.].*\.(?:csv|tsv|txt)$/i.test(name)).toSorted();
    if (names.length === 0) throw new Error('*.csv: ENOENT');
    return names;
  } catch (cause) {
    throw new Failure('mappings-unreadable', { file: folder, fault: (cause as Error).message }, { cause });
  }
}

async function readOne(file: string): Promise<MappingList> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new Failure('mappings-unreadable', { file, fault: (cause as Error).message }, { cause });
  }
  const text = await textOf(file, bytes);
  const head = text.toString('utf8', 0, MAX_HEAD).replace(/^\uFEFF/, '');
  const [firstLine = ''] = head.split(/\r|\n/, 1);
  const ours = SEPARATORS.find((separator) => isOurs(firstLine.split(separator)));
  if (ours !== undefined) return { mappings: readOurs(file, text, ours), notes: [] };
  const table = readTable(text, true);
  const found = headed(text, table.separator);
  if (found === undefined) throw new Failure('mappings-no-columns', { file, columns: namesOf(columnsIn(table)) });
  // Once the width is known, a quote that nobody closed hides no rows.
  const { rows, lost } = rowsOf(text, found.separator, found.columns.length);
  const header = findMappingHeader(rows);
  const list = header === undefined ? NO_ROWS : readMappingRows(rows, header, basename(file));
  const notes = [...list.notes, ...lost.map((at) => ({ line: at, reason: 'quote' as const }))];
  if (list.mappings.length === 0) {
    const columns = namesOf(found.columns);
    throw new Failure('mappings-none', { file, columns, rows: notes.length });
  }
  return { mappings: list.mappings, notes: notes.toSorted((one, other) => one.line - other.line) };
}

const NO_ROWS: MappingList = { mappings: [], notes: [] };
const columnsIn = ({ headers, rows }: Table) => (headers.length > 0 ? headers : (rows[0] ?? []));

/** The separator with which a row heads mappings: the likeliest first, as a rule's words may have commas in each row. */
function headed(text: Buffer, likeliest: Separator) {
  for (const separator of new Set([likeliest, ...SEPARATORS])) {
    const { rows } = rowsOf(text, separator);
    const header = findMappingHeader(rows);
    if (header !== undefined) return { separator, columns: rows[header.at]?.cells ?? [] };
  }
  return undefined;
}

async function textOf(file: string, bytes: Buffer): Promise<Buffer> {
  const encoding = encodingOf(bytes);
  try {
    await refuseBinary(file, bytes, encoding.startsWith('utf-16'));
    if (encoding === 'windows-1252') refuseEncoding(file, bytes);
    const text = createDecoder(encoding)(bytes);
    refuseText(file, text.toString());
    return text;
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    throw new Failure('mappings-not-csv', { file }, { cause });
  }
}

function rowsOf(
  text: Buffer,
  separator: Separator,
  width?: number,
): { readonly rows: readonly Row[]; readonly lost: readonly number[] } {
  const rows: Row[] = [];
  const lost: number[] = [];
  const reader = createRowReader({
    separator,
    ...(width === undefined ? {} : { width }),
    onRow: (cells, at) => {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: at });
    },
    onLost: (at) => void lost.push(at),
  });
  reader.write(text);
  reader.end();
  return { rows, lost };
}

const isOurs = (cells: readonly string[]) => {
  const names = new Set(cells.map((cell) => cell.replaceAll('"', '').trim()));
  return OUR_COLUMNS.every((name) => names.has(name));
};

function readOurs(file: string, text: Buffer, separator: Separator): readonly CustomMapping[] {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      delimiter: separator,
    });
  } catch (cause) {
    throw new Failure('mappings-unreadable', { file, fault: (cause as Error).message }, { cause });
  }
  const faults: string[] = [];
  const mappings = rows.flatMap(({ record, info }): CustomMapping[] => {
    const result = line.safeParse(record);
    if (result.success) {
      const { rule, ...mapping } = result.data;
      return [{ ...mapping, ...(rule === undefined ? {} : { rule }), line: info.lines }];
    }
    for (const issue of result.error.issues) {
      const column = issue.path.join('.');
      const found = record[column] === undefined ? '∅' : JSON.stringify(record[column]);
      faults.push(`${info.lines}: ${column} = ${found} ≠ ${issue.message}`);
    }
    return [];
  });
  if (faults.length > 0) throw new Failure('mappings-faulty', { file, faults: faults.join('\n') });
  return mappings;
}

/** For people. */
const namesOf = (cells: readonly string[]) =>
  cells
    .slice(0, NAMED)
    .map((name) => clip(name.trim()))
    .join(' | ');

const clip = (name: string) => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name);
