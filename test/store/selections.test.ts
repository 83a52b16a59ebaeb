import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/jobs/selections.ts';
import { openSelections } from '../../src/store/selections.ts';
import { tempFolder } from '../support/folder.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-24T09:00:00Z');

const selection = (at: number, parts: Partial<Selection> = {}): Selection => ({
  by: 'U1',
  at: new Date(at).toISOString(),
  of: { category: 'picklists' },
  causes: ['a:b:c'],
  records: [],
  ...parts,
});

function clockAt(now: number) {
  const clock = { time: now, now: () => new Date(clock.time) };
  return clock;
}

describe('selections', () => {
  it('are there after a restart, whole', async () => {
    const folder = await tempFolder();
    const clock = clockAt(START);
    const before = await openSelections(folder, clock);
    const full = selection(START, {
      object: 'deals',
      since: '2026-11-01T00:00:00.000Z',
      owners: ['1'],
      records: ['x'],
    });
    await Promise.all([before.put('s1', selection(START)), before.put('s2', full), before.put('s1', full)]);
    const after = await openSelections(folder, clock);
    expect([after.get('s1'), after.get('s2')]).toEqual([full, full]);
    expect(after.get('constructor')).toBeUndefined();
  });

  it('are forgotten after a day, and leave the file with the next write', async () => {
    const folder = await tempFolder();
    const clock = clockAt(START);
    const store = await openSelections(folder, clock);
    await store.put('old', selection(START));
    clock.time += DAY_MS;
    expect(store.get('old')).toBeDefined();
    clock.time += 1;
    expect(store.get('old')).toBeUndefined();
    await store.put('new', selection(clock.time));
    expect(await readFile(join(folder, 'selections.json'), 'utf8')).not.toContain('"old"');
  });

  it('of a damaged file are refused, and the file stays', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'selections.json'), '{"version":2}');
    await expect(openSelections(folder, clockAt(START))).rejects.toMatchObject({ code: 'database-wrong-shape' });
    expect(await readFile(join(folder, 'selections.json'), 'utf8')).toBe('{"version":2}');
  });
});
