/** Hard cases among companies and deals that are no errors. */
import { changedInHubspot, type Book, type HubspotDraft, type SalesforceDraft } from './book.ts';
import { RECORD_TYPES } from './org.ts';

type RecordCase = (pair: { hubspot: HubspotDraft; salesforce: SalesforceDraft }, book: Book) => void;

export const COMPANY_NEIGHBOURS: readonly RecordCase[] = [
  // As many figures as the field has room for, and a number written another way.
  ({ hubspot, salesforce }) => {
    hubspot.properties['numberofemployees'] = '99999999.0';
    salesforce['NumberOfEmployees'] = 99_999_999;
  },
  // Just as long as the field, with astral characters: a change that Salesforce takes.
  ({ hubspot }, book) => {
    hubspot.properties['vat_number'] = `${hubspot.properties['vat_number']?.slice(2) ?? ''}-🏢🏢🏢🏢`;
    changedInHubspot(book, hubspot);
  },
  // The country in capital letters is the same country, and its state stays one of it.
  ({ hubspot }) => {
    hubspot.properties['country'] = hubspot.properties['country']?.toUpperCase() ?? null;
  },
  // Another state of the same country.
  ({ hubspot, salesforce }, book) => {
    Object.assign(hubspot.properties, { country: 'Germany', state: 'Hesse' });
    Object.assign(salesforce, {
      BillingCountry: 'Germany',
      BillingCountryCode: 'DE',
      BillingState: 'Bavaria',
      BillingStateCode: 'BY',
    });
    changedInHubspot(book, hubspot);
  },
];

export const DEAL_NEIGHBOURS: readonly RecordCase[] = [
  // The same day in Rome, the day before in UTC.
  ({ hubspot, salesforce }) => {
    const day = Date.parse(`${String(salesforce['CloseDate'])}T00:00:00Z`);
    hubspot.properties['closedate'] = new Date(day - 3_600_000).toISOString();
  },
  // No sales process, but nothing of the stage has to travel.
  ({ salesforce }) => {
    salesforce['RecordTypeId'] = RECORD_TYPES.tender;
  },
  // The same day, late in the evening of the Americas.
  ({ hubspot, salesforce }) => {
    hubspot.properties['closedate'] = `${String(salesforce['CloseDate'])}T23:59:59.000Z`;
  },
];
