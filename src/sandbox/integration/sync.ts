/** Syncs pairs of one object: each whole or not at all. */
import type { Crm, TruthRow } from '../crm.ts';
import { createInHubspot } from './create-in-hubspot.ts';
import type { Edits } from './edits.ts';
import type { HubspotClient } from './hubspot-client.ts';
import type { Knowledge } from './knowledge.ts';
import type { LinkIndex } from './link-index.ts';
import { linkProperty, SYNC_TIME } from './objects.ts';
import { type Plan, planAll } from './plan.ts';
import { truthOf } from './refusals.ts';
import type { SalesforceClient, SalesforceOutcome, SalesforceWrite } from './salesforce-client.ts';
import { isInScope } from './scope.ts';
import { withStandIns } from './stand-ins.ts';
import type { Pair, Refusal, Values } from './types.ts';

export type SyncContext = {
  crm: Crm;
  knowledge: Knowledge;
  hubspot: HubspotClient;
  salesforce: SalesforceClient;
  links: LinkIndex;
};

/** No rows: the pair is in step, or out of the sync's scope. */
export type SyncResult = { pair: Pair; rows: TruthRow[] };

/** More rounds than a record has kinds of refusal. */
const MOST_ROUNDS = 10;

/** Tries each pair; `tasks` are of one HubSpot object. A success sets the time of the last sync, a failure changes nothing. */
export async function syncAll(
  context: SyncContext,
  tasks: readonly { pair: Pair; edits?: Edits | undefined }[],
): Promise<SyncResult[]> {
  const { crm } = context;
  const outside = tasks.filter(({ pair }) => !isInScope(crm.state, pair));
  const plans = await planAll(
    context,
    tasks.filter(({ pair }) => isInScope(crm.state, pair)),
  );
  const refused = await writeSalesforce(context, plans);
  await writeHubspot(context, plans);
  if (refused.some((refusal) => refusal.code === 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST')) {
    // What a bad value is called depends on the values that there are now.
    await context.knowledge.refresh();
  }
  return [
    ...outside.map(({ pair }) => ({ pair, rows: [] })),
    ...plans.map(({ pair, refusals }) => ({ pair, rows: rowsOf(context, pair, refusals) })),
  ];
}

function rowsOf({ knowledge }: SyncContext, pair: Pair, refusals: readonly Refusal[]): TruthRow[] {
  return truthOf(pair, refusals, knowledge.links(pair.object, pair.salesforceObject));
}

/** Writes what goes to Salesforce alone; where the pair is blocked or HubSpot must agree first, only asks. */
async function writeSalesforce({ salesforce, knowledge }: SyncContext, plans: readonly Plan[]): Promise<Refusal[]> {
  const sending = plans.filter(({ pair, toSalesforce }) => isNewLead(pair) || Object.keys(toSalesforce).length > 0);
  const asks = (plan: Plan) => plan.refusals.length > 0 || Object.keys(plan.toHubspot).length > 0;
  const asked = sending.filter(asks);
  const written = sending.filter((plan) => !asks(plan));
  const answers = new Map<Plan, SalesforceOutcome>();
  for (const [group, mode] of [
    [asked, 'dry-run'],
    [written, 'write'],
  ] as const) {
    const outcomes = await salesforce.write(group.map(writeOf), mode);
    for (const [index, plan] of group.entries()) answers.set(plan, outcomes[index] ?? { refusals: [] });
  }
  for (const plan of written) {
    const outcome = answers.get(plan);
    if (outcome === undefined || 'refusals' in outcome) continue;
    plan.toSalesforce = {};
    plan.pair.salesforce ??= { Id: outcome.id };
  }
  await findHidden(salesforce, knowledge, answers);
  return [...answers.values()].flatMap((outcome) => ('refusals' in outcome ? outcome.refusals : []));
}

function isNewLead(pair: Pair): boolean {
  return pair.salesforce === undefined;
}

function writeOf({ pair, toSalesforce }: Plan): SalesforceWrite {
  const { salesforceObject, salesforce } = pair;
  return {
    object: salesforceObject,
    ...(salesforce === undefined ? {} : { id: salesforce.Id }),
    values: toSalesforce,
  };
}

/** Salesforce tells the refusals of one kind at a time: those behind are found by asking again with harmless values. */
async function findHidden(
  salesforce: SalesforceClient,
  knowledge: Knowledge,
  answers: ReadonlyMap<Plan, SalesforceOutcome>,
): Promise<void> {
  let round = [...answers].flatMap(([plan, outcome]) =>
    'refusals' in outcome ? [{ plan, write: writeOf(plan), refusals: outcome.refusals }] : [],
  );
  for (let rounds = 0; round.length > 0 && rounds < MOST_ROUNDS; rounds += 1) {
    for (const { plan, refusals } of round) plan.refusals.push(...refusals);
    const next = round.flatMap(({ plan, write, refusals }) => {
      const describe = knowledge.describe(plan.pair.salesforceObject);
      const values = withStandIns(write.values, refusals, describe, write.id === undefined);
      return values === undefined ? [] : [{ plan, write: { ...write, values } }];
    });
    const outcomes = await salesforce.write(
      next.map(({ write }) => write),
      'dry-run',
    );
    round = next.flatMap(({ plan, write }, index) => {
      const outcome = outcomes[index];
      return outcome !== undefined && 'refusals' in outcome ? [{ plan, write, refusals: outcome.refusals }] : [];
    });
  }
}

/** Writes what goes to HubSpot, with the time of the sync; of a pair that was refused, only asks what else is wrong. */
async function writeHubspot(context: SyncContext, plans: readonly Plan[]): Promise<void> {
  const { hubspot } = context;
  for (const plan of plans) {
    const { pair, toHubspot, refusals } = plan;
    if (refusals.length === 0 || Object.keys(toHubspot).length === 0) continue;
    refusals.push(...(await hubspot.probe(pair.object, pair.hubspot?.id, toHubspot)));
  }
  const accepted = plans.filter(({ refusals }) => refusals.length === 0);
  const isLinked = new Set(accepted.filter(({ pair }) => pair.hubspot !== undefined));
  await createInHubspot(
    context,
    accepted.filter((plan) => !isLinked.has(plan)),
  );
  const linked = accepted.filter((plan) => isLinked.has(plan));
  const both = linked.filter(({ toSalesforce }) => Object.keys(toSalesforce).length > 0);
  await update(context, both, ({ toHubspot }) => toHubspot);
  await writeRest(
    context,
    both.filter(({ refusals }) => refusals.length === 0),
  );
  const isBoth = new Set(both);
  const time = { [SYNC_TIME]: context.crm.clock.now().toISOString() };
  await update(
    context,
    linked.filter(({ refusals }) => refusals.length === 0),
    (plan) => ({ ...(isBoth.has(plan) ? {} : plan.toHubspot), ...linkTo(plan.pair), ...time }),
  );
  noteLinks(context, accepted);
}

/** What was linked in this sync is known from now on: the integration does not hear of its own changes. */
function noteLinks({ links }: SyncContext, plans: readonly Plan[]): void {
  for (const { pair } of plans) {
    if (pair.hubspot !== undefined && pair.salesforce !== undefined) {
      links.set(pair.object, pair.salesforce.Id, pair.hubspot.id);
    }
  }
}

/** The other half of pairs with values for both sides: Salesforce was asked before HubSpot was written. */
async function writeRest({ salesforce }: SyncContext, plans: readonly Plan[]): Promise<void> {
  const outcomes = await salesforce.write(plans.map(writeOf), 'write');
  for (const [index, plan] of plans.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined && 'refusals' in outcome) plan.refusals.push(...outcome.refusals);
  }
}

async function update({ hubspot }: SyncContext, plans: readonly Plan[], values: (plan: Plan) => Values): Promise<void> {
  const object = plans[0]?.pair.object;
  if (object === undefined) return;
  const rows = plans.map((plan) => ({ id: plan.pair.hubspot?.id ?? '', properties: values(plan) }));
  const outcomes = await hubspot.update(object, rows);
  for (const [index, plan] of plans.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined && 'refusals' in outcome) plan.refusals.push(...outcome.refusals);
  }
}

/** The counterpart's id, for a record that did not carry it yet. */
function linkTo({ hubspot, salesforce, salesforceObject }: Pair): Values {
  const property = linkProperty(salesforceObject);
  if (salesforce === undefined || hubspot?.properties[property]) return {};
  return { [property]: salesforce.Id };
}
