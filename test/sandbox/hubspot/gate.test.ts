import { describe, expect, it } from 'vitest';
import { createLimits } from '../../../src/sandbox/hubspot/limits.ts';
import { makeCrm, row, startHubspot } from './fixture.ts';

const CONTACTS = '/crm/v3/objects/contacts';

describe('callers', () => {
  it('refuses a call without a known token and counts the others by actor', async () => {
    await using hubspot = await startHubspot();
    const refused = await hubspot.call('GET', CONTACTS, undefined, 'wrong');
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
    expect(refused.body?.['message']).toMatch(/^Authentication credentials not found\. /);
    expect(hubspot.crm.calls.hubspot).toEqual({});

    await hubspot.call('GET', CONTACTS);
    await hubspot.call('GET', '/account-info/v3/details');
    await hubspot.call('GET', CONTACTS, undefined, 'sandbox-integration');
    expect(hubspot.crm.calls.hubspot).toEqual({ bot: 2, integration: 1 });
  });

  it('answers unknown paths and object types as errors in JSON', async () => {
    await using hubspot = await startHubspot();
    expect((await hubspot.call('GET', '/crm/v3/nothing')).status).toBe(404);
    const unknown = await hubspot.call('POST', '/crm/v3/objects/butterflies/search', {});
    expect(unknown.status).toBe(400);
    expect(unknown.body).toMatchObject({ message: 'Unable to infer object type from: butterflies' });
    const broken = await hubspot.call('POST', CONTACTS, '{"properties":');
    expect(broken.status).toBe(400);
    expect(broken.body?.['message']).toMatch(/^Invalid input JSON/);
  });
});

describe('limits', () => {
  it('lets 190 of the bot’s calls through in ten seconds, and the integration’s without end', async () => {
    await using hubspot = await startHubspot();
    for (let call = 0; call < 190; call += 1) expect((await hubspot.call('GET', CONTACTS)).status).toBe(200);
    const refused = await hubspot.call('GET', CONTACTS);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      status: 'error',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
      message: 'You have reached your ten_secondly_rolling limit.',
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('x-hubspot-ratelimit-max')).toBe('190');
    expect(refused.headers.get('x-hubspot-ratelimit-remaining')).toBe('0');
    expect((await hubspot.call('GET', CONTACTS, undefined, 'sandbox-integration')).status).toBe(200);
    // Searches do not count against the ten seconds.
    expect((await hubspot.call('POST', `${CONTACTS}/search`, {})).status).toBe(200);
  });

  it('refuses the sixth search of a second with the message that the official client waits for', async () => {
    const crm = makeCrm({ contacts: [row('1')] });
    await using hubspot = await startHubspot(crm);
    const answers = await Promise.all(Array.from({ length: 8 }, () => hubspot.call('POST', `${CONTACTS}/search`, {})));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body).toMatchObject({
      message: 'You have reached your secondly limit.',
      policyName: 'SECONDLY',
    });
  });

  it('opens the windows again as time passes, and counts the day', () => {
    let now = Date.parse('2026-11-24T23:59:50Z');
    const limits = createLimits(() => now);
    for (let call = 0; call < 190; call += 1) expect(limits.take('other')).toBeUndefined();
    expect(limits.take('other')).toMatchObject({ policyName: 'TEN_SECONDLY_ROLLING', retryAfter: 10 });
    now += 9_999;
    expect(limits.take('other')).toMatchObject({ retryAfter: 1 });
    expect(limits.daily()).toEqual({ limit: 650_000, used: 190, resetsAt: '2026-11-25T00:00:00.000Z' });
    now += 1;
    expect(limits.daily().used).toBe(0);
    expect(limits.take('other')).toBeUndefined();
    expect(limits.headers('other')['X-HubSpot-RateLimit-Remaining']).toBe('189');
    expect(limits.headers('search')['X-HubSpot-RateLimit-Remaining']).toBeUndefined();
  });

  it('tells the day’s calls', async () => {
    await using hubspot = await startHubspot();
    await hubspot.call('GET', CONTACTS);
    const { body } = await hubspot.call('GET', '/account-info/v3/api-usage/daily/private-apps');
    expect(body).toMatchObject({ results: [{ usageLimit: 650_000, currentUsage: 2, fetchStatus: 'SUCCESS' }] });
  });
});

describe('faults', () => {
  it('fails only the bot’s calls, in the ways of a busy vendor', async () => {
    const numbers = [0.4, 0, 0.4, 0.25, 0.4, 0.5, 0.4, 0.7, 0.4, 0.9, 0.6];
    await using hubspot = await startHubspot(makeCrm({}, 0.5, () => numbers.shift() ?? 1));
    const seen: string[] = [];
    for (let call = 0; call < 6; call += 1) {
      const { status, body } = await hubspot.call('GET', CONTACTS);
      seen.push(`${status} ${body === null ? 'html' : 'json'}`);
    }
    expect(seen).toEqual(['502 html', '503 html', '502 json', '503 json', '429 json', '200 json']);
    expect((await hubspot.call('GET', CONTACTS, undefined, 'sandbox-integration')).status).toBe(200);
  });
});
