/** The small interfaces through which jobs reach the two CRMs. Adapters implement them; jobs know no SDK. */
import type { KnownRule } from '../core/classifier/classify.ts';
import type {
  HubspotAccount,
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  SalesforceField,
  SalesforceRecord,
  SalesforceUser,
} from '../core/crm.ts';
import type { ObjectName, SalesforceObject } from '../core/sync-error.ts';

/** One record's answer to a write. `problem` is the vendor's code and message. */
export type WriteResult = { readonly id: string; readonly ok: boolean; readonly problem?: string };

/** Every method throws VendorError for failures of the API. */
export interface Hubspot {
  /** Calls spent since the process began, by this adapter. */
  calls(): number;
  account(): Promise<HubspotAccount>;
  properties(object: ObjectName): Promise<readonly HubspotProperty[]>;
  /** Active and archived owners. */
  owners(): Promise<readonly HubspotOwner[]>;
  /** All records of an object that are not archived, a page at a time (100 a call). */
  records(object: ObjectName, properties: readonly string[]): AsyncIterable<readonly HubspotRecord[]>;
  /** The named records, 100 a call, any number of ids; records that do not exist are left out. */
  read(object: ObjectName, ids: readonly string[], properties: readonly string[]): Promise<readonly HubspotRecord[]>;
  /** Records whose property holds one of the values (search, IN), any number of values. */
  find(
    object: ObjectName,
    property: string,
    values: readonly string[],
    properties: readonly string[],
  ): Promise<readonly HubspotRecord[]>;
  /** Writes one property on at most 100 records with one call where HubSpot takes the batch whole. */
  write(object: ObjectName, ids: readonly string[], property: string, value: string): Promise<readonly WriteResult[]>;
}

/** What Salesforce says of its daily calls. */
export type ApiUsage = { readonly used: number; readonly max: number; /** ISO time */ readonly at: string };

/** HubSpot's calls of one day, from Salesforce's event log. */
export type IntegrationUsage = { readonly calls: number; /** ISO date of the log's day */ readonly day: string };

export interface Salesforce {
  calls(): number;
  /** `https://mydomain.my.salesforce.com`: a record's page is `{instanceUrl}/{id}`. */
  instanceUrl(): Promise<string>;
  fields(object: SalesforceObject): Promise<readonly SalesforceField[]>;
  /** All standard users, inactive ones too. */
  users(): Promise<readonly SalesforceUser[]>;
  /** The active validation rules of the objects that HubSpot syncs. */
  validationRules(): Promise<readonly KnownRule[]>;
  /** All records that are not deleted, a page of up to 2,000 at a time. Fields that do not exist must not be asked for. */
  records(object: SalesforceObject, fields: readonly string[]): AsyncIterable<readonly SalesforceRecord[]>;
  /** The named records; those deleted or unknown are left out. */
  read(
    object: SalesforceObject,
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<readonly SalesforceRecord[]>;
  /** Writes one field on at most 200 records with one call. */
  write(
    object: SalesforceObject,
    ids: readonly string[],
    field: string,
    value: string,
  ): Promise<readonly WriteResult[]>;
  /** The org's use and limit: the last `Sforce-Limit-Info` header if younger than `maxAgeMs`, else one call of `/limits`. */
  usage(maxAgeMs: number): Promise<ApiUsage>;
  /** HubSpot's calls on the newest logged day, or undefined where the org keeps no such log. */
  integrationUsage(): Promise<IntegrationUsage | undefined>;
}
