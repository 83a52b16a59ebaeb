import { Connection } from 'jsforce';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../../../src/sandbox/salesforce/id.ts';
import { ACME, ANN, BOT, INTEGRATION, serveOrg } from './org.ts';

let org: Awaited<ReturnType<typeof serveOrg>>;
beforeEach(async () => {
  org = await serveOrg();
});
afterEach(() => org.close());

describe('Salesforce through jsforce', () => {
  it('gives a token for client credentials, and refuses others', async () => {
    const conn = new Connection({
      version: '67.0',
      oauth2: { clientId: 'sandbox', clientSecret: 'sandbox-salesforce-secret', loginUrl: org.instanceUrl },
    });
    const user = await conn.authorize({ grant_type: 'client_credentials' });
    expect(user).toMatchObject({ id: BOT, organizationId: '00DSB0000000001AAA' });
    expect(conn.instanceUrl).toBe(org.instanceUrl);
    expect((await conn.query('SELECT Name FROM Account')).totalSize).toBe(1);
    expect(await conn.identity()).toMatchObject({ user_id: BOT, username: 'sfsync@acme.example' });

    const wrong = new Connection({ oauth2: { clientId: 'sandbox', clientSecret: 'no', loginUrl: org.instanceUrl } });
    await expect(wrong.authorize({ grant_type: 'client_credentials' })).rejects.toMatchObject({
      name: 'invalid_client',
      message: 'invalid client credentials',
    });
  });

  it('refuses an unknown token', async () => {
    await expect(org.connect('stale').query('SELECT Id FROM Account')).rejects.toMatchObject({
      errorCode: 'INVALID_SESSION_ID',
    });
  });

  it('reads, writes and deletes single records', async () => {
    const created = await org.conn.sobject('Contact').create({ LastName: 'Doe', FirstName: 'Jo', AccountId: ACME });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = created.id ?? '';
    expect(await org.conn.sobject('Contact').retrieve(id)).toMatchObject({
      attributes: { type: 'Contact', url: `/services/data/v67.0/sobjects/Contact/${id}` },
      Name: 'Jo Doe',
      OwnerId: BOT,
      CreatedById: BOT,
      CreatedDate: '2026-11-24T09:00:00.000+0000',
      DoNotCall: false,
    });
    await org.conn.sobject('Contact').update({ Id: id, Title: 'Boss' });
    expect(await org.conn.sobject('Contact').retrieve(id, { fields: ['Title'] })).toMatchObject({ Title: 'Boss' });
    await org.conn.sobject('Contact').destroy(id);
    await expect(org.conn.sobject('Contact').retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
    await expect(org.conn.sobject('Contact').destroy(id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    expect((await org.conn.query(`SELECT Id FROM Contact`)).totalSize).toBe(0);
    const all = await org.conn.query('SELECT Id, IsDeleted FROM Contact', { scanAll: true });
    expect(all.records).toMatchObject([{ Id: id, IsDeleted: true }]);
  });

  it('writes collections row by row, or all or none', async () => {
    const rows = [{ LastName: 'One' }, { FirstName: 'No last name' }, { LastName: 'Three' }];
    const some = await org.conn.sobject('Contact').create(rows);
    expect(some.map((row) => row.success)).toEqual([true, false, true]);
    expect(some[1]?.errors).toEqual([
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]',
        fields: ['LastName'],
      },
    ]);
    const none = await org.conn.sobject('Contact').create(rows, { allOrNone: true });
    expect(none.map((row) => row.errors.map((error) => 'statusCode' in error && error.statusCode))).toEqual([
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      ['REQUIRED_FIELD_MISSING'],
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ]);
    expect((await org.conn.query('SELECT COUNT() FROM Contact')).totalSize).toBe(2);
    expect(org.changes).toHaveLength(2);
  });

  it('upserts by an external id', async () => {
    const first = await org.conn.sobject('Contact').upsert({ Badge__c: 'B-1', LastName: 'Doe' }, 'Badge__c');
    const second = await org.conn.sobject('Contact').upsert({ Badge__c: 'b-1', LastName: 'Roe' }, 'Badge__c');
    expect(second.id).toBe(first.id);
    expect(org.changes.map(({ kind, fields }) => [kind, kind === 'updated' ? fields : '']).at(-1)).toEqual([
      'updated',
      ['LastName', 'Name'],
    ]);
  });

  it('pages a large answer to its end, in pages of changing size', async () => {
    org.add(
      'Contact',
      ...Array.from({ length: 7000 }, (_, i) => ({
        Id: makeId('003', i + 1),
        LastName: `Row ${i}`,
        OwnerId: ANN,
      })),
    );
    const sizes: number[] = [];
    const seen = new Set<unknown>();
    let page = await org.conn.query('SELECT Id, LastName FROM Contact ORDER BY LastName');
    for (;;) {
      expect(page.totalSize).toBe(7000);
      sizes.push(page.records.length);
      for (const record of page.records) seen.add(record['Id']);
      if (page.done || page.nextRecordsUrl === undefined) break;
      page = await org.conn.queryMore(page.nextRecordsUrl);
    }
    expect(seen.size).toBe(7000);
    expect(new Set(sizes.slice(0, -1)).size).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBe(2000);
    await expect(org.conn.queryMore(`${makeId('01g', 99)}-2000`)).rejects.toMatchObject({
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });

  it('describes what the caller may read', async () => {
    org.state.permissions.push(
      { user: 'sfsync@acme.example', SobjectType: 'Contact', Field: 'Contact.Phone', PermissionsRead: false },
      { user: 'sfsync@acme.example', SobjectType: 'Contact', Field: 'Contact.Title', PermissionsRead: true },
    );
    org.add('RecordType', { Id: makeId('012', 1), SobjectType: 'Contact', Name: 'Person', DeveloperName: 'Person' });
    const { fields, recordTypeInfos, keyPrefix } = await org.conn.sobject('Contact').describe();
    const byName = new Map(fields.map((field) => [field.name, field]));
    expect(keyPrefix).toBe('003');
    expect(byName.has('Phone')).toBe(false);
    expect(byName.get('Title')).toMatchObject({ updateable: false, length: 128, filterable: true });
    expect(byName.get('Description')).toMatchObject({ filterable: false, sortable: false });
    expect(byName.get('Email')).toMatchObject({ updateable: true });
    expect(recordTypeInfos.map((info) => [info.name, info.master])).toEqual([
      ['Person', false],
      ['Master', true],
    ]);
    await expect(org.conn.query('SELECT Phone FROM Contact')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    expect(
      (await org.connect('sandbox-integration').sobject('Contact').describe()).fields.map(({ name }) => name),
    ).toContain('Phone');
    const { sobjects } = await org.conn.describeGlobal();
    expect(sobjects.map(({ name }) => name)).toEqual(expect.arrayContaining(['Account', 'Contact', 'Lead', 'User']));
  });

  it('retrieves many by id, null where there is none', async () => {
    const answer = await org.conn.sobject('Account').retrieve([ACME, makeId('001', 777)], { fields: ['Name'] });
    expect(answer).toMatchObject([{ Name: 'Acme' }, null]);
  });

  it('counts calls by who makes them and tells the limit', async () => {
    await org.conn.query('SELECT Id FROM Account');
    expect(org.conn.limitInfo).toEqual({ apiUsage: { used: 101, limit: 1000 } });
    await org.connect('sandbox-integration').query('SELECT Id FROM Account');
    expect(org.crm.calls.salesforce).toEqual({ bot: 1, integration: 1 });
    const limits = await org.conn.limits();
    expect(limits['DailyApiRequests']).toEqual({ Max: 1000, Remaining: 897 });
  });

  it('knows the user of the integration', async () => {
    const { records } = await org.conn.query("SELECT Id FROM User WHERE Username = 'HUBSPOT@acme.example'");
    expect(records).toMatchObject([{ Id: INTEGRATION }]);
  });
});
