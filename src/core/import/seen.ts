/** Distinct values by 53 bits of their hash: flat memory for a million, and a collision in one of 18,000 such files. */
import { hash53 } from '../hash.ts';

const MAX_LOAD = 0.7;

export type Seen = {
  /** True where the text was not added before. */
  add(text: string): boolean;
  has(text: string): boolean;
};

/** A set of texts that keeps eight bytes of each, at twice to three times that size. */
export function createSeen(): Seen {
  let slots = new Float64Array(1 << 12);
  let count = 0;

  const place = (table: Float64Array, hash: number): number => {
    // A power of two in length, so that the low bits are a place.
    const last = table.length - 1;
    let slot = (hash >>> 0) & last;
    for (;;) {
      const held = table[slot];
      if (held === 0 || held === hash) return slot;
      slot = (slot + 1) & last;
    }
  };
  const grow = () => {
    const larger = new Float64Array(slots.length * 2);
    for (const hash of slots) if (hash !== 0) larger[place(larger, hash)] = hash;
    slots = larger;
  };

  return {
    has(text) {
      const hash = hash53(text) || 1;
      return slots[place(slots, hash)] === hash;
    },
    add(text) {
      // 0 marks an empty slot.
      const hash = hash53(text) || 1;
      const slot = place(slots, hash);
      if (slots[slot] === hash) return false;
      slots[slot] = hash;
      count += 1;
      if (count > slots.length * MAX_LOAD) grow();
      return true;
    },
  };
}
