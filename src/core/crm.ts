/** What the adapters hand over of both CRMs: our own shapes, so that no SDK type passes their border. */
import type { ObjectName, SalesforceObject } from './sync-error.ts';

export type HubspotProperty = {
  readonly name: string;
  readonly label: string;
  /** bool, date, datetime, enumeration, number, phone_number, string, … */
  readonly type: string;
  /** For an enumeration, `checkbox` means several values joined with `;`. */
  readonly fieldType: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** True where the options come from elsewhere (owners): `options` is empty then and proves nothing. */
  readonly externalOptions: boolean;
  readonly readOnly: boolean;
  /** No two records may hold the same value. */
  readonly unique: boolean;
};

/** A rule that an admin set on a property (`/crm/v3/property-validations`). */
export type PropertyValidation = {
  readonly property: string;
  /** MAX_LENGTH, REGEX, MIN_NUMBER, … as HubSpot names them. */
  readonly type: string;
  readonly args: readonly string[];
};

/** A pipeline of deals. */
export type Pipeline = {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
};

/** How full HubSpot's associations of one direction are; `samples`: ids of some records that can take no more. */
export type AssociationLimit = {
  readonly from: ObjectName;
  readonly to: ObjectName;
  readonly limit: number;
  readonly recordsAtLimit: number;
  readonly samples: readonly string[];
};

export type SalesforceField = {
  readonly name: string;
  readonly label: string;
  /** As describe says: string, textarea, picklist, multipicklist, email, reference, boolean, … */
  readonly type: string;
  /** Characters; 0 where the type has no length. */
  readonly length: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly calculated: boolean;
  readonly restrictedPicklist: boolean;
  readonly picklistValues: readonly PicklistValue[];
  readonly referenceTo: readonly string[];
  /** Of numbers: digits in all, and those after the point. */
  readonly precision: number;
  readonly scale: number;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly caseSensitive: boolean;
  /** False for fields that are open to whoever may use the object; undefined where describe does not tell. */
  readonly permissionable?: boolean;
  /** The field whose value decides which values are valid, of a dependent picklist. */
  readonly controller?: string;
};

export type PicklistValue = {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  /** Base64 bitmap over the controlling field's values, most significant bit first. */
  readonly validFor?: string;
};

/** `name` is what records hold. Inactive stages stay as rows. */
export type OpportunityStage = { readonly name: string; readonly label: string; readonly active: boolean };

/** An active record type of opportunities. `processActive`: undefined where it has no sales process. */
export type RecordType = {
  /** 18 characters. */
  readonly id: string;
  readonly name: string;
  readonly processActive?: boolean;
  /** Whether sfsync's user may use it (describe); undefined where that is not told. */
  readonly available?: boolean;
};

/** A queue of Salesforce, with the objects that it may own. */
export type Queue = { readonly id: string; readonly name: string; readonly objects: readonly string[] };

/**
 * What a user may do, as permission sets and profile add up. A field that the user may see has a row; without one it is hidden from
 * the user, unless it is no `permissionable` one: universally required and system fields never have a row.
 */
export type UserAccess = {
  readonly objects: ReadonlyMap<SalesforceObject, { readonly create: boolean; readonly edit: boolean }>;
  /** By `Contact.Title`. */
  readonly fields: ReadonlyMap<string, { readonly edit: boolean }>;
};

/** What may refuse a record from inside Salesforce, and who changed it last (ISO time). */
export type Automation = {
  readonly kind: 'validation-rule' | 'flow' | 'trigger' | 'duplicate-rule';
  readonly object: SalesforceObject;
  readonly name: string;
  readonly label?: string;
  readonly modifiedAt?: string;
  readonly modifiedBy?: string;
};

/** Every HubSpot value is a string or null, as its API sends it. */
export type HubspotRecord = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  /** ISO time. */
  readonly updatedAt: string;
};

export type SalesforceValue = string | number | boolean | null;

export type SalesforceRecord = {
  /** 18 characters. */
  readonly id: string;
  readonly object: SalesforceObject;
  readonly fields: Readonly<Record<string, SalesforceValue>>;
  /** ISO time of the last change by anyone. */
  readonly modifiedAt: string;
};

export type HubspotOwner = {
  readonly id: string;
  readonly email?: string;
  readonly name: string;
  readonly type: 'PERSON' | 'QUEUE';
  readonly archived: boolean;
};

export type SalesforceUser = {
  /** 18 characters. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly username: string;
  readonly active: boolean;
  /** Standard, PowerPartner, Guest, CsnOnly, … */
  readonly userType: string;
};

/** Where a HubSpot account's pages are. */
export type HubspotAccount = { readonly portalId: number; readonly uiDomain: string };

export type SyncRule = 'two-way' | 'prefer-salesforce' | 'always-salesforce' | 'dont-sync';

export type Mapping = {
  readonly object: ObjectName;
  readonly property: string;
  readonly salesforceObject: SalesforceObject;
  readonly field: string;
  /** Unknown for HubSpot's default mappings and for pairs found by name. */
  readonly rule?: SyncRule;
};
