import type { DescribeField, SalesforceRow } from '../crm.ts';
import { isReference } from './fields.ts';
import { toId18 } from './id.ts';
import { textOf } from './text.ts';

/** The parts of a person's name, in their order. */
export const PERSON_NAME = ['FirstName', 'MiddleName', 'LastName', 'Suffix'] as const;

/** A person's full name from its parts, or undefined for a row without a last name. */
export function personName(row: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof row['LastName'] !== 'string') return undefined;
  return PERSON_NAME.map((part) => row[part])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

const ADDRESS_PARTS = ['city', 'country', 'geocodeAccuracy', 'latitude', 'longitude', 'postalCode', 'state', 'street'];

/** The compound address `MailingAddress` from `MailingCity` and the other parts; null where all are empty. */
function address(row: SalesforceRow, name: string): Record<string, unknown> | null {
  const prefix = name.replace(/Address$/, '');
  const parts = ADDRESS_PARTS.map((part) => [part, row[prefix + part.charAt(0).toUpperCase() + part.slice(1)] ?? null]);
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}

/** A field's value as Salesforce keeps it: no empty text, no unset checkbox, ids of 18 characters. */
export function valueOf(row: SalesforceRow, field: DescribeField): unknown {
  const value = row[field.name];
  if (value === undefined || value === null || value === '') {
    if (field.type === 'boolean') return false;
    if (field.type === 'address') return address(row, field.name);
    return field.name === 'Name' ? (personName(row) ?? null) : null;
  }
  return isReference(field) && typeof value === 'string' ? toId18(value) : value;
}

/** `2026-11-24T09:00:00.000+0000`, as the REST API writes times. */
export function salesforceTime(value: unknown): string | null {
  const at = new Date(textOf(value));
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace('Z', '+0000');
}

/** The value as it stands in an answer. */
export function outputOf(row: SalesforceRow, field: DescribeField): unknown {
  const value = valueOf(row, field);
  if (value === null) return null;
  if (field.type === 'datetime') return salesforceTime(value);
  return field.type === 'date' ? textOf(value).slice(0, 10) : value;
}
