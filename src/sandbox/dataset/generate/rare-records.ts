/** Errors that an account has a few of, of companies and deals. */
import { changedInHubspot, changedInSalesforce, type Book, type HubspotDraft, type SalesforceDraft } from './book.ts';
import { BLOCKED_STEP, NEW_CODE, RECORD_TYPES, STAGE_NAMES } from './org.ts';

type RecordPair = { hubspot: HubspotDraft; salesforce: SalesforceDraft };
type RareError = { type: string; property?: string; field?: string };
export type RareCase = {
  error: RareError;
  /** On whose side the record was changed last. */
  side: 'hubspot' | 'salesforce';
  change(pair: RecordPair, book: Book): void;
};

export function plantRare(book: Book, object: 'companies' | 'deals', pair: RecordPair, rare: RareCase): void {
  rare.change(pair, book);
  if (rare.side === 'hubspot') changedInHubspot(book, pair.hubspot);
  else changedInSalesforce(book, pair.salesforce);
  book.truth.push({ object, id: pair.hubspot.id, salesforceId: pair.salesforce.Id, ...rare.error });
}

export const RARE_COMPANIES: readonly RareCase[] = [
  {
    error: { type: 'invalid-value', property: 'numberofemployees' },
    side: 'hubspot',
    // One digit more than the field has room for.
    change: ({ hubspot }) => (hubspot.properties['numberofemployees'] = '100000000'),
  },
  {
    error: { type: 'restricted-unique-value', property: 'vat_number' },
    side: 'salesforce',
    change: ({ salesforce }, book) => (salesforce['Vat_Number__c'] = book.salesforce.Account[0]?.['Vat_Number__c']),
  },
  {
    error: { type: 'salesforce-flow' },
    side: 'hubspot',
    change: ({ hubspot }) => (hubspot.properties['credit_hold'] = 'true'),
  },
  {
    error: { type: 'options-limit-exceeded', property: 'catalogue_code' },
    side: 'salesforce',
    change: ({ salesforce }) => (salesforce['Catalogue_Code__c'] = NEW_CODE),
  },
  {
    error: { type: 'state-or-country-value-mismatch', property: 'state' },
    side: 'hubspot',
    // A state, but of another country.
    change: ({ hubspot }) =>
      (hubspot.properties['state'] = hubspot.properties['country'] === 'Georgia' ? 'Hesse' : 'Adjara'),
  },
];

export const RARE_DEALS: readonly RareCase[] = [
  {
    error: { type: 'inactive-opportunity-stage', property: 'dealstage' },
    side: 'salesforce',
    change: ({ salesforce }) => (salesforce['StageName'] = STAGE_NAMES.retired),
  },
  {
    error: { type: 'missing-or-invalid-opportunity-stage', property: 'dealstage' },
    side: 'salesforce',
    change: ({ salesforce }) => (salesforce['StageName'] = STAGE_NAMES.added),
  },
  {
    error: { type: 'default-sales-process-unavailable', field: 'RecordTypeId' },
    side: 'salesforce',
    change({ salesforce }) {
      salesforce['RecordTypeId'] = RECORD_TYPES.tender;
      salesforce['StageName'] = salesforce['StageName'] === 'Closed Lost' ? 'Closed Won' : 'Closed Lost';
    },
  },
  {
    error: { type: 'salesforce-automation' },
    side: 'hubspot',
    change: ({ hubspot }) => (hubspot.properties['hs_next_step'] = BLOCKED_STEP),
  },
  {
    error: { type: 'type-mismatch', property: 'seats' },
    side: 'salesforce',
    change: ({ salesforce }) => (salesforce['Seats__c'] = '10-20'),
  },
  {
    error: { type: 'default-sales-process-unavailable', field: 'RecordTypeId' },
    side: 'salesforce',
    change({ salesforce }) {
      salesforce['RecordTypeId'] = null;
      salesforce['StageName'] = salesforce['StageName'] === 'Prospecting' ? 'Qualification' : 'Prospecting';
    },
  },
];
