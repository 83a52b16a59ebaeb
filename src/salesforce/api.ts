import { z } from 'zod';
import type { SalesforceRecord, SalesforceUser } from '../core/crm.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import {
  compositeAnswer,
  describe,
  identified,
  limits,
  parse,
  queryPage,
  recordOf,
  saveResults,
  user,
  USER_FIELDS,
} from './answers.ts';
import { chunks } from './chunks.ts';
import { clientError, errorCodeOf, isNoSuchAddress, judge } from './errors.ts';
import { createSession, VERSION } from './session.ts';
import type { SalesforceOptions } from './options.ts';
import { assertName, select, soqlList } from './soql.ts';

type Start = { readonly path: string } | { readonly page: unknown };

/** What a composite call says of one of its parts. */
export type Part = { readonly answer: unknown } | { readonly error: VendorError };

/** Characters of a query's path: Salesforce takes URLs of 16,384 bytes. */
export const LONGEST_URL = 16_000;

/** Ids of a query that its URL has room for. */
const IDS_IN_QUERY = 400;

/** Failures of a single part, after which the others can still be asked for. */
const ABOUT_THE_PART = new Set(['forbidden', 'bad-answer']);

/** Codes by which Salesforce refuses what a query says, wherever it is asked. */
const SAME_ALONE = new Set([
  'MALFORMED_QUERY',
  'MALFORMED_ID',
  'INVALID_QUERY_FILTER_OPERATOR',
  'INVALID_QUERY_LOCATOR',
]);
const mayDoAlone = (error: VendorError): boolean =>
  isNoSuchAddress(error) ||
  error.code === 'unreachable' ||
  error.code === 'rate-limited' ||
  (error.code === 'bad-answer' && !SAME_ALONE.has(errorCodeOf(error) ?? ''));

export const queryPath = (soql: string) => `/query?q=${encodeURIComponent(soql)}`;
/** With records in the recycle bin. */
export const queryAllPath = (soql: string) => `/queryAll?q=${encodeURIComponent(soql)}`;

/** Salesforce's endpoints with answers of our own shape. All throw VendorError. */
export type SalesforceApi = ReturnType<typeof createSalesforceApi>;

export function createSalesforceApi(options: SalesforceOptions) {
  const session = createSession(options);
  const types = new Map<SalesforceObject, ReadonlyMap<string, string>>();

  /**
   * A query's pages; `start` is the first one's path, or the page itself where that is there already. While a page is looked at,
   * the next one is under way.
   */
  async function* follow<T>(name: string, start: Start, row: z.ZodType<T>) {
    const schema = queryPage(row);
    const read = async (path: string) => parse(schema, await session.request({ name, method: 'GET', path }), name);
    let coming = 'path' in start ? read(start.path) : Promise.resolve(parse(schema, start.page, name));
    for (;;) {
      const { rows, next } = await coming;
      if (next !== undefined) {
        coming = read(next);
        // It is told when its turn comes.
        coming.catch(() => undefined);
      }
      if (rows.length > 0) yield rows;
      if (next === undefined) return;
    }
  }

  let hasComposite = true;
  let hasCollections = true;

  /**
   * Up to 25 reads with one call, at most five of them queries, each with an answer of its own: a refused part does not
   * keep the others back. Where Salesforce has no Composite, or does not take a part there, it is asked by itself. `paths` are from
   * the version root, by a name that Salesforce gives back (letters and digits).
   */
  async function composite(name: string, paths: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Part>> {
    const parts = new Map(hasComposite ? await together(name, paths) : []);
    for (const [id, path] of Object.entries(paths)) {
      const part = parts.get(id);
      if (part === undefined || ('error' in part && mayDoAlone(part.error))) parts.set(id, await alone(name, path));
    }
    return parts;
  }

  async function alone(name: string, path: string): Promise<Part> {
    try {
      return { answer: await session.request({ name, method: 'GET', path }) };
    } catch (error) {
      if (!(error instanceof VendorError) || !ABOUT_THE_PART.has(error.code)) throw error;
      return { error };
    }
  }

  async function together(name: string, paths: Readonly<Record<string, string>>): Promise<readonly [string, Part][]> {
    const compositeRequest = Object.entries(paths).map(([referenceId, path]) => ({
      method: 'GET',
      url: `/services/data/v${VERSION}${path}`,
      referenceId,
    }));
    const body = { allOrNone: false, compositeRequest };
    let answer: unknown;
    try {
      answer = await session.request({ name, method: 'POST', path: '/composite', body });
    } catch (error) {
      if (!(error instanceof VendorError) || (error.code !== 'bad-answer' && !isNoSuchAddress(error))) throw error;
      options.log.debug({ call: name, code: error.code }, 'Salesforce does not take calls together; asking one by one');
      hasComposite = !isNoSuchAddress(error);
      return [];
    }
    return parse(compositeAnswer, answer, name).map(
      ({ referenceId, httpStatusCode: status, body: content }): [string, Part] => {
        if (status < 400) return [referenceId, { answer: content }];
        const { error } = judge(clientError(status, content), []);
        options.log.debug({ call: name, part: referenceId, code: error.code }, 'Salesforce refused a part of a call');
        return [referenceId, { error }];
      },
    );
  }

  /** At most 2,000 records (sObject Collections; else queries of some hundred), null for one that is not there. */
  async function collection<T>(
    object: string,
    ids: readonly string[],
    fields: readonly string[],
    row: z.ZodType<T>,
  ): Promise<(T | null)[]> {
    const name = `retrieve ${object}`;
    for (const each of [object, ...fields]) assertName(each);
    if (hasCollections) {
      try {
        const body = { ids, fields };
        const answer = await session.request({ name, method: 'POST', path: `/composite/sobjects/${object}`, body });
        return parse(z.array(row.nullable()), answer, name);
      } catch (error) {
        if (!isNoSuchAddress(error)) throw error;
      }
    }
    const found: T[] = [];
    for (const some of chunks(ids, IDS_IN_QUERY)) {
      const where = `WHERE Id IN ${soqlList(some)}`;
      for await (const rows of pages(object, fields, where, row)) found.push(...rows);
    }
    // The query was taken, so that it is not the object which is missing.
    hasCollections = false;
    return found;
  }

  /** The answer to a query that is too long for a URL. */
  async function inBody(name: string, path: string): Promise<unknown> {
    const part = (await composite(name, { query: path })).get('query');
    if (part && 'answer' in part) return part.answer;
    throw part?.error ?? new VendorError('salesforce', 'bad-answer', `${name}: no answer in the composite one`);
  }

  /** A page of up to 2,000 rows a call; Salesforce makes it smaller for long rows. `where` is a text of ours, never data. */
  async function* pages<T>(object: string, fields: readonly string[], where: string, row: z.ZodType<T>) {
    const soql = `${select(object, fields)} ${where}`.trim();
    const name = `query ${object}`;
    const path = queryPath(soql);
    yield* follow(name, path.length > LONGEST_URL ? { page: await inBody(name, path) } : { path }, row);
  }

  async function all<T>(object: string, fields: readonly string[], where: string, row: z.ZodType<T>): Promise<T[]> {
    const soql = `${select(object, fields)} ${where}`.trim();
    return rowsFrom(`query ${object}`, { path: queryPath(soql) }, row);
  }

  async function rowsFrom<T>(name: string, start: Start, row: z.ZodType<T>) {
    const rows: T[] = [];
    for await (const page of follow(name, start, row)) rows.push(...page);
    return rows;
  }

  async function readDescribe(object: SalesforceObject) {
    const name = `describe ${object}`;
    const path = `/sobjects/${object}/describe`;
    const answer = parse(describe, await session.request({ name, method: 'GET', path }), name);
    types.set(object, new Map(answer.fields.map((field) => [field.name, field.type])));
    return answer;
  }

  return {
    calls: () => session.calls(),
    instanceUrl: () => session.instanceUrl(),
    seenUsage: () => session.seenUsage(),
    pages,
    all,

    describe: readDescribe,

    /** A field's type, undefined for one that is not to be seen. A call where the object was not described yet. */
    async typeOf(object: SalesforceObject, name: string): Promise<string | undefined> {
      if (!types.has(object)) await readDescribe(object);
      return types.get(object)?.get(name);
    },

    users(): Promise<SalesforceUser[]> {
      return all('User', USER_FIELDS, "WHERE UserType = 'Standard'", user);
    },

    /** At most 2,000 ids (sObject Collections). */
    async retrieve(
      object: SalesforceObject,
      ids: readonly string[],
      fields: readonly string[],
    ): Promise<SalesforceRecord[]> {
      return (await collection(object, ids, fields, recordOf(object))).filter((record) => record !== null);
    },

    /** At most 200 ids; the results are in their order. */
    async update(object: SalesforceObject, ids: readonly string[], field: string, value: string) {
      const name = `update ${object}`;
      assertName(field);
      const records = ids.map((id) => ({ attributes: { type: object }, id, [field]: value }));
      const body = { allOrNone: false, records };
      return parse(
        saveResults,
        await session.request({ name, method: 'PATCH', path: '/composite/sobjects', body }),
        name,
      );
    },

    async limits() {
      return parse(limits, await session.request({ name: 'limits', method: 'GET', path: '/limits' }), 'limits');
    },

    /** Rows of the Tooling API, page after page. `soql` is a text of ours, never data. */
    tooling<T>(name: string, soql: string, row: z.ZodType<T>): Promise<T[]> {
      return rowsFrom(name, { path: `/tooling/query?q=${encodeURIComponent(soql)}` }, row);
    },

    composite,

    /** All rows of a query that a composite call began; undefined where it was refused. */
    async rowsOf<T>(name: string, part: Part | undefined, row: z.ZodType<T>): Promise<T[] | undefined> {
      return part && 'answer' in part ? rowsFrom(name, { page: part.answer }, row) : undefined;
    },

    /** Which of the records are there, of at most 2,000 ids (sObject Collections). */
    async existing(object: string, ids: readonly string[]): Promise<string[]> {
      return (await collection(object, ids, ['Id'], identified)).flatMap((record) => record?.Id ?? []);
    },

    logFile: (id: string) => session.download('event log file', `/sobjects/EventLogFile/${id}/LogFile`),
  };
}
