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
  readonly picklistValues: readonly { readonly value: string; readonly label: string; readonly active: boolean }[];
  readonly referenceTo: readonly string[];
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
