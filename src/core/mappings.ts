import type { Mapping } from './crm.ts';
import { createNames, type Found, type Sides } from './mapping-names.ts';
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

/**
 * A row of the account's own list. Its names may be labels; without objects it is of those that have both, and with HubSpot's
 * alone, of each that is paired with it.
 */
export type CustomMapping = Omit<Mapping, 'object' | 'salesforceObject'> & {
  readonly object?: ObjectName;
  readonly salesforceObject?: SalesforceObject;
  /** 1-based, of the file that it is from; `file` is its name, where there are several. */
  readonly line?: number;
  readonly file?: string;
};

export type UnresolvedMapping = {
  readonly mapping: CustomMapping;
  /** What is not there (or hidden from us), what may be several, or that nothing tells which object it is of. */
  readonly reason: 'property' | 'field' | 'ambiguous-property' | 'ambiguous-field' | 'object';
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
  input: Sides & { readonly custom: readonly CustomMapping[] },
): ReadonlyMap<string, readonly Mapping[]> {
  const custom = resolveCustom(input).mappings;
  const customFields = new Set(custom.map(fieldKey));
  const others = [...DEFAULT_MAPPINGS, ...sameNames(input)].filter(
    (mapping) =>
      input.properties.get(mapping.object)?.has(mapping.property) === true &&
      input.fields.get(mapping.salesforceObject)?.has(mapping.field) === true &&
      !customFields.has(fieldKey(mapping)),
  );

  const byProperty = new Map<string, Mapping>();
  // A list that names a property twice means its last line; for the rest the first one stands.
  for (const mapping of custom) byProperty.set(propertyKey(mapping), mapping);
  for (const mapping of others)
    if (!byProperty.has(propertyKey(mapping))) byProperty.set(propertyKey(mapping), mapping);
  return Map.groupBy(byProperty.values(), ({ object, salesforceObject }) => mappingsKey(object, salesforceObject));
}

/** Rows of the account's own list that map nothing. Those of objects that could not be read are not among them. */
export function unresolvedMappings(
  input: Sides & { readonly custom: readonly CustomMapping[] },
): readonly UnresolvedMapping[] {
  return resolveCustom(input).unresolved;
}

type Pair = readonly [ObjectName, SalesforceObject];
type Reason = UnresolvedMapping['reason'];

function resolveCustom(input: Sides & { readonly custom: readonly CustomMapping[] }): {
  readonly mappings: readonly Mapping[];
  readonly unresolved: readonly UnresolvedMapping[];
} {
  const names = createNames(input);
  const found = input.custom.map((custom) => ({ custom, candidates: candidatesOf(custom, names) }));
  const onlyObjects = new Map(
    [...Map.groupBy(found, ({ custom }) => custom.file)].map(([file, rows]) => [file, onlyObject(rows)]),
  );
  const settled = found.map(({ custom, candidates: { mappings, reason } }) => {
    if (isOfOne(mappings)) return { custom, mappings, reason };
    const ofOnly = mappings.filter(({ object }) => object === onlyObjects.get(custom.file));
    return { custom, mappings: ofOnly, reason: ofOnly.length > 0 ? undefined : ('object' as const) };
  });
  return {
    mappings: settled.flatMap(({ mappings }) => mappings),
    unresolved: settled.flatMap(({ custom, reason }) => (reason === undefined ? [] : { mapping: custom, reason })),
  };
}

type Candidates = { readonly mappings: readonly Mapping[]; readonly reason: Reason | undefined };

/** HubSpot shows mappings object by object: where a file names none, rows that can be of one alone tell of the others. */
function onlyObject(
  rows: readonly { readonly custom: CustomMapping; readonly candidates: Candidates }[],
): ObjectName | undefined {
  const [only, ...others] = new Set(
    rows.flatMap(({ custom, candidates: { mappings } }) =>
      custom.object === undefined && isOfOne(mappings) ? (mappings[0]?.object ?? []) : [],
    ),
  );
  return others.length === 0 ? only : undefined;
}

const isOfOne = (mappings: readonly Mapping[]) => new Set(mappings.map(({ object }) => object)).size <= 1;

/** The mapping for each pair of objects that has both its names, as the CRMs spell them; else why there is none. */
function candidatesOf(custom: CustomMapping, names: ReturnType<typeof createNames>): Candidates {
  const sides = pairsOf(custom).map(([object, salesforceObject]) => ({
    object,
    salesforceObject,
    property: names.property(object, custom.property),
    field: names.field(salesforceObject, custom.field),
  }));
  const mappings = sides.flatMap(({ object, salesforceObject, property, field }): Mapping[] =>
    typeof property === 'string' || typeof field === 'string'
      ? []
      : [
          {
            object,
            property: property.name,
            salesforceObject,
            field: field.name,
            ...(custom.rule === undefined ? {} : { rule: custom.rule }),
          },
        ],
  );
  return { mappings, reason: mappings.length > 0 ? undefined : reasonOf(sides) };
}

function reasonOf(sides: readonly { readonly property: Found; readonly field: Found }[]): Reason | undefined {
  if (sides.length === 0 || sides.some(({ property, field }) => property === 'unread' || field === 'unread'))
    return undefined;
  if (sides.some(({ property }) => property === 'ambiguous')) return 'ambiguous-property';
  if (sides.every(({ property }) => property === 'missing')) return 'property';
  return sides.some(({ field }) => field === 'ambiguous') ? 'ambiguous-field' : 'field';
}

function pairsOf({ object, salesforceObject }: CustomMapping): readonly Pair[] {
  if (object !== undefined && salesforceObject !== undefined) return [[object, salesforceObject]];
  return OBJECT_PAIRS.filter(([one, other]) => (object ?? one) === one && (salesforceObject ?? other) === other);
}

function byDefault(object: ObjectName, property: string, salesforceObject: SalesforceObject, field: string): Mapping {
  // HubSpot's article on mappings: the owner is always two-way. The rule of the others is the account's own choice.
  const rule = property === OWNER_PROPERTY ? ({ rule: 'two-way' } as const) : {};
  return { object, property, salesforceObject, field, ...rule };
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
