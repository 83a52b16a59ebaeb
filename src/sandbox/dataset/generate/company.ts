/** The invented company of the sandbox: its custom fields, its mappings and rules, and its people. */
import { HUBSPOT_INDUSTRIES } from '../hubspot-industries.ts';
import { INDUSTRIES, OPPORTUNITY_TYPES } from '../salesforce-picklists.ts';
import { makeId } from '../salesforce-id.ts';

/** Who runs both CRMs. `.example` is reserved for such names (RFC 2606). */
const DOMAIN = 'alderon.example';

export type Person = { ownerId: string; userId: string; first: string; last: string; email: string; active: boolean };

const NAMES = [
  ['Giulia', 'Ferraro'],
  ['Tomás', 'Okafor'],
  ['Hanne', 'Lindqvist'],
  ['Priya', 'Raman'],
  ['Callum', 'Reid'],
  ['Noor', 'Haddad'],
  ['Søren', 'Vestergaard'],
  ['Beatriz', 'Azevedo'],
] as const;

const ascii = (text: string) => text.replaceAll('ø', 'o').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The last two have left: their Salesforce users are inactive, and some HubSpot records still bear their names. */
export const PEOPLE: readonly Person[] = NAMES.map(([first, last], index) => ({
  ownerId: String(7001 + index),
  userId: makeId('005', 201 + index),
  first,
  last,
  email: `${ascii(first)}.${ascii(last)}@${DOMAIN}`,
  active: index < NAMES.length - 2,
}));

export const INTEGRATION_USERNAME = `integration@${DOMAIN}`;

export const REGIONS = ['EMEA', 'North America', 'APAC'] as const;
/** Both CRMs list it, but Salesforce retired it: lawful where it is already, refused where it is new. */
export const RETIRED_REGION = 'Iberia';
/** HubSpot got it with a form; Salesforce never did. */
export const HUBSPOT_REGIONS = ['LATAM', 'Middle East'] as const;
export const TIERS = ['Standard', 'Plus'] as const;
export const LANGUAGES = ['English', 'German', 'Italian', 'Spanish', 'French'] as const;

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
const select = (name: string, label: string, list: { value: string; label: string }[], fieldType = 'select') => ({
  name,
  label,
  type: 'enumeration',
  fieldType,
  options: list,
});
const line = (name: string, label: string) => ({ name, label, type: 'string', fieldType: 'text' });

const region = () => select('region__c', 'Region', options([...REGIONS, RETIRED_REGION, ...HUBSPOT_REGIONS]));

export const PROPERTIES = {
  contacts: [
    region(),
    select('customer_tier', 'Customer tier', [...options(TIERS), { value: 'gold', label: 'Gold' }]),
    select('languages', 'Languages', options(LANGUAGES), 'checkbox'),
    line('persona_notes', 'Persona notes'),
    line('credit_rating', 'Credit rating'),
  ],
  companies: [
    region(),
    // A company uses Salesforce's industries as they are, and HubSpot's own for those that came by other ways.
    select('industry', 'Industry', uniqueLabels([...options(INDUSTRIES), ...HUBSPOT_INDUSTRIES])),
  ],
  deals: [
    line('partner_code', 'Partner code'),
    select('dealtype', 'Deal type', [...options(OPPORTUNITY_TYPES), { value: 'newbusiness', label: 'New Business' }]),
  ],
};

/** HubSpot has no two options with one label. */
function uniqueLabels(list: { value: string; label: string }[]): { value: string; label: string }[] {
  const labels = new Set<string>();
  return list.map((option) => {
    const label = labels.has(option.label) ? `${option.label} (HubSpot)` : option.label;
    labels.add(label);
    return { ...option, label };
  });
}

const value = (name: string, label = name, active = true) => ({ value: name, label, active });
const restricted = (name: string, label: string, values: ReturnType<typeof value>[], type = 'picklist') => ({
  name,
  label,
  type,
  restrictedPicklist: true,
  custom: name.endsWith('__c'),
  picklistValues: values,
  length: 255,
});
const regionField = () =>
  restricted('Region__c', 'Region', [
    ...REGIONS.map((name) => value(name)),
    value(RETIRED_REGION, RETIRED_REGION, false),
  ]);
const personFields = () => [
  regionField(),
  restricted('Customer_Tier__c', 'Customer Tier', [
    ...TIERS.map((name) => value(name)),
    value('Tier_Gold', 'Gold'),
    value('Strategic'),
  ]),
  restricted(
    'Languages__c',
    'Languages',
    LANGUAGES.map((name) => value(name)),
    'multipicklist',
  ),
  { name: 'Persona__c', label: 'Persona', type: 'string', length: 60, custom: true },
  { name: 'Credit_Rating__c', label: 'Credit Rating', type: 'string', length: 10, custom: true },
];
const industryField = () =>
  restricted(
    'Industry',
    'Industry',
    INDUSTRIES.map((name) => value(name)),
  );

export const DESCRIBE = {
  Lead: { fields: [...personFields(), industryField()] },
  Contact: { fields: personFields() },
  Account: { fields: [regionField(), industryField()] },
  Opportunity: {
    fields: [
      { name: 'Partner_Code__c', label: 'Partner Code', type: 'string', length: 20, custom: true },
      restricted('Type', 'Opportunity Type', [
        ...OPPORTUNITY_TYPES.map((name) => value(name)),
        value('New_Business', 'New Business'),
      ]),
    ],
  },
};

type Rule = 'two-way' | 'prefer-salesforce' | 'always-salesforce' | 'dont-sync';
const PERSON: readonly (readonly [string, string, Rule])[] = [
  ['firstname', 'FirstName', 'two-way'],
  ['lastname', 'LastName', 'two-way'],
  ['email', 'Email', 'two-way'],
  ['jobtitle', 'Title', 'two-way'],
  ['phone', 'Phone', 'two-way'],
  ['region__c', 'Region__c', 'two-way'],
  ['customer_tier', 'Customer_Tier__c', 'two-way'],
  ['languages', 'Languages__c', 'two-way'],
  ['persona_notes', 'Persona__c', 'dont-sync'],
  ['credit_rating', 'Credit_Rating__c', 'always-salesforce'],
];
const mappings = (object: string, salesforceObject: string, rows: readonly (readonly [string, string, Rule])[]) =>
  rows.map(([property, field, rule]) => ({ object, property, salesforceObject, field, rule }));

export const MAPPINGS = [
  ...mappings('contacts', 'Lead', [
    ...PERSON,
    ['company', 'Company', 'two-way'],
    ['industry', 'Industry', 'two-way'],
    ['city', 'City', 'prefer-salesforce'],
  ]),
  ...mappings('contacts', 'Contact', [...PERSON, ['city', 'MailingCity', 'prefer-salesforce']]),
  ...mappings('companies', 'Account', [
    ['name', 'Name', 'two-way'],
    ['phone', 'Phone', 'two-way'],
    ['industry', 'Industry', 'two-way'],
    ['region__c', 'Region__c', 'two-way'],
    ['city', 'BillingCity', 'prefer-salesforce'],
  ]),
  ...mappings('deals', 'Opportunity', [
    ['dealname', 'Name', 'two-way'],
    ['amount', 'Amount', 'two-way'],
    ['closedate', 'CloseDate', 'two-way'],
    ['dealtype', 'Type', 'two-way'],
    ['partner_code', 'Partner_Code__c', 'two-way'],
  ]),
];

/** A phone number with its extension is too long for this rule, though not for the field. */
export const PHONE_RULE = {
  object: 'Contact',
  name: 'Phone_without_extension',
  when: { field: 'Phone', longerThan: 24 },
  message: 'Write the phone number with its country code and without an extension.',
  field: 'Phone',
  active: true,
};

/** The integration user may read this field and not write it. */
export const PERMISSIONS = [
  {
    user: INTEGRATION_USERNAME,
    SobjectType: 'Opportunity',
    Field: 'Opportunity.Partner_Code__c',
    PermissionsRead: true,
    PermissionsEdit: false,
  },
];
