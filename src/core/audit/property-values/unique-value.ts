/** Values that must be unique in the receiving CRM and that another record holds already. */
import type { HubspotRecord, SalesforceField, SalesforceRecord, SalesforceValue } from '../../crm.ts';
import { toId18 } from '../../ids.ts';
import { asHubspot, asNumber, NUMBER_FIELDS } from '../conversion.ts';
import { heldEmail, isEmailOfContact } from '../duplicates.ts';
import { valueFinding } from '../finding.ts';
import { toHubspot, toSalesforce, type Pending } from '../flow.ts';
import type { AuditMetadata, Finding, Pair, Rule } from '../pair.ts';
import { byRecency } from '../recency.ts';

/** DUPLICATE_VALUE of Salesforce, and HubSpot's refusal of a value of a unique property that another record has. */
export const restrictedUniqueValue: Rule = (pair, context) => [
  ...uniqueToSalesforce(pair, context).flatMap((pending) => {
    const { salesforceObject: object } = pair;
    const ids = context.lookups.salesforceHolders(object, pending.field.name, pending.value) ?? [];
    return heldBy(pair, pending, ids, pair.salesforce);
  }),
  ...uniqueToHubspot(pair, context).flatMap((pending) => {
    // HubSpot makes no second contact of an address: it goes on with the one that it has.
    if (pair.hubspot === undefined && heldEmail(pair, context) !== undefined) return [];
    const value = asHubspot(pending.mapping, pending.property, pending.value);
    const ids = context.lookups.hubspotHolders(pair.object, pending.property.name, value) ?? [];
    return heldBy(pair, pending, ids, pair.hubspot);
  }),
];

/** Values on their way to a unique field of Salesforce. An external id need not be unique. */
export function uniqueToSalesforce(pair: Pair, context: AuditMetadata): readonly Pending[] {
  return toSalesforce(pair, context).filter(({ field }) => field.unique);
}

/** Values on their way to a unique property of HubSpot; a contact's email has a type of its own. */
export function uniqueToHubspot(pair: Pair, context: AuditMetadata): readonly Pending[] {
  return toHubspot(pair, context).filter(
    ({ mapping, property }) => property.unique && !property.readOnly && !isEmailOfContact(mapping),
  );
}

/**
 * What two values that Salesforce takes for the same in a unique field have in common; undefined for none. It tells case apart
 * only where the field says so.
 */
export function salesforceValueKey(
  field: Pick<SalesforceField, 'type' | 'caseSensitive'>,
  value: SalesforceValue | undefined,
): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim();
  if (text === '') return undefined;
  if (field.type === 'reference') return toId18(text) ?? text;
  if (NUMBER_FIELDS.has(field.type)) return String(asNumber(text) ?? text);
  return field.caseSensitive ? text : text.toLowerCase();
}

/** The same of a unique property of HubSpot, which knows no case; ids of Salesforce become one, be they of 15 or 18 characters. */
export function hubspotValueKey(value: string | null | undefined): string | undefined {
  const text = value?.trim() ?? '';
  if (text === '') return undefined;
  return toId18(text) ?? text.toLowerCase();
}

function heldBy(
  pair: Pair,
  pending: Pending,
  ids: readonly string[],
  own: HubspotRecord | SalesforceRecord | undefined,
): readonly Finding[] {
  const others = ids.filter((id) => id !== own?.id);
  const [holder] = others;
  if (holder === undefined) return [];
  return [
    valueFinding(pair, byRecency(pair, pending), {
      type: 'restricted-unique-value',
      params: { holder, holders: others.length },
    }),
  ];
}
