/**
 * A data set as somebody else would write it: rows pasted from both APIs as they answer, with all that sfsync does not read, ids of
 * 15 characters, an account in another country, names of another company.
 */

const AT = '2026-09-01T07:30:00.000+0000';
const AT_ISO = '2026-09-01T07:30:00.000Z';

const property = (name: string, label: string, more: object = {}) => ({
  updatedAt: '2024-09-12T14:22:56.844Z',
  createdAt: '2020-06-30T15:57:37.277Z',
  name,
  label,
  type: 'string',
  fieldType: 'text',
  description: '',
  groupName: 'contactinformation',
  options: [],
  displayOrder: 6,
  calculated: false,
  externalOptions: false,
  hasUniqueValue: false,
  hidden: false,
  hubspotDefined: false,
  modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
  formField: true,
  dataSensitivity: 'non_sensitive',
  ...more,
});

const option = (value: string, label = value) => ({ label, value, description: '', displayOrder: 0, hidden: false });

const field = (name: string, label: string, more: object = {}) => ({
  aggregatable: true,
  aiPredictionField: false,
  autoNumber: false,
  byteLength: 765,
  calculated: false,
  calculatedFormula: null,
  cascadeDelete: false,
  caseSensitive: false,
  compoundFieldName: null,
  controllerName: null,
  createable: true,
  custom: name.endsWith('__c'),
  defaultValue: null,
  defaultedOnCreate: false,
  dependentPicklist: false,
  deprecatedAndHidden: false,
  digits: 0,
  encrypted: false,
  externalId: false,
  idLookup: false,
  label,
  length: 255,
  name,
  nillable: true,
  permissionable: true,
  picklistValues: [],
  precision: 0,
  referenceTo: [],
  relationshipName: null,
  restrictedPicklist: false,
  scale: 0,
  soapType: 'xsd:string',
  type: 'string',
  unique: false,
  updateable: true,
  ...more,
});

const picklistValue = (value: string, more: object = {}) => ({
  active: true,
  defaultValue: false,
  label: value,
  validFor: null,
  value,
  ...more,
});

let serial = 0;
/** A contact with its Salesforce counterpart, in step but for what is given. */
function pair(hubspot: Readonly<Record<string, string | null>>, salesforce: Readonly<Record<string, unknown>> = {}) {
  const number = String(++serial).padStart(3, '0');
  const email = `person${number}@nordhavn.example`;
  const id15 = `0037R00003Qa${number}`;
  return {
    contact: {
      id: `29022297${number}`,
      properties: {
        createdate: '2023-12-14T23:31:55.758Z',
        email,
        firstname: 'Sine',
        lastname: `Holm ${number}`,
        hs_object_id: `29022297${number}`,
        lastmodifieddate: AT_ISO,
        salesforcecontactid: id15,
        salesforcelastsynctime: '2026-08-30T07:30:00.000Z',
        ...hubspot,
      },
      createdAt: '2023-12-14T23:31:55.758Z',
      updatedAt: AT_ISO,
      archived: false,
      url: `https://app-eu1.hubspot.com/contacts/7700123/record/0-1/29022297${number}`,
    },
    record: {
      attributes: { type: 'Contact', url: `/services/data/v67.0/sobjects/Contact/${id15}` },
      Id: id15,
      FirstName: 'Sine',
      LastName: `Holm ${number}`,
      Email: email,
      CreatedDate: '2023-12-14T23:31:55.000+0000',
      LastModifiedDate: AT,
      SystemModstamp: AT,
      ...salesforce,
    },
  };
}

type Case = { readonly type?: string; readonly property?: string; readonly pair: ReturnType<typeof pair> };
const clean = (...args: Parameters<typeof pair>): Case => ({ pair: pair(...args) });
const broken = (type: string, property: string, ...args: Parameters<typeof pair>): Case => ({
  type,
  property,
  pair: pair(...args),
});

const EMOJI = '🚢';

/** What each record is there for: the type of its error, or none. */
const cases: readonly Case[] = [
  broken('string-too-long', 'jobtitle', { jobtitle: 'd'.repeat(129) }),
  clean({ jobtitle: 'd'.repeat(128) }),
  // Two UTF-16 units each: 64 of them fit, 65 do not.
  clean({ jobtitle: EMOJI.repeat(64) }),
  broken('string-too-long', 'jobtitle', { jobtitle: EMOJI.repeat(65) }),
  broken('restricted-picklist-value', 'segment', { segment: 'Havn' }),
  broken('mismatched-options', 'segment', { segment: 'offshore' }),
  clean({ segment: 'Værft' }),
  broken('mismatched-options', 'segment', {}, { Segment__c: 'Rederi' }),
  clean({ segment: 'Dvale' }, { Segment__c: 'Dvale' }),
  broken('invalid-salesforce-id', 'partner_account', { partner_account: 'Nordhavn A/S' }),
  clean({ partner_account: '0017R00002AccAB' }),
  broken('missing-salesforce-id', 'partner_account', { partner_account: '0037R00003Qa001' }),
  broken('invalid-value', 'customer_no', { customer_no: null }, { CustomerNo__c: 'X-1' }),
  clean({ customer_no: null }, { CustomerNo__c: '12345678' }),
  broken('type-mismatch', 'vessels', { vessels: 'a dozen' }),
  clean({ vessels: '12' }),
  broken('invalid-value', 'tonnage', { tonnage: '123456' }),
  clean({ tonnage: '12345' }),
];

export const expected = cases.flatMap(({ type, property: name, pair: { contact } }) =>
  type === undefined ? [] : [`${contact.id} ${type} ${name ?? ''}`],
);

export const pasted = {
  hubspot: {
    account: {
      portalId: 7_700_123,
      uiDomain: 'app-eu1.hubspot.com',
      timeZone: 'Europe/Copenhagen',
      utcOffset: '+01:00',
    },
    properties: {
      contacts: [
        property('segment', 'Segment', {
          type: 'enumeration',
          fieldType: 'select',
          options: [option('Værft'), option('Havn'), option('offshore', 'Offshore'), option('Dvale')],
        }),
        property('partner_account', 'Partnerkonto'),
        property('customer_no', 'Kundenummer'),
        property('vessels', 'Antal skibe'),
        property('tonnage', 'Tonnage', { type: 'number', fieldType: 'number' }),
      ],
    },
    propertyValidations: {
      contacts: [
        {
          propertyName: 'customer_no',
          propertyValidationRules: [
            { ruleType: 'REGEX', ruleArguments: ['^[0-9]{8}$'], shouldApplyNormalization: false },
          ],
        },
      ],
    },
    objects: {
      contacts: cases.map(({ pair: { contact } }) => contact),
    },
  },
  salesforce: {
    organization: { Id: '00D7R000000AbCd', Name: 'Nordhavn', IsSandbox: false, OrganizationType: 'Unlimited Edition' },
    describe: {
      Contact: {
        name: 'Contact',
        label: 'Contact',
        keyPrefix: '003',
        queryable: true,
        fields: [
          field('Segment__c', 'Segment', {
            type: 'picklist',
            restrictedPicklist: true,
            picklistValues: [
              picklistValue('Værft'),
              picklistValue('Offshore'),
              picklistValue('Rederi'),
              picklistValue('Dvale', { active: false }),
            ],
          }),
          field('PartnerAccount__c', 'Partner account', {
            type: 'reference',
            length: 18,
            referenceTo: ['Account'],
            relationshipName: 'PartnerAccount__r',
          }),
          field('CustomerNo__c', 'Customer no.', { length: 20 }),
          field('Vessels__c', 'Vessels', { type: 'double', length: 0, precision: 5, scale: 0 }),
          field('Tonnage__c', 'Tonnage', { type: 'double', length: 0, precision: 5, scale: 0 }),
        ],
      },
    },
    records: {
      Contact: cases.map(({ pair: { record } }) => record),
      Account: [
        {
          attributes: { type: 'Account', url: '/services/data/v67.0/sobjects/Account/0017R00002AccAB' },
          Id: '0017R00002AccAB',
          Name: 'Nordhavn A/S',
          LastModifiedDate: AT,
          SystemModstamp: AT,
        },
      ],
    },
  },
  mappings: [
    { object: 'contacts', property: 'jobtitle', salesforceObject: 'Contact', field: 'Title', rule: 'two-way' },
    { object: 'contacts', property: 'segment', salesforceObject: 'Contact', field: 'Segment__c', rule: 'two-way' },
    {
      object: 'contacts',
      property: 'partner_account',
      salesforceObject: 'Contact',
      field: 'PartnerAccount__c',
      rule: 'two-way',
    },
    {
      object: 'contacts',
      property: 'customer_no',
      salesforceObject: 'Contact',
      field: 'CustomerNo__c',
      rule: 'prefer-salesforce',
    },
    { object: 'contacts', property: 'vessels', salesforceObject: 'Contact', field: 'Vessels__c', rule: 'two-way' },
    { object: 'contacts', property: 'tonnage', salesforceObject: 'Contact', field: 'Tonnage__c', rule: 'two-way' },
  ],
};
