import { Hono } from 'hono';
import { objectNamed } from './object-types.ts';
import { recordViewer } from './record-view.ts';
import { parseBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import { requireShortBody, SEARCH_BODY, searchRows } from './search.ts';
import type { Store } from './store.ts';

/** `POST /crm/v3/objects/{type}/search`. */
export function searchRoutes(store: Store): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();
  app.post('/crm/v3/objects/:type/search', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const text = await c.req.text();
    requireShortBody(text);
    const body = parseBody(text, SEARCH_BODY);
    const rows = searchRows(store, object, body);
    const start = Number(body.after);
    const end = start + body.limit;
    const view = recordViewer(store, object, { properties: body.properties });
    return c.json({
      total: rows.length,
      results: rows.slice(start, end).map(view),
      ...(end < rows.length && { paging: { next: { after: String(end) } } }),
    });
  });
  return app;
}
