import { z } from 'zod';
import { toId18 } from '../core/ids.ts';
import type { RecordState } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { id } from './answers.ts';
import { queryAllPath } from './api.ts';
import type { SalesforceApi } from './api.ts';
import { chunks } from './chunks.ts';
import { errorCodeOf } from './errors.ts';
import { KEY_PREFIXES } from './key-prefixes.ts';
import { RETRIEVE, withoutBadIds } from './retrieve.ts';
import { assertName, soqlList } from './soql.ts';

type Wanted = readonly { readonly id: string; readonly objects: readonly string[] }[];

/** Ids in one query: its URL stays below Salesforce's 16,384 bytes. */
const QUERY = 500;
/** Queries in one composite call. */
const QUERIES = 5;

const STANDARD = new Set(Object.values(KEY_PREFIXES));
const found = z.object({ Id: id, IsDeleted: z.boolean() });

/**
 * Whether records exist, as far as sfsync's user sees them: a call for 2,000 of an object, and for 2,500 of those that are not
 * there another one that looks into the recycle bin. An id that is of none of its objects, or is no id, is `absent` without a
 * call. Left out are ids of an object that sfsync may not read. Throws VendorError, and RangeError for what is no object's name.
 */
export async function readRecordStates(api: SalesforceApi, wanted: Wanted): Promise<ReadonlyMap<string, RecordState>> {
  const states = new Map<string, RecordState>();
  const groups = new Map<string, Set<string>>();
  for (const one of wanted) {
    const key = toId18(one.id);
    states.set(key ?? one.id, 'absent');
    if (key === undefined) continue;
    for (const object of objectsOf(key, one.objects)) groups.set(object, (groups.get(object) ?? new Set()).add(key));
  }
  for (const object of groups.keys()) assertName(object);
  const unknown = new Set<string>();
  for (const [object, ids] of groups) {
    for (const batch of chunks([...ids], RETRIEVE)) {
      const known = await statesOf(api, object, batch);
      if (!known) for (const one of batch) unknown.add(one);
      for (const [one, state] of known ?? []) states.set(one, state);
    }
  }
  for (const one of unknown) if (states.get(one) === 'absent') states.delete(one);
  return states;
}

/** A standard object's key prefix is the same in every org, a custom one's is not. */
function objectsOf(key: string, objects: readonly string[]): readonly string[] {
  const standard = KEY_PREFIXES[key.slice(0, 3)];
  return objects.filter((object) => (standard === undefined ? !STANDARD.has(object) : object === standard));
}

/** Of those that are there or deleted; undefined where Salesforce refuses the object. */
async function statesOf(
  api: SalesforceApi,
  object: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordState> | undefined> {
  let there: readonly string[];
  try {
    there = await withoutBadIds(ids, (some) => api.existing(object, some));
  } catch (error) {
    if (error instanceof VendorError && error.code === 'forbidden') return undefined;
    throw error;
  }
  const states = new Map<string, RecordState>(there.map((one) => [one, 'there']));
  const queries = chunks(
    ids.filter((one) => !states.has(one)),
    QUERY,
  );
  for (const some of chunks(queries, QUERIES)) {
    for (const [one, state] of await binOf(api, object, some)) states.set(one, state);
  }
  return states;
}

async function binOf(
  api: SalesforceApi,
  object: string,
  queries: readonly (readonly string[])[],
): Promise<[string, RecordState][]> {
  const name = `recycle bin ${object}`;
  const soql = (ids: readonly string[]) => `SELECT Id, IsDeleted FROM ${object} WHERE Id IN ${soqlList(ids)}`;
  const paths = queries.map((ids, index): [string, string] => [`bin${index}`, queryAllPath(soql(ids))]);
  const parts = await api.composite(name, Object.fromEntries(paths));
  const states: [string, RecordState][] = [];
  for (const part of parts.values()) {
    // Users and other set-up have no recycle bin, and no such field.
    if ('error' in part && errorCodeOf(part.error) !== 'INVALID_FIELD') throw part.error;
    const rows = (await api.rowsOf(name, part, found)) ?? [];
    for (const row of rows) states.push([row.Id, row.IsDeleted ? 'deleted' : 'there']);
  }
  return states;
}
