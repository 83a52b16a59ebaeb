/** HubSpot's error list, dropped into the sandbox's Slack at a bot without any CRM, as a first user meets sfsync. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, MAX, person, slackApi } from '../support/person.ts';

const DM = 'D0ADMIN';
const HEADER = 'Error type,Object,Record name,Record ID,Salesforce ID,Error message,Last occurred';
const LONG = 'STRING_TOO_LONG: Title: data value too large: Chief (max length=128)';
const row = (id: number, type = 'Invalid email', message = 'INVALID_EMAIL_ADDRESS: Email: invalid email address: x') =>
  `${type},Contact,Ada ${id},${id},003000000000${String(id).padStart(3, '0')}AAA,${message},2026-11-24 09:05`;
const list = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const UNCLEAR = 'Error type,Quux\nInvalid email,5501234\nInvalid email,5501235\n';

const startBot = (...[options, prepare]: Parameters<typeof startTestBot>) =>
  startTestBot({ slackOnly: true, records: 20, ...options }, prepare);

type Person = ReturnType<typeof person>;
type Json = Record<string, unknown>;

async function history(url: string, channel = CHANNEL): Promise<Json[]> {
  return (await slackApi(url, 'conversations.history', { channel, include_all_metadata: true }))['messages'] as Json[];
}
/** The id of the file that a message shares. */
const fileOf = (message: Json = {}) => String((message['files'] as Json[] | undefined)?.[0]?.['id']);
const newestTs = async (url: string, channel = CHANNEL) =>
  String((await history(url, channel)).find((message) => Array.isArray(message['files']))?.['ts']);

/** Shares the file and waits for the offer in its thread; gives the thread. */
async function offered(who: Person, url: string, name: string, content: string): Promise<string> {
  await who.share(name, content);
  const thread = await newestTs(url);
  await who.waitFor(/Shall I read it/, 'thread', { thread });
  return thread;
}

async function readIt(who: Person, thread: string, whole: 'whole' | 'part'): Promise<void> {
  await who.press('import_read', 'thread', { thread });
  await who.waitFor(/What does the file hold/, 'modal');
  await who.choose('whole', whole);
  await who.submit();
}

describe('a list of errors in a channel', () => {
  it('is offered in the file’s thread, read on request, and told: what is new, returned and no longer listed', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    const max = person(url, MAX);
    const first = await offered(
      ann,
      url,
      'sync-errors.csv',
      list(row(101), row(102), row(103, 'String too long', LONG)),
    );
    await readIt(ann, first, 'whole');
    await ann.waitFor(/and report in the thread of the file/, 'modal');
    await ann.close();
    const told = await ann.waitFor(/3 rows with 3 errors/, 'thread', { thread: first });
    expect(told).toMatch(/, read for\s+@Ann Admin/);
    expect(told).toContain('3 new · 0 returned · 0 no longer listed');
    await ann.waitFor(/3 errors\s+on/);

    // Somebody else clicks the same button, or has it still on the screen.
    const shown = await max.waitFor(/sync-errors\.csv\s+is read\. The result is below/, 'thread', { thread: first });
    expect(shown.match(/@Ann Admin/g)).toHaveLength(1);

    const second = await offered(max, url, 'monday.csv', list(row(102), row(104)));
    await readIt(max, second, 'whole');
    await max.waitFor(/1 new · 0 returned · 2 no longer listed/, 'thread', { thread: second });
    await max.waitFor(/1 new · 0 returned[\s\S]*2 no longer listed/);

    // A part of the list closes nothing.
    const third = await offered(max, url, 'part.csv', list(row(101)));
    await readIt(max, third, 'part');
    await max.waitFor(/0 new · 1 returned[\s\S]*nothing was marked as no longer listed/, 'thread', { thread: third });
    await max.waitFor(/3 errors\s+on\s+3 records/);
  }, 20_000);

  it('is offered once: an event that comes again, and the same file again, say nothing', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    const thread = await offered(ann, url, 'sync-errors.csv', list(row(101)));
    for (let times = 0; times < 2; times += 1) {
      expect(await (await fetch(`${url}/sandbox/redeliver`, { method: 'POST' })).json()).toEqual({ ok: true });
      await sleep(100);
    }
    const replies = (await slackApi(url, 'conversations.replies', { channel: CHANNEL, ts: thread }))['messages'];
    expect(replies).toHaveLength(2);
    expect((replies as Json[])[1]).toMatchObject({ user: 'U0SFSYNC' });
  });

  it('is read once: a second person is told who has it read', async () => {
    const { url } = await startBot();
    const [ann, max] = [person(url, ANN), person(url, MAX)];
    const thread = await offered(ann, url, 'sync-errors.csv', list(row(101)));
    // Both have the questions open.
    for (const who of [ann, max]) {
      await who.press('import_read', 'thread', { thread });
      await who.waitFor(/What does the file hold/, 'modal');
      await who.choose('whole', 'part');
    }
    await ann.submit();
    await ann.waitFor(/1 row with 1 error/, 'thread', { thread });
    await max.submit();
    await max.waitFor(/I have read it for\s+@Ann Admin\s+already/, 'modal');
    const digests = (await history(url)).filter(({ text }) => String(text).includes('1 error'));
    expect(digests).toHaveLength(1);
  });

  it('stays offered where it is declined, or where nobody says whether it is the whole list', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    const thread = await offered(ann, url, 'sync-errors.csv', list(row(101)));
    await ann.press('import_skip', 'thread', { thread });
    await ann.waitFor(/said “not now”/, 'thread', { thread });
    await ann.press('import_read', 'thread', { thread });
    await ann.waitFor(/What does the file hold/, 'modal');
    expect(await ann.submit()).toMatchObject({ ok: false, error: 'view_errors' });
  });

  it('asks about a column once, and remembers the answer for files with the same header', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    await ann.share('odd.csv', UNCLEAR);
    const thread = await newestTs(url);
    await ann.waitFor(/Shall I read it/, 'thread', { thread });
    await ann.press('import_read', 'thread', { thread });
    const questions = await ann.waitFor(/What does the file hold/, 'modal');
    expect(questions).toContain('I am not sure about 1 column');
    expect(questions).toContain('For example: “5501234”, “5501235”');
    await ann.choose('role:1', 'extra');
    await ann.choose('role:1', 'hubspot-id');
    await ann.choose('whole', 'part');
    await ann.submit();
    await ann.waitFor(/2 rows with 2 errors/, 'thread', { thread });
    await ann.share('odd-again.csv', UNCLEAR);
    const again = await newestTs(url);
    await ann.waitFor(/Shall I read it/, 'thread', { thread: again });
    await ann.press('import_read', 'thread', { thread: again });
    const asked = await ann.waitFor(/What does the file hold/, 'modal');
    expect(asked).not.toContain('I am not sure');
    expect(asked).toContain('Column “Quux”');
  });

  it('tells rows that it could not read, and then marks nothing as no longer listed', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    await readIt(ann, await offered(ann, url, 'a.csv', list(row(101), row(102))), 'whole');
    await ann.waitFor(/2 errors/);
    const thread = await offered(ann, url, 'b.csv', list(row(101), '"Invalid email,Contact'));
    await readIt(ann, thread, 'whole');
    const told = await ann.waitFor(/could not be read/, 'thread', { thread });
    expect(told).toContain('line 3: a quotation mark that is not closed');
    expect(told).toContain('nothing was marked as no longer listed');
  });

  it('says so where the file was deleted, at the click and at the submission, and stays open', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    const thread = await offered(ann, url, 'sync-errors.csv', list(row(101)));
    await ann.press('import_read', 'thread', { thread });
    await ann.waitFor(/What does the file hold/, 'modal');
    await ann.choose('whole', 'part');
    await ann.deleteFile(fileOf((await history(url))[0]));
    await ann.submit();
    await ann.waitFor(/Slack no longer has this file/, 'modal');
    await ann.close();
    await ann.press('import_read', 'thread', { thread });
    await ann.waitFor(/Slack no longer has this file/, 'modal');
  });

  it('is offered again after a stop in the middle, with nothing kept', async () => {
    let thread = '';
    const { url } = await startBot({}, async ({ url: address }, folder) => {
      const ann = person(address, ANN);
      await ann.share('sync-errors.csv', list(row(101)));
      const [message] = await history(address);
      thread = String(message?.['ts']);
      const post = async (text: string) =>
        String((await slackApi(address, 'chat.postMessage', { channel: CHANNEL, text, thread_ts: thread }))['ts']);
      const [ts, progressTs] = [await post('Ann has it read'), await post('Reading… 40,000 rows')];
      const file = fileOf(message);
      const database = await openDatabase(folder);
      const at = '2026-11-24T09:00:00.000Z';
      const offer = { file, channel: CHANNEL, name: 'sync-errors.csv', state: 'reading', at } as const;
      await database.offers.put({ ...offer, ts, progressTs, threadTs: thread, by: ANN });
    });
    const ann = person(url, ANN);
    const words = await ann.waitFor(
      /I was interrupted while I read\s+sync-errors\.csv\s*, and kept nothing of it\. Shall/,
      'thread',
      { thread },
    );
    expect(words).not.toContain('40,000');
    await readIt(ann, thread, 'whole');
    await ann.waitFor(/1 row with 1 error/, 'thread', { thread });
  });

  it('never speaks for its name or its contents', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    const name = '<!channel> *x* `y`.csv';
    const thread = await offered(ann, url, name, list(row(101, 'Invalid email', '<!here> *bold*'), row(102)));
    await readIt(ann, thread, 'whole');
    await ann.waitFor(/2 rows with 2 errors/, 'thread', { thread });
    const replies = (await slackApi(url, 'conversations.replies', { channel: CHANNEL, ts: thread }))['messages'];
    const own = (replies as Json[]).filter(({ user }) => user === 'U0SFSYNC');
    expect(JSON.stringify(own)).toContain('&lt;!channel&gt;');
    const digest = (await history(url)).filter(({ user }) => user === 'U0SFSYNC');
    expect(JSON.stringify([own, digest])).not.toMatch(/<!(channel|here)>/);
  });
});

describe('other files', () => {
  it('are told in a channel to whoever sent them alone, once, and only where they might have been meant', async () => {
    const { url } = await startBot();
    const [ann, max] = [person(url, ANN), person(url, MAX)];
    await ann.share('budget.csv', 'Month,Team,Cost\n2026-01,Sales,1200\n2026-02,Sales,1300\n');
    await ann.waitFor(/I cannot see that\s+budget\.csv\s+is a list of sync errors, so I leave it/);
    await ann.share('photo.png', new Uint8Array([137, 80, 78, 71]));
    await ann.share('notes.txt', 'Lunch at noon, then a walk.\n');
    await ann.share('errors.xlsx', new Uint8Array([80, 75, 3, 4]));
    await ann.waitFor(/errors\.xlsx\s+is a spreadsheet, and I read CSV files/);
    await ann.share('empty-rows.csv', '\n\n\n');
    await ann.waitFor(/I could not read\s+empty-rows\.csv/);
    await ann.share('header.csv', `${HEADER}\n`);
    await ann.waitFor(/header\.csv\s+has a header and no rows below it/);
    await fetch(`${url}/sandbox/redeliver`, { method: 'POST' });
    // What comes last is offered, so the others were looked at before.
    const thread = await offered(ann, url, 'sync-errors.csv', list(row(101)));
    const words = await ann.sees('main');
    expect(words).not.toMatch(/notes\.txt\s+(is|has)|photo\.png\s+(is|has)/);
    expect(words.match(/has a header and no rows/g)).toHaveLength(1);
    expect(await max.sees('main')).not.toMatch(/so I leave it|is a spreadsheet|could not read|no rows/);
    const messages = await history(url);
    expect(messages.filter(({ user }) => user === 'U0SFSYNC')).toEqual([]);
    expect(messages.filter((message) => 'reply_count' in message).map(({ ts }) => ts)).toEqual([thread]);
  });

  it('are answered in direct messages, and a CSV can be read all the same', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    await ann.share('errors.xlsx', new Uint8Array([80, 75, 3, 4]), DM);
    await ann.waitFor(/errors\.xlsx\s+is a spreadsheet, and I read CSV files/, 'main', { channel: DM });
    await ann.share('renamed.csv', new Uint8Array([80, 75, 3, 4, ...new Uint8Array(400)]), DM);
    await ann.waitFor(/I could not read\s+renamed\.csv/, 'main', { channel: DM });
    await ann.share('photo.png', new Uint8Array([137, 80, 78, 71]), DM);
    await ann.share('budget.csv', 'Month,Note,Cost\n2026-01,,1200\n', DM);
    await ann.waitFor(/I cannot see that\s+budget\.csv\s+is a list of sync errors/, 'main', { channel: DM });
    await ann.press('import_read', 'main', { channel: DM });
    await ann.waitFor(/What does the file hold/, 'modal');
    await ann.choose('whole', 'part');
    expect(await ann.submit()).toMatchObject({ ok: false, error: 'view_errors' });
    expect(await ann.sees('modal')).toContain('Name the column that tells the error’s type or its message.');
    await ann.choose('role:1', 'type');
    await ann.submit();
    const words = await ann.waitFor(/Reading\s+budget\.csv\s+failed/, 'main', { channel: DM });
    expect(words).not.toContain('photo.png\nPNG · 4 B\nThis');
  });
});

describe('without any CRM', () => {
  it('a check and an export say that dropping the list works, and digests warn until one was read', async () => {
    const { url } = await startBot();
    const ann = person(url, ANN);
    await ann.type('/sfsync status');
    await ann.waitFor(/drop HubSpot’s exported error list/);
    await ann.type('/sfsync export', DM);
    const told = await ann.waitFor(/drop HubSpot’s exported error list/, 'main', { channel: DM });
    expect(told).not.toContain('have not been compared yet');
    await ann.type('/sfsync notify daily');
    await ann.waitFor(/There is nothing to tell yet[\s\S]*Drop HubSpot’s exported error list/);
    await readIt(ann, await offered(ann, url, 'sync-errors.csv', list(row(101))), 'whole');
    await ann.waitFor(/1 error\s+on/);
    await ann.close();
    await ann.type('/sfsync notify daily', DM);
    const set = await ann.waitFor(/A digest in English will be posted here/, 'main', { channel: DM });
    expect(set).not.toContain('There is nothing to tell yet');
  });
});
