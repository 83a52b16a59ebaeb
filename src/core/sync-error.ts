/** HubSpot's object names in the plural; a Salesforce lead without a HubSpot record is one of `contacts`. */
export const OBJECTS = ['contacts', 'companies', 'deals', 'tasks'] as const;
export type ObjectName = (typeof OBJECTS)[number];

/** The Salesforce objects that HubSpot's integration pairs with ours. */
export const SALESFORCE_OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'Task'] as const;
export type SalesforceObject = (typeof SALESFORCE_OBJECTS)[number];

export const CATEGORIES = [
  'associations',
  'custom-code',
  'duplicates',
  'permissions',
  'picklists',
  'property-mappings',
  'property-values',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type SourceName = 'audit' | 'import';
export type Confidence = 'certain' | 'likely';
/** The side that would have been written when the sync failed. */
export type Direction = 'to-salesforce' | 'to-hubspot';

/** What a sentence about the error needs, e.g. `{ length: 312, max: 128 }`. Never a sentence itself. */
export type Params = Readonly<Record<string, string | number | boolean>>;

/** One record that fails to sync for one reason. Data, never a sentence: those are made at the edge. */
export type SyncError = {
  /** Identity over time and over sources, see `errorKey`. */
  readonly key: string;
  /** Kebab-case id of an error type of the catalogue. */
  readonly type: string;
  readonly object: ObjectName;
  readonly salesforceObject?: SalesforceObject;
  readonly hubspotId?: string;
  /** Always 18 characters. */
  readonly salesforceId?: string;
  /** A name for people (person, company or deal), as the CRM has it: untrusted text. */
  readonly name?: string;
  /** HubSpot's internal property name. */
  readonly property?: string;
  /** Salesforce's field API name. */
  readonly field?: string;
  /** The value that was refused: untrusted text. */
  readonly value?: string;
  readonly direction?: Direction;
  readonly params: Params;
  readonly rawMessage?: string;
  readonly confidence: Confidence;
  readonly sources: readonly SourceName[];
};

/**
 * The error's identity: object + HubSpot id (else Salesforce id, else a hash of the imported row) + type + property.
 * `property` falls back to the Salesforce field, for a required field that no property is mapped to.
 */
export function errorKey(error: Omit<SyncError, 'key'>, rowHash = ''): string {
  const record = error.hubspotId ?? error.salesforceId ?? rowHash;
  return [error.object, record, error.type, error.property ?? error.field ?? ''].join(':');
}

/** The record's identity, the first two parts of its errors' keys. */
export function recordKey(record: Pick<SyncError, 'object' | 'hubspotId' | 'salesforceId'>): string {
  return `${record.object}:${record.hubspotId ?? record.salesforceId ?? ''}`;
}
