/** Judging named records, as a resync and a look at changes do: both sides are read, other records asked for. */
import type { AuditContext, Pair } from '../../core/audit/pair.ts';
import { valuesAgree } from '../../core/audit/agreement.ts';
import { inScope, pairUp } from '../../core/audit/pairs.ts';
import { examine } from '../../core/audit/rules.ts';
import { wanted } from '../../core/audit/wanted.ts';
import type { HubspotRecord, SalesforceRecord } from '../../core/crm.ts';
import type { RecordIds } from '../../core/snapshot.ts';
import { ask, lookupsOf, noAnswers, typesOf, unanswered, untoldTypes } from './answers.ts';
import { HOPELESS, type Metadata } from './metadata.ts';
import { VendorError } from '../vendor-error.ts';
import { accountsKnown, readHubspotSide, readSalesforceSide } from './sides.ts';
import type { AuditDeps, Examination, RecordRef } from './types.ts';

/** What each record is like now, in the order given. Throws VendorError. */
export async function examineRecords(
  deps: AuditDeps,
  metadata: Metadata,
  refs: readonly RecordRef[],
): Promise<readonly Examination[]> {
  for (const { object } of refs) {
    const failure = metadata.failed.get(object);
    if (failure !== undefined) throw failure;
  }
  const { pairs, hubspotOf } = await readPairs(deps, metadata, refs);
  const { context, failure } = await contextOf(deps, metadata, [...pairs.values()], { accounts: true });
  // A proof must not be a question that failed.
  if (failure !== undefined) throw failure;
  return refs.map((ref): Examination => {
    const hubspot = hubspotOf.get(ref);
    const pair = pairs.get(ref);
    const lost = ref.hubspotId !== undefined && hubspot === undefined;
    if (pair === undefined || lost || !inScope(pair)) return { exists: false, agrees: false, errors: [] };
    const syncedAt = hubspot?.properties['salesforcelastsynctime'];
    return {
      exists: true,
      agrees: hubspot !== undefined && pair.salesforce !== undefined && valuesAgree(pair, context, ref.direction),
      errors: examine(pair, context).map(({ error }) => error),
      ...(hubspot === undefined ? {} : { hubspotId: hubspot.id }),
      ...(syncedAt ? { syncedAt } : {}),
    };
  });
}

/** Both sides of the records, as far as they are there. `known`: HubSpot's sides that need not be read. */
export async function readPairs<R extends RecordIds>(
  deps: AuditDeps,
  metadata: Metadata,
  refs: readonly R[],
  known: ReadonlyMap<R, HubspotRecord> = new Map(),
): Promise<{ readonly pairs: ReadonlyMap<R, Pair>; readonly hubspotOf: ReadonlyMap<R, HubspotRecord> }> {
  const unread = refs.filter((ref) => !known.has(ref));
  const hubspotOf = new Map([...known, ...(await readHubspotSide(deps, metadata, unread))]);
  const salesforceById = await readSalesforceSide(deps, metadata, refs, hubspotOf);
  const pairs = new Map<R, Pair>();
  for (const ref of refs) {
    const hubspot = hubspotOf.get(ref);
    const pair =
      hubspot === undefined
        ? salesforceOnly(ref, salesforceById)
        : pairUp(ref.object, hubspot, (_, id) => salesforceById.get(id));
    if (pair !== undefined) pairs.set(ref, pair);
  }
  return { pairs, hubspotOf };
}

function salesforceOnly(ref: RecordIds, records: ReadonlyMap<string, SalesforceRecord>): Pair | undefined {
  const salesforce = ref.salesforceId === undefined ? undefined : records.get(ref.salesforceId);
  return salesforce && { object: ref.object, salesforceObject: salesforce.object, salesforce };
}

/**
 * What the rules need to judge the pairs, other records included; `failure`: why some of those are not known, and the types that this
 * leaves unjudged. Throws VendorError where nothing more can be asked.
 */
export async function contextOf(
  deps: AuditDeps,
  metadata: Metadata,
  pairs: readonly Pair[],
  { accounts }: { readonly accounts: boolean },
): Promise<{ readonly context: AuditContext; readonly failure?: VendorError; readonly unjudged: readonly string[] }> {
  const accountIds = new Set(
    pairs.flatMap(({ salesforce }) => {
      const id = salesforce?.fields['AccountId'];
      return typeof id === 'string' ? id : [];
    }),
  );
  const accountsInHubspot = accounts ? { accountsInHubspot: await accountsKnown(deps, [...accountIds]) } : {};
  const context = { ...metadata, now: deps.clock.now(), ...accountsInHubspot };
  const wants = pairs.map((pair) => wanted(pair, context));
  const answers = noAnswers();
  const full = { ...context, lookups: lookupsOf(context, answers) };
  try {
    await ask(deps, context, unanswered(context, wants, answers), answers);
    return { context: full, unjudged: untoldTypes(unanswered(context, wants, answers)) };
  } catch (failure) {
    if (!(failure instanceof VendorError) || HOPELESS.has(failure.code)) throw failure;
    return { context: full, failure, unjudged: typesOf(unanswered(context, wants, answers)) };
  }
}
