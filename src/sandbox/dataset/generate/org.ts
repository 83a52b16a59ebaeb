/** What else the invented company has set up in its two accounts, so that every kind of error can happen in them. */
import { defaultStages } from '../default-rows.ts';
import { makeId } from '../salesforce-id.ts';
import { INTEGRATION_USERNAME, type Person } from './company.ts';
import { codeFields } from './places.ts';

/** HubSpot takes no more options a property. */
const MOST_OPTIONS = 5000;

const DEPARTMENTS = { Sales: ['Inside sales', 'Field sales'], Engineering: ['Hardware', 'Software'] } as const;
const TEAMS = Object.values(DEPARTMENTS).flat();

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const line = (name: string, label: string, more: object = {}) => ({
  name,
  label,
  type: 'string',
  fieldType: 'text',
  ...more,
});
const select = (name: string, label: string, values: readonly string[]) => ({
  name,
  label,
  type: 'enumeration',
  fieldType: 'select',
  options: values.map((value) => ({ value, label: value })),
});

export const MORE_PROPERTIES = {
  contacts: [
    line('loyalty_number', 'Loyalty number'),
    line('reports_to', 'Reports to (Salesforce ID)'),
    line('team_size', 'Team size'),
    line('badge_number', 'Badge number'),
    select('department_area', 'Area', Object.keys(DEPARTMENTS)),
    select('department_team', 'Team', TEAMS),
  ],
  companies: [
    line('vat_number', 'VAT number', { hasUniqueValue: true }),
    { name: 'credit_hold', label: 'Credit hold', type: 'bool', fieldType: 'booleancheckbox', options: YES_NO },
    {
      ...select('catalogue_code', 'Catalogue code', []),
      options: Array.from({ length: MOST_OPTIONS }, (_, index) => ({ value: codeOf(index), label: codeOf(index) })),
    },
  ],
  deals: [{ name: 'seats', label: 'Seats', type: 'number', fieldType: 'number' }],
};

/** Codes of the catalogue: HubSpot has the first 5,000 as options, and no room for more. */
export function codeOf(index: number): string {
  return `C${String(index + 1).padStart(4, '0')}`;
}
export const NEW_CODE = 'D0001';

/** A badge has eight characters at most, in HubSpot only. */
export const BADGE_LENGTH = 8;
export const VALIDATIONS = {
  contacts: [
    {
      propertyName: 'badge_number',
      propertyValidationRules: [{ ruleType: 'MAX_LENGTH', ruleArguments: [String(BADGE_LENGTH)] }],
    },
  ],
};

const text = (name: string, label: string, length: number, more: object = {}) => ({
  name,
  label,
  type: 'string',
  length,
  custom: true,
  ...more,
});
const value = (name: string, validFor: string | null = null) => ({ value: name, label: name, active: true, validFor });
const picklist = (name: string, label: string, values: ReturnType<typeof value>[], more: object = {}) => ({
  name,
  label,
  type: 'picklist',
  length: 255,
  custom: true,
  restrictedPicklist: true,
  picklistValues: values,
  ...more,
});

export const MORE_FIELDS = {
  Lead: [...codeFields('')],
  Contact: [
    ...codeFields('Mailing', 'Other'),
    text('Loyalty_Number__c', 'Loyalty Number', 20, { unique: true, externalId: true, caseSensitive: false }),
    text('Badge_Number__c', 'Badge Number', 40),
    { name: 'Team_Size__c', label: 'Team Size', type: 'double', precision: 6, scale: 0, custom: true },
    picklist(
      'Area__c',
      'Area',
      Object.keys(DEPARTMENTS).map((name) => value(name)),
    ),
    picklist(
      'Team__c',
      'Team',
      // The first bit is the first area's, the second bit the second one's.
      Object.values(DEPARTMENTS).flatMap((teams, index) =>
        teams.map((name) => value(name, Buffer.from([0x80 >> index]).toString('base64'))),
      ),
      { dependentPicklist: true, controllerName: 'Area__c' },
    ),
  ],
  Account: [
    ...codeFields('Billing', 'Shipping'),
    text('Vat_Number__c', 'VAT Number', 20),
    text('Catalogue_Code__c', 'Catalogue Code', 20),
    {
      name: 'Credit_Hold__c',
      label: 'Credit Hold',
      type: 'boolean',
      custom: true,
      nillable: false,
      defaultedOnCreate: true,
    },
  ],
  Opportunity: [text('Seats__c', 'Seats', 12)],
};

const twoWay = (object: string, salesforceObject: string, pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([property, field]) => ({
    object,
    property,
    salesforceObject,
    field,
    rule: 'two-way' as const,
  }));

export const MORE_MAPPINGS = [
  ...twoWay('contacts', 'Lead', { country: 'Country', state: 'State' }),
  ...twoWay('contacts', 'Contact', {
    country: 'MailingCountry',
    state: 'MailingState',
    mobilephone: 'MobilePhone',
    loyalty_number: 'Loyalty_Number__c',
    reports_to: 'ReportsToId',
    team_size: 'Team_Size__c',
    badge_number: 'Badge_Number__c',
    department_area: 'Area__c',
    department_team: 'Team__c',
  }),
  ...twoWay('companies', 'Account', {
    country: 'BillingCountry',
    state: 'BillingState',
    numberofemployees: 'NumberOfEmployees',
    vat_number: 'Vat_Number__c',
    catalogue_code: 'Catalogue_Code__c',
    credit_hold: 'Credit_Hold__c',
  }),
  ...twoWay('deals', 'Opportunity', { hs_next_step: 'NextStep', seats: 'Seats__c' }),
];

type OtherPerson = Omit<Person, 'ownerId'> & { ownerId?: string; userType: string };
const person = (number: number, first: string, last: string, userType: string, isOwner: boolean): OtherPerson => ({
  ...(isOwner ? { ownerId: String(7020 + number) } : {}),
  userId: makeId('005', 220 + number),
  first,
  last,
  email: `${first}.${last}@partners.example`.toLowerCase(),
  active: true,
  userType,
});

/** A partner may own records, and HubSpot knows her. */
export const PARTNER = person(1, 'Lena', 'Brandt', 'PowerPartner', true);
/** HubSpot has him as an owner; his Salesforce licence is for Chatter alone. */
export const CHATTER_USER = person(2, 'Ines', 'Duarte', 'CsnOnly', true);
/** A customer who owns what he entered in the portal; HubSpot takes no such user for an owner. */
export const PORTAL_USER = person(3, 'Marek', 'Kowal', 'PowerCustomerSuccess', false);
/** Of the same kind as others that cannot own, and owns nothing: no error. */
export const IDLE_USER = person(4, 'Aiko', 'Mori', 'CsnOnly', false);
export const OTHER_PEOPLE: readonly OtherPerson[] = [PARTNER, CHATTER_USER, PORTAL_USER, IDLE_USER];

/** A queue of both accounts: they have only their name in common. */
export const QUEUE = { ownerId: '7031', groupId: makeId('00G', 1), name: 'Inbound leads' };

const processId = (number: number) => makeId('019', number);
const recordType = (number: number, name: string, process: number) => ({
  Id: makeId('012', number),
  Name: name,
  DeveloperName: name,
  SobjectType: 'Opportunity',
  IsActive: true,
  BusinessProcessId: processId(process),
});
const process = (number: number, name: string, isActive: boolean) => ({
  Id: processId(number),
  Name: name,
  TableEnumOrId: 'Opportunity',
  IsActive: isActive,
});

const STANDARD_TYPE = recordType(1, 'Standard', 1);
/** Its sales process was switched off. */
const TENDER_TYPE = recordType(2, 'Tender', 2);
export const RECORD_TYPES = { standard: STANDARD_TYPE.Id, tender: TENDER_TYPE.Id };

/** Stages that HubSpot's pipeline has not: one out of use, one new. */
export const STAGE_NAMES = {
  retired: 'Feasibility Study',
  added: 'Legal Review',
  retiredOnBoth: 'Perception Analysis',
};
const extraStage = (number: number, name: string, isActive: boolean) => ({
  Id: makeId('01J', 100 + number),
  MasterLabel: name,
  ApiName: name,
  IsActive: isActive,
  SortOrder: 100 + number,
  IsClosed: false,
  IsWon: false,
  ForecastCategory: 'Pipeline',
  ForecastCategoryName: 'Pipeline',
  DefaultProbability: 40,
});

export const MORE_RECORDS = {
  OpportunityStage: [
    ...defaultStages().map((stage) => ({ ...stage, IsActive: stage['ApiName'] !== STAGE_NAMES.retiredOnBoth })),
    extraStage(1, STAGE_NAMES.retired, false),
    extraStage(2, STAGE_NAMES.added, true),
  ],
  BusinessProcess: [process(1, 'Standard Sales', true), process(2, 'Public Tender', false)],
  RecordType: [STANDARD_TYPE, TENDER_TYPE],
  Group: [{ Id: QUEUE.groupId, Name: QUEUE.name, DeveloperName: 'Inbound_leads', Type: 'Queue' }],
  QueueSobject: ['Lead', 'Task'].map((object, index) => ({
    Id: makeId('03g', index + 1),
    QueueId: QUEUE.groupId,
    SobjectType: object,
  })),
};

/** HubSpot's integration keeps leads up to date; making them is the web form's business. */
export const NO_NEW_LEADS = {
  user: INTEGRATION_USERNAME,
  SobjectType: 'Lead',
  PermissionsRead: true,
  PermissionsCreate: false,
  PermissionsEdit: true,
  PermissionsDelete: false,
};

export const BLOCKED_STEP = 'Convert to order';
/** What runs in Salesforce at a write, and may refuse it. */
export const FLOWS = [
  {
    object: 'Account',
    name: 'Credit hold approval',
    when: { field: 'Credit_Hold__c', equals: true },
    message:
      'An error occurred at element Submit_for_Approval (FlowActionCall). No applicable approval process was found.',
    active: true,
  },
];
export const TRIGGERS = [
  {
    object: 'Opportunity',
    name: 'OrderHandover',
    when: { field: 'NextStep', equals: BLOCKED_STEP },
    message:
      'System.NullPointerException: Attempt to de-reference a null object\n\nTrigger.OrderHandover: line 14, column 1',
    active: true,
  },
];
export const DUPLICATE_RULES = [
  {
    object: 'Contact',
    name: 'Same_mobile_phone',
    matchOn: ['MobilePhone'],
    message: 'A contact has this mobile phone.',
  },
];

/** A custom limit of the account's, which one company has used up. */
export const CONTACTS_OF_A_COMPANY = 25;
