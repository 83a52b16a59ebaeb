import type { Pair, SalesforceObject, SyncedObject } from './types.ts';

/** In the order of syncing: what belongs to a company needs it first. */
export const SYNCED_OBJECTS = ['companies', 'contacts', 'deals'] as const;

/** The HubSpot properties that hold the counterpart's id, by object; the first that is set counts: a converted lead leaves both. */
export const LINKS: Readonly<Record<SyncedObject, readonly (readonly [property: string, object: SalesforceObject])[]>> =
  {
    contacts: [
      ['salesforcecontactid', 'Contact'],
      ['salesforceleadid', 'Lead'],
    ],
    companies: [['salesforceaccountid', 'Account']],
    deals: [['hs_salesforceopportunityid', 'Opportunity']],
  };

export const HUBSPOT_OBJECT_OF: Readonly<Record<SalesforceObject, SyncedObject>> = {
  Lead: 'contacts',
  Contact: 'contacts',
  Account: 'companies',
  Opportunity: 'deals',
};

/** HubSpot's association types to the primary company (developers.hubspot.com, association type ids). */
export const PRIMARY_COMPANY: Readonly<Record<SyncedObject, number | undefined>> = {
  contacts: 1,
  deals: 5,
  companies: undefined,
};

export const SYNC_TIME = 'salesforcelastsynctime';
export const OWNER = 'hubspot_owner_id';
export const STAGE = 'dealstage';
export const ACCOUNT_ID = 'salesforceaccountid';

export function isSyncedObject(name: string): name is SyncedObject {
  return Object.hasOwn(LINKS, name);
}

export function isSalesforceObject(name: string): name is SalesforceObject {
  return Object.hasOwn(HUBSPOT_OBJECT_OF, name);
}

export function linkProperty(salesforceObject: SalesforceObject): string {
  const links = LINKS[HUBSPOT_OBJECT_OF[salesforceObject]];
  return links.find(([, object]) => object === salesforceObject)?.[0] ?? '';
}

/** One key a pair: HubSpot's id where there is one. */
export function pairKey({ object, hubspot, salesforce }: Pick<Pair, 'object' | 'hubspot' | 'salesforce'>): string {
  return hubspot === undefined ? `${object}/${salesforce?.Id ?? ''}` : `${object}/${hubspot.id}`;
}
