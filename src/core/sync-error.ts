/** HubSpot's object names in the plural; a Salesforce lead without a HubSpot record is one of `contacts`. */
export const OBJECTS = ['contacts', 'companies', 'deals', 'tasks'] as const;
export type ObjectName = (typeof OBJECTS)[number];
/** What a source may name: an imported row need not tell its object, and may be of one that sfsync does not know. */
export type ErrorObject = ObjectName | 'unknown';

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
  readonly object: ErrorObject;
  readonly salesforceObject?: SalesforceObject;
  readonly hubspotId?: string;
  /** Always 18 characters. */
  readonly salesforceId?: string;
  /** A name for people (person, company or deal), as the CRM has it: untrusted text. */
  readonly name?: string;
  /** The record's owner: HubSpot's owner id, or for a record that only Salesforce has, its owner's 18-character id. */
  readonly owner?: string;
  /** HubSpot's internal property name. */
  readonly property?: string;
  /** Salesforce's field API name. */
  readonly field?: string;
  /** The value that was refused: untrusted text. */
  readonly value?: string;
  /** What the other CRM's record holds in its place, its beginning; empty where nothing. Untrusted text. */
  readonly otherValue?: string;
  readonly direction?: Direction;
  readonly params: Params;
  /** As the source has it: untrusted text. */
  readonly rawMessage?: string;
  /** Columns of an imported file that sfsync does not know, by header: they come back in the export. Untrusted text. */
  readonly extra?: Readonly<Record<string, string>>;
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

/**
 * The record's identity, the first two parts of its errors' keys. An imported error without ids is known by its key alone: no
 * other error is then known to be of the same record.
 */
export function recordKey(record: Pick<SyncError, 'object' | 'hubspotId' | 'salesforceId'> & { key?: string }): string {
  return `${record.object}:${record.hubspotId ?? record.salesforceId ?? record.key ?? ''}`;
}

/** True where the error names its record by an id, be it of an object that sfsync does not know. */
export const namesRecord = ({ hubspotId, salesforceId }: SyncError): boolean =>
  (hubspotId ?? salesforceId) !== undefined;

/** True where the record can be looked up in a CRM. */
export function hasRecord(error: SyncError): error is SyncError & { readonly object: ObjectName } {
  return error.object !== 'unknown' && namesRecord(error);
}

/** Distinct records of errors. An imported row without ids may stand for several: `params.records`. */
export function countRecords(errors: Iterable<SyncError>): number {
  const records = new Map<string, number>();
  for (const error of errors) {
    const { records: told } = error.params;
    records.set(recordKey(error), typeof told === 'number' && !namesRecord(error) ? told : 1);
  }
  return records.values().reduce((sum, count) => sum + count, 0);
}
