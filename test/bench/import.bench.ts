import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { inspectFile } from '../../src/jobs/import/inspect.ts';
import type { ImportSource } from '../../src/jobs/import/inspection.ts';
import { readErrors } from '../../src/jobs/import/read-errors.ts';
import type { Figure } from './figure.ts';

const ROWS = 100_000;
const TIMES = 3;
const PIECE = 64 * 1024;
const MESSAGES = [
  'STRING_TOO_LONG: Job Title: data value too large: Head of everything, # (max length=128): [Title]',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Region: bad value for restricted picklist field: LATAM: [Region__c]',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION: Enter a phone or a mobile for #',
  'REQUIRED_FIELD_MISSING: Required fields are missing: [Industry]',
];

/** Rows a second of a generated list of sync errors, against csv-parse alone on the same bytes. */
export async function figures(): Promise<readonly Figure[]> {
  const bytes = generate();
  const pieces = () => Readable.from(pieceByPiece(bytes));
  const source: ImportSource = { name: 'errors.csv', size: bytes.length, open: async () => pieces() };
  const inspection = await inspectFile(source);
  const ours = await best(async () => (await readErrors(source, inspection, { onErrors: () => {} })).rows);
  const baseline = await best(async () => {
    let rows = -1;
    for await (const _ of pieces().pipe(parse())) rows += 1;
    return rows;
  });
  return [{ name: 'import', unit: 'rows/s', ours, baseline, against: 'csv-parse alone' }];
}

function generate(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const message = MESSAGES[index % MESSAGES.length]?.replace('#', String(index));
    return `${1_000_000 + index},Contact,"${message}",jobtitle,person${index}@example.com,2026-11-20 10:00:00,Ann Lee\n`;
  });
  return Buffer.from(`Record ID,Object,Error message,Property,Email,Last occurred,Owner\n${rows.join('')}`);
}

function* pieceByPiece(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

async function best(run: () => Promise<number>): Promise<number> {
  let fastest = 0;
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    const rows = await run();
    fastest = Math.max(fastest, rows / ((performance.now() - start) / 1000));
  }
  return fastest;
}
