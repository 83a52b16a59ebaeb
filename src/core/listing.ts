import type { Changes } from './diff.ts';
import {
  close,
  indexByRecord,
  lackedBy,
  mergeErrors,
  pruned,
  samePlace,
  seenBy,
  snapshotId,
  withSource,
} from './ledger.ts';
import type { ClosedError, ImportedFile, Snapshot, TrackedError } from './snapshot.ts';
import type { SyncError } from './sync-error.ts';

/** What an imported file of HubSpot's errors tells. */
type List = {
  /** The file is HubSpot's whole list. Ignored where rows could not be read: what is absent may be in them. */
  readonly whole: boolean;
  readonly file: ImportedFile;
};

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
  const closed = new Map((previous?.closed ?? []).map((entry) => [entry.key, entry]));
  const seen = new Map<string, TrackedError>();
  const added = new Map<string, TrackedError>();

  const addOne = (error: SyncError) => {
    const same = [...known(error)].filter((tracked) => samePlace(error, tracked.error));
    const exact = open.get(error.key);
    const matches = same.length > 0 || exact === undefined ? same : [exact];
    for (const tracked of matches) {
      const { key } = tracked.error;
      const current = seen.get(key) ?? tracked;
      const isAudited = current.error.sources.includes('audit');
      const merged = isAudited ? mergeErrors(current.error, error) : { ...error, key };
      seen.set(key, seenBy(current, 'import', merged, at));
    }
    if (matches.length > 0 || added.has(error.key)) return;
    const before = closed.get(error.key);
    closed.delete(error.key);
    const timesReturned = before === undefined ? 0 : before.timesReturned + 1;
    added.set(error.key, { error, firstSeen: before?.firstSeen ?? at, openedAt: at, lastSeen: at, timesReturned });
  };

  return {
    add(errors) {
      for (const error of errors) addOne(error);
    },
    finish() {
      const kept: TrackedError[] = [];
      const unlisted: ClosedError[] = [];
      const tellsOfAbsence = list.whole && list.file.unreadableRows === 0;
      for (const tracked of open.values()) {
        const listed = seen.get(tracked.error.key);
        if (listed !== undefined || !tellsOfAbsence) kept.push(listed ?? tracked);
        else if (tracked.error.sources.includes('audit')) kept.push(lackedBy(tracked, 'import', at));
        else unlisted.push(close(tracked, 'unlisted', at));
      }
      const opened = [...added.values()];
      return {
        snapshot: {
          version: 1,
          id: snapshotId(at),
          at,
          sources: withSource(previous, {
            name: 'import',
            at,
            complete: tellsOfAbsence,
            objects: {},
            file: list.file,
          }),
          open: [...kept, ...opened],
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
