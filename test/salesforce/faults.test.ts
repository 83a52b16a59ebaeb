import { describe, expect, it } from 'vitest';
import type { ApiUsage } from '../../src/jobs/ports.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Reply } from '../support/fault-server.ts';

const TOKEN = '00D000000000001!secret';
const LIMITS = { DailyApiRequests: { Max: 15_000, Remaining: 13_766, 'Dataloader Bulk': { Max: 0, Remaining: 0 } } };
const refusal = (status: number, errorCode: string, message = 'told by Salesforce'): Reply => ({
  status,
  body: [{ errorCode, message }],
});

/** Asks for the usage with a token against a server that gives one reply after the other, the last for ever. */
async function ask(replies: readonly Reply[], timeoutMs = 1000) {
  await using server = await serve((_, nth) => replies[Math.min(nth, replies.length) - 1] ?? 'cut');
  const { log, sleep, slept, logged } = observer();
  const salesforce = createSalesforce({ instanceUrl: server.url, accessToken: TOKEN, log, sleep, timeoutMs });
  const outcome: { usage?: ApiUsage; error?: VendorError | undefined } = await salesforce.usage(0).then(
    (usage) => ({ usage }),
    (error: unknown) => ({ error: error instanceof VendorError ? error : undefined }),
  );
  return { ...outcome, calls: salesforce.calls(), received: server.received, slept, logged };
}

describe('a call that Salesforce does not take', () => {
  it('goes to API 67.0 under our own name', async () => {
    const { usage, received } = await ask([{ body: LIMITS }]);
    expect(usage).toMatchObject({ used: 1234, max: 15_000 });
    expect(received[0]?.path).toBe('/services/data/v67.0/limits');
    expect(received[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'sforce-call-options': 'client=sfsync',
    });
  });

  it('is tried again after a 503, a cut connection and a web page, each attempt counted', async () => {
    const page: Reply = { status: 502, body: '<!DOCTYPE html><html>Bad gateway</html>' };
    const result = await ask([refusal(503, 'SERVER_UNAVAILABLE'), 'cut', page, { body: LIMITS }]);
    expect(result).toMatchObject({ usage: { used: 1234 }, calls: 4, slept: [500, 1000, 2000] });
    expect(result.received).toHaveLength(4);
  });

  it.each<[string, Reply, string]>([
    ['a 5xx that stays', { status: 500, body: { oops: true } }, 'ERROR_HTTP_500'],
    ['a web page', { status: 404, body: '<html>Not here</html>' }, 'ERROR_HTTP_404: a web page instead of an answer'],
  ])('calls %s unreachable', async (_, reply, detail) => {
    const result = await ask([reply]);
    expect(result).toMatchObject({ error: { code: 'unreachable', detail, vendor: 'salesforce' }, calls: 4 });
  });

  it.each([503, 429])('waits longer while Salesforce answers that it is busy (%i)', async (status) => {
    const busy = refusal(status, status === 503 ? 'SERVER_UNAVAILABLE' : 'ERROR_HTTP_429');
    const result = await ask([busy, busy, busy, busy, busy, { body: LIMITS }]);
    expect(result).toMatchObject({ usage: { used: 1234 }, calls: 6, slept: [500, 1000, 2000, 4000, 8000] });
  });

  it('gives up a host that hangs after two attempts', async () => {
    const result = await ask(['hang'], 40);
    expect(result).toMatchObject({ error: { code: 'unreachable' }, calls: 2 });
  });

  it('names a refused connection', async () => {
    const closed = await serve(() => 'cut');
    await closed[Symbol.asyncDispose]();
    const salesforce = createSalesforce({ instanceUrl: closed.url, accessToken: TOKEN, ...observer() });
    await expect(salesforce.users()).rejects.toMatchObject({ code: 'unreachable', detail: 'ECONNREFUSED' });
    expect(salesforce.calls()).toBe(4);
  });

  it.each<[string, number, string, string]>([
    ['INSUFFICIENT_ACCESS', 403, 'no right', 'forbidden'],
    ['API_DISABLED_FOR_ORG', 403, 'no API', 'forbidden'],
    ['INVALID_TYPE', 400, "sObject type 'X' is not supported", 'forbidden'],
    ['INVALID_FIELD', 400, "No such column 'Y' on entity 'Lead'", 'forbidden'],
    ['REQUEST_LIMIT_EXCEEDED', 403, 'TotalRequests Limit exceeded.', 'out-of-calls'],
    ['INVALID_SESSION_ID', 401, 'Session expired or invalid', 'unauthorized'],
  ])('takes %s as what it means, at once', async (code, status, message, meaning) => {
    const result = await ask([refusal(status, code, message)]);
    expect(result).toMatchObject({ error: { code: meaning, detail: `${code}: ${message}` }, calls: 1, slept: [] });
  });

  it('tells what is wrong with a query, not the query', async () => {
    const query = `\n${'Long_Field_Name__c,'.repeat(30)}Nope__c FROM Lead\n    ^\n`;
    const message = `${query}ERROR at Row:1:Column:43\nNo such column 'Nope__c' on entity 'Lead'.`;
    const result = await ask([refusal(400, 'INVALID_FIELD', message)]);
    expect(result.error?.detail).toBe("INVALID_FIELD: No such column 'Nope__c' on entity 'Lead'.");
  });

  it('tries too many concurrent requests again', async () => {
    const result = await ask([refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests Limit exceeded.')]);
    expect(result).toMatchObject({ error: { code: 'rate-limited' }, calls: 6 });
  });

  it('keeps the text of an unknown code to itself, and the token of any', async () => {
    const unknown = await ask([refusal(400, 'SOMETHING_NEW', 'ann@private.example is wrong')]);
    expect(unknown).toMatchObject({ error: { code: 'bad-answer', detail: 'SOMETHING_NEW' } });
    const known = await ask([refusal(401, 'INVALID_SESSION_ID', `bad ${TOKEN}`)]);
    expect(known.error?.detail).toBe('INVALID_SESSION_ID: bad [secret]');
    expect(JSON.stringify([known.logged, unknown.logged])).not.toContain('secret');
  });

  it('names the path that is wrong in an answer, not the value', async () => {
    const result = await ask([{ body: { DailyApiRequests: { Max: 'many', Remaining: 1 } } }]);
    expect(result).toMatchObject({
      error: { code: 'bad-answer', detail: 'limits: DailyApiRequests.Max (invalid_type)' },
    });
  });

  it('refuses a Lightning address', async () => {
    const salesforce = createSalesforce({
      instanceUrl: 'https://acme.lightning.force.com',
      accessToken: TOKEN,
      ...observer(),
    });
    await expect(salesforce.users()).rejects.toMatchObject({ code: 'unreachable' });
    expect(salesforce.calls()).toBe(0);
  });
});

describe('client credentials', () => {
  const LOGIN = '/services/oauth2/token';
  const token = (url: string, nth: number): Reply => ({
    body: { access_token: `token-${nth}`, instance_url: url, id: `${url}/id/00D/005`, token_type: 'Bearer' },
  });

  async function withClient(answer: (url: string, path: string, auth: string, nth: number) => Reply) {
    let url = '';
    const server = await serve((request, nth) =>
      answer(url, request.path, String(request.headers['authorization'] ?? ''), nth),
    );
    url = server.url;
    const seen = observer();
    const salesforce = createSalesforce({
      loginUrl: `${url}/`,
      clientId: 'client-id',
      clientSecret: 'client-secret',
      ...seen,
    });
    return {
      received: server.received,
      url,
      salesforce,
      seen,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  }

  it('logs in once for parallel calls, at the My Domain', async () => {
    await using org = await withClient((url, path, _, nth) => (path === LOGIN ? token(url, nth) : { body: LIMITS }));
    await Promise.all([org.salesforce.usage(0), org.salesforce.usage(0), org.salesforce.instanceUrl()]);
    expect(org.received.filter(({ path }) => path === LOGIN)).toHaveLength(1);
    expect(org.salesforce.calls()).toBe(3);
    expect(org.received[0]).toMatchObject({
      path: LOGIN,
      body: 'grant_type=client_credentials&client_id=client-id&client_secret=client-secret',
    });
    await expect(org.salesforce.instanceUrl()).resolves.toBe(org.url);
  });

  it('logs in anew when the token has expired', async () => {
    await using org = await withClient((url, path, auth, nth) => {
      if (path === LOGIN) return token(url, nth);
      return auth === 'Bearer token-1' ? refusal(401, 'INVALID_SESSION_ID') : { body: LIMITS };
    });
    await expect(org.salesforce.usage(0)).resolves.toMatchObject({ max: 15_000 });
    expect(org.salesforce.calls()).toBe(4);
    await org.salesforce.usage(0);
    expect(org.salesforce.calls()).toBe(5);
  });

  it('stops after two new logins where every token is refused', async () => {
    await using org = await withClient((url, path, _, nth) =>
      path === LOGIN ? token(url, nth) : refusal(401, 'INVALID_SESSION_ID'),
    );
    await expect(org.salesforce.usage(0)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(org.received).toHaveLength(6);
    expect(org.salesforce.calls()).toBe(6);
  });

  it.each(['invalid_client', 'invalid_grant', 'unsupported_grant_type'])('takes %s as refused', async (error) => {
    await using org = await withClient(() => ({
      status: 400,
      body: { error, error_description: 'no client-secret like client-secret' },
    }));
    await expect(org.salesforce.instanceUrl()).rejects.toMatchObject({
      code: 'unauthorized',
      detail: `${error}: no [secret] like [secret]`,
    });
    expect(org.salesforce.calls()).toBe(1);
  });

  it('tries a login host that is down again, and later anew', async () => {
    await using org = await withClient((url, path, _, nth) => {
      if (path !== LOGIN) return { body: LIMITS };
      return nth <= 6 ? { status: 503, body: '<html>down</html>' } : token(url, nth);
    });
    await expect(org.salesforce.usage(0)).rejects.toMatchObject({ code: 'unreachable' });
    expect(org.seen.slept).toEqual([500, 1000, 2000, 4000, 8000]);
    await expect(org.salesforce.usage(0)).resolves.toMatchObject({ used: 1234 });
  });
});

describe('usage', () => {
  it('comes from the last answer’s header while that is young enough, else from one call', async () => {
    let time = Date.parse('2026-11-24T09:00:00Z');
    await using server = await serve(({ path }) =>
      path.endsWith('/limits')
        ? { body: LIMITS }
        : {
            body: { done: true, totalSize: 0, records: [] },
            headers: { 'Sforce-Limit-Info': 'api-usage=18/5000, per-app-api-usage=17/250(appName=x)' },
          },
    );
    const salesforce = createSalesforce({
      instanceUrl: server.url,
      accessToken: TOKEN,
      ...observer(),
      now: () => new Date(time),
    });
    await salesforce.users();
    time += 59_000;
    await expect(salesforce.usage(60_000)).resolves.toEqual({ used: 18, max: 5000, at: '2026-11-24T09:00:00.000Z' });
    expect(salesforce.calls()).toBe(1);
    time += 2000;
    await expect(salesforce.usage(60_000)).resolves.toEqual({
      used: 1234,
      max: 15_000,
      at: '2026-11-24T09:01:01.000Z',
    });
    await salesforce.usage(60_000);
    expect(salesforce.calls()).toBe(2);
  });

  it('is told by the header of a refusal where /limits is not permitted', async () => {
    const headers = { 'Sforce-Limit-Info': 'api-usage=700/1000' };
    const body = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }];
    const { usage, calls } = await ask([{ status: 403, headers, body }]);
    expect(usage).toMatchObject({ used: 700, max: 1000 });
    expect(calls).toBe(1);
  });
});
