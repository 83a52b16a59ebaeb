/** When a channel's digest is due, in its own time zone, from an injected clock. */
import type { Language } from './language.ts';

export const FREQUENCIES = ['immediately', 'daily', 'weekly', 'off'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A channel's wish. */
export type Subscription = {
  readonly channel: string;
  readonly frequency: Frequency;
  /** Local time `HH:MM`. */
  readonly at: string;
  /** ISO weekday, 1 is Monday; counts for `weekly`. */
  readonly day: number;
  /** IANA time zone. */
  readonly zone: string;
  /** Of all that is posted in the channel. */
  readonly language: Language;
  /** ISO time of the wish: nothing that was due before is sent. */
  readonly since: string;
};

/** One due moment of a subscription. */
export type Slot = {
  /** `C042/2026-11-24T09:00`: one a channel and local day. */
  readonly id: string;
  /** `YYYY-MM-DD` and `HH:MM` as wished, also where the clock skips that time. */
  readonly localDate: string;
  readonly localTime: string;
  /** ISO weekday of `localDate`. */
  readonly weekday: number;
  /** ISO time of the due moment. */
  readonly dueAt: string;
  /** Whole minutes from the due moment to now; 0 for one to come. */
  readonly lateMinutes: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The latest slot that is due at `now` or was before, if any. Each local day has one: a time that the clock skips is due
 * when the clock has passed it, one that it repeats is due the first time.
 */
export function dueSlot(subscription: Subscription, now: Date): Slot | undefined {
  const today = localDay(now, subscription.zone);
  // A day ahead too: local midnight may be repeated, so that the last slot belongs to "tomorrow".
  for (let back = -1; back <= 8; back++) {
    const slot = slotOn(today - back * DAY, subscription, now);
    if (slot !== undefined && Date.parse(slot.dueAt) <= now.getTime()) return slot;
  }
  return undefined;
}

/** The first slot after `now`; undefined for a subscription without slots. */
export function nextSlot(subscription: Subscription, now: Date): Slot | undefined {
  const today = localDay(now, subscription.zone);
  for (let ahead = -1; ahead <= 8; ahead++) {
    const slot = slotOn(today + ahead * DAY, subscription, now);
    if (slot !== undefined && Date.parse(slot.dueAt) > now.getTime()) return slot;
  }
  return undefined;
}

/**
 * Milliseconds between checks for `immediately`: five minutes, stretched so that a day of checks stays within the
 * Salesforce calls that sfsync may spend in 24 hours.
 */
export function checkIntervalMs(cost: { readonly callsPerCheck: number; readonly budget: number }): number {
  const shortest = 5 * MINUTE;
  if (cost.callsPerCheck <= 0) return shortest;
  if (cost.budget <= 0) return DAY;
  return Math.max(shortest, Math.ceil((DAY * cost.callsPerCheck) / cost.budget));
}

/** The slot of a local day (its midnight as if in UTC), or undefined where there is none. */
function slotOn(
  day: number,
  { channel, frequency, at, day: wishedDay, zone, since }: Subscription,
  now: Date,
): Slot | undefined {
  if (frequency !== 'daily' && frequency !== 'weekly') return undefined;
  const weekday = new Date(day).getUTCDay() || 7;
  if (frequency === 'weekly' && weekday !== wishedDay) return undefined;
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const due = instantOf(day + (hours * 60 + minutes) * MINUTE, zone);
  if (due < Date.parse(since) || !dayExists(day, zone)) return undefined;
  const localDate = new Date(day).toISOString().slice(0, 10);
  return {
    id: `${channel}/${localDate}T${at}`,
    localDate,
    localTime: at,
    weekday,
    dueAt: new Date(due).toISOString(),
    lateMinutes: Math.max(0, Math.floor((now.getTime() - due) / MINUTE)),
  };
}

/** A zone that moves across the date line skips a whole day, as Samoa did on 30 December 2011. */
function dayExists(day: number, zone: string): boolean {
  return localDay(new Date(instantOf(day + DAY / 2, zone)), zone) === day;
}

function localDay(instant: Date, zone: string): number {
  return Math.floor(wallTime(instant.getTime(), zone) / DAY) * DAY;
}

/** The first instant at which the zone's clock shows `wall` (a local time as if in UTC), or has skipped it. */
function instantOf(wall: number, zone: string): number {
  const offsets = [wall - DAY, wall + DAY].map((instant) => wallTime(instant, zone) - instant);
  const first = wall - Math.max(...offsets);
  const last = wall - Math.min(...offsets);
  if (wallTime(first, zone) === wall) return first;
  if (wallTime(last, zone) === wall) return last;
  // Skipped: between the two lies the minute at which the clock jumps.
  let [before, after] = [first, last];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (wallTime(middle, zone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clock shows at an instant, to the minute, as milliseconds as if in UTC. */
function wallTime(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}
