import { valueFinding } from '../finding.ts';
import { toHubspot, toSalesforce } from '../flow.ts';
import type { Rule } from '../pair.ts';
import { joined, lookAlike, unknownToHubspot, unlistedOptions } from './options.ts';

/** Values that only look alike on both sides, and Salesforce's values that HubSpot's property lacks. */
export const mismatchedOptions: Rule = (pair, context) => [
  ...toSalesforce(pair, context).flatMap((pending) => {
    if (!pending.field.restrictedPicklist) return [];
    const alike = unlistedOptions(pending).flatMap((value) => {
      const counterpart = lookAlike(value, pending.property, pending.field);
      return counterpart === undefined ? [] : [{ value, counterpart }];
    });
    const [first] = alike;
    if (first === undefined) return [];
    const { value, params } = joined(alike.map((one) => one.value));
    const { value: option, label: optionLabel } = first.counterpart;
    return [
      valueFinding(pair, pending, { type: 'mismatched-options', value, params: { ...params, option, optionLabel } }),
    ];
  }),
  ...toHubspot(pair, context).flatMap((pending) => {
    // A lookup's ids become options by the integration's own doing.
    const unknown = pending.field.type === 'reference' ? [] : unknownToHubspot(pending);
    return unknown.length === 0
      ? []
      : [valueFinding(pair, pending, { type: 'mismatched-options', ...joined(unknown) })];
  }),
];
