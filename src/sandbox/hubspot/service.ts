import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Crm } from '../crm.ts';
import { accountRoutes } from './account-routes.ts';
import { associationRoutes } from './association-routes.ts';
import { batchRoutes } from './batch-routes.ts';
import { HubspotFailure } from './failure.ts';
import { createGate } from './gate.ts';
import { createLimits } from './limits.ts';
import { listRoutes } from './list-routes.ts';
import { objectRoutes } from './object-routes.ts';
import { pageRoutes } from './pages.ts';
import { propertyRoutes } from './property-routes.ts';
import type { HubspotEnv } from './request.ts';
import { searchRoutes } from './search-routes.ts';
import { createStore } from './store.ts';

/**
 * A local HubSpot over `crm.state.hubspot`, to be mounted under any path: the CRM API with HubSpot's paging, batch limits,
 * partial failures, write checks and rate limits, and the pages of records and lists. `origin` is the address without a
 * path (`http://localhost:3000`) for links to next pages.
 */
export function createHubspotService(crm: Crm, options: { origin: () => string; maxLists?: number }): Hono {
  const store = createStore(crm);
  const limits = createLimits();

  const api = new Hono<HubspotEnv>();
  api.use('/crm/*', createGate(crm, limits));
  api.use('/account-info/*', createGate(crm, limits));
  api.route('/', accountRoutes(store, limits, options.origin));
  api.route('/', propertyRoutes(store));
  api.route('/', searchRoutes(store));
  api.route('/', batchRoutes(store));
  api.route('/', objectRoutes(store, options.origin));
  api.route('/', associationRoutes(store, options.origin));
  api.route('/', listRoutes(store, options.origin, options.maxLists));
  for (const path of ['/crm/*', '/account-info/*'])
    api.all(path, (c) =>
      c.json({ status: 'error', message: `No API at ${c.req.path}`, correlationId: randomUUID() }, 404),
    );
  api.onError((error, c) => {
    if (error instanceof HubspotFailure) return c.json(error.body(), error.status);
    throw error;
  });

  const service = new Hono();
  service.route('/', pageRoutes(store));
  service.route('/', api);
  return service;
}
