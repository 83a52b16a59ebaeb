import type { ObjectName } from '../core/sync-error.ts';
import type { WriteResult } from '../jobs/ports.ts';
import type { HubspotApi } from './api.ts';
import { refusalOf } from './errors.ts';
import type { HubspotRefusal } from './errors.ts';

/** Calls that one write may spend on finding the bad rows of a batch that HubSpot refused whole. */
const SEARCH_CALLS = 40;

/** Errors of the property or its value: as all rows get the same, all have it. */
const SAME_FOR_ALL = new Set(['PROPERTY_DOESNT_EXIST', 'READ_ONLY_VALUE', 'INVALID_OPTION']);

/** Statuses by which HubSpot refuses what a batch holds, and not the caller. */
const ROWS_FAULT = new Set([400, 404, 409]);

type Target = { readonly object: ObjectName; readonly property: string; readonly value: string };

/**
 * Writes one property on at most 100 records: one call where HubSpot takes the batch. Where it refuses the batch whole,
 * the rows that it names are left out, or else the batch is halved until the bad rows are found, within 40 calls; rows
 * still undecided then are told as not written. Throws VendorError for failures that are not the rows' own.
 */
export async function writeBatch(api: HubspotApi, target: Target, ids: readonly string[]): Promise<WriteResult[]> {
  const results = new Map<string, WriteResult>();
  const groups = [[...ids]];
  const fail = (rows: readonly string[], problem: string) => {
    for (const id of rows) results.set(id, { id, ok: false, problem });
  };
  for (let calls = 1; ; calls += 1) {
    const group = groups.shift();
    if (!group) break;
    const outcome = await attempt(api, target, group);
    if ('written' in outcome) {
      for (const result of outcome.written) results.set(result.id, result);
      continue;
    }
    const bad = outcome.everyRow || group.length === 1 ? group : group.filter((id) => outcome.named.has(id));
    const rest = group.filter((id) => !bad.includes(id));
    fail(bad, outcome.problem);
    if (calls >= SEARCH_CALLS) {
      fail([...rest, ...groups.splice(0).flat()], outcome.problem);
      break;
    }
    if (bad.length > 0 && rest.length > 0) groups.push(rest);
    else if (rest.length > 0) groups.push(...halves(rest));
  }
  return ids.map((id) => results.get(id) ?? { id, ok: false, problem: 'NO_ANSWER' });
}

type Outcome =
  | { readonly written: readonly WriteResult[] }
  | { readonly problem: string; readonly named: ReadonlySet<string>; readonly everyRow: boolean };

async function attempt(api: HubspotApi, target: Target, ids: readonly string[]): Promise<Outcome> {
  try {
    const answer = await api.batchUpdate(target.object, ids, target.property, target.value);
    const problems = new Map(
      answer.errors.flatMap((error) => error.ids.map((id) => [id, `${error.category}: ${error.message}`] as const)),
    );
    const done = new Set(answer.rows);
    const unnamed = answer.errors.find((error) => error.ids.length === 0);
    const unexplained = unnamed ? `${unnamed.category}: ${unnamed.message}` : 'NO_ANSWER';
    const written = ids.map((id): WriteResult => {
      const problem = problems.get(id);
      if (problem !== undefined) return { id, ok: false, problem };
      // A merged record answers under its new id, so a row may be missing from an answer without errors.
      if (done.has(id) || answer.numErrors === 0) return { id, ok: true };
      return { id, ok: false, problem: unexplained };
    });
    return { written };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || !ROWS_FAULT.has(refusal.status)) throw error;
    return refused(refusal);
  }
}

function refused({ status, body }: HubspotRefusal): Outcome {
  const errors = body.errors ?? [];
  const contexts = [body.context, ...errors.map((error) => error.context)];
  const named = contexts.flatMap((context) => context?.['ids'] ?? []).map(String);
  return {
    problem: [errors[0]?.code ?? body.category ?? `HTTP ${status}`, errors[0]?.message || body.message]
      .filter(Boolean)
      .join(': '),
    named: new Set(named),
    everyRow: errors.length > 0 && errors.every((error) => SAME_FOR_ALL.has(error.code ?? '')),
  };
}

function halves<T>(rows: readonly T[]): T[][] {
  const middle = Math.ceil(rows.length / 2);
  return [rows.slice(0, middle), rows.slice(middle)];
}
