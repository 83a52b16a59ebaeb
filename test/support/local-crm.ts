import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createClock } from '../../src/sandbox/clock.ts';
import { createCrm } from '../../src/sandbox/crm.ts';
import type { Crm } from '../../src/sandbox/crm.ts';
import { readDataset } from '../../src/sandbox/dataset/read.ts';

export type LocalCrm = AsyncDisposable & { readonly crm: Crm; readonly url: string };

/** One of the sandbox's services on loopback, under a path as the sandbox serves it; `fault` is the share of calls that fail. */
export async function startCrm(
  path: `/${string}`,
  create: (crm: Crm, options: { origin: () => string }) => Hono,
  dataset: object,
  fault = 0,
): Promise<LocalCrm> {
  const clock = createClock();
  // A fixed sequence, so that the faults fall on the same calls each time.
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const crm = createCrm(readDataset(dataset, clock.now()), clock, { fault, random });
  let origin = '';
  const app = new Hono().route(path, create(crm, { origin: () => origin }));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      origin = `http://127.0.0.1:${port}`;
      resolve(started);
    });
  });
  return {
    crm,
    url: `${origin}${path}`,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
