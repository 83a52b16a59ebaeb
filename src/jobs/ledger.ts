import type { Clock } from '../core/clock.ts';
import { summarise, type Snapshot } from '../core/snapshot.ts';

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
  readonly counts: Counts;
  readonly clock: Clock;
}): Ledger {
  const { snapshots, counts, clock } = deps;
  let last: Promise<unknown> = Promise.resolve();
  return {
    latest: snapshots.latest,
    change(work) {
      const next = last.then(async () => {
        const now = clock.now();
        const result = await work(await snapshots.latest(), now);
        if (result === undefined) return result;
        await snapshots.save(result.snapshot);
        await counts.record(now.toISOString().slice(0, 10), countsOf(result.snapshot));
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

function countsOf(snapshot: Snapshot): Record<string, { errors: number; records: number }> {
  return Object.fromEntries(
    summarise(snapshot).categories.map(({ category, errors, records }) => [category, { errors, records }]),
  );
}
