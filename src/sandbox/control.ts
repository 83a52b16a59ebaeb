/** `/sandbox`: what tests and the page ask of the sandbox itself. */
import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import { z } from 'zod';
import type { MappingRow } from './crm.ts';
import { applyFix, listFixes } from './integration/fixes.ts';
import type { World } from './world.ts';

export type Control = {
  /** The current one: a reset replaces it. */
  world(): World;
  reset(): Promise<void>;
  now(): Date;
  /** Throws RangeError when `to` is earlier than now. */
  moveClock(to: Date): Promise<void>;
};

/** The mappings as `SFSYNC_MAPPINGS` takes them. */
export function mappingsCsv(mappings: readonly MappingRow[]): string {
  return stringify([...mappings], {
    header: true,
    columns: ['object', 'property', 'salesforceObject', 'field', 'rule'],
  });
}

const clockBody = z.object({ now: z.iso.datetime({ offset: true }) });
const fixBody = z.object({ id: z.string() });

const refused = (error: string) => ({ ok: false, error });

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
