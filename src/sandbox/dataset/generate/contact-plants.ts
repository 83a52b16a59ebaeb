/** Errors planted among contacts, each as it happens to people. */
import { formerPerson, type Book } from './book.ts';
import { HUBSPOT_REGIONS, RETIRED_REGION } from './company.ts';
import type { PersonCase, PersonPair } from './person.ts';
import { inHubspot, inSalesforce, newInSalesforce } from './person-plants.ts';

const TOO_LONG = { type: 'string-too-long', property: 'jobtitle' };
const RESTRICTED = { type: 'restricted-picklist-value', property: 'region__c' };
const WAITING = { type: 'waiting-on-account-to-sync' };
const BAD_EMAIL = { type: 'invalid-email', property: 'email' };

const waitForAccount = ({ salesforce }: PersonPair, { words, orphanAccounts }: Book) => {
  salesforce['AccountId'] = words.pick(orphanAccounts);
};

export const CONTACT_PLANTS: readonly PersonCase[] = [
  inHubspot('Contact', [TOO_LONG], ({ hubspot }, { words }) => {
    hubspot.properties['jobtitle'] = words.text(words.integer(129, 320));
  }),
  inHubspot('Lead', [RESTRICTED], ({ hubspot }, { words }) => {
    hubspot.properties['region__c'] = words.pick(HUBSPOT_REGIONS);
  }),
  inHubspot('Contact', [{ type: 'mismatched-options', property: 'customer_tier' }], ({ hubspot }) => {
    hubspot.properties['customer_tier'] = 'gold';
  }),
  inHubspot('Contact', [{ type: 'inactive-salesforce-owner', property: 'hubspot_owner_id' }], ({ hubspot }, book) => {
    hubspot.properties['hubspot_owner_id'] = formerPerson(book).ownerId;
  }),
  inSalesforce('Contact', WAITING, waitForAccount),
  inSalesforce('Contact', BAD_EMAIL, ({ salesforce, index }) => {
    salesforce['Email'] = `office.${index}@alderon.con`;
  }),
  inHubspot('Contact', [{ type: 'missing-required-value', property: 'lastname' }], ({ hubspot }) => {
    hubspot.properties['lastname'] = null;
  }),
  inSalesforce('Contact', { type: 'mismatched-options', property: 'customer_tier' }, ({ salesforce }) => {
    salesforce['Customer_Tier__c'] = 'Strategic';
  }),
  inHubspot('Lead', [{ type: 'restricted-picklist-value', property: 'industry' }], ({ hubspot }, { words }) => {
    hubspot.properties['industry'] = words.pick(['SaaS', 'Green hydrogen', 'Deep tech']);
  }),
  newInSalesforce('Contact', WAITING, waitForAccount),
  inHubspot('Lead', [{ type: 'missing-required-value', property: 'company' }], ({ hubspot }) => {
    hubspot.properties['company'] = null;
  }),
  inHubspot('Lead', [TOO_LONG, RESTRICTED], ({ hubspot }, { words }) => {
    hubspot.properties['jobtitle'] = words.text(words.integer(129, 200));
    hubspot.properties['region__c'] = RETIRED_REGION;
  }),
  newInSalesforce('Lead', BAD_EMAIL, ({ salesforce, index }) => {
    salesforce['Email'] = `events..team.${index}@alderon.example`;
  }),
  inHubspot('Lead', [{ type: 'missing-required-value', property: 'lastname' }], ({ hubspot }) => {
    hubspot.properties['lastname'] = null;
  }),
  inHubspot('Contact', [{ type: 'salesforce-custom-field-validation-rule', property: 'phone' }], ({ hubspot }) => {
    hubspot.properties['phone'] = '+39 02 5550 1234 ext. 56789';
  }),
  inHubspot('Lead', [BAD_EMAIL], ({ hubspot, index }) => {
    // HubSpot takes letters beyond ASCII; Salesforce does not unless it was told to.
    hubspot.properties['email'] = `jörg.${index}@alderon.example`;
  }),
];
