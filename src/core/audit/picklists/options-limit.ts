import { valueFinding } from '../finding.ts';
import { toHubspot, type Pending } from '../flow.ts';
import type { Rule } from '../pair.ts';
import { activeOptions, isPicklist, joined, unknownToHubspot } from './options.ts';

/** Options of one property (https://knowledge.hubspot.com/contacts/property-field-types-in-hubspot, 2023). */
const MOST_OPTIONS = 5000;

/** LIMIT_EXCEEDED: Salesforce's value that HubSpot's property lacks, where that is full. */
export const optionsLimitExceeded: Rule = (pair, context) =>
  toHubspot(pair, context).flatMap((pending) => {
    const options = pending.property.options.length;
    const unknown = options < MOST_OPTIONS ? [] : unknownToHubspot(pending);
    if (unknown.length === 0) return [];
    const { value, params } = joined(unknown);
    return [
      valueFinding(pair, pending, {
        type: 'options-limit-exceeded',
        value,
        confidence: 'likely',
        hinge: 'old-limit',
        params: { ...params, options, max: MOST_OPTIONS, missing: Math.max(unknown.length, missingIn(pending)) },
      }),
    ];
  });

/** How many of Salesforce's options HubSpot lacks. Of a lookup or a text only those at hand are known. */
function missingIn({ property, field }: Pending): number {
  if (!isPicklist(field)) return 0;
  const ours = new Set(property.options.map(({ value }) => value));
  return activeOptions(field).filter(({ value }) => !ours.has(value)).length;
}
