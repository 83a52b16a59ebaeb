import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/core/hash.ts';
import { createNumberIndex, createNumberMap } from '../../src/core/number-map.ts';

describe('numbers by hash', () => {
  it('holds what a Map holds, however many', () => {
    const keys = fc.oneof(
      fc.nat(5),
      fc.string().map(hash53),
      fc.nat(5000).map((n) => n * 1024),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.maxSafeInteger()), { maxLength: 3000, size: 'max' }), (entries) => {
        const map = createNumberMap();
        const model = new Map<number, number>();
        for (const [key, value] of entries) {
          map.set(key, value);
          model.set(key, value);
        }
        expect(map.size()).toBe(model.size);
        for (const [key, value] of model) expect(map.get(key)).toBe(value);
        expect(map.get(Number.MAX_SAFE_INTEGER)).toBe(model.get(Number.MAX_SAFE_INTEGER));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps all values of a key', () => {
    const index = createNumberIndex();
    for (let value = 0; value < 5000; value++) index.add(value % 3, value);
    expect(index.get(1)).toHaveLength(1667);
    expect(index.get(1).slice(0, 2)).toEqual([4999, 4996]);
    expect(index.get(3)).toEqual([]);
  });
});
