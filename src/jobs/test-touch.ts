import { salesforceLink } from '../core/audit/pairs.ts';
import { recordKey, type ObjectName } from '../core/sync-error.ts';
import type { Hubspot } from './ports.ts';
import type { ResyncRecord } from './resync-job.ts';

const TOUCHED = ['contacts', 'companies', 'deals'] as const satisfies readonly ObjectName[];

/** What tells that HubSpot's integration has synced a record before. */
const PROPERTIES = [
  'salesforcelastsynctime',
  'salesforcedeleted',
  'salesforcecontactid',
  'salesforceleadid',
  'salesforceaccountid',
  'hs_salesforceopportunityid',
];

/**
 * One synced record of each object, for a touch that shows whether the resync property is mapped, which no API tells. Looks at
 * the first page of each object alone (three calls); an object without such a record is left out. Throws VendorError.
 */
export async function pickSyncedRecords(hubspot: Hubspot): Promise<readonly ResyncRecord[]> {
  const picked = await Promise.all(TOUCHED.map((object) => pickOne(hubspot, object)));
  return picked.flat();
}

async function pickOne(hubspot: Hubspot, object: ObjectName): Promise<ResyncRecord[]> {
  for await (const page of hubspot.records(object, PROPERTIES)) {
    const record = page.find(
      ({ properties }) => properties['salesforcelastsynctime'] && properties['salesforcedeleted'] !== 'true',
    );
    const link = record && salesforceLink(object, record);
    if (record === undefined || link === undefined) return [];
    const ref = { object, hubspotId: record.id, salesforceId: link.id, salesforceObject: link.salesforceObject };
    return [{ ...ref, key: recordKey(ref), side: 'hubspot', direction: 'to-salesforce', errors: [] }];
  }
  return [];
}
