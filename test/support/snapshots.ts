import type { DriftingRecord } from '../../src/core/audit/drift.ts';
import { advance } from '../../src/core/diff.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { errorKey, type SyncError } from '../../src/core/sync-error.ts';

export const NOW = new Date('2026-11-24T09:00:00Z');

/** A whole sync error from the parts that a test cares for. */
export function syncError(parts: Partial<Omit<SyncError, 'key'>> = {}): SyncError {
  const error: Omit<SyncError, 'key'> = {
    type: 'string-too-long',
    object: 'contacts',
    salesforceObject: 'Contact',
    hubspotId: '101',
    salesforceId: '003000000000001AAA',
    name: 'Ada Lovelace',
    property: 'jobtitle',
    field: 'Title',
    value: 'x'.repeat(312),
    direction: 'to-salesforce',
    params: { label: 'Job title', fieldLabel: 'Title', length: 312, max: 128 },
    confidence: 'certain',
    sources: ['audit'],
    ...parts,
  };
  return { key: errorKey(error), ...error };
}

/** The snapshot that a complete audit with these errors makes after `previous`. */
export function snapshotOf(errors: readonly SyncError[], previous?: Snapshot, now = NOW): Snapshot {
  const objects = { contacts: 'whole', companies: 'whole', deals: 'whole' } as const;
  const examined = new Set(
    previous?.open.map(({ error }) => `${error.object}:${error.hubspotId ?? error.salesforceId}`),
  );
  return advance(
    previous,
    {
      source: { name: 'audit', at: now.toISOString(), complete: true, objects },
      findings: errors.map((error) => ({ error, fresh: false })),
      examined,
    },
    now,
  ).snapshot;
}

/** A record that changed and was not synced, from the parts that a test cares for. */
export function drifting(parts: Partial<DriftingRecord> = {}): DriftingRecord {
  return {
    object: 'contacts',
    salesforceObject: 'Contact',
    hubspotId: '101',
    salesforceId: '003000000000001AAA',
    name: 'Ada Lovelace',
    properties: ['phone', 'jobtitle'],
    side: 'hubspot',
    changedAt: '2026-11-24T07:00:00Z',
    syncedAt: '2026-11-20T09:00:00Z',
    confidence: 'certain',
    ...parts,
  };
}
