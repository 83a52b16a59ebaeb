import { z } from 'zod';
import { type Call, createCall } from './transport.ts';
import { textOf } from './values.ts';
import type { HubspotSide, Refusal, Request, SyncedObject, Values } from './types.ts';

const record = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  createdAt: z.string(),
  updatedAt: z.string(),
  propertiesWithHistory: z
    .record(z.string(), z.array(z.object({ value: z.string(), timestamp: z.string(), sourceType: z.string() })))
    .optional(),
});
const page = z.object({
  results: z.array(record),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});
const batch = z.object({
  results: z.array(
    z.looseObject({ id: z.string(), properties: z.record(z.string(), z.string().nullable()).optional() }),
  ),
  errors: z
    .array(
      z.looseObject({ category: z.string(), message: z.string(), context: z.record(z.string(), z.array(z.string())) }),
    )
    .optional(),
});
const failure = z.looseObject({
  message: z.string(),
  category: z.string().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        code: z.string().optional(),
        context: z.record(z.string(), z.array(z.string())).optional(),
      }),
    )
    .optional(),
});

const BATCH = 100;
const HISTORY_BATCH = 50;
/** A property that no account has: a write that names it is refused whole, and the answer lists what else is wrong with it. */
const POISON = 'sfsync_no_such_property';

export type NewRecord = { properties: Values; associations?: { to: { id: string }; types: object[] }[] };
/** The record's id, or why it was refused. */
type Outcome = { id: string } | { refusals: Refusal[] };

type ReadOptions = { properties: readonly string[]; history?: readonly string[]; idProperty?: string };

export type HubspotClient = {
  pages(object: SyncedObject, properties: readonly string[]): AsyncGenerator<HubspotSide[]>;
  /** The records that exist, by id or by another unique property; those of `history` come with their histories. */
  read(object: SyncedObject, ids: readonly string[], options: ReadOptions): Promise<HubspotSide[]>;
  /** Outcomes in the order of the inputs. */
  update(object: SyncedObject, rows: readonly { id: string; properties: Values }[]): Promise<Outcome[]>;
  /** `key` names a property that no two of the rows share: by it the answers are told apart. */
  create(object: SyncedObject, rows: readonly NewRecord[], key: string): Promise<Outcome[]>;
  /** What HubSpot would refuse of a record's values; nothing is written. Without an id: of a new record. */
  probe(object: SyncedObject, id: string | undefined, properties: Values): Promise<Refusal[]>;
};

export function createHubspotClient(request: Request, token: string): HubspotClient {
  const call = createCall(request, token);
  const path = (object: SyncedObject, rest = '') => `/crm/v3/objects/${object}${rest}`;

  async function one(method: string, at: string, body: unknown): Promise<Outcome> {
    const { status, body: answer } = await call(method, at, body, [400, 404, 409]);
    if (status < 300) return { id: z.object({ id: z.string() }).parse(answer).id };
    return { refusals: refusalsOf(answer) };
  }

  /** The whole batch; where HubSpot refuses that, one record at a time, to learn which was meant. */
  async function many<T>(
    inputs: readonly T[],
    whole: (chunk: readonly T[]) => Promise<Outcome[] | undefined>,
    single: (input: T) => Promise<Outcome>,
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (let start = 0; start < inputs.length; start += BATCH) {
      const chunk = inputs.slice(start, start + BATCH);
      const together = chunk.length > 1 ? await whole(chunk) : undefined;
      if (together !== undefined) outcomes.push(...together);
      else for (const input of chunk) outcomes.push(await single(input));
    }
    return outcomes;
  }

  return {
    async *pages(object, properties) {
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = new URLSearchParams({ limit: String(BATCH), properties: properties.join(',') });
        if (after !== '') query.set('after', after);
        const { results, paging } = page.parse((await call('GET', path(object, `?${query.toString()}`))).body);
        yield results;
        after = paging?.next.after;
      }
    },

    async read(object, ids, { properties, history = [], idProperty }) {
      const rows: HubspotSide[] = [];
      const size = history.length > 0 ? HISTORY_BATCH : BATCH;
      for (let start = 0; start < ids.length; start += size) {
        const inputs = ids.slice(start, start + size).map((id) => ({ id }));
        const body = { inputs, properties, propertiesWithHistory: history, idProperty };
        const answer = await call('POST', path(object, '/batch/read'), body);
        const found = z.object({ results: z.array(record) }).parse(answer.body).results;
        rows.push(
          ...found.map(({ propertiesWithHistory, ...row }) =>
            propertiesWithHistory === undefined ? row : { ...row, history: propertiesWithHistory },
          ),
        );
      }
      return rows;
    },

    update: (object, rows) =>
      many(
        rows,
        (inputs) => updateWhole(call, path(object, '/batch/update'), inputs),
        ({ id, properties }) => one('PATCH', path(object, `/${id}`), { properties }),
      ),

    create: (object, rows, key) =>
      many(
        rows,
        (inputs) => createWhole(call, path(object, '/batch/create'), inputs, key),
        (input) => one('POST', path(object), input),
      ),

    async probe(object, id, properties) {
      const body = { properties: { ...properties, [POISON]: '' } };
      const outcome = await one(
        id === undefined ? 'POST' : 'PATCH',
        path(object, id === undefined ? '' : `/${id}`),
        body,
      );
      if ('id' in outcome) throw new Error('HubSpot took a property that does not exist');
      return outcome.refusals.filter(({ property }) => property !== POISON);
    },
  };
}

async function updateWhole(
  call: Call,
  path: string,
  inputs: readonly { id: string; properties: Values }[],
): Promise<Outcome[] | undefined> {
  const { status, body } = await call('POST', path, { inputs }, [400, 409]);
  if (status >= 400) return undefined;
  const { results } = batch.parse(body);
  const written = new Set(results.map(({ id }) => id));
  return inputs.map(({ id }) =>
    written.has(id)
      ? { id }
      : { refusals: [{ code: 'OBJECT_NOT_FOUND', message: `${id} does not exist`, fields: [] }] },
  );
}

async function createWhole(
  call: Call,
  path: string,
  rows: readonly NewRecord[],
  key: string,
): Promise<Outcome[] | undefined> {
  const { status, body } = await call('POST', path, { inputs: rows }, [400, 409]);
  if (status >= 400) return undefined;
  const created = new Map(batch.parse(body).results.map(({ id, properties }) => [properties?.[key], id]));
  return rows.map(({ properties }) => {
    const id = created.get(textOf(properties[key]));
    return id === undefined
      ? { refusals: [{ code: 'OBJECT_NOT_CREATED', message: 'not created', fields: [] }] }
      : { id };
  });
}

function refusalsOf(body: unknown): Refusal[] {
  const { message, category = 'VALIDATION_ERROR', errors = [] } = failure.parse(body);
  if (errors.length === 0) return [{ code: category, message, fields: [] }];
  return errors.map((error) => {
    const property = error.context?.['propertyName']?.[0];
    const refusal: Refusal = { code: error.code ?? category, message: error.message, fields: [] };
    return property === undefined ? refusal : { ...refusal, property };
  });
}
