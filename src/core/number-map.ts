/** Indexes over hashes (`hash53`) that take a few bytes an entry, where a Map of texts takes a hundred. */

const SMALLEST = 1024;
/** How full a table may be before it doubles. */
const LOAD = 0.7;
const FREE = -1;

export type NumberMap = {
  size(): number;
  get(key: number): number | undefined;
  set(key: number, value: number): void;
};

/** Non-negative whole numbers, well spread as hashes are, to any numbers: 16 bytes a place (open addressing). */
export function createNumberMap(): NumberMap {
  let keys = new Float64Array(SMALLEST).fill(FREE);
  let values = new Float64Array(SMALLEST);
  let size = 0;

  /** The key's own place, else the free one where it belongs. */
  const placeOf = (key: number): number => {
    const mask = keys.length - 1;
    let place = (key >>> 0) & mask;
    while (keys[place] !== FREE && keys[place] !== key) place = (place + 1) & mask;
    return place;
  };
  const grow = () => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2).fill(FREE);
    values = new Float64Array(oldKeys.length * 2);
    for (const [index, key] of oldKeys.entries()) {
      if (key === FREE) continue;
      const place = placeOf(key);
      keys[place] = key;
      values[place] = oldValues[index] ?? 0;
    }
  };

  return {
    size: () => size,
    get(key) {
      const place = placeOf(key);
      return keys[place] === key ? values[place] : undefined;
    },
    set(key, value) {
      let place = placeOf(key);
      if (keys[place] !== key) {
        size += 1;
        if (size > keys.length * LOAD) {
          grow();
          place = placeOf(key);
        }
      }
      keys[place] = key;
      values[place] = value;
    },
  };
}

export type NumberList = {
  length(): number;
  at(index: number): number;
  push(value: number): void;
};

/** A growing list of numbers, 8 bytes each. */
export function createNumberList(): NumberList {
  let values = new Float64Array(SMALLEST);
  let length = 0;
  return {
    length: () => length,
    at: (index) => values[index] ?? 0,
    push(value) {
      if (length === values.length) {
        const longer = new Float64Array(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length] = value;
      length += 1;
    },
  };
}

export type NumberIndex = {
  /** Last added first. */
  get(key: number): readonly number[];
  add(key: number, value: number): void;
};

/** As a NumberMap, with any number of values for a key. */
export function createNumberIndex(): NumberIndex {
  const heads = createNumberMap();
  const values = createNumberList();
  const before = createNumberList();
  return {
    get(key) {
      const found: number[] = [];
      for (let entry = heads.get(key) ?? FREE; entry !== FREE; entry = before.at(entry)) found.push(values.at(entry));
      return found;
    },
    add(key, value) {
      before.push(heads.get(key) ?? FREE);
      heads.set(key, values.length());
      values.push(value);
    },
  };
}
