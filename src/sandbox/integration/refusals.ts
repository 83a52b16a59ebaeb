/** The vendors' refusals under HubSpot's names for sync errors. */
import type { TruthRow } from '../crm.ts';
import { OWNER } from './objects.ts';
import type { Link, Pair, Refusal } from './types.ts';

const TYPES: Readonly<Record<string, string>> = {
  STRING_TOO_LONG: 'string-too-long',
  INVALID_EMAIL_ADDRESS: 'invalid-email',
  INVALID_EMAIL: 'invalid-email',
  REQUIRED_FIELD_MISSING: 'missing-required-value',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'restricted-picklist-value',
  INVALID_OPTION: 'mismatched-options',
  INACTIVE_OWNER_OR_USER: 'inactive-salesforce-owner',
  OP_WITH_INVALID_USER_TYPE_EXCEPTION: 'owner-assignment',
  INVALID_OWNER: 'unsynced-salesforce-owners',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'salesforce-custom-field-validation-rule',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'salesforce-custom-field-validation-rule',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'salesforce-field-permission',
  INVALID_FIELD: 'salesforce-field-permission',
  INSUFFICIENT_ACCESS_OR_READONLY: 'insufficient-salesforce-access',
  INVALID_TYPE: 'insufficient-salesforce-access',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'insufficient-access-or-missing-salesforce-record',
  INVALID_CROSS_REFERENCE_KEY: 'insufficient-access-or-missing-salesforce-record',
  ENTITY_IS_DELETED: 'insufficient-access-or-missing-salesforce-record',
  DUPLICATES_DETECTED: 'salesforce-duplicate-rule',
  DUPLICATE_VALUE: 'restricted-unique-value',
  CONFLICTING_UNIQUE_VALUE: 'restricted-unique-value',
  CONFLICT: 'email-already-in-use',
  ASSOCIATION_LIMIT_EXCEEDED: 'association-limit-reached',
  CANNOT_EXECUTE_FLOW_TRIGGER: 'salesforce-flow',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'salesforce-automation',
  FIELD_INTEGRITY_EXCEPTION: 'state-or-country-value-mismatch',
  MALFORMED_ID: 'invalid-salesforce-id',
  NUMBER_OUTSIDE_VALID_RANGE: 'invalid-value',
  INVALID_TYPE_ON_FIELD_IN_RECORD: 'type-mismatch',
  JSON_PARSER_ERROR: 'type-mismatch',
  INVALID_NUMBER: 'type-mismatch',
  INVALID_INTEGER: 'type-mismatch',
  INVALID_LONG: 'type-mismatch',
  INVALID_DATE: 'type-mismatch',
  INVALID_CUSTOM_PROPERTY_VALIDATION: 'invalid-value',
  VALUE_TOO_LONG: 'invalid-value',
  // The connector's own.
  COULD_NOT_FIND_OWNER: 'unsynced-salesforce-owners',
  NO_SALES_PROCESS: 'default-sales-process-unavailable',
  ACCOUNT_NOT_IN_HUBSPOT: 'waiting-on-account-to-sync',
  STAGE_NOT_ACTIVE: 'inactive-opportunity-stage',
  STAGE_NOT_IN_PIPELINE: 'missing-or-invalid-opportunity-stage',
};

/** Refusals that name no field, though they are about one. */
const PROPERTY_OF: Readonly<Record<string, string>> = {
  CONFLICT: 'email',
  OP_WITH_INVALID_USER_TYPE_EXCEPTION: OWNER,
};

/** Options of one property (knowledge.hubspot.com, property field types, 2023): the integration cannot add more to it. */
const MOST_OPTIONS = 5000;

/** What the refusals of one record are called, at most one a property: the first that was told. */
export function truthOf(pair: Pair, refusals: readonly Refusal[], links: readonly Link[]): TruthRow[] {
  const rows = new Map<string, TruthRow>();
  for (const refusal of refusals) {
    const fields = refusal.fields.length > 0 ? refusal.fields : [undefined];
    for (const field of fields) {
      const link = linkOf(refusal, field, links, pair);
      const property = refusal.property ?? PROPERTY_OF[refusal.code] ?? link?.mapping.property;
      const type = typeOf(refusal, link, pair);
      const place = property ?? field ?? type;
      if (rows.has(place)) continue;
      rows.set(place, {
        object: pair.object,
        ...(pair.hubspot === undefined ? {} : { id: pair.hubspot.id }),
        ...(pair.salesforce === undefined ? {} : { salesforceId: pair.salesforce.Id }),
        type,
        ...(property === undefined ? {} : { property }),
        ...(field === undefined && link === undefined ? {} : { field: field ?? link?.mapping.field ?? '' }),
        ...(type === 'options-limit-exceeded' ? TOO_MANY_OPTIONS : { code: refusal.code, message: refusal.message }),
      });
    }
  }
  return [...rows.values()];
}

// HubSpot's own words would list every option.
const TOO_MANY_OPTIONS = {
  code: 'LIMIT_EXCEEDED',
  message: `The property has ${MOST_OPTIONS} options, and no room for more`,
};

/** The mapping that the refused value came through: for a field, the first that has a value and may send it. */
function linkOf(refusal: Refusal, field: string | undefined, links: readonly Link[], pair: Pair): Link | undefined {
  if (refusal.property !== undefined) return links.find(({ mapping }) => mapping.property === refusal.property);
  const senders = links.filter(({ mapping }) => mapping.field === field && mapping.rule !== 'always-salesforce');
  return senders.find(({ mapping }) => Boolean(pair.hubspot?.properties[mapping.property])) ?? senders[0];
}

function typeOf(refusal: Refusal, link: Link | undefined, pair: Pair): string {
  const { code, message, property } = refusal;
  if (code === 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' && link !== undefined) {
    return looksAlike(link, pair.hubspot?.properties[link.mapping.property] ?? '')
      ? 'mismatched-options'
      : 'restricted-picklist-value';
  }
  if (code === 'INVALID_OPTION' && (property === 'dealstage' || property === 'pipeline')) {
    return 'missing-or-invalid-opportunity-stage';
  }
  if (code === 'INVALID_OPTION' && link !== undefined && link.property.options.length >= MOST_OPTIONS) {
    return 'options-limit-exceeded';
  }
  if (code === 'CONFLICTING_UNIQUE_VALUE' && property === 'email') return 'email-already-in-use';
  // A mapped lookup's id of no record; the integration's own ids are no values.
  if (code === 'INVALID_CROSS_REFERENCE_KEY' && link?.field.type === 'reference') return 'missing-salesforce-id';
  if (code === 'FIELD_INTEGRITY_EXCEPTION') {
    if (message.includes('must be specified before')) return 'missing-required-country';
    if (message.includes('incorrect type')) return 'missing-salesforce-id';
  }
  return TYPES[code] ?? 'other-unknown';
}

/** True when one of the refused values is an active one of Salesforce's in another spelling, or has the label of one. */
function looksAlike({ property, field }: Link, value: string): boolean {
  const active = field.picklistValues.filter((option) => option.active);
  const known = new Set(active.map((option) => option.value));
  const names = new Set(active.flatMap((option) => [fold(option.value), fold(option.label)]));
  const parts = field.type === 'multipicklist' ? value.split(';').map((part) => part.trim()) : [value.trim()];
  return parts
    .filter((part) => part !== '' && !known.has(part))
    .some((part) => names.has(fold(part)) || names.has(fold(labelOf(property.options, part))));
}

function labelOf(options: readonly { label: string; value: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

const fold = (text: string) => text.trim().toLowerCase();
