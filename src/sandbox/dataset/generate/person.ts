import type { Book, HubspotDraft, SalesforceDraft } from './book.ts';

export type PersonPair = {
  kind: 'Lead' | 'Contact';
  index: number;
  hubspot: HubspotDraft;
  salesforce: SalesforceDraft;
};

/** A case that a clean person is turned into. */
export type PersonCase = { kind: PersonPair['kind']; apply(book: Book, pair: PersonPair): void };

/** Takes the Salesforce side away: a contact that HubSpot has yet to create as a lead. */
export function unlink(book: Book, { kind, hubspot, salesforce }: PersonPair): void {
  book.salesforce[kind].splice(book.salesforce[kind].lastIndexOf(salesforce), 1);
  for (const property of ['salesforceleadid', 'salesforcecontactid', 'salesforceaccountid', 'salesforcelastsynctime']) {
    delete hubspot.properties[property];
  }
}

/** Takes the HubSpot side away: a record that only Salesforce has. */
export function onlySalesforce(book: Book, { hubspot }: PersonPair): void {
  book.hubspot.contacts.splice(book.hubspot.contacts.lastIndexOf(hubspot), 1);
}

/** A case that stays without an error. */
export const neighbour = (kind: PersonPair['kind'], change: (pair: PersonPair, book: Book) => void): PersonCase => ({
  kind,
  apply: (book, pair) => change(pair, book),
});

export function onBoth(pair: PersonPair, property: string, field: string, value: string): void {
  pair.hubspot.properties[property] = value;
  pair.salesforce[field] = value;
}
