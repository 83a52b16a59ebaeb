/** Serves a query's answer a page at a time, as query locators do. */
import type { SalesforceRow } from '../crm.ts';
import { badRequest } from './failure.ts';
import { makeId } from './id.ts';
import type { QueryResult } from './soql-run.ts';

const DEFAULT_PAGE = 2000;
const SMALLEST_PAGE = 200;
const MOST_CELLS = 60_000;
const MOST_LOCATORS = 100;

type Locator = { readonly result: QueryResult; readonly userId: string; readonly path: string };

export type PageRequest = {
  readonly userId: string;
  /** `v67.0`. */
  readonly version: string;
  /** What `Sforce-Query-Options: batchSize=N` asks for. */
  readonly batchSize: number | undefined;
};

export type QueryPages = {
  /** The first page; `path` is where the next ones are, as `query` or `tooling/query`. */
  readonly open: (result: QueryResult, path: string, request: PageRequest) => Record<string, unknown>;
  /** The page that a locator `01g…-2000` names. Throws INVALID_QUERY_LOCATOR. */
  readonly next: (locator: string, request: PageRequest) => Record<string, unknown>;
};

/**
 * Fewer rows than asked for where they are wide, and now and then for no reason at all: a client must follow
 * `nextRecordsUrl` and count on no size ("There is no guarantee that the requested batch size is the actual batch
 * size", REST API Developer Guide, Query Options Header).
 */
function pageSize(offset: number, width: number, batchSize: number | undefined): number {
  const asked = Math.min(Math.max(batchSize ?? DEFAULT_PAGE, SMALLEST_PAGE), DEFAULT_PAGE);
  const size = Math.max(Math.min(asked, Math.floor(MOST_CELLS / Math.max(width, 1))), SMALLEST_PAGE);
  return Math.floor(offset / asked) % 3 === 1 ? Math.ceil(size * 0.9) : size;
}

export function createQueryPages(): QueryPages {
  const locators = new Map<string, Locator>();
  let serial = 0;

  function page(id: string, { result, path }: Locator, offset: number, request: PageRequest): Record<string, unknown> {
    const end = offset + pageSize(offset, result.paths.length, request.batchSize);
    const rows: readonly SalesforceRow[] = result.rows.slice(offset, end);
    const done = end >= result.rows.length;
    return {
      totalSize: result.total,
      done,
      ...(!done && { nextRecordsUrl: `/services/data/${request.version}/${path}/${id}-${end}` }),
      records: rows.map(result.project(request.version)),
    };
  }

  return {
    open(result, path, request) {
      const id = makeId('01g', ++serial);
      const locator = { result, userId: request.userId, path };
      const body = page(id, locator, 0, request);
      if (body['done'] === true) return body;
      locators.set(id, locator);
      const [oldest] = locators.keys();
      if (locators.size > MOST_LOCATORS && oldest !== undefined) locators.delete(oldest);
      return body;
    },
    next(name, request) {
      const [, id = '', offset = ''] = /^(\w+)-(\d+)$/.exec(name) ?? [];
      const locator = locators.get(id);
      if (!locator || locator.userId !== request.userId || Number(offset) >= locator.result.rows.length) {
        throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
      }
      return page(id, locator, Number(offset), request);
    },
  };
}
