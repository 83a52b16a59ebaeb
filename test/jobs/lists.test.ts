/** HubSpot lists of failing records, in the sandbox's HubSpot, with the store on the disk. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { listMembers } from '../../src/jobs/list-members.ts';
import { createLinks } from '../../src/jobs/links.ts';
import { createLists, type ListProgress, type ListWish } from '../../src/jobs/lists.ts';
import type { Hubspot } from '../../src/jobs/ports.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { createClock } from '../../src/sandbox/clock.ts';
import { openLists } from '../../src/store/lists.ts';
import { startTestBot } from '../support/bot.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, person } from '../support/person.ts';
import { silent, startTestSandbox } from '../support/sandbox.ts';
import { syncError } from '../support/snapshots.ts';

const DAY_MS = 86_400_000;
const TOKEN = 'sandbox-hubspot';

/** Contacts without an email and companies of HubSpot's alone: the integration leaves them alone. */
const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(from + index), properties: {} }));

async function start({ contacts = 3, companies = 2, days = 7 } = {}) {
  const clock = createClock();
  const objects = { contacts: rows(contacts, 1001), companies: rows(companies, 50_001), deals: rows(1, 70_001) };
  const sandbox = await startTestSandbox({ dataset: { hubspot: { objects } }, crmOnly: true, clock });
  const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: `${sandbox.url}/hubspot`, log: silent });
  const folder = await tempFolder();
  const lost: string[] = [];
  return {
    sandbox,
    hubspot,
    folder,
    clock,
    /** Moves the sandbox's clock, which is the job's, too. */
    pass: (ms: number) => clock.set(new Date(clock.now().getTime() + ms)),
    /** A new process with what is on the disk. */
    lists: async (port: Partial<Hubspot> = {}) =>
      createLists({
        hubspot: { ...hubspot, ...port },
        store: await openLists(folder),
        days,
        clock,
        log: silent,
        onLost: async ({ name }) => void lost.push(name),
        sleep: async () => undefined,
      }),
    /** Names of the lists whose asker was told that they were lost. */
    lost,
    remembered: async () => (await openLists(folder)).all(),
    /** Names and sizes of all lists that HubSpot has. */
    async there() {
      const response = await fetch(`${sandbox.url}/hubspot/crm/v3/lists/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ count: 500 }),
      });
      const { lists } = (await response.json()) as {
        lists: { name: string; additionalProperties: { hs_list_size: string } }[];
      };
      return lists.map(({ name, additionalProperties }) => [name, Number(additionalProperties.hs_list_size)]);
    },
  };
}

type Local = Awaited<ReturnType<typeof start>>;

const contact = (id: number) => syncError({ hubspotId: String(id), salesforceId: `00300000000${id}AAA` });
const company = (id: number) =>
  syncError({ object: 'companies', salesforceObject: 'Account', hubspotId: String(id), salesforceId: `001${id}` });
const wish = (errors: ListWish['errors'], name = 'Invalid email'): ListWish => ({
  errors,
  name: (object, alone) => (alone ? name : `${name}, ${object}`),
  by: 'U1',
});
const CONTACTS = [contact(1001), contact(1002), contact(1003)];

describe('who can be in a list', () => {
  it('is each record of HubSpot once; the others are counted by why not', () => {
    const { hubspotId: _, ...lead } = syncError({ salesforceId: '00Q1' });
    const { hubspotId: __, salesforceId: ___, ...nameless } = syncError({ params: { records: 40 } });
    const { hubspotId: ____, ...known } = contact(1001);
    const { ids, leftOut } = listMembers([
      ...CONTACTS,
      { ...contact(1001), type: 'invalid-email' },
      company(50_001),
      syncError({ object: 'tasks', hubspotId: '9' }),
      lead,
      { ...lead, type: 'invalid-email' },
      // Another source knows this one's HubSpot id.
      known,
      nameless,
      syncError({ object: 'unknown', hubspotId: '10' }),
    ]);
    expect([...ids]).toEqual([
      ['contacts', ['1001', '1002', '1003']],
      ['companies', ['50001']],
    ]);
    expect(leftOut).toEqual({ 'only-salesforce': 1, tasks: 1, unnamed: 41 });
  });
});

describe('making lists', () => {
  it('makes one an object, which HubSpot itself counts, with a page, written down', async () => {
    const here = await start();
    const lists = await here.lists();
    const result = await lists.create(wish([...CONTACTS, company(50_001), company(999)]));
    expect(result).toMatchObject({
      lists: [
        { object: 'contacts', name: 'Invalid email, contacts', size: 3, added: 3, missing: 0 },
        { object: 'companies', name: 'Invalid email, companies', size: 1, added: 1, missing: 1 },
      ],
      failed: [],
    });
    await expect(here.there()).resolves.toEqual([
      ['Invalid email, contacts', 3],
      ['Invalid email, companies', 1],
    ]);
    const links = createLinks({ hubspot: here.hubspot }, `${here.sandbox.url}/hubspot`);
    const page = (await links.ready()).list(result.lists[0]?.id ?? '') ?? '';
    expect(await (await fetch(page)).text()).toContain('3 records');
    expect(await here.remembered()).toMatchObject([
      { name: 'Invalid email, contacts', state: 'made', by: 'U1', deleteAt: result.lists[0]?.deleteAt },
      { name: 'Invalid email, companies', state: 'made' },
    ]);
  });

  it('puts 10,000 records into one, telling how far it is', async () => {
    const here = await start({ contacts: 10_000 });
    const told: ListProgress[] = [];
    const errors = rows(10_000, 1001).map(({ id }) => contact(Number(id)));
    const { lists } = await (await here.lists()).create(wish(errors), (progress) => told.push(progress));
    expect(lists).toMatchObject([{ size: 10_000, added: 10_000, missing: 0 }]);
    expect(told).toHaveLength(11);
    expect(told.map(({ done }) => done)).toEqual([...told.keys()].map((step) => step * 1000));
    // Made, filled by ten, counted.
    expect(here.hubspot.calls()).toBe(12);
  });

  it('gives a second one of the same minute another name', async () => {
    const here = await start();
    const lists = await here.lists();
    const made = await Promise.all([1, 2].map(() => lists.create(wish(CONTACTS))));
    const names = made.flatMap((result) => result.lists.map(({ name }) => name));
    expect(names.toSorted()).toEqual(['Invalid email', 'Invalid email (2)']);
  });

  it('leaves a list of somebody else alone that has the name', async () => {
    const here = await start();
    const theirs = await here.hubspot.createList('companies', 'Invalid email');
    await here.hubspot.addToList('id' in theirs ? theirs.id : '', ['50001']);
    const { lists } = await (await here.lists()).create(wish(CONTACTS));
    expect(lists).toMatchObject([{ name: 'Invalid email (2)', size: 3 }]);
    await expect(here.there()).resolves.toEqual([
      ['Invalid email', 1],
      ['Invalid email (2)', 3],
    ]);
  });

  it('makes no list of records that HubSpot does not have any more', async () => {
    const here = await start();
    const result = await (await here.lists()).create(wish([contact(1), contact(2)]));
    expect(result).toMatchObject({ lists: [], failed: [{ object: 'contacts', records: 2, reason: 'all-missing' }] });
    await expect(here.there()).resolves.toEqual([]);
    expect(await here.remembered()).toEqual([]);
  });

  it('tells HubSpot’s count, not its own, where they differ', async () => {
    const here = await start();
    const lists = await here.lists({
      // One record is merged into another meanwhile.
      addToList: async (id, ids) => here.hubspot.addToList(id, ids.slice(1)),
    });
    const { lists: made } = await lists.create(wish(CONTACTS));
    expect(made).toMatchObject([{ size: 2, added: 3 }]);
  });

  it('finds its own list where the answer got lost and the call was tried again', async () => {
    const here = await start();
    const lists = await here.lists({
      async createList(object, name) {
        await here.hubspot.createList(object, name);
        return here.hubspot.createList(object, name);
      },
    });
    expect((await lists.create(wish(CONTACTS))).lists).toMatchObject([{ name: 'Invalid email', size: 3 }]);
    await expect(here.there()).resolves.toEqual([['Invalid email', 3]]);
  });

  it.each(['forbidden', 'unauthorized'] as const)(
    'tells that it is %s, and leaves nothing to look for',
    async (code) => {
      const here = await start();
      const error = new VendorError('hubspot', code, 'crm.lists.write');
      const lists = await here.lists({ createList: () => Promise.reject(error) });
      const result = await lists.create(wish([...CONTACTS, company(50_001)]));
      expect(result.lists).toEqual([]);
      expect(result.failed).toEqual([
        { object: 'contacts', records: 3, reason: error },
        { object: 'companies', records: 1, reason: error },
      ]);
      expect(await here.remembered()).toEqual([]);
    },
  );

  it('asks again for a list that HubSpot counts a little later', async () => {
    const here = await start();
    let looks = 0;
    const lists = await here.lists({
      async list(id) {
        looks += 1;
        const found = await here.hubspot.list(id);
        return looks < 3 && found !== undefined ? { ...found, size: 0 } : found;
      },
    });
    expect((await lists.create(wish(CONTACTS))).lists).toMatchObject([{ size: 3 }]);
    expect(looks).toBe(3);
  });

  it('tells that HubSpot did not count, and keeps the list', async () => {
    const here = await start();
    const error = new VendorError('hubspot', 'unreachable', 'HTTP 503');
    const { lists } = await (await here.lists({ list: () => Promise.reject(error) })).create(wish(CONTACTS));
    expect(lists).toMatchObject([{ added: 3 }]);
    expect(lists[0]).not.toHaveProperty('size');
    await expect(here.there()).resolves.toEqual([['Invalid email', 3]]);
  });

  it('deletes later what it could not delete at once, without calling it lost', async () => {
    const here = await start();
    let isDown = true;
    const down = <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) => {
      return async (...args: Args): Promise<T> => {
        if (isDown) throw new VendorError('hubspot', 'unreachable', 'HTTP 503');
        return call(...args);
      };
    };
    const { addToList, list, deleteList } = here.hubspot;
    const lists = await here.lists({ addToList: down(addToList), list: down(list), deleteList: down(deleteList) });
    expect((await lists.create(wish(CONTACTS))).failed).toMatchObject([{ reason: { code: 'unreachable' } }]);
    await expect(here.there()).resolves.toEqual([['Invalid email', 0]]);
    expect(await here.remembered()).toMatchObject([{ state: 'failed' }]);
    isDown = false;
    await lists.due();
    await expect(here.there()).resolves.toEqual([]);
    expect(here.lost).toEqual([]);
  });

  it('leaves no half list where HubSpot fails on the way', async () => {
    const here = await start({ contacts: 1500 });
    let batches = 0;
    const lists = await here.lists({
      async addToList(id, ids) {
        batches += 1;
        if (batches === 2) throw new VendorError('hubspot', 'unreachable', 'HTTP 503');
        return here.hubspot.addToList(id, ids);
      },
    });
    const errors = rows(1500, 1001).map(({ id }) => contact(Number(id)));
    expect(await lists.create(wish(errors))).toMatchObject({ lists: [], failed: [{ records: 1500 }] });
    await expect(here.there()).resolves.toEqual([]);
    expect(await here.remembered()).toEqual([]);
  });
});

/** A process that ends, for good, at one of its calls: before HubSpot heard of it, or after. */
async function dieAt(here: Local, call: 'createList' | 'addToList', heard: boolean): Promise<void> {
  const reached = Promise.withResolvers<void>();
  const die = async () => {
    reached.resolve();
    return new Promise<never>(() => undefined);
  };
  const lists = await here.lists({
    async createList(object, name) {
      if (call === 'createList' && !heard) return die();
      const made = await here.hubspot.createList(object, name);
      return call === 'createList' ? die() : made;
    },
    async addToList(id, ids) {
      if (heard) await here.hubspot.addToList(id, ids);
      return die();
    },
  });
  void lists.create(wish(CONTACTS));
  await reached.promise;
}

describe('after a crash', () => {
  it.each([
    ['before HubSpot heard of the list', 'createList', false, 0],
    ['before the list’s id was written down', 'createList', true, 1],
    ['before a record was in it', 'addToList', false, 1],
    ['before it was written down as made', 'addToList', true, 1],
  ] as const)('%s, no list stays that nobody knows of', async (_, call, heard, left) => {
    const here = await start();
    await dieAt(here, call, heard);
    await expect(here.there()).resolves.toHaveLength(left);
    expect(await here.remembered()).toMatchObject([{ name: 'Invalid email', state: 'making' }]);
    const lists = await here.lists();
    await Promise.all([lists.due(), lists.due()]);
    await expect(here.there()).resolves.toEqual([]);
    here.pass(10 * 60_000);
    await Promise.all([lists.due(), lists.due()]);
    expect(await here.remembered()).toEqual([]);
    expect(here.lost).toEqual(['Invalid email']);
  });

  it('a call that was still on its way is waited for', async () => {
    const here = await start();
    await dieAt(here, 'createList', false);
    const lists = await here.lists();
    await lists.due();
    await here.hubspot.createList('contacts', 'Invalid email');
    here.pass(60_000);
    await lists.due();
    await expect(here.there()).resolves.toEqual([]);
    expect(await here.remembered()).toEqual([]);
  });

  it('a list of that name that is older is not touched', async () => {
    const here = await start();
    await here.hubspot.createList('contacts', 'Invalid email');
    here.pass(10 * 60_000);
    await dieAt(here, 'createList', false);
    await (await here.lists()).due();
    await expect(here.there()).resolves.toEqual([['Invalid email', 0]]);
    expect(await here.remembered()).toEqual([]);
  });

  it('what is under way in this process is left alone', async () => {
    const here = await start();
    const lists = await here.lists({
      async addToList(id, ids) {
        await lists.due();
        return here.hubspot.addToList(id, ids);
      },
    });
    expect((await lists.create(wish(CONTACTS))).lists).toMatchObject([{ size: 3 }]);
  });
});

describe('the end of a list', () => {
  it('comes after seven days, also after a restart, and not before', async () => {
    const here = await start();
    await (await here.lists()).create(wish(CONTACTS));
    const lists = await here.lists();
    here.pass(7 * DAY_MS - 60_000);
    await lists.due();
    await expect(here.there()).resolves.toHaveLength(1);
    here.pass(60_000);
    await lists.due();
    await expect(here.there()).resolves.toEqual([]);
    expect(await here.remembered()).toEqual([]);
  });

  it('never comes where the setting is 0, nor for one that somebody renamed', async () => {
    const kept = await start({ days: 0 });
    const lists = await kept.lists();
    const { lists: made } = await lists.create(wish(CONTACTS));
    expect(made[0]).not.toHaveProperty('deleteAt');
    kept.pass(400 * DAY_MS);
    await lists.due();
    await expect(kept.there()).resolves.toHaveLength(1);
    expect(await kept.remembered()).toEqual([]);

    const renamed = await start();
    const { lists: named } = await (await renamed.lists()).create(wish(CONTACTS));
    const address = `${renamed.sandbox.url}/hubspot/crm/v3/lists/${named[0]?.id}/update-list-name?listName=Ours`;
    await fetch(address, { method: 'PUT', headers: { authorization: `Bearer ${TOKEN}` } });
    renamed.pass(8 * DAY_MS);
    await (await renamed.lists()).due();
    await expect(renamed.there()).resolves.toEqual([['Ours', 3]]);
    expect(await renamed.remembered()).toEqual([]);
  });

  it('may have come by hand', async () => {
    const here = await start();
    const lists = await here.lists();
    const { lists: made } = await lists.create(wish([...CONTACTS, company(50_001)]));
    await here.hubspot.deleteList(made[0]?.id ?? '');
    here.pass(8 * DAY_MS);
    await lists.due();
    await expect(here.there()).resolves.toEqual([]);
    expect(await here.remembered()).toEqual([]);
  });

  it('waits for a HubSpot that does not answer, without asking each minute', async () => {
    const here = await start();
    let asked = 0;
    let isDown = true;
    const lists = await here.lists({
      async list(id) {
        if (isDown) asked += 1;
        if (isDown && asked > 1) throw new VendorError('hubspot', 'unreachable', 'HTTP 503');
        return here.hubspot.list(id);
      },
    });
    await lists.create(wish(CONTACTS));
    here.pass(8 * DAY_MS);
    await lists.due();
    here.pass(60_000);
    await lists.due();
    expect(asked).toBe(2);
    isDown = false;
    here.pass(3_600_000);
    await lists.due();
    await expect(here.there()).resolves.toEqual([]);
  });

  it('of one that HubSpot refuses to delete does not keep the others', async () => {
    const here = await start();
    let refusals = 0;
    const lists = await here.lists({
      async deleteList(id) {
        if ((await here.hubspot.list(id))?.name === 'Used') {
          refusals += 1;
          throw new VendorError('hubspot', 'bad-answer', 'HTTP 400 VALIDATION_ERROR');
        }
        return here.hubspot.deleteList(id);
      },
    });
    for (const name of ['Used', 'Unused']) await lists.create(wish(CONTACTS, name));
    here.pass(8 * DAY_MS);
    await lists.due();
    await lists.due();
    await expect(here.there()).resolves.toEqual([['Used', 3]]);
    expect(refusals).toBe(1);
    here.pass(3_600_000);
    await lists.due();
    expect(refusals).toBe(2);
  });

  it('is looked for at the bot’s every minute, which tells who asked for one that was lost', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const ids: string[] = [];
    const bot = await startTestBot({ records: 5 }, async ({ url }, folder) => {
      const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: `${url}/hubspot`, log: silent });
      for (const name of ['Old', 'Half']) {
        const made = await hubspot.createList('contacts', name);
        if ('id' in made) ids.push(made.id);
      }
      const [old, half] = ids;
      const lists = [
        { name: 'Old', object: 'contacts', state: 'made', id: old, at, by: ANN, deleteAt: at },
        { name: 'Half', object: 'contacts', state: 'making', id: half, at, by: ANN },
      ];
      await writeFile(join(folder, 'lists.json'), JSON.stringify({ version: 1, lists }));
    });
    await bot.app.tick();
    const hubspot = createHubspot({ accessToken: TOKEN, baseUrl: `${bot.url}/hubspot`, log: silent });
    expect(await Promise.all(ids.map((id) => hubspot.list(id)))).toEqual([undefined, undefined]);
    const words = await person(bot.url, ANN).waitFor(/“Half” was not finished/, 'main', { channel: 'D0ADMIN' });
    expect(words).not.toContain('Old');
  });
});
