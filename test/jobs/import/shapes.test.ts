import { describe, expect, it } from 'vitest';
import { readFile, rolesOf, toldBy } from './read.ts';

const CONTACT = '003Qy00000ABcdEIAT';
const LEAD = '00QQy00000ABcdEMAT';
const ACCOUNT = '001Qy00000ABcdEIAT';
const TOO_LONG = 'STRING_TOO_LONG: Job Title: data value too large: xxxx (max length=128): [Title]';
const REQUIRED = 'REQUIRED_FIELD_MISSING: Required fields are missing: [Industry]';
const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('the shapes that a list of sync errors may have', () => {
  it('one record a row, with all that a list may tell', async () => {
    const file = await readFile(
      lines(
        'Record ID,Object,Error type,Error message,Salesforce ID,Property,Value,Email,Last occurred,Owner',
        `101,Contact,String too long,"${TOO_LONG}",${CONTACT},jobtitle,"Head, of",ann@example.com,2026-11-20 10:00,Ann`,
        `102,Company,,${REQUIRED.replaceAll(',', ';')},${ACCOUNT.slice(0, 15)},,,,2026-11-21,`,
      ),
    );
    expect(rolesOf(file)).toEqual([
      'Record ID=hubspot-id',
      'Object=object',
      'Error type=type',
      'Error message=message',

      'Salesforce ID=salesforce-id',
      'Property=property',
      'Value=value',
      'Email=email',
      'Last occurred=date',
      'Owner=extra',
    ]);
    expect(file.errors[0]).toEqual({
      key: 'contacts:101:string-too-long:jobtitle',
      type: 'string-too-long',
      object: 'contacts',
      salesforceObject: 'Contact',
      hubspotId: '101',
      salesforceId: CONTACT,
      name: 'ann@example.com',
      property: 'jobtitle',
      field: 'Title',
      value: 'Head, of',
      direction: 'to-salesforce',
      params: { max: 128 },
      rawMessage: TOO_LONG,
      extra: { 'Last occurred': '2026-11-20 10:00', Owner: 'Ann' },
      confidence: 'certain',
      sources: ['import'],
    });
    expect(toldBy(file)[1]).toBe(`missing-required-value companies 102 ${ACCOUNT}`);
    expect(file.inspection).toMatchObject({ headerLine: 1, firstLine: 2, looksLikeErrors: true });
  });

  it('one error a row with a count of records', async () => {
    const file = await readFile(
      'Error type,Affected records\nString too long,"1,204 records"\nMismatched options,3 records\n',
    );
    expect(rolesOf(file)).toEqual(['Error type=type', 'Affected records=records']);
    expect(file.errors.map(({ type, params }) => [type, params])).toEqual([
      ['string-too-long', { records: 1204 }],
      ['mismatched-options', { records: 3 }],
    ]);
  });

  it('one error a row with a list of record ids', async () => {
    const file = await readFile('Error type,Affected records\nString too long,"101; 102, 103"\nInvalid email,104\n');
    expect(toldBy(file)).toEqual([
      'string-too-long unknown 101',
      'string-too-long unknown 102',
      'string-too-long unknown 103',
      'invalid-email contacts',
    ]);
    expect(file.errors[3]?.params).toEqual({ records: 104 });
    expect(file.summary).toMatchObject({ rows: 2, errors: 4 });
  });

  it('lists of emails, and of addresses of both CRMs', async () => {
    const hubspot = 'https://app-eu1.hubspot.com/contacts/1234567/record/0-2/555';
    const salesforce = `https://x.lightning.force.com/lightning/r/Lead/${LEAD}/view`;
    const file = await readFile(
      lines(
        'Error type,Affected records',
        'Invalid email,"a@example.com, b@example.com"',
        `Missing required value,"${hubspot} https://app.hubspot.com/contacts/1/deal/77 ${salesforce}"`,
      ),
    );
    expect(toldBy(file)).toEqual([
      'invalid-email contacts a@example.com',
      'invalid-email contacts b@example.com',
      'missing-required-value companies 555',
      'missing-required-value deals 77',
      `missing-required-value contacts ${LEAD}`,
    ]);
  });

  it('lists of the same length in both CRMs are pairs', async () => {
    const file = await readFile(`Error type,Record IDs,Salesforce IDs\nString too long,101 102,${CONTACT} ${LEAD}\n`);
    expect(toldBy(file)).toEqual([`string-too-long contacts 101 ${CONTACT}`, `string-too-long contacts 102 ${LEAD}`]);
  });

  it('a single column of messages with separators that nobody quoted', async () => {
    const file = await readFile(
      lines(
        'Error message',
        TOO_LONG.replace('xxxx', 'a, b'),
        `"INVALID_EMAIL_ADDRESS: Email: invalid email address: a@@b\nagain"`,
        REQUIRED,
      ),
    );
    expect(rolesOf(file)).toEqual(['Error message=message']);
    expect(file.errors.map(({ type, rawMessage }) => [type, rawMessage])).toEqual([
      ['string-too-long', TOO_LONG.replace('xxxx', 'a, b')],
      ['invalid-email', 'INVALID_EMAIL_ADDRESS: Email: invalid email address: a@@b\nagain'],
      ['missing-required-value', REQUIRED],
    ]);
  });

  it('forty columns, of which most are unknown and kept', async () => {
    const headers = Array.from({ length: 36 }, (_, index) => `Note ${index + 1}`);
    const values = headers.map((_, index) => `n${index + 1}`);
    const file = await readFile(
      lines(
        ['Error type', 'Record ID', ...headers, 'Object', 'Email'].join('\t'),
        ['String too long', '101', ...values, 'Deal', 'a@b.io'].join('\t'),
      ),
    );
    expect(file.inspection.columns).toHaveLength(40);
    expect(toldBy(file)).toEqual(['string-too-long deals 101']);
    expect(Object.keys(file.errors[0]?.extra ?? {})).toEqual(headers);
  });

  it('no header: the content alone tells', async () => {
    const file = await readFile(
      lines(`100101;String too long;${CONTACT};a@example.com`, `100102;Invalid email;${LEAD};b@example.com`),
    );
    expect(rolesOf(file)).toEqual(['=hubspot-id?', '=type', '=salesforce-id', '=email']);
    expect(file.inspection).toMatchObject({ separator: ';', firstLine: 1, looksLikeErrors: true });
    expect(file.inspection.headerLine).toBeUndefined();
    expect(toldBy(file)).toEqual([
      `string-too-long contacts 100101 ${CONTACT}`,
      `invalid-email contacts 100102 ${LEAD}`,
    ]);
  });

  it('titles and blank lines above the header', async () => {
    const file = await readFile(
      lines(
        'Sync errors exported on 2026-11-20',
        '',
        'Account,12345',
        '',
        'Error type,Record ID,Note',
        'Invalid email,101,x',
      ),
    );
    expect(file.inspection).toMatchObject({ headerLine: 5, firstLine: 6 });
    expect(toldBy(file)).toEqual(['invalid-email contacts 101']);
    expect(file.summary.rows).toBe(1);
  });

  it('a header that lies: the content overrules it', async () => {
    const file = await readFile(
      lines('ID,Salesforce ID,Error', `${CONTACT},101,Invalid email`, `${LEAD},102,Invalid email`),
    );
    expect(rolesOf(file)).toEqual(['ID=salesforce-id', 'Salesforce ID=hubspot-id', 'Error=type']);
    expect(toldBy(file)).toEqual([`invalid-email contacts 101 ${CONTACT}`, `invalid-email contacts 102 ${LEAD}`]);
  });

  it('duplicate, empty and broken headers', async () => {
    const file = await readFile('Error type,Note,Note,,"Record\nID"\nInvalid email,a,b,c,101\n');
    expect(file.inspection.firstLine).toBe(3);
    expect(file.errors[0]).toMatchObject({ hubspotId: '101', extra: { Note: 'a', 'Note (2)': 'b', 'Column 4': 'c' } });
  });

  it('headers in any manner of writing', async () => {
    for (const header of ['ERROR_TYPE', 'errorType', ' Error-Type ', '"Error type (HubSpot)"', 'Sync Error Type']) {
      const file = await readFile(`${header},hs_object_id\nInvalid email,101\n`);
      expect(toldBy(file), header).toEqual(['invalid-email contacts 101']);
      expect(
        file.inspection.columns.map(({ sure }) => sure),
        header,
      ).toEqual([true, true]);
    }
  });

  it('two columns of messages: asks which', async () => {
    const file = await readFile(lines('Error,Reason,Record ID', `${TOO_LONG},${TOO_LONG},101`));
    expect(rolesOf(file).filter((role) => role.includes('?'))).toHaveLength(2);
    const details = await readFile(lines('Error,Details,Record ID', `${TOO_LONG},Ask Bob,101`));
    expect(rolesOf(details)).toEqual(['Error=message', 'Details=extra', 'Record ID=hubspot-id']);
  });

  it('numbers that nobody named: asks whether they are ids', async () => {
    const file = await readFile(lines('Error type,Zahl', 'Invalid email,7', 'String too long,7'));
    expect(rolesOf(file)).toEqual(['Error type=type', 'Zahl=extra?']);
  });

  it('takes no phone, portal, amount or owner for a record', async () => {
    const file = await readFile(
      lines(
        'Portal ID,Owner ID,Phone,Amount,Error type,Contact ID',
        '1234567,8811223,3905551234,12000,Invalid email,101',
        '1234567,8811224,3905551235,13000,Invalid email,102',
      ),
    );
    expect(toldBy(file)).toEqual(['invalid-email contacts 101', 'invalid-email contacts 102']);
  });

  it('a list of contacts is no list of errors', async () => {
    const file = await readFile(
      'Record ID,Email,First Name,Create Date\n101,a@example.com,Ann,2026-01-02\n102,b@example.com,Bob,2026-01-03\n',
    );
    expect(file.inspection.looksLikeErrors).toBe(false);
  });

  it('a header alone has no rows', async () => {
    const file = await readFile('Error type,Affected records,Record ID');
    expect(file.inspection).toMatchObject({ headerLine: 1, looksLikeErrors: true });
    expect(file.summary).toMatchObject({ rows: 0, errors: 0, unreadableRows: 0 });
  });

  it('an unknown type keeps its words, in the message or beside it', async () => {
    const file = await readFile(
      'Fehlertyp,Fehlermeldung,Datensatz-ID\nZu lang,,101\nZu lang,Anruf bei Bob nötig,102\n',
    );
    expect(file.errors.map(({ type, rawMessage, extra }) => [type, rawMessage, extra])).toEqual([
      ['other-unknown', 'Zu lang', undefined],
      ['other-unknown', 'Anruf bei Bob nötig', { Fehlertyp: 'Zu lang' }],
    ]);
    expect(file.summary.unknown).toBe(2);
  });
});

describe('headers in the languages of HubSpot', () => {
  it.each([
    ['Tipo di errore;Record interessati;Messaggio di errore', 'it'],
    ['Fehlertyp;Betroffene Datensätze;Fehlermeldung', 'de'],
    ["Type d'erreur;Enregistrements concernés;Message d'erreur", 'fr'],
    ['Tipo de error;Registros afectados;Mensaje de error', 'es'],
    ['Tipo de erro;Registros afetados;Mensagem de erro', 'pt'],
    ['Fouttype;Betrokken records;Foutmelding', 'nl'],
    ['エラータイプ;影響を受けるレコード;エラーメッセージ', 'ja'],
    ['Typ błędu;Liczba rekordów;Komunikat o błędzie', 'pl'],
    ['Feltyp;Påverkade poster;Felmeddelande', 'sv'],
    ['Fejltype;Berørte poster;Fejlmeddelelse', 'da'],
    ['Feiltype;Antall poster;Feilmelding', 'no'],
    ['Virhetyyppi;Tietueiden määrä;Virheilmoitus', 'fi'],
    ['错误类型;受影响的记录;错误消息', 'zh'],
  ])('%s', async (header) => {
    const file = await readFile(`${header}\nString too long;12;${TOO_LONG}\n`);
    expect(file.inspection.columns.map(({ role }) => role)).toEqual(['type', 'records', 'message']);
    expect(file.inspection.columns.every(({ sure }) => sure)).toBe(true);
    expect(file.errors[0]).toMatchObject({ type: 'string-too-long', params: { records: 12 } });
  });

  it('HubSpot’s own names of types, in Italian', async () => {
    const file = await readFile(
      "Tipo di errore\tID record\tOggetto\nFase dell’opportunità inattiva\t55\tTrattativa\nValore dell'elenco di selezione limitato\t56\tAzienda\n",
    );
    expect(toldBy(file)).toEqual(['inactive-opportunity-stage deals 55', 'restricted-picklist-value companies 56']);
  });
});
