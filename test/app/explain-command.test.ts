import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { explainCommand, type ExplainInput } from '../../src/app/explain-command.ts';
import { createText } from '../../src/text/text.ts';

async function explained(input: ExplainInput, json = false): Promise<string> {
  const out = new PassThrough();
  const all = readAll(out);
  await explainCommand(input, { json, text: createText() }, out);
  out.end();
  return all;
}

const linesOf = (...chunks: readonly (string | Buffer)[]) => ({ lines: Readable.from(chunks, { objectMode: false }) });
const parsed = async (input: ExplainInput): Promise<readonly unknown[]> =>
  (await explained(input, true))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('for people', () => {
  test('names the type, says what it means, how to fix it and who can, and what the message told', async () => {
    const shown = await explained({ words: ['STRING_TOO_LONG: Title: data value too large: aaa (max length=2)'] });
    expect(shown).toContain('String too long (Property values, certain)');
    expect(shown).toContain('longer than the Salesforce field allows');
    expect(shown).toMatch(/Code: STRING_TOO_LONG\n {2}Field: Title\n {2}Value: aaa\n {2}Limit: 2\n/);
    expect(shown).toMatch(/How to fix it \(record owner or Salesforce admin\):\n {2}1\. /);
    expect(shown).toMatch(/https:\/\/\S+\n/);
  });

  test('tells what failed inside a flow', async () => {
    const message =
      'We can’t save this record because the “Sync” process failed. DUPLICATE_VALUE: duplicate value found: A__c';
    const shown = await explained({ words: [message] });
    expect(shown).toContain('Flow: Sync');
    expect(shown).toContain(
      'What failed inside: Restricted unique value: DUPLICATE_VALUE: duplicate value found: A__c',
    );
  });

  test('lets no control code of a message pass', async () => {
    const message = 'Email: invalid email address: \u001B[31mred\u0007\u009B1m\u202Etest';
    expect(await explained({ words: [message] })).not.toMatch(/[^\P{C}\n]/u);
    expect(await explained({ words: [message] }, true)).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('words', () => {
  test('each is a message; a message typed without quotes is one', async () => {
    expect(await parsed({ words: ['STRING_TOO_LONG: x y', 'Invalid email'] })).toHaveLength(2);
    expect(await parsed({ words: ['Invalid', 'email'] })).toMatchObject([
      { type: 'invalid-email', matched: 'name:invalid-email' },
    ]);
  });
});

describe('lines', () => {
  test('give one line of JSON each, empty ones none, with null where nothing is known', async () => {
    const input = linesOf(
      '\uFEFFREQUIRED_FIELD_MISSING: Required fields are missing: [LastName]\r\n\n  \nfoo\r\nUNABLE_',
      'TO_LOCK_ROW',
    );
    expect(await parsed(input)).toEqual([
      {
        type: 'missing-required-value',
        category: 'property-values',
        confidence: 'certain',
        code: 'REQUIRED_FIELD_MISSING',
        field: 'LastName',
        value: null,
        rule: null,
        matched: 'code:REQUIRED_FIELD_MISSING',
      },
      {
        type: 'other-unknown',
        category: 'other',
        confidence: 'none',
        code: null,
        field: null,
        value: null,
        rule: null,
        matched: 'none',
      },
      expect.objectContaining({ type: 'other-unknown', confidence: 'certain', code: 'UNABLE_TO_LOCK_ROW' }),
    ]);
  });

  test('may break within a character, and come without an end', async () => {
    const bytes = Buffer.from('Proprietario Salesforce inattivo\nID Salesforce mancante’');
    const input = linesOf(...Array.from(bytes, (byte) => Buffer.from([byte])));
    expect(await parsed(input)).toMatchObject([
      { type: 'inactive-salesforce-owner' },
      { type: 'missing-salesforce-id' },
    ]);
  });

  test('are answered as they come', async () => {
    const lines = new PassThrough();
    const out = new PassThrough();
    const done = explainCommand({ lines }, { json: true, text: createText() }, out);
    lines.write('STRING_TOO_LONG\n');
    const [first] = (await once(out, 'data')) as [Buffer];
    expect(JSON.parse(first.toString())).toMatchObject({ type: 'string-too-long' });
    lines.end();
    await done;
  });
});

const MAIN = join(import.meta.dirname, '../../src/main.ts');

test('ends quietly when nobody reads any more', async () => {
  const child = spawn(process.execPath, [MAIN, 'explain', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const complaints = readAll(child.stderr);
  child.stdin.on('error', () => undefined);
  const more = setInterval(() => child.stdin.write('STRING_TOO_LONG: x\n'.repeat(5000)), 5);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(more);
  expect([code, await complaints]).toEqual([0, '']);
}, 20_000);
