/** Answers from the records of a look at everything: hashes to ids, built as the records pass. */
import type { AuditContext, Wanted } from '../../core/audit/pair.ts';
import { emailsOf, hubspotValueKey, indexedValues, salesforceValueKey } from '../../core/audit/wanted.ts';
import type { HubspotRecord, SalesforceRecord } from '../../core/crm.ts';
import { hash53 } from '../../core/hash.ts';
import { createNumberIndex } from '../../core/number-map.ts';
import type { ObjectName, SalesforceObject } from '../../core/sync-error.ts';
import { emailKey, hubspotKey, salesforceKey, type Answers } from './answers.ts';
import type { Spool } from './spool.ts';

export function createIndexes(context: Omit<AuditContext, 'lookups'>) {
  const columns = indexedValues(context);
  const fieldsOf = Map.groupBy(columns.salesforce, ({ object }) => object);
  const propertiesOf = Map.groupBy(columns.hubspot, ({ object }) => object);
  const contacts = createNumberIndex();
  const hubspotRows = createNumberIndex();
  const salesforceRows = createNumberIndex();
  const ids = createIds();

  return {
    /** `firstRow`: where the first of the records is in its spool. */
    addSalesforce(object: SalesforceObject, records: readonly SalesforceRecord[], firstRow: number): void {
      for (const { field } of fieldsOf.get(object) ?? []) {
        const known = context.fields.get(object)?.get(field);
        if (known === undefined) continue;
        for (const [index, record] of records.entries()) {
          const key = salesforceValueKey(known, record.fields[field] ?? null);
          if (key !== undefined) salesforceRows.add(hash53(`${object} ${field} ${key}`), firstRow + index);
        }
      }
    },
    addHubspot(object: ObjectName, records: readonly HubspotRecord[]): void {
      for (const { property } of propertiesOf.get(object) ?? []) {
        for (const record of records) {
          const key = hubspotValueKey(record.properties[property]);
          if (key !== undefined) hubspotRows.add(hash53(`${object} ${property} ${key}`), ids.numberOf(record.id));
        }
      }
      if (object !== 'contacts' || !columns.emails) return;
      for (const record of records) {
        for (const email of emailsOf(record)) contacts.add(hash53(email), ids.numberOf(record.id));
      }
    },
    /** Answers what the records tell. That nobody holds a value is known only of objects that were read whole. */
    async answer(
      wanted: Wanted,
      whole: { readonly hubspot: ReadonlySet<ObjectName>; readonly salesforce: ReadonlySet<SalesforceObject> },
      spoolOf: (object: SalesforceObject) => Spool<SalesforceRecord> | undefined,
      spools: Iterable<Spool<SalesforceRecord>>,
      answers: Answers,
    ): Promise<void> {
      for (const email of columns.emails ? wanted.emails : []) {
        const [id] = contacts.get(hash53(emailKey(email)));
        if (id !== undefined) answers.emails.set(emailKey(email), ids.idOf(id));
        else if (whole.hubspot.has('contacts')) answers.emails.set(emailKey(email), null);
      }
      const all = [...spools];
      for (const { id } of wanted.records) if (all.some((spool) => spool.has(id))) answers.records.set(id, 'there');
      for (const place of wanted.salesforceValues) {
        const spool = spoolOf(place.object);
        const isIndexed = fieldsOf.get(place.object)?.some(({ field }) => field === place.field) === true;
        if (!isIndexed || spool === undefined || !whole.salesforce.has(place.object)) continue;
        const key = salesforceKey(context, place);
        const rows = salesforceRows.get(hash53(key));
        const holders = await Promise.all(rows.map(async (row) => (await spool.at(row)).id));
        answers.salesforceValues.set(key, [...new Set(holders)]);
      }
      for (const place of wanted.hubspotValues) {
        const isIndexed = propertiesOf.get(place.object)?.some(({ property }) => property === place.property) === true;
        if (!isIndexed || !whole.hubspot.has(place.object)) continue;
        const key = hubspotKey(place);
        answers.hubspotValues.set(key, [...new Set(hubspotRows.get(hash53(key)).map(ids.idOf))]);
      }
    },
  };
}

/** HubSpot's ids as numbers; what is none, or none that a double holds, is kept aside under a negative one. */
function createIds() {
  const others: string[] = [];
  return {
    numberOf(id: string): number {
      const number = Number(id);
      return Number.isSafeInteger(number) && number >= 0 && String(number) === id ? number : -others.push(id);
    },
    idOf: (number: number): string => (number < 0 ? (others[-number - 1] ?? '') : String(number)),
  };
}
