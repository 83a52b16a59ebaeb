/** A look at what changed since the last one. */
import { createDriftWatch, driftSince } from '../../core/audit/drift.ts';
import { recordKeys, salesforceLink } from '../../core/audit/pairs.ts';
import { unjudgedTypes } from '../../core/audit/rules.ts';
import type { HubspotRecord } from '../../core/crm.ts';
import type { AuditOutcome } from '../../core/diff.ts';
import type { FullLook, RecordIds, Snapshot, SourceState } from '../../core/snapshot.ts';
import { recordKey, type ObjectName, type SalesforceObject } from '../../core/sync-error.ts';
import type { OrgChanges } from '../ports.ts';
import { createVerdicts, freshRecords } from './look.ts';
import { AUDITED, placeExists, type Metadata } from './metadata.ts';
import { nameAccounts } from './name-accounts.ts';
import { contextOf, readPairs } from './partial.ts';
import { propertiesOf } from './sides.ts';
import { lookAtTasks } from './tasks.ts';
import { touchedErrors } from './touched.ts';
import type { AuditDeps } from './types.ts';

/** What a look at changes goes on from: an audit's source that has a look at everything behind it. */
export type Base = SourceState & { readonly at: string; readonly full: FullLook };

/** HubSpot's search lags behind writes, mostly by seconds, and clocks differ. */
const OVERLAP_MS = 5 * 60_000;
/** With more, a look at everything is about as cheap, and knows more. */
const CHANGED_MAX = 5_000;

export const sinceOf = ({ at }: Base): Date => new Date(Date.parse(at) - OVERLAP_MS);

/** Undefined where so much changed that all should be looked at. Throws VendorError: then nothing is known of this look. */
export async function lookAtChanges(
  deps: AuditDeps,
  metadata: Metadata,
  { base, org, previous }: { readonly base: Base; readonly org: OrgChanges; readonly previous: Snapshot },
): Promise<AuditOutcome | undefined> {
  const at = deps.clock.now().toISOString();
  const objects = AUDITED.filter(
    ([object]) => (base.full.objects[object] ?? 'failed') !== 'failed' && !metadata.failed.has(object),
  );
  const inHubspot = await changedInHubspot(
    deps,
    metadata,
    objects.map(([object]) => object),
    sinceOf(base),
  );
  const inSalesforce = changedInSalesforce(org, objects);
  if (inHubspot === undefined || inSalesforce === undefined) return undefined;

  const deleted = new Set([...org.deleted.values()].flat());
  const links = new Set([...inHubspot].flatMap(([ref, record]) => linkOf(ref.object, record) ?? []));
  // Mostly both sides changed: then HubSpot's tells which its counterpart is.
  const onlyThere = inSalesforce.filter(({ salesforceId }) => !links.has(salesforceId ?? ''));
  const touched = touchedErrors(previous, [...inHubspot.keys(), ...inSalesforce], [...links, ...deleted]);
  const refs = distinct([...inHubspot.keys(), ...onlyThere, ...(base.again ?? []), ...touched]);

  const { pairs, hubspotOf } = await readPairs(deps, metadata, refs, inHubspot);
  const unique = [...new Map(pairs.values().map((pair) => [recordKeys(pair)[0], pair])).values()];
  const accounts = base.full.objects.companies === 'whole';
  const { context, failure, unjudged } = await contextOf(deps, metadata, unique, { accounts });
  if (failure !== undefined) deps.log.warn({ detail: failure.message }, 'some records could not be looked up');
  const watch = createDriftWatch(context);
  const verdicts = createVerdicts(previous, watch);
  for (const pair of unique) {
    const isDeleted = pair.hubspot !== undefined && deleted.has(linkOf(pair.object, pair.hubspot) ?? '');
    verdicts.judge(pair, context, { isDeleted });
  }
  for (const ref of refs) {
    const lost = ref.hubspotId === undefined ? deleted.has(ref.salesforceId ?? '') : !hubspotOf.has(ref);
    if (lost && !pairs.has(ref)) verdicts.gone.add(recordKey(ref));
  }
  await lookAtTasks(deps, context, previous, verdicts, sinceOf(base));
  const { findings } = verdicts;
  await nameAccounts(findings, async (ids) => {
    const accounts = await deps.salesforce.read('Account', ids, ['Id', 'Name']);
    return new Map(accounts.map((account) => [account.id, account]));
  });
  const { compared: _, problem: __, ...rest } = base;
  const looked = new Set([...refs.map(recordKey), ...unique.flatMap(recordKeys)]);
  return {
    source: {
      ...rest,
      at,
      complete: base.full.complete,
      objects: base.full.objects,
      ...(base.full.problem === undefined ? {} : { problem: base.full.problem }),
      again: freshRecords(findings),
      ...(base.drift === undefined
        ? {}
        : { drift: driftSince(base.drift, watch.result(new Date(at)), { base: base.at, looked }) }),
    },
    findings,
    examined: verdicts.examined,
    gone: verdicts.gone,
    onlyNamed: true,
    unjudged: new Set([...unjudgedTypes(context), ...unjudged]),
    isInScope: (error) => placeExists(metadata, error),
  };
}

const linkOf = (object: ObjectName, record: HubspotRecord) => salesforceLink(object, record)?.id;

const distinct = (refs: readonly RecordIds[]): readonly RecordIds[] => [
  // The first one stands: HubSpot's record may be known of it.
  ...new Map(refs.toReversed().map((ref) => [recordKey(ref), ref])).values(),
];

async function changedInHubspot(
  { hubspot }: AuditDeps,
  metadata: Metadata,
  objects: readonly ObjectName[],
  since: Date,
): Promise<ReadonlyMap<RecordIds, HubspotRecord> | undefined> {
  const changed = new Map<string, readonly [RecordIds, HubspotRecord]>();
  const read = async (object: ObjectName) => {
    for await (const page of hubspot.changed(object, since, propertiesOf(object, metadata))) {
      for (const record of page) changed.set(`${object}:${record.id}`, [{ object, hubspotId: record.id }, record]);
      if (changed.size > CHANGED_MAX) return;
    }
  };
  await Promise.all(objects.map(read));
  return changed.size > CHANGED_MAX ? undefined : new Map(changed.values());
}

function changedInSalesforce(
  { changed }: OrgChanges,
  objects: readonly (readonly [ObjectName, readonly SalesforceObject[]])[],
): readonly RecordIds[] | undefined {
  const refs: RecordIds[] = [];
  for (const [object, salesforceObjects] of objects) {
    for (const salesforceObject of salesforceObjects) {
      const ids = changed.get(salesforceObject);
      // Too many, or refused though the look before could read the object.
      if (ids === undefined) return undefined;
      for (const salesforceId of ids) refs.push({ object, salesforceId, salesforceObject });
    }
  }
  return refs.length > CHANGED_MAX ? undefined : refs;
}
