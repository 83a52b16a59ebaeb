import { describe, expect, it } from 'vitest';
import { makeCrm, options, property, row, startHubspot } from './fixture.ts';

describe('the account', () => {
  it('tells its details through apiRequest of the official client', async () => {
    await using hubspot = await startHubspot();
    const response = await hubspot.client.apiRequest({ method: 'GET', path: '/account-info/v3/details' });
    expect(response.ok).toBe(true);
    expect(await response.json()).toMatchObject({ portalId: 4242, uiDomain: 'app.example.test' });
  });

  it('lists owners, archived ones only when asked', async () => {
    await using hubspot = await startHubspot();
    const { ownersApi } = hubspot.client.crm.owners;
    const ids = async (...page: Parameters<typeof ownersApi.getPage>) =>
      (await ownersApi.getPage(...page)).results.map(({ id }) => id);
    expect(await ids()).toEqual(['9', '10']);
    expect(await ids(undefined, undefined, undefined, true)).toEqual(['8']);
    expect(await ids('ann@CORP.example')).toEqual(['9']);
    const first = await ownersApi.getPage(undefined, undefined, 1);
    expect(first.paging?.next?.after).toBe('9');
    expect(await ids(undefined, '9', 1)).toEqual(['10']);
    expect((await ownersApi.getById(77, 'userId')).id).toBe('9');
    await expect(ownersApi.getById(404)).rejects.toMatchObject({ code: 404 });
    expect((await hubspot.call('GET', '/crm/v3/owners?limit=501')).status).toBe(400);
  });

  it('lists pipelines with their stages', async () => {
    await using hubspot = await startHubspot();
    const { results } = await hubspot.client.crm.pipelines.pipelinesApi.getAll('deals');
    expect(results.map(({ id, stages }) => [id, stages.map((stage) => stage.id)])).toEqual([
      ['default', ['open', 'won']],
      ['renewals', ['due', 'renewed']],
    ]);
    expect((await hubspot.call('GET', '/crm/v3/pipelines/deals/renewals')).body).toMatchObject({ id: 'renewals' });
    expect((await hubspot.call('GET', '/crm/v3/pipelines/deals/none')).status).toBe(404);
  });

  it('tells how full associations are, of the limit that the data set gives and the records', async () => {
    const crm = makeCrm({
      contacts: ['1', '2', '3', '4', '5'].map((id) => row(id, {}, { associations: { companies: ['7'] } })),
      companies: [row('7', { name: 'Seven' }), row('8')],
    });
    crm.state.hubspot.associationLimits['0-2/0-1'] = { limit: 5 };
    crm.state.hubspot.associationLimits['contacts/deals'] = {
      limit: 100,
      totalRecordsAtLimit: 12,
      atLimitFromRecordSamples: [{ objectId: 3, label: 'Three' }],
    };
    await using hubspot = await startHubspot(crm);
    const read = async (path: string) =>
      (await hubspot.call('GET', `/crm/v3/limits/associations/records/${path}`)).body;
    const flags = { hasRecordsAtLimit: true, hasRecordsNearLimit: false };
    const contacts = { objectTypeId: '0-1', singularLabel: 'Contact', pluralLabel: 'Contacts', ...flags };
    const companies = { objectTypeId: '0-2', singularLabel: 'Company', pluralLabel: 'Companies', ...flags };
    expect(await read('from')).toEqual({ results: [contacts, companies] });
    expect(await read('0-2/to')).toEqual({ results: [contacts] });
    expect(await read('0-2/0-1')).toEqual({
      limit: 5,
      totalRecordsAtLimit: 1,
      totalRecordsNearLimit: 0,
      atLimitFromRecordSamples: [{ objectId: 7, label: 'Seven' }],
      nearLimitFromRecordSamples: [],
    });
    expect(await read('0-1/0-3')).toMatchObject({
      limit: 100,
      totalRecordsAtLimit: 12,
      atLimitFromRecordSamples: [{ objectId: 3, label: 'contact 3' }],
    });
    // With one fewer the company is near its limit.
    const gone = crm.state.hubspot.objects.contacts.get('5');
    if (gone) gone.archived = true;
    expect(await read('0-2/0-1')).toMatchObject({
      totalRecordsAtLimit: 0,
      nearLimitFromRecordSamples: [{ objectId: 7, label: 'Seven', usage: 4, percentage: 80 }],
    });
  });
});

describe('properties', () => {
  it('lists what is not archived, by any name of the object', async () => {
    await using hubspot = await startHubspot();
    const { coreApi } = hubspot.client.crm.properties;
    const names = (await coreApi.getAll('contacts')).results.map(({ name }) => name);
    expect(names).toContain('email');
    expect(names).not.toContain('old_one');
    const archived = await coreApi.getAll('0-1', true);
    expect(archived.results.map(({ name }) => name)).toEqual(['old_one']);
    expect((await coreApi.getByName('contact', 'email')).type).toBe('string');
    await expect(coreApi.getByName('contact', 'nonsense')).rejects.toMatchObject({ code: 404 });
  });

  it('creates a property that can be written at once, and only one of a name', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1')] }));
    const body = { name: 'sfsync_resync', label: 'Resync', groupName: 'g', type: 'string', fieldType: 'text' };
    const created = await hubspot.call('POST', '/crm/v3/properties/contacts', body);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'sfsync_resync', options: [], archived: false });
    const written = await hubspot.call('PATCH', '/crm/v3/objects/contacts/1', { properties: { sfsync_resync: 'x' } });
    expect(written.body?.['properties']).toMatchObject({ sfsync_resync: 'x' });
    expect((await hubspot.call('POST', '/crm/v3/properties/contacts', body)).status).toBe(409);
    for (const wrong of [{ name: 'Bad Name' }, { fieldType: 'checkbox' }, { type: 'money' }, { groupName: '' }])
      expect((await hubspot.call('POST', '/crm/v3/properties/deals', { ...body, ...wrong })).status).toBe(400);
  });

  it('replaces all options, and refuses doubled ones and read-only definitions', async () => {
    const crm = makeCrm();
    const locked = { modificationMetadata: { readOnlyDefinition: true }, options: options('x') };
    const open = { modificationMetadata: { readOnlyDefinition: true, readOnlyOptions: false }, options: options('x') };
    const select = { fieldType: 'select' };
    crm.state.hubspot.properties.contacts.push(
      property('locked', 'enumeration', { ...locked, ...select }),
      property('open', 'enumeration', { ...open, ...select }),
    );
    await using hubspot = await startHubspot(crm);
    const patch = async (name: string, body: unknown) =>
      hubspot.call('PATCH', `/crm/v3/properties/contacts/${name}`, body);
    const replaced = await patch('lifecyclestage', { options: [{ label: 'New', value: 'new', hidden: false }] });
    expect(replaced.body).toMatchObject({ options: [{ label: 'New', value: 'new' }] });
    expect((await patch('lifecyclestage', { options: [...options('q'), ...options('q')] })).status).toBe(400);
    expect((await patch('locked', { options: options('y') })).status).toBe(400);
    expect((await patch('locked', { label: 'Other' })).status).toBe(400);
    expect((await patch('open', { label: 'Other' })).status).toBe(400);
    expect((await patch('open', { options: options('y') })).status).toBe(200);
  });
});
