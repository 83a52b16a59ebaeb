import { Hono } from 'hono';
import { bodyOf, writeContext, type ApiContext, type ApiEnv, type Fields, type Org } from './api.ts';
import * as collections from './collections.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { logFileCsv } from './event-log.ts';
import { badRequest, notFound, writeFailure } from './failure.ts';
import { isIdShaped } from './id.ts';
import { createRecord, deleteRecord, updateRecord, type WriteOutcome } from './record-write.ts';
import { recordReader } from './retrieve.ts';
import { findObject, type SObject } from './schema.ts';
import { upsertRecord } from './upsert.ts';

const MOST_RETRIEVED = 2000;

const list = (text: string | undefined): string[] | undefined =>
  text === undefined ? undefined : text.split(',').filter((name) => name !== '');

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The id of a write that went through. Throws its faults otherwise. */
function written(outcome: WriteOutcome): string {
  if ('faults' in outcome) throw writeFailure(outcome.faults);
  return outcome.id;
}

/** Salesforce takes what it cannot read as an id for the value of an external id, and misses the field. */
function checkId(id: string): void {
  if (isIdShaped(id)) return;
  throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
}

/** `/sobjects` and `/composite/sobjects`: describes, single records and collections. */
export function recordRoutes(org: Org): Hono<ApiEnv> {
  const { crm } = org;
  const routes = new Hono<ApiEnv>();

  /** An object that the caller may not read does not exist for it. */
  function objectOf(c: ApiContext): SObject {
    const object = findObject(crm, c.req.param('type') ?? '');
    if (!object || !c.var.call.session.access.object(object.name).read) throw notFound();
    return object;
  }
  const single = (c: ApiContext) => writeContext(org, c.var.call, true);
  const collection = (c: ApiContext) => writeContext(org, c.var.call, false);

  routes.on('GET', ['/sobjects', '/sobjects/'], (c) =>
    c.json(describeGlobal(crm, c.var.call.session.access, c.var.version)),
  );

  routes.get('/sobjects/:type', (c) => {
    const object = objectOf(c);
    const { fields: _, ...objectDescribe } = describeObject(crm, c.var.call.session.access, object, c.var.version);
    return c.json({ objectDescribe, recentItems: [] });
  });

  routes.get('/sobjects/:type/describe', (c) =>
    c.json(describeObject(crm, c.var.call.session.access, objectOf(c), c.var.version)),
  );

  routes.on('POST', ['/sobjects/:type', '/sobjects/:type/'], async (c) => {
    const object = objectOf(c);
    const id = written(createRecord(single(c), object, await bodyOf(c)));
    return c.json({ id, success: true, errors: [] }, 201);
  });

  routes.get('/sobjects/EventLogFile/:id/LogFile', (c) => {
    const csv = logFileCsv(crm, c.req.param('id'));
    if (csv === undefined) throw notFound();
    return c.body(csv, 200, { 'content-type': 'text/csv' });
  });

  routes.get('/sobjects/:type/:id', (c) => {
    const object = objectOf(c);
    const { access } = c.var.call.session;
    const id = c.req.param('id');
    const row = object.find(id);
    if (!row) checkId(id);
    if (!row || row['IsDeleted'] === true) throw notFound();
    return c.json(recordReader(crm, access, object, list(c.req.query('fields')), c.var.version)(row));
  });

  routes.patch('/sobjects/:type/:id', async (c) => {
    const object = objectOf(c);
    const fields = await bodyOf(c);
    const id = c.req.param('id');
    if (!object.find(id)) checkId(id);
    if (Object.keys(fields).some((name) => name.toLowerCase() === 'id')) {
      throw badRequest('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
    }
    written(updateRecord(single(c), object, id, fields));
    return c.body(null, 204);
  });

  routes.delete('/sobjects/:type/:id', (c) => {
    const object = objectOf(c);
    const id = c.req.param('id');
    if (!object.find(id)) checkId(id);
    written(deleteRecord(single(c), object, id));
    return c.body(null, 204);
  });

  routes.patch('/sobjects/:type/:field/:value', async (c) => {
    const object = objectOf(c);
    const { field, value } = c.req.param();
    const outcome = upsertRecord(single(c), object, field, value, await bodyOf(c));
    const id = written(outcome);
    const created = outcome.created === true;
    return c.json({ id, success: true, errors: [], created }, created ? 201 : 200);
  });

  routes.post('/composite/sobjects', async (c) => c.json(collections.createAll(collection(c), await bodyOf(c))));
  routes.patch('/composite/sobjects', async (c) => c.json(collections.updateAll(collection(c), await bodyOf(c))));
  routes.delete('/composite/sobjects', (c) => {
    const allOrNone = c.req.query('allOrNone') === 'true';
    return c.json(collections.deleteAll(collection(c), list(c.req.query('ids')) ?? [], allOrNone));
  });
  routes.patch('/composite/sobjects/:type/:field', async (c) => {
    const { type, field } = c.req.param();
    return c.json(collections.upsertAll(collection(c), await bodyOf(c), type, field));
  });

  /** In the order of the ids; null for a record that is not there. */
  function retrieve(c: ApiContext, ids: readonly string[], fields: readonly string[]): (Fields | null)[] {
    if (fields.length === 0) throw badRequest('MISSING_ARGUMENT', 'The fields parameter is required');
    if (ids.length > MOST_RETRIEVED) {
      const message = `record limit reached. cannot retrieve more than ${MOST_RETRIEVED} records in this call`;
      throw badRequest('EXCEEDED_ID_LIMIT', message);
    }
    const object = objectOf(c);
    const read = recordReader(crm, c.var.call.session.access, object, fields, c.var.version);
    return ids.map((id) => {
      const row = object.find(id);
      if (!isIdShaped(id)) throw badRequest('MALFORMED_ID', `malformed id ${id}`);
      return row && row['IsDeleted'] !== true ? read(row) : null;
    });
  }
  routes.get('/composite/sobjects/:type', (c) =>
    c.json(retrieve(c, list(c.req.query('ids')) ?? [], list(c.req.query('fields')) ?? [])),
  );
  routes.post('/composite/sobjects/:type', async (c) => {
    const { ids, fields } = await bodyOf(c);
    return c.json(retrieve(c, names(ids), names(fields)));
  });

  return routes;
}
