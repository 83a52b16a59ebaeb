import { expect, test } from 'vitest';
import { examine, RULES, unjudgedTypes } from '../../../src/core/audit/rules.ts';
import { isErrorTypeId } from '../../../src/core/catalogue/catalogue.ts';
import { ACCOUNT_ID, choice, contextOf, field, linked, picklist, property, type World } from './records.ts';

const pair = linked(
  { jobtitle: 'Chief Officer', region: 'europe', lastname: '', hubspot_owner_id: '77', email: 'ada@acme' },
  { Title: 'CTO', Region__c: 'apac', LastName: 'Byron', OwnerId: '0055g00000XyZzzAAF', AccountId: ACCOUNT_ID },
);
const world: World = {
  properties: [
    property('jobtitle'),
    choice('region', ['europe=Europe']),
    property('lastname'),
    property('hubspot_owner_id'),
    property('email'),
  ],
  fields: [
    field('Title', { length: 10 }),
    picklist('Region__c', ['emea=Europe', 'apac']),
    field('LastName', { nillable: false }),
    field('OwnerId', { type: 'reference' }),
    field('Email', { type: 'email' }),
  ],
  mappings: ['jobtitle>Title', 'region>Region__c', 'lastname>LastName', 'hubspot_owner_id>OwnerId', 'email>Email'].map(
    (sides) => `${sides}:two-way`,
  ),
  owners: [{ id: '77', name: 'Eve', email: 'eve@acme.com', type: 'PERSON', archived: false }],
  users: [
    {
      id: '0055g00000AbCdEAAV',
      email: 'eve@acme.com',
      name: 'Eve',
      username: 'eve',
      active: false,
      userType: 'Standard',
    },
  ],
  accountsInHubspot: new Set(),
};

/** Types that the pair has errors of; the other rules have worlds of their own. */
const HERE: ReadonlySet<string> = new Set([
  'mismatched-options',
  'string-too-long',
  'invalid-email',
  'missing-required-value',
  'inactive-salesforce-owner',
  'waiting-on-account-to-sync',
]);

test('each rule names errors of its own type', () => {
  for (const [type, rule] of Object.entries(RULES)) {
    expect(isErrorTypeId(type)).toBe(true);
    const types = rule(pair, contextOf(pair, world)).map(({ error }) => error.type);
    if (HERE.has(type)) expect(types).toContain(type);
    expect(types.filter((other) => other !== type)).toEqual([]);
  }
});

test('a record has one error a property, and may have several properties at fault', () => {
  const found = examine(pair, contextOf(pair, world)).map(({ error }) => [error.type, error.property ?? error.field]);
  expect(found).toEqual([
    // Both directions fail here: the one that HubSpot sends is told.
    ['mismatched-options', 'region'],
    ['string-too-long', 'jobtitle'],
    ['invalid-email', 'email'],
    ['missing-required-value', 'lastname'],
    ['inactive-salesforce-owner', 'hubspot_owner_id'],
    ['waiting-on-account-to-sync', 'AccountId'],
  ]);
});

test('what a rule lacks leaves its type unjudged', () => {
  const unjudged = (more: World) => unjudgedTypes(contextOf(pair, { ...world, ...more }));
  const bare = unjudged({ setup: {} });
  expect(bare).not.toContain('inactive-salesforce-owner');
  expect(unjudged({ users: [] })).toContain('inactive-salesforce-owner');
  expect(unjudged({ owners: [] })).toContain('inactive-salesforce-owner');
  for (const type of ['invalid-value', 'insufficient-salesforce-access', 'association-limit-reached'])
    expect(bare).toContain(type);
  const known = unjudged({
    setup: { validations: new Map(), access: { objects: new Map(), fields: new Map() }, associationLimits: [] },
  });
  for (const type of ['invalid-value', 'insufficient-salesforce-access', 'association-limit-reached'])
    expect(known).not.toContain(type);
});
