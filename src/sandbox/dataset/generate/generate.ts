import { createBook } from './book.ts';
import { addCompanies } from './companies.ts';
import { DESCRIBE, INTEGRATION_USERNAME, MAPPINGS, PEOPLE, PERMISSIONS, PHONE_RULE, PROPERTIES } from './company.ts';
import { addContacts } from './contacts.ts';
import { addDeals, PIPELINE } from './deals.ts';
import { makeId } from '../salesforce-id.ts';
import { createWords } from './words.ts';

export type GenerateOptions = {
  /** How many contacts; companies are a third as many, deals a quarter. */
  readonly records: number;
  /** The same seed and time give the same data. */
  readonly seed: number;
  readonly now: Date;
};

/**
 * A believable company as a data set file: clean records, errors planted among them (all listed in `truth`), and hard cases
 * that are no errors. From 100 contacts on, every type that the first audit knows occurs.
 */
export function generateDataset({ records, seed, now }: GenerateOptions): unknown {
  const book = createBook(createWords(seed), now);
  const companies = addCompanies(book, Math.max(1, Math.round(records / 3)));
  addContacts(book, records, companies);
  addDeals(book, Math.round(records / 4), companies);
  const included = book.hubspot.contacts.map(({ id }) => id).filter((id) => !book.excluded.has(id));
  return {
    hubspot: {
      account: { portalId: 4242, uiDomain: 'app.hubspot.com', timeZone: 'Europe/Rome' },
      properties: PROPERTIES,
      owners: PEOPLE.map(({ ownerId, first, last, email }) => ({
        id: ownerId,
        email,
        firstName: first,
        lastName: last,
      })),
      pipelines: { deals: [PIPELINE] },
      objects: book.hubspot,
    },
    salesforce: {
      organization: { Id: makeId('00D', 7), Name: 'Alderon Group', IsSandbox: false },
      limits: { DailyApiRequests: { Max: 100_000, Remaining: 61_000 } },
      describe: DESCRIBE,
      records: {
        ...book.salesforce,
        User: [
          ...PEOPLE.map(({ userId, first, last, email, active }) => ({
            Id: userId,
            Username: email,
            Email: email,
            FirstName: first,
            LastName: last,
            IsActive: active,
          })),
          {
            Id: makeId('005', 200),
            Username: INTEGRATION_USERNAME,
            Email: INTEGRATION_USERNAME,
            FirstName: 'HubSpot',
            LastName: 'Integration',
          },
        ],
      },
      permissions: PERMISSIONS,
      validationRules: [PHONE_RULE],
    },
    mappings: MAPPINGS,
    inclusion: { contacts: included },
    truth: book.truth,
  };
}
