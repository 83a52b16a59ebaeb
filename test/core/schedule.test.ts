import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIntervalMs, dueSlot, nextSlot, type Subscription } from '../../src/core/schedule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function wish(more: Partial<Subscription> = {}): Subscription {
  return {
    channel: 'C1',
    frequency: 'daily',
    at: '09:00',
    day: 1,
    zone: 'Europe/Rome',
    language: 'en',
    since: '2000-01-01T00:00:00Z',
    ...more,
  };
}

const due = (now: string, more: Partial<Subscription> = {}) => dueSlot(wish(more), new Date(now));

describe('dueSlot', () => {
  test('is due at its minute, in the zone of the subscription', () => {
    expect(due('2026-11-24T08:00:00Z')).toEqual({
      id: 'C1/2026-11-24T09:00',
      localDate: '2026-11-24',
      localTime: '09:00',
      weekday: 2,
      dueAt: '2026-11-24T08:00:00.000Z',
      lateMinutes: 0,
    });
    expect(due('2026-11-24T07:59:59Z')?.id).toBe('C1/2026-11-23T09:00');
    expect(due('2026-11-24T10:31:20Z')).toMatchObject({ id: 'C1/2026-11-24T09:00', lateMinutes: 151 });
  });

  test('never lies before the wish', () => {
    const since = '2026-11-24T08:00:30Z';
    expect(due('2026-11-24T08:01:00Z', { since })).toBeUndefined();
    expect(due('2026-11-25T07:59:00Z', { since })).toBeUndefined();
    expect(due('2026-11-25T08:00:00Z', { since })?.id).toBe('C1/2026-11-25T09:00');
    expect(due('2026-11-24T08:00:00Z', { since: '2026-11-24T08:00:00Z' })?.id).toBe('C1/2026-11-24T09:00');
  });

  test('weekly has its day only', () => {
    const weekly = { frequency: 'weekly', day: 1 } as const;
    expect(due('2026-11-23T08:00:00Z', weekly)?.id).toBe('C1/2026-11-23T09:00');
    expect(due('2026-11-23T07:59:00Z', weekly)?.id).toBe('C1/2026-11-16T09:00');
    expect(due('2026-11-29T23:00:00Z', weekly)?.id).toBe('C1/2026-11-23T09:00');
    expect(due('2026-11-29T23:00:00Z', { frequency: 'weekly', day: 7 })?.id).toBe('C1/2026-11-29T09:00');
  });

  test.each(['immediately', 'off'] as const)('%s has no slots', (frequency) => {
    expect(due('2026-11-24T08:00:00Z', { frequency })).toBeUndefined();
    expect(nextSlot(wish({ frequency }), new Date('2026-11-24T08:00:00Z'))).toBeUndefined();
  });

  test('a time that the clock skips is due when it has passed it', () => {
    // Rome: 29 March 2026, 02:00 is followed by 03:00.
    expect(due('2026-03-29T00:59:00Z', { at: '02:30' })?.localDate).toBe('2026-03-28');
    expect(due('2026-03-29T01:00:00Z', { at: '02:30' })).toMatchObject({ id: 'C1/2026-03-29T02:30', lateMinutes: 0 });
    // Nuuk: the last hour of 28 March 2026 is skipped.
    const nuuk = due('2026-03-29T01:00:00Z', { at: '23:30', zone: 'America/Nuuk' });
    expect(nuuk).toMatchObject({ id: 'C1/2026-03-28T23:30', dueAt: '2026-03-29T01:00:00.000Z' });
  });

  test('a time that the clock repeats is due the first time only', () => {
    // New York: 1 November 2026, 01:59 is followed by 01:00.
    const more = { at: '01:30', zone: 'America/New_York' };
    const ids = ['05:29', '05:30', '05:59', '06:00', '06:29', '06:30'].map(
      (time) => due(`2026-11-01T${time}:00Z`, more)?.localDate,
    );
    expect(ids).toEqual(['2026-10-31', ...Array.from({ length: 5 }, () => '2026-11-01')]);
    // Lord Howe repeats half an hour.
    const lordHowe = { at: '01:45', zone: 'Australia/Lord_Howe' };
    expect(due('2026-04-04T14:44:00Z', lordHowe)?.localDate).toBe('2026-04-04');
    expect(due('2026-04-04T14:45:00Z', lordHowe)?.localDate).toBe('2026-04-05');
    expect(due('2026-04-04T15:01:00Z', lordHowe)?.localDate).toBe('2026-04-05');
  });

  test('a midnight that is repeated is due the first time, though it is yesterday again', () => {
    // St John's: 7 November 2010, 00:00 was followed by 6 November, 23:01.
    const stJohns = { at: '00:00', zone: 'America/St_Johns' };
    expect(due('2010-11-07T02:29:00Z', stJohns)?.localDate).toBe('2010-11-06');
    expect(due('2010-11-07T02:30:00Z', stJohns)?.localDate).toBe('2010-11-07');
    expect(due('2010-11-07T02:45:00Z', stJohns)).toMatchObject({ localDate: '2010-11-07', lateMinutes: 15 });
  });

  test('a day that a zone skips has no slot', () => {
    const apia = { zone: 'Pacific/Apia' };
    // Local 30 December 2011 did not exist: 29 December 23:59 (UTC-10) was followed by 31 December 00:00.
    expect(due('2011-12-30T10:00:00Z', apia)?.localDate).toBe('2011-12-29');
    expect(due('2011-12-30T19:00:00Z', apia)?.localDate).toBe('2011-12-31');
  });
});

describe('each local day has exactly one slot, whatever minutes are missed', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Rome',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/St_Johns',
    'America/Nuuk',
    'Africa/Casablanca',
    'UTC',
  );
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  // Around the days on which clocks of these zones change, and any other.
  const starts = fc.oneof(
    fc.constantFrom(
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
      '2011-12-28',
      '2026-02-14',
    ),
    fc
      .date({ min: new Date('2008-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  );
  const localDate = (instant: number, zone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);

  test('ticks at random minutes', () => {
    fc.assert(
      fc.property(
        zones,
        times,
        starts,
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 6, maxLength: 30 }),
        (zone, at, start, steps) => {
          let now = Date.parse(start);
          const subscription = wish({ zone, at, since: new Date(now - 2 * DAY).toISOString() });
          const seen: string[] = [];
          for (const step of steps) {
            now += step * MINUTE;
            const slot = dueSlot(subscription, new Date(now));
            if (slot !== undefined && seen.at(-1) !== slot.localDate) seen.push(slot.localDate);
          }
          // Never a day twice, and never back: the later tick has the later day.
          expect(seen).toEqual([...new Set(seen)].toSorted());
        },
      ),
      { numRuns: 200 },
    );
  });

  test('regular ticks give every day of the calendar, and only those', () => {
    fc.assert(
      fc.property(zones, times, starts, (zone, at, start) => {
        const first = Date.parse(start);
        const subscription = wish({ zone, at, since: new Date(first).toISOString() });
        const slots = new Map<string, number>();
        for (let now = first; now < first + 3 * DAY; now += 29 * MINUTE) {
          const slot = dueSlot(subscription, new Date(now));
          if (slot !== undefined && !slots.has(slot.localDate)) slots.set(slot.localDate, now);
        }
        const days = new Set<string>();
        for (let now = first; now < first + 3 * DAY; now += 30 * MINUTE) days.add(localDate(now, zone));
        for (const [day, seenAt] of slots) {
          expect([...days]).toContain(day);
          // Found at the first tick after it was due.
          expect(dueSlot(subscription, new Date(seenAt))?.lateMinutes).toBeLessThan(29);
        }
        // The first and last day of the window may lie on either side of their slot.
        for (const day of [...days].slice(1, -1)) expect([...slots.keys()]).toContain(day);
      }),
      { numRuns: 20 },
    );
  });

  test('the next slot is what becomes due next', () => {
    fc.assert(
      fc.property(zones, times, starts, fc.integer({ min: 0, max: 3000 }), (zone, at, start, minutes) => {
        const subscription = wish({ zone, at });
        const now = new Date(Date.parse(start) + minutes * MINUTE);
        const next = nextSlot(subscription, now);
        const dueThen = next && dueSlot(subscription, new Date(next.dueAt));
        expect(dueThen).toEqual(next);
        expect(next && dueSlot(subscription, new Date(Date.parse(next.dueAt) - MINUTE))?.id).not.toBe(next?.id);
      }),
      { numRuns: 200 },
    );
  });
});

test('nextSlot tells the coming digest', () => {
  const monday = wish({ frequency: 'weekly', day: 1 });
  expect(nextSlot(monday, new Date('2026-11-24T09:00:00Z'))).toMatchObject({
    localDate: '2026-11-30',
    weekday: 1,
    lateMinutes: 0,
  });
  const later = wish({ since: '2026-11-26T12:00:00Z' });
  expect(nextSlot(later, new Date('2026-11-24T09:00:00Z'))?.localDate).toBe('2026-11-27');
});

describe('checkIntervalMs', () => {
  test.each([
    // Of 1,000 calls a day, 288 checks of 3 calls fit, of 10 not.
    [3, 1_000, 5 * MINUTE],
    [10, 1_000, 14.4 * MINUTE],
    [0, 1_000, 5 * MINUTE],
    [12, 150, DAY * (12 / 150)],
    [5, 0, DAY],
  ])('%i calls of %i a day', (callsPerCheck, budget, expected) => {
    expect(checkIntervalMs({ callsPerCheck, budget })).toBe(expected);
  });

  test('a day of checks stays within the budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 50_000 }), (callsPerCheck, budget) => {
        const interval = checkIntervalMs({ callsPerCheck, budget });
        expect(interval).toBeGreaterThanOrEqual(5 * MINUTE);
        expect((DAY / interval) * callsPerCheck).toBeLessThanOrEqual(budget * 1.000_001);
      }),
    );
  });
});
