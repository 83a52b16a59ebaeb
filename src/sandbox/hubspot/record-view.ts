import type { HubspotObject, HubspotRow } from '../crm.ts';
import { ASSOCIATION_TYPES } from './association-types.ts';
import { associatedIds, associationTypes } from './association.ts';
import { OBJECT_TYPES } from './object-types.ts';
import { historyOf } from './record-write.ts';
import type { Store } from './store.ts';

type Selection = {
  /** Empty: the object's default properties. */
  readonly properties: readonly string[];
  readonly withHistory?: readonly string[];
  readonly associations?: readonly HubspotObject[];
};

/** Any property as text, also those that the row keeps apart: its id and its two times. */
export function valueOf(object: HubspotObject, row: HubspotRow, name: string): string | null {
  if (name === 'hs_object_id') return row.id;
  if (name === OBJECT_TYPES[object].created) return row.createdAt;
  if (name === OBJECT_TYPES[object].modified) return row.updatedAt;
  return row.properties[name] ?? null;
}

/**
 * How HubSpot's reads show records: the chosen properties (names it does not know are left out, empty ones are null), always
 * with id and times, sorted by name.
 */
export function recordViewer(
  store: Store,
  object: HubspotObject,
  selection: Selection,
): (row: HubspotRow) => Record<string, unknown> {
  const { created, modified, defaults, typeId } = OBJECT_TYPES[object];
  const { uiDomain, portalId } = store.state().account;
  const definitions = store.definitions(object);
  const { properties, withHistory = [], associations = [] } = selection;
  const chosen = properties.length === 0 ? [...defaults, ...withHistory] : [...properties, ...withHistory];
  const names = [...new Set([...chosen, created, modified, 'hs_object_id'])].sort();
  const system = new Set([created, modified, 'hs_object_id']);

  return (row) => ({
    id: row.id,
    properties: Object.fromEntries(
      names
        .filter((name) => system.has(name) || definitions.has(name) || name in row.properties)
        .map((name) => [name, valueOf(object, row, name)]),
    ),
    ...(withHistory.length > 0 && {
      propertiesWithHistory: Object.fromEntries(
        withHistory.filter((name) => definitions.has(name)).map((name) => [name, historyOf(row, name)]),
      ),
    }),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archived: row.archived,
    ...(row.archived && { archivedAt: row.updatedAt }),
    ...associationsView(store, object, row, associations),
    url: `https://${uiDomain}/contacts/${portalId}/record/${typeId}/${row.id}`,
  });
}

/** v3's short form of associations, as `?associations=companies` adds it to a read. */
function associationsView(
  store: Store,
  object: HubspotObject,
  row: HubspotRow,
  wanted: readonly HubspotObject[],
): Record<string, unknown> {
  const entries = wanted.flatMap((to) => {
    const type = `${OBJECT_TYPES[object].singular}_to_${OBJECT_TYPES[to].singular}`;
    const hasLabels = ASSOCIATION_TYPES[object][to]?.primaryTypeId !== undefined;
    const results = associatedIds(store, row, to).flatMap((id) =>
      associationTypes(store, { object, row }, to, id).map(({ label }) => ({
        id,
        type: hasLabels && label === null ? `${type}_unlabeled` : type,
      })),
    );
    return results.length === 0 ? [] : [[to, { results }] as const];
  });
  return entries.length === 0 ? {} : { associations: Object.fromEntries(entries) };
}

/** The answer to a write: what was written, the defaults that have a value, and the record's id and times. */
export function writtenView(
  store: Store,
  object: HubspotObject,
  row: HubspotRow,
  written: Iterable<string>,
): Record<string, unknown> {
  const defaults = OBJECT_TYPES[object].defaults.filter((name) => (row.properties[name] ?? null) !== null);
  return recordViewer(store, object, { properties: [...written, ...defaults] })(row);
}
