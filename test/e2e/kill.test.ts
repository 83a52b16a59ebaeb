/** A kill at the worst moment, and a restart: nothing is lost and nothing repeated. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startProxy } from '../support/cutting-proxy.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, CHANNEL, person, slackApi, truthOf } from '../support/person.ts';
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
    await database.subscriptions.put({
      channel: CHANNEL,
      frequency: 'daily',
      at: '09:00',
      day: 1,
      zone: 'UTC',
      language: 'en',
      since,
    });

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

  it('in the middle of a check says so in its message after a restart', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const folder = await tempFolder();
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'warn' };
    const ann = person(sandbox.url, ANN);
    const waiting = () => {
      if (!existsSync(join(folder, 'db.json'))) return 0;
      const stored = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')) as { waiting: object };
      return Object.keys(stored.waiting).length;
    };
    let first: ReturnType<typeof runMain> | undefined;
    // The first answer of HubSpot after the message stands there.
    const proxy = await startProxy(sandbox.url, (path) => {
      if (!path.startsWith('/hubspot/crm/') || waiting() === 0) return false;
      first?.child.kill('SIGKILL');
      return true;
    });
    first = runMain(['start'], { ...env, HUBSPOT_BASE_URL: `${proxy}/hubspot` });
    await first.printed(/is ready/);
    await ann.type('/sfsync check');
    expect(await first.ended()).toBeNull();
    expect(await ann.sees('main')).toContain('Comparing HubSpot and Salesforce…');

    await runMain(['start'], env).printed(/is ready/);
    const told = await ann.waitFor(/was interrupted by a restart/);
    expect(told).not.toContain('Comparing HubSpot and Salesforce…');
    await expect.poll(waiting).toBe(0);
    // A check that ends leaves nothing to be told, and its digest stays.
    await ann.type('/sfsync check');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    await expect.poll(waiting).toBe(0);
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
