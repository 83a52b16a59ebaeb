import { alarmOf, type Alarm } from '../core/alarm.ts';
import type { Clock } from '../core/clock.ts';
import { checkIntervalMs, dueSlot, type Slot, type Subscription } from '../core/schedule.ts';
import { changesSince, toldUntil, type Snapshot } from '../core/snapshot.ts';
import type { Budget } from './budget.ts';
import type { Check } from './check.ts';
import type { Log } from './log.ts';

export type Subscriptions = {
  list(): readonly Subscription[];
  get(channel: string): Subscription | undefined;
  put(subscription: Subscription): Promise<void>;
};

/** A slot in `sending` may or may not have reached Slack: its channel's history tells. */
export type SlotState = {
  readonly channel: string;
  readonly state: 'sending' | 'sent';
  /** When sending began. */
  readonly at: string;
  /** Up to when the snapshot that it tells of tells. */
  readonly snapshotAt: string;
  /** Undefined, once it counts as sent, where the channel takes no messages. */
  readonly ts?: string | undefined;
  /** Of a message that is no digest: which silence it tells of, or of whose end. */
  readonly alarm?: { readonly kind: Alarm['kind']; readonly since: string } | undefined;
};
export type Slots = {
  get(id: string): SlotState | undefined;
  put(id: string, state: SlotState): Promise<void>;
  drop(id: string): Promise<void>;
  /** Ids of the channel's slots in `sending`. */
  sending(channel: string): readonly string[];
  /** The one whose sending began last. */
  last(channel: string): SlotState | undefined;
};

/** True where the last message to a subscription's channel was refused for good, and nobody has subscribed it anew since. */
export function isUndeliverable(slots: Pick<Slots, 'last'>, { channel, since }: Subscription): boolean {
  const last = slots.last(channel);
  return last?.state === 'sent' && last.ts === undefined && Date.parse(last.at) >= Date.parse(since);
}

/** The last digest of a channel: `at` is the time up to which it told. */
export type DigestRecord = {
  readonly at: string;
  readonly ts: string;
  /** Of the digest before it: what its "new" goes by. Kept by the log itself. */
  readonly before?: string;
  /** Slack id of who asked for it; undefined for one that came by itself. */
  readonly by?: string;
  /** ISO time up to which its thread tells what changed; undefined where it told nothing yet. */
  readonly threadTold?: string;
};
export type DigestLog = {
  /** The conversations that have one. */
  channels(): readonly string[];
  last(channel: string): DigestRecord | undefined;
  put(channel: string, record: DigestRecord): Promise<void>;
};

/** Silences that channels were told of, and not yet of their end. */
export type OpenAlarms = {
  /** The last sync before the silence, as ISO time. */
  get(channel: string): string | undefined;
  put(channel: string, since: string): Promise<void>;
  drop(channel: string): Promise<void>;
};

export type DigestOrder = {
  readonly channel: string;
  readonly snapshot: Snapshot;
  /** What the digest's difference is told against; undefined for a channel's first digest. */
  readonly since?: string;
  /** Only what is new since then: for `immediately`. */
  readonly onlyNew: boolean;
  readonly slotId?: string;
  /** ISO time, for a slot that was missed. */
  readonly dueAt?: string;
};

export type PostResult =
  | { readonly ok: true; readonly ts: string }
  /** `permanent`: trying again cannot help (the channel is archived, or sfsync is no member). */
  | { readonly ok: false; readonly permanent: boolean; readonly reason: string };

export type DigestPoster = {
  post(order: DigestOrder): Promise<PostResult>;
  alarm(channel: string, alarm: Alarm, slotId: string): Promise<PostResult>;
  /** The ts of a message in the channel whose metadata holds the slot's id. Throws when the history cannot be read. */
  find(channel: string, slotId: string, since: string): Promise<string | undefined>;
};

export type Notify = {
  /** Looks once what is due now. Called every minute. */
  tick(): Promise<void>;
};

/** A digest at its slot tells of a look that is at most this old. */
const FRESH_MS = 5 * 60_000;
const LATE_MINUTES = 5;

type Deps = {
  readonly subscriptions: Subscriptions;
  readonly slots: Slots;
  readonly digests: DigestLog;
  readonly alarms: OpenAlarms;
  readonly poster: DigestPoster;
  /** Undefined without CRM credentials: then only what was imported is told. */
  readonly check: Check | undefined;
  readonly latest: () => Promise<Snapshot | undefined>;
  readonly budget: Pick<Budget, 'report'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Sends each channel its digest once a slot, across crashes: recorded as sending, posted with the slot's id, recorded as sent. */
export function createNotify(deps: Deps): Notify {
  let underWay: Promise<void> | undefined;
  let nextImmediate = 0;

  const tick = async () => {
    // Taken at once: a long check for one channel must not make the next one late.
    const now = deps.clock.now();
    const due = deps.subscriptions.list().map((subscription) => [subscription, dueSlot(subscription, now)] as const);
    for (const [subscription, slot] of due) {
      await guarded(deps, subscription.channel, () => settle(deps, subscription.channel));
      if (slot === undefined || deps.slots.get(slot.id)?.state === 'sent') continue;
      await guarded(deps, subscription.channel, () => sendSlot(deps, subscription, slot));
    }
    const immediate = deps.subscriptions.list().filter(({ frequency }) => frequency === 'immediately');
    if (immediate.length === 0 || deps.clock.now().getTime() < nextImmediate) return;
    const lookedAt = deps.clock.now().getTime();
    // Weighed after the look, which may have cost more or less than the one before; also when it failed.
    const snapshot = await look(deps, FRESH_MS - 60_000).finally(() => {
      nextImmediate = lookedAt + interval(deps, lookedAt);
    });
    if (snapshot === undefined) return;
    for (const { channel, since } of immediate) {
      await guarded(deps, channel, () => sendAlarm(deps, channel, snapshot));
      await guarded(deps, channel, () => sendNew(deps, channel, snapshot, since));
    }
  };

  return {
    tick() {
      underWay ??= tick().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

/** One channel's failure must not cost the others their digest. */
async function guarded(deps: Deps, channel: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ err: error, channel }, 'digest failed');
  }
}

/** Milliseconds from a look to the next one for channels that want news at once: so that the budget lasts, or has room again. */
function interval({ check, budget }: Deps, lookedAt: number): number {
  if (check === undefined) return FRESH_MS;
  const { limit, until } = budget.report();
  const paced = checkIntervalMs({ callsPerCheck: check.lastCost() ?? 0, budget: limit });
  return until === undefined ? paced : Math.max(paced, Date.parse(until) - lookedAt);
}

const look = (deps: Deps, maxAgeMs: number) => (deps.check === undefined ? deps.latest() : deps.check.fresh(maxAgeMs));

async function sendSlot(deps: Deps, { channel }: Subscription, slot: Slot): Promise<void> {
  const snapshot = await look(deps, FRESH_MS);
  if (snapshot === undefined) return;
  await sendDigest(deps, slot.id, {
    channel,
    snapshot,
    onlyNew: false,
    ...(slot.lateMinutes > LATE_MINUTES ? { dueAt: slot.dueAt } : {}),
  });
}

async function sendNew(deps: Deps, channel: string, snapshot: Snapshot, since: string): Promise<void> {
  const last = deps.digests.last(channel)?.at ?? since;
  if (Date.parse(snapshot.at) <= Date.parse(last)) return;
  const changes = changesSince(snapshot, last);
  if (changes.new.length + changes.returned.length === 0) return;
  await sendDigest(deps, `${channel}/new/${snapshot.id}`, { channel, snapshot, onlyNew: true, since: last });
}

/** Once when nothing syncs any more, and once when something does again. */
async function sendAlarm(deps: Deps, channel: string, snapshot: Snapshot): Promise<void> {
  const alarm = alarmOf(snapshot.sources, deps.alarms.get(channel));
  if (alarm === undefined) return;
  const { kind, since } = alarm;
  const slotId = `${channel}/${kind}/${since}`;
  await sendOnce(deps, slotId, { channel, snapshot, alarm: { kind, since } }, () =>
    deps.poster.alarm(channel, alarm, slotId),
  );
}

/** Finds out what became of messages whose sending was cut off, so that none is repeated and none is lost. */
async function settle(deps: Deps, channel: string): Promise<void> {
  for (const id of deps.slots.sending(channel)) {
    const slot = deps.slots.get(id);
    if (slot === undefined) continue;
    const ts = await deps.poster.find(channel, id, slot.at);
    await (ts === undefined ? deps.slots.drop(id) : recordSent(deps, id, slot, ts));
  }
}

async function recordSent(deps: Deps, id: string, slot: SlotState, ts: string): Promise<void> {
  const { channel, alarm } = slot;
  // An alarm tells of no errors, so that the next digest still does.
  if (alarm === undefined) await deps.digests.put(channel, { at: slot.snapshotAt, ts });
  else if (alarm.kind === 'stalled') await deps.alarms.put(channel, alarm.since);
  else await deps.alarms.drop(channel);
  await deps.slots.put(id, { ...slot, state: 'sent', ts });
}

async function sendDigest(deps: Deps, slotId: string, order: DigestOrder): Promise<void> {
  const since = order.since ?? deps.digests.last(order.channel)?.at;
  await sendOnce(deps, slotId, order, () =>
    deps.poster.post({ ...order, slotId, ...(since === undefined ? {} : { since }) }),
  );
}

async function sendOnce(
  deps: Deps,
  slotId: string,
  { channel, snapshot, alarm }: Pick<DigestOrder, 'channel' | 'snapshot'> & Pick<SlotState, 'alarm'>,
  post: () => Promise<PostResult>,
): Promise<void> {
  // Still unsettled (its history could not be read): not now, rather than perhaps twice.
  if (deps.slots.get(slotId) !== undefined) return;
  const slot: SlotState = {
    channel,
    state: 'sending',
    at: deps.clock.now().toISOString(),
    snapshotAt: toldUntil(snapshot),
    ...(alarm === undefined ? {} : { alarm }),
  };
  await deps.slots.put(slotId, slot);
  const result = await post();
  if (result.ok) return recordSent(deps, slotId, slot, result.ts);
  if (!result.permanent) throw new Error(`the message could not be posted: ${result.reason}`);
  deps.log.warn({ channel, reason: result.reason }, 'the channel cannot take messages');
  await deps.slots.put(slotId, { ...slot, state: 'sent' });
}
