import { beginListing } from '../../src/core/listing.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { errorKey, type SyncError } from '../../src/core/sync-error.ts';
import { NOW } from './snapshots.ts';

export const LATER = new Date(NOW.getTime() + 3_600_000);

/** As a row of HubSpot's list tells it: no property, and none of what an audit knows. */
export function listed(parts: Partial<Omit<SyncError, 'key'>> = {}): SyncError {
  const error: Omit<SyncError, 'key'> = {
    type: 'string-too-long',
    object: 'contacts',
    hubspotId: '101',
    params: {},
    rawMessage: 'Title: data value too large',
    confidence: 'certain',
    sources: ['import'],
    ...parts,
  };
  return { key: errorKey(error), ...error };
}

/** The import of a file with these errors. */
export function list(
  previous: Snapshot | undefined,
  errors: readonly SyncError[],
  { whole = true, unreadableRows = 0, now = LATER, name = 'errors.csv' } = {},
) {
  const file = { name, rows: errors.length + unreadableRows, unreadableRows, by: 'U0ADMIN' };
  const listing = beginListing(previous, { whole, file }, now);
  listing.add(errors);
  return listing.finish();
}
