import type { Clock } from '../core/clock.ts';
import { countDay, dayOf, type DayCounts } from '../core/history.ts';
import type { Snapshot } from '../core/snapshot.ts';

export type Snapshots = {
  latest(): Promise<Snapshot | undefined>;
  save(snapshot: Snapshot): Promise<void>;
};

/** Counts of open errors by UTC day, kept for 13 months. */
export type History = {
  /** What is open on a day as of now: added to what was recorded on that day before (`mergeDay`). */
  record(counts: DayCounts): Promise<void>;
  /** The recorded days from `from` to `to` (UTC dates, both included), in order. */
  days(from: string, to: string): Promise<readonly DayCounts[]>;
  /** The newest recorded days (`CHART_DAYS` at most) without types and causes, in order: from memory. */
  recent(): readonly DayCounts[];
};

export type Ledger = {
  latest(): Promise<Snapshot | undefined>;
  /** Reads, changes and writes the snapshot, one caller after the other; without a result nothing is written. */
  change<T extends { readonly snapshot: Snapshot } | undefined>(
    work: (latest: Snapshot | undefined, now: Date) => T | Promise<T>,
  ): Promise<T>;
};

/** The one writer of snapshots: a proof must not be lost to a check, nor an import to either, that began earlier. */
export function createLedger(deps: {
  readonly snapshots: Snapshots;
  readonly history: Pick<History, 'record'>;
  readonly clock: Clock;
}): Ledger {
  const { snapshots, history, clock } = deps;
  let last: Promise<unknown> = Promise.resolve();
  return {
    latest: snapshots.latest,
    change(work) {
      const next = last.then(async () => {
        const now = clock.now();
        const result = await work(await snapshots.latest(), now);
        if (result === undefined) return result;
        await snapshots.save(result.snapshot);
        const day = dayOf(now);
        if (tellsOf(result.snapshot, day)) await history.record(countDay(result.snapshot, day));
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** Whether anything was learnt on a day: where every look failed, its figures would be those of another day. */
function tellsOf({ sources, closed }: Snapshot, day: string): boolean {
  return sources.some(({ at }) => at?.startsWith(day)) || closed.some(({ closedAt }) => closedAt.startsWith(day));
}
