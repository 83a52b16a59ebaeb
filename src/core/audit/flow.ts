/** Which mapped values wait to travel, and in which direction. */
import type { HubspotProperty, Mapping, SalesforceField, SalesforceValue } from '../crm.ts';
import { mappingsKey, OWNER_PROPERTY } from '../mappings.ts';
import type { Confidence, Direction } from '../sync-error.ts';
import type { Hinge } from './hinge.ts';
import type { AuditMetadata, Pair } from './pair.ts';
import { oncePerPair } from './per-pair.ts';
import { isBlank, sameValue } from './values.ts';

/** A mapping with both its sides. */
export type Mapped = {
  readonly mapping: Mapping;
  readonly property: HubspotProperty;
  readonly field: SalesforceField;
  readonly hubspot: string | null;
  readonly salesforce: SalesforceValue;
};

/** A value that is on its way, as long as the other side does not refuse it. */
export type Pending = Mapped & {
  readonly direction: Direction;
  /** As its own CRM holds it, as text. */
  readonly value: string;
  readonly confidence: Confidence;
  readonly hinge: Hinge | undefined;
};

type Place = Pick<Mapped, 'mapping' | 'property' | 'field'>;
type Metadata = Pick<AuditMetadata, 'mappings' | 'properties' | 'fields'>;

/** The mapped values of a pair; a side that does not exist is blank. */
export const mappedValues = oncePerPair((pair, context): readonly Mapped[] =>
  placesOf(pair, context).map(({ mapping, property, field }) => ({
    mapping,
    property,
    field,
    hubspot: pair.hubspot?.properties[mapping.property] ?? null,
    salesforce: pair.salesforce?.fields[mapping.field] ?? null,
  })),
);

/** Those whose two sides do not mean the same: few or none of most pairs. */
const differingValues = oncePerPair((pair, context) =>
  mappedValues(pair, context).filter(
    ({ property, field, hubspot, salesforce }) => !sameValue(property, field, hubspot, salesforce),
  ),
);

/** By the mappings that they are of, with the metadata that they were made with. */
const places = new WeakMap<readonly Mapping[], { properties: unknown; fields: unknown; list: readonly Place[] }>();

/** A pair's mappings with what each side says of them. */
function placesOf({ object, salesforceObject }: Pair, context: Metadata): readonly Place[] {
  const mappings = context.mappings.get(mappingsKey(object, salesforceObject));
  const properties = context.properties.get(object);
  const fields = context.fields.get(salesforceObject);
  if (mappings === undefined || properties === undefined || fields === undefined) return [];
  const known = places.get(mappings);
  if (known?.properties === properties && known.fields === fields) return known.list;
  const list = mappings.flatMap((mapping): Place[] => {
    const property = properties.get(mapping.property);
    const field = fields.get(mapping.field);
    return property === undefined || field === undefined ? [] : [{ mapping, property, field }];
  });
  places.set(mappings, { properties, fields, list });
  return list;
}

/**
 * HubSpot's values that would be written to Salesforce. Two-way: those that differ, whatever was changed last, since a value
 * that Salesforce refuses cannot have come from there. Prefer Salesforce: only where Salesforce's field is blank. An unknown
 * rule is taken for the latter. (HubSpot's article on mapping properties, March 2026.) The owner is not among them: it
 * travels as a person, not as a value.
 */
export function toSalesforce(pair: Pair, context: AuditMetadata): readonly Pending[] {
  if (pair.hubspot === undefined || (pair.salesforce === undefined && pair.object !== 'contacts')) return [];
  return differingValues(pair, context).flatMap((mapped): Pending[] => {
    const { mapping, field, hubspot, salesforce } = mapped;
    // A formula is never written, and HubSpot keeps its link to the account itself.
    if (isBlank(hubspot) || field.calculated || NOT_VALUES.has(mapping.property)) return [];
    if (mapping.rule === 'dont-sync' || mapping.rule === 'always-salesforce') return [];
    if (mapping.rule !== 'two-way' && !isBlank(salesforce)) return [];
    return [{ ...mapped, direction: 'to-salesforce', value: hubspot, ...confidenceOf(pair, mapping) }];
  });
}

/**
 * Salesforce's values that would be written to HubSpot: those that differ, under every rule but "Don't sync". A lead or
 * contact that only Salesforce has would be created; accounts and opportunities reach HubSpot only when an admin wants so.
 */
export function toHubspot(pair: Pair, context: AuditMetadata): readonly Pending[] {
  if (pair.salesforce === undefined || (pair.hubspot === undefined && pair.object !== 'contacts')) return [];
  return differingValues(pair, context).flatMap((mapped): Pending[] => {
    const { mapping, salesforce } = mapped;
    if (isBlank(salesforce) || mapping.rule === 'dont-sync' || NOT_VALUES.has(mapping.property)) return [];
    return [{ ...mapped, direction: 'to-hubspot', value: String(salesforce), ...confidenceOf(pair, mapping) }];
  });
}

/**
 * Properties whose two sides are not values to compare: the owner is a person on both, a deal's stage is a stage of its
 * pipeline with an id of its own, and the account's id is written by the integration itself.
 */
export const NOT_VALUES: ReadonlySet<string> = new Set([
  OWNER_PROPERTY,
  'dealstage',
  'pipeline',
  'salesforceaccountid',
]);

/** Whether a record with one side only is meant to sync is hidden (inclusion segments, selective sync), as are most rules. */
export function confidenceOf(pair: Pair, { rule }: Mapping): Pick<Pending, 'confidence' | 'hinge'> {
  if (pair.hubspot === undefined || pair.salesforce === undefined) return { confidence: 'likely', hinge: 'inclusion' };
  return rule === undefined ? { confidence: 'likely', hinge: 'rule' } : { confidence: 'certain', hinge: undefined };
}

/** True when HubSpot's record changed after Salesforce's. */
export function hubspotIsNewer({ hubspot, salesforce }: Pair): boolean {
  if (hubspot === undefined || salesforce === undefined) return false;
  return Date.parse(hubspot.updatedAt) > Date.parse(salesforce.modifiedAt);
}
