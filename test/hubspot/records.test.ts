import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { collect, observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';

const row = (id: number, properties: Record<string, string | null> = {}) => ({
  id: String(id),
  properties: { hs_object_id: String(id), ...properties },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-10-01T08:30:00.5Z',
  archived: false,
});

const connect = (url: string, seen = observer()) => createHubspot({ accessToken: 'token', baseUrl: url, ...seen });

/** Lists `total` records by id, as many a page as asked for, or fewer where `most` says so. */
function listOf(total: number, most = 100) {
  return (request: Received): Reply => {
    const first = Number(request.query.get('after') ?? 1);
    const size = Math.min(most, Number(request.query.get('limit')), total - first + 1);
    const results = Array.from({ length: size }, (_, index) => row(first + index));
    const after = first + size;
    return { body: { results, ...(after > total ? {} : { paging: { next: { after: String(after), link: 'x' } } }) } };
  };
}

const batch = z.object({ inputs: z.array(z.object({ id: z.string() })), properties: z.array(z.string()) });
const searchBody = z.object({
  filterGroups: z.tuple([
    z.object({
      filters: z.array(
        z.object({
          propertyName: z.string(),
          operator: z.string(),
          values: z.array(z.string()).optional(),
          value: z.string().optional(),
        }),
      ),
    }),
  ]),
  properties: z.array(z.string()),
  limit: z.number(),
  after: z.string().optional(),
});

describe('records', () => {
  it('pages through 12,050 records, 100 a call, and stays below the account’s limit', async () => {
    const headers = { 'x-hubspot-ratelimit-max': '190', 'x-hubspot-ratelimit-interval-milliseconds': '10000' };
    const list = listOf(12_050);
    await using server = await serve((request) => ({ ...(list(request) as object), headers }));
    const now = new Date('2026-11-24T09:00:00Z');
    let waited = 0;
    const hubspot = createHubspot({
      accessToken: 'token',
      baseUrl: server.url,
      ...observer(),
      now: () => new Date(now.getTime() + waited),
      sleep: async (ms) => {
        waited += ms;
      },
    });
    const records = await collect(hubspot.records('contacts', ['email', 'jobtitle']));
    expect(records).toHaveLength(12_050);
    expect(new Set(records.map((record) => record.id)).size).toBe(12_050);
    expect(records[0]).toEqual({
      id: '1',
      properties: { hs_object_id: '1' },
      updatedAt: '2026-10-01T08:30:00.500Z',
    });
    expect(hubspot.calls()).toBe(121);
    expect(server.received[0]?.query.getAll('properties')).toEqual(['email', 'jobtitle']);
    // 90 % of 190 calls in ten seconds: all 121 pass without a pause.
    expect(waited).toBe(0);
  });

  it('keeps to 90 calls in ten seconds where no header tells the limit', async () => {
    await using server = await serve(listOf(10_000));
    let time = Date.parse('2026-11-24T09:00:00Z');
    const starts: number[] = [];
    const hubspot = createHubspot({
      accessToken: 'token',
      baseUrl: server.url,
      ...observer(),
      now: () => new Date(time),
      sleep: async (ms) => {
        time += ms;
      },
    });
    for await (const page of hubspot.records('deals', ['dealname'])) starts.push(time, page.length);
    expect(hubspot.calls()).toBe(100);
    expect(time - Date.parse('2026-11-24T09:00:00Z')).toBe(10_000);
  });

  it('goes by the paging and not by the size of a page', async () => {
    await using server = await serve(listOf(37, 9));
    const records = await collect(connect(server.url).records('companies', ['name']));
    expect(records).toHaveLength(37);
  });

  it('lists ids and reads the records where the properties make the address too long', async () => {
    const properties = Array.from({ length: 400 }, (_, index) => `a_rather_long_property_name_${index}`);
    const list = listOf(150);
    await using server = await serve((request) => {
      expect(`${request.path}?${request.query.toString()}`.length).toBeLessThan(7000);
      if (request.method === 'GET') return list(request);
      const { inputs, properties: asked } = batch.parse(request.body);
      expect(asked).toEqual(properties);
      return { body: { results: inputs.map(({ id }) => row(Number(id), { [asked[0] ?? '']: 'x' })), numErrors: 0 } };
    });
    const hubspot = connect(server.url);
    const records = await collect(hubspot.records('contacts', properties));
    expect(records).toHaveLength(150);
    expect(records[149]?.properties).toHaveProperty('a_rather_long_property_name_0', 'x');
    expect(hubspot.calls()).toBe(4);
  });
});

describe('read', () => {
  const missing = (ids: string[]) => ({
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some CONTACT objects, they may be deleted or not exist.',
    context: { ids },
    errors: [],
    links: {},
  });

  it('leaves out what a 207 calls not found, 100 ids a call', async () => {
    await using server = await serve((request) => {
      const { inputs } = batch.parse(request.body);
      const gone = inputs.map(({ id }) => id).filter((id) => Number(id) % 50 === 0);
      const results = inputs.filter(({ id }) => !gone.includes(id)).map(({ id }) => row(Number(id)));
      return { status: 207, body: { status: 'COMPLETE', results, numErrors: 1, errors: [missing(gone)] } };
    });
    const hubspot = connect(server.url);
    const ids = Array.from({ length: 250 }, (_, index) => String(index + 1));
    const records = await hubspot.read('contacts', [...ids, '1', '2'], ['email']);
    expect(records.map((record) => record.id)).toEqual(ids.filter((id) => Number(id) % 50 !== 0));
    expect(hubspot.calls()).toBe(3);
  });

  it('does not take another partial failure for a deletion', async () => {
    const errors = [{ ...missing(['2']), category: 'INTERNAL_ERROR' }];
    await using server = await serve(() => ({ status: 207, body: { results: [row(1)], numErrors: 1, errors } }));
    await expect(connect(server.url).read('contacts', ['1', '2'], [])).rejects.toMatchObject({
      code: 'bad-answer',
      detail: 'batch read contacts: INTERNAL_ERROR',
    });
  });

  it('takes a 404 for the whole batch as none found', async () => {
    await using server = await serve(() => ({ status: 404, body: missing(['9']) }));
    await expect(connect(server.url).read('contacts', ['9'], [])).resolves.toEqual([]);
  });

  it('asks nothing where there are no ids', async () => {
    await using server = await serve(() => 'cut');
    const hubspot = connect(server.url);
    await expect(hubspot.read('contacts', [], ['email'])).resolves.toEqual([]);
    expect(hubspot.calls()).toBe(0);
  });
});

describe('find', () => {
  /** A search over contacts 1…n whose `code` is `c1`…`cn`, with HubSpot's limits. */
  function searchOver(total: number, valueOf = (id: number) => `c${id}`) {
    return (request: Received): Reply => {
      const text = JSON.stringify(request.body);
      const body = searchBody.parse(request.body);
      const filters = body.filterGroups[0].filters;
      const wanted = filters.find((filter) => filter.operator === 'IN')?.values ?? [];
      if (text.length > 3000 || wanted.length > 100 || body.limit > 200) return { status: 400, body: {} };
      const above = Number(filters.find((filter) => filter.operator === 'GT')?.value ?? 0);
      const ids = Array.from({ length: total }, (_, index) => index + 1);
      const found = ids.filter((id) => id > above && wanted.includes(valueOf(id)));
      const from = Number(body.after ?? 0);
      if (from >= 10_000) return { status: 400, body: {} };
      const results = found.slice(from, from + body.limit).map((id) => row(id, { code: valueOf(id) }));
      const next = from + body.limit;
      const paging = next < found.length ? { next: { after: String(next) } } : undefined;
      return { body: { total: found.length, results, ...(paging ? { paging } : {}) } };
    };
  }

  it('searches any number of values within the limits of a body', async () => {
    await using server = await serve(searchOver(1000));
    const hubspot = connect(server.url);
    const values = Array.from({ length: 450 }, (_, index) => `c${index + 1}`);
    const records = await hubspot.find('contacts', 'code', values, ['email', 'code']);
    expect(records).toHaveLength(450);
    expect(hubspot.calls()).toBe(5);
  });

  it('splits long values by the size of the body', async () => {
    await using server = await serve(searchOver(60, (id) => `${'x'.repeat(90)}${id}`));
    const values = Array.from({ length: 60 }, (_, index) => `${'x'.repeat(90)}${index + 1}`);
    const records = await connect(server.url).find('contacts', 'code', values, ['code']);
    expect(records).toHaveLength(60);
  });

  it('sends both forms of a value, since strings are searched in lower case', async () => {
    await using server = await serve(searchOver(3));
    await connect(server.url).find('contacts', 'code', ['00QAb', 'c1'], ['code']);
    expect(searchBody.parse(server.received[0]?.body).filterGroups[0].filters[0]?.values).toEqual([
      '00QAb',
      '00qab',
      'c1',
    ]);
  });

  it('finds more than the 10,000 records that paging reaches', async () => {
    await using server = await serve(searchOver(10_450, () => 'same'));
    const records = await connect(server.url).find('contacts', 'code', ['same'], ['code']);
    expect(new Set(records.map((record) => record.id)).size).toBe(10_450);
  });

  it('reads the records afterwards where the properties do not fit the body', async () => {
    const properties = Array.from({ length: 200 }, (_, index) => `property_number_${index}`);
    const search = searchOver(30);
    await using server = await serve((request) => {
      if (request.path.endsWith('/search')) return search(request);
      const { inputs, properties: asked } = batch.parse(request.body);
      return { body: { results: inputs.map(({ id }) => row(Number(id), { count: String(asked.length) })) } };
    });
    const hubspot = connect(server.url);
    const records = await hubspot.find('contacts', 'code', ['c7', 'c8'], properties);
    expect(records.map((record) => record.properties['count'])).toEqual(['200', '200']);
    expect(hubspot.calls()).toBe(2);
  });

  it('starts at most four searches a second', async () => {
    await using server = await serve(searchOver(500));
    let time = Date.parse('2026-11-24T09:00:00Z');
    const seen = observer();
    const hubspot = createHubspot({
      accessToken: 'token',
      baseUrl: server.url,
      log: seen.log,
      now: () => new Date(time),
      sleep: async (ms) => {
        time += ms;
      },
    });
    const values = Array.from({ length: 900 }, (_, index) => `c${index + 1}`);
    await hubspot.find('contacts', 'code', values, ['code']);
    expect(hubspot.calls()).toBe(9);
    expect(time - Date.parse('2026-11-24T09:00:00Z')).toBe(2000);
  });

  it('refuses a value that no body can hold', async () => {
    await using server = await serve(() => 'cut');
    const find = connect(server.url).find('contacts', 'code', ['x'.repeat(3000)], ['code']);
    await expect(find).rejects.toThrow(RangeError);
  });
});

describe('owners and properties', () => {
  it('joins active and archived owners of all pages, an active one going before', async () => {
    const owner = (id: number, archived: boolean, more = {}) => ({
      id: String(id),
      email: `o${id}@example.com`,
      type: 'PERSON',
      archived,
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      ...more,
    });
    await using server = await serve(({ query }) => {
      if (query.get('archived') === 'true') return { body: { results: [owner(1, true), owner(9, true)] } };
      if (query.get('after') === 'p2') {
        return { body: { results: [owner(3, false, { type: 'QUEUE', email: undefined, firstName: 'Sales' })] } };
      }
      const paging = { next: { after: 'p2' } };
      return { body: { results: [owner(1, false, { firstName: 'Ann', lastName: 'Lee' })], paging } };
    });
    const hubspot = connect(server.url);
    const owners = await hubspot.owners();
    expect(owners.toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: '1', name: 'Ann Lee', email: 'o1@example.com', type: 'PERSON', archived: false },
      { id: '3', name: 'Sales', type: 'QUEUE', archived: false },
      { id: '9', name: 'o9@example.com', email: 'o9@example.com', type: 'PERSON', archived: true },
    ]);
    expect(hubspot.calls()).toBe(3);
  });

  it('tells what can be written and where the options come from elsewhere', async () => {
    const property = (name: string, more = {}) => ({
      name,
      label: name.toUpperCase(),
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      description: '',
      options: [],
      ...more,
    });
    const options = [{ label: 'Lead', value: 'lead', hidden: false, displayOrder: 0 }];
    await using server = await serve(() => ({
      body: {
        results: [
          property('jobtitle', { modificationMetadata: { readOnlyValue: false, readOnlyDefinition: true } }),
          property('hs_score', { calculated: true }),
          property('createdate', { type: 'datetime', modificationMetadata: { readOnlyValue: true } }),
          property('stage', { type: 'enumeration', fieldType: 'radio', options }),
          property('hubspot_owner_id', { type: 'enumeration', fieldType: 'select', externalOptions: true }),
        ],
      },
    }));
    const properties = await connect(server.url).properties('contacts');
    expect(properties.map(({ name, readOnly }) => [name, readOnly])).toEqual([
      ['jobtitle', false],
      ['hs_score', true],
      ['createdate', true],
      ['stage', false],
      ['hubspot_owner_id', false],
    ]);
    expect(properties[3]).toEqual({
      name: 'stage',
      label: 'STAGE',
      type: 'enumeration',
      fieldType: 'radio',
      options: [{ label: 'Lead', value: 'lead' }],
      externalOptions: false,
      readOnly: false,
      unique: false,
    });
    expect(properties[4]?.externalOptions).toBe(true);
  });
});
