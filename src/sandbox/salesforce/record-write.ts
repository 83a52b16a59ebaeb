/** Creates, updates and deletes one record within a transaction. */
import type { DescribeField, SalesforceRow } from '../crm.ts';
import type { Fault } from './failure.ts';
import type { IdSource } from './id.ts';
import type { SObject } from './schema.ts';
import type { Transaction } from './transaction.ts';
import type { Attempt, Writer } from './write-attempt.ts';
import { checkWrite, missingRecord } from './write-checks.ts';

export type WriteOutcome = { readonly id: string } | { readonly faults: readonly Fault[] };

export type WriteContext = { readonly writer: Writer; readonly transaction: Transaction; readonly ids: IdSource };

const STAMPS = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);

function stamped({ crm, userId }: Writer): Record<string, unknown> {
  const now = crm.clock.now().toISOString();
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}

/** What Salesforce fills in itself: unticked checkboxes, default picklist values, the caller as owner. */
function defaultOf(field: DescribeField, { userId }: Writer): unknown {
  if (field.name === 'OwnerId') return userId;
  const chosen = field.picklistValues.find((option) => option.active && option.defaultValue)?.value;
  if (field.type === 'boolean') return field['defaultValue'] === true;
  if (chosen !== undefined) return chosen;
  // A required picklist without a marked default still gets a value: the first one.
  return field.defaultedOnCreate && field.type === 'picklist'
    ? field.picklistValues.find((option) => option.active)?.value
    : undefined;
}

function newRecord(object: SObject, id: string, writer: Writer): SalesforceRow {
  const stamps = stamped(writer);
  const row: SalesforceRow = { Id: id, IsDeleted: false, ...stamps };
  row['CreatedDate'] = stamps['LastModifiedDate'];
  row['CreatedById'] = writer.userId;
  for (const field of object.fields.values()) {
    const value = STAMPS.has(field.name) ? undefined : defaultOf(field, writer);
    if (value !== undefined) row[field.name] = value;
  }
  return row;
}

function changedFields(before: SalesforceRow | undefined, after: SalesforceRow): string[] {
  return Object.keys(after).filter((name) => !STAMPS.has(name) && (before?.[name] ?? null) !== (after[name] ?? null));
}

const inputOf = (fields: Readonly<Record<string, unknown>>): Map<string, unknown> =>
  new Map(Object.entries(fields).filter(([name]) => name !== 'attributes'));

/** Creates a record. An id in `fields` is refused. */
export function createRecord(
  context: WriteContext,
  object: SObject,
  fields: Readonly<Record<string, unknown>>,
): WriteOutcome {
  const { writer, transaction, ids } = context;
  if (Object.keys(fields).some((name) => name.toLowerCase() === 'id')) {
    const message = 'cannot specify Id in an insert call';
    return { faults: [{ code: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: ['Id'] }] };
  }
  const attempt: Attempt = { writer, object, kind: 'create', before: undefined, input: inputOf(fields) };
  const base = newRecord(
    object,
    ids(object.keyPrefix ?? 'a00', (id) => object.find(id) !== undefined),
    writer,
  );
  const checked = checkWrite(attempt, base);
  if ('faults' in checked) return checked;
  const { after } = checked.draft;
  transaction.put(object.name, after, {
    fields: changedFields(undefined, after),
    kind: 'created',
    actor: writer.actor,
  });
  return { id: after.Id };
}

/** Updates a record: its time of change moves even where no value does. `fields` must not hold the id. */
export function updateRecord(
  context: WriteContext,
  object: SObject,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): WriteOutcome {
  const { writer, transaction } = context;
  const before = object.find(id);
  const attempt: Attempt = { writer, object, kind: 'update', id, before, input: inputOf(fields) };
  const checked = checkWrite(attempt, { Id: id, ...before });
  if ('faults' in checked) return checked;
  const { after } = checked.draft;
  const changed = changedFields(before, after);
  transaction.put(
    object.name,
    { ...after, ...stamped(writer) },
    { fields: changed, kind: 'updated', actor: writer.actor },
  );
  return { id: after.Id };
}

/** Moves a record to the recycle bin. */
export function deleteRecord(context: WriteContext, object: SObject, id: string): WriteOutcome {
  const { writer, transaction } = context;
  const before = object.find(id);
  const missing = missingRecord({ writer, object, kind: 'update', id, before, input: new Map() });
  if (missing.length > 0) return { faults: missing };
  if (!object.stored || !before || !writer.access.object(object.name).delete) {
    const message = 'insufficient access rights on object id';
    return { faults: [{ code: 'INSUFFICIENT_ACCESS_OR_READONLY', message, fields: [] }] };
  }
  const after = { ...before, ...stamped(writer), IsDeleted: true };
  transaction.put(object.name, after, { fields: ['IsDeleted'], kind: 'deleted', actor: writer.actor });
  return { id: before.Id };
}
