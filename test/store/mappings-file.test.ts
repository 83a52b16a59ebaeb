import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfRows } from '../../src/core/mapping-file/told.ts';
import type { CustomMapping } from '../../src/core/mappings.ts';
import { Failure } from '../../src/jobs/failure.ts';
import { readMappingsFile } from '../../src/store/mappings-file.ts';
import { failureSentence } from '../../src/text/failure.ts';
import { createText } from '../../src/text/text.ts';
import { tempFolder } from '../support/folder.ts';

async function fileWith(content: string | Uint8Array, name = 'mappings.csv'): Promise<string> {
  const file = join(await tempFolder(), name);
  await writeFile(file, content);
  return file;
}

/** `object:Salesforce object property > field (rule)`; `*` for what the file leaves open. */
const shown = ({ object, property, salesforceObject, field, rule }: CustomMapping) =>
  `${object ?? '*'}:${salesforceObject ?? '*'} ${property} > ${field} (${rule ?? '?'})`;

async function read(content: string | Uint8Array, name?: string) {
  const { mappings, notes } = await readMappingsFile(await fileWith(content, name));
  return {
    mappings: mappings.map(shown),
    lines: mappings.map(({ line }) => line),
    notes: notes.map(({ line, reason, value }) => `${line} ${reason}${value === undefined ? '' : ` ${value}`}`),
  };
}

async function failureOf(content: string | Uint8Array, name?: string): Promise<Failure> {
  const error: unknown = await readMappingsFile(await fileWith(content, name)).catch((caught: unknown) => caught);
  if (!(error instanceof Failure)) throw new Error('did not fail', { cause: error });
  return error;
}

const utf16 = (text: string, mark = '\uFEFF') => Buffer.from(mark + text, 'utf16le');
const bigEndian = (text: string) => utf16(text).swap16();
/** Latin letters have the same bytes in Windows-1252. */
const windows1252 = (text: string) => Buffer.from(text, 'latin1');

const ENGLISH = 'HubSpot property,Salesforce field,Sync rule,Object\nJob title,Title,Two-way,Contact\n';
const ITALIAN =
  'Proprietà HubSpot;Campo Salesforce;Regola di sincronizzazione;Oggetto\nCittà;Città;Bidirezionale;Contatti\n';
const JOB = ['contacts:* Job title > Title (two-way)'];
const CITY = ['contacts:* Città > Città (two-way)'];

const SHAPES: readonly (readonly [
  what: string,
  content: string | Uint8Array,
  mappings: readonly string[],
  name?: string,
])[] = [
  ['English headers with commas', ENGLISH, JOB],
  ['a byte order mark', `\uFEFF${ENGLISH}`, JOB],
  ['UTF-16 with tabs', utf16(ENGLISH.replaceAll(',', '\t')), JOB],
  ['UTF-16 without a mark', utf16(ENGLISH, ''), JOB],
  ['UTF-16, big-endian', bigEndian(ENGLISH), JOB],
  ['Italian headers with semicolons', ITALIAN, CITY],
  ['Windows-1252', windows1252(ITALIAN), CITY],
  ['line ends of Windows, and quotes', ENGLISH.replaceAll('\n', '\r\n').replace('Job title', '"Job title"'), JOB],
  ['line ends of old Macs', ENGLISH.replaceAll('\n', '\r'), JOB],
  [
    'commas in each row, which are no separators',
    'Proprietà HubSpot;Campo Salesforce;Regola di sincronizzazione\n' +
      'fax;Fax;Preferisci Salesforce, salvo che sia vuoto\nzip;PostalCode;Preferisci Salesforce, salvo che sia vuoto\n',
    ['*:* fax > Fax (prefer-salesforce)', '*:* zip > PostalCode (prefer-salesforce)'],
  ],
  [
    'so many commas that they look like separators',
    `HubSpot;Salesforce\n${'Città, provincia, regione, paese;Città\n'.repeat(12)}`,
    Array.from({ length: 12 }, () => '*:* Città, provincia, regione, paese > Città (?)'),
  ],
  [
    'columns of fields of which some name an object, and rows that say which',
    'Salesforce object;Salesforce field;Lead field;Contact field;Property\nContact;Job;Title;Title;jobtitle\n;Phone;;;phone\n',
    ['contacts:Contact jobtitle > Title (?)', '*:* phone > Phone (?)'],
  ],
  ['Excel’s line for the separator', `sep=;\n${ITALIAN}`, CITY],
  [
    'titles above the header, which tell the object, and empty lines',
    'Company mappings\nExported 24 November 2026\n\nProperty name,Field API name\n\nphone,Phone\n',
    ['companies:* phone > Phone (?)'],
  ],
  [
    'two columns of objects',
    'HubSpot object,Salesforce object,HubSpot property,Salesforce field\n' +
      'Contacts,Lead,city,City\nContact,Contacts,city,MailingCity\nCompanies,Account,city,BillingCity\nDeal,Opportunities,amount,Amount\n',
    [
      'contacts:Lead city > City (?)',
      'contacts:Contact city > MailingCity (?)',
      'companies:Account city > BillingCity (?)',
      'deals:Opportunity amount > Amount (?)',
    ],
  ],
  [
    'one column of objects, single or in pairs',
    'Object;Property;Field\nLead;city;City\nContact/Lead;email;Email\nContacts → Leads;fax;Fax\nCompany/Account;phone;Phone\nDeal → Opportunity;amount;Amount\n' +
      'Trattative;amount;Amount\nSalesforce Contact;city;MailingCity\nAziende e account;name;Name\n',
    [
      'contacts:Lead city > City (?)',
      'contacts:* email > Email (?)',
      'contacts:Lead fax > Fax (?)',
      'companies:* phone > Phone (?)',
      'deals:Opportunity amount > Amount (?)',
      'deals:* amount > Amount (?)',
      'contacts:Contact city > MailingCity (?)',
      'companies:* name > Name (?)',
    ],
  ],
  [
    'names and labels, of which names count, and columns that say other things',
    'ID,HubSpot property label,Internal name,HubSpot property type,Salesforce field label,Field API name,Salesforce field type,Last updated\n' +
      '1,Job title,jobtitle,text,Job Title,Title,string,2026-11-24\n2,Region,,select,Region,,picklist,2026-11-24\n',
    ['*:* jobtitle > Title (?)', '*:* Region > Region (?)'],
  ],
  [
    'a column of fields for leads and one for contacts',
    'Contact property,Salesforce lead field,Salesforce contact field,Sync rule\ncity,City,MailingCity,two-way\ncompany,Company,,\n',
    [
      'contacts:Lead city > City (two-way)',
      'contacts:Contact city > MailingCity (two-way)',
      'contacts:Lead company > Company (?)',
    ],
  ],
  [
    'no object but in the file’s name',
    'HubSpot,Salesforce\ndealname,Name\n',
    ['deals:* dealname > Name (?)'],
    'mappature-trattative (1).csv',
  ],
  [
    'a title that names a company, and a column of directions before that of rules',
    'Company Rossi\nSync direction,Property,Field,Sync rule type\nboth,dealname,Name,Two-way\n',
    ['*:* dealname > Name (two-way)'],
  ],
  ['no object at all', 'Proprietà\tCampo\ndealname\tName\n', ['*:* dealname > Name (?)']],
  [
    'fields with their object before them',
    'Property,Salesforce field\njobtitle,Contact.Title\nphone,Lead.Phone\n',
    ['contacts:Contact jobtitle > Title (?)', 'contacts:Lead phone > Phone (?)'],
  ],
  [
    'a long cell over several lines, and a quote in the middle',
    'Description,Property,Field\n"About\nall, and more",jobtitle,Title\nA 5" pipe,phone,Phone\n',
    ['*:* jobtitle > Title (?)', '*:* phone > Phone (?)'],
  ],
  [
    'our own words in another order, with semicolons',
    'rule;field;salesforceObject;property;object\ntwo-way;Title;Contact;jobtitle;contacts\n',
    ['contacts:Contact jobtitle > Title (two-way)'],
  ],
];

describe('a mappings file', () => {
  const shapes = SHAPES.map(([what, content, expected, name]) => ({ what, content, expected, name }));

  it.each(shapes)('is read with $what', async ({ content, expected, name }) => {
    const { mappings, notes } = await read(content, name);
    expect(mappings).toEqual(expected);
    expect(notes).toEqual([]);
  });

  it.each([
    ['two-way', ['two-way', 'Two-way', 'TWO WAY', 'Two-way sync', 'Bidirezionale', 'Sincronizzazione bidirezionale']],
    [
      'prefer-salesforce',
      [
        'Prefer Salesforce unless blank',
        'Preferisci Salesforce, salvo che sia vuoto',
        'Preferisci Salesforce se non vuoto',
      ],
    ],
    ['always-salesforce', ['Always use Salesforce', 'Usa sempre Salesforce', 'Utilizza sempre Salesforce']],
    ['dont-sync', ['Don’t sync', "Don't sync", 'Do not sync', 'Non sincronizzare']],
    ['?', ['', '-', 'Prefer HubSpot unless blank', 'Prefer Salesforce never', 'one-way', 'Always use HubSpot', 'sync']],
  ])('takes for the rule %s what means it', async (rule, words) => {
    const { mappings } = await read(`Property,Field,Rule\n${words.map((word) => `a,B,"${word}"\n`).join('')}`);
    expect(mappings).toEqual(words.map(() => `*:* a > B (${rule})`));
  });

  it('tells what it could not read of a row, with its line, and reads the rest', async () => {
    const { mappings, lines, notes } = await read(
      'Mappings\nHubSpot object,Salesforce object,HubSpot property,Salesforce field,Sync rule\n' +
        'Contact,Contact,jobtitle,Title,Two-way\n' +
        'Ticket,Case,subject,Subject,Two-way\n' +
        'Contact,Contact,,Title,Two-way\n' +
        'Contact,Contact,fax,-,\n' +
        'Company,Lead,city,City,\n\n' +
        'Company/Lead,Lead,city,City,\nDeal → Lead,,city,City,\n' +
        'Deal,Opportunity,amount,Amount,Sometimes\n',
    );
    expect(mappings).toEqual(['contacts:Contact jobtitle > Title (two-way)', 'deals:Opportunity amount > Amount (?)']);
    expect(lines).toEqual([3, 11]);
    expect(notes).toEqual([
      '4 object Ticket',
      '5 no-property',
      '6 no-field',
      '7 objects',
      '9 object Company/Lead',
      '10 object Deal → Lead',
      '11 rule Sometimes',
    ]);
  });

  it('has few faults told, however many rows have them', () => {
    const notes = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        line: index + 2,
        reason: 'rule' as const,
        value: `w${index % 9}`,
      }));
    expect(faultsOfRows(notes(3))).toHaveLength(3);
    expect(faultsOfRows(notes(90))).toEqual([
      { check: 'row', why: 'rule', n: 90, names: ['w0', 'w1', 'w2', 'w3', 'w4'], lines: ['2', '3', '4', '5', '6'] },
    ]);
  });

  it('loses no more than one row by a quote that nobody closed', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `p${index},F${index},\n`);
    const { mappings, notes } = await read(`Property,Field,Rule\n${rows.join('').replace('p3,', '"p3,')}`);
    expect(mappings.length).toBeGreaterThanOrEqual(19);
    expect(mappings.length + notes.length).toBe(20);
  });

  it('without a mapping is refused with the columns that it has and those that it needs', async () => {
    const sentences = async (content: string | Uint8Array) => {
      const failure = await failureOf(content);
      return ['en', 'it'].map((language) => failureSentence(createText(language), failure));
    };
    for (const sentence of await sentences('Record ID,First name,Email\n1,Ada,ada@example.com\n')) {
      expect(sentence).toContain('Record ID | First name | Email');
      expect(sentence).toMatch(/“HubSpot property”.*“Field API name”|“Proprietà HubSpot”.*“Nome API del campo”/);
    }
    const [none] = await sentences('Object,Property,Field\nTicket,subject,Subject\n');
    expect(none).toContain('Object | Property | Field. One row could not be read');
    expect((await sentences('Property,Field\n'))[0]).toContain('no rows below');
    expect((await failureOf('')).code).toBe('mappings-not-csv');
    expect((await failureOf(Buffer.from('PK\u0003\u0004 xl/workbook.xml'))).code).toBe('mappings-not-csv');
    expect((await failureOf('{"mappings": []}')).code).toBe('mappings-not-csv');
  });

  it('may be a folder of lists, one an object', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'contact-mappings.csv'), 'Property,Field\nphone,Phone\n,Title\n');
    await writeFile(join(folder, 'mappature aziende.CSV'), 'Proprietà;Campo\nphone;Phone\n');
    await writeFile(join(folder, 'notes.md'), '# Mappings\n');
    const { mappings, notes } = await readMappingsFile(folder);
    expect(mappings.map(shown)).toEqual(['contacts:* phone > Phone (?)', 'companies:* phone > Phone (?)']);
    expect(faultsOfRows(notes).map(({ lines }) => lines)).toEqual([['contact-mappings.csv:3']]);
    await expect(readMappingsFile(await tempFolder())).rejects.toMatchObject({ code: 'mappings-unreadable' });
  });

  it('that is missing is named', async () => {
    await expect(readMappingsFile('/nowhere/mappings.csv')).rejects.toMatchObject({
      code: 'mappings-unreadable',
      params: { file: '/nowhere/mappings.csv' },
    });
  });

  it('is read or refused, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'Property',
        'Salesforce field',
        'Object',
        'Rule',
        'Contact',
        'Lead/Contact',
        'Two-way',
        '"',
        '(',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const table = fc
      .tuple(
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.array(cell, { maxLength: 5 })),
      )
      .map(([separator, end, rows]) => rows.map((row) => row.join(separator)).join(end));
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      table,
      table.map((text) => utf16(text)),
      table.map((text) => `Property,Field,Rule,Object\n${text}`),
      table.map((text) => `object,property,salesforceObject,field,rule\n${text}`),
    );
    const file = await fileWith('');
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        await writeFile(file, bytes);
        const result = await readMappingsFile(file).catch((error: unknown) => error);
        if (result instanceof Failure) {
          expect(failureSentence(createText(), result)).not.toBe(result.message);
          return;
        }
        const { mappings } = result as Awaited<ReturnType<typeof readMappingsFile>>;
        for (const { property, field } of mappings) expect([property, field]).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('our own format', () => {
  const header = 'object,property,salesforceObject,field,rule\n';

  it('is read with and without rules, and with a byte order mark', async () => {
    const file = await fileWith(
      `\uFEFF${header}contacts,jobtitle,Contact,Title,two-way\ndeals,amount,Opportunity,Amount,\n`,
    );
    expect(await readMappingsFile(file)).toEqual({
      mappings: [
        {
          object: 'contacts',
          property: 'jobtitle',
          salesforceObject: 'Contact',
          field: 'Title',
          rule: 'two-way',
          line: 2,
        },
        { object: 'deals', property: 'amount', salesforceObject: 'Opportunity', field: 'Amount', line: 3 },
      ],
      notes: [],
    });
    expect(await read(header)).toEqual({ mappings: [], lines: [], notes: [] });
  });

  it.each([';', '\t'])('is our own with %j, too', async (separator) => {
    const content = `${header}contacts,jobtitle,Contact,Title,two-way\n`.replaceAll(',', separator);
    expect((await read(content)).mappings).toEqual(['contacts:Contact jobtitle > Title (two-way)']);
    expect((await failureOf(content.replace('contacts', 'Contacts'))).code).toBe('mappings-faulty');
  });

  it('tells every fault with its line', async () => {
    const failure = await failureOf(`${header}contact,jobtitle,Contact,Title,two-way\ncontacts,x,Contact,,sometimes\n`);
    const sentence = failureSentence(createText(), failure);
    expect(sentence).toContain('2: object = "contact" ≠ contacts | companies | deals | tasks');
    expect(sentence).toContain('3: field = "" ≠ …');
    expect(sentence).toContain('3: rule = "sometimes"');
  });
});
