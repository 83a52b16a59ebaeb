import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SyncError } from '../../src/core/sync-error.ts';
import { EXPORT_COLUMNS, writeCsv } from '../../src/jobs/export.ts';

const AT = '2026-11-24T09:00:00.000Z';

async function written(...errors: readonly Partial<SyncError>[]): Promise<Record<string, string>[]> {
  const open = errors.map((more, index) => ({
    error: {
      key: `k${index}`,
      type: 'invalid-email',
      object: 'contacts',
      params: {},
      confidence: 'certain',
      sources: ['import'],
      ...more,
    } as SyncError,
    firstSeen: AT,
    openedAt: AT,
    lastSeen: AT,
    timesReturned: 0,
  }));
  const out = new PassThrough();
  const [csv] = await Promise.all([text(out), writeCsv(open, { describe: () => 'told' }, out)]);
  return parse<Record<string, string>>(csv, { columns: true, bom: true });
}

describe('the export', () => {
  it('brings back the unknown columns of imported files, all of them, behind its own', async () => {
    const rows = await written(
      { extra: { Note: 'a' }, rawMessage: 'as told' },
      {},
      { extra: { Reihe: 'x; =y', Note: 'b' } },
    );
    expect(Object.keys(rows[0] ?? {})).toEqual([...EXPORT_COLUMNS, 'Note', 'Reihe']);
    expect(rows.map(({ Note, Reihe, message }) => [Note, Reihe, message])).toEqual([
      ['a', '', 'as told'],
      ['', '', ''],
      ['b', "x; '=y", ''],
    ]);
  });

  it('keeps its own columns apart from a file’s of the same name, and runs no formulas', async () => {
    const [row] = await written({ extra: { type: 'theirs', '=cmd|x': '=1+1', __proto__x: '@a' } });
    expect(row).toMatchObject({
      type: 'invalid-email',
      'type (file)': 'theirs',
      "'=cmd|x": "'=1+1",
      __proto__x: "'@a",
    });
  });

  it('has a header without errors', async () => {
    expect(await written()).toEqual([]);
  });
});
