/** Ids in lookup fields: well formed, of the right object, of a record that is there and may be seen. */
import type { DescribeField } from '../crm.ts';
import type { Fault } from './failure.ts';
import { isIdShaped, isWellFormedId, toId18 } from './id.ts';
import { keyPrefixOf } from './schema.ts';
import type { Attempt } from './write-attempt.ts';

/** The id with 18 characters, and what is wrong with it. An id that the record holds already is not looked at again. */
export function referenceFault(field: DescribeField, written: string, attempt: Attempt): { id: string; fault?: Fault } {
  const { crm, access } = attempt.writer;
  const id = toId18(written);
  const fail = (code: string, message: string) => ({ id, fault: { code, message, fields: [field.name] } });
  const current = attempt.before?.[field.name];
  if (typeof current === 'string' && toId18(current) === id) return { id };

  const { records } = crm.state.salesforce;
  const target = field.referenceTo.find((object) => records[object]?.has(id));
  const row = target === undefined ? undefined : records[target]?.get(id);
  if (target !== undefined && row) {
    if (row['IsDeleted'] === true) return fail('ENTITY_IS_DELETED', 'entity is deleted');
    if (!access.object(target).read) {
      const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
      return fail('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message);
    }
    if (target !== 'RecordType' || (row['SobjectType'] === attempt.object.name && row['IsActive'] !== false))
      return { id };
  }
  if (!isIdShaped(id)) {
    return fail('MALFORMED_ID', `${field.label}: id value of incorrect type: ${written}`);
  }
  if (!isWellFormedId(id)) return fail('MALFORMED_ID', `malformed id ${written}`);
  const prefixes = field.referenceTo.map((object) => keyPrefixOf(crm, object));
  if (!prefixes.includes(null) && !prefixes.includes(id.slice(0, 3))) {
    return fail('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${written}`);
  }
  if (field.referenceTo.includes('RecordType')) {
    const message = `${field.label}: this ID value isn't valid for the user: ${id}`;
    return fail('INVALID_CROSS_REFERENCE_KEY', message);
  }
  return fail('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}
