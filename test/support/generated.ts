import { generateDataset } from '../../src/sandbox/dataset/generate/generate.ts';

type Row = Record<string, unknown> & { id?: string; properties?: Record<string, unknown> };
/** As much of a data set file's shape as tests look at. */
export type Data = {
  hubspot: { objects: Record<string, Row[]> };
  salesforce: { records: Record<string, Row[]> };
  inclusion: { contacts: string[] };
  truth: unknown[];
};

/** Generated data, and the HubSpot ids of the contacts that the inclusion list leaves out: no API tells them. */
export function generated(records: number, seed: number): { dataset: Data; excluded: ReadonlySet<string> } {
  const dataset = generateDataset({ records, seed, now: new Date() }) as Data;
  const included = new Set(dataset.inclusion.contacts);
  const contacts = dataset.hubspot.objects['contacts'] ?? [];
  return { dataset, excluded: new Set(contacts.flatMap(({ id = '' }) => (included.has(id) ? [] : [id]))) };
}

/** What runs inside Salesforce cannot be foretold: such errors come from HubSpot's own list alone. */
export const UNFORESEEABLE = [
  'salesforce-automation',
  'salesforce-custom-field-validation-rule',
  'salesforce-duplicate-rule',
  'salesforce-flow',
];

/** Every other type that the sandbox's CRMs and its integration can refuse. */
export const FOUND = [
  'association-limit-reached',
  'default-sales-process-unavailable',
  'email-already-in-use',
  'inactive-opportunity-stage',
  'inactive-salesforce-owner',
  'insufficient-access-or-missing-salesforce-record',
  'insufficient-salesforce-access',
  'invalid-email',
  'invalid-salesforce-id',
  'invalid-value',
  'mismatched-options',
  'missing-or-invalid-opportunity-stage',
  'missing-required-country',
  'missing-required-value',
  'missing-salesforce-id',
  'options-limit-exceeded',
  'owner-assignment',
  'restricted-picklist-value',
  'restricted-unique-value',
  'salesforce-field-permission',
  'state-or-country-value-mismatch',
  'string-too-long',
  'type-mismatch',
  'unsynced-salesforce-owners',
  'waiting-on-account-to-sync',
];
