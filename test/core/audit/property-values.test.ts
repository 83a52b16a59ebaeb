import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../src/core/audit/pair.ts';
import {
  CONTACT_ID,
  errorsIn,
  field,
  hubspotRecord,
  LEAD_ID,
  linked,
  onlyHubspot,
  onlySalesforce,
  property,
  salesforceRecord,
  type World,
} from './records.ts';

const title = (rule?: string, max = 10): World => ({
  properties: [property('jobtitle')],
  fields: [field('Title', { length: max })],
  mappings: [`jobtitle>Title${rule === undefined ? '' : `:${rule}`}`],
});

const briefly = (pair: Pair, world: World) =>
  errorsIn(pair, world).map(({ type, property, field, confidence }) => [type, property ?? field, confidence]);

describe('a finding about a value', () => {
  test('has what the other side holds, its beginning, and nothing where there is no other side', () => {
    const other = (fields: Record<string, string>) =>
      errorsIn(linked({ jobtitle: 'Chief Officer' }, fields), title('two-way'))[0]?.otherValue;
    expect([other({ Title: 'Chief' }), other({}), other({ Title: 'x'.repeat(500) })?.length]).toEqual([
      'Chief',
      '',
      200,
    ]);
    const [alone] = errorsIn(onlyHubspot({ jobtitle: 'Chief Officer', lastname: 'B' }), title('two-way'));
    expect([alone?.type, alone?.otherValue]).toEqual(['string-too-long', undefined]);
  });
});

describe('string-too-long', () => {
  test('tells all that a sentence and a link need', () => {
    expect(
      errorsIn(linked({ jobtitle: 'Chief Officer', firstname: 'Ada', lastname: 'Byron' }, {}), title('two-way')),
    ).toEqual([
      {
        key: 'contacts:101:string-too-long:jobtitle',
        type: 'string-too-long',
        object: 'contacts',
        salesforceObject: 'Contact',
        hubspotId: '101',
        salesforceId: CONTACT_ID,
        name: 'Ada Byron',
        property: 'jobtitle',
        field: 'Title',
        value: 'Chief Officer',
        otherValue: '',
        direction: 'to-salesforce',
        params: { label: 'jobtitle label', fieldLabel: 'Title label', length: 13, max: 10 },
        confidence: 'certain',
        sources: ['audit'],
      },
    ]);
  });

  test.each([
    ['exactly the limit', '1234567890', 0],
    ['one more', '12345678901', 1],
    // Ten characters to a reader, eleven units to Salesforce.
    ['an astral character', '123456789😀', 1],
    ['an astral character within the limit', '12345678😀', 0],
    ['blanks around it, which Salesforce drops', '  1234567890  ', 0],
  ])('%s', (_, jobtitle, count) => {
    expect(errorsIn(linked({ jobtitle }, {}), title('two-way'))).toHaveLength(count);
  });

  test.each([
    // rule, Salesforce's value, expected confidence or none
    ['two-way', 'CTO', 'certain'],
    ['two-way', null, 'certain'],
    ['prefer-salesforce', null, 'certain'],
    ['prefer-salesforce', 'CTO', undefined],
    [undefined, null, 'likely'],
    [undefined, 'CTO', undefined],
    ['always-salesforce', null, undefined],
    ['dont-sync', null, undefined],
  ])('under %s with %j in Salesforce: %s', (rule, Title, confidence) => {
    const found = errorsIn(linked({ jobtitle: 'Chief Officer' }, { Title }), title(rule));
    expect(found.map((error) => error.confidence)).toEqual(confidence === undefined ? [] : [confidence]);
  });

  test('is never a value that Salesforce already has', () => {
    const long = 'x'.repeat(300);
    expect(errorsIn(linked({ jobtitle: long }, { Title: long }), title('two-way'))).toEqual([]);
  });

  test('only text counts, and only fields that have a length', () => {
    const world = (type: string, fieldType: string, length = 3): World => ({
      properties: [property('jobtitle', { type })],
      fields: [field('Title', { type: fieldType, length })],
      mappings: ['jobtitle>Title:two-way'],
    });
    const pair = linked({ jobtitle: '1795478400000' }, {});
    for (const type of ['number', 'date', 'datetime', 'bool'])
      expect(errorsIn(pair, world(type, 'string'))).toEqual([]);
    for (const type of ['double', 'boolean', 'datetime', 'picklist', 'multipicklist', 'reference']) {
      expect(errorsIn(pair, world('string', type)).map((error) => error.type)).not.toContain('string-too-long');
    }
    expect(errorsIn(pair, world('string', 'textarea', 0))).toEqual([]);
    for (const type of ['string', 'textarea', 'phone', 'url'])
      expect(errorsIn(pair, world('string', type))).toHaveLength(1);
    expect(errorsIn(pair, world('enumeration', 'string'))).toHaveLength(1);
  });

  test('a formula is never written; a field that only our user may not edit is', () => {
    const world = (more: object): World => ({ ...title('two-way'), fields: [field('Title', { length: 10, ...more })] });
    const pair = linked({ jobtitle: 'Chief Officer' }, {});
    expect(errorsIn(pair, world({ calculated: true }))).toEqual([]);
    expect(errorsIn(pair, world({ updateable: false, createable: false }))).toHaveLength(1);
  });

  test('a contact that would become a lead is likely to fail; a company or deal is not created', () => {
    expect(briefly(onlyHubspot({ jobtitle: 'Chief Officer' }), title('two-way'))).toEqual([
      ['string-too-long', 'jobtitle', 'likely'],
    ]);
    expect(errorsIn(onlyHubspot({ jobtitle: 'Chief Officer' }), title('dont-sync'))).toEqual([]);
    const company = {
      object: 'companies',
      salesforceObject: 'Account',
      hubspot: hubspotRecord({ jobtitle: 'Chief Officer' }),
    } as const;
    expect(errorsIn(company, title('two-way'))).toEqual([]);
  });
});

describe('records out of scope have no errors', () => {
  const jobtitle = 'Chief Officer';
  const world = title('two-way');
  test.each<[string, Pair]>([
    ['deleted in Salesforce', linked({ jobtitle, salesforcedeleted: 'true' }, {})],
    ['its Salesforce record is gone', onlyHubspot({ jobtitle, salesforcecontactid: CONTACT_ID })],
    ['its Salesforce id is malformed', onlyHubspot({ jobtitle, salesforceleadid: 'none' })],
    ['a contact without email', onlyHubspot({ jobtitle, email: null })],
    ['a blank email on both sides', linked({ jobtitle, email: ' ' }, { Email: null })],
    [
      'a converted lead',
      {
        object: 'contacts',
        salesforceObject: 'Lead',
        hubspot: hubspotRecord({ jobtitle, email: 'ada@acme.com', salesforceleadid: LEAD_ID }),
        salesforce: salesforceRecord('Lead', { Email: 'ada@acme.com', IsConverted: true }),
      },
    ],
  ])('%s', (_, pair) => {
    expect(errorsIn(pair, world)).toEqual([]);
  });

  test('but an email on one side is enough', () => {
    expect(errorsIn(linked({ jobtitle, email: null }, {}), world)).toHaveLength(1);
    expect(errorsIn(linked({ jobtitle, salesforcedeleted: 'false' }, {}), world)).toHaveLength(1);
  });
});

describe('invalid-email', () => {
  const world = (rule?: string): World => ({
    properties: [property('email'), property('second_email')],
    fields: [field('Email', { type: 'email' }), field('Second__c', { type: 'email' })],
    mappings: [`email>Email${rule === undefined ? '' : `:${rule}`}`, 'second_email>Second__c:two-way'],
  });
  const found = (pair: Pair, rule?: string) =>
    errorsIn(pair, world(rule)).map(({ type, property, direction, confidence }) => [
      type,
      property,
      direction,
      confidence,
    ]);
  const toHubspot = (confidence: string) => [['invalid-email', 'email', 'to-hubspot', confidence]];
  const toSalesforce = (confidence: string, name = 'email') => [['invalid-email', name, 'to-salesforce', confidence]];

  test('Salesforce hardly takes more than 64 characters before the @', () => {
    const given = (length: number) => linked({ second_email: `${'a'.repeat(length)}@acme.com` }, {});
    expect(found(given(64))).toEqual([]);
    expect(found(given(65))).toEqual(toSalesforce('likely', 'second_email'));
  });

  test.each([
    'ada@acme',
    'ada acme.com',
    'ada@@acme.com',
    'ada@ac me.com',
    'ada@acme.com.',
    '.ada@acme.com',
    'a..da@acme.com',
    'ada@-acme.com',
    'ada,byron@acme.com',
    '@acme.com',
    `${'a'.repeat(65)}@acme.com`,
  ])('HubSpot refuses %j of a lead', (Email) => {
    expect(found(onlySalesforce({ Email }))).toEqual(toHubspot('likely'));
  });

  test.each([
    'ada@acme.com',
    "o'brien+crm@mail.acme.co.it",
    'ADA@ACME.COM',
    ' ada@acme.com ',
    'josé@müller.it',
    'ada@acme.example',
    'ada@acme.xn--p1ai',
    'a_b-c.d@a-b.io',
  ])('HubSpot takes %j', (Email) => {
    expect(found(onlySalesforce({ Email }))).toEqual([]);
  });

  test('a known rule makes it certain, a mere unknown top-level domain never', () => {
    expect(found(linked({}, { Email: 'ada@acme' }), 'prefer-salesforce')).toEqual(toHubspot('certain'));
    expect(found(linked({}, { Email: 'ada@acme' }), 'always-salesforce')).toEqual(toHubspot('certain'));
    expect(found(linked({}, { Email: 'ada@acme' }))).toEqual(toHubspot('likely'));
    expect(found(linked({}, { Email: 'ada@acme.con' }), 'prefer-salesforce')).toEqual(toHubspot('likely'));
    expect(found(linked({}, { Email: 'ada@acme' }), 'dont-sync')).toEqual([]);
  });

  test('two-way, HubSpot’s newer valid address may be about to replace the bad one', () => {
    const bad = { Email: 'ada@acme' };
    expect(found(linked({}, bad), 'two-way')).toEqual(toHubspot('likely'));
    const older = {
      ...linked({}, bad),
      hubspot: hubspotRecord({ email: 'ada@acme.com', salesforcecontactid: CONTACT_ID }, '2026-11-19T00:00:00Z'),
    };
    expect(found(older, 'two-way')).toEqual(toHubspot('certain'));
    expect(found(linked({ email: null }, bad), 'two-way')).toEqual(toHubspot('certain'));
  });

  test('Salesforce refuses HubSpot’s address where it would be written', () => {
    expect(found(onlyHubspot({ email: 'ada@acme' }))).toEqual(toSalesforce('likely'));
    expect(found(linked({ email: 'ada@acme' }, { Email: null }), 'prefer-salesforce')).toEqual(toSalesforce('certain'));
    expect(found(linked({ email: 'ada@acme' }, {}), 'prefer-salesforce')).toEqual([]);
    expect(found(linked({ second_email: 'ada.acme.com' }, {}))).toEqual(toSalesforce('certain', 'second_email'));
    expect(found(linked({ email: 'ada@acme' }, { Email: 'ADA@acme' }), 'two-way')).toEqual([]);
    // HubSpot takes any text in other properties, and Salesforce any top-level domain.
    expect(found(linked({}, { Second__c: 'ada@acme' }))).toEqual([]);
    expect(found(linked({ second_email: 'ada@acme.con' }, {}))).toEqual([]);
  });

  test('a long but well-formed address is too long', () => {
    const email = `${'a'.repeat(60)}@${'b'.repeat(20)}.com`;
    expect(errorsIn(onlyHubspot({ email }), world()).map(({ type }) => type)).toEqual(['string-too-long']);
  });
});

describe('missing-required-value', () => {
  const leadWorld = (mappings: readonly string[]): World => ({
    properties: [property('lastname'), property('company'), property('region__c')],
    fields: [
      field('LastName', { nillable: false }),
      // As a user without the right to create leads sees it.
      field('Company', { nillable: false, createable: false }),
      field('Region__c', { nillable: false }),
      field('OwnerId', { nillable: false, defaultedOnCreate: true, type: 'reference' }),
      field('Id', { nillable: false, createable: false, type: 'id' }),
      field('Flag__c', { nillable: false, type: 'boolean' }),
      field('Score__c', { nillable: false, calculated: true }),
    ],
    mappings,
  });
  const all = ['lastname>LastName', 'company>Company', 'region__c>Region__c'];
  const found = (pair: Pair, world: World) => errorsIn(pair, world).map(({ key, confidence }) => [key, confidence]);
  const prefix = 'contacts:101:missing-required-value';

  test('a contact that would become a lead', () => {
    expect(found(onlyHubspot({ lastname: 'Byron', company: ' ', region__c: null }), leadWorld(all))).toEqual([
      [`${prefix}:company`, 'likely'],
      [`${prefix}:region__c`, 'likely'],
    ]);
    expect(found(onlyHubspot({ lastname: 'Byron', company: 'Acme', region__c: 'EMEA' }), leadWorld(all))).toEqual([]);
  });

  test('a required field that nothing is sent for has no property', () => {
    const pair = onlyHubspot({ lastname: 'Byron', company: 'Acme', region__c: 'EMEA' });
    const [error, ...more] = errorsIn(pair, leadWorld(all.slice(0, 2)));
    expect(more).toEqual([]);
    expect(error).toMatchObject({
      key: `${prefix}:Region__c`,
      field: 'Region__c',
      params: { fieldLabel: 'Region__c label' },
    });
    expect(error).not.toHaveProperty('property');
    expect(found(pair, leadWorld([...all.slice(0, 2), 'region__c>Region__c:always-salesforce']))).toEqual([
      [`${prefix}:Region__c`, 'likely'],
    ]);
  });

  test('an emptied value under two-way, by what changed last', () => {
    const world: World = {
      properties: [property('lastname')],
      fields: [field('LastName', { nillable: false })],
      mappings: ['lastname>LastName:two-way'],
    };
    const emptied = linked({ lastname: '' }, { LastName: 'Byron' });
    expect(found(emptied, world)).toEqual([[`${prefix}:lastname`, 'certain']]);
    const older = {
      ...emptied,
      salesforce: salesforceRecord('Contact', { Email: 'a@acme.com', LastName: 'Byron' }, '2026-11-21T00:00:00Z'),
    };
    expect(found(older, world)).toEqual([[`${prefix}:lastname`, 'likely']]);
    for (const rule of ['', ':prefer-salesforce', ':always-salesforce', ':dont-sync']) {
      expect(found(emptied, { ...world, mappings: [`lastname>LastName${rule}`] })).toEqual([]);
    }
    expect(found(linked({ lastname: '' }, { LastName: null }), world)).toEqual([]);
    expect(found(emptied, { ...world, fields: [field('LastName')] })).toEqual([]);
    expect(found(onlySalesforce({ LastName: null }), world)).toEqual([]);
  });

  test('an owner is never emptied', () => {
    const world: World = {
      properties: [property('hubspot_owner_id')],
      fields: [field('OwnerId', { nillable: false, type: 'reference' })],
      mappings: ['hubspot_owner_id>OwnerId:two-way'],
    };
    expect(errorsIn(linked({ hubspot_owner_id: '' }, { OwnerId: '0055g00000AbCdEAAV' }), world)).toEqual([]);
  });
});
