/** sObject Collections: up to 200 records in one call, each with its own result. */
import type { Fault } from './failure.ts';
import { badRequest, notFound, rowErrors } from './failure.ts';
import { toId18 } from './id.ts';
import { createRecord, deleteRecord, updateRecord, type WriteContext, type WriteOutcome } from './record-write.ts';
import { findObject, findRecord, type SObject } from './schema.ts';
import { upsertRecord } from './upsert.ts';
import { textOf } from './text.ts';

const MOST_RECORDS = 200;
const ROLLED_BACK: Fault = {
  code: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
};

export type Fields = Readonly<Record<string, unknown>>;
type RowOutcome = WriteOutcome & { readonly created?: boolean };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The records of a collection's body. Throws as Salesforce does for none and for too many. */
function recordsOf(body: Fields): readonly Fields[] {
  const { records } = body;
  if (!Array.isArray(records) || records.length === 0) {
    throw badRequest('REQUIRED_FIELD_MISSING', 'At least 1 record is required');
  }
  checkCount(records.length);
  if (!records.every(isObject)) throw badRequest('JSON_PARSER_ERROR', 'Cannot deserialize instance of SObject');
  return records;
}

function checkCount(count: number): void {
  if (count <= MOST_RECORDS) return;
  const message = `record limit reached. cannot submit more than ${MOST_RECORDS} records into this call`;
  throw badRequest('EXCEEDED_ID_LIMIT', message);
}

const resultOf = (outcome: RowOutcome): Fields => {
  if ('faults' in outcome) return { success: false, errors: rowErrors(outcome.faults) };
  const { id, created } = outcome;
  return { id, success: true, errors: [], ...(created !== undefined && { created }) };
};

/** Runs one write a row; with `allOrNone` one failure takes all back. */
function writeAll<T>(
  context: WriteContext,
  rows: readonly T[],
  allOrNone: boolean,
  write: (row: T) => RowOutcome,
): Fields[] {
  const mark = context.transaction.mark();
  const outcomes = rows.map(write);
  const failed = outcomes.some((outcome) => 'faults' in outcome);
  if (!allOrNone || !failed) return outcomes.map(resultOf);
  context.transaction.rollBackTo(mark);
  return outcomes.map((outcome) => resultOf('faults' in outcome ? outcome : { faults: [ROLLED_BACK] }));
}

function objectOf({ writer }: WriteContext, record: Fields): { object: SObject } | { faults: readonly Fault[] } {
  const { attributes } = record;
  const type = isObject(attributes) ? textOf(attributes['type']) : '';
  const object = findObject(writer.crm, type);
  if (object && writer.access.object(object.name).read) return { object };
  return { faults: [{ code: 'INVALID_TYPE', message: `sObject type '${type}' is not supported.` }] };
}

export function createAll(context: WriteContext, body: Fields): Fields[] {
  return writeAll(context, recordsOf(body), body['allOrNone'] === true, (record) => {
    const found = objectOf(context, record);
    return 'faults' in found ? found : createRecord(context, found.object, record);
  });
}

export function updateAll(context: WriteContext, body: Fields): Fields[] {
  return writeAll(context, recordsOf(body), body['allOrNone'] === true, (record) => {
    const found = objectOf(context, record);
    if ('faults' in found) return found;
    const id = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
    const fields = Object.fromEntries(Object.entries(record).filter(([name]) => name.toLowerCase() !== 'id'));
    return updateRecord(context, found.object, typeof id === 'string' ? id : '', fields);
  });
}

export function upsertAll(context: WriteContext, body: Fields, objectName: string, keyField: string): Fields[] {
  const object = findObject(context.writer.crm, objectName);
  if (!object) throw notFound();
  return writeAll(context, recordsOf(body), body['allOrNone'] === true, (record) => {
    const key = Object.entries(record).find(([name]) => name.toLowerCase() === keyField.toLowerCase())?.[1];
    const fields = Object.fromEntries(
      Object.entries(record).filter(([name]) => name.toLowerCase() !== keyField.toLowerCase()),
    );
    return upsertRecord(context, object, keyField, key, fields);
  });
}

export function deleteAll(context: WriteContext, ids: readonly string[], allOrNone: boolean): Fields[] {
  if (ids.length === 0) throw badRequest('REQUIRED_FIELD_MISSING', 'At least 1 record is required');
  checkCount(ids.length);
  const { crm } = context.writer;
  return writeAll(context, ids, allOrNone, (id) => {
    const found = findRecord(crm, toId18(id));
    const object = found && findObject(crm, found.object);
    if (object) return deleteRecord(context, object, id);
    return { faults: [{ code: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] }] };
  });
}
