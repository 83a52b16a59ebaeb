import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../../src/core/audit/pair.ts';
import type { SalesforceUser } from '../../../../src/core/crm.ts';
import {
  ACCOUNT_ID,
  errorsIn,
  field,
  linked,
  onlyHubspot,
  onlySalesforce,
  property,
  salesforceRecord,
  type World,
} from '../records.ts';

describe('inactive-salesforce-owner', () => {
  const user = (id: string, active: boolean, email = 'Eve@acme.com'): SalesforceUser => ({
    id,
    email,
    name: 'Eve Old',
    username: `${id}@acme.com`,
    active,
    userType: 'Standard',
  });
  const GONE = '0055g00000AbCdEAAV';
  const OTHER = '0055g00000XyZzzAAF';
  const world = (users: readonly SalesforceUser[], rule = 'two-way'): World => ({
    properties: [property('hubspot_owner_id', { label: 'Owner' })],
    fields: [field('OwnerId', { type: 'reference', referenceTo: ['User'] })],
    mappings: [`hubspot_owner_id>OwnerId:${rule}`],
    owners: [
      { id: '77', name: 'Eve Young', email: 'eve@Acme.com', type: 'PERSON', archived: true },
      { id: '88', name: 'Queue', type: 'QUEUE', archived: false },
    ],
    users,
  });
  const owned = (OwnerId: string, hubspot_owner_id: string | null = '77') => linked({ hubspot_owner_id }, { OwnerId });

  test('tells the owner and the user', () => {
    expect(errorsIn(owned(OTHER), world([user(GONE, false)]))).toMatchObject([
      {
        key: 'contacts:101:inactive-salesforce-owner:hubspot_owner_id',
        property: 'hubspot_owner_id',
        field: 'OwnerId',
        value: '77',
        direction: 'to-salesforce',
        confidence: 'certain',
        params: { owner: 'Eve Young', email: 'eve@Acme.com', user: 'Eve Old' },
      },
    ]);
  });

  test.each<[string, Pair, readonly SalesforceUser[], number]>([
    ['the user is active', owned(OTHER), [user(GONE, true)], 0],
    ['one of two users of the email is active', owned(OTHER), [user(GONE, false), user(OTHER, true)], 0],
    ['both users of the email are inactive', owned(ACCOUNT_ID), [user(GONE, false), user(OTHER, false)], 1],
    ['Salesforce has that inactive owner already', owned(GONE), [user(GONE, false)], 0],
    ['Salesforce has it, written with 15 characters', owned(GONE.slice(0, 15)), [user(GONE, false)], 0],
    ['nobody has the email: Salesforce keeps its owner', owned(OTHER), [user(GONE, false, 'bob@acme.com')], 0],
    ['HubSpot’s owner is unknown', owned(OTHER, '99'), [user(GONE, false)], 0],
    ['a queue has no email', owned(OTHER, '88'), [user(GONE, false, '')], 0],
    ['no owner in HubSpot', owned(OTHER, null), [user(GONE, false)], 0],
    ['a new lead', onlyHubspot({ hubspot_owner_id: '77' }), [user(GONE, false)], 1],
    ['only Salesforce has the record', onlySalesforce({ OwnerId: OTHER }), [user(GONE, false)], 0],
  ])('%s', (_, pair, users, count) => {
    expect(errorsIn(pair, world(users))).toHaveLength(count);
  });

  test('an owner that Salesforce changed later may be on its way to HubSpot', () => {
    const pair = {
      ...owned(OTHER),
      salesforce: salesforceRecord('Contact', { OwnerId: OTHER }, '2026-11-21T00:00:00Z'),
    };
    expect(errorsIn(pair, world([user(GONE, false)])).map(({ confidence }) => confidence)).toEqual(['likely']);
  });

  test('rules of the account’s own list are obeyed', () => {
    const users = [user(GONE, false)];
    for (const rule of ['dont-sync', 'always-salesforce', 'prefer-salesforce']) {
      expect(errorsIn(owned(OTHER), world(users, rule))).toEqual([]);
    }
    expect(errorsIn(onlyHubspot({ hubspot_owner_id: '77' }), world(users, 'prefer-salesforce'))).toHaveLength(1);
  });
});
