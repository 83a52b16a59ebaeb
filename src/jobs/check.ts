import type { Clock } from '../core/clock.ts';
import { advance, closeProven, type Changes } from '../core/diff.ts';
import { summarise, type Snapshot } from '../core/snapshot.ts';
import type { Audit } from './audit.ts';
import type { Log } from './log.ts';

export type Snapshots = {
  latest(): Promise<Snapshot | undefined>;
  save(snapshot: Snapshot): Promise<void>;
};

/** Errors and records a category on one day, kept for 13 months. */
export type Counts = {
  record(
    day: string,
    counts: Readonly<Record<string, { readonly errors: number; readonly records: number }>>,
  ): Promise<void>;
};

type CheckResult = {
  readonly snapshot: Snapshot;
  readonly changes: Changes;
  /** Salesforce calls that this check spent. */
  readonly salesforceCalls: number;
};

export type Check = {
  /** Looks now. A second caller joins the check that is under way. */
  run(): Promise<CheckResult>;
  /** Looks now unless the last look is younger than `maxAgeMs`. */
  fresh(maxAgeMs: number): Promise<Snapshot>;
  /** Closes errors whose records a resync proved to be in sync. */
  proven(keys: readonly string[]): Promise<void>;
  /** Salesforce calls of the last full check, for pacing the next ones. */
  lastCost(): number | undefined;
};

/** The use case of looking at both CRMs and keeping what was found. */
export function createCheck(deps: {
  readonly audit: Audit;
  readonly snapshots: Snapshots;
  readonly counts: Counts;
  readonly clock: Clock;
  readonly log: Log;
}): Check {
  let underWay: Promise<CheckResult> | undefined;
  let cost: number | undefined;
  // Snapshots are read, changed and written by one at a time: a proof must not be lost to a check that began earlier.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  const look = async (): Promise<CheckResult> => {
    const outcome = await deps.audit.run(await deps.snapshots.latest());
    // A look that failed early was cheap, but the next one need not be.
    cost = outcome.source.complete ? outcome.calls.salesforce : Math.max(cost ?? 0, outcome.calls.salesforce);
    return inTurn(async () => {
      const now = deps.clock.now();
      const { snapshot, changes } = advance(await deps.snapshots.latest(), outcome, now);
      await deps.snapshots.save(snapshot);
      await deps.counts.record(now.toISOString().slice(0, 10), countsOf(snapshot));
      deps.log.info(
        { open: snapshot.open.length, new: changes.new.length, fixed: changes.fixed.length, calls: outcome.calls },
        'check done',
      );
      return { snapshot, changes, salesforceCalls: outcome.calls.salesforce };
    });
  };

  const run = () => {
    underWay ??= look().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return {
    run,
    async fresh(maxAgeMs) {
      const latest = await deps.snapshots.latest();
      const age = latest === undefined ? Infinity : deps.clock.now().getTime() - Date.parse(latest.at);
      return latest !== undefined && age <= maxAgeMs ? latest : (await run()).snapshot;
    },
    proven: (keys) =>
      inTurn(async () => {
        const latest = await deps.snapshots.latest();
        if (latest !== undefined) await deps.snapshots.save(closeProven(latest, new Set(keys), deps.clock.now()));
      }),
    lastCost: () => cost,
  };
}

function countsOf(snapshot: Snapshot): Record<string, { errors: number; records: number }> {
  return Object.fromEntries(
    summarise(snapshot).categories.map(({ category, errors, records }) => [category, { errors, records }]),
  );
}
