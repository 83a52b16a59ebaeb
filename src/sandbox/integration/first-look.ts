/** The first comparison of all records, an object at a time, so that only those out of step stay in memory. */
import { idKey } from '../dataset/salesforce-id.ts';
import { compare } from './difference.ts';
import { matchInHubspot, matchInSalesforce } from './match.ts';
import { HUBSPOT_OBJECT_OF, isSalesforceObject, LINKS, SYNCED_OBJECTS } from './objects.ts';
import { isInScope, linkOf, waitsForAccount } from './scope.ts';
import type { SyncContext } from './sync.ts';
import type { HubspotSide, Pair, SalesforceObject, SalesforceSide, SyncedObject } from './types.ts';

const SALESFORCE_OBJECTS = Object.keys(HUBSPOT_OBJECT_OF).filter(isSalesforceObject);

/** Fills the index of links, then yields the pairs of each object that are not in step. */
export async function* pairsOutOfStep(context: SyncContext): AsyncGenerator<Pair[]> {
  for (const object of SYNCED_OBJECTS) {
    const records = await readSalesforce(context, object);
    const alone: Pair[] = [];
    const out: Pair[] = [];
    for await (const rows of context.hubspot.pages(object, context.knowledge.properties(object))) {
      for (const row of rows) {
        const pair = pairUp(context, object, row, records);
        if (pair.salesforce === undefined) alone.push(pair);
        else if (!isInStep(context, pair)) out.push(pair);
      }
    }
    const rest = [...records.values()].filter(({ isLinked }) => isLinked !== true);
    out.push(...(await pairUpRest(context, object, alone, rest)));
    yield out;
  }
}

type Records = Map<string, { object: SalesforceObject; row: SalesforceSide; isLinked?: boolean }>;

async function readSalesforce({ salesforce, knowledge }: SyncContext, object: SyncedObject): Promise<Records> {
  const records: Records = new Map();
  for (const salesforceObject of SALESFORCE_OBJECTS.filter((name) => HUBSPOT_OBJECT_OF[name] === object)) {
    const fields = knowledge.fields(salesforceObject);
    if (fields.length === 0) continue;
    for await (const rows of salesforce.query(`SELECT ${fields.join(', ')} FROM ${salesforceObject}`)) {
      for (const row of rows) records.set(idKey(row.Id), { object: salesforceObject, row });
    }
  }
  return records;
}

/** Marks the counterpart among `records` as linked. */
function pairUp({ links }: SyncContext, object: SyncedObject, hubspot: HubspotSide, records: Records): Pair {
  const link = linkOf(object, hubspot);
  const [first] = LINKS[object];
  const salesforceObject = link?.object ?? (object === 'contacts' ? 'Lead' : (first?.[1] ?? 'Account'));
  if (link === undefined) return { object, salesforceObject, hubspot };
  links.set(object, link.id, hubspot.id);
  const found = records.get(idKey(link.id));
  if (found?.object !== link.object) return { object, salesforceObject, hubspot };
  found.isLinked = true;
  return { object, salesforceObject, hubspot, salesforce: found.row };
}

function isInStep({ crm, knowledge, links }: SyncContext, pair: Pair): boolean {
  if (!isInScope(crm.state, pair)) return true;
  if (waitsForAccount(pair, links) !== undefined) return false;
  const { differences, refusals } = compare(crm, knowledge, pair, undefined);
  return differences.length === 0 && refusals.length === 0;
}

/**
 * Records that only one side has. Leads and contacts of both become pairs; accounts and opportunities that were there before
 * reach HubSpot only when they are changed, yet an opportunity waits for its account.
 */
async function pairUpRest(
  context: SyncContext,
  object: SyncedObject,
  alone: readonly Pair[],
  rest: readonly { object: SalesforceObject; row: SalesforceSide }[],
): Promise<Pair[]> {
  const { crm, links } = context;
  const others = rest
    .map(({ object: salesforceObject, row }): Pair => ({ object, salesforceObject, salesforce: row }))
    .filter((pair) => isInScope(crm.state, pair));
  if (object !== 'contacts') return others.filter((pair) => waitsForAccount(pair, links) !== undefined);
  const matched = await matchInHubspot(context, others);
  const taken = new Set(matched.map(({ hubspot }) => hubspot?.id));
  const left = alone.filter((pair) => !taken.has(pair.hubspot?.id) && isInScope(crm.state, pair));
  return [...matched, ...(await matchInSalesforce(context, left))];
}
