import type { Logger } from 'pino';
import type { Clock } from '../core/clock.ts';
import { createCheck } from '../jobs/check.ts';
import { createDigests } from '../jobs/digest.ts';
import { createImport } from '../jobs/import/import.ts';
import { createKnownRules } from '../jobs/known-rules.ts';
import { createLedger } from '../jobs/ledger.ts';
import { createLinks } from '../jobs/links.ts';
import { createNotify } from '../jobs/notify.ts';
import { createResync } from '../jobs/resync.ts';
import { pickSyncedRecords } from '../jobs/test-touch.ts';
import { createUsage } from '../jobs/usage.ts';
import { createAdmins } from '../slack/admins.ts';
import type { Bot } from '../slack/bot.ts';
import { connectSlack } from '../slack/connection.ts';
import { registerListeners } from '../slack/listeners/register.ts';
import { createDigestRefresh, createPoster } from '../slack/poster.ts';
import { createProgressSink } from '../slack/progress.ts';
import { openDatabase } from '../store/database.ts';
import { lockFolder } from '../store/lock.ts';
import { openResyncJobs } from '../store/resync-jobs.ts';
import { openSnapshots } from '../store/snapshots.ts';
import { openTempFiles } from '../store/temp-files.ts';
import type { Config } from './config.ts';
import { connectCrms } from './crm.ts';
import { examineEverything } from './doctor.ts';
import { startScheduler } from './scheduler.ts';

export type App = {
  /** Connects to Slack, goes on with interrupted jobs and begins to look what is due. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks at once what is due. */
  tick(): Promise<void>;
};

/**
 * The one composition root: production, the sandbox and the tests differ only in config and clock. Takes the data folder;
 * throws Failure where that is in use or unusable. `onLost` is called when the folder's lock is lost: stop at once.
 */
export async function createApp(
  config: Config,
  deps: { readonly clock: Clock; readonly log: Logger; readonly onLost: (error: Error) => void },
): Promise<App> {
  const { clock, log } = deps;
  const unlock = await lockFolder(config.dataDir, deps.onLost);
  try {
    return await wire(config, clock, log, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function wire(config: Config, clock: Clock, log: Logger, unlock: () => Promise<void>): Promise<App> {
  const database = await openDatabase(config.dataDir);
  const snapshots = openSnapshots(config.dataDir);
  const tempFiles = await openTempFiles(config.dataDir);
  // Found now rather than at the first command.
  await snapshots.latest();
  const crms = await connectCrms(config, clock, log);
  const slack = connectSlack(config.slack, log);
  const { gate } = slack;

  const usage = createUsage({ ...pick(crms, 'salesforce'), settings: database.settings, clock });
  const links = createLinks(crms, localPages(config.hubspot?.baseUrl));
  const knownRules = createKnownRules({ salesforce: crms.salesforce, clock, log });
  const ledger = createLedger({ snapshots, counts: database.counts, clock });
  const check = crms.audit && createCheck({ audit: crms.audit, ledger, clock, log });
  const { hubspot, salesforce, audit } = crms;
  const { subscriptions, slots, digests: digestLog } = database;
  const digests = createDigests({ subscriptions, usage, links: links.now, canResync: crms.audit !== undefined, clock });
  const resync =
    hubspot && salesforce && audit && check
      ? createResync({
          hubspot,
          salesforce,
          audit,
          usage,
          jobs: openResyncJobs(config.dataDir, log),
          sink: createProgressSink({ gate, subscriptions, log }),
          onProven: check.proven,
          onFinished: createDigestRefresh({
            gate,
            digests,
            digestLog,
            subscriptions,
            latest: snapshots.latest,
            clock,
            log,
          }),
          clock,
          log,
        })
      : undefined;
  const notify = createNotify({
    subscriptions,
    slots,
    digests: digestLog,
    poster: createPoster({ gate, digests, subscriptions, clock }),
    check,
    latest: snapshots.latest,
    usage,
    clock,
    log,
  });
  const bot: Bot = {
    gate,
    admins: createAdmins(config.admins),
    clock,
    log,
    latest: snapshots.latest,
    ...(check === undefined ? {} : { check }),
    imports: createImport({ ledger, headers: database.headers, knownRules, log }),
    knownRules,
    offers: database.offers,
    ...(resync === undefined || hubspot === undefined ? {} : { resync, pickSynced: () => pickSyncedRecords(hubspot) }),
    facts: digests.facts,
    links: links.now,
    usage,
    digests: digestLog,
    subscriptions,
    tempFiles,
    doctor: () => examineEverything(config, log),
  };
  const importing = registerListeners(slack.app, bot);

  let scheduler: { stop(): Promise<void> } | undefined;
  return {
    tick: notify.tick,
    async start() {
      links.now();
      await slack.start();
      await importing.resume();
      await resync?.resume();
      scheduler = startScheduler(notify.tick, log);
      // What was due while sfsync was not running.
      void notify.tick().catch((error: unknown) => log.error({ err: error }, 'the first look failed'));
    },
    async stop() {
      await scheduler?.stop();
      await importing.stop();
      await resync?.stop();
      await slack.stop();
      await unlock();
    },
  };
}

/** The sandbox's HubSpot has its pages beside its API; the real one has a domain of its own for them. */
function localPages(baseUrl: string | undefined): string | undefined {
  if (baseUrl === undefined) return undefined;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(baseUrl).hostname) ? baseUrl : undefined;
}

function pick<T extends object, K extends keyof T>(from: T, key: K): Pick<T, K> | Record<string, never> {
  return from[key] === undefined ? {} : ({ [key]: from[key] } as unknown as Pick<T, K>);
}
