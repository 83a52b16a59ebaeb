import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDay, mergeDay, type DayCounts } from '../../src/core/history.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openHistory } from '../../src/store/history.ts';
import { failureSentence } from '../../src/text/failure.ts';
import { Failure } from '../../src/jobs/failure.ts';
import { createText } from '../../src/text/text.ts';
import { tempFolder } from '../support/folder.ts';
import { silent } from '../support/sandbox.ts';
import { snapshotOf, syncError } from '../support/snapshots.ts';

const on = (day: string, ...ids: readonly number[]) =>
  countDay(snapshotOf(ids.map((id) => syncError({ hubspotId: String(id) }))), day);
const ALWAYS = ['0000-01-01', '9999-12-31'] as const;

async function stored(folder: string): Promise<readonly DayCounts[]> {
  return (await openHistory(folder, silent)).days(...ALWAYS);
}

describe('the history', () => {
  it('is empty at first, and nothing is written before there is something', async () => {
    const folder = await tempFolder();
    expect(await stored(folder)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps the days over a restart, each as its last look left it', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    await history.record(on('2026-11-23', 1, 2));
    await history.record(on('2026-11-24', 1));
    await history.record(on('2026-11-24', 1, 2, 3));
    expect(await stored(folder)).toEqual([on('2026-11-23', 1, 2), on('2026-11-24', 1, 2, 3)]);
    const again = await openHistory(folder, silent);
    await again.record(on('2026-11-24', 4));
    await again.record(on('2026-11-25'));
    expect((await stored(folder)).map(({ day, total }) => [day, total.errors])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 1],
      ['2026-11-25', 0],
    ]);
    expect(await again.days('2026-11-24', '2026-11-24')).toHaveLength(1);
  });

  it('has the last 14 recorded days in memory, also after a restart', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    expect(history.recent()).toEqual([]);
    for (let day = 1; day <= 16; day += 1) await history.record(on(`2026-11-${String(day).padStart(2, '0')}`, day));
    await history.record(on('2026-11-16', 1, 2));
    const recent = history.recent();
    expect(recent.map(({ day }) => day)).toHaveLength(14);
    expect(recent[0]).toMatchObject({ day: '2026-11-03', total: { errors: 1 } });
    expect(recent.at(-1)).toMatchObject({ day: '2026-11-16', total: { errors: 2 } });
    expect(JSON.stringify(recent)).not.toContain('causes');
    expect((await openHistory(folder, silent)).recent()).toEqual(recent);
  });

  it('writes nothing where nothing changed, a line where something did, and one line a day from the next day on', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'history.ndjson');
    const lines = async () => (await readFile(file, 'utf8')).split('\n').length - 2;
    const history = await openHistory(folder, silent);
    await history.record(on('2026-11-24', 1));
    const { mtimeMs } = await stat(file);
    for (let look = 0; look < 5; look += 1) await history.record(on('2026-11-24', 1));
    expect(await stat(file)).toMatchObject({ mtimeMs });
    for (let look = 2; look < 8; look += 1) await history.record(on('2026-11-24', look, look + 1));
    expect(await lines()).toBe(2);
    await history.record(on('2026-11-24', 1));
    await history.record(on('2026-11-24', 1, 2));
    expect(await lines()).toBe(4);
    await history.record(on('2026-11-25', 1));
    expect(await lines()).toBe(2);
  });

  it('does not grow without end within a day', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    for (let look = 0; look < 250; look += 1) await history.record(on('2026-11-24', ...(look % 2 ? [1] : [1, 2])));
    expect((await readFile(join(folder, 'history.ndjson'), 'utf8')).split('\n').length).toBeLessThanOrEqual(104);
    expect((await stored(folder)).map(({ total }) => total.errors)).toEqual([1]);
  });

  it('forgets what is older than 13 months', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    for (const day of ['2025-10-28', '2025-10-29', '2026-05-01']) await history.record(on(day, 1));
    expect((await stored(folder)).map(({ day }) => day)).toEqual(['2025-10-28', '2025-10-29', '2026-05-01']);
    await history.record(on('2026-11-29', 1));
    expect((await stored(folder)).map(({ day }) => day)).toEqual(['2025-10-29', '2026-05-01', '2026-11-29']);
  });

  it('takes a look that comes with an earlier day, as after the clock was set back', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    await history.record(on('2026-11-25', 1));
    await history.record(on('2026-11-24', 1, 2));
    await history.record(on('2026-11-25', 1, 2, 3));
    expect((await stored(folder)).map(({ day, total }) => [day, total.errors])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-25', 3],
    ]);
  });

  it('survives a crash at any byte of the last line, and goes on in the same file', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    await history.record(on('2026-11-23', 1));
    await history.record(on('2026-11-24', 1));
    const file = join(folder, 'history.ndjson');
    const { size } = await stat(file);
    await history.record(on('2026-11-24', 1, 2));
    const whole = await readFile(file);
    const before = [on('2026-11-23', 1), on('2026-11-24', 1)];
    for (let end = size; end < whole.length; end += 1) {
      await writeFile(file, whole.subarray(0, end));
      const again = await openHistory(folder, silent);
      expect(await again.days(...ALWAYS)).toEqual(before);
      await again.record(on('2026-11-24', 7, 8, 9));
      expect((await stored(folder)).map(({ total }) => total.errors)).toEqual([1, 3]);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.bak'))).toEqual([]);
  });

  it('leaves nothing of a line that was cut short, however short the next one is', async () => {
    const folder = await tempFolder();
    await (await openHistory(folder, silent)).record(on('2026-11-24', 1));
    await appendFile(join(folder, 'history.ndjson'), `{"day":"2026-11-24","torn":"${'x'.repeat(9_000)}`);
    await (await openHistory(folder, silent)).record(on('2026-11-24', 1, 2));
    await (await openHistory(folder, silent)).record(on('2026-11-24', 1, 2, 3));
    expect(await readFile(join(folder, 'history.ndjson'), 'utf8')).toMatch(/^(?:\{.*\}\n){4}$/);
    expect(await stored(folder)).toEqual([on('2026-11-24', 1, 2, 3)]);
  });

  it('leaves damaged lines out, keeps a copy and says so', async () => {
    const folder = await tempFolder();
    const history = await openHistory(folder, silent);
    await history.record(on('2026-11-23', 1));
    const file = join(folder, 'history.ndjson');
    await appendFile(file, '{"day":"2026-11-24","tot\n{"day":"soon","total":{},"categories":{}}\n');
    const damaged = await readFile(file, 'utf8');
    const warned: object[] = [];
    const log = { ...silent, warn: (details: object) => void warned.push(details) };
    const again = await openHistory(folder, log);
    await again.record(on('2026-11-25', 1, 2));
    expect((await stored(folder)).map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-25']);
    expect(warned).toEqual([{ file, damaged: 2 }]);
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(damaged);
  });

  it.each([['{"version":9}\n'], ['day,errors\n2026-11-24,3\n'], ['{"version":1}']])(
    'refuses a file that is not its own: %j',
    async (content) => {
      const folder = await tempFolder();
      const file = join(folder, 'history.ndjson');
      await writeFile(file, content);
      const failure = await openHistory(folder, silent).catch((error: unknown) => error);
      expect(failure instanceof Failure && failureSentence(createText(), failure)).toContain(`${file} cannot be read`);
      expect(await readFile(file, 'utf8')).toBe(content);
    },
  );

  it('takes over what the database had, once, and empties it there', async () => {
    const folder = await tempFolder();
    await (await openDatabase(folder)).oldCounts.clear();
    const file = join(folder, 'db.json');
    const data = JSON.parse(await readFile(file, 'utf8'));
    data.counts = {
      '2025-01-01': { picklists: { errors: 1, records: 1 } },
      '2026-11-22': { picklists: { errors: 3, records: 2 }, associations: { errors: 4, records: 4 } },
      '2026-11-23': {},
    };
    await writeFile(file, JSON.stringify(data));
    const database = await openDatabase(folder);
    const history = await openHistory(folder, silent, database.oldCounts);
    const taken = [
      { day: '2026-11-22', total: { errors: 7, records: 6 }, categories: data.counts['2026-11-22'] },
      { day: '2026-11-23', total: { errors: 0, records: 0 }, categories: {} },
    ];
    expect(await history.days(...ALWAYS)).toEqual(taken);
    expect((await openDatabase(folder)).oldCounts.load()).toEqual({});
    await history.record(on('2026-11-23', 1));
    // As after a crash before the database was emptied.
    const crashed = { load: () => data.counts, clear: async () => undefined };
    const again = await openHistory(folder, silent, crashed);
    expect(await again.days(...ALWAYS)).toEqual([taken[0], on('2026-11-23', 1)]);
  });

  it('gives back what was put in, whatever that is and however often it is opened anew', async () => {
    const look = fc.record({
      skip: fc.nat(3),
      ids: fc.uniqueArray(fc.nat(20), { maxLength: 8 }),
      reopen: fc.boolean(),
      crash: fc.nat(200),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(look, { maxLength: 25 }), async (looks) => {
        const folder = await tempFolder();
        const expected = new Map<string, DayCounts>();
        let history = await openHistory(folder, silent);
        let time = Date.parse('2026-02-25');
        for (const { skip, ids, reopen, crash } of looks) {
          // Most looks come on the day of the last one.
          time += skip === 0 ? 86_400_000 : 0;
          const counts = on(new Date(time).toISOString().slice(0, 10), ...ids);
          await history.record(counts);
          expected.set(counts.day, mergeDay(expected.get(counts.day), counts));
          if (!reopen) continue;
          const torn = Buffer.from(JSON.stringify(counts)).subarray(0, crash);
          await appendFile(join(folder, 'history.ndjson'), torn);
          history = await openHistory(folder, silent);
        }
        expect(await history.days(...ALWAYS)).toEqual([...expected.values()]);
        expect(await stored(folder)).toEqual([...expected.values()]);
      }),
      { numRuns: 40 },
    );
  });
});
