import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Reply } from '../support/fault-server.ts';

type LogRow = Record<string, string>;
type LogFile = { id: string; date: string; interval: string; rows: LogRow[] };

const USER = { Id: '005000000000001AAA', Username: 'HubSpot@Acme.example', Name: 'HubSpot', IsActive: true };
const row = (more: LogRow): LogRow => ({
  EVENT_TYPE: 'ApiTotalUsage',
  USER_ID: '005000000000009',
  CLIENT_NAME: '',
  COUNTS_AGAINST_API_LIMIT: '1',
  CONNECTED_APP_NAME: 'Other',
  ...more,
});
const times = (count: number, more: LogRow) => Array.from({ length: count }, () => row(more));

/** Asks for HubSpot's calls of an org with these log files. */
async function ask(files: readonly LogFile[] | Reply, integrationUser?: string) {
  await using server = await serve(({ path, query }): Reply => {
    if (!Array.isArray(files)) return files as Reply;
    const soql = query.get('q') ?? '';
    const answer = (records: object[]) => ({ body: { totalSize: records.length, done: true, records } });
    if (soql.includes('FROM User')) return answer([USER]);
    if (soql.includes('FROM EventLogFile')) {
      return answer(
        files.map(({ id, date, interval }) => ({ Id: id, LogDate: `${date}T00:00:00.000+0000`, Interval: interval })),
      );
    }
    const file = files.find(({ id }) => path.endsWith(`/sobjects/EventLogFile/${id}/LogFile`));
    return { headers: { 'content-type': 'text/csv' }, body: stringify(file?.rows ?? [], { header: true }) };
  });
  const salesforce = createSalesforce({
    instanceUrl: server.url,
    accessToken: 'token',
    ...observer(),
    ...(integrationUser === undefined ? {} : { integrationUser }),
    now: () => new Date('2026-11-24T09:00:00Z'),
  });
  const usage = await salesforce.integrationUsage();
  return { usage, calls: salesforce.calls(), received: server.received };
}

const file = (id: number, date: string, interval: string, rows: LogRow[]): LogFile => ({
  id: `0AT00000000000${id}AAA`,
  date,
  interval,
  rows,
});

describe('integrationUsage', () => {
  it('counts the integration user’s calls of the newest daily file that count for the limit', async () => {
    const { usage, calls, received } = await ask(
      [
        file(1, '2026-11-22', 'Daily', times(9, { USER_ID: '005000000000001' })),
        file(2, '2026-11-23', 'Daily', [
          ...times(5, { USER_ID: '005000000000001' }),
          ...times(2, { USER_ID: '005000000000001', COUNTS_AGAINST_API_LIMIT: 'true' }),
          ...times(3, { USER_ID: '005000000000001', COUNTS_AGAINST_API_LIMIT: '0' }),
          ...times(4, { USER_ID: '005000000000001', COUNTS_AGAINST_API_LIMIT: 'false' }),
          ...times(8, { CONNECTED_APP_NAME: 'HubSpot' }),
        ]),
        file(3, '2026-11-24', 'Hourly', times(50, { USER_ID: '005000000000001' })),
      ],
      'hubspot@acme.example',
    );
    expect(usage).toEqual({ calls: 7, day: '2026-11-23' });
    expect(calls).toBe(3);
    expect(received.at(-1)?.headers).toMatchObject({
      authorization: 'Bearer token',
      'sforce-call-options': 'client=sfsync',
    });
  });

  it('knows HubSpot by its app where no user is named, whatever the columns’ order', async () => {
    const rows = [
      ...times(3, { CONNECTED_APP_NAME: 'HubSpot Integration' }),
      ...times(2, { CLIENT_NAME: 'hubspot-sync, "v2"\nsecond line' }),
      ...times(6, {}),
    ].map((entry) => Object.fromEntries(Object.entries(entry).toReversed()));
    const { usage, calls } = await ask([file(1, '2026-11-23', 'Daily', rows)]);
    expect(usage).toEqual({ calls: 5, day: '2026-11-23' });
    expect(calls).toBe(2);
  });

  it('adds up a day’s hourly files where only those exist, and not those of a day that is not over', async () => {
    const hubspot = { CONNECTED_APP_NAME: 'HubSpot' };
    const { usage } = await ask([
      file(1, '2026-11-23', 'Hourly', times(3, hubspot)),
      file(2, '2026-11-23', 'Hourly', times(4, hubspot)),
      file(3, '2026-11-24', 'Hourly', times(9, hubspot)),
    ]);
    expect(usage).toEqual({ calls: 7, day: '2026-11-23' });
  });

  it('streams a day of 30,000 rows', async () => {
    const { usage } = await ask([file(1, '2026-11-23', 'Daily', times(30_000, { CLIENT_NAME: 'HubSpot' }))]);
    expect(usage).toEqual({ calls: 30_000, day: '2026-11-23' });
  });

  it('is zero for a known user without calls, but unknown where nothing is known as HubSpot', async () => {
    const files = [file(1, '2026-11-23', 'Daily', times(5, {}))];
    await expect(ask(files, 'hubspot@acme.example')).resolves.toMatchObject({
      usage: { calls: 0, day: '2026-11-23' },
    });
    expect((await ask(files, 'nobody@acme.example')).usage).toBeUndefined();
    expect((await ask(files)).usage).toBeUndefined();
  });

  it('is unknown where the org has no such object or no file', async () => {
    const body = [{ errorCode: 'INVALID_TYPE', message: "sObject type 'EventLogFile' is not supported." }];
    await expect(ask({ status: 400, body })).resolves.toMatchObject({ usage: undefined, calls: 1 });
    await expect(ask([])).resolves.toMatchObject({ usage: undefined, calls: 1 });
  });

  it('tells any other refusal', async () => {
    const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
    await expect(ask({ status: 403, body })).rejects.toMatchObject({ code: 'out-of-calls' });
  });
});
