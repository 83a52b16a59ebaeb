/** What a person's App Home tells, gathered from what is in memory: no vendor is asked. */
import type { Clock } from '../core/clock.ts';
import { lastDays, type DayTotal } from '../core/history.ts';
import type { Subscription } from '../core/schedule.ts';
import { summarise, type Snapshot, type Summary, type TrackedError } from '../core/snapshot.ts';
import type { BudgetReport } from './budget.ts';
import type { Check } from './check.ts';
import type { ImportOffer, ImportOffers } from './import-offers.ts';
import type { History } from './ledger.ts';
import type { CrmLinks } from './links.ts';
import type { Lists, RememberedList } from './lists.ts';
import { isUndeliverable, type Slots, type Subscriptions } from './notify.ts';
import type { Owners } from './owners.ts';
import type { KnownJob, Resync } from './resync.ts';
import type { Usage, UsageReport } from './usage.ts';

/** Who looks: `direct` is the id of their direct messages with sfsync; without an email nobody knows what is theirs. */
type HomeReader = { readonly direct: string; readonly email?: string };

export type HomeFacts = {
  readonly snapshot?: Snapshot;
  /** Of all open errors. */
  readonly summary?: Summary;
  /** Errors of records whose owner the reader is; undefined where that is not known. */
  readonly own?: readonly TrackedError[];
  readonly usage: UsageReport;
  /** Today and the 13 days before it. */
  readonly days: readonly DayTotal[];
  readonly links: CrmLinks;
  readonly canCheck: boolean;
  readonly canResync: boolean;
  readonly isChecking: boolean;
  readonly resyncs: readonly KnownJob[];
  readonly lists: readonly RememberedList[];
  readonly imports: readonly ImportOffer[];
  /** The reader's direct messages first, where they have a wish; other people's are left out. */
  readonly subscriptions: readonly Subscription[];
  /** Channels of these that take no messages (any more). */
  readonly undeliverable: readonly string[];
  readonly direct: string;
  readonly budget?: BudgetReport;
  /** Days until a HubSpot list is deleted, 0 for never; undefined without HubSpot. */
  readonly listDays?: number;
};

export type HomeSource = (reader: HomeReader) => Promise<HomeFacts>;

export function createHomeFacts(deps: {
  readonly latest: () => Promise<Snapshot | undefined>;
  readonly usage: Pick<Usage, 'known'>;
  readonly history: Pick<History, 'recent'>;
  readonly clock: Clock;
  readonly links: () => CrmLinks;
  readonly subscriptions: Pick<Subscriptions, 'list'>;
  readonly slots: Pick<Slots, 'last'>;
  readonly offers: Pick<ImportOffers, 'list'>;
  readonly owners: Pick<Owners, 'idsOf'>;
  readonly check: Pick<Check, 'isRunning'> | undefined;
  readonly resync: Pick<Resync, 'jobs'> | undefined;
  readonly lists: Pick<Lists, 'underWay'> | undefined;
  readonly listDays: number | undefined;
}): HomeSource {
  const { usage, links, subscriptions, offers, owners, check, resync, lists, listDays } = deps;
  return async ({ direct, email }) => {
    const snapshot = await deps.latest();
    const known = usage.known();
    const own = snapshot === undefined || email === undefined ? undefined : ownErrors(snapshot, owners.idsOf(email));
    return {
      ...(snapshot === undefined ? {} : { snapshot, summary: summaryOf(snapshot) }),
      ...(own === undefined ? {} : { own }),
      usage: known,
      days: lastDays(deps.history.recent(), deps.clock.now()),
      links: links(),
      canCheck: check !== undefined,
      canResync: resync !== undefined,
      isChecking: check?.isRunning() ?? false,
      resyncs: resync?.jobs().filter(({ endedAt }) => endedAt === undefined) ?? [],
      lists: lists?.underWay() ?? [],
      imports: offers.list().filter(({ state, channel }) => state === 'reading' && isSeenBy(channel, direct)),
      subscriptions: subscriptions
        .list()
        .filter(({ channel }) => isSeenBy(channel, direct))
        .toSorted((a, b) => Number(b.channel === direct) - Number(a.channel === direct)),
      undeliverable: subscriptions
        .list()
        .filter((wish) => wish.frequency !== 'off' && isUndeliverable(deps.slots, wish))
        .map(({ channel }) => channel),
      direct,
      ...(known.budget === undefined ? {} : { budget: known.budget }),
      ...(listDays === undefined || lists === undefined ? {} : { listDays }),
    };
  };
}

/** Direct messages, whose ids begin with D, are their two people's alone. */
const isSeenBy = (channel: string, direct: string): boolean => channel === direct || !channel.startsWith('D');

const summaries = new WeakMap<Snapshot['open'], Summary>();

/** Counted once a snapshot: everybody's Home tells the same. */
function summaryOf({ open }: Snapshot): Summary {
  let summary = summaries.get(open);
  if (summary === undefined) {
    summary = summarise({ open });
    summaries.set(open, summary);
  }
  return summary;
}

/** The open errors of records that one of these owners owns; undefined where the owner is not known. */
function ownErrors({ open }: Pick<Snapshot, 'open'>, ids: ReadonlySet<string> | undefined) {
  if (ids === undefined) return undefined;
  return open.filter(({ error: { owner } }) => owner !== undefined && ids.has(owner));
}
