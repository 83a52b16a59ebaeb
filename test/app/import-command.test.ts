import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { importCommand } from '../../src/app/import-command.ts';
import type { Format } from '../../src/app/audit-command.ts';
import { Failure } from '../../src/jobs/failure.ts';
import { failureSentence } from '../../src/text/failure.ts';
import { createText } from '../../src/text/text.ts';
import { tempFolder } from '../support/folder.ts';

const text = createText('en-GB');
const CSV =
  'Record ID,Error type,Error message,Note\n101,Invalid email,"Email: invalid email address: a@@b",=x\n102,Zu lang,,y\nTotal,,,\n';

async function fileOf(content: string): Promise<string> {
  const path = join(await tempFolder(), 'errors.csv');
  await writeFile(path, content);
  return path;
}

async function run(file: string, format: Format) {
  const out = new PassThrough();
  const notes: string[] = [];
  const clock = { now: () => new Date('2026-11-24T09:00:00Z') };
  const reading = importCommand(file, format, { clock, text, note: (line) => void notes.push(line) }, out).finally(() =>
    out.end(),
  );
  const [printed] = await Promise.all([textOf(out), reading]);
  return { printed, notes };
}

describe('the command import', () => {
  it('prints JSON in the shape of an audit, with rows, columns and what it could not read', async () => {
    const { printed } = await run(await fileOf(CSV), 'json');
    const told = JSON.parse(printed) as { errors: unknown[] };
    expect(told).toMatchObject({
      sources: [{ name: 'import', at: '2026-11-24T09:00:00.000Z', complete: true, problem: null }],
      calls: { hubspot: 0, salesforce: 0 },
      rows: 3,
      columns: [
        { header: 'Record ID', role: 'hubspot-id', by: 'header' },
        { header: 'Error type', role: 'type', by: 'header' },
        { header: 'Error message', role: 'message', by: 'header' },
        { header: 'Note', role: 'extra', by: 'nothing' },
      ],
      unreadable: [{ line: 4, reason: 'total' }],
    });
    expect(told.errors).toMatchObject([
      {
        type: 'invalid-email',
        category: 'property-values',
        object: 'contacts',
        hubspotId: '101',
        message: 'Email: invalid email address: a@@b',
      },
      { type: 'other-unknown', category: 'other', hubspotId: '102', message: 'Zu lang', extra: { Note: 'y' } },
    ]);
  });

  it('prints CSV with the file’s own columns at the end, and runs no formula', async () => {
    const { printed } = await run(await fileOf(CSV), 'csv');
    const rows = parse<Record<string, string>>(printed, { columns: true, bom: true });
    expect(rows.map(({ type, hubspot_id, Note }) => [type, hubspot_id, Note])).toEqual([
      ['invalid-email', '101', "'=x"],
      ['other-unknown', '102', 'y'],
    ]);
  });

  it('prints a table, and what it made of the file', async () => {
    const { printed } = await run(await fileOf(CSV), 'table');
    expect(printed).toMatch(/^invalid-email +contacts +101 +Email: invalid email address: a@@b\n/);
    expect(printed).toContain('3 rows, 2 errors\n  1 × Invalid email\n');
    expect(printed).toContain('line 4: a total, not an error');
    expect(printed).toContain('Note = extra');
  });

  it('says what it is not sure about, and that there is nothing', async () => {
    expect((await run(await fileOf('Error type,Zahl\nInvalid email,7\n'), 'json')).notes).toEqual([
      expect.stringContaining('Zahl'),
    ]);
    expect((await run(await fileOf('Error type,Record ID\n'), 'table')).notes).toEqual([
      expect.stringContaining('no rows below it'),
    ]);
    expect((await run(await fileOf('Error type,Record ID\nInvalid email,1.23E+10\n'), 'csv')).notes).toEqual([
      expect.stringContaining('cut short by a spreadsheet (line 2)'),
    ]);
  });

  it('tells each file that cannot be read for what it is', async () => {
    const sentence = async (file: string) => {
      const fault: unknown = await run(file, 'table').catch((error: unknown) => error);
      return fault instanceof Failure ? failureSentence(text, fault) : String(fault);
    };
    expect(await sentence('no-such.csv')).toBe('There is no file no-such.csv.');
    expect(await sentence(await tempFolder())).toContain('is a folder');
    expect(await sentence('-')).toContain('read twice');
    expect(await sentence('/dev/null')).toContain('read twice');
    expect(await sentence(await fileOf(''))).toContain('is empty');
    expect(await sentence(await fileOf('{"a": 1}'))).toContain('is JSON, whatever its name says');
    expect(await sentence(await fileOf('Email,Record ID\na@example.com,1\n'))).toContain(
      'does not look like a list of sync errors: none of its columns (Email, Record ID) has',
    );
    expect(await sentence(await fileOf('Deal ID,Description\n1,Call them in May\n2,They want a rebate\n'))).toContain(
      'does not look like',
    );
  });
});
