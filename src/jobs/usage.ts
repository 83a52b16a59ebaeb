import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { guard, type Guard } from '../core/usage.ts';
import type { Budget, BudgetReport } from './budget.ts';
import type { ApiUsage, IntegrationUsage, Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

/** A figure that a person typed in, since no API tells it. */
type TypedFigure = { readonly calls: number; readonly at: string; readonly by: string };
export type UsageSettings = {
  readonly allocation?: TypedFigure | undefined;
  readonly hubspotUsed?: TypedFigure | undefined;
};

export type Settings = {
  usage(): UsageSettings;
  putUsage(usage: UsageSettings): Promise<void>;
};

/** HubSpot's share of the calls: from Salesforce's event log (a day late), or as typed in. */
type HubspotShare =
  | {
      readonly source: 'event-log';
      readonly calls: number;
      readonly day: string;
      /** What a person typed in within the week before, which the log has overtaken. */
      readonly overtaken?: TypedFigure;
    }
  | { readonly source: 'typed'; readonly calls: number; readonly at: string; readonly by: string };

export type UsageReport = {
  /** The last figure that Salesforce gave; `problem` says why there is none, or no newer one. */
  readonly org?: ApiUsage;
  readonly problem?: VendorError | 'not-connected';
  /** Why the event log could not be read, where that is known. */
  readonly logProblem?: VendorError;
  readonly hubspot?: HubspotShare;
  readonly allocation?: TypedFigure;
  readonly guard?: Guard;
  /** sfsync's own calls; undefined where no CRM is connected. */
  readonly budget?: BudgetReport;
};

export type Usage = {
  /** `maxAgeMs`: how old the org's figure may be before one call is spent on a new one. */
  report(maxAgeMs: number, extraCalls?: number): Promise<UsageReport>;
  /** What is known by now, at once; never a call. */
  known(): UsageReport;
  setAllocation(calls: number, by: string): Promise<void>;
  setUsed(calls: number, by: string): Promise<void>;
};

/** The log has one file a day: looking more often costs calls and tells nothing new. */
const LOG_AGE_MS = 6 * 3_600_000;
const LOG_FAILED_AGE_MS = 3_600_000;
/** A day's log can be long: nobody waits for it longer than this, and it goes on in the background. */
const LOG_WAIT_MS = 3_000;
/** The allowance is one of 24 hours: an older figure says nothing of it. */
const DAY_MS = 86_400_000;
const OVERTAKEN_TOLD_MS = 7 * DAY_MS;
/** An older figure of the org must not decide about a write. */
const GUARD_AGE_MS = 3_600_000;

type Log = { readonly at: number; readonly usage?: IntegrationUsage | undefined; readonly problem?: VendorError };

/** What is known of the Salesforce API allowance, each figure with its source and age. */
export function createUsage(deps: {
  readonly salesforce?: Salesforce;
  readonly settings: Settings;
  readonly clock: Clock;
  /** Undefined where no CRM is connected. */
  readonly budget?: Pick<Budget, 'during' | 'report'>;
}): Usage {
  const { salesforce, settings, clock, budget } = deps;
  let log: Log | undefined;
  let logUnderWay: Promise<void> | undefined;
  let lastOrg: ApiUsage | undefined;

  const readLog = async (from: Salesforce) => {
    const at = clock.now().getTime();
    try {
      log = { at, usage: await from.integrationUsage() };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      log = { at, usage: log?.usage, problem: error };
    }
  };
  const eventLog = async (from: Salesforce): Promise<Log | undefined> => {
    const age = log === undefined ? Infinity : clock.now().getTime() - log.at;
    if (age > (log?.problem === undefined ? LOG_AGE_MS : LOG_FAILED_AGE_MS)) {
      logUnderWay ??= readLog(from).finally(() => (logUnderWay = undefined));
      await Promise.race([logUnderWay, sleep(LOG_WAIT_MS, undefined, { ref: false })]);
    }
    return log;
  };

  const share = (fromLog: IntegrationUsage | undefined): HubspotShare | undefined => {
    const typed = settings.usage().hubspotUsed;
    // The fresher one counts: a log tells of a whole day, so it is as old as that day's end.
    const logIsNewer = fromLog !== undefined && (typed === undefined || typed.at.slice(0, 10) <= fromLog.day);
    if (logIsNewer) {
      return {
        source: 'event-log',
        calls: fromLog.calls,
        day: fromLog.day,
        ...optional('overtaken', recent(typed, clock.now())),
      };
    }
    return typed === undefined ? undefined : { source: 'typed', ...typed };
  };

  const readOrg = async (from: Salesforce, maxAgeMs: number): Promise<VendorError | undefined> => {
    try {
      lastOrg = await from.usage(maxAgeMs);
      return undefined;
    } catch (error) {
      if (error instanceof VendorError) return error;
      throw error;
    }
  };

  const readBoth = (from: Salesforce, maxAgeMs: number) => {
    const read = () => Promise.all([readOrg(from, maxAgeMs), eventLog(from)]);
    return budget === undefined ? read() : budget.during('usage', read);
  };

  return {
    async report(maxAgeMs, extraCalls = 0) {
      const { allocation } = settings.usage();
      const known = allocation === undefined ? {} : { allocation };
      if (salesforce === undefined) {
        const own = optional('budget', budget?.report());
        return { problem: 'not-connected', ...known, ...own, ...optional('hubspot', share(undefined)) };
      }
      const [problem, fromLog] = await readBoth(salesforce, maxAgeMs);
      const hubspot = share(fromLog?.usage);
      const now = clock.now().getTime();
      const weighed = lastOrg && now - Date.parse(lastOrg.at) <= GUARD_AGE_MS ? lastOrg : undefined;
      return {
        ...known,
        ...optional('problem', problem),
        ...optional('logProblem', fromLog?.problem),
        ...optional('org', lastOrg),
        ...optional('budget', budget?.report()),
        ...optional('hubspot', hubspot),
        ...optional('guard', weighed && guardOf(weighed, current(hubspot, now), allocation, extraCalls)),
      };
    },
    known() {
      const { allocation } = settings.usage();
      return {
        ...optional('org', salesforce?.seenUsage() ?? lastOrg),
        ...(salesforce === undefined ? { problem: 'not-connected' } : {}),
        ...optional('allocation', allocation),
        ...optional('hubspot', share(log?.usage)),
        ...optional('budget', budget?.report()),
      };
    },
    setAllocation: (calls, by) =>
      settings.putUsage({ ...settings.usage(), allocation: { calls, by, at: clock.now().toISOString() } }),
    setUsed: (calls, by) =>
      settings.putUsage({ ...settings.usage(), hubspotUsed: { calls, by, at: clock.now().toISOString() } }),
  };
}

/** Who typed a figure in longer ago does not wonder where it went. */
function recent(typed: TypedFigure | undefined, now: Date): TypedFigure | undefined {
  return typed !== undefined && now.getTime() - Date.parse(typed.at) <= OVERTAKEN_TOLD_MS ? typed : undefined;
}

/** A figure that was typed in more than a day ago is of another day's calls. */
function current(hubspot: HubspotShare | undefined, now: number): HubspotShare | undefined {
  return hubspot?.source === 'typed' && now - Date.parse(hubspot.at) > DAY_MS ? undefined : hubspot;
}

/** HubSpot's allocation where its use and it are known; the org's own line holds all the same. */
function guardOf(
  org: ApiUsage,
  hubspot: HubspotShare | undefined,
  allocation: TypedFigure | undefined,
  extraCalls: number,
): Guard {
  const ofOrg = guard({ org, extraCalls });
  if (hubspot === undefined || allocation === undefined) return ofOrg;
  const ofHubspot = guard({ org, hubspot: { used: hubspot.calls, allocation: allocation.calls }, extraCalls });
  return ofOrg.crosses && !ofHubspot.crosses ? ofOrg : ofHubspot;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
