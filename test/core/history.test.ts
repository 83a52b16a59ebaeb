import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/core/fingerprint.ts';
import {
  CAUSES_A_DAY,
  causeHistory,
  countDay,
  dailyTotals,
  firstKeptDay,
  lastDays,
  mergeDay,
  ofCategory,
  ofCause,
  ofType,
  type DayCounts,
} from '../../src/core/history.ts';
import { summarise } from '../../src/core/snapshot.ts';
import type { SyncError } from '../../src/core/sync-error.ts';
import { snapshotOf, syncError } from '../support/snapshots.ts';

const long = (id: number, property = 'jobtitle') => syncError({ hubspotId: String(id), property });
const email = (id: number) => syncError({ hubspotId: String(id), type: 'invalid-email', property: 'email' });
const on = (day: string, ...errors: readonly SyncError[]) => countDay(snapshotOf(errors), day);
/** As the store does with the looks of one day. */
const merged = (...looks: readonly [DayCounts, ...DayCounts[]]) => looks.reduce((day, look) => mergeDay(day, look));
const CAUSE = fingerprint(long(1));

describe('countDay', () => {
  it('counts errors and records in all, by category, type and cause', () => {
    const day = on('2026-11-24', long(1), long(2), long(2, 'city'), email(2));
    expect(day).toMatchObject({
      day: '2026-11-24',
      total: { errors: 4, records: 2 },
      categories: { 'property-values': { errors: 4, records: 2 } },
      types: { 'string-too-long': { errors: 3, records: 2 }, 'invalid-email': { errors: 1, records: 1 } },
      rest: { causes: 0, errors: 0, records: 0 },
    });
    expect(day.causes?.[CAUSE]).toEqual({
      type: 'string-too-long',
      object: 'contacts',
      property: 'jobtitle',
      field: 'Title',
      errors: 2,
      records: 2,
    });
  });

  it('holds no value of a record', () => {
    const value = 'a secret option';
    const day = on('2026-11-24', syncError({ type: 'restricted-picklist-value', value }));
    expect(JSON.stringify(day)).not.toContain('secret');
  });

  it('keeps the 500 largest causes, and the others together', () => {
    const errors = Array.from({ length: 503 }, (_, index) => long(index, `property_${index}`));
    const day = on('2026-11-24', ...errors, long(9001, 'property_502'), long(9002, 'property_502'));
    expect(Object.keys(day.causes ?? {})).toHaveLength(CAUSES_A_DAY);
    expect(day.causes?.[fingerprint(long(1, 'property_502'))]).toMatchObject({ errors: 3 });
    expect(day.rest).toEqual({ causes: 3, errors: 3, records: 3 });
  });

  it('agrees with what is told of the snapshot, and its causes add up, whatever is open', () => {
    const types = ['string-too-long', 'invalid-email', 'restricted-picklist-value', 'missing-required-value'];
    const error = fc
      .record({
        hubspotId: fc.nat(40).map(String),
        type: fc.constantFrom(...types),
        property: fc.constantFrom('jobtitle', 'city', 'industry'),
        value: fc.constantFrom('a', 'b', 'c'),
      })
      .map(syncError);
    fc.assert(
      fc.property(fc.array(error, { maxLength: 200 }), (errors) => {
        const snapshot = snapshotOf(errors);
        const told = summarise(snapshot);
        const day = countDay(snapshot, '2026-11-24');
        expect(day.total).toEqual({ errors: told.errors, records: told.records });
        const categories = told.categories.map((row) => [row.category, { errors: row.errors, records: row.records }]);
        expect(day.categories).toEqual(Object.fromEntries(categories));
        const sum = (counts: object = {}) =>
          Object.values(counts).reduce((total: number, { errors: own }: { errors: number }) => total + own, 0);
        expect(sum(day.types)).toBe(told.errors);
        expect(sum(day.causes) + (day.rest?.errors ?? 0)).toBe(told.errors);
      }),
      { numRuns: 50 },
    );
  });
});

describe('mergeDay', () => {
  it('keeps a cause that ended within the day, with none left', () => {
    const day = merged(on('2026-11-24', long(1), email(2)), on('2026-11-24', email(2)));
    expect(day.total).toEqual({ errors: 1, records: 1 });
    expect(day.causes?.[CAUSE]).toMatchObject({ errors: 0, records: 0 });
    expect(merged(day, on('2026-11-24', email(2)))).toEqual(day);
  });

  it('counts how often a cause came back within the day', () => {
    const some = on('2026-11-24', long(1));
    const none = on('2026-11-24');
    expect(merged(some, none, some, some, none, some).causes?.[CAUSE]).toMatchObject({ errors: 1, returns: 2 });
  });

  it('does not call a cause over that may be one of the rest', () => {
    const many = Array.from({ length: 502 }, (_, index) => [1, 2].map((id) => long(id, `property_${index}`))).flat();
    const day = merged(on('2026-11-24', long(1)), on('2026-11-24', long(1), ...many));
    expect(day.rest?.causes).toBe(3);
    expect(day.causes).not.toHaveProperty([CAUSE]);
    expect(ofCause(CAUSE)(day)).toBeUndefined();
  });

  it('keeps days apart, and leaves those from before causes were counted', () => {
    const later = on('2026-11-25', email(1));
    expect(mergeDay(on('2026-11-24', long(1)), later)).toEqual(later);
    expect(mergeDay({ day: '2026-11-25', total: { errors: 7, records: 7 }, categories: {} }, later)).toEqual(later);
  });
});

describe('lastDays', () => {
  it('ends today, with 13 days before it', () => {
    const days = lastDays([on('2026-11-24', long(1)), on('2026-11-10', long(1))], new Date('2026-11-24T00:30:00Z'));
    expect(days.map(({ day }) => day)).toHaveLength(14);
    expect(days[0]).toEqual({ day: '2026-11-11' });
    expect(days.at(-1)).toEqual({ day: '2026-11-24', count: { errors: 1, records: 1 } });
  });
});

describe('dailyTotals', () => {
  const history = [
    { day: '2026-11-22', total: { errors: 9, records: 8 }, categories: { picklists: { errors: 9, records: 8 } } },
    on('2026-11-24', long(1), email(1)),
    on('2026-11-25'),
  ];

  it('has every day of the range, and no count where nobody looked', () => {
    expect(dailyTotals(history, '2026-11-21', '2026-11-25')).toEqual([
      { day: '2026-11-21' },
      { day: '2026-11-22', count: { errors: 9, records: 8 } },
      { day: '2026-11-23' },
      { day: '2026-11-24', count: { errors: 2, records: 1 } },
      { day: '2026-11-25', count: { errors: 0, records: 0 } },
    ]);
    expect(dailyTotals(history, '2026-11-25', '2026-11-24')).toEqual([]);
  });

  it('tells one category, type or cause; none where that was not counted', () => {
    const countsOf = (...args: Parameters<typeof dailyTotals>) =>
      dailyTotals(...args).map(({ count }) => count?.errors);
    const range = [history, '2026-11-22', '2026-11-25'] as const;
    expect(countsOf(...range, ofCategory('picklists'))).toEqual([9, undefined, 0, 0]);
    expect(countsOf(...range, ofType('invalid-email'))).toEqual([undefined, undefined, 1, 0]);
    expect(countsOf(...range, ofCause(CAUSE))).toEqual([undefined, undefined, 1, 0]);
  });

  it('goes over the end of a year and a change of the clocks day by day', () => {
    const days = dailyTotals([], '2026-10-20', '2027-01-05').map(({ day }) => day);
    expect(days).toHaveLength(78);
    expect(new Set(days).size).toBe(78);
    expect(days.at(-1)).toBe('2027-01-05');
  });
});

describe('causeHistory', () => {
  it('tells when it was first and last seen, and how often it came back', () => {
    const history = [
      on('2026-11-20', long(1)),
      on('2026-11-21'),
      on('2026-11-23', long(1)),
      merged(on('2026-11-24', long(1)), on('2026-11-24'), on('2026-11-24', long(1)), on('2026-11-24')),
      on('2026-11-25'),
    ];
    expect(causeHistory(history, CAUSE)).toEqual({
      firstSeen: '2026-11-20',
      lastSeen: '2026-11-24',
      timesReturned: 2,
      open: false,
    });
    expect(causeHistory(history.slice(0, 3), CAUSE)).toMatchObject({ timesReturned: 1, open: true });
    expect(causeHistory(history, 'another')).toBeUndefined();
  });

  it('does not take a day without a look, or one with too many causes, for its end', () => {
    const crowded = {
      ...on('2026-11-23', email(1)),
      rest: { causes: 2, errors: 2, records: 2 },
    };
    const uncounted = { day: '2026-11-22', total: { errors: 0, records: 0 }, categories: {} };
    const history = [on('2026-11-20', long(1)), uncounted, crowded, on('2026-11-26', long(1))];
    expect(causeHistory(history, CAUSE)).toMatchObject({ timesReturned: 0, open: true });
  });
});

describe('firstKeptDay', () => {
  it.each([
    ['2026-11-29', '2025-10-29'],
    ['2026-03-31', '2025-02-28'],
    ['2025-03-30', '2024-02-29'],
    ['2026-01-01', '2024-12-01'],
    ['2027-01-31', '2025-12-31'],
  ])('of %s is %s', (day, first) => {
    expect(firstKeptDay(day)).toBe(first);
  });
});
