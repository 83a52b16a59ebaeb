import { describe, expect, it } from 'vitest';
import { makeCrm, row, startHubspot } from './fixture.ts';
import type { LocalHubspot } from './fixture.ts';

const CONTACTS = '/crm/v3/objects/contacts';

type Problem = { message: string; code: string; context: { propertyName: string[] } };

async function refusal(hubspot: LocalHubspot, properties: Record<string, unknown>, path = `${CONTACTS}/1`) {
  const { status, body } = await hubspot.call('PATCH', path, { properties });
  const [error] = (body?.['errors'] ?? []) as Problem[];
  return { status, code: error?.code, message: error?.message, name: error?.context.propertyName[0] };
}

describe('writing one record', () => {
  it('creates with the official client, the next id, and a change that names all properties', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('999')] }));
    const created = await hubspot.client.crm.contacts.basicApi.create({
      properties: { email: ' Ann.Lee@Corp.COM ', jobtitle: ' CTO ' },
      associations: [],
    });
    expect(created.id).toBe('1000');
    expect(created.properties).toMatchObject({ email: 'ann.lee@corp.com', jobtitle: ' CTO ', hs_object_id: '1000' });
    expect(created.createdAt).toEqual(new Date('2026-11-24T09:00:00.000Z'));
    expect(hubspot.changes).toEqual([
      { side: 'hubspot', object: 'contacts', id: '1000', fields: ['email', 'jobtitle'], kind: 'created', actor: 'bot' },
    ]);
  });

  it('refuses a second contact with an email, as long as the first is not archived', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('5', { email: 'a@corp.com' })] }));
    const taken = await hubspot.call('POST', CONTACTS, { properties: { email: 'A@corp.com' } });
    expect(taken.status).toBe(409);
    expect(taken.body).toMatchObject({ category: 'CONFLICT', message: 'Contact already exists. Existing ID: 5' });
    await hubspot.client.crm.contacts.basicApi.archive('5');
    expect(hubspot.crm.state.hubspot.objects.contacts.get('5')?.archived).toBe(true);
    expect((await hubspot.call('POST', CONTACTS, { properties: { email: 'a@corp.com' } })).status).toBe(201);
    expect(hubspot.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['deleted 5', 'created 6']);
  });

  it('tells only what really changed, and moves nothing when nothing did', async () => {
    const contact = row('1', { jobtitle: 'CTO', phone: '1', last_visit: '2026-05-01T10:00:00Z' });
    await using hubspot = await startHubspot(makeCrm({ contacts: [contact] }));
    const same = { jobtitle: 'CTO', last_visit: '2026-05-01T12:00:00+02:00' };
    expect((await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: same })).status).toBe(200);
    expect(contact.updatedAt).toBe('2026-02-03T04:05:06.789Z');
    expect(hubspot.changes).toEqual([]);

    await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: { ...same, phone: '' } }, 'sandbox-integration');
    expect(contact.properties['phone']).toBeNull();
    expect(contact.updatedAt).toBe('2026-11-24T09:00:00.000Z');
    expect(hubspot.changes).toMatchObject([{ fields: ['phone'], kind: 'updated', actor: 'integration' }]);

    // Text that begins like a time is still text.
    for (const jobtitle of ['2026-11-24T09:00:00Z job-1', '2026-11-24T09:00:00Z job-2'])
      await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: { jobtitle } });
    expect(contact.properties['jobtitle']).toBe('2026-11-24T09:00:00Z job-2');
    expect(hubspot.changes).toHaveLength(3);
  });

  it('names every wrong property at once, in the message and in the list', async () => {
    await using hubspot = await startHubspot();
    const { status, body } = await hubspot.call('POST', CONTACTS, {
      properties: { first000name: 'x', numemployees: 'many', old_one: 'x' },
    });
    expect(status).toBe(400);
    expect(body?.['category']).toBe('VALIDATION_ERROR');
    const listed = String(body?.['message']).replace('Property values were not valid: ', '');
    expect(JSON.parse(listed)).toEqual([
      {
        isValid: false,
        message: 'Property "first000name" does not exist',
        error: 'PROPERTY_DOESNT_EXIST',
        name: 'first000name',
      },
      { isValid: false, message: 'many was not a valid number.', error: 'INVALID_NUMBER', name: 'numemployees' },
      { isValid: false, message: 'Property "old_one" does not exist', error: 'PROPERTY_DOESNT_EXIST', name: 'old_one' },
    ]);
    const errors = (body?.['errors'] ?? []) as Problem[];
    expect(errors.map(({ context }) => context.propertyName)).toEqual([
      ['first000name'],
      ['numemployees'],
      ['old_one'],
    ]);
    expect(hubspot.crm.state.hubspot.objects.contacts.size).toBe(0);
  });

  it.each([
    [{ lifecyclestage: 'Lead' }, 'INVALID_OPTION'],
    [{ lifecyclestage: ' lead' }, 'INVALID_OPTION'],
    [{ interests: 'a;z' }, 'INVALID_OPTION'],
    [{ opted_out: 'tYES' }, 'INVALID_OPTION'],
    [{ birthday: '2026-02-30' }, 'INVALID_LONG'],
    [{ birthday: '2026-02-03T01:00:00Z' }, 'INVALID_DATE'],
    [{ last_visit: 'yesterday' }, 'INVALID_LONG'],
    [{ hubspot_owner_id: 'ann' }, 'INVALID_INTEGER'],
    [{ hubspot_owner_id: '404' }, 'INVALID_OWNER'],
    [{ email: 'ann@corp' }, 'INVALID_EMAIL'],
    [{ jobtitle: 'x'.repeat(65_537) }, 'VALUE_TOO_LONG'],
    [{ hs_object_id: '5' }, 'READ_ONLY_VALUE'],
    [{ lastmodifieddate: '2026-01-01' }, 'READ_ONLY_VALUE'],
    [{ hs_score: '5' }, 'READ_ONLY_VALUE'],
    [{ salesforcecontactid: '003' }, 'READ_ONLY_VALUE'],
  ])('refuses %j with %s', async (properties, code) => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1')] }));
    expect(await refusal(hubspot, properties)).toMatchObject({ status: 400, code, name: Object.keys(properties)[0] });
    expect(hubspot.changes).toEqual([]);
  });

  it('words a wrong option as HubSpot does, with all options', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1')] }));
    const { message } = await refusal(hubspot, { lifecyclestage: 'boss' });
    expect(message).toMatch(/^boss was not one of the allowed options: \[label: "LEAD"\nvalue: "lead"\n/);
    expect(message).toContain('value: "customer"');
  });

  it('stores dates, times and choices in HubSpot’s own notation', async () => {
    const contact = row('1');
    await using hubspot = await startHubspot(makeCrm({ contacts: [contact] }));
    const properties = {
      birthday: '1767225600000',
      last_visit: '2026-03-01T10:00:00.000+0200',
      interests: 'a;c;',
      opted_out: true,
      numemployees: 12.5,
      hubspot_owner_id: '8',
    };
    expect((await hubspot.call('PATCH', `${CONTACTS}/1`, { properties })).status).toBe(200);
    expect(contact.properties).toEqual({
      birthday: '2026-01-01',
      last_visit: '2026-03-01T08:00:00.000Z',
      interests: 'a;c',
      opted_out: 'true',
      numemployees: '12.5',
      hubspot_owner_id: '8',
    });
    await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: { interests: ';b;c' } });
    expect(contact.properties['interests']).toBe('a;c;b');
  });

  it('lets only the connector write the connector’s properties', async () => {
    const contact = row('1');
    await using hubspot = await startHubspot(makeCrm({ contacts: [contact] }));
    const properties = { salesforcelastsynctime: '2026-11-24T08:00:00Z', salesforcecontactid: '003000000000001AAA' };
    const written = await hubspot.call('PATCH', `${CONTACTS}/1`, { properties }, 'sandbox-integration');
    expect(written.status).toBe(200);
    expect(contact.properties['salesforcelastsynctime']).toBe('2026-11-24T08:00:00.000Z');
    expect(contact.history['salesforcecontactid']).toMatchObject([{ sourceType: 'SALESFORCE' }]);
    const score = await hubspot.call(
      'PATCH',
      `${CONTACTS}/1`,
      { properties: { hs_score: '1' } },
      'sandbox-integration',
    );
    expect(score.status).toBe(400);
  });

  it('keeps unique values unique, and a contact’s email when it is changed', async () => {
    const contacts = [row('1', { hobby__c: 'chess' }), row('2', { email: 'b@corp.com' })];
    await using hubspot = await startHubspot(makeCrm({ contacts }));
    for (const [id, properties, other] of [
      ['2', { hobby__c: 'Chess' }, '1'],
      ['1', { email: 'b@corp.com' }, '2'],
    ] as const) {
      const { status, body } = await hubspot.call('PATCH', `${CONTACTS}/${id}`, { properties });
      expect(status).toBe(400);
      expect(body?.['message']).toMatch(
        new RegExp(`^Cannot set PropertyValueCoordinates\\{.*\\} on ${id}\\. ${other} already has that value\\.$`),
      );
    }
    // Its own value is no clash.
    const own = await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: { hobby__c: 'chess', jobtitle: 'x' } });
    expect(own.status).toBe(200);
  });

  it('obeys the property validations of the account', async () => {
    const crm = makeCrm({ contacts: [row('1')] });
    crm.state.hubspot.propertyValidations['0-1'] = [
      {
        propertyName: 'jobtitle',
        propertyValidationRules: [
          { ruleType: 'MIN_LENGTH', ruleArguments: ['2'] },
          { ruleType: 'MAX_LENGTH', ruleArguments: ['5'] },
          { ruleType: 'REGEX', ruleArguments: ['[A-Z]+'] },
          { ruleType: 'SOMETHING_NEW', ruleArguments: [] },
        ],
      },
      { propertyName: 'phone', propertyValidationRules: [{ ruleType: 'PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE' }] },
      {
        propertyName: 'birthday',
        propertyValidationRules: [{ ruleType: 'START_DATE', ruleArguments: ['1900-01-01'] }],
      },
    ];
    await using hubspot = await startHubspot(crm);
    const codes = [];
    for (const properties of [
      { jobtitle: 'X' },
      { jobtitle: 'TOO LONG' },
      { jobtitle: 'cto' },
      { phone: '06 1234567' },
      { birthday: '1899-12-31' },
    ])
      codes.push((await refusal(hubspot, properties)).code);
    expect(new Set(codes)).toEqual(new Set(['INVALID_CUSTOM_PROPERTY_VALIDATION']));
    const fine = { jobtitle: 'CTO', phone: '+39 06 1234567', birthday: '1900-01-01' };
    expect((await hubspot.call('PATCH', `${CONTACTS}/1`, { properties: fine })).status).toBe(200);
    const { body } = await hubspot.call('GET', '/crm/v3/property-validations/0-1');
    expect(body?.['results']).toMatchObject([{ propertyName: 'jobtitle' }, {}, {}]);
  });
});

describe('deals', () => {
  it('puts a new deal into the default pipeline and takes only stages of the deal’s own', async () => {
    await using hubspot = await startHubspot(
      makeCrm({ deals: [row('7', { pipeline: 'renewals', dealstage: 'due' })] }),
    );
    const created = await hubspot.client.crm.deals.basicApi.create({
      properties: { dealname: 'New', dealstage: 'open' },
      associations: [],
    });
    expect(created.properties['pipeline']).toBe('default');

    const path = '/crm/v3/objects/deals/7';
    const wrong = await refusal(hubspot, { dealstage: 'won' }, path);
    expect(wrong).toMatchObject({ code: 'INVALID_OPTION', name: 'dealstage' });
    expect(wrong.message).toBe(
      'won is not a valid pipeline stage ID. Valid options are: pipelineId=renewals : [due, renewed]',
    );
    expect(await refusal(hubspot, { pipeline: 'default' }, path)).toMatchObject({ name: 'dealstage' });
    expect(await refusal(hubspot, { pipeline: 'none' }, path)).toMatchObject({ name: 'pipeline' });
    const moved = await hubspot.call('PATCH', path, { properties: { pipeline: 'default', dealstage: 'won' } });
    expect(moved.status).toBe(200);
    expect(hubspot.changes.at(-1)?.fields).toEqual(['pipeline', 'dealstage']);
  });
});
