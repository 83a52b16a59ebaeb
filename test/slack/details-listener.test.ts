import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { causesIn } from '../../src/core/causes.ts';
import type { Automation } from '../../src/core/crm.ts';
import type { DigestRecord } from '../../src/jobs/notify.ts';
import type { Selection } from '../../src/jobs/selections.ts';
import type { Bot } from '../../src/slack/bot.ts';
import type { Caller } from '../../src/slack/caller.ts';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { createDetails } from '../../src/slack/listeners/details.ts';
import { createText } from '../../src/text/text.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const flow: Automation = { kind: 'flow', object: 'Lead', name: 'Enrich', label: 'Enrich a lead' };
const refused = syncError({ type: 'salesforce-flow', sources: ['import'], salesforceObject: 'Lead' });
const many = Array.from({ length: 35 }, (_, index) => syncError({ hubspotId: String(index) }));

type Shown = { readonly metadata: string; readonly words: string; readonly hash?: string };

type Parts = {
  readonly automations?: readonly Automation[];
  readonly refusal?: string;
  readonly digest?: Partial<DigestRecord>;
};

/** A bot whose gate keeps the view that is shown, as Slack does, with its hash. */
function start(errors = many, { automations = [flow], refusal = '', digest = {} }: Parts = {}) {
  const shown: Shown[] = [];
  const replies: string[] = [];
  let reads = 0;
  const keep = (view: { private_metadata: string }, hash?: string) => {
    shown.push({
      metadata: view.private_metadata,
      words: JSON.stringify(view),
      ...(hash === undefined ? {} : { hash }),
    });
    return `hash ${shown.length}`;
  };
  const current = () => `hash ${shown.length}`;
  const gate = {
    openView: async (_trigger: string, view: { private_metadata: string }) => {
      keep(view);
      return 'V1';
    },
    updateView: async (_: string, view: { private_metadata: string }, hash?: string) => {
      if (refusal !== '') throw new SlackRefusal(refusal);
      if (hash !== undefined && hash !== current()) throw new SlackRefusal('hash_conflict');
      return keep(view, hash);
    },
    user: async () => ({ isAdmin: true, zone: 'UTC', locale: 'en-GB', name: 'Ann', email: 'ann@acme.com' }),
  };
  const selections = new Map<string, Selection>();
  let snapshot = snapshotOf(errors);
  const bot = {
    gate,
    clock: { now: () => NOW },
    log: { error: () => undefined },
    latest: async () => snapshot,
    links: () => ({ hubspot: () => undefined, salesforce: () => undefined }),
    automations: async () => {
      reads++;
      return automations;
    },
    digests: { last: (channel: string) => (channel === 'C1' ? digest : undefined) },
    owners: { people: () => [], ready: async () => undefined, idsOf: () => undefined },
    selections: {
      get: (id: string) => selections.get(id),
      put: async (id: string, selection: Selection) => void selections.set(id, selection),
    },
  } as unknown as Bot;
  const caller = {
    user: 'U1',
    channel: 'C1',
    text: createText('en-GB', 'Europe/Rome'),
    reply: async (message: unknown) => void replies.push(String(message)),
  } as unknown as Caller;
  return {
    bot,
    caller,
    shown,
    replies,
    selections,
    reads: () => reads,
    details: createDetails(bot),
    last: () => shown.at(-1) ?? { metadata: '', words: '' },
    /** As Slack tells the view with a click. */
    clicked: () => ({ id: 'V1', hash: current(), metadata: shown.at(-1)?.metadata ?? '' }),
    now: (next: typeof errors) => (snapshot = snapshotOf(next)),
  };
}

const cause = causesIn(snapshotOf(many).open)[0]?.id ?? '';
const place = { triggerId: 'T1' };

describe('opening the details', () => {
  it('shows them at once and adds what Salesforce has active', async () => {
    const own = start([refused]);
    await own.details.open(own.caller, {}, place);
    expect(own.shown).toHaveLength(2);
    expect(own.shown[0]?.words).not.toContain('Enrich');
    expect(own.shown[1]?.words).toContain('Flow Enrich a lead on Lead');
  });

  it('reads nothing where automations say nothing, and stays where nothing could be read', async () => {
    const own = start([syncError()]);
    await own.details.open(own.caller, {}, place);
    await own.details.step(own.caller, own.clicked(), 'page:0');
    expect([own.shown.length, own.reads()]).toEqual([2, 0]);
    const none = start([refused], { automations: [] });
    await none.details.open(none.caller, {}, place);
    expect(none.shown).toHaveLength(1);
  });

  it('needs no news once they are closed, but hides no other refusal', async () => {
    const closed = start([refused], { refusal: 'not_found' });
    await closed.details.open(closed.caller, {}, place);
    expect(closed.shown).toHaveLength(1);
    const broken = start([refused], { refusal: 'invalid_blocks' });
    await expect(broken.details.open(broken.caller, {}, place)).rejects.toThrow('invalid_blocks');
  });

  it('does not open a selection', async () => {
    const own = start();
    await own.details.open(own.caller, { selection: 'x' }, place);
    expect(own.shown).toEqual([]);
    expect(own.replies).toEqual([expect.stringContaining('older version')]);
  });
});

describe('clicks in the details', () => {
  it('go on from the state that Slack tells, after a restart', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    await own.details.step(own.caller, own.clicked(), `open:${cause}`);
    const restarted = createDetails(own.bot);
    await restarted.step(own.caller, own.clicked(), 'page:2');
    expect(own.last().words).toContain('Records 21 to 30 of 35');
  });

  it('on the first view are not lost to what is added to it', async () => {
    const own = start([refused, ...many]);
    const opening = own.details.open(own.caller, {}, place);
    await expect.poll(() => own.shown.length).toBeGreaterThan(0);
    const first = { ...own.clicked(), hash: 'hash 1' };
    await opening;
    expect(own.shown).toHaveLength(2);
    await own.details.step(own.caller, first, `open:${cause}`);
    expect(own.last().words).toContain('Records 1 to 10 of 35');
  });

  it('are each done on what the one before left, though Slack told both of the same view', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    const before = own.clicked();
    await Promise.all([
      own.details.step(own.caller, before, `open:${cause}`),
      own.details.step(own.caller, before, 'page:1'),
      own.details.step(own.caller, before, 'page:1'),
    ]);
    expect(own.last().words).toContain('Records 11 to 20 of 35');
  });

  it('on a button of what was shown before do nothing else than it said, and say so', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    const before = own.clicked();
    await Promise.all([
      own.details.step(own.caller, before, `open:${cause}`),
      own.details.step(own.caller, before, 'page:1:0'),
    ]);
    expect(own.last().words).toContain('Records 1 to 10 of 35');
    expect(own.last().words).toContain('nothing was done');
    await own.details.act(own.caller, before, 'export:0', 'T1');
    expect(own.last().words).toContain('nothing was done');
    await own.details.pick(own.caller, before, `pick:0:${cause}`, true);
    expect(own.last().words).toContain('nothing was done');
    expect([own.replies, own.selections.size]).toEqual([[], 0]);
    await own.details.step(own.caller, own.clicked(), 'page:1:1');
    expect(own.last().words).toContain('Records 11 to 20 of 35');
    expect(own.last().words).not.toContain('nothing was done');
  });

  it('do not land over a newer state of another process', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    const before = own.clicked();
    await createDetails(own.bot).step(own.caller, before, `open:${cause}`);
    const { words } = own.last();
    await own.details.step(own.caller, before, 'page:0');
    expect(own.last().words).toBe(words);
  });

  it('get what Salesforce has active later, where it takes its time, but not over a newer state', async () => {
    const own = start([refused, ...many]);
    let answer: (known: readonly Automation[]) => void = () => undefined;
    const slow = () => new Promise<readonly Automation[]>((resolve) => (answer = resolve));
    Object.assign(own.bot, { automations: slow });
    const opened = { target: 'all:', page: 0, causesPage: 0, round: 0, channel: 'C1' };
    const first = { id: 'V1', hash: own.clicked().hash, metadata: JSON.stringify(opened) };
    await own.details.step(own.caller, first, 'page:0');
    expect(own.last().words).not.toContain('Enrich');
    answer([flow]);
    await expect.poll(() => own.last().words).toContain('Enrich');

    await own.details.step(own.caller, own.clicked(), 'page:0');
    const late = answer;
    await own.details.step(own.caller, own.clicked(), `open:${cause}`);
    late([flow]);
    answer([flow]);
    await expect.poll(() => own.shown.length).toBe(5);
    expect(own.last().words).toContain('Records 1 to 10 of 35');
  });

  it('take no tick for a box that is no longer shown', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    await own.details.step(own.caller, own.clicked(), `open:${cause}`);
    await own.details.pick(own.caller, own.clicked(), `pick:0:${cause}`, true);
    expect(own.selections.size).toBe(0);
    await own.details.pick(own.caller, own.clicked(), 'pick:1:contacts:3', true);
    expect(own.last().words).toContain('For *the selected record*');
    await own.details.pick(own.caller, own.clicked(), 'pick:1:contacts:3', false);
    expect(own.last().words).toContain('For *all 35 records* of this cause');
  });

  it('of a cause that is over, or of another version, get a sentence', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    await own.details.step(own.caller, own.clicked(), `open:${cause}`);
    own.now([syncError({ type: 'invalid-email' })]);
    await own.details.step(own.caller, own.clicked(), 'page:1');
    expect(own.last().words).toContain('This cause has no errors any more.');
    await own.details.step(own.caller, own.clicked(), 'fly:1');
    expect(own.last().words).toContain('from an older version of sfsync');
    expect(own.last().words).toContain('details_step:back');
    await own.details.filter(own.caller, own.clicked(), 'colour', 'red');
    expect(own.last().words).toContain('from an older version of sfsync');
    await own.details.act(own.caller, own.clicked(), 'burn', 'T1');
    expect(own.last().words).toContain('from an older version of sfsync');
    await createDetails(own.bot).step(own.caller, { id: 'V1', hash: 'x', metadata: 'v0' }, 'back:');
    expect(own.last().words).toContain('from an older version of sfsync');
  });

  it('in the filter of what is new go by the digest before the last one, so that its news is seen', async () => {
    const hour = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString();
    const news = start(many, { digest: { at: hour(0), before: hour(-1) } });
    await news.details.open(news.caller, {}, place);
    await news.details.filter(news.caller, news.clicked(), 'since', 'new');
    expect(news.last().words).toContain('all 35 errors');
    const none = start(many, { digest: { at: hour(0) } });
    await none.details.open(none.caller, {}, place);
    await none.details.filter(none.caller, none.clicked(), 'since', 'new');
    expect(none.last().words).toContain('No error passes this filter.');
    // A conversation without a digest has no such filter.
    const elsewhere = start(many, { digest: { at: hour(0) } });
    await elsewhere.details.open({ ...elsewhere.caller, channel: 'C2' }, {}, place);
    expect(elsewhere.last().words).not.toContain('details_filter:since');
  });

  it('act on what is shown as it is then, whatever is ticked or filtered later', async () => {
    const own = start();
    let exported = '';
    const tempFiles: Bot['tempFiles'] = {
      with: async (fill, use) => {
        const parts: string[] = [];
        await fill(new Writable({ write: (chunk: Buffer, _, done) => (parts.push(String(chunk)), done()) }));
        exported = parts.join('');
        return use('file');
      },
    };
    Object.assign(own.bot, { tempFiles });
    Object.assign(own.bot.gate, { sendFile: async () => undefined });
    await own.details.open(own.caller, {}, place);
    await own.details.step(own.caller, own.clicked(), `open:${cause}`);
    await own.details.pick(own.caller, own.clicked(), 'pick:1:contacts:3', true);
    const exporting = own.details.act(own.caller, own.clicked(), 'export', 'T1');
    const ticking = own.details.pick(own.caller, own.clicked(), 'pick:1:contacts:4', true);
    await Promise.all([exporting, ticking]);
    expect(own.last().words).toContain('For *the 2 selected records*');
    expect(exported.trim().split('\n')).toHaveLength(2);
    expect(own.replies.at(-1)).toContain('Sent: 1 error as CSV');
  });

  it('of somebody else’s selection find none', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    await own.details.pick(own.caller, own.clicked(), `pick:0:${cause}`, true);
    for (const [id, selection] of own.selections) own.selections.set(id, { ...selection, by: 'U2' });
    await own.details.step(own.caller, own.clicked(), 'page:0');
    expect(own.last().words).toContain('This selection is forgotten');
  });

  it('say whether there is still a view to say something in', async () => {
    const own = start();
    await own.details.open(own.caller, {}, place);
    expect(await own.details.say('U1', own.caller.text, own.clicked(), 'Hello <@U1>')).toBe(true);
    expect(own.last().words).toContain('Hello <@U1>');
    const closed = start(many, { refusal: 'not_found' });
    await closed.details.open(closed.caller, {}, place);
    expect(await closed.details.say('U1', closed.caller.text, closed.clicked(), 'Hello')).toBe(false);
  });
});
