import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { APIS, REASONS } from '../core/budget.ts';
import { LANGUAGES } from '../core/language.ts';
import type { Subscription } from '../core/schedule.ts';
import type { BudgetStore } from '../jobs/budget.ts';
import type { DigestLog, DigestRecord, OpenAlarms, SlotState, Slots, Subscriptions } from '../jobs/notify.ts';
import type { Settings, UsageSettings } from '../jobs/usage.ts';
import type { WaitingMessages } from '../jobs/waiting-messages.ts';
import type { KnownHeaders } from '../jobs/import/import.ts';
import type { ImportOffers } from '../jobs/import-offers.ts';
import type { OldCounts } from './history.ts';
import { importOffers, importsSchema, knownHeaders } from './imports.ts';
import { jsonFile } from './json-file.ts';

const subscription = z.object({
  channel: z.string(),
  frequency: z.enum(['immediately', 'daily', 'weekly', 'off']),
  at: z.string(),
  day: z.number().int().min(1).max(7),
  zone: z.string(),
  // Those stored before there were languages are English.
  language: z.enum(LANGUAGES).default('en'),
  since: z.string(),
});
const slot = z.object({
  channel: z.string(),
  state: z.enum(['sending', 'sent']),
  at: z.string(),
  snapshotAt: z.string(),
  ts: z.string().optional(),
  alarm: z.object({ kind: z.enum(['stalled', 'over']), since: z.string() }).optional(),
});
const digest = z.object({
  at: z.string(),
  ts: z.string(),
  before: z.string().exactOptional(),
  by: z.string().exactOptional(),
  threadTold: z.string().exactOptional(),
});
const callCounts = z.partialRecord(z.enum(APIS), z.partialRecord(z.enum(REASONS), z.number().int()));
const budget = z.object({
  hours: z.record(z.iso.datetime(), callCounts),
  orgMax: z.number().int().optional(),
  checkNeeds: z.number().int().optional(),
});
const typedFigure = z.object({ calls: z.number().int(), at: z.string(), by: z.string() });

const schema = z.object({
  version: z.literal(1),
  subscriptions: z.record(z.string(), subscription),
  slots: z.record(z.string(), slot),
  /** The last digest of each channel: its snapshot's time is what "since the last digest" means. */
  digests: z.record(z.string(), digest),
  /** By channel: the last sync before a silence that the channel was told of. Those stored before there were alarms have none. */
  alarms: z.record(z.string(), z.string()).default({}),
  /** By channel and ts. Those stored before have none. */
  waiting: z.record(z.string(), z.object({ channel: z.string(), ts: z.string(), by: z.string() })).default({}),
  usage: z.object({ allocation: typedFigure.optional(), hubspotUsed: typedFigure.optional() }),
  /** Errors and records by day and category, from before they had a file of their own: always empty since. */
  counts: z.record(z.string(), z.record(z.string(), z.object({ errors: z.number(), records: z.number() }))),
  imports: importsSchema,
  // Those stored before calls were counted have none.
  budget: budget.default({ hours: {} }),
});

type Data = z.infer<typeof schema>;

/** Sent slots older than this are forgotten: no tick looks back that far. */
const SLOT_DAYS = 60;
const DAY_MS = 86_400_000;

const empty = (): Data => ({
  version: 1,
  subscriptions: {},
  slots: {},
  digests: {},
  alarms: {},
  waiting: {},
  usage: {},
  counts: {},
  imports: { offers: {}, headers: {} },
  budget: { hours: {} },
});

export type Database = {
  readonly subscriptions: Subscriptions;
  readonly slots: Slots;
  readonly digests: DigestLog;
  readonly alarms: OpenAlarms;
  readonly waiting: WaitingMessages;
  readonly settings: Settings;
  readonly oldCounts: OldCounts;
  readonly offers: ImportOffers;
  readonly headers: KnownHeaders;
  readonly budget: BudgetStore;
};

/** Opens `db.json` in the folder, or begins it. Throws Failure when the file is there but unusable. */
export async function openDatabase(folder: string): Promise<Database> {
  const low = new Low<Data>(jsonFile(join(folder, 'db.json'), schema), empty());
  await low.read();
  const { data } = low;

  // Writes are whole files: one after the other, so that an older state never lands over a newer one.
  let last: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    const next = last.then(() => low.write());
    last = next.catch(() => undefined);
    return next;
  };

  return {
    subscriptions: {
      list: () => Object.values(data.subscriptions),
      get: (channel) => data.subscriptions[channel],
      put: (wish: Subscription) => {
        data.subscriptions[wish.channel] = { ...wish };
        return save();
      },
    },
    slots: {
      get: (id) => data.slots[id],
      put: (id: string, state: SlotState) => {
        data.slots[id] = { ...state };
        forgetOld(data.slots, (entry) => entry.at, SLOT_DAYS, state.at);
        return save();
      },
      drop: (id) => {
        delete data.slots[id];
        return save();
      },
      sending: (channel) =>
        Object.keys(data.slots).filter(
          (id) => data.slots[id]?.channel === channel && data.slots[id].state === 'sending',
        ),
      last: (channel) =>
        Object.values(data.slots)
          .filter((entry) => entry.channel === channel)
          .reduce<SlotState | undefined>(
            (last, entry) => (last !== undefined && last.at > entry.at ? last : entry),
            undefined,
          ),
    },
    digests: {
      channels: () => Object.keys(data.digests),
      last: (channel) => data.digests[channel],
      put: (channel: string, record: DigestRecord) => {
        const last = data.digests[channel];
        // After a crash, the same one may be put again.
        const isSame = last?.ts === record.ts;
        const before = isSame ? last.before : last?.at;
        const threadTold = record.threadTold ?? (isSame ? last.threadTold : undefined);
        data.digests[channel] = {
          at: record.at,
          ts: record.ts,
          ...(before === undefined ? {} : { before }),
          ...(record.by === undefined ? {} : { by: record.by }),
          ...(threadTold === undefined ? {} : { threadTold }),
        };
        return save();
      },
    },
    alarms: {
      get: (channel) => data.alarms[channel],
      put: (channel, since) => {
        data.alarms[channel] = since;
        return save();
      },
      drop: (channel) => {
        delete data.alarms[channel];
        return save();
      },
    },
    waiting: {
      list: () => Object.values(data.waiting),
      put: (message) => {
        data.waiting[`${message.channel} ${message.ts}`] = { ...message };
        return save();
      },
      drop: ({ channel, ts }) => {
        delete data.waiting[`${channel} ${ts}`];
        return save();
      },
    },
    settings: {
      usage: () => data.usage,
      putUsage: (usage: UsageSettings) => {
        data.usage = { ...usage };
        return save();
      },
    },
    oldCounts: {
      load: () => data.counts,
      clear: () => {
        data.counts = {};
        return save();
      },
    },
    offers: importOffers(data.imports, save),
    headers: knownHeaders(data.imports, save),
    budget: {
      load: () => data.budget,
      save: (state) => {
        data.budget = { ...state };
        return save();
      },
    },
  };
}

function forgetOld<T>(entries: Record<string, T>, at: (entry: T) => string, days: number, now: string): void {
  for (const [id, entry] of Object.entries(entries)) {
    if (Date.parse(now) - Date.parse(at(entry)) > days * DAY_MS) delete entries[id];
  }
}
