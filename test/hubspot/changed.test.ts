import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { createHubspotService } from '../../src/sandbox/hubspot/service.ts';
import { collect, observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';
import { startCrm } from '../support/local-crm.ts';

const START = Date.parse('2026-11-24T09:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

async function sandbox(objects: object) {
  const local = await startCrm('/hubspot', createHubspotService, { hubspot: { objects } });
  const hubspot = createHubspot({ accessToken: 'sandbox-hubspot', baseUrl: local.url, ...observer() });
  return { hubspot, calls: () => local.crm.calls.hubspot['bot'], [Symbol.asyncDispose]: local[Symbol.asyncDispose] };
}

const contacts = (count: number, timeOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(1001 + index),
    properties: { email: `p${index}@example.com`, firstname: `P${index}` },
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: iso(timeOf(index)),
  }));

describe('changed, of the local HubSpot', () => {
  it('costs one call where nothing did', async () => {
    await using local = await sandbox({ contacts: contacts(300, () => START) });
    const records = await collect(local.hubspot.changed('contacts', new Date(START + 1), ['email']));
    expect(records).toEqual([]);
    expect(local.calls()).toBe(1);
  });

  it('brings those changed at the very time and after, oldest first, 200 a call', async () => {
    await using local = await sandbox({ contacts: contacts(350, (index) => START - index * 1000) });
    const records = await collect(local.hubspot.changed('contacts', new Date(START - 249_000), ['email', 'jobtitle']));
    expect(records.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, index) => String(1250 - index)));
    expect(records[0]?.properties).toMatchObject({ email: 'p249@example.com', jobtitle: null });
    expect(local.calls()).toBe(2);
  });

  it.each(['companies', 'deals', 'tasks'] as const)('knows the property of %s', async (object) => {
    const rows = [1, 2].map((id) => ({ id: String(id), properties: {}, updatedAt: iso(START + id) }));
    await using local = await sandbox({ [object]: rows });
    const records = await collect(local.hubspot.changed(object, new Date(START + 2), []));
    expect(records.map(({ id }) => id)).toEqual(['2']);
    expect(local.calls()).toBe(1);
  });

  it('brings every record of one bulk change once, and what comes after it', async () => {
    await using local = await sandbox({ contacts: contacts(330, (index) => START + (index === 329 ? 1 : 0)) });
    const records = await collect(local.hubspot.changed('contacts', new Date(START), ['email']));
    expect(new Set(records.map(({ id }) => id)).size).toBe(330);
    expect(records).toHaveLength(330);
    // One by time, two by id, one for what comes after.
    expect(local.calls()).toBe(4);
  });

  it('reads the records afterwards where the properties do not fit the body', async () => {
    await using local = await sandbox({ contacts: contacts(250, (index) => START + index) });
    const properties = Array.from({ length: 200 }, (_, index) => `a_property_number_${index}`);
    const since = new Date(START + 120);
    const records = await collect(local.hubspot.changed('contacts', since, [...properties, 'firstname']));
    expect(records.map((record) => record.properties['firstname'])).toEqual(
      Array.from({ length: 130 }, (_, index) => `P${120 + index}`),
    );
    expect(local.calls()).toBe(3);
    await expect(collect(local.hubspot.changed('contacts', new Date(START + 900), properties))).resolves.toEqual([]);
    expect(local.calls()).toBe(4);
  });
});

const searched = z.object({
  filterGroups: z.tuple([
    z.object({ filters: z.array(z.object({ propertyName: z.string(), operator: z.string(), value: z.string() })) }),
  ]),
  sorts: z.tuple([z.object({ propertyName: z.string(), direction: z.literal('ASCENDING') })]),
  limit: z.number(),
  after: z.undefined().optional(),
});

const HOLDS: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  GTE: (value, wanted) => value >= wanted,
  EQ: (value, wanted) => value === wanted,
  GT: (value, wanted) => value > wanted,
};

/** A search over deals by id and time of change, as HubSpot's: only the first 10,000 can be paged to, and `after` must not be used. */
function searchOver(times: ReadonlyMap<number, number>) {
  return (request: Received): Reply => {
    const { filterGroups, sorts, limit } = searched.parse(request.body);
    const valueOf = (id: number, property: string) => (property === 'hs_object_id' ? id : (times.get(id) ?? 0));
    const key = sorts[0].propertyName;
    const found = [...times.keys()]
      .filter((id) =>
        filterGroups[0].filters.every(({ propertyName, operator, value }) =>
          HOLDS[operator]?.(valueOf(id, propertyName), Number(value)),
        ),
      )
      .toSorted((a, b) => valueOf(a, key) - valueOf(b, key) || a - b);
    const results = found.slice(0, limit).map((id) => {
      const changed = iso(times.get(id) ?? 0);
      return {
        id: String(id),
        properties: { hs_lastmodifieddate: changed },
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: changed,
        archived: false,
      };
    });
    const more = found.length > limit;
    return { body: { total: found.length, results, ...(more ? { paging: { next: { after: String(limit) } } } : {}) } };
  };
}

const connect = (url: string) => createHubspot({ accessToken: 'token', baseUrl: url, ...observer() });

describe('changed, of an account that goes on changing', () => {
  it('goes beyond the 10,000 records that paging reaches', async () => {
    const times = new Map(Array.from({ length: 10_450 }, (_, id) => [id + 1, START + (id % 5300)]));
    await using server = await serve(searchOver(times));
    const hubspot = connect(server.url);
    const records = await collect(hubspot.changed('deals', new Date(START), []));
    expect(records).toHaveLength(10_450);
    expect(new Set(records.map(({ id }) => id)).size).toBe(10_450);
    expect(hubspot.calls()).toBeLessThanOrEqual(54);
  });

  it('brings a record again that is changed after its page, though it was the last one there', async () => {
    const times = new Map(Array.from({ length: 260 }, (_, id) => [id + 1, START + (id < 199 ? 0 : 1 + id)]));
    const search = searchOver(times);
    await using server = await serve((request, nth) => {
      const reply = search(request);
      if (nth === 1) times.set(200, START + 900);
      return reply;
    });
    const records = await collect(connect(server.url).changed('deals', new Date(START), []));
    expect(records.filter(({ id }) => id === '200').map(({ updatedAt }) => updatedAt)).toEqual([
      iso(START + 200),
      iso(START + 900),
    ]);
    expect(records).toHaveLength(261);
  });

  it('misses no change, whatever is changed between two pages', async () => {
    const edit = fc.record({ id: fc.nat(899), afterMs: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { minLength: 900, maxLength: 900 }),
        fc.array(fc.array(edit, { maxLength: 30 }), { maxLength: 6 }),
        fc.nat(2),
        async (offsets, edits, sinceMs) => {
          const times = new Map(offsets.map((offset, id) => [id + 1, START + offset]));
          const search = searchOver(times);
          let clock = START + 10;
          await using server = await serve((request, nth) => {
            const reply = search(request);
            for (const { id, afterMs } of edits[nth - 1] ?? []) {
              clock += afterMs;
              times.set(id + 1, clock);
            }
            return reply;
          });
          const seen = new Map<string, string>();
          for (const record of await collect(connect(server.url).changed('deals', new Date(START + sinceMs), []))) {
            seen.set(record.id, record.updatedAt);
          }
          // What the last search answered is what it could know: edits after it belong to the next look.
          const late = new Set((edits[server.received.length - 1] ?? []).map(({ id }) => id + 1));
          const missed = [...times].filter(
            ([id, time]) => time >= START + sinceMs && !late.has(id) && seen.get(String(id)) !== iso(time),
          );
          expect(missed).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
