/** What the rules on picklists share: which of a value's options the other side lacks. */
import type { HubspotProperty, PicklistValue, SalesforceField } from '../../crm.ts';
import type { Params } from '../../sync-error.ts';
import type { Pending } from '../flow.ts';
import { splitValues } from '../values.ts';

export function isPicklist({ type }: Pick<SalesforceField, 'type'>): boolean {
  return type === 'picklist' || type === 'multipicklist';
}

/** The options of a value on its way to a picklist; Salesforce trims each. */
function sentOptions({ field, value }: Pick<Pending, 'field' | 'value'>): readonly string[] {
  return splitValues(value.trim(), field.type === 'multipicklist');
}

/** The options that Salesforce's picklist does not list as active; it compares them exactly. */
export function unlistedOptions(pending: Pick<Pending, 'field' | 'value'>): readonly string[] {
  if (!isPicklist(pending.field)) return [];
  const active = new Set(activeOptions(pending.field).map(({ value }) => value));
  return sentOptions(pending).filter((option) => !active.has(option));
}

export function activeOptions({ picklistValues }: SalesforceField): readonly PicklistValue[] {
  return picklistValues.filter(({ active }) => active);
}

/** Salesforce's active value that HubSpot's one must mean: the same label, or the same text in another case. */
export function lookAlike(value: string, property: HubspotProperty, field: SalesforceField): PicklistValue | undefined {
  const ours = new Set([value, labelOf(value, property) ?? value].map(fold));
  return field.picklistValues.find(
    (theirs) => theirs.active && (ours.has(fold(theirs.label)) || ours.has(fold(theirs.value))),
  );
}

/** The options that HubSpot's property does not list. Options kept elsewhere (`externalOptions`) prove nothing. */
export function unknownToHubspot({
  property,
  field,
  value,
}: Pick<Pending, 'property' | 'field' | 'value'>): readonly string[] {
  if (property.type !== 'enumeration' || property.externalOptions || property.options.length === 0) return [];
  const options = new Set(property.options.map((option) => option.value));
  const multiple = field.type === 'multipicklist' || property.fieldType === 'checkbox';
  return splitValues(value, multiple).filter((part) => !options.has(part));
}

export function labelOf(value: string, { options }: HubspotProperty): string | undefined {
  return options.find((option) => option.value === value)?.label;
}

/** The value of a finding about several options, and how many they are. */
export function joined(options: readonly string[]): { readonly value: string; readonly params: Params } {
  return { value: options.join(';'), params: options.length > 1 ? { count: options.length } : {} };
}

export const fold = (text: string) => text.trim().toLowerCase();
