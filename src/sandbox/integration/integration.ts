/** HubSpot's Salesforce integration, as far as its outcomes are known: it has hardly any rules of its own, the endpoints do. */
import type { Crm, CrmChange, TruthRow } from '../crm.ts';
import { mergeEdits, noEdits } from './edits.ts';
import { pairsOutOfStep } from './first-look.ts';
import { createHubspotClient } from './hubspot-client.ts';
import { createKnowledge } from './knowledge.ts';
import { createLinkIndex } from './link-index.ts';
import { HUBSPOT_OBJECT_OF, isSalesforceObject, isSyncedObject, LINKS, SYNCED_OBJECTS } from './objects.ts';
import { createQueue } from './queue.ts';
import { createSalesforceClient } from './salesforce-client.ts';
import { type SyncContext, syncAll } from './sync.ts';
import { INTEGRATION_TOKEN } from './transport.ts';
import { createTruth } from './truth.ts';
import type { Request, SyncedObject } from './types.ts';
import { type Item, resolve, type Task } from './work-items.ts';

export type Integration = {
  /** Compares all records and tries to sync those that are out of step; from then on it follows changes. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when no change waits to be synced. */
  idle(): Promise<void>;
  /** Paused as in HubSpot's settings: changes wait until it goes on. */
  pause(isPaused: boolean): void;
  isPaused(): boolean;
  /** The records that could not be synced at their last try. */
  truth(): TruthRow[];
};

export type IntegrationOptions = {
  /** The sandbox's own HubSpot and Salesforce, relative to their mounts; the integration adds its token. */
  hubspot: Request;
  salesforce: Request;
  /** Milliseconds of real time from a change to its sync. */
  syncDelay: number;
  log?: { warn(data: object, message: string): void };
};

/** How many pairs are held and written at a time. */
const CHUNK = 2000;
/** HubSpot's integration looks at Salesforce's set-up about every 15 minutes. */
const KNOWN_FOR = 15 * 60_000;

export function createIntegration(crm: Crm, { hubspot, salesforce, syncDelay, log }: IntegrationOptions): Integration {
  const salesforceClient = createSalesforceClient(salesforce, INTEGRATION_TOKEN);
  const knowledge = createKnowledge(crm, salesforceClient);
  const context: SyncContext = {
    crm,
    knowledge,
    hubspot: createHubspotClient(hubspot, INTEGRATION_TOKEN),
    salesforce: salesforceClient,
    links: createLinkIndex(),
  };
  const truth = createTruth();
  const started = Promise.withResolvers<void>();
  // Items of a run that broke off, as when the daily calls were used up: tried again with the next change.
  let held: Item[] = [];
  let knownSince = 0;
  let paused = false;

  const queue = createQueue<Item>({
    delay: syncDelay,
    merge: (waiting, item) => ({ ...item, edits: mergeEdits(waiting.edits, item.edits) }),
    async work(items) {
      await started.promise;
      const all = [...held, ...items];
      held = [];
      try {
        await follow(all);
      } catch (error) {
        held = all;
        log?.warn({ err: error }, 'the integration could not sync');
      }
    },
  });

  async function learn(): Promise<void> {
    await knowledge.refresh();
    knownSince = crm.clock.now().getTime();
  }

  async function sync(tasks: readonly Task[]): Promise<string[]> {
    const accounts: string[] = [];
    for (let start = 0; start < tasks.length; start += CHUNK) {
      const chunk = tasks.slice(start, start + CHUNK);
      const edits = new Map(chunk.map((task) => [task.pair, task.edits]));
      for (const { pair, rows } of await syncAll(context, chunk)) {
        truth.record(pair, rows, edits.get(pair));
        if (pair.salesforceObject === 'Account' && pair.hubspot && pair.salesforce) accounts.push(pair.salesforce.Id);
      }
    }
    return accounts;
  }

  /** Companies first; then whoever waited for them is tried as well. */
  async function follow(items: readonly Item[]): Promise<void> {
    if (crm.clock.now().getTime() - knownSince > KNOWN_FOR) await learn();
    knowledge.renew();
    let accounts: string[] = [];
    for (const object of SYNCED_OBJECTS) {
      const own = [...items, ...truth.waitingFor(accounts)].filter((item) => objectOf(item) === object);
      if (own.length === 0) continue;
      const { tasks, gone, deletedInSalesforce } = await resolve(context, object, own);
      for (const key of gone) truth.forget(key);
      await markDeleted(object, deletedInSalesforce);
      const known = tasks.map(({ pair, edits }) => ({ pair, edits: mergeEdits(truth.editsOf(pair), edits) }));
      accounts = [...accounts, ...(await sync(known))];
    }
  }

  async function markDeleted(object: SyncedObject, ids: readonly string[]): Promise<void> {
    if (!crm.state.hubspot.properties[object].some(({ name }) => name === 'salesforcedeleted')) return;
    await context.hubspot.update(
      object,
      ids.map((id) => ({ id, properties: { salesforcedeleted: 'true' } })),
    );
  }

  function onChange(change: CrmChange): void {
    if (change.actor === 'integration') return;
    const item = itemOf(crm, change);
    if (item !== undefined) queue.put(`${item.side}/${item.object}/${item.id}`, item);
  }

  return {
    async start() {
      crm.changes.on('change', onChange);
      try {
        await learn();
        for await (const pairs of pairsOutOfStep(context))
          await sync(pairs.map((pair) => ({ pair, edits: noEdits() })));
      } catch (error) {
        log?.warn({ err: error }, 'the integration broke off its first comparison');
      } finally {
        started.resolve();
      }
    },
    async stop() {
      crm.changes.off('change', onChange);
      started.resolve();
      await queue.stop();
    },
    idle: () => queue.idle(),
    pause(isPaused) {
      paused = isPaused;
      queue.pause(isPaused);
    },
    isPaused: () => paused,
    truth: () => truth.rows(),
  };
}

function objectOf(item: Item): SyncedObject {
  return item.side === 'hubspot' ? item.object : HUBSPOT_OBJECT_OF[item.object];
}

/** The change as something to sync, where it is one of a mapped value, a link, or a record's coming or going. */
function itemOf({ state, clock }: Crm, { side, object, id, fields, kind }: CrmChange): Item | undefined {
  const time = clock.now().toISOString();
  const edits = noEdits();
  for (const field of kind === 'updated' ? fields : []) edits[side].set(field, time);
  if (side === 'hubspot' && isSyncedObject(object)) {
    const links = LINKS[object].map(([property]) => property);
    const mapped = state.mappings.filter((mapping) => mapping.object === object && mapping.rule !== 'dont-sync');
    const names = new Set([...links, ...mapped.map(({ property }) => property)]);
    return kind !== 'updated' || fields.some((name) => names.has(name)) ? { side, object, id, edits } : undefined;
  }
  if (side === 'salesforce' && isSalesforceObject(object)) {
    const mapped = state.mappings.filter((row) => row.salesforceObject === object && row.rule !== 'dont-sync');
    const names = new Set(['AccountId', ...mapped.map(({ field }) => field)]);
    return kind !== 'updated' || fields.some((name) => names.has(name)) ? { side, object, id, edits } : undefined;
  }
  return undefined;
}
