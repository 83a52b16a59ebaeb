/** Hard cases among people that are no errors, close to the rare ones. */
import { changedInHubspot, type Book } from './book.ts';
import { BADGE_LENGTH, PARTNER, QUEUE } from './org.ts';
import { onlySalesforce, type PersonCase, type PersonPair } from './person.ts';
import { holder } from './rare-people.ts';

const apply = (kind: PersonPair['kind'], change: (pair: PersonPair, book: Book) => void): PersonCase => ({
  kind,
  apply: (book, pair) => change(pair, book),
});

const onBoth = (pair: PersonPair, property: string, field: string, value: string) => {
  pair.hubspot.properties[property] = value;
  pair.salesforce[field] = value;
};

export const MORE_NEIGHBOURS: readonly PersonCase[] = [
  // A queue owns the lead on both sides.
  apply('Lead', ({ hubspot, salesforce }) => {
    hubspot.properties['hubspot_owner_id'] = QUEUE.ownerId;
    salesforce['OwnerId'] = QUEUE.groupId;
  }),
  // A partner may own records.
  apply('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['hubspot_owner_id'] = PARTNER.ownerId ?? null;
    salesforce['OwnerId'] = PARTNER.userId;
  }),
  // The same record by its id of 15 characters.
  apply('Contact', ({ hubspot, salesforce }, book) => {
    const id = holder(book)?.salesforce.Id ?? salesforce.Id;
    hubspot.properties['reports_to'] = id.slice(0, 15);
    salesforce['ReportsToId'] = id;
  }),
  // As long as HubSpot's rule allows, with an astral character.
  apply('Contact', (pair) => onBoth(pair, 'badge_number', 'Badge_Number__c', `${'B'.repeat(BADGE_LENGTH - 2)}🔑`)),
  // A team of the other area: Salesforce's API took it, and both sides have it.
  apply('Contact', (pair) => {
    onBoth(pair, 'department_area', 'Area__c', 'Sales');
    onBoth(pair, 'department_team', 'Team__c', 'Software');
  }),
  // None of Salesforce's salutations, but that picklist is not restricted: it takes any.
  apply('Contact', ({ hubspot }, book) => {
    hubspot.properties['salutation'] = 'Sir';
    changedInHubspot(book, hubspot);
  }),
  // Its own loyalty number in small letters: a change that Salesforce takes.
  apply('Contact', ({ hubspot }) => {
    hubspot.properties['loyalty_number'] = hubspot.properties['loyalty_number']?.toLowerCase() ?? null;
  }),
  // A second record of somebody whom HubSpot has: it goes on with the one that it knows.
  apply('Lead', (pair, book) => {
    onlySalesforce(book, pair);
    pair.salesforce['Email'] = holder(book)?.hubspot.properties['email'];
  }),
  // The country in small letters is the same country.
  apply('Lead', ({ hubspot }) => {
    hubspot.properties['country'] = hubspot.properties['country']?.toLowerCase() ?? null;
  }),
  // As many figures as fit.
  apply('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['team_size'] = '999999';
    salesforce['Team_Size__c'] = 999_999;
  }),
];
