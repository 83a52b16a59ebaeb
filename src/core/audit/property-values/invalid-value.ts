import type { PropertyValidation } from '../../crm.ts';
import { asHubspot, asNumber, NUMBER_FIELDS, roomOf } from '../conversion.ts';
import { valueFinding } from '../finding.ts';
import { toHubspot, toSalesforce, type Pending } from '../flow.ts';
import type { AuditContext, Finding, Pair, Rule } from '../pair.ts';
import { fitsHubspot, fitsSalesforce } from '../property-mappings/type-mismatch.ts';
import { byRecency } from '../recency.ts';
import { brokenValidation } from './validations.ts';

/** Characters of any text property (HubSpot's article on property field types, 2024). */
const LONGEST_TEXT = 65_536;
const NO_TEXT = new Set(['bool', 'date', 'datetime', 'enumeration', 'number']);

/** Values that break a rule of the HubSpot property, and HubSpot's numbers that a Salesforce field has no room for. */
export const invalidValue: Rule = (pair, context) => [
  ...toSalesforce(pair, context).flatMap((pending) => outOfRange(pair, pending)),
  ...toHubspot(pair, context).flatMap((pending) => brokenRule(pair, pending, context)),
];

/** NUMBER_OUTSIDE_VALID_RANGE. Decimals beyond the field's are rounded off. */
function outOfRange(pair: Pair, pending: Pending): readonly Finding[] {
  const { field, value } = pending;
  const [number, room] = [asNumber(value), roomOf(field)];
  if (!NUMBER_FIELDS.has(field.type) || !fitsSalesforce(field, value) || number === undefined || room === undefined)
    return [];
  if (Math.abs(number) < 10 ** room) return [];
  return [
    valueFinding(pair, pending, {
      type: 'invalid-value',
      params: { reason: 'precision', digits: room, decimals: field.type === 'int' ? 0 : field.scale },
    }),
  ];
}

function brokenRule(pair: Pair, pending: Pending, context: AuditContext): readonly Finding[] {
  const { mapping, property } = pending;
  const value = asHubspot(mapping, property, pending.value);
  if (property.readOnly || !fitsHubspot(property, value)) return [];
  const known = byRecency(pair, pending);
  if (!NO_TEXT.has(property.type) && value.length > LONGEST_TEXT) {
    return [violation(pair, known, { property: property.name, type: 'MAX_LENGTH', args: [String(LONGEST_TEXT)] })];
  }
  const validations = context.setup.validations?.get(pair.object)?.get(property.name) ?? [];
  const broken = brokenValidation(validations, value, property.type, context);
  if (broken === undefined) return [];
  const unsure = known.confidence === 'certain' && !broken.sure;
  const doubted: Pending = unsure ? { ...known, confidence: 'likely', hinge: 'validator' } : known;
  return [violation(pair, doubted, broken.validation, value.length)];
}

function violation(pair: Pair, pending: Pending, { type, args }: PropertyValidation, length?: number): Finding {
  // A pattern comes with the words that HubSpot shows for it.
  const [pattern, words] = type === 'REGEX' ? args : [];
  const limit = pattern ?? args.join(', ');
  return valueFinding(pair, pending, {
    type: 'invalid-value',
    params: {
      reason: type.toLowerCase().replaceAll('_', '-'),
      validation: type,
      ...(limit === '' ? {} : { limit: asShown(limit) }),
      ...(words === undefined || words === '' ? {} : { message: words }),
      ...(type === 'MAX_LENGTH' || type === 'MIN_LENGTH' ? { length: length ?? pending.value.length } : {}),
    },
  });
}

/** Lengths and bounds are numbers to the texts. */
function asShown(limit: string): string | number {
  return /^-?\d{1,15}(?:\.\d+)?$/.test(limit) ? Number(limit) : limit;
}
