import type { Clock } from '../core/clock.ts';
import type { Automation } from '../core/crm.ts';
import { hourly } from './hourly.ts';
import type { Log } from './log.ts';
import type { Salesforce } from './ports.ts';

/** Rules, flows and triggers that are active; undefined where Salesforce is not connected or does not tell. */
export type Automations = () => Promise<readonly Automation[] | undefined>;

/** Read when somebody asks, once an hour at most: they change seldom, and each look costs calls. */
export function createAutomations(deps: {
  readonly salesforce?: Salesforce | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Automations {
  const { salesforce, clock, log } = deps;
  if (salesforce === undefined) return () => Promise.resolve(undefined);
  const failed = 'rules, flows and triggers could not be read';
  return hourly<readonly Automation[] | undefined>(() => salesforce.automations(), undefined, { failed, clock, log });
}
