import type { Clock } from '../core/clock.ts';
import { lastDays, type DayTotal } from '../core/history.ts';
import { nextSlot, type Slot } from '../core/schedule.ts';
import { changesSince, summarise, type Movements, type Snapshot, type Summary } from '../core/snapshot.ts';
import type { Category } from '../core/sync-error.ts';
import { errorType } from '../core/catalogue/catalogue.ts';
import type { History } from './ledger.ts';
import type { CrmLinks } from './links.ts';
import type { DigestOrder, Subscriptions } from './notify.ts';
import type { Usage, UsageReport } from './usage.ts';

/** Everything that a digest tells, before it is laid out. */
export type DigestFacts = {
  readonly snapshot: Snapshot;
  /** Of all open errors, or only of the new ones. */
  readonly summary: Summary;
  readonly likely: number;
  readonly onlyNew: boolean;
  /** Undefined for a channel's first digest. */
  readonly changes?: Movements & { readonly since: string };
  readonly newByCategory: ReadonlyMap<Category, number>;
  readonly usage: UsageReport;
  /** Today and the 13 days before it. */
  readonly days: readonly DayTotal[];
  readonly next?: Slot | 'immediately';
  /** ISO time at which it was due, for one that comes late. */
  readonly dueAt?: string;
  readonly canResync: boolean;
  readonly links?: CrmLinks;
};

export type Digests = { facts(order: Omit<DigestOrder, 'slotId'>): Promise<DigestFacts> };

/** The org's figure may be this old in a digest: a fresh one costs a call of what it measures. */
const USAGE_AGE_MS = 15 * 60_000;

/** Gathers a digest's facts from the snapshot, the subscription and the allowance; reads no CRM record. */
export function createDigests(deps: {
  readonly subscriptions: Subscriptions;
  readonly usage: Usage;
  readonly history: Pick<History, 'recent'>;
  readonly links: () => CrmLinks;
  readonly canResync: boolean;
  readonly clock: Clock;
}): Digests {
  return {
    async facts({ channel, snapshot, since, onlyNew, dueAt }) {
      const movements = since === undefined ? undefined : changesSince(snapshot, since);
      const opened = [...(movements?.new ?? []), ...(movements?.returned ?? [])];
      const shown = onlyNew ? opened : snapshot.open;
      const usage = await deps.usage.report(USAGE_AGE_MS);
      const subscription = deps.subscriptions.get(channel);
      const next =
        subscription?.frequency === 'immediately'
          ? 'immediately'
          : subscription && nextSlot(subscription, deps.clock.now());
      return {
        snapshot,
        summary: summarise({ open: shown }),
        likely: shown.filter(({ error }) => error.confidence === 'likely').length,
        onlyNew,
        newByCategory: countBy(opened.map(({ error }) => errorType(error.type).category)),
        usage,
        days: lastDays(deps.history.recent(), deps.clock.now()),
        canResync: deps.canResync,
        ...(movements === undefined || since === undefined ? {} : { changes: { ...movements, since } }),
        ...(next === undefined ? {} : { next }),
        ...(dueAt === undefined ? {} : { dueAt }),
        links: deps.links(),
      };
    },
  };
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
