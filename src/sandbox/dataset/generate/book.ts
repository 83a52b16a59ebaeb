/** The records while they are made: two rows a record, one on each side. */
import type { HubspotObject } from '../../crm.ts';
import { makeId } from '../salesforce-id.ts';
import { PEOPLE, type Person } from './company.ts';
import type { Planted, Words } from './words.ts';

export type HubspotDraft = {
  id: string;
  properties: Record<string, string | null>;
  associations: Record<string, string[]>;
  createdAt: string;
  updatedAt: string;
};
export type SalesforceDraft = { Id: string; [field: string]: unknown };

/** `changed`: when somebody last wrote on a side; the clean state is as old on both. */
type Times = { created: string; synced: string; changed: string };

export type Book = {
  words: Words;
  times: Times;
  hubspot: Record<HubspotObject, HubspotDraft[]>;
  salesforce: Record<'Lead' | 'Contact' | 'Account' | 'Opportunity', SalesforceDraft[]>;
  truth: Planted[];
  /** Contacts that the inclusion list leaves out. */
  excluded: Set<string>;
  /** Accounts that HubSpot has no company for. */
  orphanAccounts: string[];
  /** The account whose company can take no more contacts. */
  fullAccount: string;
  /** Ids of a contact in Salesforce's recycle bin, and of none at all. */
  deletedContact: string;
  absentContact: string;
};

const DAY = 86_400_000;
const PREFIXES = { Lead: '00Q', Contact: '003', Account: '001', Opportunity: '006' } as const;

export function createBook(words: Words, now: Date): Book {
  const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  return {
    words,
    times: { created: ago(90), synced: ago(3), changed: ago(1) },
    hubspot: { contacts: [], companies: [], deals: [], tasks: [] },
    salesforce: { Lead: [], Contact: [], Account: [], Opportunity: [] },
    truth: [],
    excluded: new Set(),
    orphanAccounts: [],
    fullAccount: makeId(PREFIXES.Account, 1000),
    deletedContact: makeId(PREFIXES.Contact, 1000),
    absentContact: makeId(PREFIXES.Contact, 900_000),
  };
}

/** A HubSpot record that was last in step three days ago. */
export function addHubspot(
  book: Book,
  object: HubspotObject,
  id: number,
  properties: Record<string, string | null>,
): HubspotDraft {
  const { created, synced } = book.times;
  const draft = { id: String(id), properties, associations: {}, createdAt: created, updatedAt: synced };
  book.hubspot[object].push(draft);
  return draft;
}

export function addSalesforce(
  book: Book,
  object: keyof Book['salesforce'],
  fields: Record<string, unknown>,
): SalesforceDraft {
  const { created, synced } = book.times;
  const rows = book.salesforce[object];
  const draft = {
    Id: makeId(PREFIXES[object], 1000 + rows.length),
    ...fields,
    CreatedDate: created,
    LastModifiedDate: synced,
    SystemModstamp: synced,
  };
  rows.push(draft);
  return draft;
}

export function changedInHubspot(book: Book, draft: HubspotDraft): void {
  draft.updatedAt = book.times.changed;
}

export function changedInSalesforce(book: Book, draft: SalesforceDraft): void {
  draft['LastModifiedDate'] = book.times.changed;
  draft['SystemModstamp'] = book.times.changed;
}

const ACTIVE = PEOPLE.filter(({ active }) => active);
const LEFT = PEOPLE.filter(({ active }) => !active);

export const activePerson = ({ words }: Book): Person => words.pick(ACTIVE);
/** Whether a rare error is due: often at first, so that small data have each of them, then seldom. */
export function isRareTurn(index: number, offset: number): boolean {
  return index % (index < 100 ? 6 : 36) === offset;
}

export const formerPerson = ({ words }: Book): Person => words.pick(LEFT);
