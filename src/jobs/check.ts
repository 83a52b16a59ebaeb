import type { Clock } from '../core/clock.ts';
import { advance, closeProven, type AuditOutcome, type Changes } from '../core/diff.ts';
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
  /** Looks now, and at everything where the last such look was incomplete. A second caller joins the check that is under way. */
  run(): Promise<CheckResult>;
  /** Looks now unless the last look is younger than `maxAgeMs`; a look that is under way is waited for. */
  fresh(maxAgeMs: number): Promise<Snapshot>;
  /** Closes errors whose records a resync proved to be in sync: keys of errors and of records. `by`: who resynced. */
  proven(keys: readonly string[], by: string): Promise<void>;
  /** True while it looks. */
  isRunning(): boolean;
  /** Salesforce calls that the next check will take, as far as the last ones tell: for pacing it. */
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
  let lastWasFull = false;

  const look = async (thorough: boolean): Promise<CheckResult> => {
    const tell = async (sofar: AuditOutcome) => {
      await ledger.change((latest, now) => advance(latest, sofar, now));
    };
    const outcome = await audit.run(await ledger.latest(), { thorough, tell });
    lookedAt = clock.now().getTime();
    cost = nextCost(outcome);
    const { snapshot, changes } = await ledger.change((latest, now) => advance(latest, outcome, now));
    const { calls } = outcome;
    log.info(
      {
        open: snapshot.open.length,
        new: changes.new.length,
        fixed: changes.fixed.length,
        calls,
        full: outcome.onlyNamed !== true,
      },
      'check done',
    );
    return { snapshot, changes, salesforceCalls: calls.salesforce };
  };

  const nextCost = ({ source, onlyNamed, calls: { salesforce } }: Awaited<ReturnType<Audit['run']>>): number => {
    const wasFull = lastWasFull;
    lastWasFull = onlyNamed !== true;
    // A look that failed early was cheap, but the next one need not be.
    if (source.full === undefined) return Math.max(cost ?? 0, salesforce);
    // The next one builds on this one, unless experience says otherwise.
    return lastWasFull && !wasFull ? Math.min(salesforce, cost ?? 1) : salesforce;
  };

  const run = (thorough: boolean) => {
    underWay ??= look(thorough).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return {
    run: () => run(true),
    async fresh(maxAgeMs) {
      const latest = await ledger.latest();
      const source = latest?.sources.find(({ name }) => name === 'audit');
      // One that was broken off by a crash told only a part.
      const told = source?.compared === undefined || source.problem !== undefined ? Date.parse(source?.at ?? '') : NaN;
      const age = clock.now().getTime() - Math.max(lookedAt, Number.isNaN(told) ? -Infinity : told);
      const isFresh = underWay === undefined && age <= maxAgeMs;
      return latest !== undefined && isFresh ? latest : (await run(false)).snapshot;
    },
    async proven(keys, by) {
      const proven = new Set(keys);
      await ledger.change((latest, now) => latest && { snapshot: closeProven(latest, proven, now, by) });
    },
    isRunning: () => underWay !== undefined,
    lastCost: () => cost,
  };
}
