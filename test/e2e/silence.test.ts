/** What fails in silence: records that no rule explains, and an integration that does nothing at all. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { auditCommand, type Format } from '../../src/app/audit-command.ts';
import { readCrmConfig } from '../../src/app/config.ts';
import { createText } from '../../src/text/text.ts';
import { startTestBot } from '../support/bot.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, correct, moveClock, person, slackApi, truthOf, CHANNEL } from '../support/person.ts';
import { silent, startTestSandbox } from '../support/sandbox.ts';

const MINUTE = 60_000;

async function pause(url: string, paused: boolean): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/sandbox/integration`, { method: 'POST', headers, body: JSON.stringify({ paused }) });
}

async function nowOf(url: string): Promise<number> {
  const { now } = (await (await fetch(`${url}/sandbox/clock`)).json()) as { now: string };
  return Date.parse(now);
}

const goOn = async (url: string, minutes: number) => moveClock(url, new Date((await nowOf(url)) + minutes * MINUTE));

/** Synced contacts that no error is known of. */
async function cleanContacts(url: string): Promise<string[]> {
  const failing = new Set((await truthOf(url)).map(({ object, id }) => `${object} ${id}`));
  const properties = 'salesforcecontactid,salesforcelastsynctime';
  const answer = await fetch(`${url}/hubspot/crm/v3/objects/contacts?limit=100&properties=${properties}`, {
    headers: { authorization: 'Bearer sandbox-hubspot' },
  });
  const { results } = (await answer.json()) as { results: { id: string; properties: Record<string, string | null> }[] };
  return results
    .filter(({ id, properties: own }) => own['salesforcecontactid'] && !failing.has(`contacts ${id}`))
    .map(({ id }) => id);
}

async function messages(url: string): Promise<string[]> {
  const history = await slackApi(url, 'conversations.history', { channel: CHANNEL, limit: 100 });
  return (history['messages'] as { text: string }[]).map(({ text }) => text).toReversed();
}

describe('the alarm that nothing syncs', { timeout: 60_000 }, () => {
  it('comes once when HubSpot’s integration is paused, and its end once, in the channel’s language', async () => {
    const { url } = await startTestBot({ records: 100 });
    const ann = person(url, ANN);
    await ann.type('/sfsync notify immediately in italian');
    await ann.waitFor(/posted here in Italian/);
    await goOn(url, 10);
    await pause(url, true);
    const ids = await cleanContacts(url);
    expect(ids.length).toBeGreaterThan(4);
    const edit = (some: readonly string[], jobtitle: string) =>
      Promise.all(some.map((id) => correct(url, 'contacts', id, { jobtitle })));
    const alarms = async () => (await messages(url)).filter((text) => /sincronizza(?:no)? (?:più|di nuovo)/.test(text));

    await edit(ids.slice(0, 3), 'Chief');
    await goOn(url, 10);
    expect(await alarms()).toEqual([]);
    for (const minutes of [70, 100, 100]) await goOn(url, minutes);
    expect(await alarms()).toEqual([expect.stringMatching(/^Non si sincronizza più nulla\. .*3 record/)]);

    await pause(url, false);
    await truthOf(url);
    for (const minutes of [100, 100]) await goOn(url, minutes);
    expect(await alarms()).toEqual([
      expect.stringMatching(/^Non si sincronizza più nulla/),
      expect.stringMatching(/^HubSpot e Salesforce si sincronizzano di nuovo/),
    ]);
  });
});

/** An audit on the command line. */
async function audit(env: Readonly<Record<string, string>>, format: Format): Promise<string> {
  let words = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      words += String(chunk);
      done();
    },
  });
  const deps = { clock: { now: () => new Date() }, log: silent, text: createText() };
  await auditCommand(readCrmConfig(env), format, deps, out);
  return words;
}

describe('records that no rule explains', { timeout: 60_000 }, () => {
  it('are shown apart in the digest and its dialog', async () => {
    const { url } = await startTestBot({ records: 200 });
    const ann = person(url, ANN);
    await ann.type('/sfsync check');
    await ann.waitFor(/Changed, not synced, no known reason: \d+ records/);
    await ann.press('drift');
    const words = await ann.waitFor(/What to do/, 'modal');
    expect(words).toContain('duplicate rule in Salesforce refuses them');
    expect(words).toMatch(/changed .* in HubSpot, last synced .*; different: \w+/);
    expect(words).toMatch(/HubSpot\n·\nSalesforce/);
  });

  it('are resynced to the proof, and leave the list then', async () => {
    const { url } = await startTestBot({ records: 100 });
    const ann = person(url, ANN);
    await pause(url, true);
    const ids = (await cleanContacts(url)).slice(0, 3);
    await Promise.all(ids.map((id) => correct(url, 'contacts', id, { jobtitle: 'Chief' })));
    await goOn(url, 60);
    await ann.type('/sfsync check');
    const before = await ann.waitFor(/no known reason: \d+ records/);
    const drifting = Number(/no known reason: (\d+) records/.exec(before)?.[1]);
    expect(drifting).toBeGreaterThan(3);

    await pause(url, false);
    await ann.press('resync:drift');
    const asked = await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    expect(asked).toMatch(
      new RegExp(`^${drifting} records\\nwithout a known error: Changed, not synced, no known reason`, 'm'),
    );
    await ann.submit();
    await ann.waitFor(/I report in/, 'modal');
    await ann.close();
    const { messages: all } = await slackApi(url, 'conversations.history', { channel: CHANNEL });
    const [{ ts: thread } = { ts: '' }] = all as { ts: string }[];
    await ann.waitFor(new RegExp(`3 proven in sync, 0 failed again, ${drifting - 3} still`), 'thread', { thread });
    await ann.type('/sfsync status');
    await ann.waitFor(new RegExp(`no known reason: ${drifting - 3} record`));
  });

  it('are beside the errors on the command line, and are what a flow or rule refused', async () => {
    const sandbox = await startTestSandbox({ records: 200, crmOnly: true });
    const truth = await truthOf(sandbox.url);
    const mappings = join(await tempFolder(), 'mappings.csv');
    await writeFile(mappings, sandbox.mappingsCsv);
    const env = { ...sandbox.env, SFSYNC_MAPPINGS: mappings };
    const { drift } = JSON.parse(await audit(env, 'json')) as {
      drift: { records: number; listed: { object: string; hubspotId: string; name?: string; properties: string[] }[] };
    };
    expect(drift.records).toBeGreaterThan(3);
    expect(drift.listed).toHaveLength(drift.records);
    const unseen = new Set([
      'salesforce-flow',
      'salesforce-custom-field-validation-rule',
      'salesforce-duplicate-rule',
      'salesforce-automation',
    ]);
    const typesOf = (object: string, id: string) =>
      truth.filter((row) => row.object === object && row.id === id).map(({ type }) => type);
    for (const { object, hubspotId } of drift.listed) {
      expect(
        typesOf(object, hubspotId).some((type) => unseen.has(type)),
        `${object} ${hubspotId}`,
      ).toBe(true);
    }
    const table = await audit(env, 'table');
    expect(table).toMatch(
      new RegExp(`\\n\\nChanged, not synced, no known reason: ${drift.records} records\\n  companies  \\d+  changed`),
    );
  });
});

describe('the details of an imported list', { timeout: 60_000 }, () => {
  it('name the flows, triggers and rules that may have refused a record, who changed them last and when', async () => {
    const { url } = await startTestBot({ records: 200 });
    const ann = person(url, ANN);
    await ann.share('sync-errors.csv', await (await fetch(`${url}/sandbox/sync-errors.csv`)).text());
    const { messages: all } = await slackApi(url, 'conversations.history', { channel: CHANNEL });
    const thread = (all as { ts: string; files?: unknown[] }[]).find(({ files }) => files !== undefined)?.ts ?? '';
    await ann.waitFor(/Shall I read it/, 'thread', { thread });
    await ann.press('import_read', 'thread', { thread });
    await ann.waitFor(/whole list/, 'modal');
    await ann.choose('whole', 'whole');
    await ann.submit();
    await ann.waitFor(/errors/, 'thread', { thread });
    await ann.close();
    await ann.waitFor(/Custom code/);
    await ann.press('details:custom-code');
    const words = await ann.waitFor(/Active in Salesforce/, 'modal');
    for (const kind of ['Flow', 'Validation rule', 'Apex trigger'])
      expect(words).toMatch(new RegExp(`${kind} [^\\n]+ on \\w+, last changed [^\\n]+ by \\p{L}+`, 'u'));
  });
});
