/** What a resync job is made of, and what is written down of it. */
import type { DriftingRecord } from '../core/audit/drift.ts';
import { hasRecord, recordKey, type ObjectName, type SalesforceObject, type SyncError } from '../core/sync-error.ts';
import type { RecordRef } from './audit/types.ts';
import type { VendorError } from './vendor-error.ts';

export type Side = 'hubspot' | 'salesforce';

export type ResyncRecord = RecordRef & {
  readonly key: string;
  readonly side: Side;
  readonly name?: string;
  /** The errors that this resync is meant to end. */
  readonly errors: readonly SyncError[];
  /** For a child that waits: its Salesforce account is touched first, since an account reaches HubSpot only when it changes. */
  readonly accountId?: string;
};

/** Where the progress of a job is told: the thread of a message, or the direct messages of who asked. */
export type JobPlace = { readonly channel: string; readonly threadTs?: string };

export type ResyncJob = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly place: JobPlace;
  readonly records: readonly ResyncRecord[];
};

export type Verdict = 'proven' | 'failed-again' | 'not-confirmed' | 'gone' | 'not-touched';
export type Judgement = { readonly verdict: Verdict; readonly type?: string; readonly problem?: string };

/** `target` is what `targetKey` makes: ids of different objects may be the same. */
export type TouchResult = { readonly target: string; readonly ok: boolean; readonly problem?: string };

export type ToldMessage = { readonly channel: string; readonly ts: string };

export type JobEvent =
  | ({ readonly kind: 'message' } & ToldMessage)
  /** HubSpot's sync times from before the touch, by record key; a record that never synced has none. */
  | { readonly kind: 'before'; readonly syncedAt: Readonly<Record<string, string>> }
  | { readonly kind: 'touched'; readonly at: string; readonly results: readonly TouchResult[] }
  | ({ readonly kind: 'verdict'; readonly key: string } & Judgement);

/** Jobs are files of their own, to which events are only appended, and which are deleted when their result is told. */
export type ResyncJobs = {
  create(job: ResyncJob): Promise<void>;
  append(id: string, event: JobEvent): Promise<void>;
  /** The job holds personal data: what was done stays in Slack alone. */
  remove(id: string): Promise<void>;
  unfinished(): Promise<readonly { readonly job: ResyncJob; readonly events: readonly JobEvent[] }[]>;
};

export type ResyncProgress = {
  readonly job: ResyncJob;
  /** Records, not accounts that are touched on the way. */
  readonly touched: number;
  readonly finished: boolean;
  /** An error of our own stopped the job for now. */
  readonly stopped?: boolean;
  /** By record key; a record without one is still waited for. */
  readonly verdicts: ReadonlyMap<string, Judgement>;
  /** Why looking at the result failed last time, if it did. */
  readonly problem?: VendorError;
};

/**
 * Tells people how a job goes, in one message that is updated: `told` is the message so far, kept with the job so that a restart
 * goes on in it. Returns the message, or undefined when nobody could be told.
 */
export type ProgressSink = {
  show(progress: ResyncProgress, told: ToldMessage | undefined): Promise<ToldMessage | undefined>;
};

/** One entry a record that can be looked up; the side to write is where the failing change came from, HubSpot's where that is unknown. */
export function recordsOf(errors: readonly SyncError[]): ResyncRecord[] {
  const byRecord = Map.groupBy(errors.filter(hasRecord), recordKey);
  return [...byRecord].map(([key, own]) => {
    const [first] = own as [(typeof own)[0], ...typeof own];
    const fromSalesforce = own.every((error) => error.direction === 'to-hubspot') && first.salesforceId !== undefined;
    const side: Side = first.hubspotId === undefined || fromSalesforce ? 'salesforce' : 'hubspot';
    const waiting = own.find((error) => error.type === 'waiting-on-account-to-sync');
    return {
      key,
      side,
      direction: side === 'salesforce' ? 'to-hubspot' : 'to-salesforce',
      object: first.object,
      errors: own,
      ...(first.name === undefined ? {} : { name: first.name }),
      ...(first.hubspotId === undefined ? {} : { hubspotId: first.hubspotId }),
      ...(first.salesforceId === undefined ? {} : { salesforceId: first.salesforceId }),
      ...(first.salesforceObject === undefined ? {} : { salesforceObject: first.salesforceObject }),
      ...(waiting?.value === undefined ? {} : { accountId: waiting.value }),
    };
  });
}

/** What drifts has no error: only that it synced proves anything. The side that changed last is written. */
export function recordsOfDrift(drifting: readonly DriftingRecord[]): ResyncRecord[] {
  return drifting.map(({ object, salesforceObject, hubspotId, salesforceId, name, side }) => ({
    key: recordKey({ object, hubspotId }),
    side,
    direction: side === 'salesforce' ? 'to-hubspot' : 'to-salesforce',
    object,
    salesforceObject,
    hubspotId,
    salesforceId,
    errors: [],
    ...(name === undefined ? {} : { name }),
  }));
}

export type TouchBatch =
  | { readonly side: 'hubspot'; readonly object: ObjectName; readonly ids: readonly string[] }
  | { readonly side: 'salesforce'; readonly object: SalesforceObject; readonly ids: readonly string[] };

/** HubSpot's and Salesforce's limits of one write. */
const BATCH: Readonly<Record<Side, number>> = { hubspot: 100, salesforce: 200 };

export const targetKey = (side: Side, object: string, id: string): string => `${side}/${object}/${id}`;
export const accountKey = (id: string): string => targetKey('salesforce', 'Account', id);

/** What a record's touch writes to, or undefined for one that lacks its id. */
export function targetOf(record: ResyncRecord): string | undefined {
  const { side, object, salesforceObject, hubspotId, salesforceId } = record;
  if (side === 'hubspot') return hubspotId === undefined ? undefined : targetKey(side, object, hubspotId);
  if (salesforceObject === undefined || salesforceId === undefined) return undefined;
  return targetKey(side, salesforceObject, salesforceId);
}

/** Accounts first: their children can only sync when the company is there. */
export function touchBatches(records: readonly ResyncRecord[]): TouchBatch[] {
  const accounts = [...new Set(records.flatMap((record) => record.accountId ?? []))];
  const batches: TouchBatch[] = chunks(accounts, BATCH.salesforce).map((ids) => ({
    side: 'salesforce',
    object: 'Account',
    ids,
  }));
  const hubspot = records.filter((record) => record.side === 'hubspot');
  for (const [object, own] of Map.groupBy(hubspot, (record) => record.object)) {
    const ids = own.flatMap((record) => record.hubspotId ?? []);
    for (const part of chunks(ids, BATCH.hubspot)) batches.push({ side: 'hubspot', object, ids: part });
  }
  const salesforce = records.filter((record) => record.side === 'salesforce');
  for (const [object, own] of Map.groupBy(salesforce, (record) => record.salesforceObject)) {
    if (object === undefined) continue;
    const ids = own.flatMap((record) => record.salesforceId ?? []);
    for (const part of chunks(ids, BATCH.salesforce)) batches.push({ side: 'salesforce', object, ids: part });
  }
  return batches;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
