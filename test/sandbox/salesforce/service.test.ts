import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../../../src/sandbox/salesforce/id.ts';
import { ACME, createOrg, INTEGRATION, NOW } from './org.ts';

const DATA = '/services/data/v67.0';
const INTEGRATION_TOKEN = { authorization: 'Bearer sandbox-integration' };
let org: ReturnType<typeof createOrg>;
beforeEach(() => {
  org = createOrg();
});

describe('versions and tokens', () => {
  it('lists versions without a token', async () => {
    const { body } = await org.call('GET', '/services/data/', undefined, { authorization: '' });
    expect(body).toContainEqual({ label: "Summer '26", url: DATA, version: '67.0' });
    expect(body).toContainEqual({ label: "Winter '26", url: '/services/data/v65.0', version: '65.0' });
    expect(org.crm.calls.salesforce).toEqual({});
  });

  it.each([
    ['/services/data/v50.0/limits', 200],
    ['/services/data/v67.0/', 200],
    ['/services/data/v49.0/limits', 404],
    ['/services/data/v68.0/limits', 404],
    ['/services/data/v67.0/nothing/here', 404],
  ])('GET %s gives %i', async (path, expected) => {
    const { status, body } = await org.call('GET', path);
    expect(status).toBe(expected);
    if (expected === 404)
      expect(body).toEqual([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
  });

  it('refuses wrong clients and flows', async () => {
    const token = async (form: Record<string, string>) => {
      const response = await org.app.request('/salesforce/services/oauth2/token', {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await token({ grant_type: 'client_credentials', client_id: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_client_id' },
    });
    expect(await token({ grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
    const { body } = await token({
      grant_type: 'client_credentials',
      client_id: 'sandbox',
      client_secret: 'sandbox-salesforce-secret',
    });
    expect(body).toMatchObject({
      access_token: 'sandbox-salesforce',
      instance_url: 'http://sandbox.example/salesforce',
      token_type: 'Bearer',
    });
  });

  it('answers 401 to a wrong token', async () => {
    expect(await org.call('GET', `${DATA}/limits`, undefined, { authorization: 'Bearer no' })).toMatchObject({
      status: 401,
      body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    });
    expect(org.crm.calls.salesforce).toEqual({});
  });

  it('says what is wrong with a body that is no JSON', async () => {
    const response = await org.app.request(`/salesforce${DATA}/sobjects/Contact`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-salesforce' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject([{ errorCode: 'JSON_PARSER_ERROR' }]);
  });
});

describe('the daily limit', () => {
  it('is told with each answer, refused ones too', async () => {
    const { headers } = await org.call('GET', `${DATA}/sobjects/Nope/describe`);
    expect(headers.get('sforce-limit-info')).toBe('api-usage=101/1000');
  });

  it('keeps entries of single apps', async () => {
    Object.assign(org.state.limits['DailyApiRequests'] ?? {}, { HubSpot: { Max: 0, Remaining: 0 } });
    expect((await org.call('GET', `${DATA}/limits`)).body).toMatchObject({
      DailyApiRequests: { Max: 1000, Remaining: 899, HubSpot: { Max: 0, Remaining: 0 } },
    });
  });

  it('refuses calls when none is left, and gives them back after 24 hours', async () => {
    org.state.limits['DailyApiRequests'] = { Max: 1000, Remaining: 2 };
    await org.call('GET', `${DATA}/limits`);
    await org.call('GET', `${DATA}/limits`, undefined, INTEGRATION_TOKEN);
    expect(await org.call('GET', `${DATA}/limits`)).toMatchObject({
      status: 403,
      body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    });
    expect(org.crm.calls.salesforce).toEqual({ bot: 1, integration: 1 });
    org.clock.set(new Date(NOW.getTime() + 25 * 3_600_000));
    expect((await org.call('GET', `${DATA}/limits`)).body).toMatchObject({ DailyApiRequests: { Remaining: 1 } });
  });
});

describe('faults', () => {
  it('fails as vendors do, and never for the integration', async () => {
    let seed = 1;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    org = createOrg({ fault: 0.5, random });
    const seen = new Set<number>();
    for (let i = 0; i < 60; i++) {
      const { status, body, headers } = await org.call('GET', `${DATA}/limits`);
      seen.add(status);
      if (headers.get('content-type') === 'text/html') expect(body).toContain('503');
      else if (status !== 200)
        expect(body).toMatchObject([{ errorCode: status === 503 ? 'SERVER_UNAVAILABLE' : 'UNKNOWN_EXCEPTION' }]);
      expect((await org.call('GET', `${DATA}/limits`, undefined, INTEGRATION_TOKEN)).status).toBe(200);
    }
    expect(seen).toEqual(new Set([200, 500, 503]));
  });
});

describe('the log of API calls', () => {
  const newest = async () => {
    const [file] = await org.query(
      "SELECT Id, LogDate, LogFileLength, Interval FROM EventLogFile WHERE EventType = 'ApiTotalUsage' ORDER BY LogDate DESC",
    );
    const { body, headers } = await org.call('GET', `${DATA}/sobjects/EventLogFile/${String(file?.['Id'])}/LogFile`);
    const rows = parse<Record<string, string>>(String(body), { columns: true });
    return { file, rows, body: String(body), type: headers.get('content-type') };
  };

  it('has a plausible yesterday', async () => {
    const { file, rows, body, type } = await newest();
    expect(file).toMatchObject({
      LogDate: '2026-11-23T00:00:00.000+0000',
      LogFileLength: Buffer.byteLength(body),
      Interval: 'Daily',
    });
    expect(type).toBe('text/csv');
    const hubspot = rows.filter(
      (row) => row['CONNECTED_APP_NAME'] === 'HubSpot' && row['COUNTS_AGAINST_API_LIMIT'] === '1',
    );
    // The org has used 100 calls; a good part of them is the integration's.
    expect(hubspot.length).toBeGreaterThan(30);
    expect(hubspot.length).toBeLessThan(60);
    expect(new Set(hubspot.map((row) => row['USER_ID']))).toEqual(new Set([INTEGRATION.slice(0, 15)]));
    expect(rows.every((row) => row['TIMESTAMP_DERIVED']?.startsWith('2026-11-23T'))).toBe(true);
    expect(rows.length).toBeGreaterThan(hubspot.length);
  });

  it("holds the integration's real calls once their day is over", async () => {
    for (let i = 0; i < 7; i++) {
      await org.call('POST', `${DATA}/sobjects/Contact`, { LastName: 'X' }, INTEGRATION_TOKEN);
    }
    const created = (rows: Record<string, string>[]) =>
      rows.filter(
        (row) =>
          row['HTTP_METHOD'] === 'POST' && row['ENTITY_NAME'] === 'Contact' && row['CONNECTED_APP_NAME'] === 'HubSpot',
      );
    expect(created((await newest()).rows)).toHaveLength(0);
    org.clock.set(new Date(NOW.getTime() + 24 * 3_600_000));
    const { rows } = await newest();
    expect(created(rows)).toHaveLength(7);
    expect(created(rows)[0]).toMatchObject({
      STATUS_CODE: '201',
      USER_NAME: 'hubspot@acme.example',
      API_RESOURCE: '/v67.0/sobjects/Contact',
    });
  });

  it('gives no other file', async () => {
    expect((await org.call('GET', `${DATA}/sobjects/EventLogFile/${makeId('0AT', 1)}/LogFile`)).status).toBe(404);
  });
});

describe('record pages', () => {
  it('leads a record to its page and escapes its values', async () => {
    org.add('Contact', { Id: makeId('003', 1), LastName: '<script>alert(1)</script>', Email: '"a"&b@x.example' });
    const redirect = await org.app.request(`/salesforce/${makeId('003', 1).slice(0, 15)}`);
    expect(redirect.status).toBe(302);
    const location = new URL(redirect.headers.get('location') ?? '');
    expect(location.pathname).toBe(`/salesforce/lightning/r/Contact/${makeId('003', 1)}/view`);
    const page = await (await org.app.request(location.pathname)).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&quot;a&quot;&amp;b@x.example');
    expect(page).not.toContain('<script>');
  });

  it('says so where there is no record', async () => {
    expect((await org.app.request(`/salesforce/${makeId('003', 404)}`)).status).toBe(404);
    expect((await org.app.request(`/salesforce/lightning/r/Contact/${ACME}/view`)).status).toBe(404);
    expect((await org.app.request(`/salesforce/lightning/r/Nope/${ACME}/view`)).status).toBe(404);
  });
});

describe('users that call', () => {
  it('makes the users that a data set lacks', async () => {
    org.state.records['User']?.clear();
    const { body } = await org.call('GET', '/services/oauth2/userinfo');
    expect(body).toMatchObject({ username: 'sfsync@sandbox.example' });
    await org.call('GET', `${DATA}/limits`, undefined, INTEGRATION_TOKEN);
    expect((await org.query('SELECT Username FROM User ORDER BY Username')).map((row) => row['Username'])).toEqual([
      'hubspot.integration@sandbox.example',
      'sfsync@sandbox.example',
    ]);
  });
});
