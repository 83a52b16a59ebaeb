/** The properties that a HubSpot account with the Salesforce integration has from the start. */
import type { HubspotObject, HubspotPropertyRow } from '../crm.ts';
import { HUBSPOT_INDUSTRIES } from './hubspot-industries.ts';
import { INDUSTRIES, OPPORTUNITY_TYPES, SALUTATIONS } from './salesforce-picklists.ts';

/** The group of the properties that the Salesforce integration keeps; only it may write them. */
const SALESFORCE = 'salesforceinformation';

type Option = { label: string; value: string };
type Extra = { options?: Option[]; group?: string; external?: boolean; readOnly?: boolean };

const FIELD_TYPES: Record<string, string> = {
  string: 'text',
  phone_number: 'phonenumber',
  enumeration: 'select',
  number: 'number',
  bool: 'booleancheckbox',
  date: 'date',
  datetime: 'date',
};

/** HubSpot's usual control for a property type. */
export function fieldTypeOf(type: string): string {
  return FIELD_TYPES[type] ?? 'text';
}

/** A property as the API returns it, with HubSpot's defaults for what is not given. */
export function hubspotProperty(
  name: string,
  label: string,
  type = 'string',
  { options = [], group = 'custom', external = false, readOnly = group === SALESFORCE }: Extra = {},
): HubspotPropertyRow {
  return {
    name,
    label,
    type,
    fieldType: fieldTypeOf(type),
    groupName: group,
    description: '',
    options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
    displayOrder: -1,
    calculated: false,
    externalOptions: external,
    hasUniqueValue: false,
    hidden: false,
    hubspotDefined: group !== 'custom',
    formField: !readOnly,
    archived: false,
    modificationMetadata: {
      archivable: group === 'custom',
      readOnlyDefinition: group !== 'custom',
      readOnlyValue: readOnly,
    },
  };
}

const same = (values: readonly string[]): Option[] => values.map((value) => ({ label: value, value }));
const yesNo: Option[] = [
  { label: 'Yes', value: 'true' },
  { label: 'No', value: 'false' },
];

const synced = (): HubspotPropertyRow[] => [
  hubspotProperty('salesforcelastsynctime', 'Last sync to Salesforce', 'datetime', { group: SALESFORCE }),
  hubspotProperty('salesforcedeleted', 'Salesforce deleted', 'bool', { group: SALESFORCE, options: yesNo }),
  hubspotProperty('sfsync_resync', 'Resync by sfsync'),
];

const common = (group: string, modified: string): HubspotPropertyRow[] => [
  hubspotProperty('hs_object_id', 'Record ID', 'number', { group, readOnly: true }),
  hubspotProperty('createdate', 'Create date', 'datetime', { group }),
  hubspotProperty(modified, 'Last modified date', 'datetime', { group, readOnly: true }),
  hubspotProperty('hubspot_owner_id', 'Owner', 'enumeration', { group, external: true }),
];

const CONTACT = 'contactinformation';
const contacts = (): HubspotPropertyRow[] => [
  ...common(CONTACT, 'lastmodifieddate'),
  ...text(CONTACT, {
    email: 'Email',
    firstname: 'First name',
    lastname: 'Last name',
    jobtitle: 'Job title',
    phone: 'Phone number',
    mobilephone: 'Mobile phone number',
    fax: 'Fax number',
    company: 'Company name',
    website: 'Website URL',
    address: 'Street address',
    city: 'City',
    state: 'State/Region',
    zip: 'Postal code',
    country: 'Country/Region',
    industry: 'Industry',
    annualrevenue: 'Annual revenue',
    department: 'Department',
    message: 'Message',
    twitterhandle: 'Twitter username',
    hs_language: 'Preferred language code',
  }),
  hubspotProperty('numemployees', 'Number of employees', 'number', { group: CONTACT }),
  hubspotProperty('salutation', 'Salutation', 'enumeration', { group: CONTACT, options: same(SALUTATIONS) }),
  hubspotProperty('associatedcompanyid', 'Primary associated company ID', 'number', { group: CONTACT, external: true }),
  hubspotProperty('lifecyclestage', 'Lifecycle stage', 'enumeration', { group: CONTACT, options: lifecycle() }),
  hubspotProperty('hs_lead_status', 'Lead status', 'enumeration', { group: CONTACT, options: leadStatuses() }),
  ...text(SALESFORCE, {
    salesforcecontactid: 'Salesforce contact ID',
    salesforceleadid: 'Salesforce lead ID',
    salesforceaccountid: 'Salesforce account ID',
    salesforceownerid: 'Salesforce owner ID',
    salesforceopportunitystage: 'Salesforce opportunity stage',
    sfcampaignid: 'Salesforce campaign ID',
  }),
  hubspotProperty('salesforcecampaignids', 'Salesforce campaign IDs', 'enumeration', {
    group: SALESFORCE,
    external: true,
  }),
  ...synced(),
];

const COMPANY = 'companyinformation';
const companies = (): HubspotPropertyRow[] => [
  ...common(COMPANY, 'hs_lastmodifieddate'),
  ...text(COMPANY, {
    name: 'Company name',
    domain: 'Company domain name',
    website: 'Website URL',
    phone: 'Phone number',
    address: 'Street address',
    address2: 'Street address 2',
    city: 'City',
    state: 'State/Region',
    zip: 'Postal code',
    country: 'Country/Region',
    description: 'Description',
    founded_year: 'Year founded',
  }),
  hubspotProperty('industry', 'Industry', 'enumeration', {
    group: COMPANY,
    options: [...HUBSPOT_INDUSTRIES, ...same(INDUSTRIES)],
  }),
  hubspotProperty('annualrevenue', 'Annual revenue', 'number', { group: COMPANY }),
  hubspotProperty('numberofemployees', 'Number of employees', 'number', { group: COMPANY }),
  hubspotProperty('lifecyclestage', 'Lifecycle stage', 'enumeration', { group: COMPANY, options: lifecycle() }),
  hubspotProperty('type', 'Type', 'enumeration', {
    group: COMPANY,
    options: same(['PROSPECT', 'PARTNER', 'RESELLER', 'VENDOR', 'OTHER']),
  }),
  ...text(SALESFORCE, { salesforceaccountid: 'Salesforce account ID' }),
  ...synced(),
];

const DEAL = 'dealinformation';
const deals = (): HubspotPropertyRow[] => [
  ...common(DEAL, 'hs_lastmodifieddate'),
  ...text(DEAL, { dealname: 'Deal name', description: 'Deal description', hs_next_step: 'Next step' }),
  hubspotProperty('amount', 'Amount', 'number', { group: DEAL }),
  hubspotProperty('closedate', 'Close date', 'datetime', { group: DEAL }),
  hubspotProperty('dealstage', 'Deal stage', 'enumeration', { group: DEAL, external: true }),
  hubspotProperty('pipeline', 'Pipeline', 'enumeration', { group: DEAL, external: true }),
  hubspotProperty('dealtype', 'Deal type', 'enumeration', {
    group: DEAL,
    options: [
      { label: 'New Business', value: 'newbusiness' },
      { label: 'Existing Business', value: 'existingbusiness' },
      ...same(OPPORTUNITY_TYPES),
    ],
  }),
  ...text(SALESFORCE, { hs_salesforceopportunityid: 'Salesforce opportunity ID' }),
  ...synced(),
];

const TASK = 'task';
const tasks = (): HubspotPropertyRow[] => [
  ...common(TASK, 'hs_lastmodifieddate'),
  ...text(TASK, { hs_task_subject: 'Task title', hs_task_body: 'Task notes' }),
  hubspotProperty('hs_timestamp', 'Due date', 'datetime', { group: TASK }),
  hubspotProperty('hs_task_status', 'Task status', 'enumeration', {
    group: TASK,
    options: same(['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED']),
  }),
  hubspotProperty('hs_task_priority', 'Priority', 'enumeration', {
    group: TASK,
    options: same(['NONE', 'LOW', 'MEDIUM', 'HIGH']),
  }),
  hubspotProperty('hs_task_type', 'Task type', 'enumeration', {
    group: TASK,
    options: same(['TODO', 'CALL', 'EMAIL']),
  }),
];

/** A fresh copy for each sandbox, since options and definitions can be changed in it. */
export function defaultProperties(): Record<HubspotObject, HubspotPropertyRow[]> {
  return { contacts: contacts(), companies: companies(), deals: deals(), tasks: tasks() };
}

function text(group: string, labels: Record<string, string>): HubspotPropertyRow[] {
  return Object.entries(labels).map(([name, label]) => hubspotProperty(name, label, 'string', { group }));
}

function lifecycle(): Option[] {
  return [
    { label: 'Subscriber', value: 'subscriber' },
    { label: 'Lead', value: 'lead' },
    { label: 'Marketing Qualified Lead', value: 'marketingqualifiedlead' },
    { label: 'Sales Qualified Lead', value: 'salesqualifiedlead' },
    { label: 'Opportunity', value: 'opportunity' },
    { label: 'Customer', value: 'customer' },
    { label: 'Evangelist', value: 'evangelist' },
    { label: 'Other', value: 'other' },
  ];
}

function leadStatuses(): Option[] {
  return [
    { label: 'New', value: 'NEW' },
    { label: 'Open', value: 'OPEN' },
    { label: 'In Progress', value: 'IN_PROGRESS' },
    { label: 'Open Deal', value: 'OPEN_DEAL' },
    { label: 'Unqualified', value: 'UNQUALIFIED' },
    { label: 'Attempted to Contact', value: 'ATTEMPTED_TO_CONTACT' },
    { label: 'Connected', value: 'CONNECTED' },
    { label: 'Bad Timing', value: 'BAD_TIMING' },
  ];
}
