/** Lists through the real client: against the local HubSpot, and against one that answers as it should not. */
import { describe, expect, it } from 'vitest';
import { checkHubspot } from '../../src/hubspot/check.ts';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { createHubspotService } from '../../src/sandbox/hubspot/service.ts';
import { observer, serve, type Received, type Reply } from '../support/fault-server.ts';
import { startCrm } from '../support/local-crm.ts';

const contacts = Array.from({ length: 1200 }, (_, index) => ({ id: String(5000 + index), properties: {} }));
const IDS = contacts.map(({ id }) => id);

async function local(maxLists = 1000) {
  const dataset = { hubspot: { objects: { contacts } } };
  const crm = await startCrm(
    '/hubspot',
    (state, options) => createHubspotService(state, { ...options, maxLists }),
    dataset,
  );
  return {
    crm: crm.crm,
    hubspot: createHubspot({ accessToken: 'sandbox-hubspot', baseUrl: crm.url, ...observer() }),
    [Symbol.asyncDispose]: () => crm[Symbol.asyncDispose](),
  };
}

const idOf = (made: { id: string } | { refused: string }): string => ('id' in made ? made.id : made.refused);

describe('a list in the local HubSpot', () => {
  it('takes records a thousand a call, tells those that are not there, and is counted', async () => {
    await using here = await local();
    const id = idOf(await here.hubspot.createList('contacts', 'To mend'));
    const before = here.hubspot.calls();
    const added = await here.hubspot.addToList(id, [...IDS, '17', 'no number', ...IDS]);
    expect(added.missing.toSorted()).toEqual(['17', 'no number']);
    expect(here.hubspot.calls() - before).toBe(2);
    await expect(here.hubspot.list(id)).resolves.toMatchObject({ id, name: 'To mend', size: 1200 });
    await expect(here.hubspot.findList('contacts', 'To mend')).resolves.toMatchObject({ id, size: 1200 });
  });

  it('is told as not there once it is deleted, whoever did it', async () => {
    await using here = await local();
    const id = idOf(await here.hubspot.createList('deals', 'Old'));
    await expect(here.hubspot.deleteList(id)).resolves.toBe(true);
    await expect(here.hubspot.deleteList(id)).resolves.toBe(false);
    await expect(here.hubspot.list(id)).resolves.toBeUndefined();
    await expect(here.hubspot.findList('deals', 'Old')).resolves.toBeUndefined();
  });

  it('is refused where the name is taken, be it by another object, and where the account is full', async () => {
    await using here = await local(2);
    await here.hubspot.createList('contacts', 'One');
    await expect(here.hubspot.createList('companies', 'one')).resolves.toEqual({ refused: 'name-taken' });
    await here.hubspot.createList('companies', 'Two');
    await expect(here.hubspot.createList('contacts', 'Three')).resolves.toEqual({ refused: 'too-many-lists' });
  });
});

async function answering(answer: (request: Received, nth: number) => Reply) {
  const server = await serve(answer);
  const options = { accessToken: 'secret', baseUrl: server.url, ...observer() };
  return {
    server,
    options,
    hubspot: createHubspot(options),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const forbidden = (body: object = {}): Reply => ({ status: 403, body: { status: 'error', message: 'no', ...body } });

describe('a HubSpot that does not do as asked', () => {
  it('has the missing scope named, be it in its answer or not', async () => {
    const named = { category: 'MISSING_SCOPES', context: { requiredGranularScopes: ['crm.lists.write'] } };
    await using one = await answering(() => forbidden(named));
    await expect(one.hubspot.createList('contacts', 'A')).rejects.toMatchObject({
      code: 'forbidden',
      detail: 'MISSING_SCOPES: crm.lists.write',
    });
    await using other = await answering(() => forbidden());
    await expect(other.hubspot.list('1')).rejects.toMatchObject({
      code: 'forbidden',
      detail: 'crm.lists.read: HTTP 403: no',
    });
  });

  it('is not taken at a 404 that is not its own', async () => {
    await using proxy = await answering(() => ({ status: 404, body: '<html>Not Found</html>' }));
    await expect(proxy.hubspot.list('1')).rejects.toMatchObject({ code: 'bad-answer' });
    await expect(proxy.hubspot.deleteList('1')).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('has its members counted page by page where it tells no size', async () => {
    const list = { listId: '7', name: 'N', processingType: 'MANUAL', objectTypeId: '0-1', listVersion: 1 };
    const member = { recordId: '1', membershipTimestamp: '2026-11-24T09:00:00Z' };
    await using silentOne = await answering(({ path, query }) => {
      if (!path.endsWith('/memberships')) return { body: { list } };
      if (query.get('after') !== null) return { body: { results: Array.from({ length: 50 }, () => member) } };
      return { body: { results: Array.from({ length: 250 }, () => member), paging: { next: { after: 'x' } } } };
    });
    await expect(silentOne.hubspot.list('7')).resolves.toEqual({ id: '7', name: 'N', size: 300 });
  });

  it('may leave out what is empty in its answer', async () => {
    await using terse = await answering(() => ({ body: { recordsIdsAdded: ['1'] } }));
    await expect(terse.hubspot.addToList('7', ['1'])).resolves.toEqual({ missing: [] });
  });
});

describe('the doctor', () => {
  it('tells, as a thing that sfsync works without, that lists cannot be made', async () => {
    await using readOnly = await answering(({ path, method }) => {
      if (path.startsWith('/crm/v3/lists') && method === 'PUT') return forbidden({ category: 'MISSING_SCOPES' });
      if (path.startsWith('/crm/v3/lists')) return { status: 404, body: { category: 'OBJECT_NOT_FOUND' } };
      return { body: { portalId: 1, uiDomain: 'app.hubspot.com', results: [] } };
    });
    const checks = await checkHubspot(readOnly.options);
    const [lists] = checks.filter(({ check }) => check === 'lists');
    expect(lists).toMatchObject({ ok: false, detail: { optional: true, code: 'forbidden' } });
  });
});
