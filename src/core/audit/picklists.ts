import type { HubspotOwner, HubspotProperty, SalesforceField, SalesforceUser, SyncRule } from '../crm.ts';
import { sameId } from '../ids.ts';
import { OWNER_PROPERTY } from '../mappings.ts';
import { finding, valueFinding } from './finding.ts';
import { hubspotIsNewer, mappedValues, toHubspot, toSalesforce, type Pending } from './flow.ts';
import type { AuditContext, Pair, Rule } from './pair.ts';
import { isBlank, splitValues } from './values.ts';

type PicklistValue = SalesforceField['picklistValues'][number];

/** Values that only look alike on both sides, and Salesforce's values that HubSpot's property lacks. */
export const mismatchedOptions: Rule = (pair, context) => [
  ...toSalesforce(pair, context).flatMap((pending) => {
    const alike = refusedValues(pending).flatMap((value) => {
      const counterpart = lookAlike(value, pending.property, pending.field);
      return counterpart === undefined ? [] : [{ value, counterpart }];
    });
    const [first] = alike;
    if (first === undefined) return [];
    return [
      valueFinding(pair, pending, {
        type: 'mismatched-options',
        value: alike.map(({ value }) => value).join(';'),
        params: { option: first.counterpart.value, optionLabel: first.counterpart.label },
      }),
    ];
  }),
  ...toHubspot(pair, context).flatMap((pending) => {
    const unknown = unknownToHubspot(pending);
    return unknown.length === 0
      ? []
      : [valueFinding(pair, pending, { type: 'mismatched-options', value: unknown.join(';') })];
  }),
];

/** INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, as far as the value does not look like one of Salesforce's. */
export const restrictedPicklistValue: Rule = (pair, context) =>
  toSalesforce(pair, context).flatMap((pending) => {
    const foreign = refusedValues(pending).filter(
      (value) => lookAlike(value, pending.property, pending.field) === undefined,
    );
    return foreign.length === 0
      ? []
      : [valueFinding(pair, pending, { type: 'restricted-picklist-value', value: foreign.join(';') })];
  });

/**
 * INACTIVE_OWNER_OR_USER: HubSpot's owner is, by email, only ever an inactive user. Without any such user Salesforce keeps its
 * last owner (HubSpot's article on the assignment of owners, May 2025). Keeping an inactive owner is lawful.
 */
export const inactiveSalesforceOwner: Rule = (pair, context) => {
  if (pair.hubspot === undefined || (pair.salesforce === undefined && pair.object !== 'contacts')) return [];
  return mappedValues(pair, context)
    .filter(({ mapping }) => mapping.property === OWNER_PROPERTY && sendsOwner(mapping.rule, pair))
    .flatMap(({ mapping, property, field, hubspot, salesforce }) => {
      const owner = isBlank(hubspot) ? undefined : context.owners.get(hubspot.trim());
      const users = usersOf(owner, context);
      const [user] = users;
      if (owner === undefined || user === undefined || users.some(({ active }) => active)) return [];
      if (users.some(({ id }) => sameId(id, salesforce))) return [];
      return [
        finding(pair, {
          type: 'inactive-salesforce-owner',
          direction: 'to-salesforce',
          // An owner that Salesforce changed since may be on its way to HubSpot.
          confidence: hubspotIsNewer(pair) ? 'certain' : 'likely',
          property: mapping.property,
          field: mapping.field,
          value: owner.id,
          params: {
            label: property.label,
            fieldLabel: field.label,
            owner: owner.name || owner.email || owner.id,
            email: owner.email ?? '',
            user: user.name,
          },
        }),
      ];
    });
};

/** The Salesforce users of an owner's email, inactive ones too: none for an owner without email, or a queue. */
export function usersOf(owner: HubspotOwner | undefined, context: AuditContext): readonly SalesforceUser[] {
  const email = owner?.email?.trim().toLowerCase();
  return email === undefined || email === '' ? [] : (context.usersByEmail.get(email) ?? []);
}

function sendsOwner(rule: SyncRule | undefined, pair: Pair): boolean {
  // A Salesforce record always has an owner, so that "Prefer Salesforce" sends HubSpot's only with a new one.
  return rule === 'two-way' || rule === undefined || (rule === 'prefer-salesforce' && pair.salesforce === undefined);
}

/** The values that Salesforce's restricted picklist does not list as active; it compares them exactly. */
function refusedValues({ field, value }: Pending): readonly string[] {
  if (!field.restrictedPicklist || (field.type !== 'picklist' && field.type !== 'multipicklist')) return [];
  const active = new Set(field.picklistValues.filter(({ active }) => active).map(({ value }) => value));
  return splitValues(value, field.type === 'multipicklist').filter((part) => !active.has(part));
}

/** Salesforce's active value that HubSpot's one must mean: the same label, or the same text in another case. */
function lookAlike(value: string, property: HubspotProperty, field: SalesforceField): PicklistValue | undefined {
  const label = property.options.find((option) => option.value === value)?.label;
  const ours = new Set([value, label ?? value].map(fold));
  return field.picklistValues.find(
    (theirs) => theirs.active && (ours.has(fold(theirs.label)) || ours.has(fold(theirs.value))),
  );
}

/** The values that HubSpot's property does not list. Options kept elsewhere (`externalOptions`) prove nothing. */
function unknownToHubspot({ property, field, value }: Pending): readonly string[] {
  if (property.type !== 'enumeration' || property.externalOptions || property.options.length === 0) return [];
  // A lookup's ids become options by the integration's own doing.
  if (field.type === 'reference') return [];
  const options = new Set(property.options.map((option) => option.value));
  const multiple = field.type === 'multipicklist' || property.fieldType === 'checkbox';
  return splitValues(value, multiple).filter((part) => !options.has(part));
}

const fold = (text: string) => text.trim().toLowerCase();
