import { valueFinding } from '../finding.ts';
import { toSalesforce } from '../flow.ts';
import type { Finding, Rule } from '../pair.ts';
import { blockOf, countriesWith } from './block.ts';
import { countryAfter, isTooLong, kindOf } from './country.ts';

/** "A country/territory must be specified before specifying a state value": HubSpot sends a state, and there is no country. */
export const missingRequiredCountry: Rule = (pair, context) => {
  const sent = toSalesforce(pair, context);
  return sent.flatMap((pending): Finding[] => {
    const block = blockOf(pending.field.name, context.fields.get(pair.salesforceObject));
    if (block?.stateCode === undefined || !/State(?:Code)?$/.test(pending.field.name) || isTooLong(pending)) return [];
    const country = countryAfter(pair, context, block, sent, pending);
    if (country.is !== 'none' && country.is !== 'emptied') return [];
    const [only, ...others] = countriesWith(block, pending.value, kindOf(pending));
    return [
      valueFinding(pair, pending, {
        type: 'missing-required-country',
        ...(country.is === 'emptied' || country.isReplaced === true
          ? ({ confidence: 'likely', hinge: 'pending-change' } as const)
          : {}),
        params: {
          state: pending.value.trim(),
          ...(only === undefined || others.length > 0 ? {} : { country: only.label }),
        },
      }),
    ];
  });
};
