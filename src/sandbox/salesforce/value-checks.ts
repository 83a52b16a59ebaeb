/** What each type of field takes, and what Salesforce says of the rest. */
import type { DescribeField } from '../crm.ts';
import { isEmailAddress } from './email-address.ts';
import type { Fault } from './failure.ts';
import { referenceFault } from './reference-check.ts';
import type { Attempt } from './write-attempt.ts';
import { textOf } from './text.ts';

/** A sound value, or why there is none. */
export type Checked = { readonly value: unknown } | { readonly fault: Fault };
type ValueCheck = (field: DescribeField, raw: unknown, attempt: Attempt) => Checked;

const fieldFault = (field: DescribeField, code: string, message: string): Checked => ({
  fault: { code, message: `${field.label}: ${message}`, fields: [field.name] },
});

/** How the JSON reader calls what it found. */
function tokenOf(raw: unknown): string {
  if (raw === null) return 'VALUE_NULL';
  if (typeof raw === 'object') return Array.isArray(raw) ? 'START_ARRAY' : 'START_OBJECT';
  if (typeof raw === 'boolean') return raw ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof raw === 'number') return Number.isInteger(raw) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return 'VALUE_STRING';
}

/** The JSON reader refuses a single record; a collection's row gets as far as the field. */
function wrongType(field: DescribeField, raw: unknown, { writer }: Attempt): Checked {
  if (!writer.single) {
    return fieldFault(field, 'INVALID_TYPE_ON_FIELD_IN_RECORD', `value not of required type: ${textOf(raw)}`);
  }
  const message =
    `Cannot deserialize instance of ${field.type} from ${tokenOf(raw)} value ${textOf(raw)} or request may be missing ` +
    'a required field at [line:1, column:1]';
  return { fault: { code: 'JSON_PARSER_ERROR', message, fields: [field.name] } };
}

/** Length counts UTF-16 units. */
const text: ValueCheck = (field, raw, attempt) => {
  if (typeof raw === 'object') return wrongType(field, raw, attempt);
  const value = textOf(raw).trim();
  if (field.length > 0 && value.length > field.length) {
    return fieldFault(field, 'STRING_TOO_LONG', `data value too large: ${value} (max length=${field.length})`);
  }
  return { value };
};

const email: ValueCheck = (field, raw, attempt) => {
  const checked = text(field, raw, attempt);
  if ('fault' in checked || isEmailAddress(textOf(checked.value))) return checked;
  return fieldFault(field, 'INVALID_EMAIL_ADDRESS', `invalid email address: ${textOf(checked.value)}`);
};

function picked(field: DescribeField, raw: unknown, attempt: Attempt, parts: (value: string) => string[]): Checked {
  const checked = text(field, raw, attempt);
  if ('fault' in checked || !field.restrictedPicklist) return checked;
  const active = new Set(field.picklistValues.filter((option) => option.active).map((option) => option.value));
  const bad = parts(textOf(checked.value)).find((part) => !active.has(part));
  if (bad === undefined) return checked;
  return fieldFault(
    field,
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `bad value for restricted picklist field: ${bad}`,
  );
}

const picklist: ValueCheck = (field, raw, attempt) => picked(field, raw, attempt, (value) => [value]);

const multipicklist: ValueCheck = (field, raw, attempt) =>
  picked(field, raw, attempt, (value) =>
    value
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const boolean: ValueCheck = (field, raw, attempt) => {
  if (typeof raw === 'boolean') return { value: raw };
  const word = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? { value: word === 'true' } : wrongType(field, raw, attempt);
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INT_DIGITS = 9;

/** Figures before the decimal point that the field has room for; Infinity where describe does not say. */
function roomFor(field: DescribeField): number {
  if (field.type === 'int') return field.digits || INT_DIGITS;
  return field.precision > 0 ? field.precision - field.scale : Infinity;
}

const number: ValueCheck = (field, raw, attempt) => {
  const isNumber = typeof raw === 'number' || (typeof raw === 'string' && NUMBER.test(raw.trim()));
  const value = Number(raw);
  if (!isNumber || (field.type === 'int' && !Number.isInteger(value))) return wrongType(field, raw, attempt);
  if (Math.abs(value) >= 10 ** roomFor(field)) {
    return fieldFault(
      field,
      'NUMBER_OUTSIDE_VALID_RANGE',
      `value outside of valid range on numeric field: ${textOf(raw)}`,
    );
  }
  return { value: field.precision > 0 ? Number(value.toFixed(field.scale)) : value };
};

function isCalendarDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const date: ValueCheck = (field, raw, attempt) => {
  const day = typeof raw === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(raw.trim())?.[1] : undefined;
  return day !== undefined && isCalendarDay(day) ? { value: day } : wrongType(field, raw, attempt);
};

const datetime: ValueCheck = (field, raw, attempt) => {
  const written = typeof raw === 'string' ? raw.trim() : '';
  const at = new Date(written);
  const isTime =
    /^\d{4}-\d{2}-\d{2}/.test(written) && isCalendarDay(written.slice(0, 10)) && !Number.isNaN(at.getTime());
  return isTime ? { value: at.toISOString() } : wrongType(field, raw, attempt);
};

const reference: ValueCheck = (field, raw, attempt) => {
  if (typeof raw !== 'string') return wrongType(field, raw, attempt);
  const { id, fault } = referenceFault(field, raw.trim(), attempt);
  return fault ? { fault } : { value: id };
};

/** By the field's type; what is not here is text. */
const VALUE_CHECKS: Readonly<Record<string, ValueCheck>> = {
  boolean,
  currency: number,
  date,
  datetime,
  double: number,
  email,
  int: number,
  long: number,
  multipicklist,
  percent: number,
  picklist,
  reference,
};

/** Checks one value. Empty text is nothing, and nothing fits every field but a checkbox. */
export function checkValue(field: DescribeField, raw: unknown, attempt: Attempt): Checked {
  const isEmpty = raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');
  if (isEmpty && field.type !== 'boolean') return { value: null };
  return (VALUE_CHECKS[field.type] ?? text)(field, raw, attempt);
}
