import type { Clock } from '../core/clock.ts';
import { guard, type Guard } from '../core/usage.ts';
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
  | { readonly source: 'event-log'; readonly calls: number; readonly day: string }
  | { readonly source: 'typed'; readonly calls: number; readonly at: string; readonly by: string };

export type UsageReport = {
  /** Undefined when Salesforce is not connected or did not answer: then `problem` says why. */
  readonly org?: ApiUsage;
  readonly problem?: VendorError | 'not-connected';
  readonly hubspot?: HubspotShare;
  readonly allocation?: TypedFigure;
  readonly guard?: Guard;
};

export type Usage = {
  /** `maxAgeMs`: how old the org's figure may be before one call is spent on a new one. */
  report(maxAgeMs: number, extraCalls?: number): Promise<UsageReport>;
  setAllocation(calls: number, by: string): Promise<void>;
  setUsed(calls: number, by: string): Promise<void>;
};

/** The log has one file a day: looking more often costs calls and tells nothing new. */
const LOG_AGE_MS = 6 * 3_600_000;

/** What is known of the Salesforce API allowance, each figure with its source and age. */
export function createUsage(deps: { salesforce?: Salesforce; settings: Settings; clock: Clock }): Usage {
  const { salesforce, settings, clock } = deps;
  let log: { at: number; usage: IntegrationUsage | undefined } | undefined;
  let lastOrg: ApiUsage | undefined;

  const eventLog = async (): Promise<IntegrationUsage | undefined> => {
    if (salesforce === undefined) return undefined;
    const now = clock.now().getTime();
    if (log === undefined || now - log.at > LOG_AGE_MS) log = { at: now, usage: await salesforce.integrationUsage() };
    return log.usage;
  };

  const share = (fromLog: IntegrationUsage | undefined): HubspotShare | undefined => {
    const typed = settings.usage().hubspotUsed;
    // The fresher one counts: a log tells of a whole day, so it is as old as that day's end.
    const logIsNewer = fromLog !== undefined && (typed === undefined || typed.at.slice(0, 10) <= fromLog.day);
    if (logIsNewer) return { source: 'event-log', calls: fromLog.calls, day: fromLog.day };
    return typed === undefined ? undefined : { source: 'typed', ...typed };
  };

  return {
    async report(maxAgeMs, extraCalls = 0) {
      const { allocation } = settings.usage();
      const known = allocation === undefined ? {} : { allocation };
      if (salesforce === undefined)
        return { problem: 'not-connected', ...known, ...optional('hubspot', share(undefined)) };
      let problem: VendorError | undefined;
      let org: ApiUsage | undefined;
      let fromLog: IntegrationUsage | undefined;
      try {
        org = await salesforce.usage(maxAgeMs);
        lastOrg = org;
        fromLog = await eventLog();
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        problem = error;
        org ??= lastOrg;
      }
      const hubspot = share(fromLog);
      return {
        ...known,
        ...optional('problem', problem),
        ...optional('org', org),
        ...optional('hubspot', hubspot),
        ...optional('guard', org && guardOf(org, hubspot, allocation, extraCalls)),
      };
    },
    setAllocation: (calls, by) =>
      settings.putUsage({ ...settings.usage(), allocation: { calls, by, at: clock.now().toISOString() } }),
    setUsed: (calls, by) =>
      settings.putUsage({ ...settings.usage(), hubspotUsed: { calls, by, at: clock.now().toISOString() } }),
  };
}

function guardOf(
  org: ApiUsage,
  hubspot: HubspotShare | undefined,
  allocation: TypedFigure | undefined,
  extraCalls: number,
): Guard {
  const both = hubspot !== undefined && allocation !== undefined;
  return guard({
    org: { used: org.used, max: org.max },
    ...(both ? { hubspot: { used: hubspot.calls, allocation: allocation.calls } } : {}),
    extraCalls,
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
