import type { Crm, TruthRow } from '../../crm.ts';
import { idKey } from '../../dataset/salesforce-id.ts';
import { HUBSPOT_OBJECT_OF, isSalesforceObject, isSyncedObject } from '../objects.ts';
import { linkOf } from '../scope.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { SalesforceClient } from '../salesforce-client.ts';
import type { SalesforceObject, SyncedObject } from '../types.ts';
import type { Call } from '../transport.ts';

/** Something that an admin could do about the cause of some errors. */
export type Fix = {
  id: string;
  /** Plain English. */ title: string;
  /** Records with an error of this cause. */ count: number;
};

/** How a fix reaches the two accounts: as a person's tool, so that the integration sees what it does. */
export type Hands = { hubspot: HubspotClient; hubspotCall: Call; salesforce: SalesforceClient };

export type Mending = Fix & { apply(hands: Hands): Promise<void> };

/** An error with the Salesforce object that it is about. */
export type Case = TruthRow & { object: SyncedObject; salesforceObject: SalesforceObject };

export type Mender = (crm: Crm, cases: readonly Case[]) => Mending[];

const SALESFORCE_OBJECTS = Object.keys(HUBSPOT_OBJECT_OF).filter(isSalesforceObject);

export function casesOf({ state }: Crm, truth: readonly TruthRow[]): Case[] {
  return truth.flatMap((row): Case[] => {
    const { object, id, salesforceId } = row;
    if (!isSyncedObject(object)) return [];
    const hubspot = id === undefined ? undefined : state.hubspot.objects[object].get(id);
    const found =
      salesforceId === undefined
        ? hubspot && (linkOf(object, hubspot)?.object ?? 'Lead')
        : SALESFORCE_OBJECTS.find((name) => state.salesforce.records[name]?.has(salesforceId));
    return found === undefined ? [] : [{ ...row, object, salesforceObject: found }];
  });
}

/** What the record holds in HubSpot, and in Salesforce. */
export function hubspotValue({ state }: Crm, { object, id, property }: Case): string {
  return state.hubspot.objects[object].get(id ?? '')?.properties[property ?? ''] ?? '';
}

export function salesforceValue({ state }: Crm, { salesforceObject, salesforceId }: Case, field: string): unknown {
  return state.salesforce.records[salesforceObject]?.get(salesforceId ?? '')?.[field];
}

export function fieldOf({ state }: Crm, { salesforceObject, field }: Case) {
  return state.salesforce.describe[salesforceObject]?.fields.find(({ name }) => name === field);
}

/** The Salesforce field that the error's property is mapped to. */
export function mappedField({ state }: Crm, { object, salesforceObject, property }: Case): string | undefined {
  return state.mappings.find(
    (row) => row.object === object && row.salesforceObject === salesforceObject && row.property === property,
  )?.field;
}

export function labelOfProperty({ state }: Crm, object: SyncedObject, name: string): string {
  return state.hubspot.properties[object].find((property) => property.name === name)?.label ?? name;
}

/** Names in the middle of a sentence. */
export const PLURALS: Readonly<Record<SalesforceObject, string>> = {
  Lead: 'leads',
  Contact: 'contacts',
  Account: 'accounts',
  Opportunity: 'opportunities',
};

/** Groups by key, in the order in which the keys first occur. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): [key: string, items: T[]][] {
  return [...Map.groupBy(items, key)];
}

export function countRecords(cases: readonly Case[]): number {
  return new Set(cases.map(({ object, id, salesforceId }) => `${object} ${id ?? idKey(salesforceId ?? '')}`)).size;
}
