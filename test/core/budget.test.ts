import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCall,
  budgetLimit,
  countCalls,
  freeFrom,
  readBudget,
  sumOf,
  type HourlyCalls,
} from '../../src/core/budget.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-24T09:20:00Z');

describe('readBudget', () => {
  it.each([
    ['2000', { calls: 2000 }],
    ['1', { calls: 1 }],
    ['1%', { percent: 1 }],
    ['0.5 %', { percent: 0.5 }],
    ['100%', { percent: 100 }],
  ])('takes %s', (text, expected) => {
    expect(readBudget(text)).toEqual(expected);
  });

  it.each(['0', '0%', '101%', '-5', '1.5', '1,000', '1e3', 'all', '%', ' 5', '99999999999999999999'])(
    'refuses “%s”',
    (text) => {
      expect(readBudget(text)).toBeUndefined();
    },
  );
});

describe('budgetLimit', () => {
  it.each([
    ['1 % of the org’s calls', undefined, 100_000, 1_000],
    ['1 % of the smallest org’s before the org’s are known', undefined, undefined, 150],
    ['never less than 100 by default', undefined, 5_000, 100],
    ['a share that was set, however small', { percent: 0.1 }, 15_000, 15],
    ['one call at least, which tells the org’s limit', { percent: 0.001 }, 15_000, 1],
    ['a share whose product has no exact double', { percent: 0.29 }, 100_000, 290],
    ['a number as it is', { calls: 7 }, 100_000, 7],
  ] as const)('%s', (_, wish, orgMax, expected) => {
    expect(budgetLimit(wish, orgMax)).toBe(expected);
  });
});

const spendAll = (times: readonly number[]) =>
  times.reduce<HourlyCalls>((hours, at) => addCall(hours, 'salesforce', 'check', new Date(at)), {});

describe('the last 24 hours', () => {
  it('are told by API and reason', () => {
    const now = new Date(START);
    let hours = addCall({}, 'salesforce', 'check', now);
    hours = addCall(hours, 'salesforce', 'check', now);
    hours = addCall(hours, 'hubspot', 'check', now);
    hours = addCall(hours, 'salesforce', 'usage', new Date(START + HOUR));
    expect(countCalls(hours, new Date(START + HOUR))).toEqual({
      salesforce: { check: 2, usage: 1 },
      hubspot: { check: 1 },
    });
  });

  it('hold every call that is less than a day old, and none of more than 25 hours', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 40 * 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(minutes, (offsets) => {
        const times = offsets.map((minute) => START + minute * 60_000).toSorted((a, b) => a - b);
        const now = times.at(-1) ?? START;
        const told = sumOf(countCalls(spendAll(times), new Date(now)).salesforce);
        expect(told).toBeGreaterThanOrEqual(times.filter((at) => now - at < DAY).length);
        expect(told).toBeLessThanOrEqual(times.filter((at) => now - at < DAY + HOUR).length);
      }),
    );
  });

  it('keep no more hours than they need', () => {
    const times = Array.from({ length: 24 * 30 }, (_, hour) => START + hour * HOUR);
    expect(Object.keys(spendAll(times)).length).toBeLessThanOrEqual(26);
  });

  it('leave out what a wrong clock wrote into the future', () => {
    const hours = spendAll([START + 365 * DAY]);
    expect(countCalls(hours, new Date(START)).salesforce).toEqual({});
  });
});

describe('freeFrom', () => {
  it('is when enough calls are old enough, and not a moment before', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 30 * 60 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (offsets, limit, wanted) => {
          const needed = Math.min(limit, wanted);
          const times = offsets.map((minute) => START + minute * 60_000).toSorted((a, b) => a - b);
          const hours = spendAll(times);
          const now = new Date(times.at(-1) ?? START);
          const left = (at: number) => limit - sumOf(countCalls(hours, new Date(at)).salesforce);
          const at = Date.parse(freeFrom(hours, now, limit, needed));
          expect(left(at)).toBeGreaterThanOrEqual(needed);
          if (at > now.getTime()) expect(left(at - 1)).toBeLessThan(needed);
        },
      ),
    );
  });
});
