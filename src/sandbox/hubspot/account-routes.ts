import { Hono } from 'hono';
import { directionAnswer, sourcesAnswer, targetsAnswer } from './association-limits.ts';
import { badRequest, notFound } from './failure.ts';
import type { Limits } from './limits.ts';
import { objectNamed } from './object-types.ts';
import { isTrue, limitParam, nextPage } from './request.ts';
import type { HubspotEnv } from './request.ts';
import type { Store } from './store.ts';
import { compareIds } from './table.ts';

/** The account, its API usage, owners, pipelines and association limits. */
export function accountRoutes(store: Store, limits: Limits, origin: () => string): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  app.get('/account-info/v3/details', (c) => c.json(store.state().account));

  app.get('/account-info/v3/api-usage/daily/private-apps', (c) => {
    const usage = limits.daily();
    return c.json({
      results: [
        {
          name: 'private-apps-api-calls-daily',
          usageLimit: usage.limit,
          currentUsage: usage.used,
          collectedAt: new Date().toISOString(),
          fetchStatus: 'SUCCESS',
          resetsAt: usage.resetsAt,
        },
      ],
    });
  });

  // The official client asks for owners with a slash at the end.
  app.on('GET', ['/crm/v3/owners', '/crm/v3/owners/'], (c) => {
    const archived = isTrue(c, 'archived');
    const email = c.req.query('email')?.toLowerCase();
    const after = c.req.query('after');
    const limit = limitParam(c, 100, 500);
    const owners = store
      .state()
      .owners.filter(
        (owner) =>
          owner.archived === archived &&
          (email === undefined || owner.email?.toLowerCase() === email) &&
          (after === undefined || compareIds(owner.id, after) > 0),
      )
      .sort((a, b) => compareIds(a.id, b.id));
    const page = owners.slice(0, limit);
    const last = owners.length > limit ? page.at(-1) : undefined;
    return c.json({ results: page, ...(last && { paging: nextPage(c, origin(), last.id) }) });
  });

  app.get('/crm/v3/owners/:id', (c) => {
    const { id } = c.req.param();
    const idProperty = c.req.query('idProperty') ?? 'id';
    if (idProperty !== 'id' && idProperty !== 'userId') throw badRequest(`Invalid idProperty: ${idProperty}`);
    const archived = isTrue(c, 'archived');
    const owner = store.state().owners.find((row) => row.archived === archived && String(row[idProperty] ?? '') === id);
    if (owner === undefined) throw notFound();
    return c.json(owner);
  });

  app.get('/crm/v3/pipelines/:type', (c) => {
    const object = objectNamed(c.req.param('type'));
    const pipelines = object === 'deals' ? store.state().pipelines.deals : [];
    return c.json({ results: pipelines.filter(({ archived }) => !archived) });
  });

  app.get('/crm/v3/pipelines/:type/:id', (c) => {
    const object = objectNamed(c.req.param('type'));
    const pipelines = object === 'deals' ? store.state().pipelines.deals : [];
    const pipeline = pipelines.find(({ id, archived }) => id === c.req.param('id') && !archived);
    if (pipeline === undefined) throw notFound();
    return c.json(pipeline);
  });

  app.get('/crm/v3/limits/associations/records/from', (c) => c.json(sourcesAnswer(store)));

  app.get('/crm/v3/limits/associations/records/:from/to', (c) =>
    c.json(targetsAnswer(store, objectNamed(c.req.param('from')))),
  );

  app.get('/crm/v3/limits/associations/records/:from/:to', (c) =>
    c.json(directionAnswer(store, { from: objectNamed(c.req.param('from')), to: objectNamed(c.req.param('to')) })),
  );

  return app;
}
