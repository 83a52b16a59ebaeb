import { beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../../../src/sandbox/salesforce/id.ts';
import { ACME, ANN, BOT, createOrg, GONE, INTEGRATION, LEFT } from './org.ts';

let org: ReturnType<typeof createOrg>;

const contact = (serial: number, row: Record<string, unknown>) => ({
  Id: makeId('003', serial),
  OwnerId: ANN,
  CreatedDate: '2026-11-20T10:00:00.000Z',
  LastModifiedDate: '2026-11-20T10:00:00.000Z',
  SystemModstamp: '2026-11-20T10:00:00.000Z',
  ...row,
});

beforeEach(() => {
  org = createOrg();
  org.add(
    'Contact',
    contact(1, { LastName: 'Adams', Email: 'a@one.example', AccountId: ACME, Score__c: 5, Tags__c: 'A;B' }),
    contact(2, {
      LastName: 'baker',
      Email: null,
      OwnerId: LEFT,
      Score__c: 10,
      LastModifiedDate: '2026-11-24T08:00:00.000Z',
    }),
    contact(3, { LastName: "O'Neil", Email: 'C@Two.example', DoNotCall: true, Tags__c: 'C', Birthdate: '1980-05-01' }),
    contact(4, { LastName: 'Dent_', AccountId: ACME, LastModifiedDate: '2026-11-23T08:00:00.000Z', Score__c: 5 }),
    contact(5, { LastName: 'Gone', IsDeleted: true }),
  );
});

const names = async (where: string) =>
  (await org.query(`SELECT LastName FROM Contact WHERE ${where}`)).map((row) => row['LastName']);

const refusal = async (soql: string, path = 'query') => {
  const { status, body } = await org.call('GET', `/services/data/v67.0/${path}?q=${encodeURIComponent(soql)}`);
  return { status, ...(body as Record<string, unknown>[])[0] };
};

describe('WHERE', () => {
  it.each([
    ["LastName = 'ADAMS'", ['Adams']],
    ["LastName != 'adams'", ['baker', "O'Neil", 'Dent_']],
    ["LastName = 'O\\'Neil'", ["O'Neil"]],
    ['Email = null', ['baker', 'Dent_']],
    ["Email = ''", ['baker', 'Dent_']],
    ["Email != 'a@one.example'", ['baker', "O'Neil", 'Dent_']],
    ["LastName LIKE '%e%'", ['baker', "O'Neil", 'Dent_']],
    ["LastName LIKE 'dent\\_'", ['Dent_']],
    ["LastName LIKE 'bake\\_'", []],
    ["LastName LIKE 'bake_'", ['baker']],
    ["Email LIKE '%'", ['Adams', "O'Neil"]],
    ["LastName IN ('adams', 'BAKER', 'x')", ['Adams', 'baker']],
    ["Email IN (null, 'c@two.example')", ['baker', "O'Neil", 'Dent_']],
    ["LastName NOT IN ('adams', 'BAKER')", ["O'Neil", 'Dent_']],
    ['DoNotCall = false', ['Adams', 'baker', 'Dent_']],
    ['DoNotCall = TRUE', ["O'Neil"]],
    ['Score__c > 5', ['baker']],
    ['Score__c >= 5.0', ['Adams', 'baker', 'Dent_']],
    ['Score__c < 100', ['Adams', 'baker', 'Dent_']],
    ['LastModifiedDate = TODAY', ['baker']],
    ['LastModifiedDate = YESTERDAY', ['Dent_']],
    ['LastModifiedDate >= LAST_N_DAYS:2', ['baker', 'Dent_']],
    ['LastModifiedDate < 2026-11-23T00:00:00Z', ['Adams', "O'Neil"]],
    ['LastModifiedDate > 2026-11-23T09:00:00+01:00', ['baker']],
    ['Birthdate = 1980-05-01', ["O'Neil"]],
    ["Tags__c INCLUDES ('A;B', 'C')", ['Adams', "O'Neil"]],
    ["Tags__c EXCLUDES ('A')", ['baker', "O'Neil", 'Dent_']],
    ["Account.Name = 'acme'", ['Adams', 'Dent_']],
    ['Account.Name = null', ['baker', "O'Neil"]],
    ['Owner.IsActive = false', ['baker']],
    ["LastName = 'adams' OR LastName = 'baker' OR Score__c = 7", ['Adams', 'baker']],
    ["(LastName = 'adams' OR Email = null) AND Score__c = 5", ['Adams', 'Dent_']],
    ["Score__c = 5 AND (NOT LastName = 'adams')", ['Dent_']],
    ["NOT (LastName = 'adams' OR LastName = 'baker')", ["O'Neil", 'Dent_']],
    ["((Score__c = 5 AND Email = null) OR (DoNotCall = true AND (NOT LastName LIKE 'x%')))", ["O'Neil", 'Dent_']],
    ['OwnerId IN (SELECT Id FROM User WHERE IsActive = false)', ['baker']],
    ["AccountId NOT IN (SELECT Id FROM Account WHERE Name = 'Acme')", ['baker', "O'Neil"]],
    ['CALENDAR_YEAR(Birthdate) = 1980', ["O'Neil"]],
  ])('%s', async (where, expected) => {
    expect(await names(where)).toEqual(expected);
  });

  it('compares ids of 15 and 18 characters as one, upper and lower case apart', async () => {
    expect(await names(`AccountId = '${ACME.slice(0, 15)}'`)).toEqual(['Adams', 'Dent_']);
    expect(await names(`Id IN ('${makeId('003', 2).slice(0, 15)}', '${makeId('003', 1)}')`)).toEqual([
      'baker',
      'Adams',
    ]);
    expect(await names(`AccountId = '${ACME.slice(0, 15).toLowerCase()}'`)).toEqual([]);
  });

  it('hides deleted records from /query and shows them to /queryAll', async () => {
    expect(await names("LastName = 'Gone'")).toEqual([]);
    const { body } = await org.call(
      'GET',
      '/services/data/v67.0/queryAll?q=SELECT+Id,IsDeleted+FROM+Contact+WHERE+IsDeleted=true',
    );
    expect(body).toMatchObject({ totalSize: 1, records: [{ Id: makeId('003', 5), IsDeleted: true }] });
    expect((await org.query(`SELECT Id FROM Account WHERE Id = '${GONE}'`)).length).toBe(0);
  });

  it('finds the same by index among many records, after writes too', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) =>
      contact(100 + i, { LastName: `Row ${i}`, Email: `r${i}@many.example` }),
    );
    org.add('Contact', ...rows);
    expect(await names("Email IN ('R7@many.example', 'r7@MANY.example', 'c@two.example')")).toEqual([
      'Row 7',
      "O'Neil",
    ]);
    await org.call('PATCH', `/services/data/v67.0/sobjects/Contact/${makeId('003', 107)}`, {
      Email: 'new@many.example',
    });
    expect(await names("Email = 'r7@many.example'")).toEqual([]);
    expect(await names("Email = 'new@many.example' AND LastName != 'x'")).toEqual(['Row 7']);
  });
});

describe('SELECT', () => {
  it('nests related records, null where there is none', async () => {
    const [first, second] = await org.query(
      'SELECT Id, Account.Name, Account.Owner.Name, Owner.IsActive FROM Contact ORDER BY Id LIMIT 2',
    );
    expect(first).toMatchObject({
      Account: { attributes: { type: 'Account' }, Name: 'Acme', Owner: { Name: 'Ann Lee' } },
      Owner: { attributes: { type: 'User', url: `/services/data/v67.0/sobjects/User/${ANN}` }, IsActive: true },
    });
    expect(second).toMatchObject({ Account: null, Owner: { IsActive: false } });
  });

  it('follows an owner that may be a queue', async () => {
    org.add('Group', { Id: makeId('00G', 1), Name: 'Queue', Type: 'Queue' });
    org.add(
      'Lead',
      { Id: makeId('00Q', 1), LastName: 'A', OwnerId: makeId('00G', 1) },
      { Id: makeId('00Q', 2), LastName: 'B', OwnerId: ANN },
    );
    expect(await org.query('SELECT Owner.Name, OwnerId FROM Lead')).toMatchObject([
      { Owner: { Name: 'Queue' } },
      { Owner: { Name: 'Ann Lee' } },
    ]);
  });

  it('orders by several fields, empty values first unless told', async () => {
    const order = async (clause: string) =>
      (await org.query(`SELECT LastName FROM Contact ORDER BY ${clause}`)).map((row) => row['LastName']);
    expect(await order('LastName')).toEqual(['Adams', 'baker', 'Dent_', "O'Neil"]);
    expect(await order('Score__c DESC, LastName DESC')).toEqual(["O'Neil", 'baker', 'Dent_', 'Adams']);
    expect(await order('Score__c ASC NULLS LAST, LastName')).toEqual(['Adams', 'Dent_', 'baker', "O'Neil"]);
    expect(await order('LastName LIMIT 2 OFFSET 1')).toEqual(['baker', 'Dent_']);
  });

  it('counts and groups', async () => {
    const { body } = await org.call('GET', '/services/data/v67.0/query?q=SELECT+COUNT()+FROM+Contact');
    expect(body).toEqual({ totalSize: 4, done: true, records: [] });
    expect(await org.query('SELECT COUNT(Id) total, COUNT(Email), MAX(LastModifiedDate) FROM Contact')).toEqual([
      { attributes: { type: 'AggregateResult' }, total: 4, expr0: 2, expr1: '2026-11-24T08:00:00.000+0000' },
    ]);
    expect(
      await org.query(
        'SELECT AccountId, COUNT(Id) n, SUM(Score__c) FROM Contact GROUP BY AccountId ORDER BY COUNT(Id) DESC, AccountId',
      ),
    ).toMatchObject([
      { AccountId: null, n: 2, expr0: 10 },
      { AccountId: ACME, n: 2, expr0: 10 },
    ]);
    expect(await org.query('SELECT OwnerId FROM Contact GROUP BY OwnerId HAVING COUNT(Id) > 1')).toMatchObject([
      { OwnerId: ANN },
    ]);
    expect(await org.query("SELECT COUNT(Id) FROM Contact WHERE LastName = 'nobody'")).toMatchObject([{ expr0: 0 }]);
    expect(
      await org.query('SELECT Owner.Name, COUNT(Id) FROM Contact GROUP BY Owner.Name ORDER BY Owner.Name'),
    ).toMatchObject([
      { Name: 'Ann Lee', expr0: 3 },
      { Name: 'Lou Left', expr0: 1 },
    ]);
  });

  it('gives all fields and labels', async () => {
    const [row] = await org.query('SELECT FIELDS(ALL) FROM Account LIMIT 1');
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(['Name', 'Industry', 'CreatedDate', 'IsDeleted']));
    org.add('Lead', { Id: makeId('00Q', 1), LastName: 'A', Status: 'New' });
    expect(await org.query('SELECT toLabel(Status) FROM Lead')).toMatchObject([{ Status: 'Fresh' }]);
  });
});

describe('refused queries', () => {
  it.each([
    ['SELECT Id FROM Contct', 'INVALID_TYPE', "sObject type 'Contct' is not supported"],
    ['SELECT Id FROM ValidationRule', 'INVALID_TYPE', "sObject type 'ValidationRule' is not supported"],
    ['SELECT Id, Nme FROM Contact', 'INVALID_FIELD', "No such column 'Nme' on entity 'Contact'"],
    ['SELECT Owner.Nme FROM Contact', 'INVALID_FIELD', "No such column 'Nme' on entity 'User'"],
    ['SELECT Boss.Name FROM Contact', 'INVALID_FIELD', "Didn't understand relationship 'Boss'"],
    ["SELECT Id FROM Contact WHERE Nme = 'x'", 'INVALID_FIELD', "No such column 'Nme'"],
    ['SELECT Id, id FROM Contact', 'INVALID_FIELD', 'duplicate field selected: Id'],
    ['SELECT Id FROM Contact WHERE Email = 5', 'INVALID_FIELD', "field 'Email' must be of type string"],
    ["SELECT Id FROM Contact WHERE DoNotCall = 'true'", 'INVALID_FIELD', 'must be of type boolean'],
    ["SELECT Id FROM Contact WHERE CreatedDate > '2026-01-01'", 'INVALID_FIELD', 'must be of type dateTime'],
    ['SELECT Id FROM Contact WHERE CreatedDate > 2026-01-01', 'INVALID_FIELD', 'must be of type dateTime'],
    ["SELECT Id FROM Contact WHERE Description LIKE '%x%'", 'INVALID_FIELD', "field 'Description' can not be filtered"],
    ['SELECT Id FROM Contact ORDER BY Description', 'INVALID_FIELD', "field 'Description' can not be sorted"],
    ['SELECT Description FROM Contact GROUP BY Description', 'INVALID_FIELD', "field 'Description' can not be grouped"],
    ["SELECT Id FROM Contact WHERE AccountId = 'North'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: North'],
    [
      "SELECT Id FROM Contact WHERE Email = 'a' OR Email = 'b' AND Title = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'AND'",
    ],
    ["SELECT Id FROM Contact WHERE Title = 'a' AND NOT Email = 'b'", 'MALFORMED_QUERY', "unexpected token: 'NOT'"],
    ['SELECT Id, FROM Contact', 'MALFORMED_QUERY', "unexpected token: 'FROM'"],
    ['SELEC Id FROM Contact', 'MALFORMED_QUERY', "unexpected token: 'SELEC'"],
    ['SELECT Id FROM Contact WHERE Email = "x"', 'MALFORMED_QUERY', "unexpected token: '\"'"],
    ['', 'MALFORMED_QUERY', 'A query string has to be specified'],
    ['SELECT Name n FROM Contact', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
    ['SELECT LastName, COUNT(Id) FROM Contact', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: LastName'],
    ['SELECT Id FROM Contact OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000'],
    ['SELECT FIELDS(ALL) FROM Contact', 'MALFORMED_QUERY', 'LIMIT'],
  ])('%s', async (soql, errorCode, message) => {
    const answer = await refusal(soql);
    expect(answer).toMatchObject({ status: 400, errorCode });
    expect('message' in answer && answer.message).toContain(message);
  });

  it('points at the place', async () => {
    expect(await refusal('SELECT Id,Name,BillingCity,IsDeleted FROM Accout')).toMatchObject({
      message: expect.stringMatching(
        /FROM Accout\n +\^\nERROR at Row:1:Column:43\nsObject type 'Accout' is not supported\./,
      ),
    });
  });

  it('refuses an address that is too long', async () => {
    const soql = `SELECT Id FROM Contact WHERE Id IN (${Array.from({ length: 900 }, () => `'${ACME}'`).join(',')})`;
    const { status } = await org.call('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
    expect(status).toBe(414);
  });
});

describe('objects of the set-up', () => {
  it('unites permissions by the assigned permission set', async () => {
    org.state.permissions.push(
      { user: '*', SobjectType: 'Lead', PermissionsRead: true, PermissionsCreate: true, PermissionsEdit: true },
      { user: 'hubspot@acme.example', SobjectType: 'Lead', PermissionsRead: true, PermissionsEdit: false },
      { user: 'hubspot@acme.example', SobjectType: 'Contact', Field: 'Contact.Title', PermissionsRead: true },
      { user: 'hubspot@acme.example', SobjectType: 'Contact', Field: 'Contact.Phone', PermissionsRead: false },
    );
    const of = (object: string, user: string) =>
      org.query(
        `SELECT FIELDS(ALL) FROM ${object} WHERE ParentId IN ` +
          `(SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${user}') LIMIT 200`,
      );
    const lead = (rows: Record<string, unknown>[]) => rows.find((row) => row['SobjectType'] === 'Lead');
    expect(lead(await of('ObjectPermissions', INTEGRATION))).toMatchObject({
      PermissionsRead: true,
      PermissionsEdit: false,
    });
    expect(lead(await of('ObjectPermissions', BOT))).toMatchObject({ PermissionsEdit: true, PermissionsDelete: false });
    const fields = new Map(
      (await of('FieldPermissions', INTEGRATION)).map((row) => [row['Field'], row['PermissionsEdit']]),
    );
    expect(fields.get('Contact.Title')).toBe(false);
    expect(fields.get('Contact.Email')).toBe(true);
    expect(fields.has('Contact.Phone')).toBe(false);
    expect(fields.has('Contact.LastName')).toBe(false);
    expect(fields.has('Contact.OwnerId')).toBe(false);
  });

  it('says what one user may do with records', async () => {
    org.state.permissions.push({ user: INTEGRATION, SobjectType: 'Contact', PermissionsRead: true });
    const ids = [makeId('003', 1), ACME, makeId('003', 999)].map((id) => `'${id}'`).join(',');
    const select = 'SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess';
    expect(await org.query(`${select} WHERE UserId = '${INTEGRATION}' AND RecordId IN (${ids})`)).toMatchObject([
      { RecordId: makeId('003', 1), HasReadAccess: true, HasEditAccess: false, MaxAccessLevel: 'Read' },
      { RecordId: ACME, HasEditAccess: true, MaxAccessLevel: 'All' },
    ]);
    expect(await refusal(`${select} WHERE RecordId IN (${ids})`)).toMatchObject({ status: 400 });
  });

  it('shows rules by the Tooling API', async () => {
    org.state.validationRules.push(
      {
        object: 'Lead',
        name: 'Phone_Required',
        when: { field: 'Phone', blank: true },
        message: 'Give a phone',
        active: true,
      },
      { object: 'Contact', name: 'Other', when: { field: 'Title', longerThan: 5 }, message: 'No', active: false },
    );
    org.state.flows.push({
      object: 'Lead',
      name: 'Route lead',
      when: { field: 'Title', blank: true },
      message: '',
      active: true,
    });
    org.state.triggers.push({
      object: 'Lead',
      name: 'LeadTrigger',
      when: { field: 'Title', blank: true },
      message: '',
      active: true,
    });
    const tooling = async (soql: string) => {
      const { body } = await org.call('GET', `/services/data/v67.0/tooling/query?q=${encodeURIComponent(soql)}`);
      return (body as { records: unknown[] }).records;
    };
    const rule =
      'SELECT ValidationName, ErrorMessage, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE Active = true';
    expect(await tooling(rule)).toMatchObject([
      {
        ValidationName: 'Phone_Required',
        ErrorMessage: 'Give a phone',
        EntityDefinition: { QualifiedApiName: 'Lead' },
      },
    ]);
    expect(await tooling("SELECT Metadata FROM ValidationRule WHERE ValidationName = 'Phone_Required'")).toMatchObject([
      { Metadata: { errorConditionFormula: 'ISBLANK(Phone)' } },
    ]);
    expect(await refusal('SELECT Metadata FROM ValidationRule', 'tooling/query')).toMatchObject({
      errorCode: 'MALFORMED_QUERY',
      message: expect.stringContaining('no more than one row'),
    });
    expect(await tooling("SELECT Name, Status FROM ApexTrigger WHERE TableEnumOrId = 'Lead'")).toMatchObject([
      { Name: 'LeadTrigger', Status: 'Active' },
    ]);
    expect(await org.query('SELECT ApiName, Label, IsActive FROM FlowDefinitionView')).toMatchObject([
      { ApiName: 'Route_lead', Label: 'Route lead', IsActive: true },
    ]);
  });

  it('knows the organization, stages and duplicate rules', async () => {
    org.add('OpportunityStage', {
      Id: makeId('01J', 1),
      MasterLabel: 'Won',
      ApiName: 'Won',
      IsActive: true,
      SortOrder: 1,
    });
    org.state.duplicateRules.push({
      object: 'Lead',
      name: 'Same_Email',
      matchOn: ['Email'],
      active: true,
      message: '',
    });
    expect(await org.query('SELECT Id, IsSandbox FROM Organization')).toMatchObject([{ IsSandbox: false }]);
    expect(await org.query('SELECT ApiName FROM OpportunityStage WHERE IsActive = true')).toMatchObject([
      { ApiName: 'Won' },
    ]);
    expect(await org.query('SELECT DeveloperName, IsActive FROM DuplicateRule')).toMatchObject([
      { DeveloperName: 'Same_Email' },
    ]);
    expect(await org.query('SELECT RuleStatus FROM MatchingRule')).toMatchObject([{ RuleStatus: 'Active' }]);
  });
});
