/** One resync job from its first touch to the result that was told, across restarts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import type { Audit } from './audit.ts';
import type { Examination } from './audit/types.ts';
import type { Log } from './log.ts';
import type { Hubspot, Salesforce, WriteResult } from './ports.ts';
import {
  accountKey,
  targetKey,
  targetOf,
  touchBatches,
  type JobEvent,
  type Judgement,
  type ProgressSink,
  type ResyncJob,
  type ResyncJobs,
  type ResyncRecord,
  type ToldMessage,
  type TouchBatch,
  type TouchResult,
} from './resync-job.ts';
import { VendorError } from './vendor-error.ts';

/** The one mapped property whose change makes HubSpot sync a record again. */
const TOUCH_PROPERTY = 'sfsync_resync';
const TOUCH_FIELD = 'SFSync_Resync__c';
const SYNC_TIME = 'salesforcelastsynctime';

/** Looking is what costs calls: soon at first, since most syncs take seconds, then ever more rarely. */
const PAUSES_MS = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];
const LAST_PAUSE_MS = 240_000;
const GIVE_UP_MS = 30 * 60_000;
/** Looks until the time is up, for the estimate of calls. */
export const MOST_LOOKS = 15;
const PROGRESS_MS = 2_000;
/** Between attempts to tell the result, when Slack does not take it. */
const TELL_AGAIN_MS = [1_000, 5_000, 30_000, 60_000, 300_000];
/** These end by the sync itself, so that "the rule still fails" proves nothing before the time is up. */
const ENDS_BY_SYNC: ReadonlySet<string> = new Set(['waiting-on-account-to-sync']);

export type RunDeps = {
  readonly hubspot: Hubspot;
  readonly salesforce: Salesforce;
  readonly audit: Audit;
  readonly jobs: ResyncJobs;
  readonly sink: ProgressSink;
  /** Told of every record that is proven, by its key and those of its errors, so that the snapshot can close them. */
  readonly onProven: (keys: readonly string[], by: string) => Promise<void>;
  /** Called once the result was told: what is shown elsewhere may follow it. */
  readonly onFinished: (job: ResyncJob) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

type State = {
  syncedBefore: Readonly<Record<string, string>> | undefined;
  readonly touchedAt: Map<string, string>;
  readonly problems: Map<string, string>;
  readonly verdicts: Map<string, Judgement>;
  told: ToldMessage | undefined;
  shownAt: number;
};

/** Runs a job, going on after `events`. Returns when its result was told, or when `signal` stops it: then it is unfinished. */
export async function runJob(
  deps: RunDeps,
  job: ResyncJob,
  events: readonly JobEvent[],
  signal: AbortSignal,
): Promise<void> {
  const run = createRun(deps, job, events, signal);
  await run.show();
  await run.rememberSyncTimes();
  await run.touch();
  await run.judgeUntouched();
  await run.prove();
  if (signal.aborted || !(await run.tellResult())) return;
  await deps.jobs.remove(job.id);
  await deps.onFinished(job);
}

/** Shows that an error of our own stopped the job for now. */
export async function showStopped(deps: RunDeps, job: ResyncJob, events: readonly JobEvent[]): Promise<void> {
  await createRun(deps, job, events, AbortSignal.abort()).show({ stopped: true });
}

function createRun(deps: RunDeps, job: ResyncJob, events: readonly JobEvent[], signal: AbortSignal) {
  const state: State = {
    syncedBefore: undefined,
    touchedAt: new Map(),
    problems: new Map(),
    verdicts: new Map(),
    told: undefined,
    shownAt: 0,
  };
  for (const event of events) replay(event, state);

  const note = async (event: JobEvent) => {
    await deps.jobs.append(job.id, event);
    replay(event, state);
  };
  const judge = (key: string, judgement: Judgement) => note({ kind: 'verdict', key, ...judgement });
  const isTouched = (record: ResyncRecord) => state.touchedAt.has(targetOf(record) ?? '');
  const pending = () => job.records.filter(({ key }) => !state.verdicts.has(key));

  const show = async (more: { finished?: true; stopped?: true; problem?: VendorError | undefined } = {}) => {
    const now = Date.now();
    const isLast = more.finished === true || more.stopped === true;
    if (!isLast && now - state.shownAt < PROGRESS_MS) return state.told;
    state.shownAt = now;
    const { problem } = more;
    const told = await deps.sink.show(
      {
        job,
        touched: job.records.filter(isTouched).length,
        finished: more.finished === true,
        stopped: more.stopped === true,
        verdicts: state.verdicts,
        ...(problem === undefined ? {} : { problem }),
      },
      state.told,
    );
    if (told !== undefined && told.ts !== state.told?.ts) await note({ kind: 'message', ...told });
    return told;
  };

  return {
    show,

    /** The proof compares HubSpot's times with each other, not with ours: clocks differ. */
    async rememberSyncTimes() {
      if (state.syncedBefore !== undefined) return;
      await note({ kind: 'before', syncedAt: await readSyncTimes(deps, job.records) });
    },

    async touch() {
      for (const batch of touchBatches(job.records)) {
        if (signal.aborted) return;
        const keyOf = (id: string) => targetKey(batch.side, batch.object, id);
        const ids = batch.ids.filter((id) => !state.touchedAt.has(keyOf(id)) && !state.problems.has(keyOf(id)));
        if (ids.length === 0) continue;
        const at = deps.clock.now().toISOString();
        const results = await write(deps, { ...batch, ids }, `${at} ${job.id}`);
        await note({
          kind: 'touched',
          at,
          results: results.map(({ id, ...result }): TouchResult => ({ target: keyOf(id), ...result })),
        });
        await show();
      }
    },

    async judgeUntouched() {
      for (const record of pending()) {
        const account = record.accountId === undefined ? undefined : state.problems.get(accountKey(record.accountId));
        const target = targetOf(record);
        const problem = account ?? (target === undefined ? 'no id' : state.problems.get(target));
        if (problem !== undefined) await judge(record.key, { verdict: 'not-touched', problem });
      }
    },

    async prove() {
      const touches = [...state.touchedAt.values()].toSorted();
      const since = new Date(touches[0] ?? job.at);
      const deadline = Date.parse(touches.at(-1) ?? job.at) + GIVE_UP_MS;
      for (let look = 0; pending().length > 0; look++) {
        await sleep(PAUSES_MS[look] ?? LAST_PAUSE_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        const timeIsUp = deps.clock.now().getTime() >= deadline;
        const problem = await lookOnce(deps, pending(), state, { look, timeIsUp, since, by: job.by }, judge);
        if (timeIsUp) for (const { key } of pending()) await judge(key, { verdict: 'not-confirmed' });
        await show({ problem });
      }
    },

    /** True once people were told. */
    async tellResult() {
      for (const pause of [0, ...TELL_AGAIN_MS]) {
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return false;
        if ((await show({ finished: true })) !== undefined) return true;
      }
      return false;
    },
  };
}

function replay(event: JobEvent, state: State): void {
  if (event.kind === 'message') state.told = { channel: event.channel, ts: event.ts };
  if (event.kind === 'before') state.syncedBefore = event.syncedAt;
  if (event.kind === 'touched') {
    for (const { target, ok, problem } of event.results) {
      if (ok) state.touchedAt.set(target, event.at);
      else state.problems.set(target, problem ?? 'refused');
    }
  }
  if (event.kind === 'verdict') {
    const { key, kind: _, ...judgement } = event;
    state.verdicts.set(key, judgement);
  }
}

async function readSyncTimes(
  { hubspot }: RunDeps,
  records: readonly ResyncRecord[],
): Promise<Readonly<Record<string, string>>> {
  const times: Record<string, string> = {};
  const known = records.filter(({ hubspotId }) => hubspotId !== undefined);
  for (const [object, own] of Map.groupBy(known, (record) => record.object)) {
    const ids = own.flatMap(({ hubspotId }) => hubspotId ?? []);
    const rows = await hubspot.read(object, ids, [SYNC_TIME]).catch((error: unknown) => {
      // Then the touch's own time has to do.
      if (error instanceof VendorError) return [];
      throw error;
    });
    const byId = new Map(rows.map((row) => [row.id, row.properties[SYNC_TIME]]));
    for (const { key, hubspotId } of own) {
      const time = byId.get(hubspotId ?? '');
      if (time) times[key] = time;
    }
  }
  return times;
}

async function write(
  { hubspot, salesforce }: RunDeps,
  { side, object, ids }: TouchBatch,
  value: string,
): Promise<readonly WriteResult[]> {
  try {
    return side === 'hubspot'
      ? await hubspot.write(object, ids, TOUCH_PROPERTY, value)
      : await salesforce.write(object, ids, TOUCH_FIELD, value);
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return ids.map((id) => ({ id, ok: false, problem: error.message }));
  }
}

async function lookOnce(
  deps: RunDeps,
  records: readonly ResyncRecord[],
  state: State,
  { look, timeIsUp, since, by }: { look: number; timeIsUp: boolean; since: Date; by: string },
  judge: (key: string, judgement: Judgement) => Promise<void>,
): Promise<VendorError | undefined> {
  try {
    const results = await deps.audit.examine(records, since);
    const proven: string[] = [];
    for (const [index, record] of records.entries()) {
      const result = results[index];
      const touchedAt = state.touchedAt.get(targetOf(record) ?? '');
      if (result === undefined || touchedAt === undefined) continue;
      const judgement = decide(record, result, { touchedAt, before: state.syncedBefore?.[record.key], look, timeIsUp });
      if (judgement === undefined) continue;
      await judge(record.key, judgement);
      if (judgement.verdict !== 'proven') continue;
      proven.push(record.key, ...record.errors.map((error) => error.key));
    }
    if (proven.length > 0) await deps.onProven(proven, by);
    return undefined;
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    deps.log.warn({ vendor: error.vendor, code: error.code }, 'could not look at resynced records');
    return error;
  }
}

/** HubSpot writes times as ISO texts or as epoch milliseconds. */
const timeOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));

/**
 * The verdict on one record, or undefined while it is still open. Proven: its sync time moved past the one from before the touch,
 * the mapped values agree and no rule fails. Failed again needs evidence: the rule still fails, or values differ after a sync.
 */
export function decide(
  record: ResyncRecord,
  now: Examination,
  at: {
    readonly touchedAt: string;
    /** HubSpot's sync time from before the touch; undefined for a record that had none, or where it could not be read. */
    readonly before: string | undefined;
    readonly look: number;
    readonly timeIsUp: boolean;
  },
): Judgement | undefined {
  if (!now.exists) return { verdict: 'gone' };
  const meant = new Set(record.errors.map((error) => error.type));
  const still = now.errors.find((error) => meant.has(error.type));
  const wasOnlyInSalesforce = record.hubspotId === undefined;
  const synced = wasOnlyInSalesforce
    ? now.hubspotId !== undefined
    : now.syncedAt !== undefined && timeOf(now.syncedAt) > timeOf(at.before ?? at.touchedAt);
  if (synced && still === undefined && (wasOnlyInSalesforce || now.agrees)) return { verdict: 'proven' };
  if (still !== undefined && (at.look > 0 || at.timeIsUp) && (at.timeIsUp || !ENDS_BY_SYNC.has(still.type))) {
    return { verdict: 'failed-again', type: still.type };
  }
  if (synced && still === undefined && at.look > 0) return { verdict: 'failed-again', type: 'values-differ' };
  return undefined;
}
