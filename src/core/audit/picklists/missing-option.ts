import { isAddressCode } from '../addresses/block.ts';
import { valueFinding } from '../finding.ts';
import { toSalesforce } from '../flow.ts';
import type { Rule } from '../pair.ts';
import { activeOptions, fold, isPicklist, joined, labelOf, lookAlike, unlistedOptions } from './options.ts';

/**
 * HubSpot's option that an unrestricted picklist lacks. Salesforce's API takes it and adds it as an inactive value
 * (Object reference, "Picklist Field Type"), unless it finds the same text in another case: so it is never more than likely.
 */
export const missingSalesforcePicklistOption: Rule = (pair, context) =>
  toSalesforce(pair, context).flatMap((pending) => {
    const { field, property } = pending;
    if (!isPicklist(field) || field.restrictedPicklist) return [];
    const known = new Set(activeOptions(field).map(({ value }) => fold(value)));
    if (known.size === 0 || isAddressCode(field.name, context.fields.get(pair.salesforceObject))) return [];
    const missing = unlistedOptions(pending).filter((value) => !known.has(fold(value)));
    const [first] = missing;
    if (first === undefined) return [];
    const { value, params } = joined(missing);
    const optionLabel = labelOf(first, property);
    const suggestion = lookAlike(first, property, field)?.value;
    return [
      valueFinding(pair, pending, {
        type: 'missing-salesforce-picklist-option',
        value,
        confidence: 'likely',
        hinge: 'unrestricted',
        params: {
          ...params,
          ...(optionLabel === undefined || optionLabel === first ? {} : { optionLabel }),
          ...(suggestion === undefined ? {} : { suggestion }),
        },
      }),
    ];
  });
