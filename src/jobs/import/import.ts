import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Changes } from '../../core/diff.ts';
import { beginListing } from '../../core/listing.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { SyncError } from '../../core/sync-error.ts';
import { Failure } from '../failure.ts';
import type { KnownRules } from '../known-rules.ts';
import type { Ledger } from '../ledger.ts';
import type { Log } from '../log.ts';
import { inspectFile } from './inspect.ts';
import type { ColumnRole, ImportSource, Inspection, ReadSummary } from './inspection.ts';
import { hiddenRows, readErrors } from './read-errors.ts';

/** Errors between two turns of the event loop: Slack waits three seconds for an acknowledgement. */
const TURN = 2_000;

/** What people answered about the columns of files with one header, by the column's place. */
export type KnownHeaders = {
  roles(headerKey: string): readonly ColumnRole[] | undefined;
  put(headerKey: string, roles: readonly ColumnRole[]): Promise<void>;
};

type ImportOptions = {
  /** The file is HubSpot's whole list: what it lacks is no longer listed. */
  readonly whole: boolean;
  /** Slack id of who had it read. */
  readonly by?: string;
  onProgress?(rows: number): void;
  readonly signal?: AbortSignal;
};

export type ImportResult = { readonly snapshot: Snapshot; readonly changes: Changes; readonly summary: ReadSummary };

export type Import = {
  /** Reads the file's head. Answers remembered for its header are in the columns. Throws Failure. */
  inspect(source: ImportSource): Promise<Inspection>;
  /** What people answered about columns: used now, and for the next file with the same header. */
  answer(inspection: Inspection, roles: readonly ColumnRole[]): Promise<Inspection>;
  /** Reads the file and keeps what it tells: all of it, or nothing. Throws Failure. */
  run(source: ImportSource, inspection: Inspection, options: ImportOptions): Promise<ImportResult>;
};

/** The source `import`: sync errors as HubSpot lists them, read from its exported file. */
export function createImport(deps: {
  readonly ledger: Ledger;
  readonly headers: KnownHeaders;
  readonly knownRules: KnownRules;
  readonly log: Log;
}): Import {
  const { ledger, headers, knownRules, log } = deps;
  return {
    async inspect(source) {
      const inspection = await inspectFile(source);
      const roles = headers.roles(inspection.headerKey);
      return roles === undefined ? inspection : withRoles(inspection, roles);
    },
    async answer(inspection, roles) {
      await headers.put(inspection.headerKey, roles);
      return withRoles(inspection, roles);
    },
    async run(source, inspection, { whole, by, onProgress, signal }) {
      const errors: SyncError[] = [];
      const summary = await readErrors(source, inspection, {
        knownRules: await knownRules(),
        onErrors: (batch) => void errors.push(...batch),
        ...(onProgress === undefined ? {} : { onProgress }),
        ...(signal === undefined ? {} : { signal }),
      });
      // An empty list would close everything, and is more likely a wrong file than a CRM without faults.
      if (summary.rows === 0) throw new Failure('import-no-rows', { file: source.name });
      if (errors.length === 0) throw new Failure('import-no-errors', { file: source.name, rows: summary.rows });
      const file = {
        name: source.name,
        rows: summary.rows,
        unreadableRows: hiddenRows(summary),
        ...(by === undefined ? {} : { by }),
      };
      const result = await ledger.change(async (latest, now) => {
        const listing = beginListing(latest, { whole, file }, now);
        for (let start = 0; start < errors.length; start += TURN) {
          listing.add(errors.slice(start, start + TURN));
          await nextTurn();
        }
        return listing.finish();
      });
      const { new: added, unlisted } = result.changes;
      log.info({ rows: summary.rows, new: added.length, unlisted: unlisted.length }, 'import done');
      return { ...result, summary };
    },
  };
}

/** The same file with a person's answers; a column that they did not see keeps what it was taken for. */
function withRoles(inspection: Inspection, roles: readonly ColumnRole[]): Inspection {
  const columns = inspection.columns.map((column, index) => {
    const role = roles[index];
    return role === undefined ? column : { ...column, role, by: 'remembered' as const, sure: true };
  });
  return { ...inspection, columns };
}
