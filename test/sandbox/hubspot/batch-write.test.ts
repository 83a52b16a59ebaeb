import { describe, expect, it } from 'vitest';
import { makeCrm, row, startHubspot } from './fixture.ts';

describe('writing in batches', () => {
  it('updates what exists and names the rest, with the official client', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1'), row('2', { jobtitle: 'CTO' })] }));
    const inputs = ['1', '2', 'unknownIdentifier888'].map((id) => ({ id, properties: { jobtitle: 'CTO' } }));
    const answer = await hubspot.client.crm.contacts.batchApi.update({ inputs });
    expect(answer).toMatchObject({
      status: 'COMPLETE',
      numErrors: 1,
      errors: [
        {
          category: 'OBJECT_NOT_FOUND',
          message: 'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
          context: { ids: ['unknownIdentifier888'] },
        },
      ],
    });
    expect(answer.results.map(({ id }) => id)).toEqual(['1', '2']);
    expect(hubspot.changes.map(({ id }) => id)).toEqual(['1']);
  });

  it('writes nothing when one value of an update is bad', async () => {
    const contacts = [row('1'), row('2')];
    await using hubspot = await startHubspot(makeCrm({ contacts }));
    const inputs = [
      { id: '1', properties: { jobtitle: 'CTO' } },
      { id: '2', properties: { lifecyclestage: 'boss' } },
    ];
    await expect(hubspot.client.crm.contacts.batchApi.update({ inputs })).rejects.toMatchObject({
      code: 400,
      body: { category: 'VALIDATION_ERROR', errors: [{ code: 'INVALID_OPTION' }] },
    });
    expect(contacts.map(({ properties }) => properties)).toEqual([{}, {}]);
    const same = ['1', '2'].map((id) => ({ id, properties: { email: 'one@corp.com' } }));
    await expect(hubspot.client.crm.contacts.batchApi.update({ inputs: same })).rejects.toMatchObject({ code: 400 });
    expect(hubspot.changes).toEqual([]);
  });

  it('fails a create as a whole for a taken email, or alone where inputs have trace ids', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('4', { email: 'a@corp.com' })] }));
    const { batchApi } = hubspot.client.crm.contacts;
    const emails = ['a@corp.com', 'b@corp.com'].map((email) => ({ properties: { email }, associations: [] }));
    await expect(batchApi.create({ inputs: emails })).rejects.toMatchObject({
      code: 409,
      body: { category: 'CONFLICT', message: 'Contact already exists' },
    });
    const twice = [emails[1], emails[1]].flatMap((input) => input ?? []);
    await expect(batchApi.create({ inputs: twice })).rejects.toMatchObject({ code: 409 });
    expect(hubspot.crm.state.hubspot.objects.contacts.size).toBe(1);

    const traced = emails.map((input, index) => ({ ...input, objectWriteTraceId: String(index) }));
    const answer = await batchApi.create({ inputs: traced });
    expect(answer.results).toMatchObject([{ id: '5', properties: { email: 'b@corp.com' } }]);
    expect(answer).toMatchObject({
      numErrors: 1,
      errors: [
        {
          category: 'CONFLICT',
          message: 'Contact already exists. Existing ID: 4',
          context: { objectWriteTraceId: ['0'], existingId: ['4'] },
        },
      ],
    });
  });

  it('upserts by a unique property', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('4', { email: 'a@corp.com' })] }));
    const inputs = ['a@corp.com', 'b@corp.com'].map((id) => ({
      id,
      idProperty: 'email',
      properties: { jobtitle: 'X' },
    }));
    const { results } = await hubspot.client.crm.contacts.batchApi.upsert({ inputs });
    expect(results).toMatchObject([
      { id: '4', _new: false },
      { id: '5', _new: true, properties: { email: 'b@corp.com', jobtitle: 'X' } },
    ]);
    expect(hubspot.changes.map(({ kind }) => kind)).toEqual(['updated', 'created']);
  });

  it('archives a batch', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: [row('1'), row('2'), row('3')] }));
    await hubspot.client.crm.contacts.batchApi.archive({ inputs: [{ id: '1' }, { id: '3' }, { id: '9' }] });
    const left = await hubspot.client.crm.contacts.basicApi.getPage();
    expect(left.results.map(({ id }) => id)).toEqual(['2']);
  });
});
