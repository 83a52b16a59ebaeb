import type { Clock } from '../core/clock.ts';
import { advance, closeProven, type Changes } from '../core/diff.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Audit } from './audit.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';

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
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
}): Check {
  const { audit, ledger, clock, log } = deps;
  let underWay: Promise<CheckResult> | undefined;
  let cost: number | undefined;
  // Also of a look that told nothing: a CRM that does not answer is not asked at every turn.
  let lookedAt = -Infinity;

  const look = async (): Promise<CheckResult> => {
    const outcome = await audit.run(await ledger.latest());
    lookedAt = clock.now().getTime();
    const { salesforce: salesforceCalls } = outcome.calls;
    // A look that failed early was cheap, but the next one need not be.
    cost = outcome.source.complete ? salesforceCalls : Math.max(cost ?? 0, salesforceCalls);
    const { snapshot, changes } = await ledger.change((latest, now) => advance(latest, outcome, now));
    log.info(
      { open: snapshot.open.length, new: changes.new.length, fixed: changes.fixed.length, calls: outcome.calls },
      'check done',
    );
    return { snapshot, changes, salesforceCalls };
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
      const latest = await ledger.latest();
      const told = Date.parse(latest?.sources.find(({ name }) => name === 'audit')?.at ?? '');
      const age = clock.now().getTime() - Math.max(lookedAt, Number.isNaN(told) ? -Infinity : told);
      return latest !== undefined && age <= maxAgeMs ? latest : (await run()).snapshot;
    },
    async proven(keys) {
      const proven = new Set(keys);
      await ledger.change((latest, now) => latest && { snapshot: closeProven(latest, proven, now) });
    },
    lastCost: () => cost,
  };
}
