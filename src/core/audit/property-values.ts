import type { SalesforceField } from '../crm.ts';
import { OWNER_PROPERTY } from '../mappings.ts';
import { hubspotEmailFault, salesforceEmailFault } from './email.ts';
import { finding, valueFinding } from './finding.ts';
import { hubspotIsNewer, mappedValues, toHubspot, toSalesforce, type Mapped } from './flow.ts';
import type { Hinge } from './hinge.ts';
import type { AuditContext, Finding, Pair, Rule } from './pair.ts';
import { isBlank } from './values.ts';

const TEXT_FIELDS = new Set(['string', 'textarea', 'email', 'phone', 'url']);
/** Properties whose value is the text that is sent; numbers, dates and booleans are written anew. */
const TEXT_PROPERTIES = new Set(['string', 'phone_number', 'enumeration']);

/** STRING_TOO_LONG: Salesforce trims, and counts UTF-16 units, as JavaScript does. */
export const stringTooLong: Rule = (pair, context) =>
  toSalesforce(pair, context)
    .filter(({ property, field }) => TEXT_FIELDS.has(field.type) && TEXT_PROPERTIES.has(property.type))
    .filter(({ field, value }) => field.length > 0 && value.trim().length > field.length)
    .map((pending) =>
      valueFinding(pair, pending, {
        type: 'string-too-long',
        params: { length: pending.value.trim().length, max: pending.field.length },
      }),
    );

/** Addresses that the receiving CRM refuses. HubSpot judges only a contact's own email, not other properties. */
export const invalidEmail: Rule = (pair, context) => [
  ...toSalesforce(pair, context)
    .filter(({ field }) => field.type === 'email')
    .flatMap((pending): Finding[] => {
      const fault = salesforceEmailFault(pending.value);
      if (fault === undefined) return [];
      const unsure = fault !== 'syntax' ? ({ confidence: 'likely', hinge: 'validator' } as const) : {};
      return [valueFinding(pair, pending, { type: 'invalid-email', ...unsure })];
    }),
  // Two-way included: HubSpot never took the address, and had HubSpot's own gone to Salesforce, the two would agree. Only
  // while HubSpot's is the newer one may it still be under way to replace the bad one.
  ...toHubspot(pair, context)
    .filter(({ mapping }) => pair.object === 'contacts' && mapping.property === 'email')
    .flatMap((pending): Finding[] => {
      const fault = hubspotEmailFault(pending.value, context.isTopLevelDomain);
      if (fault === undefined) return [];
      const replaced = pending.mapping.rule === 'two-way' && !isBlank(pending.hubspot) && hubspotIsNewer(pair);
      const hinge = fault === 'top-level-domain' ? 'validator' : 'pending-change';
      const unsure = replaced || fault === 'top-level-domain' ? ({ confidence: 'likely', hinge } as const) : {};
      return [valueFinding(pair, pending, { type: 'invalid-email', ...unsure })];
    }),
];

/** Required on every lead, whatever the permissions of the user that describes it. */
const ALWAYS_REQUIRED = new Set(['LastName', 'Company']);

/** REQUIRED_FIELD_MISSING: when a contact would become a lead, and when an emptied value would empty a required field. */
export const missingRequiredValue: Rule = (pair, context) => {
  if (pair.hubspot === undefined) return [];
  if (pair.salesforce !== undefined) return emptied(pair, context);
  return pair.object === 'contacts' ? missingOnCreate(pair, context) : [];
};

function missingOnCreate(pair: Pair, context: AuditContext): readonly Finding[] {
  const sent = mappedValues(pair, context).filter(
    ({ mapping }) => mapping.rule !== 'dont-sync' && mapping.rule !== 'always-salesforce',
  );
  return [...(context.fields.get(pair.salesforceObject)?.values() ?? [])]
    .filter(isRequiredOnCreate)
    .flatMap((field) => {
      const sources = sent.filter(({ mapping }) => mapping.field === field.name);
      if (sources.some(({ hubspot }) => !isBlank(hubspot))) return [];
      return [missing(pair, field, sources[0], 'inclusion')];
    });
}

function isRequiredOnCreate(field: SalesforceField): boolean {
  if (field.nillable || field.defaultedOnCreate || field.calculated || field.type === 'boolean') return false;
  return field.createable || ALWAYS_REQUIRED.has(field.name);
}

/** Only under an explicit two-way rule does an empty value travel; which side changed last tells whether it does. */
function emptied(pair: Pair, context: AuditContext): readonly Finding[] {
  return mappedValues(pair, context)
    .filter(({ mapping, field }) => mapping.rule === 'two-way' && !field.nillable && field.type !== 'boolean')
    .filter(({ mapping }) => mapping.property !== OWNER_PROPERTY)
    .filter(({ hubspot, salesforce }) => isBlank(hubspot) && !isBlank(salesforce))
    .map((mapped) => missing(pair, mapped.field, mapped, hubspotIsNewer(pair) ? undefined : 'pending-change'));
}

function missing(pair: Pair, field: SalesforceField, mapped: Mapped | undefined, hinge: Hinge | undefined): Finding {
  return finding(pair, {
    type: 'missing-required-value',
    direction: 'to-salesforce',
    confidence: hinge === undefined ? 'certain' : 'likely',
    hinge,
    ...(mapped === undefined ? {} : { property: mapped.property.name }),
    field: field.name,
    params: { ...(mapped === undefined ? {} : { label: mapped.property.label }), fieldLabel: field.label },
  });
}
