import type { HubspotProperty, Mapping, SalesforceField } from './crm.ts';
import type { ObjectName, SalesforceObject } from './sync-error.ts';

/** HubSpot's objects and the Salesforce ones that they are paired with. */
export const OBJECT_PAIRS = [
  ['contacts', 'Lead'],
  ['contacts', 'Contact'],
  ['companies', 'Account'],
  ['deals', 'Opportunity'],
] as const satisfies readonly (readonly [ObjectName, SalesforceObject])[];

export const OWNER_PROPERTY = 'hubspot_owner_id';

/**
 * HubSpot's default mappings, which cannot be deleted (contacts: HubSpot's article "Sync Salesforce leads and contacts to
 * HubSpot"; companies and deals: the standard pairs). `-` where an object has no such field.
 */
const CONTACTS: readonly (readonly [property: string, lead: string, contact: string])[] = [
  ['email', 'Email', 'Email'],
  ['firstname', 'FirstName', 'FirstName'],
  ['lastname', 'LastName', 'LastName'],
  ['salutation', 'Salutation', 'Salutation'],
  ['jobtitle', 'Title', 'Title'],
  ['phone', 'Phone', 'Phone'],
  ['fax', 'Fax', 'Fax'],
  ['company', 'Company', '-'],
  ['website', 'Website', '-'],
  ['industry', 'Industry', '-'],
  ['annualrevenue', 'AnnualRevenue', '-'],
  ['numemployees', 'NumberOfEmployees', '-'],
  ['address', 'Street', 'MailingStreet'],
  ['city', 'City', 'MailingCity'],
  ['state', 'State', 'MailingState'],
  ['zip', 'PostalCode', 'MailingPostalCode'],
  ['country', 'Country', 'MailingCountry'],
  ['salesforceaccountid', '-', 'AccountId'],
  [OWNER_PROPERTY, 'OwnerId', 'OwnerId'],
];

const COMPANIES: readonly (readonly [property: string, account: string])[] = [
  ['name', 'Name'],
  ['website', 'Website'],
  ['domain', 'Website'],
  ['phone', 'Phone'],
  ['industry', 'Industry'],
  ['annualrevenue', 'AnnualRevenue'],
  ['numberofemployees', 'NumberOfEmployees'],
  ['description', 'Description'],
  ['address', 'BillingStreet'],
  ['city', 'BillingCity'],
  ['state', 'BillingState'],
  ['zip', 'BillingPostalCode'],
  ['country', 'BillingCountry'],
  [OWNER_PROPERTY, 'OwnerId'],
];

const DEALS: readonly (readonly [property: string, opportunity: string])[] = [
  ['dealname', 'Name'],
  ['amount', 'Amount'],
  ['closedate', 'CloseDate'],
  ['dealstage', 'StageName'],
  ['dealtype', 'Type'],
  ['description', 'Description'],
  [OWNER_PROPERTY, 'OwnerId'],
];

export const DEFAULT_MAPPINGS: readonly Mapping[] = [
  ...CONTACTS.flatMap(([property, lead, contact]) => [
    byDefault('contacts', property, 'Lead', lead),
    byDefault('contacts', property, 'Contact', contact),
  ]),
  ...COMPANIES.map(([property, field]) => byDefault('companies', property, 'Account', field)),
  ...DEALS.map(([property, field]) => byDefault('deals', property, 'Opportunity', field)),
].filter(({ field }) => field !== '-');

export type Sides = {
  readonly properties: ReadonlyMap<ObjectName, ReadonlyMap<string, HubspotProperty>>;
  readonly fields: ReadonlyMap<SalesforceObject, ReadonlyMap<string, SalesforceField>>;
};

/** The key of a pair of objects in resolved mappings. */
export function mappingsKey(object: ObjectName, salesforceObject: SalesforceObject): string {
  return `${object}:${salesforceObject}`;
}

/**
 * What is mapped, by pair of objects (`contacts:Lead`): the account's own list, then HubSpot's defaults, then custom
 * fields that bear the property's name. Only pairs whose two sides exist, one a property and Salesforce object. A custom
 * mapping also replaces what else would go to its field.
 */
export function resolveMappings(
  input: Sides & { readonly custom: readonly Mapping[] },
): ReadonlyMap<string, readonly Mapping[]> {
  const custom = input.custom.flatMap((mapping) => inBothCrms(mapping, input) ?? []);
  const customFields = new Set(custom.map(fieldKey));
  const others = [...DEFAULT_MAPPINGS, ...sameNames(input)]
    .flatMap((mapping) => inBothCrms(mapping, input) ?? [])
    .filter((mapping) => !customFields.has(fieldKey(mapping)));

  const byProperty = new Map<string, Mapping>();
  // A list that names a property twice means its last line; for the rest the first one stands.
  for (const mapping of custom) byProperty.set(propertyKey(mapping), mapping);
  for (const mapping of others)
    if (!byProperty.has(propertyKey(mapping))) byProperty.set(propertyKey(mapping), mapping);
  return Map.groupBy(byProperty.values(), ({ object, salesforceObject }) => mappingsKey(object, salesforceObject));
}

/** Mappings of the account's own list that name a property or field which does not exist (or is hidden from us). */
export function danglingMappings(input: Sides & { readonly custom: readonly Mapping[] }): readonly Mapping[] {
  return input.custom.filter((mapping) => inBothCrms(mapping, input) === undefined);
}

function byDefault(object: ObjectName, property: string, salesforceObject: SalesforceObject, field: string): Mapping {
  // HubSpot's article on mappings: the owner is always two-way. The rule of the others is the account's own choice.
  const rule = property === OWNER_PROPERTY ? ({ rule: 'two-way' } as const) : {};
  return { object, property, salesforceObject, field, ...rule };
}

/** The mapping with both names as the CRMs spell them (Salesforce ignores case), or undefined when a side is missing. */
function inBothCrms(mapping: Mapping, { properties, fields }: Sides): Mapping | undefined {
  const property = mapping.property.toLowerCase();
  if (properties.get(mapping.object)?.has(property) !== true) return undefined;
  const known = fields.get(mapping.salesforceObject);
  const wanted = mapping.field.toLowerCase();
  const field = known?.has(mapping.field) ? mapping.field : known?.keys().find((name) => name.toLowerCase() === wanted);
  return field === undefined ? undefined : { ...mapping, property, field };
}

/** Properties that HubSpot made from a custom field bear its name in lower case: `region__c` for `Region__c`. */
function sameNames({ properties, fields }: Sides): readonly Mapping[] {
  return OBJECT_PAIRS.flatMap(([object, salesforceObject]) =>
    [...(fields.get(salesforceObject)?.keys() ?? [])]
      .filter((field) => field.endsWith('__c') && properties.get(object)?.has(field.toLowerCase()))
      .map((field) => ({ object, property: field.toLowerCase(), salesforceObject, field })),
  );
}

const propertyKey = ({ object, property, salesforceObject }: Mapping) => `${object}:${salesforceObject}:${property}`;
const fieldKey = ({ object, field, salesforceObject }: Mapping) => `${object}:${salesforceObject}:${field}`;
