import { describe, expect, it } from 'vitest';
import { makeCrm, row, startHubspot } from './fixture.ts';
import type { LocalHubspot } from './fixture.ts';

async function newList(hubspot: LocalHubspot, name: string): Promise<string> {
  const { list } = await hubspot.client.crm.lists.listsApi.create({
    name,
    objectTypeId: '0-1',
    processingType: 'MANUAL',
  });
  return list.listId;
}

describe('lists', () => {
  it('takes records, names those that do not exist, and pages its members', async () => {
    const contacts = Array.from({ length: 300 }, (_, index) => row(String(index + 90)));
    await using hubspot = await startHubspot(makeCrm({ contacts }));
    const listId = await newList(hubspot, 'Failing contacts');
    const { membershipsApi, listsApi } = hubspot.client.crm.lists;
    const ids = contacts.map(({ id }) => id);
    const added = await membershipsApi.add(listId, [...ids, '5', '90']);
    expect(added.recordsIdsAdded).toHaveLength(300);
    expect(added).toMatchObject({ recordIdsMissing: ['5'], recordIdsRemoved: [] });
    expect((await membershipsApi.add(listId, ['90'])).recordsIdsAdded).toEqual([]);

    const first = await membershipsApi.getPage(listId, undefined, undefined, 250);
    expect(first.results.map(({ recordId }) => recordId)).toEqual(ids.slice(0, 250));
    const second = await membershipsApi.getPage(listId, first.paging?.next?.after, undefined, 250);
    expect(second.results.map(({ recordId }) => recordId)).toEqual(ids.slice(250));
    expect(second.paging).toBeUndefined();
    expect((await listsApi.getById(listId)).list).toMatchObject({ name: 'Failing contacts', size: 300 });
  });

  it('keeps names unique, finds by name, and forgets what is deleted', async () => {
    await using hubspot = await startHubspot();
    const listId = await newList(hubspot, 'Errors: picklists');
    await expect(newList(hubspot, 'errors: PICKLISTS')).rejects.toMatchObject({
      code: 400,
      body: { subCategory: 'ILS.DUPLICATE_LIST_NAMES' },
    });
    const { listsApi } = hubspot.client.crm.lists;
    expect((await listsApi.getByName('Errors: picklists', '0-1')).list.listId).toBe(listId);
    const found = await hubspot.call('POST', '/crm/v3/lists/search', { query: 'errors', processingTypes: ['MANUAL'] });
    expect(found.body).toMatchObject({
      offset: 1,
      hasMore: false,
      total: 1,
      lists: [{ listId, objectTypeId: '0-1', additionalProperties: { hs_list_size: '0' } }],
    });
    await listsApi.remove(listId);
    await expect(listsApi.getById(listId)).rejects.toMatchObject({ code: 404 });
    const dynamic = { name: 'D', objectTypeId: '0-1', processingType: 'DYNAMIC' };
    expect((await hubspot.call('POST', '/crm/v3/lists', dynamic)).status).toBe(400);
  });

  it('restores what was deleted, with its members, for 90 days and while nobody took the name', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1')] }));
    const { clock } = hubspot.crm;
    const pass = (days: number) => clock.set(new Date(clock.now().getTime() + days * 86_400_000));
    const { listsApi, membershipsApi } = hubspot.client.crm.lists;
    const listId = await newList(hubspot, 'Once');
    await membershipsApi.add(listId, ['1']);
    await expect(listsApi.restore(listId)).rejects.toMatchObject({ code: 404 });
    await listsApi.remove(listId);
    await expect(listsApi.remove(listId)).rejects.toMatchObject({ code: 404 });
    const page = `${hubspot.origin}/hubspot/contacts/4242/objectLists/${listId}/filters`;
    expect((await fetch(page)).status).toBe(404);
    const other = await newList(hubspot, 'Once');
    await expect(listsApi.restore(listId)).rejects.toMatchObject({ code: 400 });
    await listsApi.updateName(other, 'Twice');
    pass(89);
    await listsApi.restore(listId);
    expect((await listsApi.getById(listId)).list).toMatchObject({ name: 'Once', size: 1 });
    await listsApi.remove(listId);
    pass(91);
    await expect(listsApi.restore(listId)).rejects.toMatchObject({ code: 404 });
  });

  it('loses members that are deleted, and takes no id that is no number', async () => {
    const contacts = [row('1'), row('2')];
    await using hubspot = await startHubspot(makeCrm({ contacts }));
    const { listsApi, membershipsApi } = hubspot.client.crm.lists;
    const listId = await newList(hubspot, 'Two');
    await membershipsApi.add(listId, ['1', '2']);
    await hubspot.client.crm.contacts.basicApi.archive('2');
    expect((await listsApi.getById(listId)).list.size).toBe(1);
    expect((await membershipsApi.getPage(listId)).results.map(({ recordId }) => recordId)).toEqual(['1']);
    expect(await membershipsApi.add(listId, ['2'])).toMatchObject({ recordIdsMissing: ['2'] });
    await expect(membershipsApi.add(listId, ['1', 'x'])).rejects.toMatchObject({ code: 400 });
  });
});

describe('pages', () => {
  it('show a record to anyone, with its values escaped and its associations linked', async () => {
    const contact = row(
      '1',
      { firstname: '<b>Ann</b>', email: 'a@corp.com', jobtitle: null },
      { associations: { companies: ['7'] } },
    );
    await using hubspot = await startHubspot(
      makeCrm({ contacts: [contact], companies: [row('7', { name: 'A & B' })] }),
    );
    const url = `${hubspot.origin}/hubspot/contacts/4242/record/0-1/1`;
    const page = await fetch(url);
    const text = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(text).toContain('<title>Sandbox HubSpot</title>');
    expect(text).toContain('&lt;b&gt;Ann&lt;/b&gt;');
    expect(text).not.toContain('<b>Ann');
    expect(text).toContain('The email');
    expect(text).not.toContain('The jobtitle');
    const link = /<a href="([^"]+)">A &amp; B</.exec(text)?.[1] ?? '';
    expect((await fetch(new URL(link, url))).status).toBe(200);
    for (const path of ['4242/record/0-1/2', '4242/record/0-9/1', '1/record/0-1/1'])
      expect((await fetch(`${hubspot.origin}/hubspot/contacts/${path}`)).status).toBe(404);
    expect(hubspot.crm.calls.hubspot).toEqual({});
  });

  it('show a list with links to its members', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1', { firstname: 'Ann' })] }));
    const listId = await newList(hubspot, 'To fix');
    await hubspot.client.crm.lists.membershipsApi.add(listId, ['1']);
    const url = `${hubspot.origin}/hubspot/contacts/4242/objectLists/${listId}/filters`;
    const text = await (await fetch(url)).text();
    const link = /<a href="([^"]+)">Ann</.exec(text)?.[1] ?? '';
    expect(new URL(link, url).pathname).toBe('/hubspot/contacts/4242/record/0-1/1');
    expect((await fetch(new URL('../99/filters', url))).status).toBe(404);
  });
});
