import type { DescribeField, HubspotObject, HubspotPropertyRow, MappingRow } from '../crm.ts';

/** Calls one of the sandbox's own services, as `fetch` would: `/crm/v3/objects/contacts?limit=100`. */
export type Request = (path: string, init?: RequestInit) => Promise<Response>;

/** Only what the integration pairs: HubSpot's tasks are not synced. */
export type SyncedObject = Exclude<HubspotObject, 'tasks'>;
export type SalesforceObject = 'Lead' | 'Contact' | 'Account' | 'Opportunity';

type HistoryEntry = { value: string; timestamp: string; sourceType: string };

/** A HubSpot record as it was read. */
export type HubspotSide = {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
  /** Newest first; only where it was asked for. */
  history?: Record<string, HistoryEntry[]>;
};

/** A Salesforce record as it was read: `Id` and the fields that were selected. */
export type SalesforceSide = { Id: string; [field: string]: unknown };

/** What is to be synced: at least one of the two sides is there. */
export type Pair = {
  object: SyncedObject;
  salesforceObject: SalesforceObject;
  hubspot?: HubspotSide;
  salesforce?: SalesforceSide;
};

/** One mapping with its two definitions. */
export type Link = { mapping: MappingRow; property: HubspotPropertyRow; field: DescribeField };

/** The vendor's own words for why a value or a record was refused. */
export type Refusal = {
  code: string;
  message: string;
  /** Salesforce's field names; empty where it names none. */
  fields: string[];
  /** HubSpot's property name. */
  property?: string;
};

/** Values to write, by field or property name. */
export type Values = Record<string, unknown>;
