import { describe, expect, it } from 'vitest';
import { makeCrm, property, row, startHubspot } from './fixture.ts';
import type { LocalHubspot } from './fixture.ts';

const SEARCH = '/crm/v3/objects/contacts/search';

const contacts = () => [
  row('95', { email: 'ann@corp.com', firstname: 'Ann', numemployees: '5', lifecyclestage: 'lead', interests: 'a;b' }),
  row('101', {
    email: 'bob@corp.com',
    firstname: 'BOB',
    numemployees: '40',
    lifecyclestage: 'customer',
    last_visit: '2026-05-01T00:00:00Z',
  }),
  row('102', { email: 'cy@other.org', firstname: 'Cy Ann', numemployees: '300', birthday: '1990-01-31' }),
  row('103', { firstname: 'ann' }, { archived: true }),
];

// The integration's token is not limited to five searches a second.
async function find(hubspot: LocalHubspot, body: unknown) {
  const answer = await hubspot.call('POST', SEARCH, body, 'sandbox-integration');
  expect(answer.status).toBe(200);
  const results = answer.body?.['results'] as { id: string }[];
  return results.map(({ id }) => id);
}

const one = (propertyName: string, operator: string, more: object = {}) => ({
  filterGroups: [{ filters: [{ propertyName, operator, ...more }] }],
});

describe('search', () => {
  it.each([
    ['EQ of a text, any case', one('firstname', 'EQ', { value: 'bob' }), ['101']],
    ['EQ of an option, exact', one('lifecyclestage', 'EQ', { value: 'LEAD' }), []],
    ['EQ of one of several options', one('interests', 'EQ', { value: 'b' }), ['95']],
    ['EQ of an id', one('hs_object_id', 'EQ', { value: 102 }), ['102']],
    ['NEQ, only of records with a value', one('lifecyclestage', 'NEQ', { value: 'lead' }), ['101']],
    ['IN of texts in lower case', one('firstname', 'IN', { values: ['ann', 'bob'] }), ['95', '101']],
    ['IN of texts not in lower case', one('firstname', 'IN', { values: ['Ann', 'BOB'] }), []],
    ['IN of ids', one('hs_object_id', 'IN', { values: ['102', '95', '103', '7'] }), ['95', '102']],
    ['NOT_IN', one('email', 'NOT_IN', { values: ['ann@corp.com'] }), ['101', '102']],
    ['GT of a number', one('numemployees', 'GT', { value: '40' }), ['102']],
    ['GTE of a number', one('numemployees', 'GTE', { value: '40' }), ['101', '102']],
    ['LT of a number', one('numemployees', 'LT', { value: '40' }), ['95']],
    ['LTE of a number', one('numemployees', 'LTE', { value: '40' }), ['95', '101']],
    ['BETWEEN numbers', one('numemployees', 'BETWEEN', { value: '6', highValue: '300' }), ['101', '102']],
    ['GTE of a time in milliseconds', one('last_visit', 'GTE', { value: String(Date.UTC(2026, 4, 1)) }), ['101']],
    ['LT of the record’s own time', one('lastmodifieddate', 'LT', { value: String(Date.UTC(2026, 0, 1)) }), []],
    ['EQ of a date', one('birthday', 'EQ', { value: String(Date.UTC(1990, 0, 31)) }), ['102']],
    ['HAS_PROPERTY', one('last_visit', 'HAS_PROPERTY'), ['101']],
    ['NOT_HAS_PROPERTY', one('last_visit', 'NOT_HAS_PROPERTY'), ['95', '102']],
    ['CONTAINS_TOKEN of a word', one('firstname', 'CONTAINS_TOKEN', { value: 'ann' }), ['95', '102']],
    ['CONTAINS_TOKEN with a star', one('email', 'CONTAINS_TOKEN', { value: '*@corp.com' }), ['95', '101']],
    ['NOT_CONTAINS_TOKEN', one('email', 'NOT_CONTAINS_TOKEN', { value: 'corp' }), ['102']],
  ])('finds by %s', async (_name, body, ids) => {
    await using hubspot = await startHubspot(makeCrm({ contacts: contacts() }));
    expect(await find(hubspot, body)).toEqual(ids);
  });

  it('joins filters by AND and groups by OR, and looks for words', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: contacts() }));
    const filterGroups = [
      {
        filters: [
          { propertyName: 'email', operator: 'HAS_PROPERTY' },
          { propertyName: 'firstname', operator: 'EQ', value: 'ann' },
        ],
      },
      { filters: [{ propertyName: 'numemployees', operator: 'GT', value: '100' }] },
    ];
    expect(await find(hubspot, { filterGroups })).toEqual(['95', '102']);
    expect(await find(hubspot, { filterGroups, query: 'OTHER' })).toEqual(['102']);
    expect(await find(hubspot, { query: 'ann corp' })).toEqual(['95']);
  });

  it('sorts by size of numbers, records without a value last', async () => {
    const rows = [...contacts(), row('104')];
    await using hubspot = await startHubspot(makeCrm({ contacts: rows }));
    const sorts = [{ propertyName: 'numemployees', direction: 'DESCENDING' }];
    expect(await find(hubspot, { sorts })).toEqual(['102', '101', '95', '104']);
    expect(await find(hubspot, { sorts: ['numemployees'] })).toEqual(['95', '101', '102', '104']);
  });

  it('sees at once what was written, and what was archived no more', async () => {
    await using hubspot = await startHubspot(makeCrm({ contacts: contacts() }));
    const byName = (value: string) => find(hubspot, one('firstname', 'EQ', { value }));
    expect(await byName('dora')).toEqual([]);
    await hubspot.call('PATCH', '/crm/v3/objects/contacts/95', { properties: { firstname: 'Dora' } });
    await hubspot.call('POST', '/crm/v3/objects/contacts', { properties: { firstname: 'DORA' } });
    expect(await byName('dora')).toEqual(['95', '104']);
    expect(await byName('ann')).toEqual([]);
    await hubspot.call('DELETE', '/crm/v3/objects/contacts/104');
    expect(await byName('dora')).toEqual(['95']);
    // A reset puts another state in the place of the first.
    hubspot.crm.state = makeCrm({ contacts: [row('1', { firstname: 'Dora' })] }).state;
    expect(await byName('dora')).toEqual(['1']);
  });

  it('pages with the official client', async () => {
    const many = Array.from({ length: 250 }, (_, index) => row(String(index + 1), { email: `p${index}@corp.com` }));
    await using hubspot = await startHubspot(makeCrm({ contacts: many }));
    const body = { properties: ['email'], limit: 200, sorts: [], filterGroups: [], query: '' };
    const first = await hubspot.client.crm.contacts.searchApi.doSearch({ ...body, after: '0' });
    expect([first.total, first.results.length, first.paging?.next?.after]).toEqual([250, 200, '200']);
    const second = await hubspot.client.crm.contacts.searchApi.doSearch({ ...body, after: '200' });
    expect([second.total, second.results.length, second.paging]).toEqual([250, 50, undefined]);
    expect(second.results.at(-1)?.properties['email']).toBe('p249@corp.com');
  });

  const filters = (count: number) =>
    Array.from({ length: count }, () => ({ propertyName: 'email', operator: 'HAS_PROPERTY' }));

  it.each([
    ['six groups', { filterGroups: Array.from({ length: 6 }, () => ({ filters: filters(1) })) }],
    ['seven filters in a group', { filterGroups: [{ filters: filters(7) }] }],
    ['19 filters', { filterGroups: [6, 6, 6, 1].map((count) => ({ filters: filters(count) })) }],
    ['two sorts', { sorts: ['email', 'firstname'] }],
    ['201 a page', { limit: 201 }],
    ['what is beyond 10,000', { after: '9990', limit: 11 }],
    ['3,001 characters', { query: 'x'.repeat(2990) }],
    ['an unknown operator', one('email', 'LIKE', { value: 'x' })],
    ['a filter without a value', one('email', 'EQ')],
    ['an unknown property', one('nonsense', 'HAS_PROPERTY')],
    ['an archived property', one('old_one', 'HAS_PROPERTY')],
  ])('refuses %s', async (_name, body) => {
    await using hubspot = await startHubspot(makeCrm({ contacts: contacts() }));
    const answer = await hubspot.call('POST', SEARCH, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: 'error' });
  });

  it('answers from a property that was made a moment ago', async () => {
    const crm = makeCrm({ contacts: [row('1')] });
    crm.state.hubspot.properties.contacts.push(property('sfsync_resync'));
    await using hubspot = await startHubspot(crm);
    expect(await find(hubspot, one('sfsync_resync', 'NOT_HAS_PROPERTY'))).toEqual(['1']);
  });
});
