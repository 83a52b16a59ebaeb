import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { KnownRule } from '../../../src/core/classifier/classify.ts';
import type { DayCounts } from '../../../src/core/history.ts';
import { createImport, type KnownHeaders } from '../../../src/jobs/import/import.ts';
import type { ColumnRole, ImportSource } from '../../../src/jobs/import/inspection.ts';
import { createLedger } from '../../../src/jobs/ledger.ts';
import { openSnapshots } from '../../../src/store/snapshots.ts';
import { tempFolder } from '../../support/folder.ts';
import { silent } from '../../support/sandbox.ts';
import { NOW } from '../../support/snapshots.ts';

const HEADER = 'Error type,Record ID,Object,Error message';
const rows = (...ids: number[]) => ids.map((id) => `String too long,${id},Contact,Title: data value too large`);

function file(...lines: string[]): ImportSource {
  const content = Buffer.from(`${lines.join('\n')}\n`);
  return { name: 'errors.csv', size: content.length, open: () => Promise.resolve(Readable.from([content])) };
}

async function rig(rules: readonly KnownRule[] = []) {
  const folder = await tempFolder();
  const answers = new Map<string, readonly ColumnRole[]>();
  const headers: KnownHeaders = {
    roles: (key) => answers.get(key),
    put: async (key, roles) => void answers.set(key, roles),
  };
  let now = NOW.getTime();
  const clock = { now: () => new Date((now += 1_000)) };
  const counted: string[] = [];
  const history = { record: async ({ day }: DayCounts) => void counted.push(day) };
  const ledger = createLedger({ snapshots: openSnapshots(folder), history, clock });
  return {
    imports: createImport({ ledger, headers, knownRules: async () => rules, log: silent }),
    ledger,
    counted,
    folder,
  };
}

describe('an import', () => {
  it('keeps what the file tells, and what changed since the one before', async () => {
    const { imports, ledger, counted, folder } = await rig();
    const run = async (...ids: number[]) => {
      const source = file(HEADER, ...rows(...ids));
      return imports.run(source, await imports.inspect(source), { whole: true, by: 'U1' });
    };
    expect((await run(1, 2, 3)).changes.new).toHaveLength(3);
    const { changes, summary } = await run(2, 3, 4);
    expect(summary).toMatchObject({ rows: 3, errors: 3, unreadableRows: 0 });
    expect(changes.new.map(({ error }) => error.hubspotId)).toEqual(['4']);
    expect(changes.unlisted.map(({ key }) => key)).toEqual(['contacts:1:string-too-long:Title']);
    expect((await ledger.latest())?.sources).toMatchObject([{ name: 'import', file: { by: 'U1', rows: 3 } }]);
    expect(counted).toEqual(['2026-11-24', '2026-11-24']);
    expect((await openSnapshots(folder).latest())?.open).toHaveLength(3);
  });

  it('changes nothing when the file breaks off in the middle', async () => {
    const { imports, ledger } = await rig();
    const whole = file(HEADER, ...rows(1, 2));
    await imports.run(whole, await imports.inspect(whole), { whole: true });
    const before = await ledger.latest();
    const cut: ImportSource = {
      name: 'errors.csv',
      open: () =>
        Promise.resolve(
          Readable.from(
            (async function* () {
              yield Buffer.from(`${HEADER}\n${rows(3).join('\n')}\n`);
              throw new Error('connection reset');
            })(),
          ),
        ),
    };
    await expect(imports.run(cut, await imports.inspect(whole), { whole: true })).rejects.toThrow('connection reset');
    expect(await ledger.latest()).toEqual(before);
  });

  it.each([
    ['a header alone', [HEADER], 'import-no-rows'],
    ['rows that tell of no error', [HEADER, ',,,x'.slice(0, 3)], 'import-no-rows'],
  ])('refuses %s, since an empty list would end every error', async (_, lines, code) => {
    const { imports, ledger } = await rig();
    const source = file(...lines);
    await expect(imports.run(source, await imports.inspect(source), { whole: true })).rejects.toMatchObject({ code });
    expect(await ledger.latest()).toBeUndefined();
  });

  it('ends nothing where a spreadsheet cut ids short: what seems to be missing may be one of them', async () => {
    const { imports } = await rig();
    const before = file(HEADER, ...rows(1, 2));
    await imports.run(before, await imports.inspect(before), { whole: true });
    const after = file(HEADER, ...rows(1), 'String too long,1.23457E+11,Contact,Title: data value too large: y');
    const { changes, summary, snapshot } = await imports.run(after, await imports.inspect(after), { whole: true });
    expect(summary.cutIds).toMatchObject({ rows: 1 });
    expect(changes.unlisted).toEqual([]);
    expect(snapshot.sources[0]?.complete).toBe(false);
  });

  it('names a validation rule by its free text, where the org’s rules are known', async () => {
    const rule = { name: 'Phone_Format', object: 'Contact', message: 'Write the number with its country code.' };
    const { imports } = await rig([rule]);
    const source = file(
      'Record ID,Error message',
      '101,Write the number with its country code.',
      '102,STRING_TOO_LONG: x',
    );
    const { snapshot } = await imports.run(source, await imports.inspect(source), { whole: true });
    expect(snapshot.open[0]?.error).toMatchObject({
      type: 'salesforce-custom-field-validation-rule',
      params: { rule: 'Phone_Format' },
    });
  });

  it('remembers what a person said of a header', async () => {
    const { imports } = await rig();
    const source = file('Foo,Bar', 'String too long,12345', 'Invalid email,12346');
    const seen = await imports.inspect(source);
    const answered = await imports.answer(seen, ['type', 'hubspot-id']);
    expect(answered.columns.map(({ role, by, sure }) => [role, by, sure])).toEqual([
      ['type', 'remembered', true],
      ['hubspot-id', 'remembered', true],
    ]);
    const again = await imports.inspect(file('Foo,Bar', 'Invalid email,777'));
    expect(again.columns.map(({ role }) => role)).toEqual(['type', 'hubspot-id']);
  });
});
