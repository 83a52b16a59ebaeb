import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import type { Encoding, Separator } from '../../../src/jobs/import/inspection.ts';
import { readFile, rolesOf } from './read.ts';

const ROWS = [
  ['Error type', 'Record ID', 'Error message', 'Note'],
  ['String too long', '101', 'Müller’s “title”; it says: a, b\tc', 'costs 5 €'],
  ['Invalid email', '102', 'line one\r\nline two\nline three', '=cmd|calc!A1'],
];

const ENCODERS: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  'utf16le with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  utf16be: (text) => Buffer.from(text, 'utf16le').swap16(),
  'utf16be with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'windows-1252': windows1252,
};
const NAMES: Readonly<Record<string, Encoding>> = {
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  'windows-1252': 'windows-1252',
};
const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

function windows1252(text: string): Buffer {
  const codes: Readonly<Record<string, number>> = { '’': 0x92, '“': 0x93, '”': 0x94, '€': 0x80 };
  return Buffer.from(Array.from(text, (character) => codes[character] ?? character.codePointAt(0) ?? 0));
}

describe('the manners in which a file may be written', () => {
  const manners = Object.keys(ENCODERS).flatMap((encoder) => SEPARATORS.map((separator) => ({ encoder, separator })));

  it.each(manners)('$encoder, separated by $separator', async ({ encoder, separator }) => {
    for (const recordDelimiter of ['\n', '\r\n', '\r']) {
      const text = stringify(ROWS, { delimiter: separator, record_delimiter: recordDelimiter, quoted: true });
      const file = await readFile(ENCODERS[encoder]?.(text) ?? '');
      expect(file.inspection).toMatchObject({ encoding: NAMES[encoder.split(' ')[0] ?? ''] ?? 'utf-8', separator });
      expect(rolesOf(file)).toEqual(['Error type=type', 'Record ID=hubspot-id', 'Error message=message', 'Note=extra']);
      expect(
        file.errors.map(({ type, hubspotId, rawMessage, extra }) => [type, hubspotId, rawMessage, extra?.['Note']]),
      ).toEqual(
        [ROWS[1], ROWS[2]].map((row) => [
          row?.[0] === 'Invalid email' ? 'invalid-email' : 'string-too-long',
          row?.[1],
          row?.[2],
          row?.[3],
        ]),
      );
    }
  });

  it('Excel’s first line that names the separator', async () => {
    const file = await readFile('sep=;\r\nError type;Note\r\nInvalid email;a,b,c,d\r\nInvalid email;e,f,g,h\r\n');
    expect(file.inspection).toMatchObject({ separator: ';', headerLine: 2, firstLine: 3 });
    expect(file.summary.rows).toBe(2);
  });

  it('ASCII at first, and Windows-1252 after the head', async () => {
    const many = 'Invalid email,101,plain\n'.repeat(8000);
    const file = await readFile(
      Buffer.concat([Buffer.from(`Error type,Record ID,Note\n${many}`), windows1252('Invalid email,102,5 €\n')]),
      65_536,
    );
    expect(file.errors.at(-1)?.extra).toEqual({ Note: '5 €' });
  });

  it('UTF-8 with a byte that is none, and NULs', async () => {
    const file = await readFile(
      Buffer.concat([
        Buffer.from('Error type,Record ID,Note\nInvalid\0 email,101,Zoë und Müller '),
        Buffer.from([0xff]),
        Buffer.from('\n'),
      ]),
    );
    expect(file.errors[0]).toMatchObject({ type: 'invalid-email', extra: { Note: 'Zoë und Müller \uFFFD' } });
  });

  it('every table comes back, however it is written', async () => {
    const cell = fc.stringMatching(/^[a-zA-Zàèß日"',;\t\n =+\-@’]{0,12}$/);
    const table = fc.array(
      fc.tuple(fc.constantFrom('String too long', 'Invalid email'), fc.integer({ min: 1 }), cell, cell),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf16le with a mark', 'utf16be with a mark'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 300 }),
        async (rows, delimiter, encoder, recordDelimiter, piece) => {
          const all = [['Error type', 'Record ID', 'Note', 'Remark'], ...rows.map((row) => row.map(String))];
          const text = stringify(all, { delimiter, record_delimiter: recordDelimiter, quoted_match: /\n/ });
          const file = await readFile(ENCODERS[encoder]?.(text) ?? '', piece);
          expect(file.summary).toMatchObject({ rows: rows.length, unreadableRows: 0 });
          const different = new Set(rows.map(([type, id]) => `${type} ${id}`));
          expect(file.errors).toHaveLength(different.size);
        },
      ),
      { numRuns: 150 },
    );
  });
});
