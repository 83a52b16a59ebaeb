import { z } from 'zod';
import type { DescribeField } from '../crm.ts';
import { createCall } from './transport.ts';
import type { Refusal, Request, SalesforceObject, SalesforceSide, Values } from './types.ts';

const API = '/services/data/v67.0';
const BATCH = 200;

const queryPage = z.object({
  records: z.array(z.looseObject({})),
  nextRecordsUrl: z.string().optional(),
});
const results = z.array(
  z.object({
    id: z.string().optional(),
    success: z.boolean(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).optional() })),
  }),
);

/** Without an Id and with a column that no object has: Salesforce refuses it, and with it all of an all-or-none call. */
const POISON = { SfsyncNoSuchColumn__c: '' };
const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';

export type SalesforceWrite = { object: SalesforceObject; /** Absent for a new record. */ id?: string; values: Values };
/** The record's id (empty after a dry run), or why it was refused. */
export type SalesforceOutcome = { id: string } | { refusals: Refusal[] };

export type SalesforceClient = {
  /** Pages of a query; deleted records are left out. */
  query(soql: string): AsyncGenerator<SalesforceSide[]>;
  read(object: SalesforceObject, ids: readonly string[], fields: readonly string[]): Promise<SalesforceSide[]>;
  /** The fields that the integration's user sees; none of an object that is hidden from it. */
  describe(object: SalesforceObject): Promise<DescribeField[]>;
  /**
   * Creates and updates, 200 a call; each record is written whole or not at all. Outcomes are in the order of the writes.
   * A dry run asks for the same, all or none, with one more record that Salesforce is sure to refuse: nothing is written.
   */
  write(writes: readonly SalesforceWrite[], mode: 'write' | 'dry-run'): Promise<SalesforceOutcome[]>;
};

export function createSalesforceClient(request: Request, token: string): SalesforceClient {
  const call = createCall(request, token);

  async function send(writes: readonly SalesforceWrite[], dry: boolean): Promise<SalesforceOutcome[]> {
    const method = writes[0]?.id === undefined ? 'POST' : 'PATCH';
    const records = writes.map(({ object, id, values }) => ({
      attributes: { type: object },
      ...(id === undefined ? {} : { Id: id }),
      ...values,
    }));
    const poison = { attributes: { type: writes[0]?.object }, ...POISON };
    const body = { allOrNone: dry, records: dry ? [...records, poison] : records };
    const answer = results.parse((await call(method, `${API}/composite/sobjects`, body)).body);
    return writes.map((_write, index) => {
      const result = answer[index];
      if (result?.success) return { id: result.id ?? '' };
      const refusals = (result?.errors ?? []).map(({ statusCode, message, fields = [] }) => ({
        code: statusCode,
        message,
        fields,
      }));
      return refusals.some(({ code }) => code === ROLLED_BACK) ? { id: '' } : { refusals };
    });
  }

  async function* query(soql: string): AsyncGenerator<SalesforceSide[]> {
    for (let next: string | undefined = `${API}/query?q=${encodeURIComponent(soql)}`; next !== undefined;) {
      const { records, nextRecordsUrl } = queryPage.parse((await call('GET', next)).body);
      yield records as SalesforceSide[];
      next = nextRecordsUrl;
    }
  }

  async function read(
    object: SalesforceObject,
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<SalesforceSide[]> {
    const rows: SalesforceSide[] = [];
    for (let start = 0; start < ids.length; start += BATCH) {
      const some = ids.slice(start, start + BATCH);
      // An id in a HubSpot property need not be one: Salesforce refuses the whole call then.
      const answer = await call('POST', `${API}/composite/sobjects/${object}`, { ids: some, fields }, [400]);
      if (answer.status === 200) rows.push(...present(answer.body));
      else if (some.length > 1) for (const id of some) rows.push(...(await read(object, [id], fields)));
    }
    return rows;
  }

  return {
    query,

    read,

    async describe(object) {
      const { status, body } = await call('GET', `${API}/sobjects/${object}/describe`, undefined, [404]);
      if (status === 404) return [];
      return z.object({ fields: z.array(z.looseObject({ name: z.string() })) }).parse(body).fields as DescribeField[];
    },

    async write(writes, mode) {
      const outcomes = new Map<SalesforceWrite, SalesforceOutcome>();
      const size = mode === 'dry-run' ? BATCH - 1 : BATCH;
      for (const group of [writes.filter(({ id }) => id === undefined), writes.filter(({ id }) => id !== undefined)]) {
        for (let start = 0; start < group.length; start += size) {
          const chunk = group.slice(start, start + size);
          const answers = await send(chunk, mode === 'dry-run');
          for (const [index, write] of chunk.entries()) outcomes.set(write, answers[index] ?? { refusals: [] });
        }
      }
      return writes.map((write) => outcomes.get(write) ?? { refusals: [] });
    },
  };
}

function present(body: unknown): SalesforceSide[] {
  return z
    .array(z.looseObject({}).nullable())
    .parse(body)
    .filter((row) => row !== null) as SalesforceSide[];
}
