import type {
  AssociationLimit,
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  Mapping,
  OpportunityStage,
  Pipeline,
  PropertyValidation,
  Queue,
  RecordType,
  SalesforceField,
  SalesforceRecord,
  SalesforceUser,
  UserAccess,
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
  readonly accountsInHubspot?: Pick<ReadonlySet<string>, 'has'>;
  /** The name of a Salesforce account by its 18-character id, for people. Untrusted text. */
  readonly accountNames?: ReadonlyMap<string, string>;
  readonly setup: Setup;
  readonly lookups: Lookups;
  /** True for a top-level domain that exists, without the dot, in any case. */
  readonly isTopLevelDomain: (label: string) => boolean;
  /** Whether the whole text matches a pattern of RE2's syntax, in linear time; undefined where that cannot be told. */
  readonly matchesPattern: (pattern: string, text: string) => boolean | undefined;
};

/** What is known before any other record was looked up. */
export type AuditMetadata = Omit<AuditContext, 'lookups'>;

/** The CRMs' set-up beyond properties and fields. What is undefined could not be read: its rules judge nothing. */
export type Setup = {
  readonly pipelines?: readonly Pipeline[];
  /** By HubSpot object, then property name. */
  readonly validations?: ReadonlyMap<ObjectName, ReadonlyMap<string, readonly PropertyValidation[]>>;
  readonly stages?: readonly OpportunityStage[];
  /** Active ones of opportunities; empty where the org has none but the master. */
  readonly recordTypes?: readonly RecordType[];
  readonly queues?: readonly Queue[];
  /** By 18-character id: users of every type, inactive ones too. */
  readonly usersById?: ReadonlyMap<string, SalesforceUser>;
  /** Of HubSpot's integration user; undefined where that is not known. */
  readonly access?: UserAccess;
  readonly associationLimits?: readonly AssociationLimit[];
};

/** What other records hold, as far as it is known: `undefined` says that it is not. */
export type Lookups = {
  /** The HubSpot contact that has the address, be it as an additional one; null: none has. Any case. */
  contactOf(email: string): string | null | undefined;
  /** Whether Salesforce has the record (18 characters), be it in the recycle bin. */
  recordState(id: string): 'there' | 'deleted' | 'absent' | undefined;
  /** Ids (18 characters) of the Salesforce records that hold the value in a field. */
  salesforceHolders(object: SalesforceObject, field: string, value: string): readonly string[] | undefined;
  /** Ids of the HubSpot records that hold the value in a property. */
  hubspotHolders(object: ObjectName, property: string, value: string): readonly string[] | undefined;
};

/** What the rules must ask `Lookups` to judge a pair. */
export type Wanted = {
  readonly emails: readonly string[];
  /** With the objects that the id may be of, as describe's `referenceTo` names them. */
  readonly records: readonly { readonly id: string; readonly objects: readonly string[] }[];
  readonly salesforceValues: readonly {
    readonly object: SalesforceObject;
    readonly field: string;
    readonly value: string;
  }[];
  readonly hubspotValues: readonly { readonly object: ObjectName; readonly property: string; readonly value: string }[];
};

/** A finding is an error, or one that is too fresh to be called so (a sync may be under way): it keeps an open error open. */
export type Finding = { readonly error: SyncError; readonly fresh: boolean };

export type Rule = (pair: Pair, context: AuditContext) => readonly Finding[];
