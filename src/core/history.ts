/** Counts of open errors by day, over 13 months: what charts and "seen since" go by. Days are UTC dates (`2026-11-29`). */
import { errorType } from './catalogue/catalogue.ts';
import { groupByCause } from './fingerprint.ts';
import type { Snapshot } from './snapshot.ts';
import { countRecords, type Category, type ErrorObject, type SyncError } from './sync-error.ts';

/** Errors, and the distinct records that have them. */
export type Count = { readonly errors: number; readonly records: number };

/** A cause without its value, which may be personal: only its fingerprint tells it from its like. */
type CauseCount = Count & {
  readonly type: string;
  readonly object: ErrorObject;
  readonly property?: string;
  readonly field?: string;
  /** How often it came back within the day; left out where it did not. */
  readonly returns?: number;
};

/**
 * What was open at the end of a day. Of its causes only the 500 largest are kept one by one; `rest` counts all others together (a
 * record that has several of them counts once for each). A cause that was open earlier in the day and is over has 0 errors.
 */
export type DayCounts = {
  readonly day: string;
  readonly total: Count;
  readonly categories: Readonly<Partial<Record<Category, Count>>>;
  /** By error type. Undefined, as are causes and rest, for days from before they were counted. */
  readonly types?: Readonly<Record<string, Count>>;
  /** By fingerprint. */
  readonly causes?: Readonly<Record<string, CauseCount>>;
  readonly rest?: Count & { readonly causes: number };
};

const HISTORY_MONTHS = 13;
export const CAUSES_A_DAY = 500;

/** The UTC day of a time. */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The first day that is kept on a day: 13 months before, or the last day of that month where it is shorter. */
export function firstKeptDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const firstOfMonth = month - 1 - HISTORY_MONTHS;
  const lastDate = new Date(Date.UTC(year, firstOfMonth + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, firstOfMonth, Math.min(date, lastDate))));
}

/** A snapshot's counts, as those of the day that it was made on. */
export function countDay(snapshot: Pick<Snapshot, 'open'>, day: string): DayCounts {
  const errors = snapshot.open.map(({ error }) => error);
  const byType = Map.groupBy(errors, ({ type }) => type);
  const byCategory = Map.groupBy(errors, ({ type }) => errorType(type).category);
  const causes = groupByCause(errors).map(
    ({ fingerprint, type, object, property, field, errors: count, records }): [string, CauseCount] => [
      fingerprint,
      {
        type,
        object,
        ...(property === undefined ? {} : { property }),
        ...(field === undefined ? {} : { field }),
        errors: count,
        records,
      },
    ],
  );
  return {
    day,
    total: countOf(errors),
    categories: Object.fromEntries([...byCategory].map(([category, own]) => [category, countOf(own)])),
    types: Object.fromEntries([...byType].map(([type, own]) => [type, countOf(own)])),
    causes: Object.fromEntries(causes.slice(0, CAUSES_A_DAY)),
    rest: together(causes.slice(CAUSES_A_DAY).map(([, count]) => count)),
  };
}

const countOf = (errors: readonly SyncError[]): Count => ({ errors: errors.length, records: countRecords(errors) });

function together(causes: readonly Count[]): Count & { causes: number } {
  return {
    causes: causes.length,
    errors: causes.reduce((sum, { errors }) => sum + errors, 0),
    records: causes.reduce((sum, { records }) => sum + records, 0),
  };
}

/** A day's counts after another look on that day: the later ones, and what of the causes only the earlier ones know. */
export function mergeDay(earlier: DayCounts | undefined, later: DayCounts): DayCounts {
  if (earlier?.day !== later.day || earlier.causes === undefined || later.causes === undefined) return later;
  const before = earlier.causes;
  const open = Object.entries(later.causes).map(([key, cause]): [string, CauseCount] => {
    const returns = (before[key]?.returns ?? 0) + (before[key]?.errors === 0 ? 1 : 0);
    return [key, returns === 0 ? cause : { ...cause, returns }];
  });
  const known = new Set(open.map(([key]) => key));
  const over = Object.entries(before)
    .filter(([key]) => !known.has(key))
    .map(([key, cause]): [string, CauseCount] => [key, { ...cause, errors: 0, records: 0 }]);
  // Where one may have become one of the rest, so that it is not over, the open ones leave it no room.
  return { ...later, causes: Object.fromEntries([...open, ...over].slice(0, CAUSES_A_DAY)) };
}

/** A day, with what was open at its end where somebody looked. */
export type DayTotal = { readonly day: string; readonly count?: Count };

/** How many days a chart shows. */
export const CHART_DAYS = 14;

/** Today and the 13 days before it, in order. */
export const lastDays = (history: Iterable<DayCounts>, now: Date): readonly DayTotal[] =>
  dailyTotals(history, dayOf(new Date(now.getTime() - (CHART_DAYS - 1) * DAY_MS)), dayOf(now));

/** The count of a day, or undefined where that was not counted then. */
type Measure = (day: DayCounts) => Count | undefined;

const NONE: Count = { errors: 0, records: 0 };

export const ofCategory =
  (category: Category): Measure =>
  ({ categories }) =>
    categories[category] ?? NONE;

export const ofType =
  (type: string): Measure =>
  ({ types }) =>
    types && (types[type] ?? NONE);

/** Undefined also where the cause may be one of the rest. */
export const ofCause =
  (fingerprint: string): Measure =>
  ({ causes, rest }) =>
    causes && (causes[fingerprint] ?? ((rest?.causes ?? 0) > 0 ? undefined : NONE));

/**
 * A count for each day from `from` to `to`, both included. A day without one (nobody looked, or it was not counted then) has none,
 * which is not 0.
 */
export function dailyTotals(
  history: Iterable<DayCounts>,
  from: string,
  to: string,
  measure: Measure = ({ total }) => total,
): readonly DayTotal[] {
  const known = new Map([...history].map((day) => [day.day, measure(day)]));
  return daysFrom(from, to).map((day) => {
    const count = known.get(day);
    return count === undefined ? { day } : { day, count };
  });
}

const DAY_MS = 86_400_000;

function daysFrom(from: string, to: string): string[] {
  const start = Date.parse(from);
  const length = Math.max(0, Math.floor((Date.parse(to) - start) / DAY_MS) + 1);
  return Array.from({ length }, (_, index) => dayOf(new Date(start + index * DAY_MS)));
}

/** `firstSeen`, `lastSeen`: days. `timesReturned`: how often it came back after it had been over. */
export type CauseHistory = {
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly timesReturned: number;
  /** Whether it is open on the last day that tells. */
  readonly open: boolean;
};

/**
 * What is known of a cause; undefined where it was never seen. Days on which nobody looked, or on which it may be one of the rest, do
 * not count as its end. `history`: days in order.
 */
export function causeHistory(history: Iterable<DayCounts>, fingerprint: string): CauseHistory | undefined {
  let seen: { firstSeen: string; lastSeen: string; timesReturned: number; open: boolean } | undefined;
  for (const day of history) {
    const cause = day.causes?.[fingerprint];
    if (cause === undefined) {
      if (seen !== undefined && ofCause(fingerprint)(day) !== undefined) seen.open = false;
      continue;
    }
    const open = cause.errors > 0;
    const returns = cause.returns ?? 0;
    if (seen === undefined) seen = { firstSeen: day.day, lastSeen: day.day, timesReturned: returns, open };
    else {
      const timesReturned = seen.timesReturned + returns + (seen.open ? 0 : 1);
      seen = { firstSeen: seen.firstSeen, lastSeen: day.day, timesReturned, open };
    }
  }
  return seen;
}
