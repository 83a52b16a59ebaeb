import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../core/clock.ts';
import { createAutomations } from '../jobs/automations.ts';
import { createBudget, type Budget } from '../jobs/budget.ts';
import { createCheck, type Check } from '../jobs/check.ts';
import { createDigests } from '../jobs/digest.ts';
import type { ImportOffers } from '../jobs/import-offers.ts';
import { createImport } from '../jobs/import/import.ts';
import { createHomeFacts } from '../jobs/home.ts';
import { createKnownRules } from '../jobs/known-rules.ts';
import { createLedger, type Snapshots } from '../jobs/ledger.ts';
import { createLinks } from '../jobs/links.ts';
import { createLists, LIST_DAYS, type Lists } from '../jobs/lists.ts';
import { createNotify } from '../jobs/notify.ts';
import { createOwners } from '../jobs/owners.ts';
import { createResync, type Resync } from '../jobs/resync.ts';
import { pickSyncedRecords } from '../jobs/test-touch.ts';
import { createUsage } from '../jobs/usage.ts';
import { createAdmins } from '../slack/admins.ts';
import type { Bot } from '../slack/bot.ts';
import { connectSlack } from '../slack/connection.ts';
import { createHome } from '../slack/home.ts';
import { tellInterrupted } from '../slack/interrupted.ts';
import { createListLoss } from '../slack/list-loss.ts';
import { registerListeners } from '../slack/listeners/register.ts';
import { createDigestRefresh } from '../slack/digest-refresh.ts';
import { createPoster } from '../slack/poster.ts';
import { createProgressSink } from '../slack/progress.ts';
import { openDatabase } from '../store/database.ts';
import { openHistory } from '../store/history.ts';
import { openLists } from '../store/lists.ts';
import { lockFolder } from '../store/lock.ts';
import { openResyncJobs } from '../store/resync-jobs.ts';
import { openSelections } from '../store/selections.ts';
import { openSnapshots } from '../store/snapshots.ts';
import { openTempFiles } from '../store/temp-files.ts';
import type { Config } from './config.ts';
import { connectCrms, type Crms } from './crm.ts';
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
  const kept = openSnapshots(config.dataDir);
  const snapshots: Snapshots = {
    latest: kept.latest,
    save: async (snapshot) => {
      await kept.save(snapshot);
      home.changed();
      refresh.changed();
    },
  };
  const tempFiles = await openTempFiles(config.dataDir);
  // Found now rather than at the first command.
  await snapshots.latest();
  const history = await openHistory(config.dataDir, log, database.oldCounts);
  const budget = createBudget({
    limit: { wish: config.salesforceBudget, orgMax: () => crms.salesforce?.seenUsage()?.max },
    store: database.budget,
    clock,
    log,
  });
  const crms: Crms = await connectCrms(config, clock, log, budget, join(config.dataDir, 'spool'));
  const slack = connectSlack(config.slack, log);
  const { gate } = slack;

  const usage = createUsage({
    ...pick(crms, 'salesforce'),
    settings: database.settings,
    clock,
    ...(crms.hubspot === undefined && crms.salesforce === undefined ? {} : { budget }),
  });
  const links = createLinks(crms, localPages(config.hubspot?.baseUrl));
  const readRules = createKnownRules({ salesforce: crms.salesforce, clock, log });
  const knownRules = () => budget.during('explain', readRules);
  const readAutomations = createAutomations({ salesforce: crms.salesforce, clock, log });
  const automations = () => budget.during('explain', readAutomations);
  const ledger = createLedger({ snapshots, history, clock });
  const check = crms.audit && countedCheck(budget, createCheck({ audit: crms.audit, ledger, clock, log }));
  const { hubspot, salesforce, audit } = crms;
  const { subscriptions, slots, alarms, waiting, digests: digestLog } = database;
  const digests = createDigests({
    subscriptions,
    usage,
    history,
    links: links.now,
    canResync: crms.audit !== undefined,
    clock,
  });
  const refresh = createDigestRefresh({
    gate,
    digests,
    digestLog,
    subscriptions,
    latest: snapshots.latest,
    isBusy: () => check?.isRunning() ?? false,
    resyncs: () => resync?.jobs() ?? [],
    clock,
    log,
  });
  const resync: Resync | undefined =
    hubspot && salesforce && audit && check
      ? countedResync(
          budget,
          createResync({
            hubspot,
            salesforce,
            audit,
            usage,
            jobs: openResyncJobs(config.dataDir, log),
            sink: createProgressSink({ gate, subscriptions, links: links.now, automations, log }),
            onProven: check.proven,
            onFinished: refresh.afterResync,
            onChange: () => home.changed(),
            clock,
            log,
          }),
        )
      : undefined;
  const notify = createNotify({
    subscriptions,
    slots,
    digests: digestLog,
    alarms,
    poster: createPoster({ gate, digests, subscriptions, links: links.now, clock }),
    check,
    latest: snapshots.latest,
    budget,
    clock,
    log,
  });
  const lists =
    hubspot &&
    countedLists(
      budget,
      createLists({
        hubspot,
        store: await openLists(config.dataDir),
        days: config.listDays ?? LIST_DAYS,
        onLost: createListLoss({ gate, log }),
        clock,
        log,
      }),
      () => home.changed(),
    );
  const offers: ImportOffers = {
    ...database.offers,
    put: async (offer) => {
      await database.offers.put(offer);
      home.changed();
    },
  };
  const admins = createAdmins(config.admins);
  const owners = createOwners({
    hubspot: hubspot && { owners: () => budget.during('other', () => hubspot.owners()) },
    salesforce: salesforce && { users: () => budget.during('other', () => salesforce.users()) },
    clock,
    log,
    onNews: () => home.changed(),
  });
  const home = createHome({
    gate,
    admins,
    source: createHomeFacts({
      latest: snapshots.latest,
      usage,
      history,
      clock,
      links: links.now,
      subscriptions,
      slots,
      offers,
      owners,
      check,
      resync,
      lists,
      listDays: config.listDays ?? LIST_DAYS,
    }),
    clock,
    log,
  });
  const tick = async () => {
    await Promise.all([notify.tick(), budget.keep(), lists?.due()]);
  };
  const bot: Bot = {
    gate,
    admins,
    home,
    clock,
    log,
    latest: snapshots.latest,
    ...(check === undefined ? {} : { check }),
    imports: createImport({ ledger, headers: database.headers, knownRules, log }),
    knownRules,
    automations,
    offers,
    ...(resync === undefined || hubspot === undefined
      ? {}
      : { resync, pickSynced: () => budget.during('doctor', () => pickSyncedRecords(hubspot)) }),
    ...(lists === undefined ? {} : { lists }),
    owners,
    selections: await openSelections(config.dataDir, clock),
    facts: digests.facts,
    links: links.now,
    usage,
    digests: digestLog,
    waiting,
    subscriptions,
    tempFiles,
    doctor: () => examineEverything(config, budget, log),
  };
  const importing = registerListeners(slack.app, bot);

  let scheduler: { stop(): Promise<void> } | undefined;
  return {
    tick,
    async start() {
      links.now();
      const cutOff = waiting.list();
      await slack.start();
      await tellInterrupted({ gate, cutOff, waiting, digests: digestLog, subscriptions, log });
      await importing.resume();
      await resync?.resume();
      scheduler = startScheduler(tick, log);
      // What was due while sfsync was not running.
      void tick().catch((error: unknown) => log.error({ err: error }, 'the first look failed'));
    },
    async stop() {
      await scheduler?.stop();
      await home.stop();
      await refresh.stop();
      await importing.stop();
      await resync?.stop();
      await slack.stop();
      await budget.stop();
      await unlock();
    },
  };
}

function countedCheck(budget: Budget, check: Check): Check {
  return {
    ...check,
    run: () => budget.during('check', check.run),
    fresh: (maxAgeMs) => budget.during('check', () => check.fresh(maxAgeMs)),
  };
}

function countedLists(budget: Budget, lists: Lists, onChange: () => void): Lists {
  return {
    create: (wish, onProgress) => {
      onChange();
      return budget.during('list', () => lists.create(wish, onProgress)).finally(onChange);
    },
    due: () => budget.during('list', lists.due),
    underWay: lists.underWay,
  };
}

/** What a job spends long after it was started counts as its own, too. */
function countedResync(budget: Budget, resync: Resync): Resync {
  return {
    ...resync,
    start: (plan, by, place) => budget.during('resync', () => resync.start(plan, by, place)),
    resume: () => budget.during('resync', resync.resume),
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
