/** Writes a record found by a key field's value, or creates it. */
import { notFound } from './failure.ts';
import { findByValues } from './field-index.ts';
import { createRecord, updateRecord, type WriteContext, type WriteOutcome } from './record-write.ts';
import type { SObject } from './schema.ts';
import { textOf } from './text.ts';

/** Several records with the value are a fault of status 300. Throws NOT_FOUND where the field is no key. */
export function upsertRecord(
  context: WriteContext,
  object: SObject,
  keyField: string,
  key: unknown,
  fields: Readonly<Record<string, unknown>>,
): WriteOutcome & { readonly created?: boolean } {
  const field = object.fields.get(keyField.toLowerCase());
  if (!field || !(field.externalId || field['idLookup'] === true || field.type === 'id')) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${keyField}`);
  }
  if (key === undefined || key === null || key === '') {
    if (field.type === 'id') return { ...createRecord(context, object, fields), created: true };
    return { faults: [{ code: 'MISSING_ARGUMENT', message: `${field.name} not specified`, fields: [field.name] }] };
  }
  if (field.type === 'id') return { ...updateRecord(context, object, textOf(key), fields), created: false };
  const rows = context.writer.crm.state.salesforce.records[object.name] ?? new Map();
  const matches = findByValues(rows, field, [key]).filter((row) => row['IsDeleted'] !== true);
  const [match, ...others] = matches;
  if (others.length > 0) {
    const message = `${field.name}: more than one record found for external id field: [${matches.map(({ Id }) => Id).join(', ')}]`;
    return { faults: [{ code: 'DUPLICATE_EXTERNAL_ID', message, fields: [field.name], status: 300 }] };
  }
  if (match) return { ...updateRecord(context, object, match.Id, fields), created: false };
  return { ...createRecord(context, object, { ...fields, [field.name]: key }), created: true };
}
