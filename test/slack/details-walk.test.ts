/** From a digest to records and what is done with them, as people click in the sandbox's Slack. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, MAX, moveClock, person, slackApi } from '../support/person.ts';

type Someone = ReturnType<typeof person>;
const DIRECT = { [ANN]: 'D0ADMIN', [MAX]: 'D0MEMBER' };
const NAMES = /^(?!All|Select|New|Since|First|HubSpot|Salesforce|·|Job title|Back|String|Previous|Next)/;

async function start(user = ANN, options: Parameters<typeof startTestBot>[0] = {}) {
  const bot = await startTestBot({ records: 600, ...options });
  const who = person(bot.url, user);
  await who.type('/sfsync status');
  await who.waitFor(/Property values/);
  await who.press('details:property-values');
  await who.waitFor(/How to fix it/, 'modal');
  return { bot, who };
}

/** Goes to the records of the cause whose words match. */
async function open(who: Someone, cause: RegExp) {
  const lines = (await who.sees('modal'))
    .split('\n')
    .filter((line) => /^(?:Contacts|Companies|Deals|Tasks): /.test(line));
  await who.press(`details_step:open-${lines.findIndex((line) => cause.test(line))}`, 'modal');
  return who.waitFor(/Records 1 to 10 of 13/, 'modal');
}

const names = (words: string) => {
  const lines = words.split('\n');
  return lines.filter((line, at) => NAMES.test(line) && /^Job title is \d+ characters/.test(lines[at + 1] ?? ''));
};

const lists = async (url: string) => {
  const response = await fetch(`${url}/hubspot/crm/v3/lists/search`, {
    method: 'POST',
    headers: { authorization: 'Bearer sandbox-hubspot', 'content-type': 'application/json' },
    body: JSON.stringify({ count: 500 }),
  });
  const found = (await response.json()) as {
    lists: { name: string; additionalProperties: { hs_list_size: string } }[];
  };
  return found.lists.map(({ name, additionalProperties }) => [name, Number(additionalProperties.hs_list_size)]);
};

const TOO_LONG = /Job title is longer/;

describe('the details', { timeout: 60_000 }, () => {
  it('lead in two clicks to a cause’s records, page by page, and back to where one was', async () => {
    const { who } = await start();
    const first = await open(who, TOO_LONG);
    expect(names(first)).toHaveLength(10);
    expect(first).toContain('String too long');
    await who.press('details_step:next', 'modal');
    const second = await who.waitFor(/Records 11 to 13 of 13/, 'modal');
    expect(names(second)).toHaveLength(3);
    expect(second).not.toContain('Next');
    await who.press('details_step:previous', 'modal');
    await who.waitFor(/Records 1 to 10 of 13/, 'modal');
    await who.press('details_step:back', 'modal');
    await who.waitFor(/Causes 1 to 8 of/, 'modal');
  });

  it('export and list exactly what is ticked', async () => {
    const { who, bot } = await start();
    await open(who, TOO_LONG);
    await who.press('details_step:next', 'modal');
    const [one = '', two = ''] = names(await who.waitFor(/Records 11 to 13 of 13/, 'modal'));
    await who.tick('details_pick:0', 'on');
    await who.tick('details_pick:1', 'on');
    await who.waitFor(/the 2 selected records/, 'modal');

    await who.press('details_act:export', 'modal');
    await who.waitFor(/Sent: 2 errors as CSV/, 'modal');
    const [file = ''] = await who.files(DIRECT[ANN]);
    const rows = parse<Record<string, string>>(await (await fetch(file)).text(), { columns: true, bom: true });
    expect(rows.map(({ name }) => name).toSorted()).toEqual([one, two].toSorted());
    expect(rows.map(({ type, property }) => `${type} ${property}`)).toEqual(Array(2).fill('string-too-long jobtitle'));

    const list = await who.button('details_act:list', 'modal');
    await Promise.all([list(), list()]);
    await who.waitFor(/being made/, 'modal');
    const told = await who.waitFor(/made:/, 'main', { channel: DIRECT[ANN] });
    expect(told).toContain('sfsync: String too long (selected), ');
    const [made, ...others] = await lists(bot.url);
    expect(made).toEqual([expect.stringMatching(/^sfsync: String too long \(selected\), /), 2]);
    expect(others).toEqual([]);

    // What is ticked stays ticked over pages, and is cleared at once.
    await who.press('details_step:previous', 'modal');
    await who.waitFor(/Records 1 to 10 of 13[\s\S]*the 2 selected records/, 'modal');
    await who.press('details_step:clear', 'modal');
    await who.waitFor(/all 13 records/, 'modal');
  });

  it('resync what is ticked, after a confirmation on top of them', async () => {
    const { who } = await start();
    await open(who, TOO_LONG);
    await who.tick('details_pick:2', 'on');
    await who.waitFor(/the selected record\n/, 'modal');
    await who.press('details_act:resync', 'modal');
    const asked = await who.waitFor(/Salesforce allowance afterwards/, 'modal');
    expect(asked).toMatch(/^1 record\n/m);
    expect(asked).toContain('String too long (selected)');
    await who.submit();
    await who.waitFor(/Resync of 1 record started. I report in the thread of this message/, 'modal');
    await who.close();
    await who.waitFor(/Records 1 to 10 of 13/, 'modal');
  });

  it('act on causes that are ticked', async () => {
    const { who, bot } = await start();
    await who.tick('details_pick:0', 'on');
    await who.tick('details_pick:3', 'on');
    const words = await who.waitFor(/the 2 selected causes/, 'modal');
    const sizes = words.split('\n').flatMap((line) => /^Show (?:the|(\d+)) record/.exec(line)?.[1] ?? []);
    await who.press('details_act:list', 'modal');
    await who.waitFor(/made:/, 'main', { channel: DIRECT[ANN] });
    const made = await lists(bot.url);
    const total = made.reduce((sum, [, size]) => sum + Number(size), 0);
    expect(total).toBeLessThanOrEqual(Number(sizes[0]) + Number(sizes[3]));
    expect(total).toBeGreaterThan(0);
  });

  it('refuse a write to whoever may not, in the view, and let them export', async () => {
    const { who, bot } = await start(MAX);
    await open(who, TOO_LONG);
    await who.press('details_act:resync', 'modal');
    await who.waitFor(/Only Slack workspace admins and owners may do this[\s\S]*Records 1 to 10 of 13/, 'modal');
    await who.press('details_act:export', 'modal');
    await who.waitFor(/Sent: 13 errors as CSV/, 'modal');
    await who.press('details_act:list', 'modal');
    await who.waitFor(/Only Slack workspace admins and owners may do this/, 'modal');
    expect(await lists(bot.url)).toEqual([]);
    await who.press('details_act:export', 'modal');
    const words = await who.waitFor(/Sent: 13 errors as CSV/, 'modal');
    expect(words).not.toContain('Only Slack workspace admins');
  });

  it('show only one object, or what is new since the digest before', async () => {
    const { who } = await start();
    await who.choose('details_filter:object', 'deals');
    const deals = await who.waitFor(/Causes\nDeals: /, 'modal');
    expect(deals).not.toMatch(/^Contacts: /m);
    await who.press('details_act:export', 'modal');
    await who.waitFor(/Sent: \d+ errors as CSV/, 'modal');
    const [file = ''] = await who.files(DIRECT[ANN]);
    const rows = parse<Record<string, string>>(await (await fetch(file)).text(), { columns: true, bom: true });
    expect(new Set(rows.map(({ object }) => object))).toEqual(new Set(['deals']));
    await who.choose('details_filter:since', 'new');
    await who.waitFor(/No error passes this filter/, 'modal');
    await who.choose('details_filter:since', 'all');
    await who.choose('details_filter:object', 'all');
    await who.waitFor(/^Contacts: /m, 'modal');
  });

  it('show only the records of one owner', async () => {
    const { who, bot } = await start();
    const all = await who.waitFor(/All owners/, 'modal');
    const headers = { authorization: 'Bearer sandbox-hubspot' };
    const response = await fetch(`${bot.url}/hubspot/crm/v3/owners?limit=500`, { headers });
    type Owner = { readonly id: string; readonly firstName: string; readonly lastName: string };
    const { results } = (await response.json()) as { results: Owner[] };
    const owner = results.find(({ firstName, lastName }) => all.includes(`${firstName} ${lastName}`));
    await who.choose('details_filter:owner', owner?.id ?? '');
    const [, count = ''] = /all (?!86)(\d+) errors/.exec(await who.waitFor(/all (?!86)\d+ errors/, 'modal')) ?? [];
    expect(Number(count)).toBeLessThan(86);
    await who.press('details_act:export', 'modal');
    await who.waitFor(new RegExp(`Sent: ${count} errors as CSV`), 'modal');
    const [file = ''] = await who.files(DIRECT[ANN]);
    const rows = parse<Record<string, string>>(await (await fetch(file)).text(), { columns: true, bom: true });
    const owners = await Promise.all(
      rows
        .filter(({ hubspot_id: id }) => id !== '')
        .map(async ({ object, hubspot_id: id }) => {
          const record = await fetch(`${bot.url}/hubspot/crm/v3/objects/${object}/${id}?properties=hubspot_owner_id`, {
            headers,
          });
          return ((await record.json()) as { properties: Record<string, string> }).properties['hubspot_owner_id'];
        }),
    );
    expect(owners.length).toBeGreaterThan(0);
    expect(new Set(owners)).toEqual(new Set([owner?.id]));
  });

  it('take each of two quick clicks, and end in the state of the last', async () => {
    const { who } = await start();
    await open(who, TOO_LONG);
    const [next, tick] = [await who.button('details_step:next', 'modal'), who.tick('details_pick:0', 'on')];
    await Promise.all([tick, next(), next()]);
    await who.waitFor(/Records 11 to 13 of 13[\s\S]*the selected record\n/, 'modal');
  });

  it('say so where a click was on a button of what was shown before', async () => {
    const { who } = await start(ANN, { records: 1_500 });
    const records = await who.button('details_step:open-0', 'modal');
    const next = await who.button('details_step:next', 'modal');
    const [, second] = await Promise.all([records(), next()]);
    await who.waitFor(/Records? 1 to|All \d+ records|The record|Both records/, 'modal');
    // Slack passes it on, or has no such button any more.
    const told = second.error ?? (await who.waitFor(/nothing was done/, 'modal'));
    expect(told).toMatch(/nothing was done|no longer there/);
    expect(await who.sees('modal')).not.toMatch(/Records 11 to/);
  });

  it('do nothing with a selection that is forgotten, and say so', async () => {
    const { who, bot } = await start();
    await open(who, TOO_LONG);
    await who.tick('details_pick:0', 'on');
    await who.waitFor(/the selected record\n/, 'modal');
    await moveClock(bot.url, new Date(Date.now() + 25 * 3_600_000));
    await who.press('details_act:export', 'modal');
    await who.waitFor(/This selection is forgotten[\s\S]*all 13 records/, 'modal');
    expect(await who.files(DIRECT[ANN])).toEqual([]);
  });

  it('show what a list told where no CRM is connected, and what cannot be done then', async () => {
    const { url } = await startTestBot({ slackOnly: true, records: 20 });
    const ann = person(url, ANN);
    const rows = Array.from(
      { length: 12 },
      (_, at) => `${101 + at},Contacts,Property values,String too long,Title: data value too large (max length=128)`,
    );
    await ann.share('list.csv', ['Record ID,Object type,Error category,Error type,Error message', ...rows].join('\n'));
    const { messages } = (await slackApi(url, 'conversations.history', { channel: CHANNEL })) as {
      messages: { ts: string; files?: unknown[] }[];
    };
    const thread = messages.find(({ files }) => files !== undefined)?.ts ?? '';
    await ann.waitFor(/Shall I read it/, 'thread', { thread });
    await ann.press('import_read', 'thread', { thread });
    await ann.waitFor(/What does the file hold/, 'modal');
    await ann.choose('whole', 'whole');
    await ann.submit();
    await ann.waitFor(/12 errors\s+on/);
    await ann.close();
    await ann.press('details:property-values');
    const causes = await ann.waitFor(/How to fix it/, 'modal');
    expect(causes).toContain('Resync needs HubSpot and Salesforce connected.');
    expect(causes).not.toContain('Create HubSpot list\n');
    await ann.press('details_step:open-0', 'modal');
    const shown = await ann.waitFor(/Records 1 to 10 of 12/, 'modal');
    expect(shown).toContain('HubSpot 101');
    await ann.tick('details_pick:1', 'on');
    await ann.waitFor(/the selected record\n/, 'modal');
    await ann.press('details_act:export', 'modal');
    await ann.waitFor(/Sent: 1 error as CSV/, 'modal');
  });
});
