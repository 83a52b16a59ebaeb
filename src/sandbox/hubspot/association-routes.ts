import { Hono } from 'hono';
import * as z from 'zod';
import type { HubspotObject } from '../crm.ts';
import { associationRooms, LIMIT_CODE, limitFailure, limitMessage } from './association-limits.ts';
import { ASSOCIATION_TYPES } from './association-types.ts';
import { associate, associatedIds, associationTypes } from './association.ts';
import type { End } from './association.ts';
import { batchAnswer, inputsOf, missingObjects, requireBatchSize } from './batch.ts';
import type { BatchError } from './batch.ts';
import { badRequest, notFound } from './failure.ts';
import { objectNamed, OBJECT_TYPES } from './object-types.ts';
import { ID, limitParam, nextPage, readBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import type { Change, Store } from './store.ts';

/** Inputs of one call (developers.hubspot.com/docs, associations v4). */
const MAX = { page: 500, read: 1000, associate: 2000 };

/** Associations v4: of one record, of many, and the default association of two records. */
export function associationRoutes(store: Store, origin: () => string): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  app.get('/crm/v4/objects/:type/:id/associations/:toType', (c) => {
    const object = objectNamed(c.req.param('type'));
    const to = objectNamed(c.req.param('toType'));
    const row = store.table(object).live(c.req.param('id'));
    if (row === undefined) throw notFound();
    const limit = limitParam(c, MAX.page, MAX.page);
    const ids = associatedIds(store, row, to);
    const after = c.req.query('after');
    const start = after === undefined ? 0 : ids.indexOf(after) + 1;
    const page = ids.slice(start, start + limit);
    const last = start + limit < ids.length ? page.at(-1) : undefined;
    const results = page.map((id) => associationView(store, { object, row }, to, id));
    return c.json({ results, ...(last !== undefined && { paging: nextPage(c, origin(), last) }) });
  });

  app.put('/crm/v4/objects/:type/:id/associations/default/:toType/:toId', (c) => {
    const from = { object: objectNamed(c.req.param('type')), id: c.req.param('id') };
    const to = { object: objectNamed(c.req.param('toType')), id: c.req.param('toId') };
    const startedAt = store.now();
    const ends = { from: endOf(store, from), to: endOf(store, to) };
    if (ends.from === undefined || ends.to === undefined) throw notFound();
    requirePossible(from.object, to.object);
    const full = associationRooms(store).take(ends.from, ends.to);
    if (full !== undefined) throw limitFailure(full);
    store.announce(c.get('actor'), associate(store, ends.from, ends.to, false, c.get('actor')));
    const results = bothWays(ends.from, ends.to);
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, []);
  });

  app.post('/crm/v4/associations/:type/:toType/batch/read', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const to = objectNamed(c.req.param('toType'));
    const { inputs } = await readBody(c, inputsOf(z.looseObject({ id: ID, after: z.string().optional() })));
    const startedAt = store.now();
    requireBatchSize(inputs, MAX.read);
    const results: unknown[] = [];
    const errors: BatchError[] = [];
    for (const { id, after } of inputs) {
      const row = store.table(object).live(id);
      const ids = row === undefined ? [] : associatedIds(store, row, to);
      const start = after === undefined ? 0 : ids.indexOf(after) + 1;
      const page = ids.slice(start, start + MAX.page);
      if (row === undefined || page.length === 0) {
        errors.push(noAssociation(object, id, to));
        continue;
      }
      const last = start + MAX.page < ids.length ? page.at(-1) : undefined;
      results.push({
        from: { id },
        to: page.map((toId) => associationView(store, { object, row }, to, toId)),
        ...(last !== undefined && { paging: { next: { after: last } } }),
      });
    }
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, errors);
  });

  app.post('/crm/v4/associations/:type/:toType/batch/associate/default', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const to = objectNamed(c.req.param('toType'));
    const pair = z.looseObject({ from: z.looseObject({ id: ID }), to: z.looseObject({ id: ID }) });
    const { inputs } = await readBody(c, inputsOf(pair));
    const startedAt = store.now();
    requireBatchSize(inputs, MAX.associate);
    requirePossible(object, to);
    const results: unknown[] = [];
    const changes: Change[] = [];
    const missing = { from: new Set<string>(), to: new Set<string>() };
    const rooms = associationRooms(store);
    const refused: BatchError[] = [];
    for (const input of inputs) {
      const ends = {
        from: endOf(store, { object, id: input.from.id }),
        to: endOf(store, { object: to, id: input.to.id }),
      };
      if (ends.from === undefined) missing.from.add(input.from.id);
      if (ends.to === undefined) missing.to.add(input.to.id);
      if (ends.from === undefined || ends.to === undefined) continue;
      const full = rooms.take(ends.from, ends.to);
      if (full !== undefined) {
        const context = { fromObjectId: [input.from.id], toObjectId: [input.to.id] };
        refused.push({ category: 'VALIDATION_ERROR', subCategory: LIMIT_CODE, message: limitMessage(full), context });
        continue;
      }
      changes.push(...associate(store, ends.from, ends.to, false, c.get('actor')));
      results.push(...bothWays(ends.from, ends.to));
    }
    store.announce(c.get('actor'), changes);
    const errors = [...missingObjects(object, [...missing.from]), ...missingObjects(to, [...missing.to]), ...refused];
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, errors);
  });

  return app;
}

function endOf(store: Store, { object, id }: { object: HubspotObject; id: string }): End | undefined {
  const row = store.table(object).live(id);
  return row && { object, row };
}

function requirePossible(from: HubspotObject, to: HubspotObject): void {
  if (ASSOCIATION_TYPES[from][to] === undefined) throw badRequest(`No default association of ${from} with ${to}`);
}

function associationView(store: Store, from: End, to: HubspotObject, id: string): Record<string, unknown> {
  // v4 writes the target's id as a number, unlike every other id.
  return { toObjectId: Number(id), associationTypes: associationTypes(store, from, to, id) };
}

function bothWays(from: End, to: End): unknown[] {
  const way = (one: End, other: End): unknown => ({
    from: { id: one.row.id },
    to: { id: other.row.id },
    associationSpec: {
      associationCategory: 'HUBSPOT_DEFINED',
      associationTypeId: ASSOCIATION_TYPES[one.object][other.object]?.typeId,
    },
  });
  return [way(from, to), way(to, from)];
}

function noAssociation(object: HubspotObject, id: string, to: HubspotObject): BatchError {
  const names = { from: OBJECT_TYPES[object].singular, to: OBJECT_TYPES[to].singular };
  return {
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${names.to} is associated with ${names.from} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [names.from], toObjectType: [names.to] },
  };
}
