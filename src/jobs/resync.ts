import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guard } from '../core/usage.ts';
import {
  touchBatches,
  type JobEvent,
  type JobPlace,
  type ResyncJob,
  type ResyncRecord,
  type ToldMessage,
} from './resync-job.ts';
import { MOST_LOOKS, runJob, showStopped, type RunDeps } from './resync-run.ts';
import type { Usage } from './usage.ts';

/** What will be done, before anybody confirmed it. */
export type ResyncPlan = {
  readonly records: readonly ResyncRecord[];
  /** Records left out, since another job has them in hand. */
  readonly busy: number;
  readonly hubspotCalls: CallRange;
  /** Ours, and at least one of HubSpot's integration for each record and account. */
  readonly salesforceCalls: CallRange;
  /** Weighs the most calls that it may take; undefined when the allowance is not known. */
  readonly guard?: Guard;
};

/** From a proof at the first look to half an hour of looking. */
export type CallRange = { readonly least: number; readonly most: number };

export type Resync = {
  plan(records: readonly ResyncRecord[]): Promise<ResyncPlan>;
  /** Begins a job and returns once it is written down; it goes on by itself. */
  start(plan: ResyncPlan, by: string, place: JobPlace): Promise<ResyncJob>;
  /** Goes on with jobs that a restart interrupted. */
  resume(): Promise<void>;
  /** Jobs of this process, the newest first: those under way, and the last ones that ended. */
  jobs(): readonly KnownJob[];
  /** Stops waiting; unfinished jobs go on after the next start. */
  stop(): Promise<void>;
};

export type KnownJob = {
  readonly job: Omit<ResyncJob, 'records'>;
  readonly records: number;
  /** Keys of its records, and the types of its errors. */
  readonly keys: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** The message that tells its progress, once there is one. */
  readonly told?: ToldMessage;
  /** ISO time; undefined while it is under way. */
  readonly endedAt?: string;
};

/** Ended jobs that are kept in memory, for a click that comes after them. */
const ENDED_KEPT = 20;

type Deps = RunDeps & {
  readonly usage: Usage;
  /** Called when a job begins or ends. */
  readonly onChange?: () => void;
};

const PLAN_USAGE_AGE_MS = 60_000;
/** After an error of our own (a full disk), until the job is tried again. */
const TRY_AGAIN_MS = [60_000, 300_000, 900_000];
/** Properties, fields, owners and users. */
const METADATA_CALLS = { hubspot: 5, salesforce: 5 };

/** Touches records so that HubSpot syncs them again, and proves the result. */
export function createResync(deps: Deps): Resync {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  /** Records that a running job has in hand. */
  const busy = new Set<string>();
  const known = new Map<string, KnownJob>();
  const note = (id: string, news: Partial<Pick<KnownJob, 'told' | 'endedAt'>>): void => {
    const entry = known.get(id);
    if (entry !== undefined) known.set(id, { ...entry, ...news });
  };
  const sink: RunDeps['sink'] = {
    async show(progress, before) {
      const told = await deps.sink.show(progress, before);
      if (told !== undefined) note(progress.job.id, { told });
      return told;
    },
  };

  const run = (job: ResyncJob, events: readonly JobEvent[]): void => {
    for (const { key } of job.records) busy.add(key);
    known.set(job.id, knownJob(job));
    const work: Promise<void> = persist({ ...deps, sink }, job, events, stopping.signal).finally(() => {
      running.delete(work);
      for (const { key } of job.records) busy.delete(key);
      note(job.id, { endedAt: deps.clock.now().toISOString() });
      const ended = [...known.values()].filter(({ endedAt }) => endedAt !== undefined);
      for (const { job: old } of ended.slice(0, -ENDED_KEPT)) known.delete(old.id);
      deps.onChange?.();
    });
    running.add(work);
    deps.onChange?.();
  };

  return {
    async plan(wanted) {
      const records = wanted.filter(({ key }) => !busy.has(key));
      const calls = countCalls(records);
      const report = await deps.usage.report(PLAN_USAGE_AGE_MS, calls.salesforceCalls.most);
      return {
        records,
        busy: wanted.length - records.length,
        ...calls,
        ...(report.guard === undefined ? {} : { guard: report.guard }),
      };
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
    jobs: () => [...known.values()].toReversed(),
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

/** Without the records, which are personal data. */
function knownJob({ records, ...job }: ResyncJob): KnownJob {
  return {
    job,
    records: records.length,
    keys: new Set(records.map(({ key }) => key)),
    types: new Set(records.flatMap(({ errors }) => errors.map(({ type }) => type))),
  };
}

/** Runs a job to its end, beginning again after errors of our own; what still fails then waits for the next start. */
async function persist(deps: Deps, job: ResyncJob, first: readonly JobEvent[], signal: AbortSignal): Promise<void> {
  let events = first;
  for (const pause of [...TRY_AGAIN_MS, undefined]) {
    try {
      return await runJob(deps, job, events, signal);
    } catch (error) {
      deps.log.error({ err: error, job: job.id }, 'resync job failed');
      await showStopped(deps, job, events).catch(() => undefined);
      if (pause === undefined) return;
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const kept = await deps.jobs.unfinished().catch(() => []);
    events = kept.find((entry) => entry.job.id === job.id)?.events ?? events;
  }
}

function countCalls(records: readonly ResyncRecord[]): { hubspotCalls: CallRange; salesforceCalls: CallRange } {
  const batches = touchBatches(records);
  const writes = (side: 'hubspot' | 'salesforce') => batches.filter((batch) => batch.side === side).length;
  const accounts = new Set(records.flatMap(({ accountId }) => accountId ?? [])).size;
  const objects = new Set(records.map(({ object }) => object)).size;
  const hubspotLook = Math.ceil(records.length / 100) + objects;
  const salesforceLook = Math.ceil(records.length / 2_000) + objects;
  const integration = records.length + accounts;
  return {
    hubspotCalls: {
      least: writes('hubspot') + hubspotLook * 2,
      most: writes('hubspot') + hubspotLook * (MOST_LOOKS + 1) + METADATA_CALLS.hubspot * 3,
    },
    salesforceCalls: {
      least: writes('salesforce') + salesforceLook + integration,
      most: writes('salesforce') + salesforceLook * MOST_LOOKS + METADATA_CALLS.salesforce * 3 + integration * 2,
    },
  };
}
