import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/jobs/failure.ts';
import { inspectFile } from '../../../src/jobs/import/inspect.ts';
import { readFile, rolesOf, sourceOf, toldBy } from './read.ts';

const CONTACT = '003Qy00000ABcdEIAT';
const LEAD = '00QQy00000ABcdEMAT';
const ACCOUNT = '001Qy00000ABcdEIAT';
const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const recordsOf = async (content: string) =>
  (await readFile(content)).errors.map(({ type, params }) => [type, params['records']]);

describe('ids in several columns', () => {
  it('each row’s is of its header’s object', async () => {
    for (const prefix of ['HubSpot ', '']) {
      const header = ['Contact', 'Company', 'Deal'].map((object) => `${prefix}${object} ID`).join(',');
      const file = await readFile(
        lines(
          `${header},Error type`,
          '101,,,String too long',
          ',202,,Invalid email',
          ',,303,Invalid email',
          '104,204,,Invalid email',
        ),
      );
      expect(toldBy(file)).toEqual([
        'string-too-long contacts 101',
        'invalid-email companies 202',
        'invalid-email deals 303',
        'invalid-email contacts 104',
      ]);
      expect(file.errors[3]?.extra).toEqual({ [`${prefix}Company ID`]: '204' });
    }
  });

  it('Salesforce’s too', async () => {
    const file = await readFile(
      lines(
        'Lead ID,Contact ID,Account ID,Error type',
        `${LEAD},,,String too long`,
        `,${CONTACT},${ACCOUNT},Invalid email`,
        `,,${ACCOUNT},String too long`,
      ),
    );
    expect(toldBy(file)).toEqual([
      `string-too-long contacts ${LEAD}`,
      `invalid-email contacts ${CONTACT}`,
      `string-too-long companies ${ACCOUNT}`,
    ]);
  });

  it('one error told by both ids, and again by Salesforce’s alone', async () => {
    const both = `101,${CONTACT},String too long`;
    const alone = `,${CONTACT},String too long`;
    for (const rows of [
      [both, alone],
      [alone, both],
    ]) {
      const file = await readFile(lines('Record ID,Salesforce ID,Error type', ...rows));
      expect(file.summary).toMatchObject({ rows: 2, errors: 1, repeated: 1 });
    }
    const twins = await readFile(lines('Record ID,Salesforce ID,Error type', both, both.replace('101', '102')));
    expect(twins.summary.errors).toBe(2);
  });
});

describe('what spreadsheets make of ids', () => {
  it('a dress is taken off', async () => {
    const file = await readFile(
      lines('Record ID,Error type', `'101,Invalid email`, `"=""102""",Invalid email`, '105.0,Invalid email'),
    );
    expect(toldBy(file)).toEqual([101, 102, 105].map((id) => `invalid-email contacts ${id}`));
  });

  it('what is cut short is no id, and is said', async () => {
    const file = await readFile(
      lines('Record ID;Error type', '1,23457E+11;Invalid email', '1,23457E+11;Invalid email', '1.3E+10;Invalid email'),
    );
    expect(rolesOf(file)[0]).toBe('Record ID=hubspot-id');
    expect(file.errors.map(({ hubspotId, extra, params }) => [hubspotId, extra?.['Record ID'], params])).toEqual([
      [undefined, '1,23457E+11', { records: 2 }],
      [undefined, '1.3E+10', {}],
    ]);
    expect(file.summary).toMatchObject({ repeated: 0, cutIds: { rows: 3, line: 2 } });
  });
});

describe('what is no list of errors', () => {
  it('a list of contacts gives none, even if it is read', async () => {
    const file = await readFile(
      lines(
        'Record ID,First Name,Email,Contact owner,Create Date',
        ...Array.from({ length: 20 }, (_, index) => `${index + 100},Ann,a${index}@example.com,Bob,2026-01-02`),
      ),
    );
    expect(rolesOf(file)).not.toContain('Contact owner=name');
    expect(file.inspection.looksLikeErrors).toBe(false);
    expect(file.summary).toMatchObject({ rows: 20, errors: 0, unreadableRows: 20 });
    expect(file.summary.unreadable[0]).toEqual({ line: 2, reason: 'no-error' });
  });

  it('descriptions of deals', async () => {
    const { inspection } = await readFile(
      lines('Deal ID,Deal name,Description', '1,Roof,Wants a call in May', '2,Wall,Two floors, one garden'),
    );
    expect(inspection.looksLikeErrors).toBe(false);
  });

  it('a row with an id alone, in a list of errors', async () => {
    const file = await readFile(lines('Record ID,Error type,Error message', '101', '102,Invalid email'));
    expect(file.summary).toMatchObject({ errors: 1, unreadable: [{ line: 2, reason: 'no-error' }] });
  });
});

it('an object that is none of ours is not guessed from the type', async () => {
  const objects = ['Custom object', 'Custom object: Subscriptions', 'Ticket', 'Product', 'Contact', ''];
  const file = await readFile(
    lines('Record ID,Object,Error type', ...objects.map((object, index) => `${index + 101},${object},Invalid email`)),
  );
  expect(file.errors.map(({ object }) => object)).toEqual([
    ...Array.from({ length: 4 }, () => 'unknown'),
    'contacts',
    'contacts',
  ]);
});

describe('counts of records', () => {
  it('however they are written, they are no ids', async () => {
    const file = await readFile(
      lines('Error type;Records', 'String too long;1 234', 'Invalid email;1’234', 'Mismatched options;1.5k'),
    );
    expect(file.errors.map(({ hubspotId, params }) => [hubspotId, params['records']])).toEqual([
      [undefined, 1234],
      [undefined, 1234],
      [undefined, 1500],
    ]);
  });

  it('an error of no records is none', async () => {
    const file = await readFile(lines('Error type,Affected records', 'String too long,0', 'Invalid email,3'));
    expect(file.summary).toMatchObject({
      errors: 1,
      unreadableRows: 1,
      totals: 1,
      unreadable: [{ line: 2, reason: 'no-records' }],
    });
  });

  it('ids in the plural are a list, even of three digits', async () => {
    const file = await readFile(lines('Error type,Affected record IDs', 'Invalid email,"104,105"'));
    expect(toldBy(file)).toEqual(['invalid-email contacts 104', 'invalid-email contacts 105']);
  });

  it('behind the name of a type', async () => {
    expect(
      await recordsOf(
        lines('Error type', 'String too long (12 records)', 'Invalid email (3)', '"Salesforce flow - 1,204 records"'),
      ),
    ).toEqual([
      ['string-too-long', 12],
      ['invalid-email', 3],
      ['salesforce-flow', 1204],
    ]);
  });

  it('rows that name no record are as many records', async () => {
    const row = 'Invalid email,Email: invalid email address: a@@b\n';
    const file = await readFile(`Error type,Error message\n${row.repeat(50)}String too long,too long\n`);
    expect(file.errors.map(({ type, params }) => [type, params['records']])).toEqual([
      ['invalid-email', 50],
      ['string-too-long', undefined],
    ]);
    expect(file.summary).toMatchObject({ rows: 51, errors: 2, repeated: 0 });
    expect(await recordsOf(lines('Error type', 'Invalid email', 'Mismatched options', 'Invalid email'))).toEqual([
      ['invalid-email', 2],
      ['mismatched-options', undefined],
    ]);
  });

  it('of more than ten thousand different ones, the rest come one by one', async () => {
    const rows = Array.from({ length: 10_500 }, (_, index) => `Invalid email,wrong ${index} here\n`).join('');
    const file = await readFile(`Error type,Error message\n${rows}${rows}`, 65_536);
    expect(file.errors).toHaveLength(10_500);
    expect(file.summary).toMatchObject({ errors: 10_500, repeated: 500 });
  });
});

describe('rows that are no open errors', () => {
  it('a header that comes again', async () => {
    const list = lines('Record ID,Error type', '101,Invalid email');
    const file = await readFile(list + list.replace('101', '102'));
    expect(file.summary).toMatchObject({ rows: 2, errors: 2, unreadableRows: 0 });
  });

  it('a status that says so', async () => {
    const file = await readFile(
      lines('Record ID,Error type,Stato', '101,Invalid email,Aperto', '102,Invalid email,Risolto'),
    );
    expect(toldBy(file)).toEqual(['invalid-email contacts 101']);
    expect(file.summary).toMatchObject({ unreadableRows: 1, totals: 1, unreadable: [{ line: 3, reason: 'resolved' }] });
  });
});

describe('cells', () => {
  it('with several errors are several', async () => {
    const email = 'INVALID_EMAIL_ADDRESS: Email: invalid email address: a@@b';
    const required = 'REQUIRED_FIELD_MISSING: Required fields are missing: [Industry]';
    for (const separator of ['\n', '; ']) {
      const file = await readFile(lines('Record ID,Error message', `101,"${email}${separator}${required}"`));
      expect(file.errors.map(({ type, rawMessage }) => [type, rawMessage])).toEqual([
        ['invalid-email', email],
        ['missing-required-value', required],
      ]);
    }
    const types = await readFile(
      lines('Record ID,Error type', '101,Invalid email; String too long', '102,Invalid email'),
    );
    expect(toldBy(types)).toHaveLength(3);
  });

  it('that an unquoted separator cut invent no property and no value', async () => {
    const file = await readFile(
      lines(
        'Record ID,Error message,Email',
        '1,Email, a, b, c: invalid email address,x@example.com',
        '2,Email: invalid email address: y,y@example.com',
        '3,Email: invalid email address: z,z@example.com',
      ),
    );
    expect(file.errors[0]).toMatchObject({ rawMessage: 'Email, a, b, c: invalid email address' });
    expect(file.errors[0]).not.toHaveProperty('property');
    const more = await readFile(lines('Record ID,Error type,Value', '1,Invalid email,a@@b,x,y'));
    expect(more.errors[0]).toMatchObject({ value: 'a@@b', extra: { 'Column 4': 'x', 'Column 5': 'y' } });
  });

  it('with types in another language keep their words', async () => {
    const file = await readFile(
      lines('Fehlertyp,Datensatz-ID,Objekt', 'Ungültiger Wert,101,Kontakt', 'Ungültiger Wert,102,Kontakt'),
    );
    expect(rolesOf(file)[0]).toBe('Fehlertyp=type');
    expect(file.errors.map(({ rawMessage, confidence }) => [rawMessage, confidence])).toEqual([
      ['Ungültiger Wert', 'likely'],
      ['Ungültiger Wert', 'likely'],
    ]);
  });

  it('separated by bars', async () => {
    const file = await readFile(lines('Record ID|Error type|Note', '101|Invalid email|a, b; c'));
    expect(file.inspection.separator).toBe('|');
    expect(toldBy(file)).toEqual(['invalid-email contacts 101']);
  });
});

it('an encoding that is none of ours is said, and Windows-1252 is one', async () => {
  // "エラー" in Shift_JIS.
  const word = [0x83, 0x47, 0x83, 0x89, 0x81, 0x5b];
  const japanese = Buffer.concat(Array.from({ length: 20 }, () => Buffer.from([...word, 0x2c, ...word, 0x0a])));
  const error: unknown = await inspectFile(sourceOf(japanese)).catch((fault: unknown) => fault);
  expect(error instanceof Failure ? error.code : error).toBe('import-encoding');
  const all = Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index).filter((byte) => byte !== 0x81));
  const latin = Buffer.concat([Buffer.from('Error type,Note\nInvalid email,'), all, Buffer.from('\n')]);
  expect((await inspectFile(sourceOf(latin))).encoding).toBe('windows-1252');
});
