import { pipeline } from 'node:stream/promises';
import { Readable, type Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { errorType } from '../core/catalogue/catalogue.ts';
import type { TrackedError } from '../core/snapshot.ts';
import type { SyncError } from '../core/sync-error.ts';
import type { CrmLinks } from './links.ts';

/** Stable English names: other programs read them. */
export const EXPORT_COLUMNS = [
  'category',
  'type',
  'object',
  'hubspot_id',
  'salesforce_object',
  'salesforce_id',
  'name',
  'property',
  'field',
  'value',
  'explanation',
  'message',
  'confidence',
  'direction',
  'first_seen',
  'last_seen',
  'times_returned',
  'sources',
  'hubspot_url',
  'salesforce_url',
] as const;

type Row = readonly (string | number)[];

/** A file of its own while `use` runs, deleted afterwards. */
export type TempFiles = {
  with<T>(fill: (file: Writable) => Promise<void>, use: (path: string) => Promise<T>): Promise<T>;
};

export type ExportOptions = {
  /** Makes the sentence of one error. */
  readonly describe: (error: SyncError) => string;
  readonly links?: CrmLinks;
};

const ROWS_AT_ONCE = 500;

/**
 * Streams errors as CSV with a byte order mark, which spreadsheets need to read UTF-8. Unknown columns of imported files come
 * last.
 */
export async function writeCsv(errors: readonly TrackedError[], options: ExportOptions, out: Writable): Promise<void> {
  const extraHeaders = [...new Set(errors.flatMap(({ error }) => Object.keys(error.extra ?? {})))];
  function* texts(): Generator<string> {
    yield csvHeader(extraHeaders);
    for (let start = 0; start < errors.length; start += ROWS_AT_ONCE) {
      yield csvRows(errors.slice(start, start + ROWS_AT_ONCE), extraHeaders, options);
    }
  }
  await pipeline(Readable.from(texts()), out);
}

/** The first line, with the byte order mark. `extraHeaders`: the unknown columns that errors may have. */
export function csvHeader(extraHeaders: readonly string[]): string {
  const headers = [...EXPORT_COLUMNS, ...extraHeaders.map((header) => cell(distinctFromOurs(header)))];
  return stringify([headers], { bom: true, escape_formulas: true });
}

/**
 * Lines for these errors. Cells that a spreadsheet would run as a formula are prefixed with an apostrophe (OWASP, CSV
 * injection).
 */
export function csvRows(
  errors: readonly TrackedError[],
  extraHeaders: readonly string[],
  options: ExportOptions,
): string {
  const rows = errors.map((tracked) => [...ownCells(tracked, options), ...extraCells(tracked.error, extraHeaders)]);
  return stringify(rows, { escape_formulas: true });
}

/** A program that reads our columns by name must not find a file's own column in their place. */
function distinctFromOurs(header: string): string {
  return (EXPORT_COLUMNS as readonly string[]).includes(header) ? `${header} (file)` : header;
}

/** Also where a spreadsheet splits at semicolons or tabs, what follows must not be run as a formula. */
function cell(text = ''): string {
  return text.replaceAll(/([;\t]\s*)(?=[=+\-@])/g, "$1'");
}

function extraCells({ extra = {} }: SyncError, headers: readonly string[]): Row {
  return headers.map((header) => (Object.hasOwn(extra, header) ? cell(extra[header]) : ''));
}

/** In the order of `EXPORT_COLUMNS`. */
function ownCells(
  { error, firstSeen, lastSeen, timesReturned }: TrackedError,
  { describe, links }: ExportOptions,
): Row {
  const cells: Record<(typeof EXPORT_COLUMNS)[number], string | number> = {
    category: errorType(error.type).category,
    type: error.type,
    object: error.object,
    hubspot_id: error.hubspotId ?? '',
    salesforce_object: error.salesforceObject ?? '',
    salesforce_id: error.salesforceId ?? '',
    name: cell(error.name),
    property: cell(error.property),
    field: cell(error.field),
    value: cell(error.value),
    explanation: cell(describe(error)),
    message: cell(error.rawMessage),
    confidence: error.confidence,
    direction: error.direction ?? '',
    first_seen: firstSeen,
    last_seen: lastSeen,
    times_returned: timesReturned,
    sources: error.sources.join(' '),
    hubspot_url: links?.hubspot(error) ?? '',
    salesforce_url: links?.salesforce(error) ?? '',
  };
  return EXPORT_COLUMNS.map((column) => cells[column]);
}
