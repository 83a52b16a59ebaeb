import { Hono } from 'hono';
import * as z from 'zod';
import { badRequest, notFound } from './failure.ts';
import { objectNamed, OBJECT_TYPES } from './object-types.ts';
import { ID, limitParam, nextPage, readBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import type { ListRow, Store } from './store.ts';
import { compareIds } from './table.ts';

const CREATE_BODY = z.looseObject({
  name: z.string().min(1),
  objectTypeId: z.string(),
  processingType: z.enum(['MANUAL', 'SNAPSHOT', 'DYNAMIC']),
});

const SEARCH_BODY = z.looseObject({
  query: z.string().default(''),
  listIds: z.array(ID).optional(),
  processingTypes: z.array(z.string()).optional(),
  offset: z.int().min(0).default(0),
  count: z.int().min(1).max(500).default(20),
});

/** Lists v3, without filters: MANUAL and SNAPSHOT lists and their memberships. */
export function listRoutes(store: Store, origin: () => string): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  const listOf = (id: string): ListRow => {
    const list = store.lists().get(id);
    if (list === undefined) throw notFound(`List does not exist with ID ${id}.`, { subCategory: 'ILS.LIST_NOT_FOUND' });
    return list;
  };

  // The official client creates lists with a slash at the end.
  app.on('POST', ['/crm/v3/lists', '/crm/v3/lists/'], async (c) => {
    const input = await readBody(c, CREATE_BODY);
    const { typeId } = OBJECT_TYPES[objectNamed(input.objectTypeId)];
    if (input.processingType === 'DYNAMIC')
      throw badRequest('The sandbox evaluates no filters: create a MANUAL or SNAPSHOT list');
    const lists = store.lists();
    if ([...lists.values()].some(({ name }) => name.toLowerCase() === input.name.toLowerCase()))
      throw badRequest(`A list with the name "${input.name}" already exists`, {
        subCategory: 'ILS.DUPLICATE_LIST_NAMES',
      });
    const timestamp = store.now();
    const listId = String(Math.max(0, ...[...lists.keys()].map(Number)) + 1);
    const list: ListRow = {
      listId,
      name: input.name,
      objectTypeId: typeId,
      processingType: input.processingType,
      createdAt: timestamp,
      updatedAt: timestamp,
      members: new Map(),
    };
    lists.set(listId, list);
    return c.json({ list: { ...listView(list), size: 0 } });
  });

  app.post('/crm/v3/lists/search', async (c) => {
    const { query, listIds, processingTypes, offset, count } = await readBody(c, SEARCH_BODY);
    const found = [...store.lists().values()].filter(
      (list) =>
        list.name.toLowerCase().includes(query.toLowerCase()) &&
        (listIds === undefined || listIds.includes(list.listId)) &&
        (processingTypes === undefined || processingTypes.includes(list.processingType)),
    );
    const page = found.slice(offset, offset + count);
    return c.json({
      offset: offset + page.length,
      hasMore: offset + page.length < found.length,
      lists: page.map((list) => ({
        ...listView(list),
        additionalProperties: { hs_list_size: String(list.members.size), hs_list_reference_count: '0' },
      })),
      total: found.length,
    });
  });

  app.get('/crm/v3/lists/object-type-id/:typeId/name/:name', (c) => {
    const { typeId } = OBJECT_TYPES[objectNamed(c.req.param('typeId'))];
    const name = c.req.param('name');
    const list = [...store.lists().values()].find(
      (row) => row.objectTypeId === typeId && row.name.toLowerCase() === name.toLowerCase(),
    );
    if (list === undefined)
      throw notFound(`List does not exist with name ${name} and object type ID ${typeId}.`, {
        subCategory: 'ILS.LIST_NOT_FOUND',
      });
    return c.json({ list: { ...listView(list), size: list.members.size } });
  });

  app.get('/crm/v3/lists/:id', (c) => {
    const list = listOf(c.req.param('id'));
    return c.json({ list: { ...listView(list), size: list.members.size } });
  });

  app.delete('/crm/v3/lists/:id', (c) => {
    store.lists().delete(listOf(c.req.param('id')).listId);
    return c.body(null, 204);
  });

  app.put('/crm/v3/lists/:id/memberships/add', async (c) => {
    const list = listOf(c.req.param('id'));
    const ids = await readBody(c, z.array(ID));
    const table = store.table(objectNamed(list.objectTypeId));
    const timestamp = store.now();
    const known = ids.filter((id) => table.live(id) !== undefined);
    const added = [...new Set(known)].filter((id) => !list.members.has(id));
    for (const id of added) list.members.set(id, timestamp);
    if (added.length > 0) list.updatedAt = timestamp;
    const missing = [...new Set(ids)].filter((id) => table.live(id) === undefined);
    return c.json({ recordIdsMissing: missing, recordIdsRemoved: [], recordsIdsAdded: added });
  });

  app.get('/crm/v3/lists/:id/memberships', (c) => {
    const list = listOf(c.req.param('id'));
    const limit = limitParam(c, 100, 250);
    const after = c.req.query('after');
    const ids = [...list.members.keys()]
      .filter((id) => after === undefined || compareIds(id, after) > 0)
      .sort(compareIds);
    const page = ids.slice(0, limit);
    const last = ids.length > limit ? page.at(-1) : undefined;
    return c.json({
      total: list.members.size,
      results: page.map((recordId) => ({ recordId, membershipTimestamp: list.members.get(recordId) })),
      ...(last !== undefined && { paging: nextPage(c, origin(), last) }),
    });
  });

  return app;
}

function listView({ members: _members, ...list }: ListRow): Record<string, unknown> {
  return { ...list, listVersion: 1, processingStatus: 'COMPLETE' };
}
