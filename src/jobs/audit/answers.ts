/** What other records hold, found out before a rule asks. */
import type { AuditContext, Lookups, Wanted } from '../../core/audit/pair.ts';
import { emailsOf, hubspotValueKey, NOTHING, salesforceValueKey } from '../../core/audit/wanted.ts';
import { toId18 } from '../../core/ids.ts';
import { SALESFORCE_OBJECTS, type ObjectName, type SalesforceObject } from '../../core/sync-error.ts';
import type { RecordState } from '../ports.ts';
import type { AuditDeps } from './types.ts';

type Context = Pick<AuditContext, 'fields' | 'properties'>;

/** By the keys below; what is missing is not known. */
export type Answers = {
  readonly emails: Map<string, string | null>;
  readonly records: Map<string, RecordState>;
  readonly salesforceValues: Map<string, readonly string[]>;
  readonly hubspotValues: Map<string, readonly string[]>;
};

export const noAnswers = (): Answers => ({
  emails: new Map(),
  records: new Map(),
  salesforceValues: new Map(),
  hubspotValues: new Map(),
});

export const emailKey = (email: string): string => hubspotValueKey(email) ?? '';

export function salesforceKey(
  { fields }: Pick<Context, 'fields'>,
  place: { readonly object: SalesforceObject; readonly field: string; readonly value: string },
): string {
  const field = fields.get(place.object)?.get(place.field);
  const value = field === undefined ? place.value : salesforceValueKey(field, place.value);
  return `${place.object} ${place.field} ${value ?? ''}`;
}

export const hubspotKey = (place: {
  readonly object: ObjectName;
  readonly property: string;
  readonly value: string;
}): string => `${place.object} ${place.property} ${hubspotValueKey(place.value) ?? ''}`;

export function lookupsOf(context: Context, answers: Answers): Lookups {
  return {
    contactOf: (email) => answers.emails.get(emailKey(email)),
    recordState: (id) => answers.records.get(id),
    salesforceHolders: (object, field, value) =>
      answers.salesforceValues.get(salesforceKey(context, { object, field, value })),
    hubspotHolders: (object, property, value) => answers.hubspotValues.get(hubspotKey({ object, property, value })),
  };
}

/** Of pairs that want nothing. */
export const NO_LOOKUPS: Lookups = lookupsOf({ fields: new Map(), properties: new Map() }, noAnswers());

/** What the answers do not have yet, each once. */
export function unanswered(context: Context, wants: readonly Wanted[], answers: Answers): Wanted {
  const once = <T>(items: readonly T[], keyOf: (item: T) => string, known: ReadonlyMap<string, unknown>): T[] => {
    const byKey = new Map(items.map((item) => [keyOf(item), item]));
    return Array.from(
      byKey.entries().filter(([key]) => !known.has(key)),
      ([, item]) => item,
    );
  };
  return {
    emails: once(
      wants.flatMap(({ emails }) => emails),
      emailKey,
      answers.emails,
    ),
    records: once(
      wants.flatMap(({ records }) => records),
      ({ id }) => id,
      answers.records,
    ),
    salesforceValues: once(
      wants.flatMap(({ salesforceValues }) => salesforceValues),
      (place) => salesforceKey(context, place),
      answers.salesforceValues,
    ),
    hubspotValues: once(
      wants.flatMap(({ hubspotValues }) => hubspotValues),
      hubspotKey,
      answers.hubspotValues,
    ),
  };
}

/** The types whose rules go by what is wanted. */
export function typesOf({ emails, records, salesforceValues, hubspotValues }: Wanted): readonly string[] {
  return [
    ...(emails.length === 0 ? [] : ['email-already-in-use']),
    ...(records.length === 0 ? [] : ['insufficient-access-or-missing-salesforce-record', 'missing-salesforce-id']),
    ...(salesforceValues.length + hubspotValues.length === 0
      ? []
      : ['restricted-unique-value', 'association-limit-reached']),
  ];
}

const SYNCED: ReadonlySet<string> = new Set(SALESFORCE_OBJECTS);

/**
 * The types that go by records of objects that HubSpot syncs, where Salesforce did not say whether those are there. Of other objects
 * sfsync's user may see nothing for good: that must not keep open for ever what was mended.
 */
export function untoldTypes(unanswered: Wanted): readonly string[] {
  const untold = unanswered.records.filter(({ objects }) => objects.some((object) => SYNCED.has(object)));
  return typesOf({ ...NOTHING, records: untold });
}

/** Beyond this length HubSpot's search takes no value. */
const SEARCHABLE = 1000;

/** Asks both CRMs. Throws VendorError; what was answered until then is kept. */
export async function ask(deps: AuditDeps, context: Context, wants: Wanted, answers: Answers): Promise<void> {
  await Promise.all([
    askEmails(deps, context, wants.emails, answers),
    askRecords(deps, wants.records, answers),
    askSalesforce(deps, context, wants.salesforceValues, answers),
    askHubspot(deps, wants.hubspotValues, answers),
  ]);
}

async function askEmails(
  { hubspot }: AuditDeps,
  { properties }: Context,
  wanted: readonly string[],
  { emails }: Answers,
): Promise<void> {
  const keys = wanted.map(emailKey).filter((key) => key !== '' && key.length <= SEARCHABLE);
  const found = new Map<string, string>();
  // Additional addresses are searched as a whole: of several on one contact none is found.
  const places = ['email', 'hs_additional_emails'].filter((name) => properties.get('contacts')?.has(name) === true);
  for (const property of places) {
    const missing = keys.filter((key) => !found.has(key));
    if (missing.length === 0) continue;
    for (const contact of await hubspot.find('contacts', property, missing, places)) {
      for (const key of emailsOf(contact)) found.set(key, contact.id);
    }
  }
  for (const key of keys) emails.set(key, found.get(key) ?? null);
}

async function askRecords({ salesforce }: AuditDeps, wanted: Wanted['records'], { records }: Answers): Promise<void> {
  if (wanted.length === 0) return;
  for (const [id, state] of await salesforce.recordStates(wanted)) records.set(id, state);
}

async function askSalesforce(
  { salesforce }: AuditDeps,
  context: Context,
  wanted: Wanted['salesforceValues'],
  { salesforceValues }: Answers,
): Promise<void> {
  for (const places of Map.groupBy(wanted, ({ object, field }) => `${object} ${field}`).values()) {
    const [first] = places;
    if (first === undefined) continue;
    const values = places.map(({ value }) => value);
    const holders = await salesforce.holders(first.object, first.field, values);
    for (const place of places) salesforceValues.set(salesforceKey(context, place), holders.get(place.value) ?? []);
  }
}

async function askHubspot(
  { hubspot }: AuditDeps,
  wanted: Wanted['hubspotValues'],
  { hubspotValues }: Answers,
): Promise<void> {
  const places = wanted.filter(({ value }) => value.length <= SEARCHABLE);
  for (const own of Map.groupBy(places, ({ object, property }) => `${object} ${property}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { object, property } = first;
    // HubSpot holds ids of 15 characters as well as of 18.
    const values = own.flatMap(({ value }) => (toId18(value) === undefined ? [value] : [value, value.slice(0, 15)]));
    const records = await hubspot.find(object, property, values, [property]);
    const holders = Map.groupBy(records, (record) =>
      hubspotKey({ object, property, value: record.properties[property] ?? '' }),
    );
    for (const place of own) {
      const key = hubspotKey(place);
      hubspotValues.set(
        key,
        (holders.get(key) ?? []).map(({ id }) => id),
      );
    }
  }
}
