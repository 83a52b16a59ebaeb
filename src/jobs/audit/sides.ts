/** Reading named records on both sides. */
import type { AuditContext } from '../../core/audit/pair.ts';
import { neededFields, neededProperties, salesforceLink } from '../../core/audit/pairs.ts';
import type { HubspotRecord, SalesforceRecord } from '../../core/crm.ts';
import { toId18 } from '../../core/ids.ts';
import type { RecordIds } from '../../core/snapshot.ts';
import type { ObjectName, SalesforceObject } from '../../core/sync-error.ts';
import type { Hubspot } from '../ports.ts';
import type { AuditDeps } from './types.ts';

type Context = Pick<AuditContext, 'mappings' | 'properties' | 'fields'>;

/** Only properties that the account has: HubSpot would ignore the others, but they lengthen each request. */
export function propertiesOf(object: ObjectName, { mappings, properties }: Context): readonly string[] {
  const known = properties.get(object);
  const needed = neededProperties(object, mappings);
  return known === undefined ? needed : needed.filter((name) => known.has(name));
}

export const fieldsOf = (object: SalesforceObject, { mappings, fields }: Context): readonly string[] =>
  neededFields(object, mappings, fields.get(object));

/** HubSpot's side of each record, by the record as it was given; `known` need not be read again. */
export async function readHubspotSide<R extends RecordIds>(
  { hubspot }: AuditDeps,
  context: Context,
  refs: readonly R[],
): Promise<Map<R, HubspotRecord>> {
  const found = new Map<R, HubspotRecord>();
  for (const [object, own] of Map.groupBy(refs, (ref) => ref.object)) {
    const properties = propertiesOf(object, context);
    const ids = [...new Set(own.flatMap(({ hubspotId }) => hubspotId ?? []))];
    const byId = new Map<string, HubspotRecord>();
    if (ids.length > 0) for (const record of await hubspot.read(object, ids, properties)) byId.set(record.id, record);
    const orphans = own.filter(({ hubspotId }) => hubspotId === undefined);
    const bySalesforceId = await findByLink(hubspot, object, orphans, properties);
    for (const ref of own) {
      const record = ref.hubspotId === undefined ? bySalesforceId.get(ref.salesforceId ?? '') : byId.get(ref.hubspotId);
      if (record !== undefined) found.set(ref, record);
    }
  }
  return found;
}

/** HubSpot's property for the id of each Salesforce object. */
const LINK_PROPERTIES: Readonly<Partial<Record<SalesforceObject, string>>> = {
  Lead: 'salesforceleadid',
  Contact: 'salesforcecontactid',
  Account: 'salesforceaccountid',
  Opportunity: 'hs_salesforceopportunityid',
};

/** HubSpot records by the 18-character Salesforce id that they carry; HubSpot may hold ids of 15 characters too. */
async function findByLink(
  hubspot: Hubspot,
  object: ObjectName,
  refs: readonly RecordIds[],
  properties: readonly string[],
): Promise<Map<string, HubspotRecord>> {
  const found = new Map<string, HubspotRecord>();
  for (const [salesforceObject, own] of Map.groupBy(refs, (ref) => ref.salesforceObject)) {
    const property = salesforceObject && LINK_PROPERTIES[salesforceObject];
    if (property === undefined) continue;
    const ids = own.flatMap(({ salesforceId }) =>
      salesforceId === undefined ? [] : [salesforceId, salesforceId.slice(0, 15)],
    );
    for (const record of await hubspot.find(object, property, ids, properties)) {
      const id = toId18(record.properties[property] ?? '');
      if (id !== undefined) found.set(id, record);
    }
  }
  return found;
}

/** Salesforce's side of the records, by 18-character id: the counterparts of HubSpot's, and those that only Salesforce has. */
export async function readSalesforceSide<R extends RecordIds>(
  { salesforce }: AuditDeps,
  context: Context,
  refs: readonly R[],
  hubspotOf: ReadonlyMap<R, HubspotRecord>,
): Promise<Map<string, SalesforceRecord>> {
  const wanted = refs.flatMap((ref) => {
    const hubspot = hubspotOf.get(ref);
    if (hubspot !== undefined) return salesforceLink(ref.object, hubspot) ?? [];
    const { salesforceId: id, salesforceObject } = ref;
    return id === undefined || salesforceObject === undefined ? [] : { id, salesforceObject };
  });
  const records = new Map<string, SalesforceRecord>();
  for (const [object, links] of Map.groupBy(wanted, ({ salesforceObject }) => salesforceObject)) {
    const ids = [...new Set(links.map(({ id }) => id))].filter((id) => toId18(id) !== undefined);
    if (ids.length === 0) continue;
    for (const record of await salesforce.read(object, ids, fieldsOf(object, context))) records.set(record.id, record);
  }
  return records;
}

/** Which of the accounts a HubSpot company carries. */
export async function accountsKnown({ hubspot }: AuditDeps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const values = ids.flatMap((id) => [id, id.slice(0, 15)]);
  const companies = await hubspot.find('companies', 'salesforceaccountid', values, ['salesforceaccountid']);
  return new Set(companies.flatMap(({ properties }) => toId18(properties['salesforceaccountid'] ?? '') ?? []));
}
