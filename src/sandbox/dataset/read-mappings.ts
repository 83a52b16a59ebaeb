import type { HubspotState, MappingRow, SalesforceState } from '../crm.ts';
import { defaultMappings } from './default-mappings.ts';
import { type Place, at, fault, parseRows } from './parse.ts';
import * as schema from './schema.ts';

const PAIRS = [
  ['contacts', 'Lead'],
  ['contacts', 'Contact'],
  ['companies', 'Account'],
  ['deals', 'Opportunity'],
] as const;

const OWNER = 'hubspot_owner_id';

/**
 * HubSpot's default mappings and those of properties that bear a custom field's name (`region__c`), as far as both ends
 * exist, with the file's own on top: one of them replaces what else its property or its field was mapped to.
 */
export function readMappings(
  input: unknown,
  hubspot: HubspotState,
  salesforce: SalesforceState,
  place: Place,
): MappingRow[] {
  const own = new Map<string, MappingRow>();
  for (const { row, place: rowPlace } of parseRows(schema.mappingSchema, input, place)) {
    const { object, salesforceObject } = row;
    const property = propertyNamed(hubspot, object, row.property);
    const field = fieldNamed(salesforce, salesforceObject, row.field);
    if (property === undefined) fault(at(rowPlace, 'property'), row.property, `the name of a property of ${object}`);
    if (salesforce.describe[salesforceObject] === undefined) {
      fault(at(rowPlace, 'salesforceObject'), salesforceObject, 'a Salesforce object');
    } else if (field === undefined) {
      fault(at(rowPlace, 'field'), row.field, `the name of a field of ${salesforceObject}`);
    }
    if (property === undefined || field === undefined) continue;
    // The owner is two-way whatever a file says, as in HubSpot.
    const rule = property === OWNER ? 'two-way' : (row.rule ?? 'prefer-salesforce');
    const mapping: MappingRow = { object, property, salesforceObject, field, rule };
    own.set(propertyKey(mapping), mapping);
  }
  const taken = new Set([...own.values()].map(fieldKey));
  const others = [...defaultMappings(), ...sameNames(hubspot, salesforce)].filter(
    (mapping) =>
      !own.has(propertyKey(mapping)) &&
      !taken.has(fieldKey(mapping)) &&
      propertyNamed(hubspot, mapping.object, mapping.property) !== undefined &&
      fieldNamed(salesforce, mapping.salesforceObject, mapping.field) !== undefined,
  );
  return [...others, ...own.values()];
}

/** Properties that the integration made of a custom field bear its name in lower case. */
function sameNames(hubspot: HubspotState, salesforce: SalesforceState): MappingRow[] {
  return PAIRS.flatMap(([object, salesforceObject]) =>
    (salesforce.describe[salesforceObject]?.fields ?? [])
      .filter(({ custom, name }) => custom && propertyNamed(hubspot, object, name.toLowerCase()) !== undefined)
      .map(({ name }) => ({
        object,
        property: name.toLowerCase(),
        salesforceObject,
        field: name,
        rule: 'prefer-salesforce' as const,
      })),
  );
}

function propertyNamed(hubspot: HubspotState, object: MappingRow['object'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return hubspot.properties[object].find((property) => property.name === wanted || property.name === name)?.name;
}

/** Salesforce ignores case in names. */
function fieldNamed(salesforce: SalesforceState, object: string, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return salesforce.describe[object]?.fields.find((field) => field.name.toLowerCase() === wanted)?.name;
}

const propertyKey = (row: MappingRow) => `${row.object}:${row.salesforceObject}:${row.property}`;
const fieldKey = (row: MappingRow) => `${row.object}:${row.salesforceObject}:${row.field}`;
