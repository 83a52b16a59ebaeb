import {
  CATEGORIES,
  recordKey,
  type Category,
  type ObjectName,
  type SourceName,
  type SyncError,
} from './sync-error.ts';
import { errorType } from './catalogue/catalogue.ts';
import { groupByCause, type Cause } from './fingerprint.ts';

/**
 * How far an object was read, both sides together. `whole`: every record of both CRMs, so what is absent is gone.
 * `part`: only some records, these on both sides. `failed`: nothing can be told.
 */
export type Reading = 'whole' | 'part' | 'failed';

export type SourceState = {
  readonly name: SourceName;
  /** ISO time of the last look that could tell something; null before the first. */
  readonly at: string | null;
  /** True when everything that the source covers was read whole. */
  readonly complete: boolean;
  readonly problem?: { readonly vendor: string; readonly code: string; readonly detail: string };
  readonly objects: Readonly<Partial<Record<ObjectName, Reading>>>;
};

export type TrackedError = {
  readonly error: SyncError;
  /** ISO times. `firstSeen` is kept when an error returns; `openedAt` is when it came (back) this time. */
  readonly firstSeen: string;
  readonly openedAt: string;
  readonly lastSeen: string;
  readonly timesReturned: number;
};

/** What is kept of an error that is over: enough to know it again, and no personal data beyond ids. */
export type ClosedError = {
  readonly key: string;
  readonly type: string;
  readonly object: ObjectName;
  readonly firstSeen: string;
  readonly closedAt: string;
  /** `gone`: the record is deleted or out of the sync's scope. */
  readonly how: 'fixed' | 'gone';
  readonly timesReturned: number;
};

/** All open sync errors at one time, with the age and completeness of each source, and the history of closed ones. */
export type Snapshot = {
  readonly version: 1;
  /** Fit for a file name. */
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly sources: readonly SourceState[];
  readonly open: readonly TrackedError[];
  readonly closed: readonly ClosedError[];
};

export type Movements = {
  readonly new: readonly TrackedError[];
  readonly returned: readonly TrackedError[];
  readonly fixed: readonly ClosedError[];
  readonly gone: readonly ClosedError[];
};

/** What happened after `since` (ISO time) and still stands, however many snapshots lie between. */
export function changesSince(snapshot: Snapshot, since: string): Movements {
  const start = Date.parse(since);
  const opened = snapshot.open.filter(({ openedAt }) => Date.parse(openedAt) > start);
  // An error that came and went since then was never told of, so its end is no news either.
  const closed = snapshot.closed.filter(
    ({ closedAt, firstSeen }) => Date.parse(closedAt) > start && Date.parse(firstSeen) <= start,
  );
  return {
    new: opened.filter(({ timesReturned }) => timesReturned === 0),
    returned: opened.filter(({ timesReturned }) => timesReturned > 0),
    fixed: closed.filter(({ how }) => how === 'fixed'),
    gone: closed.filter(({ how }) => how === 'gone'),
  };
}

/** ISO time up to which a snapshot tells: its look, or a later proof that closed an error. */
export function toldUntil({ at, closed }: Snapshot): string {
  return closed.reduce((latest, { closedAt }) => (closedAt > latest ? closedAt : latest), at);
}

export type CategorySummary = {
  readonly category: Category;
  readonly errors: number;
  readonly records: number;
  readonly largest: Cause;
};

export type Summary = {
  readonly errors: number;
  readonly records: number;
  /** Only those that have errors, in the catalogue's order. */
  readonly categories: readonly CategorySummary[];
};

/** Counts of errors and distinct records, in all and per category with its largest cause. */
export function summarise(snapshot: Pick<Snapshot, 'open'>): Summary {
  const errors = snapshot.open.map(({ error }) => error);
  const byCategory = Map.groupBy(errors, ({ type }) => errorType(type).category);
  const categories = CATEGORIES.flatMap((category): CategorySummary[] => {
    const own = byCategory.get(category) ?? [];
    const [largest] = groupByCause(own);
    return largest === undefined ? [] : [{ category, errors: own.length, records: countRecords(own), largest }];
  });
  return { errors: errors.length, records: countRecords(errors), categories };
}

function countRecords(errors: readonly SyncError[]): number {
  return new Set(errors.map(recordKey)).size;
}
