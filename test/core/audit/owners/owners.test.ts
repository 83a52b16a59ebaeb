import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pair, Setup } from '../../../../src/core/audit/pair.ts';
import { unjudgedTypes } from '../../../../src/core/audit/rules.ts';
import type { HubspotOwner, Queue, SalesforceUser } from '../../../../src/core/crm.ts';
import {
  contextOf,
  errorsIn,
  field,
  hubspotRecord,
  linked,
  onlyHubspot,
  onlySalesforce,
  property,
  salesforceRecord,
  user,
  type World,
} from '../records.ts';

const EVE = '0055g00000AbCdEAAV';
const BOB = '0055g00000XyZzzAAF';
const ROBOT = '0055g00000RoBoT';
const QUEUE = '00G5g00000AbCdEEAV';

const owner = (id: string, more: Partial<HubspotOwner> = {}): HubspotOwner => ({
  id,
  name: '',
  type: 'PERSON',
  archived: false,
  ...more,
});
const OWNERS = [
  owner('77', { name: 'Eve', email: 'Eve@acme.com' }),
  owner('78', { name: 'Bob', email: 'bob@acme.com' }),
  owner('79', { email: 'left@acme.com', archived: true }),
  owner('90', { name: 'Hotline ', type: 'QUEUE' }),
];

function world(users: readonly SalesforceUser[], more: Partial<Setup> = {}, rule = 'two-way'): World {
  return {
    properties: [property('hubspot_owner_id', { label: 'Owner' })],
    fields: [field('OwnerId', { type: 'reference', referenceTo: ['User', 'Group'] })],
    mappings: [`hubspot_owner_id>OwnerId:${rule}`],
    owners: OWNERS,
    users,
    setup: { usersById: new Map(users.map((one) => [one.id, one])), queues: [], ...more },
  };
}
const found = (pair: Pair, given: World) =>
  errorsIn(pair, given).map(({ type, confidence, params }) => [type, params['reason'], confidence, params['hinge']]);

describe('owner-assignment: HubSpot’s owner has a user that may own nothing', () => {
  const chatter = user(EVE, 'eve@acme.com', { userType: 'CsnOnly', name: 'Eve C.' });
  const owned = (OwnerId: string) => linked({ hubspot_owner_id: '77' }, { OwnerId });
  const refused = (confidence: string, hinge?: string) => [['owner-assignment', 'user-type', confidence, hinge]];
  const bob = user(BOB, 'bob@acme.com');

  test.each<[string, Pair, readonly SalesforceUser[], unknown]>([
    ['one of Chatter', owned(BOB), [chatter, bob], refused('certain')],
    ['a new lead', onlyHubspot({ hubspot_owner_id: '77' }), [chatter, bob], refused('likely', 'inclusion')],
    ['Salesforce has that owner', owned(EVE), [chatter], []],
    ['Salesforce has it, with 15 characters', owned(EVE.slice(0, 15)), [chatter], []],
    ['another user of the email may', owned(BOB), [chatter, user('0055g00000OtHeRAAV', 'EVE@acme.com'), bob], []],
    ['a guest may', owned(BOB), [{ ...chatter, userType: 'Guest' }, bob], []],
    ['a partner may', owned(BOB), [{ ...chatter, userType: 'PowerPartner' }, bob], []],
    ['nobody has the email', owned(BOB), [user(EVE, 'other@acme.com', { userType: 'CsnOnly' }), bob], []],
  ])('%s', (_, pair, users, expected) => {
    expect(found(pair, world(users))).toEqual(expected);
  });

  test('one who left is told as that', () => {
    const users = [{ ...chatter, active: false }, bob];
    expect(found(owned(BOB), world(users)).map(([type]) => type)).toEqual(['inactive-salesforce-owner']);
  });

  test('an owner that Salesforce changed later may be on its way', () => {
    const pair: Pair = {
      ...owned(BOB),
      salesforce: salesforceRecord('Contact', { OwnerId: BOB }, '2026-11-21T00:00:00Z'),
    };
    expect(found(pair, world([chatter, bob]))).toEqual(refused('likely', 'pending-change'));
  });

  test('tells the user and the type', () => {
    expect(errorsIn(owned(BOB), world([chatter, bob]))).toMatchObject([
      {
        key: 'contacts:101:owner-assignment:hubspot_owner_id',
        field: 'OwnerId',
        value: '77',
        direction: 'to-salesforce',
        params: { owner: 'Eve', user: 'Eve C.', userType: 'CsnOnly', email: 'Eve@acme.com' },
      },
    ]);
  });
});

describe('owner-assignment: the queue of a task', () => {
  const task = (hubspot_owner_id: string | null): Pair => ({
    object: 'tasks',
    salesforceObject: 'Task',
    hubspot: hubspotRecord({ hubspot_owner_id, hs_task_subject: 'Call' }),
  });
  const queues = (objects: readonly string[], name = 'hotline'): readonly Queue[] => [{ id: QUEUE, name, objects }];
  const of = (pair: Pair, list: readonly Queue[]) => errorsIn(pair, world([], { queues: list }));

  test('may not own tasks', () => {
    expect(of(task('90'), queues(['Lead', 'Case']))).toMatchObject([
      {
        key: 'tasks:101:owner-assignment:hubspot_owner_id',
        salesforceObject: 'Task',
        confidence: 'likely',
        params: { hinge: 'inclusion', reason: 'queue', queue: 'Hotline ' },
      },
    ]);
  });

  test.each<[string, Pair, readonly Queue[]]>([
    ['it may', task('90'), queues(['Task'])],
    ['Salesforce has no queue of that name', task('90'), queues(['Lead'], 'Front desk')],
    ['a person owns the task', task('77'), queues(['Lead'])],
    ['nobody does', task(null), queues(['Lead'])],
  ])('%s', (_, pair, list) => {
    expect(of(pair, list)).toEqual([]);
  });

  test('a contact’s queue stays where it is', () => {
    expect(of(onlyHubspot({ hubspot_owner_id: '90' }), queues(['Case']))).toEqual([]);
  });
});

describe('unsynced-salesforce-owners', () => {
  const unsynced = (confidence: string, hinge?: string) => [
    ['unsynced-salesforce-owners', 'user-type', confidence, hinge],
  ];
  const robot = user('0055g00000RoBoTAAV', '', { userType: 'AutomatedProcess', name: 'Automated Process' });
  /** Salesforce's record is the newer one. */
  const owned = (OwnerId: string, hubspot_owner_id: string | null = null): Pair => ({
    ...linked({ hubspot_owner_id }, {}),
    salesforce: salesforceRecord('Contact', { OwnerId }, '2026-11-21T00:00:00Z'),
  });
  const bob = user(BOB, 'bob@acme.com');

  test.each<[string, Pair, readonly SalesforceUser[], unknown]>([
    ['a user of another kind', owned(ROBOT), [robot], unsynced('certain')],
    ['where HubSpot has somebody else', owned(ROBOT, '78'), [robot, bob], unsynced('certain')],
    [
      'one whose email HubSpot knows',
      owned(EVE),
      [user(EVE, 'eve@acme.com', { userType: 'CsnOnly' })],
      unsynced('likely', 'validator'),
    ],
    [
      'HubSpot’s record is the newer one, and has none to send',
      linked({}, { OwnerId: ROBOT }),
      [robot],
      unsynced('certain'),
    ],
    ['HubSpot’s newer owner is on the way', linked({ hubspot_owner_id: '78' }, { OwnerId: ROBOT }), [robot, bob], []],
    ['a user whom HubSpot lacks, and will take up', owned(BOB), [user(BOB, 'zoe@acme.com')], []],
    ['a guest', owned(BOB), [user(BOB, 'zoe@acme.com', { userType: 'Guest' })], []],
    ['an unknown user', owned(BOB), [user(EVE, 'zoe@acme.com')], []],
    ['a queue', owned(QUEUE), [robot], []],
    ['the same person on both sides', owned(EVE, '77'), [user(EVE, 'eve@acme.com', { userType: 'CsnOnly' })], []],
    ['a new lead', onlySalesforce({ OwnerId: ROBOT }), [robot], unsynced('likely', 'inclusion')],
  ])('%s', (_, pair, users, expected) => {
    expect(found(pair, world(users))).toEqual(expected);
  });

  test('tells whom, by the 18-character id', () => {
    expect(errorsIn(owned(ROBOT), world([robot]))).toMatchObject([
      {
        key: 'contacts:101:unsynced-salesforce-owners:hubspot_owner_id',
        value: '0055g00000RoBoTAAV',
        direction: 'to-hubspot',
        params: { owner: 'Automated Process', userType: 'AutomatedProcess' },
      },
    ]);
  });

  test('an owner that does not sync, or a company that HubSpot lacks, is left alone', () => {
    expect(found(owned(ROBOT), world([robot], {}, 'dont-sync'))).toEqual([]);
    const account: Pair = {
      object: 'companies',
      salesforceObject: 'Account',
      salesforce: salesforceRecord('Account', { OwnerId: ROBOT }, undefined, '0015g00000AbCdEAAV'),
    };
    expect(found(account, world([robot]))).toEqual([]);
  });
});

test('whatever the types and states of users, one error an owner at most', () => {
  const type = fc.constantFrom('Standard', 'PowerPartner', 'Guest', 'CsnOnly', 'CspLitePortal', 'AutomatedProcess');
  const email = fc.constantFrom('eve@acme.com', 'EVE@acme.com', 'bob@acme.com', 'zoe@acme.com');
  const users = fc.tuple(type, email, fc.boolean(), type, email, fc.boolean());
  const current = fc.constantFrom(EVE, BOB, EVE.slice(0, 15), QUEUE);
  fc.assert(
    fc.property(
      users,
      current,
      fc.constantFrom('77', '78', '90', '99', null),
      ([t1, e1, a1, t2, e2, a2], OwnerId, ours) => {
        const all = [user(EVE, e1, { userType: t1, active: a1 }), user(BOB, e2, { userType: t2, active: a2 })];
        const errors = errorsIn(linked({ hubspot_owner_id: ours }, { OwnerId }), world(all));
        expect(errors.length).toBeLessThanOrEqual(1);
        const email = OWNERS.find(({ id }) => id === ours)?.email?.toLowerCase();
        const own = all.filter((one) => email !== undefined && one.email.toLowerCase() === email);
        // Where both sides have the same person, nothing is wrong.
        if (own.some(({ id }) => id.startsWith(OwnerId.slice(0, 15)))) expect(errors).toEqual([]);
        else if (own.length > 0 && own.every(({ active }) => !active)) {
          expect(errors.map((error) => error.type)).toEqual(['inactive-salesforce-owner']);
        }
      },
    ),
  );
});

test('what is not known leaves its types unjudged', () => {
  const pair = linked({}, {});
  const unjudged = (given: World) => [...unjudgedTypes(contextOf(pair, given))];
  const whole = world([user(EVE, 'eve@acme.com')]);
  expect(unjudged(whole)).not.toEqual(expect.arrayContaining(['owner-assignment']));
  expect(unjudged(whole)).not.toEqual(expect.arrayContaining(['unsynced-salesforce-owners']));
  expect(unjudged({ ...whole, setup: { queues: [] } })).toContain('unsynced-salesforce-owners');
  expect(unjudged({ ...whole, setup: {} })).toEqual(
    expect.arrayContaining(['owner-assignment', 'unsynced-salesforce-owners']),
  );
});
