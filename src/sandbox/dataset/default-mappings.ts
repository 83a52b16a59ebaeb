/**
 * The mappings that HubSpot's Salesforce integration starts with. Contacts: the list of
 * https://knowledge.hubspot.com/salesforce/sync-salesforce-leads-and-contacts-to-hubspot, under HubSpot's internal names;
 * companies and deals: the standard properties of the same meaning.
 */
import type { HubspotObject, MappingRow } from '../crm.ts';

const PERSON: Record<string, string> = {
  email: 'Email',
  firstname: 'FirstName',
  lastname: 'LastName',
  jobtitle: 'Title',
  phone: 'Phone',
  fax: 'Fax',
  salutation: 'Salutation',
  hubspot_owner_id: 'OwnerId',
  sfsync_resync: 'SFSync_Resync__c',
};

// Where two properties meet in one field, the first that has a value is sent.
const PAIRS: readonly [HubspotObject, string, Record<string, string>][] = [
  [
    'contacts',
    'Lead',
    {
      ...PERSON,
      company: 'Company',
      website: 'Website',
      address: 'Street',
      city: 'City',
      state: 'State',
      zip: 'PostalCode',
      country: 'Country',
      industry: 'Industry',
      annualrevenue: 'AnnualRevenue',
      numemployees: 'NumberOfEmployees',
    },
  ],
  [
    'contacts',
    'Contact',
    {
      ...PERSON,
      address: 'MailingStreet',
      city: 'MailingCity',
      state: 'MailingState',
      zip: 'MailingPostalCode',
      country: 'MailingCountry',
      salesforceaccountid: 'AccountId',
    },
  ],
  [
    'companies',
    'Account',
    {
      name: 'Name',
      website: 'Website',
      domain: 'Website',
      phone: 'Phone',
      industry: 'Industry',
      address: 'BillingStreet',
      city: 'BillingCity',
      state: 'BillingState',
      zip: 'BillingPostalCode',
      country: 'BillingCountry',
      annualrevenue: 'AnnualRevenue',
      numberofemployees: 'NumberOfEmployees',
      description: 'Description',
      hubspot_owner_id: 'OwnerId',
      sfsync_resync: 'SFSync_Resync__c',
    },
  ],
  [
    'deals',
    'Opportunity',
    {
      dealname: 'Name',
      amount: 'Amount',
      closedate: 'CloseDate',
      dealstage: 'StageName',
      description: 'Description',
      dealtype: 'Type',
      hubspot_owner_id: 'OwnerId',
      sfsync_resync: 'SFSync_Resync__c',
    },
  ],
];

const TWO_WAY = new Set(['email', 'hubspot_owner_id', 'sfsync_resync']);

/** A fresh copy: *prefer Salesforce unless blank* but for the owner (always two-way), the email and sfsync's own property. */
export function defaultMappings(): MappingRow[] {
  return PAIRS.flatMap(([object, salesforceObject, pairs]) =>
    Object.entries(pairs).map(([property, field]) => ({
      object,
      property,
      salesforceObject,
      field,
      rule: TWO_WAY.has(property) ? ('two-way' as const) : ('prefer-salesforce' as const),
    })),
  );
}
