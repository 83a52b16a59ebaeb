import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLagHistogram } from '../../../src/core/audit/lag.ts';

test('nothing is said of nothing', () => {
  expect(createLagHistogram().statistics()).toBeUndefined();
});

test('median and 95th percentile are at most a tenth above the true ones', () => {
  const lags = fc.array(fc.integer({ min: 0, max: 29 * 86_400_000 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(lags, (all) => {
      const histogram = createLagHistogram();
      for (const lag of all) histogram.add(lag);
      const sorted = all.toSorted((one, other) => one - other);
      const exact = (share: number) => Math.max(1000, sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
      const told = histogram.statistics();
      expect(told?.pairs).toBe(all.length);
      for (const [value, share] of [
        [told?.medianMs, 0.5],
        [told?.p95Ms, 0.95],
      ] as const) {
        expect(value).toBeGreaterThanOrEqual(exact(share) - 1);
        expect(value).toBeLessThanOrEqual(exact(share) * 1.1 + 1);
      }
    }),
  );
});

test('what takes longer than a month is no more than that', () => {
  const histogram = createLagHistogram();
  histogram.add(1e12);
  expect(histogram.statistics()?.p95Ms).toBeLessThan(32 * 86_400_000);
});
