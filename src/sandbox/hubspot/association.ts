import type { HubspotObject, HubspotRow } from '../crm.ts';
import { ASSOCIATION_TYPES } from './association-types.ts';
import { OBJECT_NAMES } from './object-types.ts';
import { applyValues } from './record-write.ts';
import type { Actor, Change, Store } from './store.ts';

export type End = { readonly object: HubspotObject; readonly row: HubspotRow };

const PRIMARY_COMPANY = 'associatedcompanyid';

function addId(row: HubspotRow, to: HubspotObject, id: string, first: boolean): void {
  const others = (row.associations[to] ?? []).filter((other) => other !== id);
  row.associations[to] = first ? [id, ...others] : [...others, id];
}

function removeId(row: HubspotRow, to: HubspotObject, id: string): void {
  row.associations[to] = (row.associations[to] ?? []).filter((other) => other !== id);
}

/** Only the company of a pair can be primary: it comes first on the other record. */
function link(from: End, to: End, primary: boolean): void {
  const first = primary && to.object === 'companies';
  if (first || !(from.row.associations[to.object] ?? []).includes(to.row.id))
    addId(from.row, to.object, to.row.id, first);
}

function contactAndCompany(one: End, other: End): { contact: HubspotRow; company: HubspotRow } | undefined {
  if (one.object === 'contacts' && other.object === 'companies') return { contact: one.row, company: other.row };
  if (one.object === 'companies' && other.object === 'contacts') return { contact: other.row, company: one.row };
  return undefined;
}

/**
 * Associates two records on both sides. A contact's first company becomes its primary one, and `primary` makes any
 * company that; both show in the contact's `associatedcompanyid`, whose change is returned.
 */
export function associate(store: Store, from: End, to: End, primary: boolean, actor: Actor): Change[] {
  link(from, to, primary);
  link(to, from, primary);
  const pair = contactAndCompany(from, to);
  if (pair === undefined) return [];
  const hasPrimary = (pair.contact.properties[PRIMARY_COMPANY] ?? null) !== null;
  if (hasPrimary && !primary) return [];
  const values = new Map([[PRIMARY_COMPANY, pair.company.id]]);
  const change = applyValues(store, 'contacts', pair.contact, values, actor);
  return change === undefined ? [] : [change];
}

/** Keeps a contact's associations in step after `associatedcompanyid` was written as a property. */
export function followPrimaryCompany(store: Store, contact: HubspotRow, before: string | null): void {
  const after = contact.properties[PRIMARY_COMPANY] ?? null;
  const companies = store.table('companies');
  const left = before === null || before === after ? undefined : companies.get(before);
  if (left !== undefined) {
    removeId(contact, 'companies', left.id);
    removeId(left, 'contacts', contact.id);
  }
  const joined = after === null ? undefined : companies.live(after);
  if (joined === undefined) return;
  const ends = {
    contact: { object: 'contacts', row: contact },
    company: { object: 'companies', row: joined },
  } as const;
  link(ends.contact, ends.company, true);
  link(ends.company, ends.contact, true);
}

/** Archives a record; its associations end, and contacts of a company get their next company as primary, or none. */
export function archiveRecord(store: Store, object: HubspotObject, row: HubspotRow, actor: Actor): Change[] {
  store.table(object).archive(row);
  row.updatedAt = store.now();
  const changes: Change[] = [{ object, id: row.id, fields: [], kind: 'deleted' }];
  for (const to of OBJECT_NAMES) {
    for (const id of row.associations[to] ?? []) {
      const other = store.table(to).get(id);
      if (other === undefined) continue;
      removeId(other, object, row.id);
      if (object !== 'companies' || to !== 'contacts' || other.properties[PRIMARY_COMPANY] !== row.id) continue;
      const next = new Map([[PRIMARY_COMPANY, other.associations['companies']?.[0] ?? null]]);
      const change = applyValues(store, 'contacts', other, next, actor);
      if (change !== undefined) changes.push(change);
    }
  }
  row.associations = {};
  return changes;
}

/** Ids of the live records of `to` that the record is associated with, in the order in which they were associated. */
export function associatedIds(store: Store, row: HubspotRow, to: HubspotObject): string[] {
  const table = store.table(to);
  return (row.associations[to] ?? []).filter((id) => table.live(id) !== undefined);
}

function isPrimary(store: Store, from: End, to: HubspotObject, id: string): boolean {
  const pair =
    to === 'companies'
      ? { row: from.row, company: id, object: from.object }
      : { row: store.table(to).get(id), company: from.row.id, object: to };
  if (pair.object === 'contacts') return pair.row?.properties[PRIMARY_COMPANY] === pair.company;
  return pair.row?.associations['companies']?.[0] === pair.company;
}

/** Type ids of one association, the primary one first, as v4 lists them. */
export function associationTypes(
  store: Store,
  from: End,
  to: HubspotObject,
  id: string,
): { category: string; typeId: number; label: string | null }[] {
  const link = ASSOCIATION_TYPES[from.object][to];
  if (link === undefined) return [];
  const plain = { category: 'HUBSPOT_DEFINED', typeId: link.typeId, label: null };
  if (link.primaryTypeId === undefined || !isPrimary(store, from, to, id)) return [plain];
  return [{ category: 'HUBSPOT_DEFINED', typeId: link.primaryTypeId, label: 'Primary' }, plain];
}
