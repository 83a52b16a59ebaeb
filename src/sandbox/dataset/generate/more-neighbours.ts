/** Hard cases among people that are no errors, close to the rare ones. */
import { changedInHubspot } from './book.ts';
import { BADGE_LENGTH, PARTNER, QUEUE } from './org.ts';
import { neighbour, onBoth, onlySalesforce, type PersonCase } from './person.ts';
import { holder } from './rare-people.ts';

export const MORE_NEIGHBOURS: readonly PersonCase[] = [
  // A queue owns the lead on both sides.
  neighbour('Lead', ({ hubspot, salesforce }) => {
    hubspot.properties['hubspot_owner_id'] = QUEUE.ownerId;
    salesforce['OwnerId'] = QUEUE.groupId;
  }),
  // A partner may own records.
  neighbour('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['hubspot_owner_id'] = PARTNER.ownerId ?? null;
    salesforce['OwnerId'] = PARTNER.userId;
  }),
  // The same record by its id of 15 characters.
  neighbour('Contact', ({ hubspot, salesforce }, book) => {
    const id = holder(book)?.salesforce.Id ?? salesforce.Id;
    hubspot.properties['reports_to'] = id.slice(0, 15);
    salesforce['ReportsToId'] = id;
  }),
  // As long as HubSpot's rule allows, with an astral character.
  neighbour('Contact', (pair) => onBoth(pair, 'badge_number', 'Badge_Number__c', `${'B'.repeat(BADGE_LENGTH - 2)}🔑`)),
  // A team of the other area: Salesforce's API took it, and both sides have it.
  neighbour('Contact', (pair) => {
    onBoth(pair, 'department_area', 'Area__c', 'Sales');
    onBoth(pair, 'department_team', 'Team__c', 'Software');
  }),
  // None of Salesforce's salutations, but that picklist is not restricted: it takes any.
  neighbour('Contact', ({ hubspot }, book) => {
    hubspot.properties['salutation'] = 'Sir';
    changedInHubspot(book, hubspot);
  }),
  // Its own loyalty number in small letters: a change that Salesforce takes.
  neighbour('Contact', ({ hubspot }) => {
    hubspot.properties['loyalty_number'] = hubspot.properties['loyalty_number']?.toLowerCase() ?? null;
  }),
  // A second record of somebody whom HubSpot has: it goes on with the one that it knows.
  neighbour('Lead', (pair, book) => {
    onlySalesforce(book, pair);
    pair.salesforce['Email'] = holder(book)?.hubspot.properties['email'];
  }),
  // The country in small letters is the same country.
  neighbour('Lead', ({ hubspot }) => {
    hubspot.properties['country'] = hubspot.properties['country']?.toLowerCase() ?? null;
  }),
  // As many figures as fit.
  neighbour('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['team_size'] = '999999';
    salesforce['Team_Size__c'] = 999_999;
  }),
];
