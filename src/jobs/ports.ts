/** The small interfaces through which jobs reach the two CRMs. Adapters implement them; jobs know no SDK. */
import type { KnownRule } from '../core/classifier/classify.ts';
import type {
  AssociationLimit,
  Automation,
  HubspotAccount,
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  OpportunityStage,
  Pipeline,
  PropertyValidation,
  Queue,
  RecordType,
  SalesforceField,
  SalesforceRecord,
  SalesforceUser,
  UserAccess,
} from '../core/crm.ts';
import type { ObjectName, SalesforceObject } from '../core/sync-error.ts';

/** One record's answer to a write. `problem` is the vendor's code and message. */
export type WriteResult = { readonly id: string; readonly ok: boolean; readonly problem?: string };

/** HubSpot's objects that its lists can hold. */
export const LIST_OBJECTS = ['contacts', 'companies', 'deals'] as const satisfies readonly ObjectName[];
export type ListObject = (typeof LIST_OBJECTS)[number];

/** A list of HubSpot's, which its pages call a segment. */
export type HubspotList = {
  readonly id: string;
  readonly name: string;
  /** How many records HubSpot counts in it. */
  readonly size: number;
  /** ISO time by HubSpot's clock. */
  readonly createdAt?: string;
};

/** Every method throws VendorError for failures of the API. */
export interface Hubspot {
  /** Calls spent since the process began, by this adapter. */
  calls(): number;
  account(): Promise<HubspotAccount>;
  properties(object: ObjectName): Promise<readonly HubspotProperty[]>;
  /** Active and archived owners. */
  owners(): Promise<readonly HubspotOwner[]>;
  /** Of deals. */
  pipelines(): Promise<readonly Pipeline[]>;
  /** The rules that admins set on an object's properties. */
  validations(object: ObjectName): Promise<readonly PropertyValidation[]>;
  /** The directions between the objects that sync in which some record can take no more associations; mostly one call. */
  associationLimits(): Promise<readonly AssociationLimit[]>;
  /**
   * Records that changed at or after `since`, oldest change first (search, which lags some seconds behind writes): one call where
   * none did.
   */
  changed(object: ObjectName, since: Date, properties: readonly string[]): AsyncIterable<readonly HubspotRecord[]>;
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
  /** Makes an empty list that only calls fill; a name is unique in the account, whatever the object. */
  createList(
    object: ListObject,
    name: string,
  ): Promise<{ readonly id: string } | { readonly refused: 'name-taken' | 'too-many-lists' }>;
  /** Any number of ids, 1,000 a call; those of records that do not exist come back as missing. */
  addToList(id: string, recordIds: readonly string[]): Promise<{ readonly missing: readonly string[] }>;
  /** Undefined where the list does not exist. */
  list(id: string): Promise<HubspotList | undefined>;
  findList(object: ListObject, name: string): Promise<HubspotList | undefined>;
  /** False where there was no such list any more. HubSpot can restore a deleted list for 90 days. */
  deleteList(id: string): Promise<boolean>;
}

/** What Salesforce says of its daily calls. */
export type ApiUsage = { readonly used: number; readonly max: number; /** ISO time */ readonly at: string };

/** HubSpot's calls of one day, from Salesforce's event log. */
export type IntegrationUsage = { readonly calls: number; /** ISO date of the log's day */ readonly day: string };

/** What the rules need of an org beyond describes. A part that sfsync's user may not read is left out. */
export type SalesforceSetup = {
  readonly stages?: readonly OpportunityStage[];
  readonly recordTypes?: readonly RecordType[];
  readonly queues?: readonly Queue[];
  /** Of every type, inactive ones too. */
  readonly users?: readonly SalesforceUser[];
  /** Of HubSpot's integration user, where that one is configured and was found. */
  readonly access?: UserAccess;
};

/** What is new in an org since a time. */
export type OrgChanges = {
  /** Ids (18 characters) of records that changed; undefined for an object with more than a page of them. */
  readonly changed: ReadonlyMap<SalesforceObject, readonly string[] | undefined>;
  /** Ids of those that are in the recycle bin now. */
  readonly deleted: ReadonlyMap<SalesforceObject, readonly string[]>;
  /** Somebody changed the set-up (objects, fields, rules, users); undefined where sfsync's user may not see that. */
  readonly setupChanged: boolean | undefined;
};

export type RecordState = 'there' | 'deleted' | 'absent';

export interface Salesforce {
  calls(): number;
  /** `https://mydomain.my.salesforce.com`: a record's page is `{instanceUrl}/{id}`. */
  instanceUrl(): Promise<string>;
  fields(object: SalesforceObject): Promise<readonly SalesforceField[]>;
  /** All standard users, inactive ones too. */
  users(): Promise<readonly SalesforceUser[]>;
  /** A few Composite calls, whatever the org's size but for its users. */
  setup(): Promise<SalesforceSetup>;
  /** The active validation rules, flows, triggers and duplicate rules of the objects that HubSpot syncs. */
  automations(): Promise<readonly Automation[]>;
  /** One call: a Composite of at most five queries. */
  changes(since: Date): Promise<OrgChanges>;
  /** Whether records exist, by 18-character id; `objects` are those that each may be of. A call for up to 2,000. */
  recordStates(
    wanted: readonly { readonly id: string; readonly objects: readonly string[] }[],
  ): Promise<ReadonlyMap<string, RecordState>>;
  /** Ids (18 characters) of the records that hold each value in a field; values that nobody holds are left out. */
  holders(
    object: SalesforceObject,
    field: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>>;
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
  /** The org's use and limit as the last answer told them; never a call. */
  seenUsage(): ApiUsage | undefined;
  /** HubSpot's calls on the newest logged day, or undefined where the org keeps no such log. */
  integrationUsage(): Promise<IntegrationUsage | undefined>;
}
