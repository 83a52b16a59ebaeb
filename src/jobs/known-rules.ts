import type { KnownRule } from '../core/classifier/classify.ts';
import type { Clock } from '../core/clock.ts';
import { hourly } from './hourly.ts';
import type { Log } from './log.ts';
import type { Salesforce } from './ports.ts';

export type KnownRules = () => Promise<readonly KnownRule[]>;

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
  if (salesforce === undefined) return () => Promise.resolve([]);
  const failed = 'validation rules could not be read';
  return hourly<readonly KnownRule[]>(() => salesforce.validationRules(), [], { failed, clock, log });
}
