import type { AuditContext, Finding, Pair } from '../../core/audit/pair.ts';
import type { DriftWatch } from '../../core/audit/drift.ts';
import { exclusionOf, recordKeys } from '../../core/audit/pairs.ts';
import { examine } from '../../core/audit/rules.ts';
import type { Exclusion, RecordIds, Snapshot, SourceState } from '../../core/snapshot.ts';
import { hasRecord, recordKey, type SyncError } from '../../core/sync-error.ts';
import type { VendorError } from '../vendor-error.ts';

/** What a look found of the pairs that it judged. Memory grows with errors, not with records. */
export type Verdicts = {
  readonly findings: Finding[];
  /** Keys of records that have open errors, and were examined or are out of scope. */
  readonly examined: Set<string>;
  readonly gone: Set<string>;
  readonly excluded: Partial<Record<Exclusion, number>>;
  /**
   * `isDeleted`: that Salesforce does not show the counterpart proves that it is gone. Else it may be hidden from us.
   */
  judge(pair: Pair, context: AuditContext, proof?: { readonly isDeleted: boolean }): void;
};

export function createVerdicts(previous: Snapshot | undefined, drift: Pick<DriftWatch, 'add'>): Verdicts {
  const open = new Set(previous?.open.map(({ error }) => recordKey(error)));
  const verdicts: Verdicts = {
    findings: [],
    examined: new Set(),
    gone: new Set(),
    excluded: {},
    judge(pair, context, { isDeleted } = { isDeleted: false }) {
      // With no pause before the record counts as examined: what is told in between must not close what was found.
      const found = examine(pair, context);
      verdicts.findings.push(...found);
      drift.add(pair, found);
      const exclusion = exclusionOf(pair);
      if (exclusion !== undefined) verdicts.excluded[exclusion] = (verdicts.excluded[exclusion] ?? 0) + 1;
      if (open.size === 0) return;
      for (const key of recordKeys(pair)) {
        if (!open.has(key)) continue;
        if (exclusion === undefined) verdicts.examined.add(key);
        else if (exclusion !== 'not-in-salesforce' || isDeleted) verdicts.gone.add(key);
      }
    },
  };
  return verdicts;
}

export const auditSource = (snapshot: Snapshot | undefined): SourceState | undefined =>
  snapshot?.sources.find(({ name }) => name === 'audit');

export const problemOf = ({ vendor, code, detail }: VendorError): NonNullable<SourceState['problem']> => ({
  vendor,
  code,
  detail,
});

export function idsOf({ object, hubspotId, salesforceId, salesforceObject }: SyncError & RecordIds): RecordIds {
  return {
    object,
    ...(hubspotId === undefined ? {} : { hubspotId }),
    ...(salesforceId === undefined ? {} : { salesforceId }),
    ...(salesforceObject === undefined ? {} : { salesforceObject }),
  };
}

/** Records whose findings are too fresh to be errors yet. */
export function freshRecords(findings: readonly Finding[]): readonly RecordIds[] {
  const records = new Map<string, RecordIds>();
  for (const { error, fresh } of findings) {
    if (fresh && hasRecord(error)) records.set(recordKey(error), idsOf(error));
  }
  return [...records.values()];
}
