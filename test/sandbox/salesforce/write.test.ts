import { beforeEach, describe, expect, it } from 'vitest';
import { isWellFormedId, makeId } from '../../../src/sandbox/salesforce/id.ts';
import { ACME, ANN, BOT, CHATTER, createOrg, GONE, INTEGRATION, LEFT } from './org.ts';

let org: ReturnType<typeof createOrg>;
const JO = makeId('003', 900);
const DATA = '/services/data/v67.0';

beforeEach(() => {
  org = createOrg();
  org.add('Contact', {
    Id: JO,
    FirstName: 'Jo',
    LastName: 'Doe',
    Name: 'Jo Doe',
    Email: 'jo@acme.example',
    OwnerId: LEFT,
    CreatedDate: '2026-01-01T00:00:00.000Z',
    LastModifiedDate: '2026-01-01T00:00:00.000Z',
    SystemModstamp: '2026-01-01T00:00:00.000Z',
  });
});

const jo = () => org.state.records['Contact']?.get(JO);
const update = (fields: Record<string, unknown>) => org.call('PATCH', `${DATA}/sobjects/Contact/${JO}`, fields);
const create = (object: string, fields: Record<string, unknown>) =>
  org.call('POST', `${DATA}/sobjects/${object}`, fields);

describe('writes that go through', () => {
  it('stamps an update and tells only the values that changed', async () => {
    expect(await update({ FirstName: 'Joan', Email: 'jo@acme.example', Title: ' Boss ' })).toMatchObject({
      status: 204,
      body: '',
    });
    expect(jo()).toMatchObject({
      Name: 'Joan Doe',
      Title: 'Boss',
      LastModifiedDate: '2026-11-24T09:00:00.000Z',
      SystemModstamp: '2026-11-24T09:00:00.000Z',
      LastModifiedById: BOT,
      CreatedDate: '2026-01-01T00:00:00.000Z',
      OwnerId: LEFT,
    });
    expect(org.changes).toEqual(
      [
        {
          side: 'salesforce',
          object: 'Contact',
          id: JO,
          fields: ['FirstName', 'Title', 'Name'].sort(),
          kind: 'updated',
          actor: 'bot',
        },
      ].map((change) => ({ ...change, fields: expect.arrayContaining(change.fields) })),
    );
    expect(org.changes[0]?.fields).toHaveLength(3);
  });

  it('moves the time of change even where no value does', async () => {
    await update({ LastName: 'Doe' });
    expect(jo()).toMatchObject({ SystemModstamp: '2026-11-24T09:00:00.000Z' });
    expect(org.changes).toMatchObject([{ fields: [], kind: 'updated' }]);
  });

  it("creates with Salesforce's own defaults", async () => {
    const { status, body } = await create('Lead', { LastName: 'New', Company: 'Acme' });
    const { id } = body as { id: string };
    expect(status).toBe(201);
    expect(id.slice(0, 3)).toBe('00Q');
    expect(isWellFormedId(id)).toBe(true);
    expect(org.state.records['Lead']?.get(id)).toMatchObject({
      Status: 'New',
      OwnerId: BOT,
      IsConverted: false,
      Name: 'New',
    });
    expect(org.changes).toMatchObject([
      { kind: 'created', id, fields: expect.arrayContaining(['LastName', 'Company', 'Status', 'OwnerId']) },
    ]);
  });

  it('tells the integration from the bot', async () => {
    await org.call(
      'PATCH',
      `${DATA}/sobjects/Contact/${JO}`,
      { Title: 'X' },
      { authorization: 'Bearer sandbox-integration' },
    );
    expect(jo()?.['LastModifiedById']).toBe(INTEGRATION);
    expect(org.changes).toMatchObject([{ actor: 'integration' }]);
  });

  it('keeps an inactive owner that is not being changed', async () => {
    expect((await update({ Title: 'X', OwnerId: LEFT })).status).toBe(204);
  });

  it('lets codes and names of countries and states follow each other', async () => {
    expect((await update({ MailingCountry: 'italy', MailingState: 'Milano' })).status).toBe(204);
    expect(jo()).toMatchObject({ MailingCountry: 'Italy', MailingCountryCode: 'IT', MailingStateCode: 'MI' });
    expect((await update({ MailingCountryCode: 'US', MailingState: null })).status).toBe(204);
    expect(jo()).toMatchObject({ MailingCountry: 'United States', MailingStateCode: null, MailingState: null });
  });

  it.each([
    ['a..b@test.example', true],
    ['a.@test.example', true],
    ["o'neil+x@sub.test.co", true],
    ['.a@test.example', false],
    ['a@test', false],
    ['a@-test.example', false],
    ['a@test..example', false],
    ['a b@test.example', false],
    ['a@test.example@x', false],
    ['è@test.example', false],
    ['x@', false],
  ])('email %s: %s', async (Email, isTaken) => {
    expect((await update({ Email })).status).toBe(isTaken ? 204 : 400);
  });
});

describe('refusals of one record', () => {
  const long = 'x'.repeat(129);
  it.each<[Record<string, unknown>, string, string, string[]]>([
    [{ Nope: 1, Nada: 2, Title: long }, 'INVALID_FIELD', "No such column 'Nope' on sobject of type Contact", ['Nope']],
    [
      { Name: 'x', Title: long },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: Name. Please check',
      ['Name'],
    ],
    [{ Title: long }, 'STRING_TOO_LONG', `Title: data value too large: ${long} (max length=128)`, ['Title']],
    [
      { Level__c: 'Old' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Level: bad value for restricted picklist field: Old',
      ['Level__c'],
    ],
    [
      { Tags__c: 'A;X;B' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Tags: bad value for restricted picklist field: X',
      ['Tags__c'],
    ],
    [{ Email: 'x@' }, 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: x@', ['Email']],
    [{ AccountId: 'North' }, 'MALFORMED_ID', 'Account ID: id value of incorrect type: North', ['AccountId']],
    [{ AccountId: `${ACME.slice(0, 15)}000` }, 'MALFORMED_ID', `malformed id ${ACME.slice(0, 15)}000`, ['AccountId']],
    [{ AccountId: ANN }, 'FIELD_INTEGRITY_EXCEPTION', `Account ID: id value of incorrect type: ${ANN}`, ['AccountId']],
    [{ AccountId: makeId('001', 777) }, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', ['AccountId']],
    [{ AccountId: GONE }, 'ENTITY_IS_DELETED', 'entity is deleted', ['AccountId']],
    [
      { Score__c: 1000 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Score: value outside of valid range on numeric field: 1000',
      ['Score__c'],
    ],
    [{ Children__c: 1e9 }, 'NUMBER_OUTSIDE_VALID_RANGE', 'Children: value outside of valid range', ['Children__c']],
    [
      { Score__c: 'many' },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of double from VALUE_STRING value many',
      ['Score__c'],
    ],
    [{ Birthdate: '2026-02-30' }, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of date', ['Birthdate']],
    [{ DoNotCall: 'maybe' }, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of boolean', ['DoNotCall']],
    [{ LastName: ' ' }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']],
    [
      { OwnerId: LEFT, LastName: null },
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [LastName]',
      ['LastName'],
    ],
    [
      { MailingCountry: 'Itly' },
      'FIELD_INTEGRITY_EXCEPTION',
      "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.: Mailing Country",
      ['MailingCountry'],
    ],
    [
      { MailingState: 'Milano' },
      'FIELD_INTEGRITY_EXCEPTION',
      'must be specified before specifying a state value for field: Mailing State/Province',
      ['MailingState'],
    ],
    [
      { MailingCountry: 'Italy', MailingState: 'California' },
      'FIELD_INTEGRITY_EXCEPTION',
      "There's a problem with this state",
      ['MailingState'],
    ],
    [{ OwnerId: CHATTER }, 'OP_WITH_INVALID_USER_TYPE_EXCEPTION', 'Operation not valid for this user type', []],
  ])('%j', async (fields, errorCode, message, told) => {
    const before = jo();
    const { status, body } = await update(fields);
    expect(status).toBe(400);
    expect((body as unknown[])[0]).toMatchObject({
      errorCode,
      message: expect.stringContaining(message),
      fields: told,
    });
    expect(jo()).toBe(before);
    expect(org.changes).toEqual([]);
  });

  it('tells all faults of the values together', async () => {
    const { body } = await update({ Title: long, Email: 'x@', Score__c: 'many' });
    expect((body as { errorCode: string }[]).map(({ errorCode }) => errorCode)).toEqual([
      'STRING_TOO_LONG',
      'INVALID_EMAIL_ADDRESS',
      'JSON_PARSER_ERROR',
    ]);
  });

  it('counts length in UTF-16 units', async () => {
    expect((await update({ FirstName: '😀'.repeat(20) })).status).toBe(204);
    expect((await update({ FirstName: '😀'.repeat(20) + 'x' })).body).toMatchObject([{ errorCode: 'STRING_TOO_LONG' }]);
  });

  it('refuses an inactive owner that is being set', async () => {
    await update({ OwnerId: ANN });
    expect((await update({ OwnerId: LEFT })).body).toMatchObject([
      {
        errorCode: 'INACTIVE_OWNER_OR_USER',
        message: `operation performed with inactive user [${LEFT.slice(0, 15)}] as owner of contact`,
        fields: ['OwnerId'],
      },
    ]);
    expect((await create('Contact', { LastName: 'X', OwnerId: LEFT })).body).toMatchObject([
      { errorCode: 'INACTIVE_OWNER_OR_USER' },
    ]);
  });

  it('names all required fields on create', async () => {
    expect((await create('Lead', { FirstName: 'Jo' })).body).toEqual([
      {
        errorCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName, Company]',
        fields: ['LastName', 'Company'],
      },
    ]);
  });

  it('tells what is not there', async () => {
    const patch = (path: string) => org.call('PATCH', `${DATA}/sobjects/${path}`, { LastName: 'X' });
    expect(await patch(`Contact/${makeId('003', 1)}`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND' }],
    });
    expect(await patch('Contact/none')).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
    expect(await patch(`Contct/${JO}`)).toMatchObject({ status: 404 });
    expect(await org.call('PATCH', `${DATA}/sobjects/Account/${GONE}`, { Name: 'X' })).toMatchObject({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }],
    });
    org.add('Lead', { Id: makeId('00Q', 5), LastName: 'Was', Company: 'A', IsConverted: true });
    expect(await org.call('PATCH', `${DATA}/sobjects/Lead/${makeId('00Q', 5)}`, { LastName: 'X' })).toMatchObject({
      body: [{ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }],
    });
  });

  it('refuses a value that another record has in a unique field', async () => {
    const { body } = await create('Contact', { LastName: 'X', Badge__c: 'B1' });
    const { id } = body as { id: string };
    expect((await update({ Badge__c: 'b1' })).body).toMatchObject([
      {
        errorCode: 'DUPLICATE_VALUE',
        message: `duplicate value found: Badge__c duplicates value on record with id: ${id.slice(0, 15)}`,
      },
    ]);
    expect((await org.call('PATCH', `${DATA}/sobjects/Contact/${id}`, { Badge__c: 'B1' })).status).toBe(204);
  });

  it('obeys permissions of the caller', async () => {
    org.state.permissions.push(
      {
        user: INTEGRATION,
        SobjectType: 'Contact',
        Field: 'Contact.Title',
        PermissionsRead: true,
        PermissionsEdit: false,
      },
      { user: 'hubspot@acme.example', SobjectType: 'Lead', PermissionsRead: true },
    );
    const integration = { authorization: 'Bearer sandbox-integration' };
    expect((await org.call('PATCH', `${DATA}/sobjects/Contact/${JO}`, { Title: 'X' }, integration)).body).toMatchObject(
      [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Title'] }],
    );
    expect(
      (await org.call('POST', `${DATA}/sobjects/Lead`, { LastName: 'X', Company: 'Y' }, integration)).body,
    ).toMatchObject([
      { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'insufficient access rights on object id' },
    ]);
    expect((await update({ Title: 'X' })).status).toBe(204);
  });
});

describe("the org's own rules", () => {
  it('gives the messages of all validation rules that hold', async () => {
    const when = {
      all: [
        { field: 'Title', equals: 'Boss' },
        { field: 'Phone', blank: true },
      ],
    };
    org.state.validationRules.push(
      { object: 'Contact', name: 'A', when, message: 'A boss has a phone', field: 'Phone', active: true },
      { object: 'Contact', name: 'B', when: { field: 'LastName', longerThan: 2 }, message: 'Too long', active: true },
      { object: 'Contact', name: 'C', when, message: 'Off', active: false },
      { object: 'Lead', name: 'D', when, message: 'Elsewhere', active: true },
    );
    expect((await update({ Title: 'Boss' })).body).toEqual([
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'A boss has a phone', fields: ['Phone'] },
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too long', fields: [] },
    ]);
    expect((await update({ Title: 'Boss', Phone: '1', LastName: 'Do' })).status).toBe(204);
  });

  it('finds duplicates, with the records it found', async () => {
    org.state.duplicateRules.push({
      object: 'Contact',
      name: 'Same_Email',
      matchOn: ['Email', 'LastName'],
      active: true,
      message: '',
    });
    const { status, body } = await create('Contact', { LastName: 'DOE', Email: 'Jo@acme.example' });
    expect(status).toBe(400);
    expect(body).toMatchObject([
      {
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        duplicateResult: {
          allowSave: false,
          duplicateRule: 'Same_Email',
          matchResults: [{ matchRecords: [{ record: { Id: JO } }] }],
        },
      },
    ]);
    expect((await create('Contact', { LastName: 'Doe' })).status).toBe(201);
    expect((await update({ Title: 'Itself' })).status).toBe(204);
  });

  it('fails by flow and by trigger', async () => {
    const failing = { object: 'Contact', when: { field: 'Title', equals: 'Boss' }, active: true };
    org.state.triggers.push({ ...failing, name: 'ContactTrigger', message: 'System.NullPointerException' });
    expect((await update({ Title: 'Boss' })).body).toMatchObject([
      {
        errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: 'ContactTrigger: execution of BeforeUpdate\n\ncaused by: System.NullPointerException',
      },
    ]);
    org.state.flows.push({ ...failing, name: 'Greet', message: 'INSUFFICIENT_ACCESS_OR_READONLY: no' });
    expect((await create('Contact', { LastName: 'X', Title: 'Boss' })).body).toMatchObject([
      {
        errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
        message: expect.stringMatching(
          /^We can't save this record because the “Greet” process failed\. .*INSUFFICIENT_ACCESS_OR_READONLY: no$/,
        ),
      },
    ]);
  });
});

describe('collections and composite', () => {
  const collection = (method: string, body: unknown) => org.call(method, `${DATA}/composite/sobjects`, body);
  const attributes = { type: 'Contact' };

  it('takes at most 200 records and at least one', async () => {
    const records = Array.from({ length: 201 }, () => ({ attributes, LastName: 'X' }));
    expect(await collection('POST', { records })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'EXCEEDED_ID_LIMIT' }],
    });
    expect(await collection('POST', { records: [] })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'At least 1 record is required' }],
    });
    expect((await collection('POST', { records: records.slice(1) })).body).toHaveLength(200);
    expect(org.changes).toHaveLength(200);
  });

  it('answers each row of an update', async () => {
    const { body } = await collection('PATCH', {
      allOrNone: false,
      records: [
        { attributes, id: JO, SFSync_Resync__c: 'x' },
        { attributes, id: makeId('003', 1), Title: 'X' },
        { attributes, id: 'zzz', Title: 'X' },
        { attributes, Title: 'X' },
        { attributes, Id: JO, Score__c: 'many' },
        { attributes: { type: 'Nope' }, id: JO },
      ],
    });
    expect(body).toMatchObject([
      { id: JO, success: true, errors: [] },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] },
      { success: false, errors: [{ statusCode: 'MALFORMED_ID', message: 'malformed id zzz' }] },
      { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call' }] },
      {
        success: false,
        errors: [{ statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD', message: 'Score: value not of required type: many' }],
      },
      { success: false, errors: [{ statusCode: 'INVALID_TYPE' }] },
    ]);
  });

  it('takes all back, in the index too', async () => {
    org.add(
      'Contact',
      ...Array.from({ length: 2500 }, (_, i) => ({
        Id: makeId('003', 2000 + i),
        LastName: 'Many',
        Email: `m${i}@x.example`,
      })),
    );
    expect(await org.query("SELECT Id FROM Contact WHERE Email = 'jo@acme.example'")).toHaveLength(1);
    const { body } = await collection('PATCH', {
      allOrNone: true,
      records: [
        { attributes, id: JO, Email: 'new@acme.example' },
        { attributes, id: JO, Nope: 1 },
      ],
    });
    expect(body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'INVALID_FIELD' }] },
    ]);
    expect(await org.query("SELECT Id FROM Contact WHERE Email = 'jo@acme.example'")).toHaveLength(1);
    expect(await org.query("SELECT Id FROM Contact WHERE Email = 'new@acme.example'")).toHaveLength(0);
    expect(org.changes).toEqual([]);
  });

  it('deletes by ids', async () => {
    const { body } = await org.call(
      'DELETE',
      `${DATA}/composite/sobjects?ids=${JO},${makeId('003', 1)}&allOrNone=false`,
    );
    expect(body).toMatchObject([{ id: JO, success: true }, { success: false }]);
    expect(org.changes).toMatchObject([{ kind: 'deleted', id: JO, fields: ['IsDeleted'] }]);
  });

  const composite = (compositeRequest: unknown[], allOrNone = false) =>
    org.call('POST', `${DATA}/composite`, { allOrNone, compositeRequest });

  it('uses earlier answers and counts as one call', async () => {
    const { status, body } = await composite([
      { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'acc', body: { Name: 'New' } },
      {
        method: 'POST',
        url: `${DATA}/sobjects/Contact`,
        referenceId: 'con',
        body: { LastName: 'X', AccountId: '@{acc.id}' },
      },
      { method: 'GET', url: `${DATA}/query?q=SELECT+Account.Name+FROM+Contact+WHERE+Id='@{con.id}'`, referenceId: 'q' },
      { method: 'GET', url: `${DATA}/sobjects/Contact/@{nothing.id}`, referenceId: 'bad' },
    ]);
    expect(status).toBe(200);
    const { compositeResponse } = body as { compositeResponse: Record<string, unknown>[] };
    expect(compositeResponse.map((answer) => answer['httpStatusCode'])).toEqual([201, 201, 200, 400]);
    expect(compositeResponse[2]).toMatchObject({ referenceId: 'q', body: { records: [{ Account: { Name: 'New' } }] } });
    expect(org.crm.calls.salesforce).toEqual({ bot: 1 });
    expect(org.changes).toHaveLength(2);
  });

  it('takes all back when asked to', async () => {
    const { body } = await composite(
      [
        { method: 'PATCH', url: `${DATA}/sobjects/Contact/${JO}`, referenceId: 'a', body: { Title: 'X' } },
        { method: 'PATCH', url: `${DATA}/sobjects/Contact/${JO}`, referenceId: 'b', body: { Nope: 'X' } },
      ],
      true,
    );
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
        { httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
      ],
    });
    expect(jo()?.['Title']).toBeUndefined();
    expect(org.changes).toEqual([]);
  });

  it('limits what one composite call holds', async () => {
    const get = (url: string) => (_: unknown, i: number) => ({
      method: 'GET',
      url: `${DATA}${url}`,
      referenceId: `r${i}`,
    });
    expect((await composite(Array.from({ length: 26 }, get('/limits')))).status).toBe(400);
    expect((await composite(Array.from({ length: 6 }, get('/query?q=SELECT+Id+FROM+Lead')))).status).toBe(400);
    expect((await composite(Array.from({ length: 25 }, get('/limits')))).status).toBe(200);
  });
});
