/** From changed records to pairs: each side is read, and its counterpart found. */
import { idKey } from '../dataset/salesforce-id.ts';
import { type Edits, mergeEdits } from './edits.ts';
import { matchInHubspot, matchInSalesforce } from './match.ts';
import { HUBSPOT_OBJECT_OF, LINKS, pairKey } from './objects.ts';
import { linkOf } from './scope.ts';
import type { SyncContext } from './sync.ts';
import type { HubspotSide, Pair, SalesforceObject, SalesforceSide, SyncedObject } from './types.ts';

export type Item = { id: string; edits: Edits } & (
  | { side: 'hubspot'; object: SyncedObject }
  | { side: 'salesforce'; object: SalesforceObject }
);

export type Task = { pair: Pair; edits: Edits };

/** What became of the items of one HubSpot object. */
export type Resolved = {
  tasks: Task[];
  /** Keys of pairs that one side no longer has. */
  gone: string[];
  /** HubSpot ids of records whose counterpart was deleted. */
  deletedInSalesforce: string[];
};

/** Reads the records of the items; all of them are of one HubSpot object. */
export async function resolve(context: SyncContext, object: SyncedObject, items: readonly Item[]): Promise<Resolved> {
  const { links } = context;
  const hubspotIds = new Set<string>();
  const salesforceIds = new Map<SalesforceObject, Set<string>>();
  for (const item of items) {
    if (item.side === 'hubspot') hubspotIds.add(item.id);
    else {
      idsOf(salesforceIds, item.object).add(item.id);
      const linked = links.hubspotIdOf(item.id);
      if (linked !== undefined) hubspotIds.add(linked);
    }
  }
  const hubspot = await readHubspot(context, object, [...hubspotIds]);
  for (const row of hubspot.values()) {
    const link = linkOf(object, row);
    if (link !== undefined) idsOf(salesforceIds, link.object).add(link.id);
  }
  const salesforce = await readSalesforce(context, salesforceIds);

  const pairs = [...hubspot.values()].map((row) => pairOf(object, row, salesforce));
  const paired = new Set(pairs.flatMap((pair) => (pair.salesforce === undefined ? [] : idKey(pair.salesforce.Id))));
  for (const [key, { object: salesforceObject, row }] of salesforce) {
    if (!paired.has(key)) pairs.push({ object, salesforceObject, salesforce: row });
  }
  const complete = object === 'contacts' ? await match(context, pairs) : pairs;
  const edits = editsByRecord(items);
  return {
    tasks: complete.map((pair) => ({
      pair,
      edits: mergeEdits(
        edits.get(`hubspot/${pair.hubspot?.id ?? ''}`),
        edits.get(`salesforce/${pair.salesforce?.Id ?? ''}`),
      ),
    })),
    ...missing(context, object, items, hubspot, salesforce),
  };
}

function idsOf(ids: Map<SalesforceObject, Set<string>>, object: SalesforceObject): Set<string> {
  const found = ids.get(object) ?? new Set();
  ids.set(object, found);
  return found;
}

async function readHubspot(
  { hubspot, knowledge, links }: SyncContext,
  object: SyncedObject,
  ids: readonly string[],
): Promise<Map<string, HubspotSide>> {
  const rows = await hubspot.read(object, ids, { properties: knowledge.properties(object) });
  for (const row of rows) {
    const link = linkOf(object, row);
    if (link !== undefined) links.set(object, link.id, row.id);
  }
  return new Map(rows.map((row) => [row.id, row]));
}

type Found = Map<string, { object: SalesforceObject; row: SalesforceSide }>;

async function readSalesforce(
  { salesforce, knowledge }: SyncContext,
  ids: ReadonlyMap<SalesforceObject, ReadonlySet<string>>,
): Promise<Found> {
  const found: Found = new Map();
  for (const [object, set] of ids) {
    const fields = knowledge.fields(object);
    if (fields.length === 0) continue;
    for (const row of await salesforce.read(object, [...set], fields)) found.set(idKey(row.Id), { object, row });
  }
  return found;
}

function pairOf(object: SyncedObject, hubspot: HubspotSide, salesforce: Found): Pair {
  const link = linkOf(object, hubspot);
  const fallback = object === 'contacts' ? 'Lead' : (LINKS[object][0]?.[1] ?? 'Account');
  const found = link === undefined ? undefined : salesforce.get(idKey(link.id));
  const pair: Pair = { object, salesforceObject: link?.object ?? fallback, hubspot };
  return found !== undefined && found.object === link?.object ? { ...pair, salesforce: found.row } : pair;
}

async function match(context: SyncContext, pairs: readonly Pair[]): Promise<Pair[]> {
  const isAlone = ({ hubspot }: Pair) => hubspot !== undefined && linkOf('contacts', hubspot) === undefined;
  const both = pairs.filter((pair) => pair.hubspot !== undefined && !isAlone(pair));
  const fromSalesforce = await matchInHubspot(
    context,
    pairs.filter((pair) => pair.hubspot === undefined),
  );
  const taken = new Set(fromSalesforce.map(({ hubspot }) => hubspot?.id));
  const alone = pairs.filter((pair) => isAlone(pair) && !taken.has(pair.hubspot?.id));
  return [...both, ...fromSalesforce, ...(await matchInSalesforce(context, alone))];
}

function editsByRecord(items: readonly Item[]): Map<string, Edits> {
  return new Map(items.map(({ side, id, edits }) => [`${side}/${id}`, edits]));
}

function missing(
  { links }: SyncContext,
  object: SyncedObject,
  items: readonly Item[],
  hubspot: ReadonlyMap<string, HubspotSide>,
  salesforce: Found,
): Omit<Resolved, 'tasks'> {
  const gone: string[] = [];
  const deletedInSalesforce: string[] = [];
  for (const item of items) {
    if (item.side === 'hubspot') {
      if (hubspot.has(item.id)) continue;
      gone.push(`${object}/${item.id}`);
      links.forget(object, item.id);
    } else if (!salesforce.has(idKey(item.id))) {
      gone.push(pairKey({ object: HUBSPOT_OBJECT_OF[item.object], salesforce: { Id: item.id } }));
      const twin = links.hubspotIdOf(item.id);
      if (twin === undefined) continue;
      gone.push(`${object}/${twin}`);
      if (hubspot.has(twin)) deletedInSalesforce.push(twin);
    }
  }
  return { gone, deletedInSalesforce };
}
