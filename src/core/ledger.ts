/** What both sources do with tracked errors: know them again, merge what they tell, and close them. */
import { withoutDrifting } from './audit/drift.ts';
import { errorType } from './catalogue/catalogue.ts';
import type { ClosedError, Ending, Snapshot, SourceState, TrackedError } from './snapshot.ts';
import { namesRecord, type SourceName, type SyncError } from './sync-error.ts';

const CLOSED_MONTHS = 13;
const CLOSED_MAX = 200_000;

/** Under which an error of one record and type is found, whichever of the record's ids a source knows. */
function recordAliases({ object, hubspotId, salesforceId, type }: SyncError): readonly string[] {
  return [hubspotId, salesforceId].flatMap((id) => (id === undefined ? [] : [`${object}:${id}:${type}`]));
}

/** Open errors by record and type. */
export function indexByRecord(open: Iterable<TrackedError>): (error: SyncError) => ReadonlySet<TrackedError> {
  const index = new Map<string, TrackedError[]>();
  for (const tracked of open) {
    for (const alias of recordAliases(tracked.error)) {
      const entries = index.get(alias);
      if (entries === undefined) index.set(alias, [tracked]);
      else entries.push(tracked);
    }
  }
  return (error) => new Set(recordAliases(error).flatMap((alias) => index.get(alias) ?? []));
}

/** Whether two errors of one record and type are about the same place. One that names none is about each. */
export function samePlace(one: SyncError, other: SyncError): boolean {
  const [mine, theirs] = [placesOf(one), placesOf(other)];
  return mine.length === 0 || theirs.length === 0 || mine.some((place) => theirs.includes(place));
}

/** An imported file may name a property or a field, by name or by label. */
function placesOf({ property, field, params }: SyncError): readonly string[] {
  if (property === undefined && field === undefined) return [];
  const names = [property, field, params['label'], params['fieldLabel']];
  return names.flatMap((name) => (typeof name === 'string' && name !== '' ? [name.toLowerCase()] : []));
}

/**
 * Whether a row that names no record by id is about this error too: it tells of one type, object and place, of a value where that is
 * the cause, and perhaps of a record's name.
 */
export function isCoveredBy(error: SyncError, row: SyncError): boolean {
  const sameObject = error.object === row.object || row.object === 'unknown' || error.object === 'unknown';
  const value = errorType(row.type).causeBy === 'value' ? row.value?.toLowerCase() : undefined;
  const sameValue = value === undefined || error.value === undefined || error.value.toLowerCase() === value;
  const sameName = row.name === undefined || error.name?.toLowerCase() === row.name.toLowerCase();
  return error.type === row.type && sameObject && sameValue && sameName && samePlace(error, row);
}

/** Each record is compared with the rows of its type one by one: with more, that would take the square of them. */
const ROWS_MAX = 1_000;

/** Open rows that named no record, and whose records turn up one by one. */
export function namelessRows(open: Iterable<TrackedError>) {
  const nameless = [...open].filter(({ error }) => !namesRecord(error));
  const rows = new Map(
    [...Map.groupBy(nameless, ({ error }) => error.type)].map(([type, entries]) => [type, entries.slice(0, ROWS_MAX)]),
  );
  const taken = new Map<string, number>();
  const restOf = (row: TrackedError): number =>
    Number(row.error.params['records'] ?? 1) - (taken.get(row.error.key) ?? 0);
  return {
    /** The row that this record's error is one of, as far as the row's number goes. */
    take(error: SyncError): TrackedError | undefined {
      if (!namesRecord(error)) return undefined;
      const row = rows.get(error.type)?.find((entry) => restOf(entry) > 0 && isCoveredBy(error, entry.error));
      if (row !== undefined) taken.set(row.error.key, (taken.get(row.error.key) ?? 0) + 1);
      return row;
    },
    isTaken: (row: TrackedError): boolean => taken.has(row.error.key),
    /** What is left of a row: none, or one with the number of records that were not named. */
    rest(row: TrackedError): TrackedError[] {
      const records = restOf(row);
      return records > 0 ? [{ ...row, error: { ...row.error, params: { ...row.error.params, records } } }] : [];
    },
  };
}

/** The error as an audit tells it, with what only HubSpot's list knows: what that names for sure is no longer just likely. */
export function mergeErrors(audited: SyncError, listed: SyncError): SyncError {
  const { rawMessage, extra, name } = listed;
  return {
    ...(name === undefined ? {} : { name }),
    ...(rawMessage === undefined ? {} : { rawMessage }),
    ...(extra === undefined ? {} : { extra }),
    ...audited,
    ...(listed.sources.includes('import') && listed.confidence === 'certain' ? { confidence: 'certain' } : {}),
    sources: [...new Set([...listed.sources, ...audited.sources])].toSorted(),
  };
}

/** The entry after `source` had it (again) at `at`. */
export function seenBy(tracked: TrackedError, source: SourceName, error: SyncError, at: string): TrackedError {
  const { lacked: { [source]: _, ...lacked } = {}, ...rest } = tracked;
  return { ...rest, error, lastSeen: at, ...(Object.keys(lacked).length === 0 ? {} : { lacked }) };
}

/** The entry after `source` looked at `at` and did not have it. */
export function lackedBy(tracked: TrackedError, source: SourceName, at: string): TrackedError {
  const sources = tracked.error.sources.filter((name) => name !== source);
  return { ...tracked, error: { ...tracked.error, sources }, lacked: { ...tracked.lacked, [source]: at } };
}

export function close({ error, firstSeen, timesReturned }: TrackedError, how: Ending, closedAt: string): ClosedError {
  return { key: error.key, type: error.type, object: error.object, firstSeen, closedAt, how, timesReturned };
}

export const snapshotId = (at: string): string => at.replaceAll(/[:.]/g, '-');

export function withSource(snapshot: Snapshot | undefined, source: SourceState): readonly SourceState[] {
  return [...(snapshot?.sources ?? []).filter(({ name }) => name !== source.name), source];
}

/** The sources without records that drift "for no known reason" though HubSpot's list has their error. */
export function withoutExplained(
  sources: readonly SourceState[],
  open: readonly TrackedError[],
): readonly SourceState[] {
  if (!sources.some(({ drift }) => drift !== undefined && drift.records > 0)) return sources;
  const explained = new Set(
    open
      .filter(({ error }) => error.sources.includes('import'))
      .flatMap(({ error: { object, hubspotId, salesforceId } }) =>
        [hubspotId, salesforceId].flatMap((id) => (id === undefined ? [] : `${object}:${id}`)),
      ),
  );
  return sources.map((source) =>
    source.drift === undefined ? source : { ...source, drift: withoutDrifting(source.drift, explained) },
  );
}

/** Newest entries last; at most one a key, 13 months old at most. */
export function pruned(closed: readonly ClosedError[], now: Date): readonly ClosedError[] {
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - CLOSED_MONTHS);
  const limit = oldest.toISOString();
  const newest = new Map<string, ClosedError>();
  for (const entry of closed) {
    newest.delete(entry.key);
    newest.set(entry.key, entry);
  }
  return [...newest.values()].filter(({ closedAt }) => closedAt >= limit).slice(-CLOSED_MAX);
}
