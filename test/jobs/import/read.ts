/** Reads a file that is held in memory, as a person's file is read. */
import { Readable } from 'node:stream';
import type { SyncError } from '../../../src/core/sync-error.ts';
import { inspectFile } from '../../../src/jobs/import/inspect.ts';
import type { ImportSource, Inspection, ReadSummary } from '../../../src/jobs/import/inspection.ts';
import { readErrors } from '../../../src/jobs/import/read-errors.ts';

/** In pieces of an odd size, so that characters, quotes and line ends are cut everywhere. */
export function sourceOf(content: string | Uint8Array, piece = 1021): ImportSource {
  const bytes = Buffer.from(content);
  return {
    name: 'errors.csv',
    size: bytes.length,
    open: async () =>
      Readable.from(
        (function* () {
          for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
        })(),
      ),
  };
}

export type ReadFile = {
  readonly inspection: Inspection;
  readonly errors: readonly SyncError[];
  readonly summary: ReadSummary;
};

export async function readFile(content: string | Uint8Array, piece?: number): Promise<ReadFile> {
  const source = sourceOf(content, piece);
  const inspection = await inspectFile(source);
  const errors: SyncError[] = [];
  const summary = await readErrors(source, inspection, { onErrors: (batch) => void errors.push(...batch) });
  return { inspection, errors, summary };
}

/** "Record ID=hubspot-id", with a question mark where a person should be asked. */
export const rolesOf = ({ inspection }: ReadFile): readonly string[] =>
  inspection.columns.map(({ header, role, sure }) => `${header}=${role}${sure ? '' : '?'}`);

/** "string-too-long contacts 101 003…": what each error is about. */
export const toldBy = ({ errors }: ReadFile): readonly string[] =>
  errors.map(({ type, object, hubspotId, salesforceId, name }) =>
    [type, object, hubspotId, salesforceId, hubspotId === undefined && salesforceId === undefined ? name : undefined]
      .filter((word) => word !== undefined)
      .join(' '),
  );
