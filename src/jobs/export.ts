import { pipeline } from 'node:stream/promises';
import { Readable, type Writable } from 'node:stream';
import { stringify } from 'csv-stringify';
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
  'confidence',
  'direction',
  'first_seen',
  'last_seen',
  'times_returned',
  'sources',
  'hubspot_url',
  'salesforce_url',
] as const;

type Row = Record<(typeof EXPORT_COLUMNS)[number], string | number>;

/** A file of its own while `use` runs, deleted afterwards. */
export type TempFiles = {
  with<T>(fill: (file: Writable) => Promise<void>, use: (path: string) => Promise<T>): Promise<T>;
};

export type ExportOptions = {
  /** Makes the sentence of one error. */
  readonly describe: (error: SyncError) => string;
  readonly links?: CrmLinks;
};

/**
 * Streams errors as CSV with a byte order mark, which spreadsheets need to read UTF-8. Cells that a spreadsheet would run as a
 * formula are prefixed with an apostrophe (OWASP, CSV injection).
 */
export async function writeCsv(errors: Iterable<TrackedError>, options: ExportOptions, out: Writable): Promise<void> {
  const rows = Readable.from(mapRows(errors, options));
  const csv = stringify({ header: true, bom: true, columns: [...EXPORT_COLUMNS], escape_formulas: true });
  await pipeline(rows, csv, out);
}

/** Also where a spreadsheet splits at semicolons or tabs, what follows must not be run as a formula. */
function cell(text = ''): string {
  return text.replaceAll(/([;\t]\s*)(?=[=+\-@])/g, "$1'");
}

function* mapRows(errors: Iterable<TrackedError>, { describe, links }: ExportOptions): Generator<Row> {
  for (const { error, firstSeen, lastSeen, timesReturned } of errors) {
    yield {
      category: errorType(error.type).category,
      type: error.type,
      object: error.object,
      hubspot_id: error.hubspotId ?? '',
      salesforce_object: error.salesforceObject ?? '',
      salesforce_id: error.salesforceId ?? '',
      name: cell(error.name),
      property: error.property ?? '',
      field: error.field ?? '',
      value: cell(error.value),
      explanation: cell(describe(error)),
      confidence: error.confidence,
      direction: error.direction ?? '',
      first_seen: firstSeen,
      last_seen: lastSeen,
      times_returned: timesReturned,
      sources: error.sources.join(' '),
      hubspot_url: links?.hubspot(error) ?? '',
      salesforce_url: links?.salesforce(error) ?? '',
    };
  }
}
