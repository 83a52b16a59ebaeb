import { Hono } from 'hono';
import type { ApiContext, ApiEnv, Org } from './api.ts';
import type { Api } from './builtin-objects.ts';
import type { PageRequest } from './query-pages.ts';
import { runQuery } from './soql-run.ts';

function pageRequest(c: ApiContext): PageRequest {
  const batchSize = /batchSize=(\d+)/i.exec(c.req.header('sforce-query-options') ?? '')?.[1];
  return {
    userId: c.var.call.session.user.Id,
    version: c.var.version,
    batchSize: batchSize === undefined ? undefined : Number(batchSize),
  };
}

const ENDPOINTS: readonly { path: string; api: Api; withDeleted: boolean; next: string }[] = [
  { path: '/query', api: 'data', withDeleted: false, next: 'query' },
  { path: '/queryAll', api: 'data', withDeleted: true, next: 'query' },
  { path: '/tooling/query', api: 'tooling', withDeleted: false, next: 'tooling/query' },
];

/** `/query`, `/queryAll` and `/tooling/query` with their next pages. */
export function queryRoutes({ crm, pages }: Org): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  for (const { path, api, withDeleted, next } of ENDPOINTS) {
    routes.on('GET', [path, `${path}/`], (c) => {
      const { access } = c.var.call.session;
      const result = runQuery({ crm, access, api, soql: c.req.query('q') ?? '', withDeleted });
      return c.json(pages.open(result, next, pageRequest(c)));
    });
    routes.get(`${path}/:locator`, (c) => c.json(pages.next(c.req.param('locator'), pageRequest(c))));
  }
  return routes;
}
