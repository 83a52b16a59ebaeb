import { describe, expect, it } from 'vitest';
import { checkSalesforce } from '../../src/salesforce/check.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';

const LIMITS: Reply = { body: { DailyApiRequests: { Max: 15_000, Remaining: 14_000 } } };
const list = (records: readonly object[]): Reply => ({ body: { totalSize: records.length, done: true, records } });
const refusal = (status: number, errorCode: string): Reply => ({ status, body: [{ errorCode, message: 'told' }] });
const field = (name: string, more = {}) => ({
  name,
  label: name,
  type: 'string',
  length: 80,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  calculated: false,
  restrictedPicklist: false,
  picklistValues: [],
  referenceTo: [],
  ...more,
});
const described = (...fields: object[]): Reply => ({ body: { queryable: true, fields } });
const USERS = list([
  { Id: '005000000000001AAA', Email: 'hs@acme.example', Name: 'HubSpot', Username: 'hs@acme.example', IsActive: true },
]);

/** An org where all is well, but for the answers given by the end of a path or a part of a query. */
async function check(different: Readonly<Record<string, Reply>> = {}, integrationUser?: string) {
  const answer = ({ path, query }: Received): Reply => {
    const soql = query.get('q') ?? '';
    const own = Object.entries(different).find(([part]) => path.endsWith(part) || (soql !== '' && soql.includes(part)));
    if (own) return own[1];
    if (path.endsWith('/limits')) return LIMITS;
    if (path.endsWith('/describe')) return described(field('Name'), field('SFSync_Resync__c'));
    return soql.includes('FROM User') ? USERS : list([]);
  };
  await using server = await serve(answer);
  const options = { instanceUrl: server.url, accessToken: 'token', ...observer() };
  const checks = await checkSalesforce({ ...options, ...(integrationUser === undefined ? {} : { integrationUser }) });
  const failed = checks
    .filter(({ ok }) => !ok)
    .map(({ check: id, detail }): Record<string, unknown> => ({ check: id, ...detail }));
  return { checks, failed, requests: server.received.length };
}

describe('checkSalesforce', () => {
  it('finds every piece, with seven calls', async () => {
    const { checks, failed, requests } = await check({}, 'HS@acme.example');
    expect(failed).toEqual([]);
    expect(checks.map(({ check: id, detail }) => [id, detail['object']].filter(Boolean).join(' '))).toEqual([
      'login',
      'api',
      'limits',
      'read Lead',
      'resync-field Lead',
      'read Contact',
      'resync-field Contact',
      'read Account',
      'resync-field Account',
      'read Opportunity',
      'resync-field Opportunity',
      'users',
      'integration-user',
      'event-log',
    ]);
    expect(requests).toBe(7);
  });

  it('names each object and field that is missing or cannot be written', async () => {
    const { failed } = await check(
      {
        '/Lead/describe': refusal(404, 'NOT_FOUND'),
        '/Contact/describe': described(field('Name')),
        '/Account/describe': described(field('SFSync_Resync__c', { updateable: false })),
      },
      'hs@acme.example',
    );
    expect(failed).toEqual([
      { check: 'read', object: 'Lead', code: 'forbidden', problem: 'NOT_FOUND: told', reason: 'NOT_FOUND' },
      { check: 'resync-field', object: 'Contact', field: 'SFSync_Resync__c', present: false },
      {
        check: 'resync-field',
        object: 'Account',
        field: 'SFSync_Resync__c',
        present: true,
        updateable: false,
        type: 'string',
      },
    ]);
  });

  it('goes on where only the limits or the event log are out of sight', async () => {
    const { failed } = await check(
      { '/limits': refusal(403, 'INSUFFICIENT_ACCESS'), 'FROM EventLogFile': refusal(400, 'INVALID_TYPE') },
      'hs@acme.example',
    );
    expect(failed.map((found) => [found['check'], found['reason'], found['optional']])).toEqual([
      ['limits', 'INSUFFICIENT_ACCESS', undefined],
      ['event-log', 'INVALID_TYPE', true],
    ]);
  });

  it('tells an integration user that is not named, unknown or inactive', async () => {
    const inactive = list([
      { Id: '005000000000001AAA', Email: null, Name: 'HubSpot', Username: 'hs@acme.example', IsActive: false },
    ]);
    expect((await check()).failed).toEqual([{ check: 'integration-user', configured: false, optional: true }]);
    expect((await check({}, 'other@acme.example')).failed).toEqual([
      { check: 'integration-user', configured: true, username: 'other@acme.example', found: false, optional: true },
    ]);
    expect((await check({ 'FROM User': inactive }, 'hs@acme.example')).failed).toMatchObject([
      { check: 'integration-user', found: true, active: false },
    ]);
  });

  it.each<[string, Reply, string, string]>([
    ['a refused token', refusal(401, 'INVALID_SESSION_ID'), 'login', 'unauthorized'],
    ['an API that is off', refusal(403, 'API_DISABLED_FOR_ORG'), 'api', 'forbidden'],
    ['no calls left', refusal(403, 'REQUEST_LIMIT_EXCEEDED'), 'api', 'out-of-calls'],
  ])('stops at %s', async (_, reply, id, code) => {
    const { failed, requests } = await check({ '/limits': reply });
    expect(failed).toMatchObject([{ check: id, code }]);
    expect(requests).toBe(1);
  });
});
