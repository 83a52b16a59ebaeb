import { valueFinding } from '../finding.ts';
import { toSalesforce } from '../flow.ts';
import type { Rule } from '../pair.ts';
import { joined, lookAlike, unlistedOptions } from './options.ts';

/**
 * INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, as far as the value does not look like one of Salesforce's. A listed value that does
 * not go with the controlling field's is none: pages hold to dependencies, the API takes any combination
 * (https://github.com/tprouvot/Salesforce-Inspector-reloaded/issues/1207).
 */
export const restrictedPicklistValue: Rule = (pair, context) =>
  toSalesforce(pair, context).flatMap((pending) => {
    if (!pending.field.restrictedPicklist) return [];
    const foreign = unlistedOptions(pending).filter(
      (value) => lookAlike(value, pending.property, pending.field) === undefined,
    );
    return foreign.length === 0
      ? []
      : [valueFinding(pair, pending, { type: 'restricted-picklist-value', ...joined(foreign) })];
  });
