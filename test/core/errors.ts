/** Builders of sync errors and of what a source brings. */
import type { AuditOutcome } from '../../src/core/diff.ts';
import type { Reading, SourceState } from '../../src/core/snapshot.ts';
import { errorKey, type ObjectName, type SyncError } from '../../src/core/sync-error.ts';

export function syncError(more: Partial<Omit<SyncError, 'key'>> = {}): SyncError {
  const error = {
    type: 'string-too-long',
    object: 'contacts',
    hubspotId: '1',
    property: 'jobtitle',
    params: {},
    confidence: 'certain',
    sources: ['audit'],
    ...more,
  } as const;
  return { key: errorKey(error), ...error };
}

/** An error of a record that only Salesforce has. */
export function salesforceError(
  salesforceId: string,
  more: Partial<Omit<SyncError, 'key' | 'hubspotId'>> = {},
): SyncError {
  const { hubspotId: _, key: __, ...rest } = syncError({ salesforceId, ...more });
  return { key: errorKey(rest), ...rest };
}

export const WHOLE: Readonly<Record<'contacts' | 'companies' | 'deals', Reading>> = {
  contacts: 'whole',
  companies: 'whole',
  deals: 'whole',
};

export function outcome(
  errors: readonly SyncError[],
  more: {
    readonly examined?: readonly string[];
    readonly fresh?: readonly SyncError[];
    readonly unjudged?: readonly string[];
    readonly objects?: Readonly<Partial<Record<ObjectName, Reading>>>;
    readonly source?: Partial<SourceState>;
  } = {},
): AuditOutcome {
  const objects = more.objects ?? WHOLE;
  return {
    source: {
      name: 'audit',
      at: '2026-11-24T09:00:00.000Z',
      complete: Object.values(objects).every((reading) => reading === 'whole'),
      objects,
      ...more.source,
    },
    findings: [
      ...errors.map((error) => ({ error, fresh: false })),
      ...(more.fresh ?? []).map((error) => ({ error, fresh: true })),
    ],
    examined: new Set(more.examined),
    ...(more.unjudged === undefined ? {} : { unjudged: new Set(more.unjudged) }),
  };
}
