import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../src/core/audit/pair.ts';
import { examine, unjudgedTypes } from '../../../src/core/audit/rules.ts';
import {
  ACCOUNT_ID,
  CONTACT_ID,
  contextOf,
  field,
  hubspotRecord,
  linked,
  onlySalesforce,
  salesforceRecord,
  type World,
} from './records.ts';

const CHANGED = '2026-11-24T08:00:00Z';

function contact(fields: Readonly<Record<string, string | null>>, modifiedAt = CHANGED): Pair {
  const salesforce = salesforceRecord('Contact', { Email: 'ada@acme.com', ...fields }, modifiedAt);
  return { object: 'contacts', salesforceObject: 'Contact', salesforce };
}

const NONE = { accountsInHubspot: new Set<string>(), fields: [field('AccountId', { label: 'Account ID' })] };
const look = (pair: Pair, world = NONE) => examine(pair, contextOf(pair, world));

describe('waiting-on-account-to-sync', () => {
  test('tells the account, and has no property', () => {
    const [found, ...more] = look(contact({ AccountId: ACCOUNT_ID.slice(0, 15), LastName: 'Byron' }));
    expect(more).toEqual([]);
    expect(found).toEqual({
      fresh: false,
      error: {
        key: `contacts:${CONTACT_ID}:waiting-on-account-to-sync:AccountId`,
        type: 'waiting-on-account-to-sync',
        object: 'contacts',
        salesforceObject: 'Contact',
        salesforceId: CONTACT_ID,
        name: 'Byron',
        field: 'AccountId',
        value: ACCOUNT_ID,
        direction: 'to-hubspot',
        params: { fieldLabel: 'Account ID', account: ACCOUNT_ID, hinge: 'company-sync' },
        confidence: 'likely',
        sources: ['audit'],
      },
    });
  });

  test('an opportunity waits too, also one that HubSpot already has', () => {
    const salesforce = salesforceRecord(
      'Opportunity',
      { Name: 'Big one', AccountId: ACCOUNT_ID },
      CHANGED,
      '0065g00000AbCdEAAV',
    );
    const alone: Pair = { object: 'deals', salesforceObject: 'Opportunity', salesforce };
    expect(look(alone).map(({ error }) => error.name)).toEqual(['Big one']);
    const hubspot = hubspotRecord({ dealname: 'Big', hs_salesforceopportunityid: '0065g00000AbCdEAAV' });
    expect(look({ ...alone, hubspot }).map(({ error }) => error.key)).toEqual([
      'deals:101:waiting-on-account-to-sync:AccountId',
    ]);
    expect(look(linked({}, { AccountId: ACCOUNT_ID }))).toHaveLength(1);
  });

  test.each<[string, Pair]>([
    ['no account', contact({ AccountId: null })],
    ['no email', contact({ AccountId: ACCOUNT_ID, Email: null })],
    ['a lead has no account', onlySalesforce({ AccountId: ACCOUNT_ID })],
  ])('%s: nothing to wait for', (_, pair) => {
    expect(look(pair)).toEqual([]);
  });

  test('an account that HubSpot has, and accounts that could not be read, are no finding', () => {
    const pair = contact({ AccountId: ACCOUNT_ID.slice(0, 15) });
    expect(look(pair, { ...NONE, accountsInHubspot: new Set([ACCOUNT_ID]) })).toEqual([]);
    const unread = contextOf(pair, {});
    expect(examine(pair, unread)).toEqual([]);
    expect(unjudgedTypes(unread)).toContain('waiting-on-account-to-sync');
    expect(unjudgedTypes(contextOf(pair, NONE))).not.toContain('waiting-on-account-to-sync');
  });

  test.each([
    ['2026-11-24T08:15:00Z', false],
    ['2026-11-24T08:15:01Z', true],
    ['2026-11-24T09:00:00Z', true],
  ])('changed at %s, looked at 09:00: fresh is %s', (modifiedAt, fresh) => {
    expect(look(contact({ AccountId: ACCOUNT_ID }, modifiedAt)).map((found) => found.fresh)).toEqual([fresh]);
  });
});

describe('association-limit-reached', () => {
  const limit = { from: 'companies', to: 'contacts', limit: 5000, recordsAtLimit: 3, samples: ['70', '71'] } as const;
  const full = (companies: readonly string[] | undefined, limits = [limit]): World => ({
    accountsInHubspot: new Set([ACCOUNT_ID]),
    setup: { associationLimits: limits },
    lookups: {
      hubspotHolders: (...asked) =>
        asked.join() === `companies,salesforceaccountid,${ACCOUNT_ID}` ? companies : undefined,
    },
  });
  const found = (pair: Pair, world: World) => examine(pair, contextOf(pair, world)).map(({ error }) => error);
  const waiting = contact({ AccountId: ACCOUNT_ID.slice(0, 15) });

  test('a contact that waits for a company that is full', () => {
    expect(found(waiting, full(['9', '71']))).toMatchObject([
      {
        type: 'association-limit-reached',
        direction: 'to-hubspot',
        field: 'AccountId',
        value: ACCOUNT_ID,
        confidence: 'likely',
        params: {
          account: ACCOUNT_ID,
          company: '71',
          limit: 5000,
          from: 'companies',
          to: 'contacts',
          hinge: 'inclusion',
        },
      },
    ]);
  });

  test.each([
    ['another company', full(['9'])],
    ['no company that is known', full(undefined)],
    ['a company that is full of deals', full(['71'], [{ ...limit, to: 'deals' as never }])],
    ['a limit of the other direction', full(['71'], [{ ...limit, from: 'contacts' as never }])],
  ])('%s is no limit', (_, world) => {
    expect(found(waiting, world)).toEqual([]);
  });

  test('a contact that moves to a full company, not one that is there', () => {
    const moved = linked({ salesforceaccountid: '0015g00000AbCdFAAV' }, { AccountId: ACCOUNT_ID });
    expect(found(moved, full(['71']))).toMatchObject([{ params: { hinge: 'pending-change' } }]);
    expect(found(linked({ salesforceaccountid: ACCOUNT_ID }, { AccountId: ACCOUNT_ID }), full(['71']))).toEqual([]);
  });

  test('is not judged where the limits could not be read', () => {
    expect(unjudgedTypes(contextOf(waiting, NONE))).toContain('association-limit-reached');
    expect(unjudgedTypes(contextOf(waiting, full([])))).not.toContain('association-limit-reached');
  });
});
