import { Hono } from 'hono';
import * as z from 'zod';
import type { HubspotObject, HubspotRow } from '../crm.ts';
import { archiveRecord } from './association.ts';
import { badRequest, conflict, notFound } from './failure.ts';
import { objectNamed } from './object-types.ts';
import { checkRecord, clashFailure, findClash, isUnique, requireValid } from './record-check.ts';
import type { Clash } from './record-check.ts';
import { createRecord, resolveAssociations, updateRecord } from './record-save.ts';
import { recordViewer, writtenView } from './record-view.ts';
import { ID, INPUT_VALUES, isTrue, limitParam, listParam, nextPage, readBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import type { Store } from './store.ts';

export const CREATE_INPUT = z.looseObject({
  properties: INPUT_VALUES,
  associations: z
    .array(
      z.looseObject({
        to: z.looseObject({ id: ID }),
        types: z.array(z.looseObject({ associationTypeId: z.number() })),
      }),
    )
    .default([]),
  objectWriteTraceId: z.string().optional(),
});

const UPDATE_INPUT = z.looseObject({ properties: INPUT_VALUES });

/** The record with the id, or with the value of a unique property; undefined when there is none or it is archived. */
export function findRecord(
  store: Store,
  object: HubspotObject,
  id: string,
  idProperty: string | undefined,
): HubspotRow | undefined {
  const table = store.table(object);
  if (idProperty === undefined || idProperty === 'hs_object_id') return table.live(id);
  if (!isUnique(store, object, idProperty))
    throw badRequest(`${idProperty} is not a unique property of ${object}, so it cannot be used as idProperty`);
  const [holder] = table.holders(idProperty, id);
  return holder === undefined ? undefined : table.live(holder);
}

/** The failure of a create whose value another record has: 409 for a contact's email. */
export function createClash(store: Store, object: HubspotObject, clash: Clash): Error {
  if (object === 'contacts' && clash.name === 'email')
    return conflict(`Contact already exists. Existing ID: ${clash.holder}`);
  return clashFailure(store, object, clash, store.table(object).nextId());
}

/** `/crm/v3/objects/{type}` and `/{id}`: list, create, read, update, archive. */
export function objectRoutes(store: Store, origin: () => string): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  app.get('/crm/v3/objects/:type', (c) => {
    const object = objectNamed(c.req.param('type'));
    const withHistory = listParam(c, 'propertiesWithHistory');
    const limit = limitParam(c, 10, withHistory.length > 0 ? 50 : 100);
    const archived = isTrue(c, 'archived');
    const table = store.table(object);
    const after = c.req.query('after');
    if (after !== undefined && !/^\d+$/.test(after)) throw badRequest(`Invalid after: ${after}`);

    const rows: HubspotRow[] = [];
    let position = after === undefined ? 0 : table.positionAfter(after);
    // One row more than the page holds tells whether there is a next page.
    for (; position < table.ids.length && rows.length <= limit; position += 1) {
      const row = table.get(table.ids[position] ?? '');
      if (row?.archived === archived) rows.push(row);
    }
    const page = rows.slice(0, limit);
    const view = recordViewer(store, object, {
      properties: listParam(c, 'properties'),
      withHistory,
      associations: listParam(c, 'associations').map(objectNamed),
    });
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json({ results: page.map(view), ...(last && { paging: nextPage(c, origin(), last.id) }) });
  });

  app.post('/crm/v3/objects/:type', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const input = await readBody(c, CREATE_INPUT);
    const checked = checkRecord(store, object, input.properties, undefined, actor);
    requireValid([checked]);
    const clash = findClash(store, object, checked.values, '', new Map());
    if (clash !== undefined) throw createClash(store, object, clash);
    const associations = resolveAssociations(store, object, input.associations);
    const { row, changes } = createRecord(store, object, checked.values, associations, actor);
    store.announce(actor, changes);
    return c.json(writtenView(store, object, row, Object.keys(row.properties)), 201);
  });

  app.get('/crm/v3/objects/:type/:id', (c) => {
    const object = objectNamed(c.req.param('type'));
    const id = c.req.param('id');
    const archived = isTrue(c, 'archived') ? store.table(object).get(id) : undefined;
    const row = archived?.archived === true ? archived : findRecord(store, object, id, c.req.query('idProperty'));
    if (row === undefined) throw notFound();
    const view = recordViewer(store, object, {
      properties: listParam(c, 'properties'),
      withHistory: listParam(c, 'propertiesWithHistory'),
      associations: listParam(c, 'associations').map(objectNamed),
    });
    return c.json(view(row));
  });

  app.patch('/crm/v3/objects/:type/:id', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const input = await readBody(c, UPDATE_INPUT);
    const row = findRecord(store, object, c.req.param('id'), c.req.query('idProperty'));
    if (row === undefined) throw notFound();
    const checked = checkRecord(store, object, input.properties, row, actor);
    requireValid([checked]);
    const clash = findClash(store, object, checked.values, row.id, new Map());
    if (clash !== undefined) throw clashFailure(store, object, clash, row.id);
    const change = updateRecord(store, object, row, checked.values, actor);
    if (change !== undefined) store.announce(actor, [change]);
    return c.json(writtenView(store, object, row, checked.values.keys()));
  });

  app.delete('/crm/v3/objects/:type/:id', (c) => {
    const object = objectNamed(c.req.param('type'));
    const row = store.table(object).live(c.req.param('id'));
    if (row !== undefined) store.announce(c.get('actor'), archiveRecord(store, object, row, c.get('actor')));
    return c.body(null, 204);
  });

  return app;
}
