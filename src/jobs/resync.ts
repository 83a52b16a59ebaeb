import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import type { Guard } from '../core/usage.ts';
import { recordKey, type ObjectName, type SalesforceObject, type SyncError } from '../core/sync-error.ts';
import type { Audit, Examination, RecordRef } from './audit.ts';
import type { Log } from './log.ts';
import type { Hubspot, Salesforce, WriteResult } from './ports.ts';
import type { Usage } from './usage.ts';
import { VendorError } from './vendor-error.ts';

/** The one mapped property whose change makes HubSpot sync a record again. */
const TOUCH_PROPERTY = 'sfsync_resync';
const TOUCH_FIELD = 'SFSync_Resync__c';

type Side = 'hubspot' | 'salesforce';

export type ResyncRecord = RecordRef & {
  readonly key: string;
  readonly side: Side;
  readonly name?: string;
  /** The errors that this resync is meant to end. */
  readonly errors: readonly SyncError[];
  /** For a child that waits: its Salesforce account is touched first, since an account reaches HubSpot only when it changes. */
  readonly accountId?: string;
};

/** What will be done, before anybody confirmed it. */
export type ResyncPlan = {
  readonly records: readonly ResyncRecord[];
  readonly hubspotCalls: number;
  /** Salesforce calls: ours, and at least one of HubSpot's integration for each record. */
  readonly salesforceCalls: number;
  readonly guard?: Guard;
};

/** Where the progress of a job is told: the thread of a message, or the direct messages of who asked. */
export type JobPlace = { readonly channel: string; readonly threadTs?: string };

export type ResyncJob = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly place: JobPlace;
  readonly records: readonly ResyncRecord[];
};

export type Verdict = 'proven' | 'failed-again' | 'not-confirmed' | 'gone' | 'not-touched';

export type JobEvent =
  | { readonly kind: 'message'; readonly ts: string }
  | { readonly kind: 'touched'; readonly at: string; readonly results: readonly WriteResult[] }
  | {
      readonly kind: 'verdict';
      readonly key: string;
      readonly verdict: Verdict;
      readonly type?: string;
      readonly problem?: string;
    }
  | { readonly kind: 'finished'; readonly at: string };

/** Jobs are files of their own, to which events are only appended. */
export type ResyncJobs = {
  create(job: ResyncJob): Promise<void>;
  append(id: string, event: JobEvent): Promise<void>;
  /** Jobs without a `finished` event, with what happened so far. */
  unfinished(): Promise<readonly { readonly job: ResyncJob; readonly events: readonly JobEvent[] }[]>;
};

export type ResyncProgress = {
  readonly job: ResyncJob;
  readonly touched: number;
  readonly finished: boolean;
  /** By record key; a record without one is still waited for. */
  readonly verdicts: ReadonlyMap<
    string,
    { readonly verdict: Verdict; readonly type?: string; readonly problem?: string }
  >;
  /** Why looking at the result failed last time, if it did. */
  readonly problem?: VendorError;
};

/** Tells people how a job goes. `ts` of the message it made is kept with the job, so that a restart goes on in it. */
export type ProgressSink = {
  show(progress: ResyncProgress, ts: string | undefined): Promise<string | undefined>;
};

export type Resync = {
  plan(records: readonly ResyncRecord[]): Promise<ResyncPlan>;
  /** Begins a job and returns once it is written down; it goes on by itself. */
  start(plan: ResyncPlan, by: string, place: JobPlace): Promise<ResyncJob>;
  /** Goes on with jobs that a restart interrupted. */
  resume(): Promise<void>;
  /** Stops waiting; unfinished jobs go on after the next start. */
  stop(): Promise<void>;
};

const HUBSPOT_BATCH = 100;
const SALESFORCE_BATCH = 200;
/** Looking is what costs calls: soon at first, since most syncs take seconds, then ever more rarely. */
const PAUSES_MS = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];
const LAST_PAUSE_MS = 240_000;
const GIVE_UP_MS = 30 * 60_000;
const PROGRESS_MS = 2_000;
/** These end by the sync itself, so that "the rule still fails" proves nothing before the time is up. */
const ENDS_BY_SYNC: ReadonlySet<string> = new Set(['waiting-on-account-to-sync']);

type Deps = {
  readonly hubspot: Hubspot;
  readonly salesforce: Salesforce;
  readonly audit: Audit;
  readonly usage: Usage;
  readonly jobs: ResyncJobs;
  readonly sink: ProgressSink;
  /** Told of every record that is proven, so that the snapshot can close its errors. */
  readonly onProven: (keys: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Touches records so that HubSpot syncs them again, and proves the result. */
export function createResync(deps: Deps): Resync {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const run = (job: ResyncJob, events: readonly JobEvent[]): void => {
    const work: Promise<void> = runJob(deps, job, events, stopping.signal)
      .catch((error: unknown) => deps.log.error({ err: error, job: job.id }, 'resync job failed'))
      .finally(() => running.delete(work));
    running.add(work);
  };

  return {
    plan: async (records) => {
      const calls = countCalls(records);
      const report = await deps.usage.report(PLAN_USAGE_AGE_MS, calls.salesforceCalls);
      return { records, ...calls, ...(report.guard === undefined ? {} : { guard: report.guard }) };
    },
    async start(plan, by, place) {
      const job: ResyncJob = {
        id: randomUUID().slice(0, 8),
        at: deps.clock.now().toISOString(),
        by,
        place,
        records: plan.records,
      };
      await deps.jobs.create(job);
      run(job, []);
      return job;
    },
    async resume() {
      for (const { job, events } of await deps.jobs.unfinished()) run(job, events);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

const PLAN_USAGE_AGE_MS = 60_000;

/** One entry a record; the side to write is where the failing change came from, HubSpot's where that is unknown. */
export function recordsOf(errors: readonly SyncError[]): ResyncRecord[] {
  const byRecord = Map.groupBy(errors, recordKey);
  return [...byRecord].map(([key, own]) => {
    const [first] = own as [SyncError, ...SyncError[]];
    const fromSalesforce = own.every((error) => error.direction === 'to-hubspot') && first.salesforceId !== undefined;
    const side: Side = first.hubspotId === undefined || fromSalesforce ? 'salesforce' : 'hubspot';
    const waiting = own.find((error) => error.type === 'waiting-on-account-to-sync');
    return {
      key,
      side,
      direction: side === 'salesforce' ? 'to-hubspot' : 'to-salesforce',
      object: first.object,
      errors: own,
      ...(first.name === undefined ? {} : { name: first.name }),
      ...(first.hubspotId === undefined ? {} : { hubspotId: first.hubspotId }),
      ...(first.salesforceId === undefined ? {} : { salesforceId: first.salesforceId }),
      ...(first.salesforceObject === undefined ? {} : { salesforceObject: first.salesforceObject }),
      ...(waiting?.value === undefined ? {} : { accountId: waiting.value }),
    };
  });
}

function countCalls(records: readonly ResyncRecord[]): { hubspotCalls: number; salesforceCalls: number } {
  const writes = touchBatches(records);
  const of = (side: Side) => writes.filter((write) => write.side === side).length;
  const looks = Math.ceil(records.length / HUBSPOT_BATCH);
  return {
    hubspotCalls: of('hubspot') + looks * 2,
    salesforceCalls: of('salesforce') + Math.ceil(records.length / SALESFORCE_BATCH) * 2 + records.length,
  };
}

type TouchBatch =
  | { readonly side: 'hubspot'; readonly object: ObjectName; readonly ids: readonly string[] }
  | { readonly side: 'salesforce'; readonly object: SalesforceObject; readonly ids: readonly string[] };

/** Accounts first: their children can only sync when the company is there. */
function touchBatches(records: readonly ResyncRecord[]): TouchBatch[] {
  const accounts = [...new Set(records.flatMap((record) => record.accountId ?? []))];
  const batches: TouchBatch[] = chunks(accounts, SALESFORCE_BATCH).map((ids) => ({
    side: 'salesforce',
    object: 'Account',
    ids,
  }));
  const hubspot = records.filter((record) => record.side === 'hubspot');
  for (const [object, own] of Map.groupBy(hubspot, (record) => record.object)) {
    const ids = own.flatMap((record) => record.hubspotId ?? []);
    for (const part of chunks(ids, HUBSPOT_BATCH)) batches.push({ side: 'hubspot', object, ids: part });
  }
  const salesforce = records.filter((record) => record.side === 'salesforce');
  for (const [object, own] of Map.groupBy(salesforce, (record) => record.salesforceObject)) {
    if (object === undefined) continue;
    const ids = own.flatMap((record) => record.salesforceId ?? []);
    for (const part of chunks(ids, SALESFORCE_BATCH)) batches.push({ side: 'salesforce', object, ids: part });
  }
  return batches;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

type JobState = {
  touchedAt: Map<string, string>;
  verdicts: Map<string, { verdict: Verdict; type?: string; problem?: string }>;
  messageTs: string | undefined;
  shownAt: number;
};

const writtenId = (record: ResyncRecord) => (record.side === 'hubspot' ? record.hubspotId : record.salesforceId);

async function runJob(deps: Deps, job: ResyncJob, events: readonly JobEvent[], signal: AbortSignal): Promise<void> {
  const state: JobState = { touchedAt: new Map(), verdicts: new Map(), messageTs: undefined, shownAt: 0 };
  const touchProblems = new Map<string, string>();
  for (const event of events) replay(event, state, touchProblems);

  const show = async (finished: boolean, problem?: VendorError) => {
    const now = Date.now();
    if (!finished && now - state.shownAt < PROGRESS_MS) return;
    state.shownAt = now;
    const progress = {
      job,
      touched: state.touchedAt.size,
      finished,
      verdicts: state.verdicts,
      ...(problem === undefined ? {} : { problem }),
    };
    const ts = await deps.sink.show(progress, state.messageTs);
    if (ts !== undefined && ts !== state.messageTs) {
      state.messageTs = ts;
      await deps.jobs.append(job.id, { kind: 'message', ts });
    }
  };
  const judge = async (key: string, verdict: Verdict, more: { type?: string; problem?: string } = {}) => {
    state.verdicts.set(key, { verdict, ...more });
    await deps.jobs.append(job.id, { kind: 'verdict', key, verdict, ...more });
  };

  await show(false);
  await touch(deps, job, state, touchProblems, () => show(false), signal);
  for (const record of job.records) {
    const id = writtenId(record);
    const problem = id === undefined ? 'no id' : touchProblems.get(id);
    if (problem !== undefined && !state.verdicts.has(record.key)) await judge(record.key, 'not-touched', { problem });
  }
  await prove(deps, job, state, judge, show, signal);
  if (signal.aborted) return;
  await show(true);
  await deps.jobs.append(job.id, { kind: 'finished', at: deps.clock.now().toISOString() });
}

function replay(event: JobEvent, state: JobState, touchProblems: Map<string, string>): void {
  if (event.kind === 'message') state.messageTs = event.ts;
  if (event.kind === 'touched') {
    for (const result of event.results) {
      if (result.ok) state.touchedAt.set(result.id, event.at);
      else touchProblems.set(result.id, result.problem ?? 'refused');
    }
  }
  if (event.kind === 'verdict') {
    const { key, kind: _, ...verdict } = event;
    state.verdicts.set(key, verdict);
  }
}

async function touch(
  deps: Deps,
  job: ResyncJob,
  state: JobState,
  problems: Map<string, string>,
  onProgress: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const done = (id: string) => state.touchedAt.has(id) || problems.has(id);
  for (const batch of touchBatches(job.records)) {
    if (signal.aborted) return;
    const ids = batch.ids.filter((id) => !done(id));
    if (ids.length === 0) continue;
    // Taken before the write: a sync that answers at once must count as later than the touch.
    const at = deps.clock.now().toISOString();
    const value = `${at} ${job.id}`;
    let results: readonly WriteResult[];
    try {
      results =
        batch.side === 'hubspot'
          ? await deps.hubspot.write(batch.object, ids, TOUCH_PROPERTY, value)
          : await deps.salesforce.write(batch.object, ids, TOUCH_FIELD, value);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      results = ids.map((id) => ({ id, ok: false, problem: error.message }));
    }
    await deps.jobs.append(job.id, { kind: 'touched', at, results });
    replay({ kind: 'touched', at, results }, state, problems);
    await onProgress();
  }
}

async function prove(
  deps: Deps,
  job: ResyncJob,
  state: JobState,
  judge: (key: string, verdict: Verdict, more?: { type?: string; problem?: string }) => Promise<void>,
  show: (finished: boolean, problem?: VendorError) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.parse(lastTouch(state) ?? job.at) + GIVE_UP_MS;
  for (let look = 0; ; look++) {
    const pending = job.records.filter((record) => !state.verdicts.has(record.key));
    if (pending.length === 0) return;
    await sleep(PAUSES_MS[look] ?? LAST_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const timeIsUp = deps.clock.now().getTime() >= deadline;
    let problem: VendorError | undefined;
    try {
      const results = await deps.audit.examine(pending);
      const proven: string[] = [];
      for (const [index, record] of pending.entries()) {
        const result = results[index];
        const touchedAt = state.touchedAt.get(writtenId(record) ?? '');
        const verdict = result && touchedAt && decide(record, result, touchedAt, look, timeIsUp);
        if (!verdict) continue;
        await judge(record.key, verdict.verdict, verdict.type === undefined ? {} : { type: verdict.type });
        if (verdict.verdict === 'proven') proven.push(...record.errors.map((error) => error.key));
      }
      if (proven.length > 0) await deps.onProven(proven);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      problem = error;
      deps.log.warn({ vendor: error.vendor, code: error.code, job: job.id }, 'could not look at resynced records');
    }
    if (timeIsUp) {
      for (const record of pending) if (!state.verdicts.has(record.key)) await judge(record.key, 'not-confirmed');
      return;
    }
    await show(false, problem);
  }
}

function lastTouch(state: JobState): string | undefined {
  return [...state.touchedAt.values()].toSorted().at(-1);
}

/**
 * The verdict on one record, or undefined while it is still open. Proven: its sync time moved past the touch, the mapped values
 * agree and no rule fails. Failed again needs evidence: the rule still fails, or values differ after a sync.
 */
export function decide(
  record: ResyncRecord,
  now: Examination,
  touchedAt: string,
  look: number,
  timeIsUp: boolean,
): { verdict: Verdict; type?: string } | undefined {
  if (!now.exists) return { verdict: 'gone' };
  const meant = new Set(record.errors.map((error) => error.type));
  const still = now.errors.find((error) => meant.has(error.type));
  const wasOnlyInSalesforce = record.hubspotId === undefined;
  const synced = wasOnlyInSalesforce
    ? now.hubspotId !== undefined
    : now.syncedAt !== undefined && Date.parse(now.syncedAt) > Date.parse(touchedAt);
  if (synced && still === undefined && (wasOnlyInSalesforce || now.agrees)) return { verdict: 'proven' };
  if (still !== undefined && (look > 0 || timeIsUp) && (timeIsUp || !ENDS_BY_SYNC.has(still.type))) {
    return { verdict: 'failed-again', type: still.type };
  }
  if (synced && still === undefined && look > 0) return { verdict: 'failed-again', type: 'values-differ' };
  return undefined;
}
