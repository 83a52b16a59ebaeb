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
        params: { fieldLabel: 'Account ID', account: ACCOUNT_ID },
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
