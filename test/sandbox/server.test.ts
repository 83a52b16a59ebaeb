import { WebClient } from '@slack/web-api';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterEach, describe, expect, test } from 'vitest';
import { createClock } from '../../src/sandbox/clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/server.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const manifest = { scopes: ['chat:write', 'channels:history'], commands: [], shortcuts: [], events: [] };
const dataset = {
  hubspot: { objects: { contacts: [{ id: '101', properties: { email: 'ada@example.com', firstname: 'Ada' } }] } },
};

const running: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
});

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    port: 0,
    dataset,
    records: 20,
    seed: 1,
    syncDelay: 0,
    fault: 0,
    crmOnly: false,
    manifest,
    clock: createClock(),
    onClock: async () => undefined,
    log: quiet,
    ...options,
  });
  running.push(sandbox);
  return sandbox;
}

async function ask(sandbox: Sandbox, path: string, body?: unknown) {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(sandbox.url + path, { ...init, headers: { 'content-type': 'application/json' } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : text };
}

const contact = async ({ url, env }: Sandbox, changes?: object) => {
  const response = await fetch(`${env['HUBSPOT_BASE_URL'] ?? url}/crm/v3/objects/contacts/101?properties=firstname`, {
    method: changes === undefined ? 'GET' : 'PATCH',
    headers: { authorization: `Bearer ${env['HUBSPOT_ACCESS_TOKEN']}`, 'content-type': 'application/json' },
    ...(changes === undefined ? {} : { body: JSON.stringify({ properties: changes }) }),
  });
  return (await response.json()) as { properties: { firstname: string } };
};

const slackOf = ({ env }: Sandbox) =>
  new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: env['SLACK_API_URL'] ?? '', retryConfig: { retries: 0 } });

describe('the sandbox', () => {
  test('serves HubSpot, Salesforce, Slack and its page at one address, by the environment it gives', async () => {
    const sandbox = await start();
    const { env, url } = sandbox;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await contact(sandbox)).properties.firstname).toBe('Ada');
    const limits = await fetch(`${env['SALESFORCE_INSTANCE_URL']}/services/data/v60.0/limits`, {
      headers: { authorization: `Bearer ${env['SALESFORCE_ACCESS_TOKEN']}` },
    });
    expect(await limits.json()).toMatchObject({ DailyApiRequests: { Max: expect.any(Number) } });
    expect(await slackOf(sandbox).auth.test()).toMatchObject({ ok: true, team: 'Acme' });
    expect((await ask(sandbox, '/')).body).toContain('crm-sync');
    expect(env['SALESFORCE_INTEGRATION_USER']).toContain('@');
  });

  test('with --crm-only has no Slack', async () => {
    const sandbox = await start({ crmOnly: true });
    expect((await contact(sandbox)).properties.firstname).toBe('Ada');
    expect(Object.keys(sandbox.env).some((name) => name.startsWith('SLACK_'))).toBe(false);
    expect((await ask(sandbox, '/api/auth.test', {})).status).toBe(404);
    expect((await ask(sandbox, '/')).status).toBe(404);
  });

  test('answers unknown addresses with JSON', async () => {
    const sandbox = await start();
    expect(await ask(sandbox, '/nothing/here')).toEqual({
      status: 404,
      body: { error: 'not_found', path: '/nothing/here' },
    });
  });

  test('says what to do about a taken port', async () => {
    const port = Number(new URL((await start()).url).port);
    await expect(start({ port })).rejects.toThrow(`Port ${port} is taken. Choose another with --port`);
  });

  test('names what is wrong in a data set', async () => {
    await expect(start({ dataset: { hubspot: { objects: { contacts: [{ id: 5 }, 'x'] } } } })).rejects.toThrow(
      /contacts/,
    );
  });
});

describe('generated data', () => {
  test('has outcomes at once, the same for the same seed', async () => {
    const truthOf = async (seed: number) => {
      const sandbox = await start({ dataset: undefined, records: 100, seed });
      return (await ask(sandbox, '/sandbox/truth')).body as { truth: { type: string }[] };
    };
    const first = await truthOf(7);
    expect(first.truth.length).toBeGreaterThan(5);
    expect(await truthOf(7)).toEqual(first);
  });
});

describe('a fix', () => {
  test('repairs its cause, and what it was about leaves the truth', async () => {
    const sandbox = await start({ dataset: undefined, records: 100 });
    const fixes = async () => (await ask(sandbox, '/sandbox/fixes')).body as { fixes: { id: string }[] };
    const errors = async () => ((await ask(sandbox, '/sandbox/truth')).body as { truth: unknown[] }).truth.length;
    const [first] = (await fixes()).fixes;
    const before = await errors();
    expect((await ask(sandbox, '/sandbox/fixes', { id: first?.id })).status).toBe(200);
    expect(await errors()).toBeLessThan(before);
    expect((await fixes()).fixes.map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('the controls', () => {
  test('tell the mappings as the bot reads them', async () => {
    const sandbox = await start();
    const { body } = await ask(sandbox, '/sandbox/mappings.csv');
    expect(body).toBe(sandbox.mappingsCsv);
    expect(sandbox.mappingsCsv.split('\n')[0]).toBe('object,property,salesforceObject,field,rule');
  });

  test('tell HubSpot’s error list as its page would export it, in both languages and shapes', async () => {
    const sandbox = await start({ dataset: undefined, records: 100 });
    const truth = ((await ask(sandbox, '/sandbox/truth')).body as { truth: { id?: string; message: string }[] }).truth;
    const list = async (query = '') => {
      const response = await fetch(`${sandbox.url}/sandbox/sync-errors.csv${query}`);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      return parseCsv(await response.text(), { bom: true });
    };
    const [header, ...rows] = await list();
    expect(header?.join()).toBe('Error type,Object,Record name,Record ID,Salesforce ID,Error message,Last occurred');
    expect(rows.map((row) => [row[3], row[5]])).toEqual(truth.map(({ id = '', message }) => [id, message]));
    const names = new Set(rows.map(([type]) => type));
    expect(names).toContain('Restricted picklist value');
    expect(rows.every(([, , name, , , , at]) => name !== '' && /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(at ?? ''))).toBe(
      true,
    );

    const [italian, ...righe] = await list('?language=it&shape=errors');
    expect(italian?.join()).toBe('Tipo di errore,Oggetto,Messaggio di errore,Record interessati,Ultima occorrenza');
    expect(righe.length).toBeLessThan(rows.length);
    expect(righe.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(rows.length);
    expect((await ask(sandbox, '/sandbox/sync-errors.csv?shape=cube')).status).toBe(400);
  });

  test('tell the outcomes of the sync and the calls so far', async () => {
    const sandbox = await start();
    expect((await ask(sandbox, '/sandbox/truth')).body).toEqual({ truth: expect.any(Array) });
    await contact(sandbox);
    const { body } = await ask(sandbox, '/sandbox/calls');
    expect(body).toEqual({ hubspot: expect.any(Object), salesforce: expect.any(Object) });
    expect(JSON.stringify(body)).toContain('bot');
  });

  test('move the clock forward, and wait until what is due is done', async () => {
    const clock = createClock();
    const ticks: string[] = [];
    const sandbox = await start({
      clock,
      onClock: async () => void ticks.push(clock.now().toISOString().slice(0, 16)),
    });
    const now = new Date(clock.now().getTime() + 7 * 86_400_000).toISOString();
    expect(await ask(sandbox, '/sandbox/clock', { now })).toMatchObject({ status: 200 });
    expect(ticks).toEqual([now.slice(0, 16)]);
    const back = await ask(sandbox, '/sandbox/clock', { now: '2020-01-01T00:00:00Z' });
    expect(back).toMatchObject({ status: 400, body: { error: expect.stringContaining('only moves forward') } });
    expect((await ask(sandbox, '/sandbox/clock', { now: 'tomorrow' })).status).toBe(400);
    expect((await ask(sandbox, '/sandbox/clock', {})).status).toBe(400);
    expect(ticks).toHaveLength(1);
    // Messages carry the sandbox's time.
    const { ts } = await slackOf(sandbox)
      .auth.test()
      .then(() => post(sandbox));
    expect(Number(ts)).toBeGreaterThanOrEqual(Math.floor(Date.parse(now) / 1000));
  });

  test('reset both CRMs and the messages', async () => {
    const sandbox = await start();
    await contact(sandbox, { firstname: 'Grace' });
    await post(sandbox);
    expect((await contact(sandbox)).properties.firstname).toBe('Grace');
    expect((await ask(sandbox, '/sandbox/reset', {})).status).toBe(200);
    expect((await contact(sandbox)).properties.firstname).toBe('Ada');
    const { messages } = await slackOf(sandbox).conversations.history({ channel: 'C0CRMSYNC' });
    expect(messages).toEqual([]);
  });

  test('pause the integration, which catches up when it goes on', async () => {
    const sandbox = await start({ dataset: undefined, records: 100 });
    const errors = async () => ((await ask(sandbox, '/sandbox/truth')).body as { truth: unknown[] }).truth.length;
    const { fixes } = (await ask(sandbox, '/sandbox/fixes')).body as { fixes: { id: string }[] };
    const before = await errors();
    expect((await ask(sandbox, '/sandbox/integration', { paused: true })).body).toEqual({ ok: true, paused: true });
    expect((await ask(sandbox, '/sandbox/integration')).body).toEqual({ paused: true });
    await ask(sandbox, '/sandbox/fixes', { id: fixes[0]?.id });
    expect(await errors()).toBe(before);
    await ask(sandbox, '/sandbox/integration', { paused: false });
    expect(await errors()).toBeLessThan(before);
    expect((await ask(sandbox, '/sandbox/integration', { paused: 1 })).status).toBe(400);
  });

  test('list fixes, and refuse those that do not exist', async () => {
    const sandbox = await start();
    expect((await ask(sandbox, '/sandbox/fixes')).body).toEqual({ fixes: expect.any(Array) });
    expect((await ask(sandbox, '/sandbox/fixes', { id: 'none' })).status).toBe(404);
    expect((await ask(sandbox, '/sandbox/fixes', {})).status).toBe(400);
  });
});

const post = (sandbox: Sandbox) =>
  slackOf(sandbox).apiCall('chat.postMessage', { channel: 'C0CRMSYNC', text: 'x' }) as Promise<{ ts?: string }>;
