import { expect, test } from 'vitest';
import { guard } from '../../src/core/usage.ts';

test('without HubSpot’s figures the whole org’s limit is guarded', () => {
  expect(guard({ org: { used: 39_000, max: 100_000 }, extraCalls: 100 })).toEqual({
    basis: 'org',
    used: 39_000,
    limit: 100_000,
    line: 75_000,
    percent: 39,
    percentAfter: 39.1,
    over: false,
    crosses: false,
  });
});

test('HubSpot’s allocation counts only with HubSpot’s use', () => {
  const org = { used: 90_000, max: 100_000 };
  expect(guard({ org, hubspot: { allocation: 50_000 }, extraCalls: 0 }).basis).toBe('org');
  expect(guard({ org, hubspot: { used: 10 }, extraCalls: 0 }).basis).toBe('org');
  expect(guard({ org, hubspot: { used: 10_000, allocation: 50_000 }, extraCalls: 0 })).toMatchObject({
    basis: 'allocation',
    percent: 20,
    line: 37_500,
    over: false,
  });
});

test.each([
  [74, 1, false, false],
  [74, 2, false, true],
  [75, 0, false, false],
  [76, 0, true, true],
])('%i used of 100 and %i more: over %s, crosses %s', (used, extraCalls, over, crosses) => {
  expect(guard({ org: { used, max: 100 }, extraCalls })).toMatchObject({ over, crosses });
});

test('an allowance of nothing is used up by the first call', () => {
  expect(guard({ org: { used: 0, max: 0 }, extraCalls: 1 })).toMatchObject({
    percent: 0,
    percentAfter: 100,
    crosses: true,
  });
});
