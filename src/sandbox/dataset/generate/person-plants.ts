/** Ways to turn a clean person into one with an error, and to note what was planted. */
import { changedInHubspot, changedInSalesforce, type Book } from './book.ts';
import { onlySalesforce, unlink, type PersonCase, type PersonPair } from './person.ts';

/** A change in HubSpot that Salesforce refuses. */
export const inHubspot = (
  kind: PersonPair['kind'],
  errors: readonly { type: string; property: string }[],
  change: (pair: PersonPair, book: Book) => void,
): PersonCase => ({
  kind,
  apply(book, pair) {
    change(pair, book);
    changedInHubspot(book, pair.hubspot);
    const { hubspot, salesforce } = pair;
    for (const error of errors)
      book.truth.push({ object: 'contacts', id: hubspot.id, salesforceId: salesforce.Id, ...error });
  },
});

/** A change in Salesforce that HubSpot refuses. */
export const inSalesforce = (
  kind: PersonPair['kind'],
  error: { type: string; property?: string },
  change: (pair: PersonPair, book: Book) => void,
): PersonCase => ({
  kind,
  apply(book, pair) {
    change(pair, book);
    changedInSalesforce(book, pair.salesforce);
    book.truth.push({ object: 'contacts', id: pair.hubspot.id, salesforceId: pair.salesforce.Id, ...error });
  },
});

/** A new HubSpot contact that Salesforce refuses as a lead. */
export const newInHubspot = (
  error: { type: string; property?: string },
  change: (pair: PersonPair) => void,
): PersonCase => ({
  kind: 'Lead',
  apply(book, pair) {
    unlink(book, pair);
    change(pair);
    changedInHubspot(book, pair.hubspot);
    book.truth.push({ object: 'contacts', id: pair.hubspot.id, ...error });
  },
});

/** A record that only Salesforce has. */
export const newInSalesforce = (
  kind: PersonPair['kind'],
  error: { type: string; property?: string },
  change: (pair: PersonPair, book: Book) => void,
): PersonCase => ({
  kind,
  apply(book, pair) {
    onlySalesforce(book, pair);
    change(pair, book);
    changedInSalesforce(book, pair.salesforce);
    book.truth.push({ object: 'contacts', salesforceId: pair.salesforce.Id, ...error });
  },
});
