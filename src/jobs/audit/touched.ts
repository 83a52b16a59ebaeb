import { toId18 } from '../../core/ids.ts';
import type { RecordIds, Snapshot } from '../../core/snapshot.ts';
import { hasRecord, type SyncError } from '../../core/sync-error.ts';
import { idsOf } from './look.ts';

/**
 * Records with open errors that a change may have ended though they did not change themselves: the account came, the contact that
 * held the address is gone. `others`: further ids (18 characters) that something happened to.
 */
export function touchedErrors(
  { open }: Snapshot,
  changed: readonly RecordIds[],
  others: readonly string[],
): readonly RecordIds[] {
  const ids = new Set([
    ...others,
    ...changed.flatMap(({ hubspotId, salesforceId }) => [hubspotId, salesforceId].flatMap((id) => id ?? [])),
  ]);
  if (ids.size === 0) return [];
  return open.flatMap(({ error }) =>
    hasRecord(error) && error.sources.includes('audit') && mentions(error).some((id) => ids.has(id))
      ? idsOf(error)
      : [],
  );
}

/** The ids that an error names, its own and those of other records. */
function mentions({ hubspotId, salesforceId, value, params }: SyncError): readonly string[] {
  const texts = [hubspotId, salesforceId, value, ...Object.values(params)];
  return texts.flatMap((text) => (typeof text === 'string' ? (toId18(text) ?? text) : []));
}
