/** Accounts and stand-ins that have less than HubSpot documents, or write it another way. */
import { describe, expect, it } from 'vitest';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { collect, observer, serve } from '../support/fault-server.ts';
import type { Reply } from '../support/fault-server.ts';

const connect = (url: string) => createHubspot({ accessToken: 'pat-eu1-secret', baseUrl: url, ...observer() });

describe('a HubSpot that has less', () => {
  const json = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'resource not found' };

  it.each([404, 405])(
    'forbids what it answers with %i: validations, association limits and pipelines',
    async (status) => {
      for (const body of [json, '<html>Not found</html>']) {
        await using server = await serve(() => ({ status, body }));
        const hubspot = connect(server.url);
        for (const read of [hubspot.validations('contacts'), hubspot.associationLimits(), hubspot.pipelines()]) {
          await expect(read).rejects.toMatchObject({ vendor: 'hubspot', code: 'forbidden' });
        }
        // What must be there is not excused.
        await expect(hubspot.properties('contacts')).rejects.toMatchObject({ code: 'bad-answer' });
      }
    },
  );

  it('may leave out of a property, an owner, a pipeline and a validation what is not needed', async () => {
    const answers: Readonly<Record<string, Reply>> = {
      '/crm/v3/properties/contacts': {
        body: { results: [{ name: 'city', type: 'string', options: null, somethingNew: {} }] },
      },
      '/crm/v3/pipelines/deals': {
        body: {
          results: [
            { id: 'default', stages: null },
            { id: 'b', stages: [{ id: 'c' }] },
          ],
        },
      },
      '/crm/v3/property-validations/0-1': {
        body: { results: [{ propertyName: 'city', propertyValidationRules: null }] },
      },
    };
    await using server = await serve(({ path, query }): Reply => {
      if (!path.startsWith('/crm/v3/owners')) return answers[path] ?? 'cut';
      return { body: { results: [query.get('archived') === 'true' ? { id: 12 } : { id: '11', email: null }] } };
    });
    const hubspot = connect(server.url);
    expect(await hubspot.properties('contacts')).toEqual([
      expect.objectContaining({ name: 'city', label: 'city', options: [] }),
    ]);
    expect(await hubspot.pipelines()).toEqual([
      { id: 'default', label: 'default', stages: [] },
      { id: 'b', label: 'b', stages: [{ id: 'c', label: 'c' }] },
    ]);
    expect(await hubspot.validations('contacts')).toEqual([]);
    expect((await hubspot.owners()).map(({ id, archived }) => [id, archived])).toEqual([
      ['12', true],
      ['11', false],
    ]);
  });

  it('may write ids, cursors and values as numbers and ticks', async () => {
    const page = (id: number, after?: number): Reply => ({
      body: {
        results: [{ id, properties: { amount: 12.5, done: true, city: null }, updatedAt: '2026-01-01T00:00:00Z' }],
        ...(after === undefined ? {} : { paging: { next: { after } } }),
      },
    });
    await using server = await serve((_, nth) => (nth === 1 ? page(1, 2) : page(2)));
    const records = await collect(connect(server.url).records('deals', []));
    expect(records.map(({ id, properties }) => ({ id, properties }))).toEqual(
      ['1', '2'].map((id) => ({ id, properties: { amount: '12.5', done: 'true', city: null } })),
    );
    expect(server.received[1]?.query.get('after')).toBe('2');
  });
});
