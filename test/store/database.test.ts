import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { Failure } from '../../src/jobs/failure.ts';
import { failureSentence } from '../../src/text/failure.ts';
import { createText } from '../../src/text/text.ts';
import { tempFolder } from '../support/folder.ts';

const wish = {
  channel: 'C1',
  frequency: 'daily',
  at: '09:00',
  day: 1,
  zone: 'Europe/Rome',
  language: 'it',
  since: '2026-11-24T09:00:00Z',
} as const;

describe('database', () => {
  it('keeps settings over a restart', async () => {
    const folder = await tempFolder();
    const database = await openDatabase(folder);
    await database.subscriptions.put(wish);
    await database.settings.putUsage({ allocation: { calls: 5, at: wish.since, by: 'U1' } });
    const again = await openDatabase(folder);
    expect(again.subscriptions.get('C1')).toEqual(wish);
    expect(again.settings.usage().allocation?.calls).toBe(5);
  });

  it('reads subscriptions from before there were languages as English, and keeps them', async () => {
    const folder = await tempFolder();
    await (await openDatabase(folder)).subscriptions.put(wish);
    const file = join(folder, 'db.json');
    const stored = JSON.parse(await readFile(file, 'utf8'));
    delete stored.subscriptions.C1.language;
    await writeFile(file, JSON.stringify(stored));
    const again = await openDatabase(folder);
    expect(again.subscriptions.get('C1')).toEqual({ ...wish, language: 'en' });
    await again.subscriptions.put({ ...wish, channel: 'C2' });
    expect((await openDatabase(folder)).subscriptions.list()).toEqual([
      { ...wish, language: 'en' },
      { ...wish, channel: 'C2' },
    ]);
  });

  it('keeps the calls that were counted, and has none where it was stored before they were', async () => {
    const folder = await tempFolder();
    const database = await openDatabase(folder);
    expect(database.budget.load()).toEqual({ hours: {} });
    const state = { hours: { '2026-11-24T09:00:00.000Z': { salesforce: { check: 3 } } }, orgMax: 100_000 };
    await database.budget.save(state);
    expect((await openDatabase(folder)).budget.load()).toEqual(state);
    const file = join(folder, 'db.json');
    const { budget: _, ...older } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(older));
    expect((await openDatabase(folder)).budget.load()).toEqual({ hours: {} });
  });

  it('knows when the digest before the last one was, also where the last one is put again after a crash', async () => {
    const folder = await tempFolder();
    const { digests } = await openDatabase(folder);
    const [monday, tuesday] = ['2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z'];
    await digests.put('C1', { at: monday, ts: '1.1' });
    expect(digests.last('C1')).toEqual({ at: monday, ts: '1.1' });
    await digests.put('C1', { at: tuesday, ts: '2.2' });
    await digests.put('C1', { at: tuesday, ts: '2.2' });
    const again = await openDatabase(folder);
    expect(again.digests.last('C1')).toEqual({ at: tuesday, ts: '2.2', before: monday });
  });

  it('keeps what a digest’s thread told, until there is a newer digest', async () => {
    const { digests } = await openDatabase(await tempFolder());
    const [at, threadTold] = ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z'];
    await digests.put('C1', { at, ts: '1.1', threadTold });
    await digests.put('C1', { at, ts: '1.1' });
    expect(digests.last('C1')).toEqual({ at, ts: '1.1', threadTold });
    await digests.put('C1', { at: threadTold, ts: '2.2' });
    expect(digests.last('C1')).toEqual({ at: threadTold, ts: '2.2', before: at });
  });

  it('keeps the state from before the last write as a backup', async () => {
    const folder = await tempFolder();
    const database = await openDatabase(folder);
    await database.subscriptions.put(wish);
    await database.subscriptions.put({ ...wish, frequency: 'off' });
    const backup = JSON.parse(await readFile(join(folder, 'db.json.bak'), 'utf8'));
    expect(backup.subscriptions.C1.frequency).toBe('daily');
  });

  it('lands writes that were begun together in their order', async () => {
    const folder = await tempFolder();
    const database = await openDatabase(folder);
    await Promise.all(
      Array.from({ length: 20 }, (_, day) => database.subscriptions.put({ ...wish, channel: `C${day}` })),
    );
    expect((await openDatabase(folder)).subscriptions.list()).toHaveLength(20);
  });

  it.each([
    ['an empty file', '', 'is empty'],
    ['a cut file', '{"version":1,"subscr', 'is not valid JSON'],
    ['another program’s file', '{"version":7}', 'does not have the shape of an sfsync database'],
  ])('refuses %s, names the backup and overwrites nothing', async (_, content, fault) => {
    const folder = await tempFolder();
    const file = join(folder, 'db.json');
    await writeFile(file, content);
    const failure = await openDatabase(folder).catch((error: unknown) => error);
    const sentence = failure instanceof Failure ? failureSentence(createText(), failure) : String(failure);
    expect(sentence).toContain(`${file} ${fault}`);
    expect(sentence).toContain(`Copy ${file}.bak over it`);
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  it('knows the slots whose sending was cut off, by channel', async () => {
    const folder = await tempFolder();
    const slot = { channel: 'C1', at: wish.since, snapshotAt: wish.since };
    const database = await openDatabase(folder);
    await database.slots.put('a', { ...slot, state: 'sending' });
    await database.slots.put('b', { ...slot, state: 'sent', ts: '1.2' });
    await database.slots.put('c', { ...slot, channel: 'C2', state: 'sending' });
    expect((await openDatabase(folder)).slots.sending('C1')).toEqual(['a']);
  });

  it('forgets slots after two months', async () => {
    const database = await openDatabase(await tempFolder());
    const slot = { channel: 'C1', state: 'sent', snapshotAt: wish.since } as const;
    await database.slots.put('old', { ...slot, at: '2026-09-01T00:00:00Z' });
    await database.slots.put('new', { ...slot, at: '2026-11-24T00:00:00Z' });
    expect(database.slots.get('old')).toBeUndefined();
    expect(database.slots.get('new')).toBeDefined();
  });
});
