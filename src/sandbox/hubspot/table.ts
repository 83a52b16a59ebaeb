import type { HubspotObject, HubspotRow } from '../crm.ts';

/** The rows of one object with the orders and look-ups that keep paging and conflict checks fast at 100,000 records. */
export type Table = {
  readonly object: HubspotObject;
  /** All ids, archived ones too, in ascending numeric order. */
  readonly ids: readonly string[];
  /** False once rows were put into or taken from the map by someone else. */
  readonly isFresh: () => boolean;
  readonly get: (id: string) => HubspotRow | undefined;
  /** As `get`, but an archived record is absent. */
  readonly live: (id: string) => HubspotRow | undefined;
  /** Ids of live records whose property has the value, ignoring case. */
  readonly holders: (property: string, value: string) => ReadonlySet<string>;
  /** Position in `ids` of the first id after `id`. */
  readonly positionAfter: (id: string) => number;
  readonly nextId: () => string;
  readonly insert: (row: HubspotRow) => void;
  readonly setValue: (row: HubspotRow, property: string, value: string | null) => void;
  readonly archive: (row: HubspotRow) => void;
};

/** Numeric order of ids of any length, without leading zeros. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function createTable(object: HubspotObject, rows: Map<string, HubspotRow>): Table {
  const ids = [...rows.keys()].sort(compareIds);
  let first = rows.get(ids[0] ?? '');
  let last = rows.get(ids.at(-1) ?? '');
  const indexes = new Map<string, Map<string, Set<string>>>();

  const live = (id: string): HubspotRow | undefined => {
    const row = rows.get(id);
    return row?.archived === true ? undefined : row;
  };
  const enter = (index: Map<string, Set<string>>, value: string | null | undefined, id: string): void => {
    if (value === null || value === undefined) return;
    const key = value.toLowerCase();
    const holders = index.get(key);
    if (holders === undefined) index.set(key, new Set([id]));
    else holders.add(id);
  };
  const leave = (index: Map<string, Set<string>>, value: string | null | undefined, id: string): void => {
    if (value !== null && value !== undefined) index.get(value.toLowerCase())?.delete(id);
  };
  const indexOf = (property: string): Map<string, Set<string>> => {
    let index = indexes.get(property);
    if (index === undefined) {
      index = new Map();
      for (const row of rows.values()) if (!row.archived) enter(index, row.properties[property], row.id);
      indexes.set(property, index);
    }
    return index;
  };

  return {
    object,
    ids,
    isFresh: () => rows.size === ids.length && rows.get(ids[0] ?? '') === first && rows.get(ids.at(-1) ?? '') === last,
    get: (id) => rows.get(id),
    live,
    holders: (property, value) => indexOf(property).get(value.toLowerCase()) ?? new Set(),
    positionAfter(id) {
      let low = 0;
      let high = ids.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compareIds(ids[middle] ?? '', id) <= 0) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    nextId: () => String(BigInt(ids.at(-1) ?? '0') + 1n),
    insert(row) {
      rows.set(row.id, row);
      ids.push(row.id);
      first ??= row;
      last = row;
      for (const [property, index] of indexes) enter(index, row.properties[property], row.id);
    },
    setValue(row, property, value) {
      const index = indexes.get(property);
      if (index !== undefined) leave(index, row.properties[property], row.id);
      row.properties[property] = value;
      if (index !== undefined) enter(index, value, row.id);
    },
    archive(row) {
      for (const [property, index] of indexes) leave(index, row.properties[property], row.id);
      row.archived = true;
    },
  };
}
