import { describe, expect, it } from 'vitest';
import { makeCrm, row, startHubspot } from './fixture.ts';

const world = () =>
  makeCrm({
    contacts: [
      row('1', {}, { associations: { companies: ['7', '8'] } }),
      row('2'),
      row('3', { associatedcompanyid: '8' }),
    ],
    companies: [row('7', { name: 'Seven' }), row('8', { name: 'Eight' })],
    deals: [row('50', {}, { associations: { companies: ['8'] } })],
  });

const plain = (typeId: number) => ({ category: 'HUBSPOT_DEFINED', typeId, label: null });
const primary = (typeId: number) => ({ category: 'HUBSPOT_DEFINED', typeId, label: 'Primary' });

describe('associations', () => {
  it('reads both sides of what the data gave on one, the primary company first labelled', async () => {
    await using hubspot = await startHubspot(world());
    const read = async (path: string) => (await hubspot.call('GET', `/crm/v4/objects/${path}`)).body?.['results'];
    expect(await read('contacts/1/associations/companies')).toEqual([
      { toObjectId: 7, associationTypes: [primary(1), plain(279)] },
      { toObjectId: 8, associationTypes: [plain(279)] },
    ]);
    expect(await read('companies/8/associations/contacts')).toEqual([
      { toObjectId: 1, associationTypes: [plain(280)] },
      { toObjectId: 3, associationTypes: [primary(2), plain(280)] },
    ]);
    expect(await read('companies/8/associations/deals')).toEqual([
      { toObjectId: 50, associationTypes: [primary(6), plain(342)] },
    ]);
    const contact = await hubspot.call(
      'GET',
      '/crm/v3/objects/contacts/1?properties=associatedcompanyid&associations=companies',
    );
    expect(contact.body).toMatchObject({
      properties: { associatedcompanyid: '7' },
      associations: {
        companies: {
          results: [
            { id: '7', type: 'contact_to_company' },
            { id: '7', type: 'contact_to_company_unlabeled' },
            { id: '8', type: 'contact_to_company_unlabeled' },
          ],
        },
      },
    });
  });

  it('reads a batch with 207 for records without any, with the official client', async () => {
    await using hubspot = await startHubspot(world());
    const answer = await hubspot.client.crm.associations.v4.batchApi.getPage('contacts', 'companies', {
      inputs: [{ id: '1' }, { id: '2' }],
    });
    expect(answer.results).toMatchObject([{ _from: { id: '1' }, to: [{ toObjectId: 7 }, { toObjectId: 8 }] }]);
    expect(answer).toMatchObject({
      errors: [
        {
          category: 'OBJECT_NOT_FOUND',
          subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
          message: 'No company is associated with contact 2.',
        },
      ],
    });
  });

  it('gives a contact without a company a primary one, and tells of the change', async () => {
    await using hubspot = await startHubspot(world());
    const { basicApi } = hubspot.client.crm.associations.v4;
    const answer = await basicApi.createDefault('contacts', '2', 'companies', '7');
    expect(answer.results).toMatchObject([
      { _from: { id: '2' }, to: { id: '7' }, associationSpec: { associationTypeId: 279 } },
      { _from: { id: '7' }, to: { id: '2' }, associationSpec: { associationTypeId: 280 } },
    ]);
    expect(hubspot.changes).toMatchObject([{ object: 'contacts', id: '2', fields: ['associatedcompanyid'] }]);
    // A second company does not take the first one's place, and doing it twice does nothing.
    await basicApi.createDefault('companies', '8', 'contacts', '2');
    await basicApi.createDefault('companies', '8', 'contacts', '2');
    const contact = hubspot.crm.state.hubspot.objects.contacts.get('2');
    expect(contact?.properties['associatedcompanyid']).toBe('7');
    expect(contact?.associations['companies']).toEqual(['7', '8']);
    expect(hubspot.changes).toHaveLength(1);
    expect((await hubspot.call('PUT', '/crm/v4/objects/contacts/2/associations/default/companies/404')).status).toBe(
      404,
    );
  });

  it('associates a batch and names the records that are missing', async () => {
    await using hubspot = await startHubspot(world());
    const inputs = [
      { from: { id: '50' }, to: { id: '2' } },
      { from: { id: '51' }, to: { id: '2' } },
    ];
    const answer = await hubspot.call('POST', '/crm/v4/associations/deals/contacts/batch/associate/default', {
      inputs,
    });
    expect(answer.status).toBe(207);
    expect(answer.body).toMatchObject({ numErrors: 1, errors: [{ context: { ids: ['51'] } }] });
    const { body } = await hubspot.call('GET', '/crm/v4/objects/contact/2/associations/deal');
    expect(body?.['results']).toEqual([{ toObjectId: 50, associationTypes: [plain(4)] }]);
  });

  it('follows a written associatedcompanyid', async () => {
    await using hubspot = await startHubspot(world());
    const path = '/crm/v3/objects/contacts/1';
    await hubspot.call('PATCH', path, { properties: { associatedcompanyid: '8' } });
    const { contacts, companies } = hubspot.crm.state.hubspot.objects;
    expect(contacts.get('1')?.associations['companies']).toEqual(['8']);
    expect(companies.get('7')?.associations['contacts']).toEqual([]);
    await hubspot.call('PATCH', path, { properties: { associatedcompanyid: '' } });
    expect(contacts.get('1')?.associations['companies']).toEqual([]);
  });

  it('creates a record with its associations in one change', async () => {
    await using hubspot = await startHubspot(world());
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
    const create = (id: string) =>
      hubspot.call('POST', '/crm/v3/objects/contacts', {
        properties: { firstname: 'N' },
        associations: [{ to: { id }, types }],
      });
    expect((await create('404')).status).toBe(400);
    expect((await create('8')).body).toMatchObject({ id: '4', properties: { firstname: 'N' } });
    expect(hubspot.changes).toMatchObject([{ id: '4', kind: 'created', fields: ['firstname', 'associatedcompanyid'] }]);
  });

  it('ends associations with the record that is archived', async () => {
    await using hubspot = await startHubspot(world());
    await hubspot.call('DELETE', '/crm/v3/objects/companies/7');
    const contact = hubspot.crm.state.hubspot.objects.contacts.get('1');
    expect(contact?.associations['companies']).toEqual(['8']);
    expect(contact?.properties['associatedcompanyid']).toBe('8');
    expect(hubspot.changes.map(({ object, id, kind }) => `${kind} ${object} ${id}`)).toEqual([
      'deleted companies 7',
      'updated contacts 1',
    ]);
  });
});

describe('association limits', () => {
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
  const created = (company: string) => ({
    properties: { firstname: 'N' },
    associations: [{ to: { id: company }, types }],
  });
  const refusal = {
    category: 'VALIDATION_ERROR',
    errors: [{ code: 'ASSOCIATION_LIMIT_EXCEEDED', context: { objectId: ['8'] } }],
  };
  /** Company 8 has two contacts, company 7 one. */
  const limited = (limit: number) => {
    const crm = world();
    crm.state.hubspot.associationLimits['0-2/0-1'] = { limit };
    return crm;
  };

  it('refuse one association more from either side, and leave what is there alone', async () => {
    await using hubspot = await startHubspot(limited(2));
    const put = (path: string) => hubspot.call('PUT', `/crm/v4/objects/${path}`);
    const fromContact = await put('contacts/2/associations/default/companies/8');
    expect(fromContact).toMatchObject({ status: 400, body: refusal });
    expect(fromContact.body?.['message']).toBe('company 8 has reached the limit of 2 associations with contacts');
    expect(await put('companies/8/associations/default/contacts/2')).toMatchObject({ status: 400, body: refusal });
    expect((await put('companies/8/associations/default/contacts/1')).status).toBe(200);
    expect((await put('contacts/2/associations/default/companies/7')).status).toBe(200);
    expect(hubspot.crm.state.hubspot.objects.companies.get('8')?.associations['contacts']).toEqual(['1', '3']);
  });

  it('make room again when an associated record is archived', async () => {
    await using hubspot = await startHubspot(limited(2));
    await hubspot.call('DELETE', '/crm/v3/objects/contacts/3');
    expect((await hubspot.call('PUT', '/crm/v4/objects/contacts/2/associations/default/companies/8')).status).toBe(200);
  });

  it('keep a record from being created with an association too many, alone or in a batch', async () => {
    await using hubspot = await startHubspot(limited(3));
    const contacts = hubspot.crm.state.hubspot.objects.contacts;
    const batch = { inputs: [created('8'), created('8')] };
    expect(await hubspot.call('POST', '/crm/v3/objects/contacts/batch/create', batch)).toMatchObject({
      status: 400,
      body: refusal,
    });
    expect(contacts.size).toBe(3);
    expect((await hubspot.call('POST', '/crm/v3/objects/contacts', created('8'))).status).toBe(201);
    expect(await hubspot.call('POST', '/crm/v3/objects/contacts', created('8'))).toMatchObject({ status: 400 });
    expect(contacts.size).toBe(4);
  });

  it('fail only the inputs of a batch that find no room', async () => {
    await using hubspot = await startHubspot(limited(2));
    const path = '/crm/v4/associations/contacts/companies/batch/associate/default';
    const inputs = ['7', '8'].map((company) => ({ from: { id: '2' }, to: { id: company } }));
    const answer = await hubspot.call('POST', path, { inputs });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        numErrors: 1,
        errors: [{ subCategory: 'ASSOCIATION_LIMIT_EXCEEDED', context: { fromObjectId: ['2'], toObjectId: ['8'] } }],
      },
    });
    expect(hubspot.crm.state.hubspot.objects.contacts.get('2')?.associations['companies']).toEqual(['7']);
  });

  it('count a record that the data set names as full, whatever it holds', async () => {
    const crm = world();
    crm.state.hubspot.associationLimits['0-2/0-1'] = {
      limit: 900,
      totalRecordsAtLimit: 1,
      atLimitFromRecordSamples: [{ objectId: 7, label: 'Seven' }],
    };
    await using hubspot = await startHubspot(crm);
    const put = (company: string) =>
      hubspot.call('PUT', `/crm/v4/objects/contacts/2/associations/default/companies/${company}`);
    expect((await put('7')).status).toBe(400);
    expect((await put('8')).status).toBe(200);
  });
});
