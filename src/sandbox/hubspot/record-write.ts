import type { HubspotObject, HubspotRow } from '../crm.ts';
import type { Actor, Change, Store } from './store.ts';
import { instantOf } from './value.ts';

/** New values by property name; null clears. */
export type Values = ReadonlyMap<string, string | null>;

/** `sourceType` of a history entry; the Salesforce connector's writes show SALESFORCE. */
const SOURCE_TYPE: Readonly<Record<Actor, string>> = { bot: 'INTEGRATION', integration: 'SALESFORCE' };

function isSame(before: string | null, after: string | null, isTime: boolean): boolean {
  if (before === after) return true;
  // A data set may hold the same instant in another notation.
  return isTime && before !== null && after !== null && instantOf(before) === instantOf(after);
}

/**
 * Stores the values and their history, and returns the change; undefined when every value was the same already, which
 * moves nothing.
 */
export function applyValues(
  store: Store,
  object: HubspotObject,
  row: HubspotRow,
  values: Values,
  actor: Actor,
): Change | undefined {
  const table = store.table(object);
  const definitions = store.definitions(object);
  const timestamp = store.now();
  const fields: string[] = [];
  for (const [name, value] of values) {
    const before = row.properties[name] ?? null;
    if (isSame(before, value, definitions.get(name)?.type === 'datetime')) continue;
    row.history[name] = [{ value: value ?? '', timestamp, sourceType: SOURCE_TYPE[actor] }, ...historyOf(row, name)];
    table.setValue(row, name, value);
    fields.push(name);
  }
  if (fields.length === 0) return undefined;
  row.updatedAt = timestamp;
  return { object, id: row.id, fields, kind: 'updated' };
}

/** Newest first. A value that a data set brought along counts as typed in when the record was created. */
export function historyOf(row: HubspotRow, name: string): HubspotRow['history'][string] {
  const history = row.history[name];
  if (history !== undefined && history.length > 0) return history;
  const value = row.properties[name];
  return value === undefined || value === null ? [] : [{ value, timestamp: row.createdAt, sourceType: 'CRM_UI' }];
}

export function createRow(store: Store, object: HubspotObject, values: Values, actor: Actor): HubspotRow {
  const timestamp = store.now();
  const set = [...values].filter((entry): entry is [string, string] => entry[1] !== null);
  const row: HubspotRow = {
    id: store.table(object).nextId(),
    properties: Object.fromEntries(set),
    associations: {},
    createdAt: timestamp,
    updatedAt: timestamp,
    archived: false,
    history: Object.fromEntries(
      set.map(([name, value]) => [name, [{ value, timestamp, sourceType: SOURCE_TYPE[actor] }]]),
    ),
  };
  store.table(object).insert(row);
  return row;
}
