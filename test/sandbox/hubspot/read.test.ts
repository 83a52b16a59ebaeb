import { describe, expect, it } from 'vitest';
import { makeCrm, row, startHubspot } from './fixture.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => row(String(index * 7 + 95), { email: `p${index}@corp.com` }));

describe('reading records', () => {
  it('pages through all records in id order with the official client', async () => {
    // Ids as text would sort 1005 before 95.
    await using hubspot = await startHubspot(makeCrm({ contacts: people(230).toReversed() }));
    const all = await hubspot.client.crm.contacts.getAll(100, undefined, ['email']);
    expect(all.map(({ id }) => Number(id))).toEqual(people(230).map(({ id }) => Number(id)));
    expect(hubspot.crm.calls.hubspot['bot']).toBe(3);
  });

  it('gives ten a page, a cursor and a link that leads on', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: people(12) }));
    const first = await hubspot.client.crm.objects.basicApi.getPage('contacts');
    expect(first.results).toHaveLength(10);
    const link = first.paging?.next?.link ?? '';
    expect(link.startsWith(`${hubspot.origin}/hubspot/crm/v3/objects/contacts?`)).toBe(true);
    const response = await fetch(link, { headers: { authorization: 'Bearer sandbox-hubspot' } });
    const second = (await response.json()) as { results: unknown[]; paging?: unknown };
    expect(second.results).toHaveLength(2);
    expect(second.paging).toBeUndefined();
    expect((await hubspot.call('GET', '/crm/v3/objects/contacts?limit=101')).status).toBe(400);
  });

  it('shows default properties, or those asked for with null for empty and nothing for unknown ones', async () => {
    const contact = row('501', { email: 'a@corp.com', firstname: 'Ann', jobtitle: 'CTO' });
    await using hubspot = await startHubspot(makeCrm({ contacts: [contact] }));
    const { body } = await hubspot.call('GET', '/crm/v3/objects/0-1/501');
    expect(body).toEqual({
      id: '501',
      properties: {
        createdate: '2026-01-02T03:04:05.678Z',
        email: 'a@corp.com',
        firstname: 'Ann',
        hs_object_id: '501',
        lastmodifieddate: '2026-02-03T04:05:06.789Z',
        lastname: null,
      },
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-02-03T04:05:06.789Z',
      archived: false,
      url: 'https://app.example.test/contacts/4242/record/0-1/501',
    });
    const asked = await hubspot.call('GET', '/crm/v3/objects/contact/501?properties=jobtitle,phone,nonsense');
    expect(Object.keys(asked.body?.['properties'] as object)).toEqual([
      'createdate',
      'hs_object_id',
      'jobtitle',
      'lastmodifieddate',
      'phone',
    ]);
    expect(asked.body?.['properties']).toMatchObject({ jobtitle: 'CTO', phone: null });
  });

  it('finds by a unique property, and nothing that is archived or unknown', async () => {
    const contacts = [row('1', { email: 'a@corp.com' }), row('2', { email: 'gone@corp.com' }, { archived: true })];
    await using hubspot = await startHubspot(makeCrm({ contacts }));
    const path = '/crm/v3/objects/contacts';
    expect((await hubspot.call('GET', `${path}/A@corp.com?idProperty=email`)).body).toMatchObject({ id: '1' });
    expect((await hubspot.call('GET', `${path}/gone@corp.com?idProperty=email`)).status).toBe(404);
    expect((await hubspot.call('GET', `${path}/CTO?idProperty=jobtitle`)).status).toBe(400);
    expect((await hubspot.call('GET', `${path}/2`)).body).toMatchObject({ category: 'OBJECT_NOT_FOUND' });
    expect((await hubspot.call('GET', `${path}/2?archived=true`)).body).toMatchObject({ id: '2', archived: true });
    const archived = await hubspot.call('GET', `${path}?archived=true`);
    expect(archived.body?.['results']).toMatchObject([{ id: '2' }]);
    const live = await hubspot.call('GET', path);
    expect(live.body?.['results']).toMatchObject([{ id: '1' }]);
  });

  it('reads a batch with 207 for ids that do not exist, and refuses doubled ids and more than 100', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('7'), row('12')] }));
    const { batchApi } = hubspot.client.crm.contacts;
    const body = { properties: ['email'], propertiesWithHistory: [], inputs: ['12', '404', '7'].map((id) => ({ id })) };
    const answer = await batchApi.read(body);
    expect(answer.results.map(({ id }) => id)).toEqual(['7', '12']);
    expect(answer).toMatchObject({
      status: 'COMPLETE',
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['404'] } }],
    });
    const doubled = await hubspot.call('POST', '/crm/v3/objects/contacts/batch/read', {
      inputs: [{ id: '7' }, { id: '7' }],
    });
    expect(doubled.status).toBe(400);
    expect(doubled.body).toMatchObject({
      message: 'Duplicate IDs found in batch input: [7]. IDs must be unique',
      context: { ids: ['7'] },
      category: 'VALIDATION_ERROR',
    });
    const many = Array.from({ length: 101 }, (_, id) => ({ id: String(id) }));
    await expect(batchApi.read({ ...body, inputs: many })).rejects.toMatchObject({ code: 400 });
  });

  it('tells history newest first, also of values that came with the data', async () => {
    const contact = row('1', { jobtitle: 'CEO', firstname: 'Ann' });
    await using hubspot = await startHubspot(makeCrm({ contacts: [contact] }));
    const path = '/crm/v3/objects/contacts/1';
    await hubspot.call('PATCH', path, { properties: { jobtitle: 'CTO' } });
    await hubspot.call('PATCH', path, { properties: { jobtitle: 'CFO' } }, 'sandbox-integration');
    const { body } = await hubspot.call('GET', `${path}?propertiesWithHistory=jobtitle`);
    expect(body?.['properties']).toMatchObject({ jobtitle: 'CFO' });
    expect(body?.['propertiesWithHistory']).toEqual({
      jobtitle: [
        { value: 'CFO', timestamp: '2026-11-24T09:00:00.000Z', sourceType: 'SALESFORCE' },
        { value: 'CTO', timestamp: '2026-11-24T09:00:00.000Z', sourceType: 'INTEGRATION' },
        { value: 'CEO', timestamp: '2026-01-02T03:04:05.678Z', sourceType: 'CRM_UI' },
      ],
    });
  });
});
