import type { z } from 'zod';
import type { SalesforceRecord, SalesforceUser } from '../core/crm.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { describe, limits, parse, queryPage, retrieved, saveResults, user } from './answers.ts';
import { createSession } from './session.ts';
import type { SalesforceOptions } from './options.ts';
import { assertName, select } from './soql.ts';

/** Salesforce's endpoints with answers of our own shape. All throw VendorError. */
export type SalesforceApi = ReturnType<typeof createSalesforceApi>;

export function createSalesforceApi(options: SalesforceOptions) {
  const session = createSession(options);

  /** A page of up to 2,000 rows a call; Salesforce makes it smaller for long rows. `where` is a text of ours, never data. */
  async function* pages<T>(object: string, fields: readonly string[], where: string, row: z.ZodType<T>) {
    const name = `query ${object}`;
    const soql = `${select(object, fields)} ${where}`.trim();
    let path: string | undefined = `/query?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
      const answer = await session.request({ name, method: 'GET', path });
      const page: { rows: T[]; next: string | undefined } = parse(queryPage(row), answer, name);
      if (page.rows.length > 0) yield page.rows;
      path = page.next;
    }
  }

  async function all<T>(object: string, fields: readonly string[], where: string, row: z.ZodType<T>): Promise<T[]> {
    const rows: T[] = [];
    for await (const page of pages(object, fields, where, row)) rows.push(...page);
    return rows;
  }

  return {
    calls: () => session.calls(),
    instanceUrl: () => session.instanceUrl(),
    seenUsage: () => session.seenUsage(),
    pages,
    all,

    async describe(object: SalesforceObject) {
      const name = `describe ${object}`;
      return parse(
        describe,
        await session.request({ name, method: 'GET', path: `/sobjects/${object}/describe` }),
        name,
      );
    },

    users(): Promise<SalesforceUser[]> {
      return all('User', ['Id', 'Email', 'Name', 'Username', 'IsActive'], "WHERE UserType = 'Standard'", user);
    },

    /** At most 2,000 ids (sObject Collections). */
    async retrieve(
      object: SalesforceObject,
      ids: readonly string[],
      fields: readonly string[],
    ): Promise<SalesforceRecord[]> {
      const name = `retrieve ${object}`;
      for (const field of fields) assertName(field);
      const path = `/composite/sobjects/${object}`;
      const answer = await session.request({ name, method: 'POST', path, body: { ids, fields } });
      return parse(retrieved(object), answer, name).filter((record) => record !== null);
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
    async tooling<T>(name: string, soql: string, row: z.ZodType<T>): Promise<T[]> {
      const rows: T[] = [];
      let path: string | undefined = `/tooling/query?q=${encodeURIComponent(soql)}`;
      while (path !== undefined) {
        const page: { rows: T[]; next: string | undefined } = parse(
          queryPage(row),
          await session.request({ name, method: 'GET', path }),
          name,
        );
        rows.push(...page.rows);
        path = page.next;
      }
      return rows;
    },

    logFile: (id: string) => session.download('event log file', `/sobjects/EventLogFile/${id}/LogFile`),
  };
}
