import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../../src/sandbox/dataset/faults.ts';
import { readDataset } from '../../../src/sandbox/dataset/read.ts';

const now = new Date('2026-11-24T09:00:00Z');
const dayBefore = '2026-11-23T09:00:00.000Z';
const read = (input: unknown) => readDataset(input, now);

function faults(input: unknown): string[] {
  try {
    read(input);
  } catch (error) {
    if (error instanceof DatasetError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

const contact = (properties: object, more: object = {}) => ({ id: '101', properties, ...more });

describe('what a file leaves out', () => {
  const { hubspot, salesforce, mappings, inclusion, intended } = read({});

  it('has the properties of a HubSpot account with the integration', () => {
    const names = (object: 'contacts' | 'companies' | 'deals') => hubspot.properties[object].map(({ name }) => name);
    expect(hubspot.account.portalId).toBe(4242);
    expect(names('contacts')).toEqual(
      expect.arrayContaining(['email', 'jobtitle', 'salesforceleadid', 'salesforcecontactid', 'sfsync_resync']),
    );
    expect(names('companies')).toEqual(expect.arrayContaining(['name', 'salesforceaccountid', 'sfsync_resync']));
    expect(names('deals')).toEqual(expect.arrayContaining(['dealname', 'hs_salesforceopportunityid', 'sfsync_resync']));
  });

  it.each([
    ['Contact', 'Title', { type: 'string', length: 128, nillable: true }],
    ['Lead', 'Company', { length: 255, nillable: false, createable: true, defaultedOnCreate: false }],
    ['Account', 'BillingPostalCode', { length: 20 }],
    ['Opportunity', 'StageName', { type: 'picklist', nillable: false }],
    ['Opportunity', 'SFSync_Resync__c', { type: 'string', length: 80, custom: true }],
  ])("has Salesforce's field %s.%s", (object, name, expected) => {
    expect(salesforce.describe[object]?.fields.find((field) => field.name === name)).toMatchObject(expected);
  });

  it('has people, stages and an integration user', () => {
    const users = [...(salesforce.records['User']?.values() ?? [])];
    const emails = users.map((user) => user['Email']);
    expect(users.some((user) => String(user['Username']).startsWith('integration@'))).toBe(true);
    expect(hubspot.owners.every(({ email }) => emails.includes(email))).toBe(true);
    expect(salesforce.records['OpportunityStage']?.size).toBe(10);
  });

  it("has HubSpot's default mappings, and those of the touch", () => {
    const rule = (object: string, property: string, salesforceObject: string) =>
      mappings.find(
        (row) => row.object === object && row.property === property && row.salesforceObject === salesforceObject,
      );
    expect(rule('contacts', 'jobtitle', 'Lead')).toMatchObject({ field: 'Title', rule: 'prefer-salesforce' });
    expect(rule('contacts', 'email', 'Contact')).toMatchObject({ field: 'Email', rule: 'two-way' });
    expect(rule('companies', 'hubspot_owner_id', 'Account')).toMatchObject({ field: 'OwnerId', rule: 'two-way' });
    expect(rule('deals', 'sfsync_resync', 'Opportunity')).toMatchObject({ field: 'SFSync_Resync__c', rule: 'two-way' });
    expect(inclusion).toEqual({});
    expect(intended).toEqual([]);
  });
});

describe('definitions', () => {
  it('are put over the default ones key by key, and take them away', () => {
    const { hubspot, salesforce, mappings } = read({
      hubspot: {
        properties: {
          contacts: [
            { name: 'jobtitle', label: 'Role' },
            { name: 'fax', archived: true },
          ],
        },
      },
      salesforce: {
        describe: {
          Contact: {
            fields: [
              { name: 'Title', length: 80 },
              { name: 'Fax', deprecatedAndHidden: true },
            ],
          },
        },
      },
    });
    const jobtitle = hubspot.properties.contacts.find(({ name }) => name === 'jobtitle');
    const title = salesforce.describe['Contact']?.fields.find(({ name }) => name === 'Title');
    expect(jobtitle).toMatchObject({ label: 'Role', type: 'string', fieldType: 'text' });
    expect(title).toMatchObject({ length: 80, label: 'Title', type: 'string' });
    expect(hubspot.properties.contacts.some(({ name }) => name === 'fax')).toBe(false);
    expect(
      mappings.filter(({ property }) => property === 'fax').map(({ salesforceObject }) => salesforceObject),
    ).toEqual([]);
  });

  it('may be pasted from the APIs, extra keys and all', () => {
    const { hubspot, salesforce } = read({
      comment: 'anything',
      hubspot: {
        properties: {
          contacts: { results: [{ name: 'Shoe', type: 'number', modificationMetadata: {}, formField: true }] },
        },
        objects: {
          contacts: {
            results: [
              contact(
                { age: 41, vip: true, gone: null },
                {
                  associations: { companies: { results: [{ id: '7', type: 'contact_to_company' }] } },
                  url: 'https://…',
                },
              ),
            ],
          },
          companies: [{ id: 7 }],
        },
      },
      salesforce: {
        records: {
          Contact: {
            totalSize: 1,
            records: [{ attributes: { type: 'Contact' }, Id: '003000000000001', LastName: 'B' }],
          },
        },
      },
    });
    expect(hubspot.properties.contacts.find(({ name }) => name === 'Shoe')).toMatchObject({
      fieldType: 'number',
      formField: true,
    });
    expect(hubspot.objects.contacts.get('101')?.properties).toMatchObject({ age: '41', vip: 'true', gone: null });
    expect(hubspot.objects.contacts.get('101')?.associations).toEqual({ companies: ['7'] });
    expect(hubspot.objects.companies.get('7')?.associations).toEqual({ contacts: ['101'] });
    expect(salesforce.records['Contact']?.get('003000000000001AAA')).not.toHaveProperty('attributes');
  });

  it('map a property of a custom field without being told', () => {
    const { mappings } = read({
      hubspot: { properties: { contacts: [{ name: 'region__c' }] } },
      salesforce: { describe: { Lead: { fields: [{ name: 'Region__c' }] } } },
    });
    expect(mappings.filter(({ property }) => property === 'region__c')).toEqual([
      {
        object: 'contacts',
        property: 'region__c',
        salesforceObject: 'Lead',
        field: 'Region__c',
        rule: 'prefer-salesforce',
      },
    ]);
  });
});

describe('rows', () => {
  it('without times were changed the day before', () => {
    const { hubspot, salesforce } = read({
      hubspot: { objects: { contacts: [contact({})], deals: [{ id: '9', updatedAt: '2026-10-01T00:00:00Z' }] } },
      salesforce: { records: { Lead: [{ Id: '00Q000000000001' }] } },
    });
    expect(hubspot.objects.contacts.get('101')).toMatchObject({
      updatedAt: dayBefore,
      properties: { lastmodifieddate: dayBefore, hs_object_id: '101' },
    });
    expect(hubspot.objects.deals.get('9')).toMatchObject({
      updatedAt: '2026-10-01T00:00:00.000Z',
      createdAt: '2026-10-01T00:00:00.000Z',
      properties: { hs_lastmodifieddate: '2026-10-01T00:00:00.000Z' },
    });
    expect(salesforce.records['Lead']?.get('00Q000000000001EAA')).toMatchObject({
      LastModifiedDate: dayBefore,
      SystemModstamp: dayBefore,
      CreatedDate: dayBefore,
      IsDeleted: false,
    });
  });

  it('of opportunities have the record type that Salesforce would give them, unless they say that they have none', () => {
    const opportunities = [{ Id: '006000000000001' }, { Id: '006000000000002', RecordTypeId: null }];
    const records = (more: object) => [
      ...(read({ salesforce: { records: { Opportunity: opportunities, ...more } } }).salesforce.records[
        'Opportunity'
      ]?.values() ?? []),
    ];
    const types = (more: object) => records(more).map((row) => row['RecordTypeId'] ?? null);
    const type = { Id: '012000000000007AAA', Name: 'Own', SobjectType: 'Opportunity' };
    expect(types({ RecordType: [{ ...type, SobjectType: 'Lead', Id: '012000000000008AAA' }, type] })).toEqual([
      type.Id,
      null,
    ]);
    expect(types({ RecordType: [{ ...type, IsActive: false }] })).toEqual([null, null]);
    expect(types({})).toEqual([expect.stringMatching(/^012/), null]);
  });

  it('have ids of 18 characters, references and expected errors too', () => {
    const { salesforce, intended } = read({
      salesforce: {
        records: {
          Account: [{ Id: '001A0000000000B' }],
          Contact: [{ Id: '0035g00000ABcDe', AccountId: '001A0000000000B' }],
        },
      },
      truth: [{ object: 'contacts', salesforceId: '0035g00000ABcDe', type: 'invalid-email' }],
    });
    const [row] = salesforce.records['Contact']?.values() ?? [];
    expect(row).toMatchObject({ Id: '0035g00000ABcDeAAL', AccountId: '001A0000000000BIAQ' });
    expect(intended).toEqual([{ object: 'contacts', salesforceId: '0035g00000ABcDeAAL', type: 'invalid-email' }]);
  });
});

describe("a file's mappings", () => {
  it('replace what their property or their field was mapped to, but for the owner', () => {
    const { mappings } = read({
      mappings: [
        { object: 'contacts', property: 'mobilephone', salesforceObject: 'Contact', field: 'phone', rule: 'two-way' },
        {
          object: 'contacts',
          property: 'hubspot_owner_id',
          salesforceObject: 'Contact',
          field: 'OwnerId',
          rule: 'dont-sync',
        },
      ],
    });
    const own = mappings.filter(({ salesforceObject }) => salesforceObject === 'Contact');
    expect(own.filter(({ field }) => field === 'Phone').map(({ property }) => property)).toEqual(['mobilephone']);
    expect(own.find(({ field }) => field === 'OwnerId')?.rule).toBe('two-way');
  });
});

describe('what is wrong', () => {
  it('is told all at once: where it is, what was found, what is expected', () => {
    expect(
      faults({
        hubspot: {
          account: { portalId: 'x' },
          associationLimits: {
            '0-2/0-1': { limit: 'many', atLimitFromRecordSamples: [{ label: 'Acme' }] },
            from: { results: [] },
          },
          properties: { contacts: 'none' },
          propertyValidations: { contacts: [{ propertyName: 'zip', propertyValidationRules: [{ type: 'REGEX' }] }] },
          objects: {
            contacts: [
              { properties: {} },
              contact({ tags: ['a'] }),
              contact({}),
              contact({}, { associations: { deals: ['5'] } }),
            ],
          },
        },
        salesforce: {
          records: {
            Contact: [{ Id: '003' }, { Id: '003000000000001' }, { Id: '003000000000001AAA' }, {}],
            RecordType: [{ Name: 'Standard', SobjectType: 'Opportunity', BusinessProcessId: '019000000000009' }],
            BusinessProcess: [{ Id: '019000000000001', Name: 'Sales', IsActive: true }],
          },
          validationRules: [{ object: 'Lead', name: 'R', when: { field: 'Nope', blank: true }, message: 'm' }],
        },
        mappings: [
          { object: 'leads', property: 'a', salesforceObject: 'Lead', field: 'Title' },
          { object: 'contacts', property: 'nope', salesforceObject: 'Lead', field: 'Nope', rule: 'both' },
          { object: 'contacts', property: 'nope', salesforceObject: 'Lead', field: 'Nope' },
        ],
        inclusion: { contacts: ['999'] },
        truth: [{ object: 'contacts', id: '101' }],
      }).sort(),
    ).toEqual(
      [
        '- hubspot.account.portalId: found "x", expected a number',
        '- hubspot.associationLimits.0-2/0-1.limit: found "many", expected a number',
        '- hubspot.associationLimits.0-2/0-1.atLimitFromRecordSamples[0].objectId: found nothing, expected an id (a string)',
        '- hubspot.properties.contacts: found "none", expected a list',
        '- hubspot.propertyValidations.contacts[0].propertyValidationRules[0].ruleType: found nothing, expected a name',
        '- hubspot.objects.contacts[0].id: found nothing, expected an id (a string)',
        '- hubspot.objects.contacts[1].properties.tags: found ["a"], expected a string, number, boolean or null',
        '- hubspot.objects.contacts[3].id: found "101", expected an id that no other row has',
        '- hubspot.objects.contacts[3].associations.deals[0]: found "5", expected the id of one of the deals in this file',
        '- salesforce.records.Contact[0].Id: found "003", expected a Salesforce id of 15 or 18 letters and digits',
        '- salesforce.records.Contact[2].Id: found "003000000000001AAA", expected an id that no other record has',
        '- salesforce.records.Contact[3].Id: found nothing, expected a Salesforce id of 15 or 18 letters and digits',
        '- salesforce.records.RecordType[0].BusinessProcessId: found "019000000000009", expected the Id of one of the BusinessProcess rows in this file',
        '- salesforce.validationRules[0].when: found "Nope", expected the name of a field of Lead',
        '- mappings[0].object: found "leads", expected one of contacts, companies, deals, tasks',
        '- mappings[1].rule: found "both", expected one of two-way, prefer-salesforce, always-salesforce, dont-sync',
        '- mappings[2].property: found "nope", expected the name of a property of contacts',
        '- mappings[2].field: found "Nope", expected the name of a field of Lead',
        '- inclusion.contacts[0]: found "999", expected the id of one of the contacts in this file',
        '- truth[0].type: found nothing, expected a name',
      ].sort(),
    );
  });

  it.each([[[]], ['x'], [null]])('includes a file that is no object (%j)', (input) => {
    expect(faults(input)).toHaveLength(1);
  });

  it('says long values short', () => {
    expect(faults({ hubspot: { objects: { contacts: 'x'.repeat(500) } } })[0]?.length).toBeLessThan(150);
  });
});
