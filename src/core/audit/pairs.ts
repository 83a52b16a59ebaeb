import type { HubspotRecord, Mapping, SalesforceField, SalesforceRecord } from '../crm.ts';
import { toId18 } from '../ids.ts';
import { mappingsKey, OBJECT_PAIRS, OWNER_PROPERTY } from '../mappings.ts';
import type { Exclusion } from '../snapshot.ts';
import { recordKey, type ObjectName, type SalesforceObject } from '../sync-error.ts';
import { addressFields } from './addresses/block.ts';
import type { Pair } from './pair.ts';

/** Which properties of HubSpot's record hold the id of its counterpart; the first that is set counts. */
const LINKS: Readonly<Record<ObjectName, readonly (readonly [property: string, object: SalesforceObject])[]>> = {
  // A converted lead leaves both ids: the contact is the living one.
  contacts: [
    ['salesforcecontactid', 'Contact'],
    ['salesforceleadid', 'Lead'],
  ],
  companies: [['salesforceaccountid', 'Account']],
  deals: [['hs_salesforceopportunityid', 'Opportunity']],
  tasks: [],
};

/** What HubSpot creates from a record that has no counterpart. */
const CREATED_AS: Readonly<Record<ObjectName, SalesforceObject>> = {
  contacts: 'Lead',
  companies: 'Account',
  deals: 'Opportunity',
  tasks: 'Task',
};

const NAMES: Readonly<
  Record<ObjectName, { readonly hubspot: readonly string[]; readonly salesforce: readonly string[] }>
> = {
  contacts: { hubspot: ['firstname', 'lastname'], salesforce: ['FirstName', 'LastName'] },
  companies: { hubspot: ['name'], salesforce: ['Name'] },
  deals: { hubspot: ['dealname'], salesforce: ['Name'] },
  tasks: { hubspot: ['hs_task_subject'], salesforce: ['Subject'] },
};

/** The Salesforce record that a HubSpot record points to; its id has 18 characters unless it is no id at all. */
export function salesforceLink(
  object: ObjectName,
  record: HubspotRecord,
): { readonly salesforceObject: SalesforceObject; readonly id: string } | undefined {
  for (const [property, salesforceObject] of LINKS[object]) {
    const id = record.properties[property]?.trim();
    if (id !== undefined && id !== '') return { salesforceObject, id: toId18(id) ?? id };
  }
  return undefined;
}

/** A HubSpot record with its counterpart as far as `find` knows it; `find` gets ids as `salesforceLink` makes them. */
export function pairUp(
  object: ObjectName,
  hubspot: HubspotRecord,
  find: (object: SalesforceObject, id: string) => SalesforceRecord | undefined,
): Pair {
  const link = salesforceLink(object, hubspot);
  if (link === undefined) return { object, salesforceObject: CREATED_AS[object], hubspot };
  const salesforce = find(link.salesforceObject, link.id);
  const { salesforceObject } = link;
  return salesforce === undefined
    ? { object, salesforceObject, hubspot }
    : { object, salesforceObject, hubspot, salesforce };
}

/**
 * True for a record that HubSpot syncs as far as can be seen: not deleted in Salesforce, no converted lead, and a contact
 * with an email. One that is out of scope has no errors; what it had is *gone*, not *fixed*.
 */
export const inScope = (pair: Pair): boolean => exclusionOf(pair) === undefined;

/** Why a pair is out of the sync's scope; undefined for one that is in it. */
export function exclusionOf({ object, hubspot, salesforce }: Pair): Exclusion | undefined {
  if (hubspot?.properties['salesforcedeleted'] === 'true') return 'deleted-in-salesforce';
  if (hubspot !== undefined && salesforce === undefined && salesforceLink(object, hubspot) !== undefined) {
    return 'not-in-salesforce';
  }
  if (salesforce?.fields['IsConverted'] === true) return 'converted-lead';
  return object !== 'contacts' || emailOf({ hubspot, salesforce }) !== undefined ? undefined : 'no-email';
}

/** The keys that a pair's errors may be filed under: a record that only Salesforce had keeps its old one until its next error. */
export function recordKeys({ object, hubspot, salesforce }: Pair): readonly string[] {
  const keys: string[] = [];
  if (hubspot !== undefined) keys.push(recordKey({ object, hubspotId: hubspot.id }));
  if (salesforce !== undefined) keys.push(recordKey({ object, salesforceId: idOf(salesforce) }));
  return keys;
}

/** A name for people, or undefined: person, company or deal, else the email. Untrusted text. */
export function nameOf({ object, hubspot, salesforce }: Pair): string | undefined {
  const names = NAMES[object];
  const joined = (values: readonly unknown[]) =>
    values
      .flatMap((value) => (typeof value === 'string' ? value.trim() : []))
      .filter((value) => value !== '')
      .join(' ');
  return (
    joined(names.hubspot.map((property) => hubspot?.properties[property])) ||
    joined(names.salesforce.map((field) => salesforce?.fields[field])) ||
    emailOf({ hubspot, salesforce })
  );
}

export function idOf(record: SalesforceRecord): string {
  return toId18(record.id) ?? record.id;
}

function emailOf(pair: {
  readonly hubspot: HubspotRecord | undefined;
  readonly salesforce: SalesforceRecord | undefined;
}): string | undefined {
  const emails = [pair.hubspot?.properties['email'], pair.salesforce?.fields['Email']];
  return emails.map((email) => (typeof email === 'string' ? email.trim() : '')).find((email) => email !== '');
}

const READ_ALWAYS: Readonly<Record<ObjectName, readonly string[]>> = {
  contacts: ['email', 'hs_additional_emails', 'lifecyclestage', 'salesforceaccountid'],
  companies: ['domain', 'lifecyclestage'],
  deals: ['dealstage', 'pipeline'],
  tasks: [],
};

const READ_ALWAYS_IN_SALESFORCE: Readonly<Record<SalesforceObject, readonly string[]>> = {
  Lead: ['Email', 'IsConverted'],
  Contact: ['Email', 'AccountId'],
  Account: [],
  Opportunity: ['AccountId', 'StageName', 'RecordTypeId'],
  Task: [],
};

/** The properties that an audit must read of an object. HubSpot ignores those that an account lacks. */
export function neededProperties(
  object: ObjectName,
  mappings: ReadonlyMap<string, readonly Mapping[]>,
): readonly string[] {
  const mapped = OBJECT_PAIRS.filter(([own]) => own === object).flatMap(
    ([, salesforceObject]) => mappings.get(mappingsKey(object, salesforceObject)) ?? [],
  );
  return [
    ...new Set([
      ...NAMES[object].hubspot,
      ...READ_ALWAYS[object],
      ...LINKS[object].map(([property]) => property),
      'salesforcedeleted',
      'salesforcelastsynctime',
      OWNER_PROPERTY,
      ...mapped.map(({ property }) => property),
    ]),
  ];
}

/**
 * The fields that an audit must read of a Salesforce object. With `known` (its describe), only those that exist: Salesforce
 * refuses a query that names any other.
 */
export function neededFields(
  salesforceObject: SalesforceObject,
  mappings: ReadonlyMap<string, readonly Mapping[]>,
  known?: ReadonlyMap<string, SalesforceField>,
): readonly string[] {
  const pairs = OBJECT_PAIRS.filter(([, own]) => own === salesforceObject);
  const mapped = pairs
    .flatMap(([object]) => mappings.get(mappingsKey(object, salesforceObject)) ?? [])
    .map(({ field }) => field);
  const needed = new Set([
    'Id',
    ...pairs.flatMap(([object]) => NAMES[object].salesforce),
    ...READ_ALWAYS_IN_SALESFORCE[salesforceObject],
    'OwnerId',
    'LastModifiedDate',
    'SystemModstamp',
    ...mapped,
    // What tells whether a mapped state is valid.
    ...addressFields(mapped, known),
  ]);
  return [...needed].filter((field) => field === 'Id' || known === undefined || known.has(field));
}
