import type { Clock } from '../core/clock.ts';
import type { Automation } from '../core/crm.ts';
import type { Log } from './log.ts';
import type { Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

/** Rules, flows and triggers that are active; undefined where Salesforce is not connected or does not tell. */
export type Automations = () => Promise<readonly Automation[] | undefined>;

const KEPT_MS = 60 * 60_000;

/** Read when somebody asks, once an hour at most: they change seldom, and each look costs calls. */
export function createAutomations(deps: {
  readonly salesforce?: Salesforce | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Automations {
  const { salesforce, clock, log } = deps;
  let known: { readonly at: number; readonly automations: ReturnType<Automations> } | undefined;
  return () => {
    if (salesforce === undefined) return Promise.resolve(undefined);
    const now = clock.now().getTime();
    if (known === undefined || now - known.at > KEPT_MS) {
      const automations = salesforce.automations().catch((error: unknown) => {
        if (!(error instanceof VendorError)) throw error;
        log.warn({ code: error.code, detail: error.detail }, 'rules, flows and triggers could not be read');
        return undefined;
      });
      known = { at: now, automations };
      automations.catch(() => (known = undefined));
    }
    return known.automations;
  };
}
