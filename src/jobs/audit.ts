import type { AuditOutcome as Outcome } from '../core/diff.ts';
import type { Snapshot, SourceState } from '../core/snapshot.ts';
import { basisOf } from './audit/basis.ts';
import { lookAtChanges, sinceOf, type Base } from './audit/changes.ts';
import { lookAtEverything } from './audit/full.ts';
import { auditSource, problemOf } from './audit/look.ts';
import {
  AUDITED,
  combine,
  readHubspotMetadata,
  readSalesforceMetadata,
  type HubspotMetadata,
  type Metadata,
  type SalesforceMetadata,
} from './audit/metadata.ts';
import { examineRecords } from './audit/partial.ts';
import type { AuditDeps, AuditOutcome, Examination, RecordRef, Tell } from './audit/types.ts';
import { VendorError } from './vendor-error.ts';

export type Audit = {
  /**
   * Compares both CRMs: everything, or what changed since a look at everything that is not too old. Failures of a CRM are part of
   * the outcome, not thrown. `thorough`: an incomplete look is not built on. `tell` gets what a long look has so far.
   */
  run(
    previous: Snapshot | undefined,
    options?: { readonly thorough?: boolean; readonly tell?: Tell },
  ): Promise<AuditOutcome>;
  /**
   * Looks at some records anew, in the order given, with metadata that is no older than `since`: an admin may just have added
   * the option that was missing. Throws VendorError.
   */
  examine(records: readonly RecordRef[], since: Date): Promise<readonly Examination[]>;
};

/** How long metadata serves the looks of a resync job. */
const METADATA_MS = 10 * 60_000;
/** How long a look at everything is built on. */
const FULL_MS = 24 * 60 * 60_000;
/** How long Salesforce's metadata serves where its set-up's changes are hidden from us. */
const UNSEEN_SETUP_MS = 60 * 60_000;

type Known = { readonly at: number; readonly hubspot: HubspotMetadata; readonly salesforce: SalesforceMetadata };

/** The source `audit`: sync errors found by comparing both CRMs. */
export function createAudit(deps: AuditDeps): Audit {
  const { hubspot, salesforce, clock } = deps;
  let known: Known | undefined;
  let reading: { readonly at: number; readonly metadata: Promise<Metadata> } | undefined;
  let turn = 0;

  const readAll = async (): Promise<Metadata> => {
    const at = clock.now().getTime();
    const [ofHubspot, ofSalesforce] = await Promise.all([readHubspotMetadata(deps), readSalesforceMetadata(deps)]);
    known = { at, hubspot: ofHubspot, salesforce: ofSalesforce };
    return combine(deps, ofHubspot, ofSalesforce);
  };
  const metadata = (notBefore: number): Promise<Metadata> => {
    const now = clock.now().getTime();
    if (reading === undefined || reading.at < notBefore || now - reading.at > METADATA_MS) {
      const fresh = { at: now, metadata: readAll() };
      reading = fresh;
      fresh.metadata.catch(() => {
        if (reading === fresh) reading = undefined;
      });
    }
    return reading.metadata;
  };

  /** HubSpot's metadata anew, and Salesforce's where its set-up changed; what changed by itself is seen by the basis. */
  const refresh = async (setupChanged: boolean | undefined): Promise<Metadata> => {
    const now = clock.now().getTime();
    const isSure = setupChanged === false || (setupChanged === undefined && now - (known?.at ?? 0) < UNSEEN_SETUP_MS);
    if (known === undefined || !isSure) return metadata(Infinity);
    turn += 1;
    const { salesforce: ofSalesforce } = known;
    const ofHubspot = await readHubspotMetadata(deps, { metadata: known.hubspot, turn });
    known = { ...known, hubspot: ofHubspot };
    const fresh = combine(deps, ofHubspot, ofSalesforce);
    reading = { at: now, metadata: Promise.resolve(fresh) };
    return fresh;
  };

  /** The look at changes, or the metadata with which to look at everything instead. */
  const changes = async (previous: Snapshot, base: Base): Promise<Outcome | Metadata> => {
    const org = await salesforce.changes(sinceOf(base));
    const fresh = await refresh(org.setupChanged);
    const failure = lostMetadata(fresh, base);
    // Lost rights show in the basis.
    if (failure !== undefined && failure.code !== 'forbidden') throw failure;
    if (basisOf(fresh) !== base.full.basis) return fresh;
    return (await lookAtChanges(deps, fresh, { base, org, previous })) ?? fresh;
  };

  const look = async (previous: Snapshot | undefined, thorough: boolean, tell: Tell): Promise<Outcome> => {
    const base = baseOf(previous, clock.now(), thorough);
    try {
      const result = base && previous ? await changes(previous, base) : await metadata(Infinity);
      return 'findings' in result ? result : await lookAtEverything(deps, result, previous, tell);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return nothing(error, clock.now(), base);
    }
  };

  return {
    async run(previous, { thorough = false, tell = async () => undefined } = {}) {
      const before = { hubspot: hubspot.calls(), salesforce: salesforce.calls() };
      const outcome = await look(previous, thorough, tell);
      const calls = {
        hubspot: hubspot.calls() - before.hubspot,
        salesforce: salesforce.calls() - before.salesforce,
      };
      return { ...outcome, calls };
    },
    examine: async (records, since) => examineRecords(deps, await metadata(since.getTime()), records),
  };
}

/** Why metadata is missing that was there at the look that this one builds on: a failure that may pass. */
function lostMetadata({ failed, problem }: Metadata, { full }: Base): VendorError | undefined {
  if (problem !== undefined && full.problem === undefined) return problem;
  return failed.entries().find(([object]) => full.objects[object] !== 'failed')?.[1];
}

function baseOf(previous: Snapshot | undefined, now: Date, thorough: boolean): Base | undefined {
  const source = auditSource(previous);
  if (source === undefined || source.at === null || source.full === undefined || source.compared !== undefined) {
    return undefined;
  }
  const { full, at } = source;
  const isOld = now.getTime() - Date.parse(full.at) > FULL_MS;
  return isOld || (thorough && !full.complete) ? undefined : { ...source, at, full };
}

/** The outcome of a look that told nothing. What the one before it told in full can still be built on. */
function nothing(error: VendorError, now: Date, base: Base | undefined): Outcome {
  const objects = Object.fromEntries(AUDITED.map(([object]) => [object, 'failed' as const]));
  const own: SourceState = { name: 'audit', at: now.toISOString(), complete: false, objects };
  return {
    source: { ...base, ...own, problem: problemOf(error) },
    findings: [],
    examined: new Set(),
  };
}
