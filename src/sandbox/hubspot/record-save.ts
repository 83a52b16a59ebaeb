import type { HubspotObject, HubspotRow } from '../crm.ts';
import { associate, followPrimaryCompany } from './association.ts';
import type { End } from './association.ts';
import { associationRooms, limitFailure } from './association-limits.ts';
import type { Rooms } from './association-limits.ts';
import { targetOfType } from './association-types.ts';
import { badRequest } from './failure.ts';
import { applyValues, createRow } from './record-write.ts';
import type { Values } from './record-write.ts';
import type { Actor, Change, Store } from './store.ts';

/** As a create's body gives it. */
type InputAssociation = {
  readonly to: { readonly id: string };
  readonly types: readonly { readonly associationTypeId: number }[];
};

/** Associations of a record to be created, resolved; throws a 400 for unknown types and records, and for full ones. */
export function resolveAssociations(
  store: Store,
  object: HubspotObject,
  inputs: readonly InputAssociation[],
  rooms: Rooms = associationRooms(store),
): { to: End; primary: boolean }[] {
  const created = { object };
  return inputs.flatMap(({ to, types }) =>
    types.map(({ associationTypeId }) => {
      const target = targetOfType(object, associationTypeId);
      if (target === undefined) throw badRequest(`${associationTypeId} is not a valid association type for ${object}`);
      const row = store.table(target.object).live(to.id);
      if (row === undefined) throw badRequest(`One or more associations are not valid: ${to.id} does not exist`);
      const end = { object: target.object, row };
      const full = rooms.take(created, end);
      if (full !== undefined) throw limitFailure(full);
      return { to: end, primary: target.primary };
    }),
  );
}

/** Creates a record whose values were checked; the first change is its own, others come of its associations. */
export function createRecord(
  store: Store,
  object: HubspotObject,
  values: Values,
  associations: readonly { to: End; primary: boolean }[],
  actor: Actor,
): { row: HubspotRow; changes: Change[] } {
  const row = createRow(store, object, values, actor);
  if (object === 'contacts') followPrimaryCompany(store, row, null);
  const others = associations
    .flatMap(({ to, primary }) => associate(store, { object, row }, to, primary, actor))
    .filter(({ id, object: changed }) => changed !== object || id !== row.id);
  const created: Change = { object, id: row.id, fields: Object.keys(row.properties), kind: 'created' };
  return { row, changes: [created, ...others] };
}

/** Writes checked values onto a record; undefined when nothing changed. */
export function updateRecord(
  store: Store,
  object: HubspotObject,
  row: HubspotRow,
  values: Values,
  actor: Actor,
): Change | undefined {
  const companyBefore = row.properties['associatedcompanyid'] ?? null;
  const change = applyValues(store, object, row, values, actor);
  if (object === 'contacts' && change?.fields.includes('associatedcompanyid') === true)
    followPrimaryCompany(store, row, companyBefore);
  return change;
}
