/** Counts calls against the org's daily limit, which rolls: a call counts for 24 hours. */
import type { Crm, CrmState } from '../crm.ts';
import { SalesforceFailure } from './failure.ts';
import type { Actor } from './users.ts';

const HOUR_MS = 3_600_000;
const WINDOW_HOURS = 24;

// Calls by the hour they were made in, beside the state, so that a fresh state has made none.
const hours = new WeakMap<CrmState, Map<number, number>>();

function dailyLimit(crm: Crm): { Max: number; Remaining: number } {
  return (crm.state.salesforce.limits['DailyApiRequests'] ??= { Max: 100_000, Remaining: 100_000 });
}

/** Gives back the calls that are older than the window. */
function release(crm: Crm, made: Map<number, number>, hour: number): void {
  const limit = dailyLimit(crm);
  for (const [then, calls] of made) {
    if (then > hour - WINDOW_HOURS) continue;
    limit.Remaining = Math.min(limit.Max, limit.Remaining + calls);
    made.delete(then);
  }
}

/** Counts one call. Throws REQUEST_LIMIT_EXCEEDED (403) when none is left; that call is not counted. */
export function countCall(crm: Crm, actor: Actor): void {
  const limit = dailyLimit(crm);
  const made = hours.get(crm.state) ?? new Map<number, number>();
  hours.set(crm.state, made);
  const hour = Math.floor(crm.clock.now().getTime() / HOUR_MS);
  release(crm, made, hour);
  if (limit.Remaining <= 0) {
    throw new SalesforceFailure(403, { code: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
  }
  limit.Remaining--;
  made.set(hour, (made.get(hour) ?? 0) + 1);
  const calls = crm.calls.salesforce;
  calls[actor] = (calls[actor] ?? 0) + 1;
}

/** The value of the `Sforce-Limit-Info` header. */
export function limitInfo(crm: Crm): string {
  const { Max, Remaining } = dailyLimit(crm);
  return `api-usage=${Max - Remaining}/${Max}`;
}
