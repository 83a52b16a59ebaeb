import { Hono } from 'hono';
import * as z from 'zod';
import type { HubspotObject, HubspotRow } from '../crm.ts';
import { archiveRecord } from './association.ts';
import { associationRooms } from './association-limits.ts';
import { batchAnswer, inputsOf, missingObjects, requireBatchSize, requireDistinct } from './batch.ts';
import type { BatchError } from './batch.ts';
import { badRequest, conflict } from './failure.ts';
import { createClash, CREATE_INPUT, findRecord } from './object-routes.ts';
import { objectNamed } from './object-types.ts';
import { checkRecord, clashFailure, findClash, requireValid } from './record-check.ts';
import type { Checked } from './record-check.ts';
import { createRecord, resolveAssociations, updateRecord } from './record-save.ts';
import { recordViewer, writtenView } from './record-view.ts';
import { ID, INPUT_VALUES, readBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import { compareIds } from './table.ts';
import type { Actor, Change, Store } from './store.ts';

const READ_BODY = z.looseObject({
  inputs: z.array(z.looseObject({ id: ID })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
});

const UPDATE_INPUT = z.looseObject({ id: ID, idProperty: z.string().optional(), properties: INPUT_VALUES });

type CreateInput = z.infer<typeof CREATE_INPUT>;

/** `/crm/v3/objects/{type}/batch/{read,create,update,upsert,archive}`: 100 inputs at most, 207 where some fail. */
export function batchRoutes(store: Store): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();
  const path = (action: string): `/crm/v3/objects/:type/batch/${string}` => `/crm/v3/objects/:type/batch/${action}`;

  app.post(path('read'), async (c) => {
    const object = objectNamed(c.req.param('type'));
    const body = await readBody(c, READ_BODY);
    const startedAt = store.now();
    requireBatchSize(body.inputs);
    requireDistinct(body.inputs.map(({ id }) => id));
    const archived = c.req.query('archived') === 'true';
    const missing: string[] = [];
    const rows: HubspotRow[] = [];
    for (const { id } of body.inputs) {
      const row = archived ? store.table(object).get(id) : findRecord(store, object, id, body.idProperty);
      if (row?.archived === archived) rows.push(row);
      else missing.push(id);
    }
    const view = recordViewer(store, object, {
      properties: body.properties,
      withHistory: body.propertiesWithHistory,
    });
    // HubSpot does not answer in the order of the inputs.
    const results = rows.sort((a, b) => compareIds(a.id, b.id)).map(view);
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, missingObjects(object, missing));
  });

  app.post(path('create'), async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const { inputs } = await readBody(c, inputsOf(CREATE_INPUT));
    const startedAt = store.now();
    requireBatchSize(inputs);
    const checked = inputs.map(({ properties }) => checkRecord(store, object, properties, undefined, actor));
    requireValid(checked);
    const plan = checked.map((one, index) => ({ row: undefined, checked: one, input: inputs[index] }));
    // Only with a trace id for each input does HubSpot say which of them failed; else one clash fails the batch.
    if (!inputs.every(({ objectWriteTraceId }) => objectWriteTraceId !== undefined))
      requireNoClash(store, object, plan);
    const { rows, changes, errors } = createMany(store, object, plan, actor);
    store.announce(actor, changes);
    const results = rows.map((row) => writtenView(store, object, row, Object.keys(row.properties)));
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, errors, 201);
  });

  app.post(path('update'), async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const { inputs } = await readBody(c, inputsOf(UPDATE_INPUT));
    const startedAt = store.now();
    requireBatchSize(inputs);
    requireDistinct(inputs.map(({ id }) => id));
    const found = inputs.map((input) => ({ input, row: findRecord(store, object, input.id, input.idProperty) }));
    const plan = found.map(({ input, row }) => ({
      row,
      checked: checkRecord(store, object, input.properties, row, actor),
    }));
    requireValid(plan.map(({ checked }) => checked));
    requireNoClash(
      store,
      object,
      plan.filter(({ row }) => row !== undefined),
    );
    const { rows, changes } = updateMany(store, object, plan, actor);
    store.announce(actor, changes);
    const missing = found.filter(({ row }) => row === undefined).map(({ input }) => input.id);
    const results = rows.map(({ row, checked }) => writtenView(store, object, row, checked.values.keys()));
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, missingObjects(object, missing));
  });

  app.post(path('upsert'), async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const { inputs } = await readBody(c, inputsOf(UPDATE_INPUT));
    const startedAt = store.now();
    requireBatchSize(inputs);
    requireDistinct(inputs.map(({ id }) => id));
    const plan = inputs.map((input) => {
      const { id, idProperty } = input;
      if (idProperty === undefined) throw badRequest('idProperty is required for upserts');
      const row = findRecord(store, object, id, idProperty);
      const key = row === undefined && idProperty !== 'hs_object_id' ? { [idProperty]: id } : {};
      return { row, checked: checkRecord(store, object, { ...key, ...input.properties }, row, actor) };
    });
    requireValid(plan.map(({ checked }) => checked));
    requireNoClash(store, object, plan);
    const updates = updateMany(store, object, plan, actor);
    const fresh = plan.filter(({ row }) => row === undefined).map(({ checked }) => ({ checked, input: undefined }));
    const creates = createMany(store, object, fresh, actor);
    store.announce(actor, [...updates.changes, ...creates.changes]);
    const results = [
      ...updates.rows.map(({ row, checked }) => ({
        ...writtenView(store, object, row, checked.values.keys()),
        new: false,
      })),
      ...creates.rows.map((row) => ({ ...writtenView(store, object, row, Object.keys(row.properties)), new: true })),
    ];
    return batchAnswer(c, { startedAt, completedAt: store.now() }, results, []);
  });

  app.post(path('archive'), async (c) => {
    const object = objectNamed(c.req.param('type'));
    const actor = c.get('actor');
    const { inputs } = await readBody(c, inputsOf(z.looseObject({ id: ID })));
    requireBatchSize(inputs);
    for (const { id } of inputs) {
      const row = store.table(object).live(id);
      if (row !== undefined) store.announce(actor, archiveRecord(store, object, row, actor));
    }
    return c.body(null, 204);
  });

  return app;
}

type Planned = { readonly row: HubspotRow | undefined; readonly checked: Checked };

/** Throws the refusal of a batch in which a record would take a unique value of another one, or two the same. */
function requireNoClash(store: Store, object: HubspotObject, plan: readonly Planned[]): void {
  const claimed = new Map<string, string>();
  for (const [index, { row, checked }] of plan.entries()) {
    const clash = findClash(store, object, checked.values, row?.id ?? `input ${index}`, claimed);
    if (clash === undefined) continue;
    if (row !== undefined) throw clashFailure(store, object, clash, row.id);
    throw object === 'contacts' && clash.name === 'email'
      ? conflict('Contact already exists')
      : createClash(store, object, clash);
  }
}

function updateMany(
  store: Store,
  object: HubspotObject,
  plan: readonly Planned[],
  actor: Actor,
): { rows: { row: HubspotRow; checked: Checked }[]; changes: Change[] } {
  const rows = plan.flatMap(({ row, checked }) => (row === undefined ? [] : [{ row, checked }]));
  const changes = rows.flatMap(({ row, checked }) => updateRecord(store, object, row, checked.values, actor) ?? []);
  return { rows, changes };
}

/** Creates one by one; a unique value that is taken fails only its own input. */
function createMany(
  store: Store,
  object: HubspotObject,
  plan: readonly { readonly checked: Checked; readonly input: CreateInput | undefined }[],
  actor: Actor,
): { rows: HubspotRow[]; changes: Change[]; errors: BatchError[] } {
  const rooms = associationRooms(store);
  const resolved = plan.map(({ input }) => resolveAssociations(store, object, input?.associations ?? [], rooms));
  const rows: HubspotRow[] = [];
  const changes: Change[] = [];
  const errors: BatchError[] = [];
  for (const [index, { checked, input }] of plan.entries()) {
    const clash = findClash(store, object, checked.values, '', new Map());
    if (clash !== undefined) {
      errors.push({
        category: 'CONFLICT',
        message: createClash(store, object, clash).message,
        context: { objectWriteTraceId: [input?.objectWriteTraceId ?? ''], existingId: [clash.holder] },
      });
      continue;
    }
    const created = createRecord(store, object, checked.values, resolved[index] ?? [], actor);
    rows.push(created.row);
    changes.push(...created.changes);
  }
  return { rows, changes, errors };
}
