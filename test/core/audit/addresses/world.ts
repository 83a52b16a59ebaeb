/** Two countries with states, one without, and what the sandbox's Salesforce says of the same org. */
import type { Pair } from '../../../../src/core/audit/pair.ts';
import type { PicklistValue, SalesforceValue } from '../../../../src/core/crm.ts';
import type { DescribeField } from '../../../../src/sandbox/crm.ts';
import { checkAddresses } from '../../../../src/sandbox/salesforce/address-check.ts';
import type { Attempt } from '../../../../src/sandbox/salesforce/write-attempt.ts';
import { field, hubspotRecord, property, salesforceRecord, type World } from '../records.ts';

const option = (value: string, label: string, more: Partial<PicklistValue> = {}): PicklistValue => ({
  value,
  label,
  active: true,
  ...more,
});
/** Italy, the United States, Malta, and Freedonia, which is inactive: from the highest bit on. */
const validFor = { italy: 'gAAA', us: 'QAAA', both: 'wAAA' };
export const COUNTRIES = [
  option('IT', 'Italy'),
  option('US', 'United States'),
  option('MT', 'Malta'),
  option('FD', 'Freedonia', { active: false }),
];
export const STATES = [
  option('MI', 'Milano', { validFor: validFor.italy }),
  option('FD', 'Florida', { validFor: validFor.italy }),
  option('FL', 'Florida', { validFor: validFor.us }),
  option('CA', 'California', { validFor: validFor.us }),
  option('SP', 'Springfield', { validFor: validFor.both }),
  option('XX', 'Atlantis', { validFor: validFor.us, active: false }),
];

const fields = [
  field('MailingCountry', { label: 'Country' }),
  field('MailingCountryCode', { type: 'picklist', length: 10, picklistValues: COUNTRIES }),
  field('MailingState', { label: 'State' }),
  field('MailingStateCode', { type: 'picklist', length: 10, picklistValues: STATES, controller: 'MailingCountryCode' }),
];

/** `state` and `country` are mapped to the texts, `state_code` and `country_code` to the codes. */
export function addressWorld(rule = 'two-way', more: Partial<World> = {}): World {
  return {
    properties: ['country', 'state', 'country_code', 'state_code'].map((name) => property(name)),
    fields,
    mappings: [
      `country>MailingCountry:${rule}`,
      `state>MailingState:${rule}`,
      `country_code>MailingCountryCode:${rule}`,
      `state_code>MailingStateCode:${rule}`,
    ],
    ...more,
  };
}

export type Address = { readonly [name: string]: string | null };

/** HubSpot's contact is the newer one, so that all that differs goes to Salesforce; `before`: undefined for none there. */
export function addressPair(hubspot: Address, before: Readonly<Record<string, SalesforceValue>> | undefined): Pair {
  const sides = {
    object: 'contacts',
    salesforceObject: 'Contact',
    hubspot: hubspotRecord({ email: 'a@acme.com', ...hubspot }),
  } as const;
  return before === undefined
    ? sides
    : { ...sides, salesforce: salesforceRecord('Contact', { Email: 'a@acme.com', ...before }) };
}

/** What the sandbox's Salesforce answers to a write of these values: the first word of each message, and its field. */
export function refusedBySandbox(
  values: Readonly<Record<string, SalesforceValue>>,
  before: Readonly<Record<string, SalesforceValue>> | undefined,
): readonly { readonly field: string; readonly isCountryMissing: boolean }[] {
  const known = new Map(fields.map((one) => [one.name.toLowerCase(), describe(one)]));
  const attempt = { object: { fields: known }, before } as unknown as Attempt;
  return checkAddresses(attempt, { ...values }).map(({ message, fields: [name = ''] = [] }) => ({
    field: name,
    isCountryMissing: message.includes('must be specified before'),
  }));
}

function describe({ name, label, picklistValues }: (typeof fields)[number]): DescribeField {
  return { name, label, picklistValues } as unknown as DescribeField;
}
