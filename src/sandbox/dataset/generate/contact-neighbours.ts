/** Hard cases among contacts that are no errors: whoever reports one of these is wrong. */
import { changedInHubspot, formerPerson } from './book.ts';
import { RETIRED_REGION } from './company.ts';
import { neighbour, onBoth, unlink, type PersonCase } from './person.ts';

export const CONTACT_NEIGHBOURS: readonly PersonCase[] = [
  // Exactly at the limit.
  neighbour('Contact', (pair, { words }) => onBoth(pair, 'jobtitle', 'Title', words.text(128))),
  // Astral characters count as two units: 64 of them fill 128.
  neighbour('Lead', (pair) => onBoth(pair, 'jobtitle', 'Title', '🚀'.repeat(64))),
  // Too long, but this property is not synced.
  neighbour('Contact', ({ hubspot }, { words }) => {
    hubspot.properties['persona_notes'] = words.text(400);
  }),
  // Too long, but only Salesforce's value ever travels, and it is blank.
  neighbour('Contact', ({ hubspot }, { words }) => {
    hubspot.properties['credit_rating'] = words.text(40);
  }),
  // Too long for the field, which Salesforce fills: its value will overwrite this one.
  neighbour('Contact', ({ hubspot }, { words }) => {
    hubspot.properties['city'] = words.text(60);
  }),
  // Somebody who left owns it on both sides.
  neighbour('Contact', ({ hubspot, salesforce }, book) => {
    const person = formerPerson(book);
    hubspot.properties['hubspot_owner_id'] = person.ownerId;
    salesforce['OwnerId'] = person.userId;
  }),
  // A retired option that both sides still have.
  neighbour('Lead', (pair) => onBoth(pair, 'region__c', 'Region__c', RETIRED_REGION)),
  // The same languages in another order.
  neighbour('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['languages'] = 'German;English';
    salesforce['Languages__c'] = 'English;German';
  }),
  // An id of 15 characters.
  neighbour('Contact', ({ hubspot, salesforce }) => {
    hubspot.properties['salesforcecontactid'] = salesforce.Id.slice(0, 15);
  }),
  // Without an email nobody syncs.
  neighbour('Lead', (pair, book) => {
    unlink(book, pair);
    pair.hubspot.properties['email'] = null;
    pair.hubspot.properties['lastname'] = null;
  }),
  // Deleted in Salesforce.
  neighbour('Contact', (pair, book) => {
    pair.hubspot.properties['salesforcedeleted'] = 'true';
    pair.hubspot.properties['jobtitle'] = book.words.text(300);
    pair.salesforce['IsDeleted'] = true;
  }),
  // No longer in the inclusion list, and in step.
  neighbour('Lead', ({ hubspot }, book) => {
    book.excluded.add(hubspot.id);
  }),
  // Odd, but valid.
  neighbour('Contact', (pair) =>
    onBoth(pair, 'email', 'Email', `o'neil+crm.${pair.index}@mail.research.alderon.museum`),
  ),
  // Capital letters: HubSpot keeps emails in lower case.
  neighbour('Contact', ({ hubspot, salesforce }) => {
    salesforce['Email'] = hubspot.properties['email']?.toUpperCase();
  }),
  // A change that Salesforce takes: it is on its way, and no error.
  neighbour('Contact', ({ hubspot }, book) => {
    hubspot.properties['jobtitle'] = book.words.text(128);
    changedInHubspot(book, hubspot);
  }),
];
