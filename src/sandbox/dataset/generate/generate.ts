import { createBook, type Book } from './book.ts';
import { addCompanies, type CompanyPair } from './companies.ts';
import { DESCRIBE, INTEGRATION_USERNAME, MAPPINGS, PEOPLE, PERMISSIONS, PHONE_RULE, PROPERTIES } from './company.ts';
import { addContacts } from './contacts.ts';
import { addDeals, PIPELINE } from './deals.ts';
import * as org from './org.ts';
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
 * that are no errors. From 100 contacts on, every type occurs that the sandbox's CRMs and its integration can refuse.
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
      properties: merged(PROPERTIES, org.MORE_PROPERTIES),
      propertyValidations: org.VALIDATIONS,
      associationLimits: { 'companies/contacts': limitOf(book, companies) },
      owners: [
        ...[...PEOPLE, ...org.OTHER_PEOPLE].flatMap(({ ownerId, first, last, email }) =>
          ownerId === undefined ? [] : { id: ownerId, email, firstName: first, lastName: last },
        ),
        { id: org.QUEUE.ownerId, type: 'QUEUE', firstName: org.QUEUE.name },
      ],
      pipelines: { deals: [PIPELINE] },
      objects: book.hubspot,
    },
    salesforce: {
      organization: { Id: makeId('00D', 7), Name: 'Alderon Group', IsSandbox: false },
      limits: { DailyApiRequests: { Max: 100_000, Remaining: 61_000 } },
      describe: describes(),
      records: {
        ...book.salesforce,
        ...org.MORE_RECORDS,
        User: [
          ...PEOPLE.map(({ userId, first, last, email, active }) => ({
            Id: userId,
            Username: email,
            Email: email,
            FirstName: first,
            LastName: last,
            IsActive: active,
          })),
          ...org.OTHER_PEOPLE.map(({ userId, first, last, email, userType }) => ({
            Id: userId,
            Username: email,
            Email: email,
            FirstName: first,
            LastName: last,
            UserType: userType,
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
      permissions: [...PERMISSIONS, org.NO_NEW_LEADS],
      validationRules: [PHONE_RULE],
      flows: org.FLOWS,
      triggers: org.TRIGGERS,
      duplicateRules: org.DUPLICATE_RULES,
    },
    mappings: [...MAPPINGS, ...org.MORE_MAPPINGS],
    inclusion: { contacts: included },
    truth: book.truth,
  };
}

const KINDS = ['contacts', 'companies', 'deals'] as const;
type Lists = Readonly<Record<(typeof KINDS)[number], readonly object[]>>;

function merged(some: Lists, more: Lists): Lists {
  const [contacts, companies, deals] = KINDS.map((kind) => [...some[kind], ...more[kind]]);
  return { contacts: contacts ?? [], companies: companies ?? [], deals: deals ?? [] };
}

function describes() {
  return {
    Lead: { fields: [...DESCRIBE.Lead.fields, ...org.MORE_FIELDS.Lead] },
    Contact: { fields: [...DESCRIBE.Contact.fields, ...org.MORE_FIELDS.Contact] },
    Account: { fields: [...DESCRIBE.Account.fields, ...org.MORE_FIELDS.Account] },
    Opportunity: { fields: [...DESCRIBE.Opportunity.fields, ...org.MORE_FIELDS.Opportunity] },
  };
}

/** As the limits API answers: the first company can take no more. */
function limitOf({ fullAccount }: Book, companies: readonly CompanyPair[]) {
  const full = companies.filter(({ salesforce }) => salesforce.Id === fullAccount);
  return {
    limit: org.CONTACTS_OF_A_COMPANY,
    totalRecordsAtLimit: full.length,
    atLimitFromRecordSamples: full.map(({ hubspot }) => ({
      objectId: Number(hubspot.id),
      label: hubspot.properties['name'] ?? hubspot.id,
    })),
  };
}
