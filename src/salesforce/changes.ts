import { z } from 'zod';
import type { SalesforceObject } from '../core/sync-error.ts';
import type { OrgChanges } from '../jobs/ports.ts';
import { id, parse, queryPage } from './answers.ts';
import { queryAllPath, queryPath } from './api.ts';
import type { SalesforceApi } from './api.ts';

const NAME = 'changes';
/** With the audit trail, as many queries as one call takes. */
const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity'] as const satisfies readonly SalesforceObject[];

const changedRow = z.object({ Id: id, IsDeleted: z.boolean() });
const records = queryPage(changedRow);
const trail = queryPage(z.object({ Id: id }));

/**
 * What is new since a time, with one call. An object that Salesforce refuses is in neither map. SystemModstamp moves with every
 * change of a record, automatic ones too; the set-up's changes are in SetupAuditTrail (View Setup and Configuration). Both
 * are kept to the second, so the whole second of `since` is asked for again. Throws VendorError, and RangeError for a time that is none.
 */
export async function readChanges(api: SalesforceApi, since: Date): Promise<OrgChanges> {
  const from = new Date(Math.floor(since.getTime() / 1000) * 1000).toISOString();
  const queries = OBJECTS.map((object): [string, string] => [
    object,
    queryAllPath(`SELECT Id, IsDeleted FROM ${object} WHERE SystemModstamp >= ${from}`),
  ]);
  const parts = await api.composite(NAME, {
    ...Object.fromEntries(queries),
    setup: queryPath(`SELECT Id FROM SetupAuditTrail WHERE CreatedDate >= ${from} ORDER BY CreatedDate DESC LIMIT 1`),
  });
  const changed = new Map<SalesforceObject, readonly string[] | undefined>();
  const deleted = new Map<SalesforceObject, readonly string[]>();
  for (const object of OBJECTS) {
    const part = parts.get(object);
    if (!part || 'error' in part) continue;
    const { rows, next } = parse(records, part.answer, NAME);
    changed.set(object, next === undefined ? rows.map((row) => row.Id) : undefined);
    deleted.set(
      object,
      rows.filter((row) => row.IsDeleted).map((row) => row.Id),
    );
  }
  const setup = parts.get('setup');
  const known = setup && 'answer' in setup ? parse(trail, setup.answer, NAME) : undefined;
  return { changed, deleted, setupChanged: known && known.rows.length > 0 };
}
