/** The adapter through jsforce against the local Salesforce. */
import { describe, expect, it } from 'vitest';
import { checkSalesforce } from '../../src/salesforce/check.ts';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { collect } from '../support/fault-server.ts';
import { sandbox } from './local-salesforce.ts';

const id = (index: number) => `003Aa00000${String(index).padStart(5, '0')}`;
const CONTACTS = Array.from({ length: 4500 }, (_, index) => ({
  Id: id(index + 1),
  LastName: `Person ${index + 1}`,
  Email: `person${index + 1}@example.com`,
}));
const DATA = {
  salesforce: {
    limits: { DailyApiRequests: { Max: 100_000, Remaining: 96_000 } },
    records: { Contact: CONTACTS },
  },
};

describe('the adapter against the local Salesforce', () => {
  it('reads every record, and counts as Salesforce does', async () => {
    await using local = await sandbox(DATA);
    const ids = [...(local.crm.state.salesforce.records['Contact']?.keys() ?? [])];
    const records = await collect(local.salesforce.records('Contact', ['LastName', 'Email', 'OwnerId']));
    expect(records.map((record) => record.id).toSorted()).toEqual(ids.toSorted());
    expect(records[0]).toMatchObject({ object: 'Contact', fields: { LastName: 'Person 1' } });
    expect(records[0]?.modifiedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(local.salesforce.calls()).toBe(local.crm.calls.salesforce['bot']);
    const usage = await local.salesforce.usage(60_000);
    expect(usage).toMatchObject({ used: 4000 + local.salesforce.calls(), max: 100_000 });
  });

  it('reads the active validation rules of synced objects with one call', async () => {
    const rule = { name: 'Phone_Required', when: { field: 'Phone', blank: true }, message: 'Enter a phone number.' };
    const validationRules = [
      { ...rule, object: 'Lead' },
      { ...rule, object: 'Contact', name: 'Old_Rule', active: false },
    ];
    await using local = await sandbox({ salesforce: { validationRules } });
    expect(await local.salesforce.validationRules()).toEqual([
      { object: 'Lead', name: 'Phone_Required', message: 'Enter a phone number.' },
    ]);
    expect(local.salesforce.calls()).toBe(1);
  });

  it('reads by id with one call for 2,000, leaving out what is not there', async () => {
    await using local = await sandbox(DATA);
    const all = [...(local.crm.state.salesforce.records['Contact']?.keys() ?? [])].slice(0, 1900);
    const records = await local.salesforce.read('Contact', [...all, '003000000999999AAA', 'nothing'], ['LastName']);
    expect(records).toHaveLength(1900);
    expect(local.salesforce.calls()).toBe(1);
  });

  it('describes fields, and reads users', async () => {
    await using local = await sandbox(DATA);
    const fields = await local.salesforce.fields('Contact');
    expect(fields.find(({ name }) => name === 'LastName')).toMatchObject({ type: 'string', nillable: false });
    const users = await local.salesforce.users();
    expect(users).toHaveLength(local.crm.state.salesforce.records['User']?.size ?? 0);
    expect(users.every(({ username }) => username.includes('@'))).toBe(true);
  });

  it('writes a field, and tells why a row was refused', async () => {
    await using local = await sandbox(DATA);
    const rows = local.crm.state.salesforce.records['Contact'];
    const [first = '', second = ''] = rows?.keys() ?? [];
    const written = await local.salesforce.write('Contact', [first, '003000000999999AAA', second], 'Title', 'Boss');
    expect(written.map((result) => [result.id, result.ok])).toEqual([
      [first, true],
      ['003000000999999AAA', false],
      [second, true],
    ]);
    expect(written[1]?.problem).toMatch(/^[A-Z_]+: ./);
    expect(rows?.get(second)?.['Title']).toBe('Boss');
    const tooLong = await local.salesforce.write('Contact', [first], 'Title', 'x'.repeat(300));
    expect(tooLong[0]?.problem).toMatch(/^STRING_TOO_LONG: /);
  });

  it('says which field is missing', async () => {
    await using local = await sandbox(DATA);
    await expect(collect(local.salesforce.records('Contact', ['Nope__c']))).rejects.toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('Nope__c') as string,
    });
  });

  it('logs in with client credentials at a My Domain under a path', async () => {
    await using local = await sandbox(DATA);
    const salesforce = createSalesforce(local.client);
    await expect(salesforce.instanceUrl()).resolves.toBe(local.url);
    await expect(salesforce.users()).resolves.not.toHaveLength(0);
    const wrong = createSalesforce({ ...local.client, clientSecret: 'guessed' });
    await expect(wrong.users()).rejects.toMatchObject({ code: 'unauthorized', detail: /^invalid_client/ });
    expect(wrong.calls()).toBe(1);
  });

  it('finds HubSpot’s calls of yesterday by the user, and by the app', async () => {
    await using local = await sandbox(DATA);
    const [user] = (await local.salesforce.users()).filter(({ name }) => /hubspot/i.test(name));
    const byApp = await local.salesforce.integrationUsage();
    const byUser = await createSalesforce({ ...local.token, integrationUser: user?.username }).integrationUsage();
    expect(byApp?.calls).toBeGreaterThan(1000);
    expect(byUser).toEqual(byApp);
  });

  it('comes through where a third of the calls fail', async () => {
    await using local = await sandbox(DATA, 0.33);
    const records = await collect(local.salesforce.records('Contact', ['LastName']));
    expect(records).toHaveLength(4500);
    const written = await local.salesforce.write(
      'Contact',
      records.slice(0, 400).map((record) => record.id),
      'Title',
      'Boss',
    );
    expect(written.filter(({ ok }) => ok)).toHaveLength(400);
  });
});

describe('checkSalesforce against the local Salesforce', () => {
  it('finds every piece', async () => {
    await using local = await sandbox({});
    const integrationUser = (await local.salesforce.users()).find(({ name }) => /hubspot/i.test(name))?.username;
    const checks = await checkSalesforce({ ...local.client, integrationUser });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks).toHaveLength(14);
  });

  it('stops at credentials that are refused', async () => {
    await using local = await sandbox({});
    const checks = await checkSalesforce({ ...local.client, clientId: 'other' });
    expect(checks).toMatchObject([{ check: 'login', ok: false, detail: { code: 'unauthorized' } }]);
  });
});
