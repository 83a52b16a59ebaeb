/** What a look at everything knows while it goes on. */
import { atMost } from '../../core/at-most.ts';
import type { AuditContext, Pair } from '../../core/audit/pair.ts';
import { createDriftWatch, driftSummary } from '../../core/audit/drift.ts';
import { unjudgedTypes } from '../../core/audit/rules.ts';
import type { SalesforceRecord } from '../../core/crm.ts';
import type { AuditOutcome } from '../../core/diff.ts';
import { hash53 } from '../../core/hash.ts';
import { faultsOfMappings } from '../../core/mapping-file/told.ts';
import { unresolvedMappings } from '../../core/mappings.ts';
import { createNumberMap } from '../../core/number-map.ts';
import type { Reading, Snapshot, SourceState } from '../../core/snapshot.ts';
import { OBJECTS, type ObjectName, type SalesforceObject } from '../../core/sync-error.ts';
import { VendorError, type Vendor } from '../vendor-error.ts';
import { NO_LOOKUPS } from './answers.ts';
import { basisOf, unmappedProperties } from './basis.ts';
import { createIndexes } from './indexes.ts';
import { auditSource, createVerdicts, freshRecords, problemOf } from './look.ts';
import { AUDITED, HOPELESS, placeExists, type Metadata } from './metadata.ts';
import { nameAccounts } from './name-accounts.ts';
import type { Spool } from './spool.ts';
import type { AuditDeps, Tell } from './types.ts';

/** Pairs between two tellings. */
const TELL_EVERY = 25_000;
/** Salesforce's pages are large, and those of several objects would be in memory at once. */
const LOADS = 2;
/** More records than this are not looked at one by one again: the next look is at everything. */
const AGAIN_MAX = 2_000;

export type FullState = ReturnType<typeof createFullState>;

export function createFullState(
  deps: AuditDeps,
  metadata: Metadata,
  previous: Snapshot | undefined,
  tell: Tell,
  spools: { readonly records: ReadonlyMap<ObjectName, Spool<SalesforceRecord>>; readonly held: Spool<Pair> },
) {
  const now = deps.clock.now();
  const objects: Partial<Record<ObjectName, Reading>> = {};
  const compared: Partial<Record<ObjectName, number>> = {};
  const unjudged = new Set<string>();
  const hopeless = new Map<Vendor, VendorError>();
  const isInScope = (error: Parameters<typeof placeExists>[1]) => placeExists(metadata, error);
  let problem: VendorError | undefined;
  const accounts = createNumberMap();
  const hasAccount = (id: string) => accounts.get(hash53(id)) !== undefined;
  let accountsAreKnown = false;
  let sinceTold = 0;

  const context = (): AuditContext => ({
    ...metadata,
    now,
    lookups: NO_LOOKUPS,
    ...(accountsAreKnown ? { accountsInHubspot: { has: hasAccount } } : {}),
  });

  const drift = createDriftWatch(context());
  const verdicts = createVerdicts(previous, drift);

  /** What is known while the look goes on. What a look before it told in full stays true until this one ends. */
  const sofar = (): AuditOutcome => {
    const before = auditSource(previous);
    const reading = Object.fromEntries(AUDITED.map(([object]) => [object, compared[object] ? 'part' : 'failed']));
    const own: SourceState = { name: 'audit', at: now.toISOString(), complete: false, objects: reading };
    const source = before === undefined || before.at === null || before.compared !== undefined ? own : before;
    return {
      source: { ...source, compared: { ...compared } },
      findings: verdicts.findings,
      examined: verdicts.examined,
      onlyNamed: true,
      unjudged: new Set([...unjudged, ...unjudgedTypes(context())]),
      isInScope,
    };
  };

  return {
    metadata,
    spools,
    verdicts,
    unjudged,
    indexes: createIndexes(context()),
    loading: atMost(LOADS),
    /** Objects of which each record was seen. */
    whole: { hubspot: new Set<ObjectName>(), salesforce: new Set<SalesforceObject>() },
    context,
    /** For pairs whose account a company carries, or that have none: more companies may still come. */
    contextSoFar: (): AuditContext => ({ ...context(), accountsInHubspot: { has: hasAccount } }),
    /** Accounts (18-character ids) that a HubSpot company carries. */
    accounts: {
      add: (id: string) => accounts.set(hash53(id), 1),
      has: hasAccount,
      /** Every company was seen. */
      areKnown: () => void (accountsAreKnown = true),
    },
    /** Throws what made asking this vendor again senseless. */
    checkHope(vendor: Vendor) {
      const error = hopeless.get(vendor);
      if (error !== undefined) throw error;
    },
    /** Counts pairs that were compared, and tells what is known when it is time. */
    async count(object: ObjectName, pairs: number) {
      compared[object] = (compared[object] ?? 0) + pairs;
      sinceTold += pairs;
      if (sinceTold < (deps.tellEvery ?? TELL_EVERY)) return;
      sinceTold = 0;
      await tell(sofar());
    },
    nameAccounts: () => nameAccounts(verdicts.findings, (ids) => spools.records.get('companies')?.get(ids)),
    /** How far an object was read; a failure is noted. */
    async attempt(object: ObjectName, work: () => Promise<Reading | undefined>): Promise<void> {
      try {
        const reading = await work();
        if (reading !== undefined) objects[object] = reading;
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        const { vendor, code, detail } = error;
        deps.log.warn({ object, vendor, code, detail }, 'could not read an object whole');
        objects[object] = compared[object] === undefined ? 'failed' : 'part';
        problem ??= error;
        if (HOPELESS.has(code)) hopeless.set(vendor, error);
      }
    },
    /** A part of an object was not judged, or not read, for this reason. */
    lacks(object: ObjectName, error: VendorError) {
      if (objects[object] === 'whole') objects[object] = 'part';
      problem ??= error;
    },
    outcome(): AuditOutcome {
      problem ??= metadata.problem;
      // Tasks alone do not make a look.
      if (AUDITED.every(([object]) => objects[object] === 'failed')) delete objects.tasks;
      for (const type of unjudgedTypes(context())) unjudged.add(type);
      const complete = problem === undefined && Object.values(objects).every((reading) => reading === 'whole');
      const again = freshRecords(verdicts.findings);
      // Odd answers about the set-up stay odd: a look at everything each time would not help.
      const isOdd = problem !== undefined && problem === metadata.problem && problem.code === 'bad-answer';
      const isBrokenOff = problem !== undefined && problem.code !== 'forbidden' && !isOdd;
      const at = now.toISOString();
      const result = {
        complete,
        objects: Object.fromEntries(OBJECTS.flatMap((object) => (objects[object] ? [[object, objects[object]]] : []))),
        ...(problem === undefined ? {} : { problem: problemOf(problem) }),
      };
      const unresolved = faultsOfMappings(unresolvedMappings({ ...metadata, custom: deps.customMappings }));
      const canBuildOn = !isBrokenOff && again.length <= AGAIN_MAX;
      return {
        source: {
          name: 'audit',
          at,
          ...result,
          ...(canBuildOn ? { full: { at, basis: basisOf(metadata), ...result } } : {}),
          ...(isBrokenOff ? { compared } : {}),
          unjudged: [...unjudged].toSorted(),
          excluded: verdicts.excluded,
          unmapped: unmappedProperties(metadata),
          ...(unresolved.length === 0 ? {} : { unresolved }),
          ...(canBuildOn ? { again } : {}),
          ...(isBrokenOff ? {} : { drift: driftSummary(drift.result(now)) }),
        },
        findings: verdicts.findings,
        examined: verdicts.examined,
        gone: verdicts.gone,
        unjudged,
        isInScope,
      };
    },
  };
}
