/** Reads records by id, without a query. */
import type { Crm, SalesforceRow } from '../crm.ts';
import type { Access } from './access.ts';
import { badRequest } from './failure.ts';
import type { SObject } from './schema.ts';
import { selectionOf } from './soql-select.ts';
import { parseSoql } from './soql-syntax.ts';

/**
 * Makes a record of the named fields, or of all that the caller may read where none is named. Throws INVALID_FIELD.
 */
export function recordReader(
  crm: Crm,
  access: Access,
  object: SObject,
  names: readonly string[] | undefined,
  version: string,
): (row: SalesforceRow) => Record<string, unknown> {
  const readable = [...object.fields.values()].filter((field) => access.field(object.name, field).read);
  const wanted = names ?? readable.map((field) => field.name);
  const wrong = wanted.find((name) => !/^\w+(?:\.\w+)*$/.test(name));
  if (wrong !== undefined) throw badRequest('INVALID_FIELD', `No such column '${wrong}' on entity '${object.name}'.`);
  const soql = `SELECT ${[...new Set(wanted)].join(', ')} FROM ${object.name}`;
  return selectionOf({ crm, access, api: 'data', soql, object }, parseSoql(soql)).project(version);
}
