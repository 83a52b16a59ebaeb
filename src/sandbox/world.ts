/** Both CRMs with what is between them. A reset makes a new one. */
import { Hono } from 'hono';
import type { SandboxClock } from './clock.ts';
import { createCrm, type Crm } from './crm.ts';
import { generateDataset } from './dataset/generate/generate.ts';
import { readDataset } from './dataset/read.ts';
import { createHubspotService } from './hubspot/service.ts';
import { createIntegration, type Integration } from './integration/integration.ts';
import { createSalesforceService } from './salesforce/service.ts';

export type WorldOptions = {
  /** A data set file's content; undefined for generated data. */
  readonly dataset: unknown;
  /** Number of generated contacts. */
  readonly records: number;
  readonly seed: number;
  /** Milliseconds of real time between a change and its sync. */
  readonly syncDelay: number;
  /** Share of vendor calls, 0 to 1, that fail for no reason. */
  readonly fault: number;
  readonly clock: SandboxClock;
  readonly log: SandboxLog;
};

/** pino fits. */
type SandboxLog = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

export type World = {
  readonly crm: Crm;
  /** `/hubspot` and `/salesforce`. */
  readonly routes: Hono;
  readonly integration: Integration;
};

/** Numbers from 0 to 1 that the seed decides (mulberry32), so that a run with faults can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `origin` is the server's address without a slash at the end. Throws DatasetError, which names every fault of a data set. */
export function createWorld(options: WorldOptions, origin: () => string): World {
  const { dataset, records, seed, syncDelay, fault, clock, log } = options;
  const now = clock.now();
  const state = readDataset(dataset ?? generateDataset({ records, seed, now }), now);
  const crm = createCrm(state, clock, { fault, random: seededRandom(seed) });
  const hubspot = createHubspotService(crm, { origin });
  const salesforce = createSalesforceService(crm, { origin });
  const integration = createIntegration(crm, {
    hubspot: async (path, init) => hubspot.request(path, init),
    salesforce: async (path, init) => salesforce.request(path, init),
    syncDelay,
    log,
  });
  const routes = new Hono().route('/hubspot', hubspot).route('/salesforce', salesforce);
  return { crm, routes, integration };
}
