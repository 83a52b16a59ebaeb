import type { DescribeField } from '../crm.ts';
import type { Refusal, Values } from './types.ts';

/** Refusals of a field as such, where no other value would do, and of values that others must fit: no value is harmless. */
const OF_FIELDS = new Set([
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'FIELD_INTEGRITY_EXCEPTION',
  'DUPLICATE_VALUE',
]);

/** Fields that a refusal is about though it names none. */
const UNNAMED: Readonly<Record<string, readonly string[]>> = { OP_WITH_INVALID_USER_TYPE_EXCEPTION: ['OwnerId'] };

/**
 * The values with harmless ones in place of those that were refused, to ask what else is wrong; undefined when there is
 * nothing to replace. Only ever sent in dry runs.
 */
export function withStandIns(
  values: Values,
  refusals: readonly Refusal[],
  describe: ReadonlyMap<string, DescribeField>,
  isNew: boolean,
): Values | undefined {
  const next = { ...values };
  let isChanged = false;
  for (const { code, fields } of refusals) {
    const named = fields.length > 0 ? fields : (UNNAMED[code] ?? []);
    for (const name of code === 'FIELD_INTEGRITY_EXCEPTION' ? named.flatMap(withItsState) : named) {
      const field = describe.get(name);
      const standIn = field === undefined || OF_FIELDS.has(code) ? undefined : standInFor(field, values[name]);
      // An update that leaves the field alone keeps what Salesforce has.
      if (standIn === undefined || (!isNew && code === 'REQUIRED_FIELD_MISSING')) {
        if (!(name in next)) continue;
        delete next[name];
      } else next[name] = standIn;
      isChanged = true;
    }
  }
  return isChanged && (isNew || Object.keys(next).length > 0) ? next : undefined;
}

/** A state is judged by its country: without the one that was refused, what is said of it means nothing. */
function withItsState(field: string): string[] {
  const prefix = /^(.*)Country(?:Code)?$/.exec(field)?.[1];
  if (prefix === undefined) return [field];
  return ['Country', 'CountryCode', 'State', 'StateCode'].map((part) => `${prefix}${part}`);
}

function standInFor(field: DescribeField, refused: unknown): unknown {
  if (field.type === 'picklist' || field.type === 'multipicklist') {
    return field.picklistValues.find(({ active }) => active)?.value;
  }
  if (field.type === 'reference') return undefined;
  if (field.type === 'email') return 'someone@example.com';
  if (field.type === 'date') return '2026-01-01';
  if (field.type === 'datetime') return '2026-01-01T00:00:00.000Z';
  if (field.type === 'boolean') return false;
  if (['int', 'long', 'double', 'currency', 'percent'].includes(field.type)) return 0;
  const text = typeof refused === 'string' && refused.trim() !== '' ? refused : '-';
  return field.length > 0 ? text.slice(0, field.length).trim() || '-' : text;
}
