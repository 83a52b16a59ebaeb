/** `/sandbox`: what tests and the page ask of the sandbox itself. */
import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import { z } from 'zod';
import type { MappingRow } from './crm.ts';
import { errorListCsv, SHAPES } from './integration/error-list.ts';
import { applyFix, listFixes } from './integration/fixes.ts';
import type { World } from './world.ts';

export type Control = {
  /** The current one: a reset replaces it. */
  world(): World;
  reset(): Promise<void>;
  now(): Date;
  /** Throws RangeError when `to` is earlier than now. */
  moveClock(to: Date): Promise<void>;
  /** Sends Slack's last event once more, as Slack does after an acknowledgement that it missed; false when there was none. */
  redeliver(): boolean;
};

/** The mappings as `SFSYNC_MAPPINGS` takes them. */
export function mappingsCsv(mappings: readonly MappingRow[]): string {
  return stringify([...mappings], {
    header: true,
    columns: ['object', 'property', 'salesforceObject', 'field', 'rule'],
  });
}

const clockBody = z.object({ now: z.iso.datetime({ offset: true }) });
const integrationBody = z.object({ paused: z.boolean() });
const fixBody = z.object({ id: z.string() });
const listQuery = z.object({ language: z.enum(['en', 'it']).default('en'), shape: z.enum(SHAPES).default('records') });

const LIST_NAMES = { en: 'sync-errors.csv', it: 'errori-di-sincronizzazione.csv' } as const;

const refused = (error: string) => ({ ok: false, error });
const refusedUnless = (done: boolean) => (done ? { ok: true } : refused('no event was sent yet'));

export function createControlRoutes(control: Control): Hono {
  const app = new Hono();
  app.get('/truth', async (context) => {
    const { integration } = control.world();
    await integration.idle();
    return context.json({ truth: integration.truth() });
  });
  app.get('/calls', (context) => context.json(control.world().crm.calls));
  app.get('/mappings.csv', (context) => {
    const { mappings } = control.world().crm.state;
    return context.body(mappingsCsv(mappings), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });
  app.get('/sync-errors.csv', async (context) => {
    const query = listQuery.safeParse(context.req.query());
    if (!query.success) return context.json(refused('expected language=en|it and shape=records|errors'), 400);
    const { crm, integration } = control.world();
    await integration.idle();
    const { language } = query.data;
    return context.body(errorListCsv(crm.state, integration.truth(), query.data), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${LIST_NAMES[language]}"`,
    });
  });
  app.post('/redeliver', (context) => context.json(refusedUnless(control.redeliver())));
  app.post('/reset', async (context) => {
    await control.reset();
    return context.json({ ok: true });
  });
  app.get('/clock', (context) => context.json({ now: control.now().toISOString() }));
  app.post('/clock', async (context) => {
    const body = clockBody.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json(refused('expected {"now": "2026-11-24T09:00:00Z"}, an ISO time'), 400);
    try {
      await control.moveClock(new Date(body.data.now));
    } catch (error) {
      if (error instanceof RangeError) return context.json(refused(error.message), 400);
      throw error;
    }
    return context.json({ ok: true, now: control.now().toISOString() });
  });
  app.get('/integration', (context) => context.json({ paused: control.world().integration.isPaused() }));
  app.post('/integration', async (context) => {
    const body = integrationBody.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json(refused('expected {"paused": true} or {"paused": false}'), 400);
    control.world().integration.pause(body.data.paused);
    return context.json({ ok: true, paused: body.data.paused });
  });
  app.get('/fixes', async (context) => context.json({ fixes: await listFixes(control.world()) }));
  app.post('/fixes', async (context) => {
    const body = fixBody.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json(refused('expected {"id": "…"}, the id of one of GET /sandbox/fixes'), 400);
    try {
      await applyFix(control.world(), body.data.id);
    } catch (error) {
      if (error instanceof RangeError) return context.json(refused(error.message), 404);
      throw error;
    }
    return context.json({ ok: true });
  });
  return app;
}
