import {
  CATEGORIES,
  countRecords,
  hasRecord,
  type Category,
  type ErrorObject,
  type ObjectName,
  type SalesforceObject,
  type SourceName,
  type SyncError,
} from './sync-error.ts';
import type { DriftSummary } from './audit/drift.ts';
import { errorType } from './catalogue/catalogue.ts';
import type { MappingFault } from './mapping-file/told.ts';
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
  /** Of an import: the file, and who had it read. */
  readonly file?: ImportedFile;
  /** The last whole list before that file, which was a part of one. */
  readonly lastWhole?: { readonly name: string; readonly at: string };
  /** Of an audit, as are all below: the last look at everything, which looks at what changed since then build on. */
  readonly full?: FullLook;
  /** Records compared so far, of a look at everything that is under way or was broken off: the next one begins anew. */
  readonly compared?: Readonly<Partial<Record<ObjectName, number>>>;
  /** Types that could not be judged, for want of something that they go by: "none found" says nothing of them. */
  readonly unjudged?: readonly string[];
  /** Records that do not sync by design, so that they have no errors. */
  readonly excluded?: Readonly<Partial<Record<Exclusion, number>>>;
  /** Properties that no mapping names, so that they are not audited; read-only ones are left out. */
  readonly unmapped?: Readonly<Partial<Record<ObjectName, number>>>;
  /** The account's own mappings that name what is not in the CRMs, so that they are not audited. */
  readonly unresolved?: readonly MappingFault[];
  /** Records whose findings were too fresh to be called errors: looked at again, changed or not. */
  readonly again?: readonly RecordIds[];
  /** Records that changed and were not synced without a known reason, at the last look at everything. */
  readonly drift?: DriftSummary;
};

/** What a look at everything found out, beside errors. */
export type FullLook = Pick<SourceState, 'complete' | 'objects' | 'problem'> & {
  /** ISO time. */
  readonly at: string;
  /** Hash of the set-up that it went by: properties, fields, owners, mappings, … */
  readonly basis: string;
};

/** Why a record has no errors: no email, deleted in Salesforce (or not to be seen there), or a lead that was converted. */
export type Exclusion = 'no-email' | 'deleted-in-salesforce' | 'not-in-salesforce' | 'converted-lead';

/** A record by its ids, as far as they are known. */
export type RecordIds = {
  readonly object: ObjectName;
  readonly hubspotId?: string;
  readonly salesforceId?: string;
  readonly salesforceObject?: SalesforceObject;
};

/** `name` is untrusted text; `by` a Slack user id, absent on the command line. */
export type ImportedFile = {
  readonly name: string;
  readonly by?: string;
  readonly rows: number;
  /** Rows that were not read in full: what the file seems to lack may be in them. */
  readonly unreadableRows: number;
};

export type TrackedError = {
  readonly error: SyncError;
  /** ISO times. `firstSeen` is kept when an error returns; `openedAt` is when it came (back) this time. */
  readonly firstSeen: string;
  readonly openedAt: string;
  readonly lastSeen: string;
  readonly timesReturned: number;
  /**
   * ISO times at which a source that could have had the error looked and did not have it, while another one still has it: the
   * two disagree.
   */
  readonly lacked?: Readonly<Partial<Record<SourceName, string>>>;
};

/**
 * `fixed`: proven. `gone`: the record is deleted or out of the sync's scope. `unlisted`: HubSpot's whole list no longer has it,
 * and nothing proves why.
 */
export type Ending = 'fixed' | 'gone' | 'unlisted';

/** What is kept of an error that is over: enough to know it again, and no personal data beyond ids. */
export type ClosedError = {
  readonly key: string;
  readonly type: string;
  readonly object: ErrorObject;
  readonly firstSeen: string;
  readonly closedAt: string;
  readonly how: Ending;
  readonly timesReturned: number;
  /** Slack id of whose resync ended it; undefined where a look found it over. */
  readonly by?: string;
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
  readonly unlisted: readonly ClosedError[];
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
    unlisted: closed.filter(({ how }) => how === 'unlisted'),
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
  /** Errors whose record can be looked up in a CRM, and so be resynced. */
  readonly findable: number;
  readonly largest: Cause;
};

export type Summary = {
  readonly errors: number;
  readonly records: number;
  /** Only those that have errors, in the catalogue's order. */
  readonly categories: readonly CategorySummary[];
};

/** How many open errors only one of two sources has: though the other looked, or cannot find their type. */
export type Disagreement = { readonly onlyListed: number; readonly onlyFound: number };

export function disagreement({ open, sources }: Pick<Snapshot, 'open' | 'sources'>): Disagreement {
  const isCompared = sources.some(({ name, at }) => name === 'audit' && at !== null);
  return {
    onlyListed: isCompared ? open.filter(({ error }) => !error.sources.includes('audit')).length : 0,
    onlyFound: open.filter(({ lacked }) => lacked?.import !== undefined).length,
  };
}

/** Counts of errors and distinct records, in all and per category with its largest cause. */
export function summarise(snapshot: Pick<Snapshot, 'open'>): Summary {
  const errors = snapshot.open.map(({ error }) => error);
  const byCategory = Map.groupBy(errors, ({ type }) => errorType(type).category);
  const categories = CATEGORIES.flatMap((category): CategorySummary[] => {
    const own = byCategory.get(category) ?? [];
    const [largest] = groupByCause(own);
    if (largest === undefined) return [];
    const findable = own.filter(hasRecord).length;
    return [{ category, errors: own.length, records: countRecords(own), findable, largest }];
  });
  return { errors: errors.length, records: countRecords(errors), categories };
}
