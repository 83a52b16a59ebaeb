import type { Changes } from './diff.ts';
import { isAudited } from './audit/rules.ts';
import {
  close,
  indexByRecord,
  isCoveredBy,
  lackedBy,
  mergeErrors,
  namelessRows,
  pruned,
  samePlace,
  seenBy,
  snapshotId,
  withoutExplained,
  withSource,
} from './ledger.ts';
import type { ClosedError, ImportedFile, Snapshot, SourceState, TrackedError } from './snapshot.ts';
import { hasRecord, namesRecord, type SyncError } from './sync-error.ts';

/** What an imported file of HubSpot's errors tells. */
type List = {
  /** The file is HubSpot's whole list. Ignored where rows could not be read: what is absent may be in them. */
  readonly whole: boolean;
  readonly file: ImportedFile;
};

/** Rows are compared with records one by one; after so many comparisons (some seconds) a row stands for itself. */
const COMPARISONS_MAX = 20_000_000;

/** What is kept of an error that was known before. */
type Before = Partial<Pick<TrackedError, 'firstSeen' | 'openedAt' | 'timesReturned'>>;

export type Listing = {
  /** Takes the file's errors, all at once or in parts. */
  add(errors: Iterable<SyncError>): void;
  finish(): { readonly snapshot: Snapshot; readonly changes: Changes };
};

/**
 * The next snapshot after a file was imported. Only a whole list tells something of what it lacks: that is *unlisted*, not fixed,
 * and what an audit found all the same stays open, with the disagreement kept. An error without a property is every error of
 * its record and type.
 */
export function beginListing(previous: Snapshot | undefined, list: List, now: Date): Listing {
  const at = now.toISOString();
  const open = new Map((previous?.open ?? []).map((tracked) => [tracked.error.key, tracked]));
  const known = indexByRecord(open.values());
  const rows = namelessRows(open.values());
  const closed = new Map((previous?.closed ?? []).map((entry) => [entry.key, entry]));
  const seen = new Map<string, TrackedError>();
  const added = new Map<string, TrackedError>();
  const missing = missedByAudit(previous);

  const markSeen = (tracked: TrackedError, error: SyncError) => {
    const current = seen.get(tracked.error.key) ?? tracked;
    seen.set(tracked.error.key, seenBy(current, 'import', error, at));
  };

  const openNew = (error: SyncError, before: Before = {}) => {
    const { firstSeen = at, openedAt = at, timesReturned = 0 } = before;
    const lacked = missing(error);
    const tracked = { error, firstSeen, openedAt, lastSeen: at, timesReturned };
    added.set(error.key, lacked === undefined ? tracked : { ...tracked, lacked: { audit: lacked } });
  };

  const addOne = (error: SyncError) => {
    const same = [...known(error)].filter((tracked) => samePlace(error, tracked.error));
    const exact = open.get(error.key);
    const matches = same.length > 0 || exact === undefined ? same : [exact];
    for (const tracked of matches) {
      const current = (seen.get(tracked.error.key) ?? tracked).error;
      markSeen(
        tracked,
        current.sources.includes('audit') ? mergeErrors(current, error) : { ...error, key: current.key },
      );
    }
    if (matches.length > 0 || added.has(error.key)) return;
    const row = rows.take(error);
    if (row !== undefined) {
      openNew(error, row);
      return;
    }
    const before = closed.get(error.key);
    closed.delete(error.key);
    openNew(error, before && { firstSeen: before.firstSeen, timesReturned: before.timesReturned + 1 });
  };

  let recorded: ReadonlyMap<string, readonly TrackedError[]> | undefined;
  let comparisons = 0;
  const coveredBy = (row: SyncError): readonly TrackedError[] => {
    recorded ??= Map.groupBy(
      [...open.values()].filter(({ error }) => namesRecord(error)),
      ({ error }) => error.type,
    );
    const ofType = recorded.get(row.type) ?? [];
    comparisons += ofType.length;
    return comparisons > COMPARISONS_MAX ? [] : ofType.filter(({ error }) => isCoveredBy(error, row));
  };

  /** What is known record by record needs no row beside it; only what the row counts beyond that does. */
  const addRow = (row: SyncError) => {
    const covered = coveredBy(row);
    for (const tracked of covered) {
      const { error } = seen.get(tracked.error.key) ?? tracked;
      markSeen(tracked, { ...error, sources: [...new Set([...error.sources, 'import' as const])].toSorted() });
    }
    if (covered.length === 0) return addOne(row);
    const { records } = row.params;
    const rest = typeof records === 'number' ? records - covered.length : 0;
    if (rest > 0) addOne({ ...row, params: { ...row.params, records: rest } });
  };

  const isNew = ({ openedAt }: TrackedError) => openedAt === at;

  return {
    add(errors) {
      for (const error of errors) (namesRecord(error) ? addOne : addRow)(error);
    },
    finish() {
      const kept: TrackedError[] = [];
      const unlisted: ClosedError[] = [];
      const tellsOfAbsence = list.whole && list.file.unreadableRows === 0;
      for (const tracked of open.values()) {
        const listed = seen.get(tracked.error.key);
        if (rows.isTaken(tracked)) {
          const rest = rows.rest(tracked);
          if (tellsOfAbsence) unlisted.push(...rest.map((left) => close(left, 'unlisted', at)));
          else kept.push(...rest);
        } else if (listed !== undefined || !tellsOfAbsence) kept.push(listed ?? tracked);
        else if (tracked.error.sources.includes('audit')) kept.push(lackedBy(tracked, 'import', at));
        else unlisted.push(close(tracked, 'unlisted', at));
      }
      const opened = [...added.values()].filter(isNew);
      const stillOpen = [...kept, ...added.values()];
      const source: SourceState = {
        name: 'import',
        at,
        complete: tellsOfAbsence,
        objects: {},
        file: list.file,
        ...lastWholeOf(previous, tellsOfAbsence),
      };
      return {
        snapshot: {
          version: 1,
          id: snapshotId(at),
          at,
          sources: withoutExplained(withSource(previous, source), stillOpen),
          open: stillOpen,
          closed: pruned([...closed.values(), ...unlisted], now),
        },
        changes: {
          new: opened.filter(({ timesReturned }) => timesReturned === 0),
          returned: opened.filter(({ timesReturned }) => timesReturned > 0),
          fixed: [],
          gone: [],
          unlisted,
          open: kept,
        },
      };
    },
  };
}

/** When the last audit looked at everything of the error's object and did not find it, though it knows the type. */
function missedByAudit(previous: Snapshot | undefined): (error: SyncError) => string | undefined {
  const audit = previous?.sources.find(({ name }) => name === 'audit');
  return (error) =>
    hasRecord(error) && isAudited(error.type) && audit?.objects[error.object] === 'whole'
      ? (audit.at ?? undefined)
      : undefined;
}

function lastWholeOf(previous: Snapshot | undefined, isWhole: boolean): Pick<SourceState, 'lastWhole'> {
  const before = previous?.sources.find(({ name }) => name === 'import');
  if (isWhole || before === undefined) return {};
  const { complete, file, at, lastWhole } = before;
  if (complete && file !== undefined && at !== null) return { lastWhole: { name: file.name, at } };
  return lastWhole === undefined ? {} : { lastWhole };
}
