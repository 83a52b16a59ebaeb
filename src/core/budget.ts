/** sfsync's own API calls, counted by the hour, and how many of Salesforce's it may spend in 24 hours. */
export const APIS = ['hubspot', 'salesforce'] as const;
export type Api = (typeof APIS)[number];

/** What calls are spent for. */
export const REASONS = ['check', 'resync', 'export', 'list', 'usage', 'explain', 'doctor', 'other'] as const;
export type Reason = (typeof REASONS)[number];

type CallCounts = Readonly<Partial<Record<Api, Readonly<Partial<Record<Reason, number>>>>>>;
/** By the ISO time of each hour's beginning. */
export type HourlyCalls = Readonly<Record<string, CallCounts>>;

/** What an admin set: a number of calls, or a percentage of the org's daily limit. */
export type BudgetWish = { readonly calls: number } | { readonly percent: number };

const HOUR_MS = 3_600_000;
/** An hour counts until its last call is 24 hours old: rather an hour too long than a call too few. */
const KEPT_MS = 25 * HOUR_MS;

/** The smallest org that has an API: Developer Edition's daily limit. */
const SMALLEST_ORG = 15_000;
const DEFAULT_PERCENT = 1;
/** Below this not even a small pair of CRMs can be compared a few times a day. */
const DEFAULT_LEAST = 100;

/** Salesforce calls in 24 hours that sfsync may spend; `orgMax` is the org's own limit, where it is known. */
export function budgetLimit(wish: BudgetWish | undefined, orgMax: number = SMALLEST_ORG): number {
  if (wish === undefined) return Math.max(DEFAULT_LEAST, share(orgMax, DEFAULT_PERCENT));
  return 'calls' in wish ? wish.calls : Math.max(1, share(orgMax, wish.percent));
}

// 100,000 × 0.29 % is 289.99… in binary.
const share = (calls: number, percent: number) => Math.floor((calls * percent) / 100 + 1e-6);

/** Reads `2000`, `1%`, `0.5%`: a whole number of calls from 1, or more than 0 and at most 100 %. */
export function readBudget(text: string): BudgetWish | undefined {
  const [, figure = '', sign] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text) ?? [];
  const value = Number(figure);
  if (figure === '' || value <= 0) return undefined;
  if (sign === '%') return value <= 100 ? { percent: value } : undefined;
  return Number.isSafeInteger(value) ? { calls: value } : undefined;
}

/** One more call, in its hour; hours that count no more are forgotten. */
export function addCall(hours: HourlyCalls, api: Api, reason: Reason, now: Date): HourlyCalls {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  const kept = hour in hours ? hours : Object.fromEntries(counting(hours, now));
  const counts = kept[hour];
  const own = counts?.[api];
  return { ...kept, [hour]: { ...counts, [api]: { ...own, [reason]: (own?.[reason] ?? 0) + 1 } } };
}

/** The last 24 hours' calls (up to 25: hours count whole). */
export function countCalls(hours: HourlyCalls, now: Date): Record<Api, Partial<Record<Reason, number>>> {
  const total: Record<Api, Partial<Record<Reason, number>>> = { hubspot: {}, salesforce: {} };
  for (const [, counts] of counting(hours, now)) {
    for (const api of APIS) {
      for (const reason of REASONS) {
        const n = counts[api]?.[reason];
        if (n !== undefined) total[api][reason] = (total[api][reason] ?? 0) + n;
      }
    }
  }
  return total;
}

export const sumOf = (counts: Readonly<Partial<Record<Reason, number>>> | undefined): number =>
  Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0);

/** ISO time from which at least `needed` of `limit` Salesforce calls are free again, if nothing more is spent. */
export function freeFrom(hours: HourlyCalls, now: Date, limit: number, needed: number): string {
  let spent = sumOf(countCalls(hours, now).salesforce);
  let at = now.toISOString();
  for (const [hour, counts] of counting(hours, now).toSorted(([a], [b]) => a.localeCompare(b))) {
    if (limit - spent >= needed) break;
    spent -= sumOf(counts.salesforce);
    at = new Date(Date.parse(hour) + KEPT_MS).toISOString();
  }
  return at;
}

/** The hours that count; one after now is from a clock that was wrong. */
function counting(hours: HourlyCalls, now: Date): [string, CallCounts][] {
  return Object.entries(hours).filter(([hour]) => {
    const age = now.getTime() - Date.parse(hour);
    return age < KEPT_MS && age > -HOUR_MS;
  });
}
