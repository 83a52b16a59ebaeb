import type { Edits } from './edits.ts';
import { type Comparison, compare } from './difference.ts';
import { settleDirections } from './direction.ts';
import type { SyncContext } from './sync.ts';
import type { HubspotSide, Pair, Refusal, Values } from './types.ts';
import { waitsForAccount } from './scope.ts';

/** One pair with all that its sync would write, and what is known to stand against it. */
export type Plan = {
  pair: Pair;
  toSalesforce: Values;
  toHubspot: Values;
  refusals: Refusal[];
};

/** Plans the sync of pairs of one object; asks both sides where the direction of a value is open, and writes nothing. */
export async function planAll(
  context: SyncContext,
  tasks: readonly { pair: Pair; edits?: Edits | undefined }[],
): Promise<Plan[]> {
  const { crm, knowledge, hubspot, salesforce, links } = context;
  const compared = tasks.map(({ pair, edits }) => ({ pair, edits, comparison: compare(crm, knowledge, pair, edits) }));
  await readHistories(context, compared);
  await settleDirections(compared, hubspot, salesforce);
  return compared.map(({ pair, comparison }) => {
    const waits = waitsForAccount(pair, links);
    const own = comparison.differences.flatMap(({ to, refusal }) => (to === 'hubspot' ? (refusal ?? []) : []));
    return {
      pair,
      ...writesOf(comparison),
      refusals: [...(waits === undefined ? [] : [waits]), ...comparison.refusals, ...own],
    };
  });
}

/** Compares again, with the history of the values whose direction is open, those pairs that have such. */
async function readHistories(
  { crm, knowledge, hubspot }: SyncContext,
  compared: { pair: Pair; edits?: Edits | undefined; comparison: Comparison }[],
): Promise<void> {
  const open = compared.filter(({ comparison }) => comparison.differences.some(({ to }) => to === 'open'));
  const [first] = open;
  if (first === undefined) return;
  const wanted = new Set(
    open.flatMap(({ comparison }) =>
      comparison.differences.filter(({ to }) => to === 'open').map(({ link }) => link.mapping.property),
    ),
  );
  const { object } = first.pair;
  const ids = open.flatMap(({ pair }) => pair.hubspot?.id ?? []);
  const rows = await hubspot.read(object, ids, { properties: knowledge.properties(object), history: [...wanted] });
  const byId = new Map<string, HubspotSide>(rows.map((row) => [row.id, row]));
  for (const one of open) {
    const row = byId.get(one.pair.hubspot?.id ?? '');
    if (row === undefined) continue;
    one.pair.hubspot = row;
    one.comparison = compare(crm, knowledge, one.pair, one.edits);
  }
}

/** Where two properties meet in one field, the first one's value is sent. */
function writesOf({ differences }: Comparison): { toSalesforce: Values; toHubspot: Values } {
  const of = (to: 'salesforce' | 'hubspot'): Values => {
    const values: Values = {};
    for (const difference of differences) {
      if (difference.to !== to) continue;
      for (const [name, value] of Object.entries(difference[to] ?? {})) values[name] ??= value;
    }
    return values;
  };
  return { toSalesforce: of('salesforce'), toHubspot: of('hubspot') };
}
