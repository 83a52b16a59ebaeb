/** Clicks that come second, late or after a restart: each gets an answer. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RespondFn } from '@slack/bolt';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/compose.ts';
import { readConfig } from '../../src/app/config.ts';
import { createClock } from '../../src/sandbox/clock.ts';
import type { KnownJob } from '../../src/jobs/resync.ts';
import type { Bot } from '../../src/slack/bot.ts';
import { replyAnyhow, type Caller } from '../../src/slack/caller.ts';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { busyWords, endedWords } from '../../src/slack/known-jobs.ts';
import { recordsOf } from '../../src/jobs/resync-job.ts';
import { createText } from '../../src/text/text.ts';
import { startTestBot } from '../support/bot.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, person } from '../support/person.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { NOW, syncError } from '../support/snapshots.ts';

const OLGA = 'U0OWNER';
const SALESFORCE_FIGURES = /Salesforce allowance afterwards/;

describe('a second click on Resync', { timeout: 60_000 }, () => {
  it('tells who started it and where it goes on', async () => {
    const { url } = await startTestBot({ syncDelay: 5_000 });
    const [ann, olga] = [person(url, ANN), person(url, OLGA)];
    await ann.type('/sfsync status');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    await ann.press('resync:property-values');
    await ann.waitFor(SALESFORCE_FIGURES, 'modal');
    await ann.submit();
    await ann.waitFor(/I report in the thread/, 'modal');
    await olga.press('resync:property-values');
    const told = await olga.waitFor(/È già in corso/, 'modal');
    expect(told).toMatch(/Ann Admin[\s\S]*fa[\s\S]*Come procede/);
  });

  const known = (parts: Partial<KnownJob> = {}): KnownJob => ({
    job: { id: 'a', at: NOW.toISOString(), by: 'U1', place: { channel: 'C1', threadTs: '1.1' } },
    records: 1,
    keys: new Set(recordsOf([syncError()]).map(({ key }) => key)),
    types: new Set(['string-too-long']),
    told: { channel: 'C1', ts: '1.2' },
    ...parts,
  });
  const caller = { user: 'U2', text: createText('en-GB') } as unknown as Caller;
  const botWith = (...jobs: KnownJob[]) =>
    ({
      resync: { jobs: () => jobs },
      gate: { permalink: async (channel: string, ts: string) => `https://slack.example/${channel}/${ts}` },
    }) as unknown as Bot;
  const ended = { endedAt: NOW.toISOString() };

  it('after it is done tells who had it done, for what it was about', async () => {
    const bot = botWith(known(ended));
    const told = await endedWords(bot, caller, { category: 'property-values' });
    expect(told).toMatch(
      /none of these errors is open any more\. <@U1> had these resynced <!date\^\d+\^\{ago\}\|[^>]*>\./,
    );
    expect(told).toContain('<https://slack.example/C1/1.2|What came of it>');
    expect(await endedWords(bot, caller, { type: 'string-too-long' })).toContain('<@U1>');
    expect(await endedWords(bot, caller, { cause: 'string-too-long:contacts:x' })).toContain('<@U1>');
    expect(await endedWords(bot, caller, { category: 'picklists' })).not.toContain('<@U1>');
    expect(await endedWords(bot, caller, { selection: 's' })).not.toContain('<@U1>');
    expect(await endedWords(botWith(known()), caller, {})).not.toContain('<@U1>');
  });

  it('gives no address in somebody else’s direct messages, or of a message that is gone', async () => {
    const records = recordsOf([syncError()]);
    const told = { channel: 'D1', ts: '1.2' };
    const elsewhere = await busyWords(botWith(known({ told })), caller, records);
    expect(elsewhere).toContain('Under way already: <@U1>');
    expect(elsewhere).not.toContain('https:');
    const gone = botWith(known());
    Object.assign(gone.gate, { permalink: () => Promise.reject(new SlackRefusal('message_not_found')) });
    expect(await busyWords(gone, caller, records)).not.toContain('https:');
    expect(await busyWords(botWith(known(ended)), caller, records)).toContain('Another resync');
  });
});

describe('an answer to a click', () => {
  const refusing = (() => Promise.reject(new Error('404'))) as unknown as RespondFn;

  it.each([
    ['where the response_url takes none, as in an archived channel', refusing],
    ['in a view, which has none', undefined],
  ])('comes in person %s', async (_, respond) => {
    const posted: unknown[] = [];
    const gate = { post: async (...message: unknown[]) => String(posted.push(message)) };
    await replyAnyhow(gate, 'U1', respond, { text: 'Done.' });
    expect(posted).toEqual([['U1', { text: 'Done.' }]]);
  });

  it('comes once', async () => {
    const said: unknown[] = [];
    const respond = (async (body: unknown) => said.push(body)) as unknown as RespondFn;
    const gate = { post: () => Promise.reject(new Error('not needed')) };
    await replyAnyhow(gate, 'U1', respond, { text: 'Done.' });
    expect(said).toEqual([expect.objectContaining({ text: 'Done.', response_type: 'ephemeral' })]);
  });
});

describe('after a restart', { timeout: 60_000 }, () => {
  it('the buttons of a digest from before work', async () => {
    const sandbox = await startTestSandbox();
    const folder = await tempFolder();
    const mappings = join(folder, 'mappings.csv');
    await writeFile(mappings, sandbox.mappingsCsv);
    const config = readConfig({ ...sandbox.env, SFSYNC_DATA_DIR: join(folder, 'data'), SFSYNC_MAPPINGS: mappings });
    const start = async () => {
      const log = pino({ level: 'silent' });
      const app = await createApp(config, { clock: createClock(), log, onLost: () => undefined });
      await app.start();
      return app;
    };
    const before = await start();
    const ann = person(sandbox.url, ANN);
    await ann.type('/sfsync status');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    await before.stop();
    const after = await start();
    onTestFinished(after.stop);
    await ann.press('details:property-values');
    await ann.waitFor(/Property values/, 'modal');
    await ann.close();
    await ann.press('resync:property-values');
    await ann.waitFor(SALESFORCE_FIGURES, 'modal');
    await ann.close();
    await ann.press('export:property-values');
    await ann.waitFor(/Sent: \d+ errors as CSV/);
  });
});
