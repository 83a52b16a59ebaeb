import { describe, expect, test } from 'vitest';
import {
  nameOf,
  neededFields,
  neededProperties,
  pairUp,
  recordKeys,
  salesforceLink,
} from '../../../src/core/audit/pairs.ts';
import { resolveMappings } from '../../../src/core/mappings.ts';
import {
  ACCOUNT_ID,
  CONTACT_ID,
  field,
  hubspotRecord,
  LEAD_ID,
  linked,
  onlySalesforce,
  property,
  salesforceRecord,
} from './records.ts';

describe('salesforceLink', () => {
  test.each([
    ['contacts', { salesforcecontactid: CONTACT_ID, salesforceleadid: LEAD_ID }, 'Contact', CONTACT_ID],
    ['contacts', { salesforcecontactid: '', salesforceleadid: LEAD_ID.slice(0, 15) }, 'Lead', LEAD_ID],
    ['companies', { salesforceaccountid: ACCOUNT_ID.toLowerCase() }, 'Account', ACCOUNT_ID],
    ['deals', { hs_salesforceopportunityid: 'no id' }, 'Opportunity', 'no id'],
  ] as const)('%s with %j', (object, properties, salesforceObject, id) => {
    expect(salesforceLink(object, hubspotRecord(properties))).toEqual({ salesforceObject, id });
  });

  test('a record without an id points nowhere', () => {
    expect(
      salesforceLink('contacts', hubspotRecord({ salesforcecontactid: null, salesforceaccountid: ACCOUNT_ID })),
    ).toBeUndefined();
    expect(salesforceLink('tasks', hubspotRecord({}))).toBeUndefined();
  });
});

describe('pairUp', () => {
  const contact = salesforceRecord('Contact', {});
  const find = (object: string, id: string) => (object === 'Contact' && id === CONTACT_ID ? contact : undefined);

  test('finds the counterpart by an id of either length', () => {
    const hubspot = hubspotRecord({ salesforcecontactid: CONTACT_ID.slice(0, 15) });
    const pair = pairUp('contacts', hubspot, find);
    expect(pair).toEqual({ object: 'contacts', salesforceObject: 'Contact', hubspot, salesforce: contact });
    expect(recordKeys(pair)).toEqual(['contacts:101', `contacts:${CONTACT_ID}`]);
  });

  test('keeps the object of a counterpart that is gone, and says what would be created', () => {
    expect(pairUp('contacts', hubspotRecord({ salesforceleadid: LEAD_ID }), find)).toMatchObject({
      salesforceObject: 'Lead',
    });
    for (const [object, created] of [
      ['contacts', 'Lead'],
      ['companies', 'Account'],
      ['deals', 'Opportunity'],
    ] as const) {
      const pair = pairUp(object, hubspotRecord({}), find);
      expect(pair.salesforceObject).toBe(created);
      expect(pair).not.toHaveProperty('salesforce');
    }
  });
});

test('nameOf prefers HubSpot’s name, and falls back on the email', () => {
  expect(nameOf(linked({ firstname: ' Ada ', lastname: 'Byron' }, { LastName: 'B.' }))).toBe('Ada Byron');
  expect(nameOf(linked({ lastname: null }, { LastName: 'Byron' }))).toBe('Byron');
  expect(nameOf(onlySalesforce({}))).toBe('ada@acme.com');
  expect(nameOf({ object: 'deals', salesforceObject: 'Opportunity', hubspot: hubspotRecord({}) })).toBeUndefined();
});

test('what an audit must read', () => {
  const mappings = resolveMappings({
    properties: new Map([['contacts', new Map([['jobtitle', property('jobtitle')]])]]),
    fields: new Map([['Contact', new Map([['Title', field('Title')]])]]),
    custom: [],
  });
  const properties = neededProperties('contacts', mappings);
  for (const name of [
    'email',
    'firstname',
    'salesforcecontactid',
    'salesforceleadid',
    'salesforcedeleted',
    'salesforcelastsynctime',
    'hubspot_owner_id',
    'jobtitle',
  ]) {
    expect(properties).toContain(name);
  }
  expect(neededProperties('deals', mappings)).toContain('hs_salesforceopportunityid');
  expect(neededFields('Contact', mappings)).toEqual([
    'Id',
    'FirstName',
    'LastName',
    'Email',
    'AccountId',
    'OwnerId',
    'LastModifiedDate',
    'SystemModstamp',
    'Title',
  ]);
  expect(neededFields('Lead', mappings)).not.toContain('AccountId');
  const known = new Map(['Id', 'Email', 'Title'].map((name) => [name, field(name)]));
  expect(neededFields('Contact', mappings, known)).toEqual(['Id', 'Email', 'Title']);
});
