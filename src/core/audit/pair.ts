import type {
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  Mapping,
  SalesforceField,
  SalesforceRecord,
  SalesforceUser,
} from '../crm.ts';
import type { ObjectName, SalesforceObject, SyncError } from '../sync-error.ts';

/** The two sides of one record, as far as they exist. At least one is there. */
export type Pair = {
  readonly object: ObjectName;
  /** Where the record is, or would be created, in Salesforce (a contact without a counterpart becomes a Lead). */
  readonly salesforceObject: SalesforceObject;
  readonly hubspot?: HubspotRecord;
  readonly salesforce?: SalesforceRecord;
};

/** What every rule may look at, read once an audit. */
export type AuditContext = {
  readonly now: Date;
  /** By HubSpot object, then property name. */
  readonly properties: ReadonlyMap<ObjectName, ReadonlyMap<string, HubspotProperty>>;
  /** By Salesforce object, then field name. */
  readonly fields: ReadonlyMap<SalesforceObject, ReadonlyMap<string, SalesforceField>>;
  /** By HubSpot and Salesforce object: `contacts:Lead`. Pairs whose two sides both exist. */
  readonly mappings: ReadonlyMap<string, readonly Mapping[]>;
  readonly owners: ReadonlyMap<string, HubspotOwner>;
  /** By lower-case email. */
  readonly usersByEmail: ReadonlyMap<string, readonly SalesforceUser[]>;
  /** 18-character ids of Salesforce accounts that a HubSpot company carries; undefined when companies could not be read whole. */
  readonly accountsInHubspot?: ReadonlySet<string>;
  /** The name of a Salesforce account by its 18-character id, for people. Untrusted text. */
  readonly accountNames?: ReadonlyMap<string, string>;
  /** True for a top-level domain that exists, without the dot, in any case. */
  readonly isTopLevelDomain: (label: string) => boolean;
};

/** A finding is an error, or one that is too fresh to be called so (a sync may be under way): it keeps an open error open. */
export type Finding = { readonly error: SyncError; readonly fresh: boolean };

export type Rule = (pair: Pair, context: AuditContext) => readonly Finding[];
