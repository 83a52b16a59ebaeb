import { zipSync } from './zip.ts';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/jobs/failure.ts';
import { inspectFile } from '../../../src/jobs/import/inspect.ts';
import { readErrors } from '../../../src/jobs/import/read-errors.ts';
import { readFile, sourceOf, toldBy } from './read.ts';

const HEADER = 'Record ID,Error type,Note\n';
const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index},Invalid email,note ${from + index}\n`).join('');

describe('faults in a file never stop the rest', () => {
  it('a file that is cut in the middle of a quoted cell', async () => {
    const file = await readFile(`${HEADER}${rows(1, 3)}4,Invalid email,"cut of`);
    expect(toldBy(file)).toEqual([1, 2, 3].map((id) => `invalid-email contacts ${id}`));
    expect(file.summary).toMatchObject({ rows: 4, unreadableRows: 1, unreadable: [{ line: 5, reason: 'open-quote' }] });
  });

  it('quotes that nobody closed, on every other row', async () => {
    const text = Array.from(
      { length: 200 },
      (_, index) => `${index + 1},Invalid email,${index % 2 === 0 ? '"' : ''}note\n`,
    ).join('');
    const file = await readFile(`${HEADER}${text}`);
    expect(file.summary).toMatchObject({ rows: 200, errors: 200, unreadableRows: 0 });
  });

  it('one that is never followed by another swallows its own row at most', async () => {
    const text = `${HEADER}${rows(1, 5)}6,"Invalid, email,x\n${rows(7, 60_000)}`;
    expect(text.length).toBeGreaterThan(1.5 * 1024 * 1024);
    const file = await readFile(text, 65_536);
    expect(file.summary).toMatchObject({
      rows: 60_000,
      errors: 59_999,
      unreadable: [{ line: 7, reason: 'open-quote' }],
    });
    expect(file.errors.at(-1)?.hubspotId).toBe('60000');
  });

  it('an open quote that the next quoted cell seems to close', async () => {
    const file = await readFile(`${HEADER}1,Invalid email,"a\n2,"Invalid email","b"\n${rows(3, 4)}`);
    expect(toldBy(file)).toEqual([1, 2, 3, 4].map((id) => `invalid-email contacts ${id}`));
  });

  it('a cell of 10 MB, quoted with line breaks and quotes in it, or bare', async () => {
    const big = `${'x'.repeat(79)}\n`.repeat(130_000);
    for (const cell of [`"${big}"`, `"${big.replaceAll('xxxxxxxxxx', 'xxx""xxx""x')}"`, big.replaceAll('\n', ' ')]) {
      const file = await readFile(`${HEADER}${rows(1, 2)}3,Invalid email,${cell}\n${rows(4, 5)}`, 65_536);
      expect(toldBy(file)).toEqual([1, 2, 3, 4, 5].map((id) => `invalid-email contacts ${id}`));
      expect(file.errors[2]?.extra?.['Note']?.length).toBeLessThan(40_000);
      expect(file.summary).toMatchObject({ rows: 5, unreadableRows: 0 });
    }
  });

  it('lines are counted through giant cells and line breaks', async () => {
    const big = 'y\r\n'.repeat(900_000);
    const file = await readFile(`${HEADER}1,Invalid email,"${big}"\n2,Invalid email,"a\nb"\nTotal,,\n`, 65_536);
    expect(file.summary.unreadable).toEqual([{ line: 2 + 900_000 + 1 + 2, reason: 'total' }]);
  });

  it('quotes in the middle of a cell', async () => {
    const file = await readFile(
      `${HEADER}1,Invalid email,5" pipe\n2,Invalid email,"say "hi" now"\n3,Invalid email,""\n`,
    );
    expect(file.errors.map(({ extra }) => extra?.['Note'])).toEqual(['5" pipe', '"say "hi" now"', undefined]);
  });

  it('rows that are too short, or longer than the header', async () => {
    const file = await readFile(
      `Record ID,Error type,Error message,Email\n1,Invalid email\n2,Invalid email,wrong: a, b, c,x@example.com\n3,Invalid email,m,y@example.com,,\n`,
    );
    expect(file.errors.map(({ hubspotId, rawMessage, name }) => [hubspotId, rawMessage, name])).toEqual([
      ['1', undefined, undefined],
      ['2', 'wrong: a, b, c', 'x@example.com'],
      ['3', 'm', 'y@example.com'],
    ]);
  });

  it('a row whose cells fit no column is counted, with its line', async () => {
    const file = await readFile(
      `Email,Record ID,Error type\na@example.com,1,Invalid email\nx,y,z,w,v\nb@example.com,2,Invalid email\n`,
    );
    expect(file.summary).toMatchObject({ rows: 3, errors: 2, unreadable: [{ line: 3, reason: 'too-many-cells' }] });
  });

  it('totals and empty rows are no errors', async () => {
    const file = await readFile(
      `Error type,Record ID,Note\nInvalid email,1,x\n,,\n\n,,only a note\nTotal: 12,,\nTotale,12,\n`,
    );
    expect(file.summary).toMatchObject({ rows: 4, errors: 1 });
    expect(file.summary.unreadable).toEqual([
      { line: 5, reason: 'no-error' },
      { line: 6, reason: 'total' },
      { line: 7, reason: 'total' },
    ]);
  });

  it('an error that is told twice counts once', async () => {
    const file = await readFile(`${HEADER}${rows(1, 3)}${rows(2, 4)}`);
    expect(file.summary).toMatchObject({ rows: 6, errors: 4, repeated: 2 });
  });

  it('tells how far it is, waits for its reader, and stops when it is told to', async () => {
    const source = sourceOf(`${HEADER}${rows(1, 20_000)}`, 65_536);
    const inspection = await inspectFile(source);
    const told: number[] = [];
    await readErrors(source, inspection, { onErrors: () => {}, onProgress: (count) => void told.push(count) });
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told.at(-1)).toBe(20_000);
    const abort = new AbortController();
    let busy = 0;
    const reading = readErrors(source, inspection, {
      async onErrors() {
        expect((busy += 1)).toBe(1);
        await new Promise((done) => setImmediate(done));
        busy -= 1;
        abort.abort(new Error('enough'));
      },
      signal: abort.signal,
    });
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('what is no table is told for what it is', () => {
  const failureOf = async (content: string | Uint8Array, size?: number) => {
    const source = sourceOf(content);
    const error: unknown = await inspectFile({ ...source, ...(size === undefined ? {} : { size }) }).catch(
      (fault: unknown) => fault,
    );
    return error instanceof Failure ? { code: error.code, kind: error.params['kind'] } : error;
  };

  it.each([
    [
      'an Excel workbook',
      zipSync({
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      }),
      'excel',
    ],
    [
      'an OpenDocument spreadsheet',
      zipSync({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'opendocument',
    ],
    ['another archive', zipSync({ 'a.txt': 'hello' }), 'zip'],
    ['an old Excel workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 1)]), 'excel'],
    [
      'gzip',
      Buffer.concat([
        Buffer.from('1f8b080000000000', 'hex'),
        Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 37) % 256)),
      ]),
      'zip',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
    [
      'a picture',
      Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64, 1)]),
      'image',
    ],
    ['HTML', '<!DOCTYPE html><html><body>', 'html'],
    ['XML', '<?xml version="1.0"?><a/>', 'xml'],
    ['JSON', '[\n {"type":"String too long"}]', 'json'],
    ['other bytes', Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 89) % 256)), 'binary'],
    ['NULs', Buffer.alloc(5000), 'binary'],
  ])('%s', async (_name, content, kind) => {
    expect(await failureOf(content)).toEqual({ code: 'import-not-text', kind });
  });

  it('nothing at all, and a file that is too large', async () => {
    for (const content of ['', '\uFEFF', ' \r\n\t\n'])
      expect(await failureOf(content)).toEqual({ code: 'import-empty' });
    expect(await failureOf('a,b\n', 2 * 1024 ** 3)).toEqual({ code: 'import-too-large' });
  });
});

describe('the head of a file', () => {
  it('is all that an inspection reads', async () => {
    let read = 0;
    let closed = false;
    const source = sourceOf(`${HEADER}${rows(1, 100_000)}`, 16_384);
    const open = async () => {
      const stream = await source.open();
      stream.on('data', (chunk: Buffer) => void (read += chunk.length)).pause();
      stream.on('close', () => void (closed = true));
      return stream;
    };
    const inspection = await inspectFile({ ...source, open });
    expect(inspection.columns).toHaveLength(3);
    expect(read).toBeLessThanOrEqual(256 * 1024);
    await new Promise((done) => setImmediate(done));
    expect(closed).toBe(true);
  });

  it('gives one key for one header, and none of the records’ data', async () => {
    const keys = await Promise.all(
      [
        'Error type,Record ID\nInvalid email,1\n',
        '"ERROR_TYPE";"record id"\r\nString too long;2\r\n',
        'Error type,ID\nInvalid email,1\n',
        '100001,Invalid email\n',
        '100002,String too long\n',
      ].map(async (content) => (await inspectFile(sourceOf(content))).headerKey),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
    expect(keys[3]).toBe(keys[4]);
  });
});
