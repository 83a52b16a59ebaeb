/** Errors of people that an account has a few of: of the org's set-up, of lookups, owners and addresses. */
import type { Book, HubspotDraft, SalesforceDraft } from './book.ts';
import { CHATTER_USER, PORTAL_USER } from './org.ts';
import type { PersonCase, PersonPair } from './person.ts';
import { inHubspot, inSalesforce, newInHubspot, newInSalesforce } from './person-plants.ts';
import { emptyAddress } from './places.ts';

const AT_HUBSPOT = {
  country: { type: 'state-or-country-value-mismatch', property: 'country' },
  state: { type: 'missing-required-country', property: 'state' },
  owner: { type: 'owner-assignment', property: 'hubspot_owner_id' },
  loyalty: { type: 'restricted-unique-value', property: 'loyalty_number' },
  size: { type: 'type-mismatch', property: 'team_size' },
  otherObject: { type: 'missing-salesforce-id', property: 'reports_to' },
  noId: { type: 'invalid-salesforce-id', property: 'reports_to' },
  noRecord: { type: 'missing-salesforce-id', property: 'reports_to' },
  deletedRecord: { type: 'insufficient-access-or-missing-salesforce-record', property: 'reports_to' },
};

/** A linked contact with nothing wrong, whose values others may not have as well. */
export function holder({
  hubspot,
  salesforce,
}: Book): { hubspot: HubspotDraft; salesforce: SalesforceDraft } | undefined {
  const own = hubspot.contacts.find(
    ({ id, properties }) => id === HOLDER && Boolean(properties['salesforcecontactid']),
  );
  const twin = salesforce.Contact.find(({ Id }) => Id === own?.properties['salesforcecontactid']);
  return own && twin && { hubspot: own, salesforce: twin };
}
/** The third contact is one that nothing is planted on. */
const HOLDER = '103';

const clearAddress = ({ hubspot, salesforce }: PersonPair) => {
  hubspot.properties['country'] = hubspot.properties['state'] = null;
  Object.assign(salesforce, emptyAddress(''));
};

export const RARE_PEOPLE: readonly PersonCase[] = [
  inHubspot('Lead', [AT_HUBSPOT.country], ({ hubspot }, { words }) => {
    hubspot.properties['country'] = words.pick(['Deutschland', 'Italia', 'USA', 'IT']);
  }),
  inHubspot('Contact', [AT_HUBSPOT.owner], ({ hubspot }) => {
    hubspot.properties['hubspot_owner_id'] = CHATTER_USER.ownerId ?? null;
  }),
  inHubspot('Contact', [AT_HUBSPOT.size], ({ hubspot }, { words }) => {
    hubspot.properties['team_size'] = words.pick(['about 40', '10–20', '1,5']);
  }),
  newInHubspot({ type: 'insufficient-salesforce-access' }, () => undefined),
  inSalesforce('Contact', { type: 'email-already-in-use', property: 'email' }, ({ salesforce }, book) => {
    salesforce['Email'] = holder(book)?.hubspot.properties['email']?.toUpperCase();
  }),
  inHubspot('Contact', [AT_HUBSPOT.loyalty], ({ hubspot }, book) => {
    // Salesforce's field does not tell case apart.
    hubspot.properties['loyalty_number'] = holder(book)?.hubspot.properties['loyalty_number']?.toLowerCase() ?? null;
  }),
  inHubspot('Lead', [AT_HUBSPOT.state], (pair) => {
    clearAddress(pair);
    pair.hubspot.properties['state'] = 'Hesse';
  }),
  inSalesforce('Contact', { type: 'unsynced-salesforce-owners', property: 'hubspot_owner_id' }, ({ salesforce }) => {
    salesforce['OwnerId'] = PORTAL_USER.userId;
  }),
  inHubspot('Contact', [AT_HUBSPOT.otherObject], ({ hubspot, salesforce }) => {
    hubspot.properties['reports_to'] = String(salesforce['AccountId']);
  }),
  inSalesforce('Contact', { type: 'invalid-value', property: 'badge_number' }, ({ salesforce, index }) => {
    // One more than HubSpot's rule allows; an astral character counts as two.
    salesforce['Badge_Number__c'] = `B-${String(index).padStart(5, '0')}🔑`;
  }),
  inHubspot('Contact', [AT_HUBSPOT.noId], ({ hubspot }, book) => {
    const id = holder(book)?.salesforce.Id ?? '';
    // A name, and an id that a spreadsheet has put into lower case.
    hubspot.properties['reports_to'] = book.words.pick(['Priya Raman', `${id.slice(0, 15).toLowerCase()}AAF`]);
  }),
  newInSalesforce('Contact', { type: 'association-limit-reached' }, ({ salesforce }, { fullAccount }) => {
    salesforce['AccountId'] = fullAccount;
  }),
  inHubspot('Contact', [{ type: 'mismatched-options', property: 'region__c' }], ({ hubspot }) => {
    hubspot.properties['region__c'] = 'emea';
  }),
  inHubspot('Contact', [AT_HUBSPOT.noRecord], ({ hubspot }, { absentContact }) => {
    hubspot.properties['reports_to'] = absentContact;
  }),
  inHubspot('Contact', [AT_HUBSPOT.deletedRecord], ({ hubspot }, { deletedContact }) => {
    hubspot.properties['reports_to'] = deletedContact;
  }),
  // Full-width letters are other letters.
  inHubspot('Lead', [{ type: 'restricted-picklist-value', property: 'region__c' }], ({ hubspot }) => {
    hubspot.properties['region__c'] = 'ＥＭＥＡ';
  }),
  {
    kind: 'Contact',
    apply(book, pair) {
      inHubspot('Contact', [], ({ hubspot }) => {
        hubspot.properties['mobilephone'] = holder(book)?.hubspot.properties['mobilephone'] ?? null;
      }).apply(book, pair);
      const { hubspot, salesforce } = pair;
      book.truth.push({
        object: 'contacts',
        id: hubspot.id,
        salesforceId: salesforce.Id,
        type: 'salesforce-duplicate-rule',
      });
    },
  },
];
