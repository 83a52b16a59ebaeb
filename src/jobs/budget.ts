import { AsyncLocalStorage } from 'node:async_hooks';
import {
  addCall,
  budgetLimit,
  countCalls,
  freeFrom,
  sumOf,
  type Api,
  type BudgetWish,
  type HourlyCalls,
  type Reason,
} from '../core/budget.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from './log.ts';
import { VendorError } from './vendor-error.ts';

/** What is kept over a restart. */
export type BudgetState = {
  readonly hours: HourlyCalls;
  /** The org's daily limit as last heard: without it a restart could refuse the very call that tells it. */
  readonly orgMax?: number | undefined;
  /** Salesforce calls that must be free before a check begins: after one that was cut off. */
  readonly checkNeeds?: number | undefined;
};

export type BudgetStore = { load(): BudgetState; save(state: BudgetState): Promise<void> };

export type BudgetReport = {
  /** Of the last 24 hours. */
  readonly calls: Readonly<Record<Api, Readonly<Partial<Record<Reason, number>>>>>;
  /** Salesforce calls in 24 hours. */
  readonly limit: number;
  /** Never below 0. */
  readonly left: number;
  /** ISO time from which there is room for a check again, where there is none now. */
  readonly until?: string;
};

export type Budget = {
  /**
   * Counts one call that is about to be sent, for the reason of the work under way. Throws VendorError `over-budget` instead
   * when it is one of Salesforce's, would break the budget, and its reason is one that may be refused.
   */
  spend(api: Api): void;
  /** Does `work`, and all that it begins, for a reason; the innermost one counts. */
  during<T>(reason: Reason, work: () => Promise<T>): Promise<T>;
  report(): BudgetReport;
  /** Takes note of the org's own daily limit. */
  heard(orgMax: number): void;
  /** Writes what is not yet written, at most once a minute. */
  keep(): Promise<void>;
  /** Writes what is not yet written. */
  stop(): Promise<void>;
};

/** What nobody asked for, or can be asked for again: the rest a person confirmed, or tells what the budget is for. */
const REFUSABLE: ReadonlySet<Reason> = new Set(['check', 'export', 'explain', 'other']);
const KEEP_MS = 60_000;

/** One piece of work: `cut` when a call of it was refused after others were not. */
type Work = { readonly reason: Reason; spent: number; cut: boolean };

/** Counts every call to both CRMs by reason, and keeps sfsync within its own share of Salesforce's daily calls. */
export function createBudget(deps: {
  /** `orgMax`: the org's daily limit as the last answer told it, if one did. */
  readonly limit: { readonly wish: BudgetWish | undefined; readonly orgMax?: () => number | undefined };
  readonly store: BudgetStore;
  readonly clock: Clock;
  readonly log: Log;
}): Budget {
  const { limit, store, clock, log } = deps;
  const works = new AsyncLocalStorage<Work>();
  let state = store.load();
  let isKept = true;
  let writing: Promise<void> = Promise.resolve();
  let keptAt = -Infinity;

  const change = (next: Partial<BudgetState>) => {
    state = { ...state, ...next };
    isKept = false;
  };
  const heard = (orgMax: number) => {
    if (orgMax !== state.orgMax) change({ orgMax });
  };
  const limitNow = () => {
    const last = limit.orgMax?.();
    if (last !== undefined) heard(last);
    return budgetLimit(limit.wish, state.orgMax);
  };
  const spent = () => sumOf(countCalls(state.hours, clock.now()).salesforce);
  /** No more than comes free when the checks of a day are forgotten: else it would wait for ever. */
  const checkNeeds = (max: number) => {
    const { check: _, ...others } = countCalls(state.hours, clock.now()).salesforce;
    return Math.max(1, Math.min(state.checkNeeds ?? 1, max - sumOf(others)));
  };

  const admit = (work: Work) => {
    const max = limitNow();
    const needed = work.reason === 'check' && work.spent === 0 ? checkNeeds(max) : 1;
    if (max - spent() >= needed) return;
    if (work.spent > 0) work.cut = true;
    throw overBudget(max, freeFrom(state.hours, clock.now(), max, needed));
  };

  /** A check that would be cut off again only wastes calls: it waits for twice those that it got. */
  const learn = (work: Work) => {
    if (work.cut) change({ checkNeeds: work.spent * 2 });
    else if (work.spent > 0 && state.checkNeeds !== undefined && work.spent < state.checkNeeds) {
      change({ checkNeeds: work.spent });
    }
  };

  const write = async () => {
    isKept = true;
    keptAt = clock.now().getTime();
    try {
      await store.save(state);
    } catch (error) {
      isKept = false;
      log.warn({ err: error }, 'the calls that were spent could not be written down');
    }
  };
  const keep = () => {
    if (!isKept && clock.now().getTime() - keptAt >= KEEP_MS) writing = write();
    return writing;
  };

  return {
    spend(api) {
      const work = works.getStore() ?? { reason: 'other', spent: 0, cut: false };
      if (api === 'salesforce') {
        if (REFUSABLE.has(work.reason)) admit(work);
        work.spent += 1;
      }
      change({ hours: addCall(state.hours, api, work.reason, clock.now()) });
      void keep();
    },
    async during(reason, work) {
      const own: Work = { reason, spent: 0, cut: false };
      try {
        return await works.run(own, work);
      } finally {
        if (reason === 'check') learn(own);
      }
    },
    report() {
      const max = limitNow();
      const calls = countCalls(state.hours, clock.now());
      const left = Math.max(0, max - sumOf(calls.salesforce));
      const needed = checkNeeds(max);
      return {
        calls,
        limit: max,
        left,
        ...(left < needed ? { until: freeFrom(state.hours, clock.now(), max, needed) } : {}),
      };
    },
    heard,
    keep,
    stop: async () => {
      await writing;
      if (!isKept) await write();
    },
  };
}

/** Its detail is ours, and stored with snapshots: `readOverBudget` reads it back for the sentence. */
const overBudget = (limit: number, until: string) =>
  new VendorError('salesforce', 'over-budget', `${limit} calls in 24 hours; free again ${until}`);

/** The facts of an `over-budget` error's detail. */
export function readOverBudget(detail: string): { readonly limit: number; readonly until: Date } | undefined {
  const [, limit, until] = /^(\d+) calls in 24 hours; free again (\S+)$/.exec(detail) ?? [];
  return limit === undefined || until === undefined ? undefined : { limit: Number(limit), until: new Date(until) };
}
