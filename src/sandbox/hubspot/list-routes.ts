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

const RECORD_IDS = z.array(ID.refine((id) => /^\d+$/.test(id), 'not a valid record id'));

/** HubSpot's numbers vary with what an account has bought. */
const MAX_LISTS = 1000;
/** A deleted list can be restored for so long (HubSpot, restore list). */
const RESTORABLE_MS = 90 * 86_400_000;

/**
 * Lists v3, without filters: MANUAL and SNAPSHOT lists and their memberships. A deleted list gives its name free, and can be
 * restored while nobody took that.
 */
export function listRoutes(store: Store, origin: () => string, maxLists = MAX_LISTS): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  const live = (): ListRow[] => [...store.lists().values()].filter(({ deletedAt }) => deletedAt === undefined);
  const noList = (what: string) => notFound(`List does not exist with ${what}.`, { subCategory: 'ILS.LIST_NOT_FOUND' });

  const listOf = (id: string): ListRow => {
    const list = store.lists().get(id);
    if (list === undefined || list.deletedAt !== undefined) throw noList(`ID ${id}`);
    return list;
  };

  const refuseTakenName = (name: string, own?: ListRow): void => {
    if (live().some((list) => list !== own && list.name.toLowerCase() === name.toLowerCase()))
      throw badRequest(`A list with the name "${name}" already exists`, { subCategory: 'ILS.DUPLICATE_LIST_NAMES' });
  };

  /** Records that were deleted leave the lists that they were in. */
  const membersOf = (list: ListRow): string[] => {
    const table = store.table(objectNamed(list.objectTypeId));
    return [...list.members.keys()].filter((id) => table.live(id) !== undefined);
  };

  const fetched = (list: ListRow) => ({ list: { ...listView(list), size: membersOf(list).length } });

  // The official client creates lists with a slash at the end.
  app.on('POST', ['/crm/v3/lists', '/crm/v3/lists/'], async (c) => {
    const input = await readBody(c, CREATE_BODY);
    const { typeId } = OBJECT_TYPES[objectNamed(input.objectTypeId)];
    if (input.processingType === 'DYNAMIC')
      throw badRequest('The sandbox evaluates no filters: create a MANUAL or SNAPSHOT list');
    const lists = store.lists();
    refuseTakenName(input.name);
    if (live().length >= maxLists) throw badRequest(`This account has reached its limit of ${maxLists} lists`);
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
    const found = live().filter(
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
        additionalProperties: { hs_list_size: String(membersOf(list).length), hs_list_reference_count: '0' },
      })),
      total: found.length,
    });
  });

  app.get('/crm/v3/lists/object-type-id/:typeId/name/:name', (c) => {
    const { typeId } = OBJECT_TYPES[objectNamed(c.req.param('typeId'))];
    const name = c.req.param('name');
    const list = live().find((row) => row.objectTypeId === typeId && row.name.toLowerCase() === name.toLowerCase());
    if (list === undefined) throw noList(`name ${name} and object type ID ${typeId}`);
    return c.json(fetched(list));
  });

  app.get('/crm/v3/lists/:id', (c) => {
    return c.json(fetched(listOf(c.req.param('id'))));
  });

  app.delete('/crm/v3/lists/:id', (c) => {
    listOf(c.req.param('id')).deletedAt = store.now();
    return c.body(null, 204);
  });

  app.put('/crm/v3/lists/:id/restore', (c) => {
    const id = c.req.param('id');
    const list = store.lists().get(id);
    const deletedAt = Date.parse(list?.deletedAt ?? '');
    // Also a list that is not deleted: no number is later than NaN.
    if (list === undefined || !(Date.parse(store.now()) <= deletedAt + RESTORABLE_MS)) throw noList(`ID ${id}`);
    refuseTakenName(list.name);
    delete list.deletedAt;
    return c.body(null, 204);
  });

  app.put('/crm/v3/lists/:id/update-list-name', (c) => {
    const list = listOf(c.req.param('id'));
    const name = c.req.query('listName') ?? '';
    if (name === '') throw badRequest('The list needs a name');
    refuseTakenName(name, list);
    list.name = name;
    list.updatedAt = store.now();
    return c.json({ updatedList: { ...listView(list), size: membersOf(list).length } });
  });

  app.put('/crm/v3/lists/:id/memberships/add', async (c) => {
    const list = listOf(c.req.param('id'));
    const ids = await readBody(c, RECORD_IDS);
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
    const members = membersOf(list);
    const ids = members.filter((id) => after === undefined || compareIds(id, after) > 0).sort(compareIds);
    const page = ids.slice(0, limit);
    const last = ids.length > limit ? page.at(-1) : undefined;
    return c.json({
      total: members.length,
      results: page.map((recordId) => ({ recordId, membershipTimestamp: list.members.get(recordId) })),
      ...(last !== undefined && { paging: nextPage(c, origin(), last) }),
    });
  });

  return app;
}

function listView({ members: _members, ...list }: ListRow): Record<string, unknown> {
  return { ...list, listVersion: 1, processingStatus: 'COMPLETE' };
}
