import { describe, expect, it } from 'vitest';
import type { HubspotAccount } from '../../src/core/crm.ts';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Reply } from '../support/fault-server.ts';

const TOKEN = 'pat-eu1-0000-secret';
const ACCOUNT = { portalId: 77, uiDomain: 'app-eu1.hubspot.com', accountType: 'STANDARD' };
const TEN_SECONDS = {
  status: 429,
  body: {
    status: 'error',
    message: 'You have reached your ten_secondly_rolling limit.',
    errorType: 'RATE_LIMIT',
    policyName: 'TEN_SECONDLY_ROLLING',
  },
};

/** Asks for the account against a server that gives one reply after the other, the last for ever. */
async function ask(replies: readonly Reply[], timeoutMs = 1000) {
  await using server = await serve((_, nth) => replies[Math.min(nth, replies.length) - 1] ?? 'cut');
  const { log, sleep, slept, logged } = observer();
  const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: `${server.url}/`, log, sleep, timeoutMs });
  const outcome: { account?: HubspotAccount; error?: VendorError | undefined } = await hubspot.account().then(
    (account) => ({ account }),
    (error: unknown) => ({ error: error instanceof VendorError ? error : undefined }),
  );
  return { ...outcome, calls: hubspot.calls(), received: server.received, slept, logged };
}

describe('a call that HubSpot does not take at once', () => {
  it('waits out a ten-second limit as long as Retry-After says', async () => {
    const result = await ask([{ ...TEN_SECONDS, headers: { 'retry-after': '3' } }, { body: ACCOUNT }]);
    expect(result).toMatchObject({ account: { portalId: 77, uiDomain: 'app-eu1.hubspot.com' }, calls: 2 });
    expect(result.slept).toHaveLength(1);
    expect(result.slept[0]).toBeGreaterThan(2900);
    expect(result.slept[0]).toBeLessThanOrEqual(3000);
    expect(result.received[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
  });

  it('gives up a rate limit after four attempts', async () => {
    const result = await ask([TEN_SECONDS]);
    expect(result).toMatchObject({ error: { code: 'rate-limited', vendor: 'hubspot' }, calls: 4 });
    expect(result.received).toHaveLength(4);
  });

  it('waits longer while HubSpot answers that it is busy', async () => {
    const busy: Reply = { status: 503, body: '<html>busy</html>' };
    const result = await ask([busy, busy, busy, busy, busy, { body: ACCOUNT }]);
    expect(result).toMatchObject({ account: { portalId: 77 }, calls: 6, slept: [500, 1000, 2000, 4000, 8000] });
  });

  it('does not wait an hour', async () => {
    const result = await ask([{ ...TEN_SECONDS, headers: { 'retry-after': '3600' } }]);
    expect(result).toMatchObject({ error: { code: 'rate-limited' }, calls: 1, slept: [] });
  });

  it('gives up a daily limit at once', async () => {
    const body = { status: 'error', message: 'You have reached your daily limit.', policyName: 'DAILY' };
    const result = await ask([{ status: 429, body }]);
    expect(result).toMatchObject({ error: { code: 'out-of-calls' }, calls: 1, slept: [] });
  });

  it('tries a 500, a cut connection and a web page of a proxy again, with growing pauses', async () => {
    const result = await ask([
      { status: 500, body: { status: 'error', message: 'internal error' } },
      'cut',
      { status: 503, body: '<html>Service Unavailable</html>' },
      { body: ACCOUNT },
    ]);
    expect(result).toMatchObject({ account: { portalId: 77 }, calls: 4, slept: [500, 1000, 2000] });
  });

  it('calls a 5xx that stays unreachable, with its status', async () => {
    const result = await ask([{ status: 503, body: '<html>Service Unavailable</html>' }]);
    expect(result).toMatchObject({ error: { code: 'unreachable', detail: 'HTTP 503' }, calls: 6 });
  });

  it('gives up a host that hangs after two attempts', async () => {
    const result = await ask(['hang'], 40);
    expect(result).toMatchObject({ error: { code: 'unreachable', detail: 'no answer within 0.04 s' }, calls: 2 });
  });

  it('names a refused connection', async () => {
    const closed = await serve(() => 'cut');
    await closed[Symbol.asyncDispose]();
    const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: closed.url, ...observer() });
    await expect(hubspot.owners()).rejects.toMatchObject({ code: 'unreachable', detail: 'ECONNREFUSED' });
    expect(hubspot.calls()).toBe(4);
  });

  it('does not try a refused token again, and never tells it', async () => {
    const message = `Authentication credentials not found: ${TOKEN}`;
    const result = await ask([{ status: 401, body: { status: 'error', message, category: 'INVALID_AUTHENTICATION' } }]);
    expect(result).toMatchObject({ error: { code: 'unauthorized' }, calls: 1 });
    expect(result.error?.message).toContain('INVALID_AUTHENTICATION');
    expect(result.error?.message).not.toContain('secret');
    expect(JSON.stringify(result.logged)).not.toContain('secret');
  });

  it.each([
    { context: { requiredGranularScopes: ['crm.objects.contacts.read'] } },
    { errors: [{ message: 'x', context: { requiredScopes: ['crm.objects.contacts.read'] } }] },
  ])('names the scopes that are missing', async (place) => {
    const body = { status: 'error', message: 'more scopes', category: 'MISSING_SCOPES', ...place };
    const result = await ask([{ status: 403, body }]);
    expect(result).toMatchObject({
      error: { code: 'forbidden', detail: 'MISSING_SCOPES: crm.objects.contacts.read' },
      calls: 1,
    });
  });

  it('keeps record values of a validation error to itself', async () => {
    const body = {
      status: 'error',
      message: 'Property values were not valid: [{"message":"Email address ann@private.example is invalid"}]',
      category: 'VALIDATION_ERROR',
      errors: [{ message: 'Email address ann@private.example is invalid', code: 'INVALID_EMAIL' }],
    };
    const result = await ask([{ status: 400, body }]);
    expect(result).toMatchObject({
      error: { code: 'bad-answer', detail: 'HTTP 400 VALIDATION_ERROR INVALID_EMAIL' },
      calls: 1,
    });
  });

  it('names the path that is wrong in an answer, not the value', async () => {
    const result = await ask([{ body: { portalId: 'seventy-seven', uiDomain: 'x' } }]);
    expect(result).toMatchObject({ error: { code: 'bad-answer', detail: 'account-info: portalId (invalid_type)' } });
  });

  it('takes a web page with status 200 for a bad answer', async () => {
    await using server = await serve(() => ({ body: '<html>Log in</html>' }));
    const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: server.url, ...observer() });
    await expect(hubspot.properties('contacts')).rejects.toMatchObject({ code: 'bad-answer' });
    await expect(hubspot.account()).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('the account', () => {
  it('is read once, but not remembered when it failed', async () => {
    await using server = await serve((_, nth) => (nth === 1 ? { status: 401, body: {} } : { body: ACCOUNT }));
    const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: server.url, ...observer() });
    await expect(hubspot.account()).rejects.toThrow('unauthorized');
    await expect(hubspot.account()).resolves.toEqual({ portalId: 77, uiDomain: 'app-eu1.hubspot.com' });
    await hubspot.account();
    expect(server.received.map((request) => request.path)).toEqual([
      '/account-info/v3/details',
      '/account-info/v3/details',
    ]);
  });
});

describe('spend', () => {
  it('is told of every call before it is sent, those tried again too', async () => {
    const seen: number[] = [];
    await using server = await serve((_, nth) => (nth < 3 ? { status: 500 } : { body: ACCOUNT }));
    const spend = () => seen.push(server.received.length);
    const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: server.url, ...observer(), spend });
    await hubspot.account();
    expect(seen).toEqual([0, 1, 2]);
  });

  it('keeps a call from being sent, and its error passes as it is', async () => {
    const refusal = new VendorError('hubspot', 'over-budget', 'no calls left today');
    await using server = await serve(() => ({ body: ACCOUNT }));
    const options = { accessToken: TOKEN, baseUrl: server.url, ...observer() };
    const hubspot = createHubspot({
      ...options,
      spend: () => {
        throw refusal;
      },
    });
    await expect(hubspot.account()).rejects.toBe(refusal);
    await expect(hubspot.find('contacts', 'email', ['a@b.example'], [])).rejects.toBe(refusal);
    expect(hubspot.calls()).toBe(0);
    expect(server.received).toEqual([]);
    expect(options.slept).toEqual([]);
  });
});
