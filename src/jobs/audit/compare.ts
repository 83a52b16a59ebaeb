import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pair } from '../../core/audit/pair.ts';
import { pairUp, salesforceLink } from '../../core/audit/pairs.ts';
import { NOTHING, wanted } from '../../core/audit/wanted.ts';
import type { HubspotRecord, SalesforceRecord } from '../../core/crm.ts';
import { toId18 } from '../../core/ids.ts';
import type { Reading } from '../../core/snapshot.ts';
import type { ObjectName, SalesforceObject } from '../../core/sync-error.ts';
import { VendorError } from '../vendor-error.ts';
import { ahead } from './ahead.ts';
import type { FullState } from './full-state.ts';
import { fieldsOf, propertiesOf } from './sides.ts';
import type { Spool } from './spool.ts';
import type { AuditDeps } from './types.ts';

/** Beyond this share (and number) of linked records that Salesforce does not show, rights are missing rather than records. */
const UNSEEN_SHARE = 0.05;
const UNSEEN_MIN = 10;

/**
 * Pairs up all records of one HubSpot object: Salesforce's go to the spool first, HubSpot's pages then take theirs from it, and what is
 * left only Salesforce has. A failure half-way leaves what was seen: `part`, and never "gone".
 */
export async function compareObject(
  deps: AuditDeps,
  state: FullState,
  object: 'companies' | 'contacts' | 'deals',
  salesforceObjects: readonly SalesforceObject[],
): Promise<void> {
  await state.attempt(object, async () => {
    const unreadable = state.metadata.failed.get(object);
    if (unreadable !== undefined) throw unreadable;
    const spool = state.spools.records.get(object);
    if (spool === undefined) throw new Error(`no spool for ${object}`);
    const loads = await Promise.allSettled(
      salesforceObjects.map((name) => state.loading(() => load(deps, state, name, spool))),
    );
    for (const result of loads) if (result.status === 'rejected') throw result.reason;
    return join(deps, state, object, spool);
  });
}

async function load(
  deps: AuditDeps,
  state: FullState,
  object: SalesforceObject,
  spool: Spool<SalesforceRecord>,
): Promise<void> {
  state.checkHope('salesforce');
  for await (const page of deps.salesforce.records(object, fieldsOf(object, state.metadata))) {
    state.indexes.addSalesforce(object, page, await spool.put(page));
    state.checkHope('salesforce');
    await nextTurn();
  }
  state.whole.salesforce.add(object);
}

async function join(
  deps: AuditDeps,
  state: FullState,
  object: 'companies' | 'contacts' | 'deals',
  spool: Spool<SalesforceRecord>,
): Promise<Reading> {
  let linked = 0;
  let unseen = 0;
  state.checkHope('hubspot');
  for await (const page of ahead(deps.hubspot.records(object, propertiesOf(object, state.metadata)))) {
    const links = page.map((record) => salesforceLink(object, record));
    const others = await spool.get(links.flatMap((link) => link?.id ?? []));
    for (const [index, record] of page.entries()) {
      const link = links[index];
      if (link === undefined) continue;
      if (object === 'companies') state.accounts.add(link.id);
      if (record.properties['salesforcedeleted'] === 'true') continue;
      linked += 1;
      if (others.get(link.id)?.object !== link.salesforceObject) unseen += 1;
    }
    state.indexes.addHubspot(object, page);
    await take(
      state,
      object,
      page.map((record) => pairOf(object, record, others)),
    );
    state.checkHope('hubspot');
    await nextTurn();
  }
  state.whole.hubspot.add(object);
  for await (const page of spool.rest()) {
    const pairs = page.map((record): Pair => ({ object, salesforceObject: record.object, salesforce: record }));
    await take(state, object, pairs);
    await nextTurn();
  }
  if (unseen >= UNSEEN_MIN && unseen > linked * UNSEEN_SHARE) {
    throw new VendorError(
      'salesforce',
      'forbidden',
      `${unseen} of ${linked} linked ${object} are not visible to sfsync's user`,
    );
  }
  if (object === 'companies') state.accounts.areKnown();
  return 'whole';
}

const pairOf = (object: ObjectName, record: HubspotRecord, others: ReadonlyMap<string, SalesforceRecord>): Pair =>
  pairUp(object, record, (salesforceObject, id) => {
    const other = others.get(id);
    return other?.object === salesforceObject ? other : undefined;
  });

/**
 * Judges the pairs, but for those that need to know of other records, as children do of an account that no company has carried so
 * far: they wait until all were seen.
 */
async function take(state: FullState, object: ObjectName, pairs: readonly Pair[]): Promise<void> {
  const context = state.contextSoFar();
  const held: Pair[] = [];
  for (const pair of pairs) {
    if (wanted(pair, context) === NOTHING && !awaitsAccount(pair, state)) state.verdicts.judge(pair, context);
    else held.push(pair);
  }
  await state.spools.held.put(held);
  await state.count(object, pairs.length);
}

function awaitsAccount({ object, salesforce }: Pair, { accounts }: FullState): boolean {
  if (object === 'companies' || salesforce === undefined) return false;
  const account = salesforce.fields['AccountId'];
  return typeof account === 'string' && account !== '' && !accounts.has(toId18(account) ?? account);
}
