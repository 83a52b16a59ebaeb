/** What must go well when something goes wrong: a kill, a restart, a CRM that is down, a broken file. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startProxy } from '../support/cutting-proxy.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, CHANNEL, correct, person, slackApi, truthOf } from '../support/person.ts';
import { runMain } from '../support/process.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const DAY_MS = 86_400_000;

async function digestsIn(url: string): Promise<number> {
  const { messages } = await slackApi(url, 'conversations.history', { channel: CHANNEL, include_all_metadata: true });
  return (messages as { metadata?: { event_type: string } }[]).filter(
    ({ metadata }) => metadata?.event_type === 'sfsync_digest',
  ).length;
}

async function settled(folder: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const slots = Object.values<{ state: string }>(JSON.parse(await readFile(join(folder, 'db.json'), 'utf8')).slots);
    if (slots.length > 0 && slots.every(({ state }) => state === 'sent')) return;
    await sleep(50);
  }
  throw new Error('the slot never settled');
}

describe('a kill', { timeout: 60_000 }, () => {
  it('between posting a digest and recording it repeats nothing', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const folder = await tempFolder();
    const database = await openDatabase(folder);
    const since = new Date(Date.now() - 2 * DAY_MS).toISOString();
    await database.subscriptions.put({ channel: CHANNEL, frequency: 'daily', at: '09:00', day: 1, zone: 'UTC', since });

    let cut = 0;
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'warn' };
    let first: ReturnType<typeof runMain> | undefined;
    const proxy = await startProxy(sandbox.url, (method) => {
      if (method !== 'chat.postMessage') return false;
      cut += 1;
      first?.child.kill('SIGKILL');
      return true;
    });
    first = runMain(['start'], { ...env, SLACK_API_URL: `${proxy}/api/` });
    expect(await first.ended()).toBeNull();
    expect(cut).toBe(1);
    expect(await digestsIn(sandbox.url)).toBe(1);
    const { slots } = JSON.parse(await readFile(join(folder, 'db.json'), 'utf8'));
    expect(Object.values(slots)).toMatchObject([{ state: 'sending' }]);

    const second = runMain(['start'], env);
    await second.printed(/is ready/);
    await settled(folder);
    expect(await digestsIn(sandbox.url)).toBe(1);
  });

  it('in the middle of a resync goes on to the proof after a restart', async () => {
    const sandbox = await startTestSandbox({ records: 60, syncDelay: 1_500 });
    const folder = await tempFolder();
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'warn' };
    const ann = person(sandbox.url, ANN);
    const waiting = (await truthOf(sandbox.url)).filter(({ type }) => type === 'waiting-on-account-to-sync').length;
    const first = runMain(['start'], env);
    await first.printed(/is ready/);
    await ann.type('/sfsync check');
    await ann.waitFor(/Associations/);
    await ann.press('resync:associations');
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/I report in the thread/, 'modal');
    first.child.kill('SIGKILL');
    await first.ended();
    await runMain(['start'], env).printed(/is ready/);
    const { messages } = await slackApi(sandbox.url, 'conversations.history', { channel: CHANNEL });
    const thread = (messages as { ts: string }[])[0]?.ts ?? '';
    await ann.waitFor(new RegExp(`${waiting} of ${waiting} records proven in sync`), 'thread', { thread });
  });
});

describe('a CRM that fails', { timeout: 60_000 }, () => {
  it('makes no zero and keeps the last known figures with their age', async () => {
    const sandbox = await startTestSandbox({ records: 60 });
    const folder = await tempFolder();
    const ann = person(sandbox.url, ANN);
    const good = runMain(['start'], { ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'error' });
    await good.printed(/is ready/);
    await ann.type('/sfsync check');
    const figures = /\d+ errors on\n\d+ records/;
    const [known] = figures.exec((await ann.waitFor(/Picklists/)).replaceAll('\non\n', ' on\n')) ?? [];
    good.child.kill('SIGTERM');
    await good.ended();

    const broken = { ...sandbox.env, SALESFORCE_ACCESS_TOKEN: 'expired', SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'error' };
    await runMain(['start'], broken).printed(/is ready/);
    await ann.type('/sfsync check');
    const page = await ann.waitFor(/Could not compare again since/);
    expect(page).toContain('Salesforce refused the credentials');
    expect(page.split(known ?? '?').length).toBeGreaterThan(0);
    const newest = page.slice(page.lastIndexOf('HubSpot–Salesforce sync errors', page.indexOf('Could not compare')));
    expect(newest).not.toContain('No sync errors');
    expect(newest.replaceAll('\non\n', ' on\n')).toMatch(figures);
  });

  it('tells the command line, with exit code 1', async () => {
    const sandbox = await startTestSandbox({ records: 12, crmOnly: true });
    const run = runMain(['audit', '--format', 'json'], {
      ...sandbox.env,
      HUBSPOT_ACCESS_TOKEN: 'wrong',
      LOG_LEVEL: 'silent',
    });
    expect(await run.ended()).toBe(1);
    const { sources, errors } = JSON.parse(run.output());
    expect(errors).toEqual([]);
    expect(sources).toMatchObject([
      { name: 'audit', at: null, complete: false, problem: { vendor: 'hubspot', code: 'unauthorized' } },
    ]);
  });
});

describe('the command line', { timeout: 60_000 }, () => {
  it('lists every missing or wrong setting and ends with 1', async () => {
    const run = runMain(['start'], { SLACK_BOT_TOKEN: 'xoxb-1', SALESFORCE_LOGIN_URL: 'https://login.salesforce.com' });
    expect(await run.ended()).toBe(1);
    for (const part of ['SLACK_APP_TOKEN', 'My Domain', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET'])
      expect(run.output()).toContain(part);
  });

  it('refuses a corrupt database, names its backup, and leaves both alone', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const folder = await tempFolder();
    await writeFile(join(folder, 'db.json'), '{"version":1,');
    const run = runMain(['start'], { ...sandbox.env, SFSYNC_DATA_DIR: folder });
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('db.json is not valid JSON');
    expect(run.output()).toContain('db.json.bak');
    expect(await readFile(join(folder, 'db.json'), 'utf8')).toBe('{"version":1,');
  });

  it('lets only one process own a data folder', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: await tempFolder() };
    await runMain(['start'], env).printed(/is ready/);
    const second = runMain(['start'], env);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('is in use by another sfsync process');
  });

  it.each([
    [['sandbox', '--port', 'x'], '--port takes a whole number of 0 or more; found “x”'],
    [['sandbox', '--fault', '2'], '--fault takes a number from 0 to 1; found “2”'],
    [['sandbox', '--dataset', '/nowhere.json'], '/nowhere.json cannot be read: no such file'],
    [['sandbox', '--prot', '1'], '--prot'],
    [['audit', '--format', 'xml'], '--format takes table, json or csv; found “xml”'],
    [['status'], 'There is no command “status”'],
  ])('names what is wrong with %j and shows the usage', async (args, fault) => {
    const run = runMain(args);
    expect(await run.ended()).toBe(2);
    expect(run.output()).toContain(fault);
    expect(run.output()).toContain('Usage: node src/main.ts');
  });

  it('names what is wrong in a data set', async () => {
    const file = join(await tempFolder(), 'set.json');
    await writeFile(file, JSON.stringify({ hubspot: { objects: { contacts: [{ properties: {} }] } } }));
    const run = runMain(['sandbox', '--port', '0', '--dataset', file]);
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('contacts');
    expect(run.output()).toContain('id');
  });
});

describe('a correction in HubSpot', { timeout: 60_000 }, () => {
  it('is seen by the next check as fixed', async () => {
    const sandbox = await startTestSandbox({ records: 60, syncDelay: 50 });
    const [error] = (await truthOf(sandbox.url)).filter(({ property }) => property === 'region__c');
    const ann = person(sandbox.url, ANN);
    const folder = await tempFolder();
    const mappings = join(folder, 'mappings.csv');
    await writeFile(mappings, sandbox.mappingsCsv);
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: folder, SFSYNC_MAPPINGS: mappings, LOG_LEVEL: 'error' };
    await runMain(['start'], env).printed(/is ready/);
    await ann.type('/sfsync check');
    await ann.waitFor(/Picklists/);
    await correct(sandbox.url, error?.object ?? '', error?.id ?? '', { region__c: 'EMEA' });
    await truthOf(sandbox.url);
    await ann.type('/sfsync check');
    await ann.waitFor(/1 fixed since/);
  });
});
