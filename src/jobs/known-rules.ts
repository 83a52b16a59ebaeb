import type { KnownRule } from '../core/classifier/classify.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from './log.ts';
import type { Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

export type KnownRules = () => Promise<readonly KnownRule[]>;

const KEPT_MS = 60 * 60_000;

/**
 * The org's active validation rules, read once an hour at most: their free texts are what names them. None where Salesforce is not
 * connected or does not tell: then only a status code gives a rule away.
 */
export function createKnownRules(deps: {
  readonly salesforce?: Salesforce | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): KnownRules {
  const { salesforce, clock, log } = deps;
  let known: { readonly at: number; readonly rules: Promise<readonly KnownRule[]> } | undefined;
  return () => {
    if (salesforce === undefined) return Promise.resolve([]);
    const now = clock.now().getTime();
    if (known === undefined || now - known.at > KEPT_MS) {
      const rules = salesforce.validationRules().catch((error: unknown) => {
        if (!(error instanceof VendorError)) throw error;
        log.warn({ code: error.code, detail: error.detail }, 'validation rules could not be read');
        return [];
      });
      known = { at: now, rules };
      rules.catch(() => (known = undefined));
    }
    return known.rules;
  };
}
