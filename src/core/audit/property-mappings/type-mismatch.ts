/** Values that cannot be told in the type of the other side's place (HubSpot's table of types, mapping article, March 2026). */
import type { HubspotProperty, SalesforceField } from '../../crm.ts';
import { asHubspot, asNumber, asSalesforceDay, instantOf, isMidnight, isTime, NUMBER_FIELDS } from '../conversion.ts';
import { valueFinding } from '../finding.ts';
import { toHubspot, toSalesforce, type Pending } from '../flow.ts';
import type { Finding, Pair, Rule } from '../pair.ts';
import { byRecency } from '../recency.ts';

type Fits = (value: string) => boolean;

/** By Salesforce's type of field; what is not here takes any text, or is judged by other rules. */
const FITS_SALESFORCE: Readonly<Record<string, Fits>> = {
  boolean: (value) => /^(?:true|false)$/i.test(value.trim()),
  date: (value) => asSalesforceDay(value) !== undefined,
  datetime: isTime,
  int: (value) => Number.isInteger(asNumber(value)),
  ...Object.fromEntries(
    [...NUMBER_FIELDS].filter((type) => type !== 'int').map((type): [string, Fits] => [type, isNumber]),
  ),
};

/** By HubSpot's type of property. A `bool` takes its two options, and is judged with the options. */
const FITS_HUBSPOT: Readonly<Record<string, Fits>> = {
  number: (value) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value),
  datetime: (value) => instantOf(value) !== undefined,
  date(value) {
    const instant = instantOf(value);
    return instant !== undefined && isMidnight(instant);
  },
};

/** JSON_PARSER_ERROR and INVALID_TYPE_ON_FIELD_IN_RECORD of Salesforce, INVALID_NUMBER, INVALID_DATE and INVALID_LONG of HubSpot. */
export const typeMismatch: Rule = (pair, context) => [
  ...toSalesforce(pair, context)
    .filter(({ field, value }) => !fitsSalesforce(field, value))
    .map((pending) => mismatch(pair, pending)),
  ...toHubspot(pair, context)
    .filter(({ mapping, property, value }) => !fitsHubspot(property, asHubspot(mapping, property, value)))
    .map((pending) => mismatch(pair, byRecency(pair, pending))),
];

/** True where the value is of the field's type, whatever else is wrong with it. */
export function fitsSalesforce({ type }: Pick<SalesforceField, 'type'>, value: string): boolean {
  return !Object.hasOwn(FITS_SALESFORCE, type) || FITS_SALESFORCE[type]?.(value) === true;
}

/** True where the value is of the property's type; values of a property that cannot be written are not judged. */
export function fitsHubspot({ type, readOnly }: Pick<HubspotProperty, 'type' | 'readOnly'>, value: string): boolean {
  return readOnly || !Object.hasOwn(FITS_HUBSPOT, type) || FITS_HUBSPOT[type]?.(value) === true;
}

function isNumber(value: string): boolean {
  return asNumber(value) !== undefined;
}

function mismatch(pair: Pair, pending: Pending): Finding {
  const { property, field } = pending;
  return valueFinding(pair, pending, {
    type: 'type-mismatch',
    params: { reason: 'unreadable', propertyType: property.type, fieldType: field.type },
  });
}
