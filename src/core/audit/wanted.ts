/** What the rules ask of other records, so that it can be looked up for many pairs at once before they are judged. */
import type { ObjectName, SalesforceObject } from '../sync-error.ts';
import { toId18 } from '../ids.ts';
import { OBJECT_PAIRS, mappingsKey } from '../mappings.ts';
import { companyWanted, fullCompanies } from './associations.ts';
import { asHubspot } from './conversion.ts';
import { emailToHubspot, isEmailOfContact } from './duplicates.ts';
import type { AuditMetadata, Pair, Wanted } from './pair.ts';
import { inScope } from './pairs.ts';
import { lookedUp, unseenCounterpart } from './property-mappings/salesforce-ids.ts';
import { uniqueToHubspot, uniqueToSalesforce } from './property-values/unique-value.ts';
import { isBlank } from './values.ts';

export { emailsOf } from './duplicates.ts';
export { hubspotValueKey, salesforceValueKey } from './property-values/unique-value.ts';

/** What nearly all pairs want. */
export const NOTHING: Wanted = { emails: [], records: [], salesforceValues: [], hubspotValues: [] };

/** What must be looked up before `examine` can judge the pair; of a pair out of the sync's scope too. */
export function wanted(pair: Pair, context: AuditMetadata): Wanted {
  const link = unseenCounterpart(pair);
  if (link !== undefined) return { ...NOTHING, records: [{ id: link.id, objects: [link.salesforceObject] }] };
  if (!inScope(pair)) return NOTHING;
  const unique = uniqueToHubspot(pair, context);
  const own = pair.hubspot === undefined && unique.length > 0 ? pair.salesforce?.fields['Email'] : undefined;
  const emails = [
    ...emailToHubspot(pair, context).map(({ value }) => value),
    ...(typeof own === 'string' && !isBlank(own) ? [own] : []),
  ];
  const records = lookedUp(pair, context).map(({ field, value }) => ({
    id: toId18(value) ?? value,
    objects: field.referenceTo,
  }));
  const salesforceValues = uniqueToSalesforce(pair, context).map(({ field, value }) => ({
    object: pair.salesforceObject,
    field: field.name,
    value,
  }));
  const hubspotValues = [
    ...unique.map(({ mapping, property, value }) => ({
      object: pair.object,
      property: property.name,
      value: asHubspot(mapping, property, value),
    })),
    ...companyWanted(pair, context),
  ];
  const all = { emails, records, salesforceValues, hubspotValues };
  return Object.values(all).every(({ length }) => length === 0) ? NOTHING : all;
}

/** Columns whose values a full audit can note while it reads all records, so that it need not ask for them. */
export type Indexed = {
  /** The addresses of contacts, see `emailsOf`. */
  readonly emails: boolean;
  readonly salesforce: readonly { readonly object: SalesforceObject; readonly field: string }[];
  readonly hubspot: readonly { readonly object: ObjectName; readonly property: string }[];
};

/** What `wanted` may ask for with these mappings: mostly the addresses alone. */
export function indexedValues(context: AuditMetadata): Indexed {
  const { mappings, properties, fields } = context;
  const travelling = OBJECT_PAIRS.flatMap(([object, salesforceObject]) =>
    (mappings.get(mappingsKey(object, salesforceObject)) ?? []).filter(({ rule }) => rule !== 'dont-sync'),
  );
  const hubspot = new Map(
    travelling
      .filter((mapping) => !isEmailOfContact(mapping))
      .filter(({ object, property }) => properties.get(object)?.get(property)?.unique === true)
      .map(({ object, property }) => [`${object}.${property}`, { object, property }]),
  );
  if (fullCompanies(context).size > 0) {
    hubspot.set('companies.salesforceaccountid', { object: 'companies', property: 'salesforceaccountid' });
  }
  const salesforce = new Map(
    travelling
      .filter(({ rule }) => rule !== 'always-salesforce')
      .filter(({ salesforceObject, field }) => fields.get(salesforceObject)?.get(field)?.unique === true)
      .map(({ salesforceObject, field }) => [`${salesforceObject}.${field}`, { object: salesforceObject, field }]),
  );
  return {
    emails: travelling.some(isEmailOfContact),
    salesforce: [...salesforce.values()],
    hubspot: [...hubspot.values()],
  };
}
