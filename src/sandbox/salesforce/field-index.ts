/**
 * Finds records by a field's value, among many records without looking at all of them. An index is made when it is first
 * asked for and follows the writes: many records must not change otherwise.
 */
import type { DescribeField, SalesforceRow } from '../crm.ts';
import { isReference } from './fields.ts';
import { valueOf } from './row-values.ts';

type Rows = ReadonlyMap<string, SalesforceRow>;
type Index = { readonly field: DescribeField; readonly ids: Map<string, Set<string>> };

// By the map of an object's rows, so that a new state begins without any.
const indexes = new WeakMap<Rows, Map<string, Index>>();

/** Text is compared in any case; ids by their first 15 characters, which name the record. */
export function comparable(field: DescribeField, value: unknown): string {
  const text = String(value);
  return isReference(field) ? text.slice(0, 15) : text.toLowerCase();
}

function add(index: Index, row: SalesforceRow): void {
  const value = valueOf(row, index.field);
  if (value === null) return;
  const key = comparable(index.field, value);
  const ids = index.ids.get(key);
  if (ids) ids.add(row.Id);
  else index.ids.set(key, new Set([row.Id]));
}

function indexOf(rows: Rows, field: DescribeField): Index {
  const byField = indexes.get(rows) ?? new Map<string, Index>();
  indexes.set(rows, byField);
  let index = byField.get(field.name);
  if (!index) {
    index = { field, ids: new Map() };
    for (const row of rows.values()) add(index, row);
    byField.set(field.name, index);
  }
  return index;
}

/** A scan of fewer rows is as quick as an index. */
const WORTH_AN_INDEX = 2000;

/** The records whose `field` has one of the values, deleted ones too. */
export function findByValues(rows: Rows, field: DescribeField, values: readonly unknown[]): SalesforceRow[] {
  const keys = new Set(values.map((value) => comparable(field, value)));
  if (rows.size < WORTH_AN_INDEX) {
    return [...rows.values()].filter((row) => keys.has(comparable(field, valueOf(row, field) ?? '')));
  }
  const { ids } = indexOf(rows, field);
  return [...keys].flatMap((key) => [...(ids.get(key) ?? [])]).flatMap((id) => rows.get(id) ?? []);
}

/** Tells the indexes of these rows that one of them became another. */
export function reindex(rows: Rows, before: SalesforceRow | undefined, after: SalesforceRow | undefined): void {
  for (const index of indexes.get(rows)?.values() ?? []) {
    const value = before && valueOf(before, index.field);
    if (before && value !== null && value !== undefined)
      index.ids.get(comparable(index.field, value))?.delete(before.Id);
    if (after) add(index, after);
  }
}
