import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lookups, Pair, Wanted } from '../../../src/core/audit/pair.ts';
import { examine } from '../../../src/core/audit/rules.ts';
import { indexedValues, NOTHING, wanted } from '../../../src/core/audit/wanted.ts';
import {
  ACCOUNT_ID,
  CONTACT_ID,
  contextOf,
  field,
  hubspotRecord,
  linked,
  onlyHubspot,
  onlySalesforce,
  property,
  type World,
} from './records.ts';

const LIMIT = { from: 'companies', to: 'contacts', limit: 10, recordsAtLimit: 1, samples: ['70'] } as const;

const world: World = {
  properties: [property('email'), property('code'), property('badge', { unique: true }), property('partner')],
  fields: [
    field('Email', { type: 'email' }),
    field('Code__c', { unique: true }),
    field('Badge__c'),
    field('Partner__c', { type: 'reference', referenceTo: ['Account'] }),
  ],
  mappings: ['email>Email', 'code>Code__c', 'badge>Badge__c', 'partner>Partner__c'].map((sides) => `${sides}:two-way`),
  accountsInHubspot: new Set([ACCOUNT_ID]),
  setup: { associationLimits: [LIMIT] },
};

const asked = (pair: Pair) => wanted(pair, contextOf(pair, world));

describe('what must be looked up', () => {
  test.each([
    ['a pair in step', linked({ code: 'A', badge: '7' }, { Code__c: 'A', Badge__c: '7' })],
    ['values that nobody checks against others', linked({ jobtitle: 'CTO' }, {})],
    ['an id that is none', linked({ partner: 'Acme' }, {})],
    ['a record out of scope', onlyHubspot({ email: null, code: 'A' })],
  ])('%s: nothing', (_, pair) => {
    expect(asked(pair)).toBe(NOTHING);
  });

  test.each<[string, Pair, Partial<Wanted>]>([
    ['the address that a contact would get', linked({}, { Email: 'New@acme.com' }), { emails: ['New@acme.com'] }],
    [
      'the record of a lookup',
      linked({ partner: ACCOUNT_ID.slice(0, 15) }, {}),
      { records: [{ id: ACCOUNT_ID, objects: ['Account'] }] },
    ],
    [
      'who has a value that is unique in Salesforce',
      onlyHubspot({ code: 'A' }),
      { salesforceValues: [{ object: 'Lead', field: 'Code__c', value: 'A' }] },
    ],
    [
      'who has a value that is unique in HubSpot, and whose the new contact is',
      onlySalesforce({ Badge__c: '7' }),
      { emails: ['ada@acme.com'], hubspotValues: [{ object: 'contacts', property: 'badge', value: '7' }] },
    ],
    [
      'the company of an account',
      onlySalesforce({ AccountId: ACCOUNT_ID.slice(0, 15) }),
      { hubspotValues: [{ object: 'companies', property: 'salesforceaccountid', value: ACCOUNT_ID }] },
    ],
    [
      'a counterpart that was not seen',
      {
        object: 'contacts',
        salesforceObject: 'Contact',
        hubspot: hubspotRecord({ email: 'ada@acme.com', salesforcecontactid: CONTACT_ID.slice(0, 15), code: 'A' }),
      },
      { records: [{ id: CONTACT_ID, objects: ['Contact'] }] },
    ],
  ])('%s', (_, pair, expected) => {
    expect(asked(pair)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('what a look at everything may index', () => {
  const pair = linked({}, {});

  test('the addresses, unique fields and properties that are mapped, and the companies of accounts while one is full', () => {
    expect(indexedValues(contextOf(pair, world))).toEqual({
      emails: true,
      salesforce: [{ object: 'Contact', field: 'Code__c' }],
      hubspot: [
        { object: 'contacts', property: 'badge' },
        { object: 'companies', property: 'salesforceaccountid' },
      ],
    });
  });

  test('nothing else', () => {
    const plain = { ...world, setup: {}, mappings: ['partner>Partner__c:two-way', 'badge>Badge__c:dont-sync'] };
    expect(indexedValues(contextOf(pair, plain))).toEqual({ emails: false, salesforce: [], hubspot: [] });
    // Nothing is sent to the field then.
    const pulled = { ...world, setup: {}, mappings: ['code>Code__c:always-salesforce'] };
    expect(indexedValues(contextOf(pair, pulled)).salesforce).toEqual([]);
  });
});

/** The rules must not ask for anything that was not announced: it would never be answered. */
test('the rules ask for nothing more', () => {
  const maybe = (...values: string[]) => fc.constantFrom(null, ...values);
  const hubspot = fc.record({
    email: maybe('a@b.com', 'x@y.com'),
    code: maybe('A', 'b '),
    badge: maybe('7', '8'),
    partner: maybe(ACCOUNT_ID, 'Acme'),
  });
  const salesforce = fc.record({
    Email: maybe('a@b.com', 'New@b.com'),
    Code__c: maybe('A', 'B'),
    Badge__c: maybe('7', ' 9'),
    Partner__c: maybe(ACCOUNT_ID),
    AccountId: maybe(ACCOUNT_ID.slice(0, 15)),
  });
  const pairs = fc.oneof(
    fc.tuple(hubspot, salesforce).map(([one, other]) => linked(one, other)),
    hubspot.map((one) => onlyHubspot(one)),
    salesforce.map((one) => onlySalesforce(one)),
    hubspot.map((one): Pair => ({
      ...linked({}, {}),
      salesforce: undefined as never,
      hubspot: hubspotRecord({ ...one, salesforcecontactid: CONTACT_ID }),
    })),
  );
  fc.assert(
    fc.property(pairs, (pair) => {
      const want = asked(pair);
      const unannounced: unknown[] = [];
      const check = (isWanted: boolean, ...question: unknown[]): undefined => {
        if (!isWanted) unannounced.push(question);
      };
      const lookups: Lookups = {
        contactOf: (email) => check(want.emails.includes(email), email),
        recordState: (id) =>
          check(
            want.records.some((one) => one.id === id),
            id,
          ),
        salesforceHolders: (object, name, value) =>
          check(
            want.salesforceValues.some((one) => one.object === object && one.field === name && one.value === value),
            name,
            value,
          ),
        hubspotHolders: (object, name, value) =>
          check(
            want.hubspotValues.some((one) => one.object === object && one.property === name && one.value === value),
            name,
            value,
          ),
      };
      examine(pair, { ...contextOf(pair, world), lookups });
      expect(unannounced).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
