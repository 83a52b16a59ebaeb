/**
 * Silent drift: linked records that changed and were not synced, though no rule knows why; and the integration's heartbeat,
 * which tells when nothing at all syncs any more.
 */
import { recordKey, type Confidence, type ObjectName, type SalesforceObject } from '../sync-error.ts';
import { disagreements } from './agreement.ts';
import { createLagHistogram, type LagStatistics } from './lag.ts';
import type { AuditContext, Finding, Pair } from './pair.ts';
import { idOf, inScope, nameOf } from './pairs.ts';

/** A linked record that changed, was not synced since, and has no error that explains it. */
export type DriftingRecord = {
  readonly object: ObjectName;
  readonly salesforceObject: SalesforceObject;
  readonly hubspotId: string;
  /** 18 characters. */
  readonly salesforceId: string;
  /** Untrusted text. */
  readonly name?: string;
  /** HubSpot's names of the mapped properties whose values differ. */
  readonly properties: readonly string[];
  /** The side that changed last; ISO times. */
  readonly side: 'hubspot' | 'salesforce';
  readonly changedAt: string;
  readonly syncedAt: string;
  /** Likely where no mapping whose values differ has a known rule. */
  readonly confidence: Confidence;
};

/** ISO times. `waiting`: records without an error whose changes came after the newest sync of all. */
type Heartbeat = {
  readonly newestSync?: string;
  readonly waiting: number;
  readonly waitingSince?: string;
  /** True when several wait, the first of them longer than four times the usual lag and an hour at least. */
  readonly alarm: boolean;
};

export type DriftReport = {
  /** ISO time. */
  readonly at: string;
  /** Undefined where too few pairs tell. */
  readonly lag?: LagStatistics;
  /** How long a change may wait before its record is called drifting, in milliseconds. */
  readonly patienceMs: number;
  /** The oldest first; at most `MOST_DRIFTING`. */
  readonly records: readonly DriftingRecord[];
  /** What waits beside those and is not late yet, or changed since the newest sync of all; the oldest first. */
  readonly pending: readonly DriftingRecord[];
  /** All that are late, also those that are not listed. */
  readonly total: number;
  readonly heartbeat: Heartbeat;
};

export type DriftWatch = {
  /** Looks at a pair together with all that the rules found about it. */
  add(pair: Pair, findings: readonly Finding[]): void;
  result(now: Date): DriftReport;
};

export const MOST_DRIFTING = 1000;
/** So many are kept with a snapshot, of each of both lists. */
const MOST_KEPT = 200;
const MINUTE = 60_000;
/** Three cycles of a quarter of an hour: before that a change is on its way. */
const LEAST_PATIENCE_MS = 45 * MINUTE;
const LEAST_SILENCE_MS = 60 * MINUTE;
/** One or two may be what a validation rule or flow refuses, in an hour in which nobody else changes anything. */
const LEAST_WAITING = 3;
/** The sync's own writes: of a record just before it notes its time, of that time in HubSpot's record just after. */
const OWN_WRITE_MS = MINUTE;
/** A sync later than HubSpot's nightly retry followed something else: a resync, or a change of the other side. */
const MOST_LAG_MS = 24 * 60 * MINUTE;
/** With fewer pairs, an earlier audit's lag says more. */
const ENOUGH_PAIRS = 20;

/** `usual`: the lag as an earlier audit saw it, for checks that look at few records. */
export function createDriftWatch(context: AuditContext, usual?: LagStatistics): DriftWatch {
  const lags = createLagHistogram();
  // Times of changes that wait, without an error that explains it; the records themselves only as far as they are listed.
  const waiting: number[] = [];
  let oldest: DriftingRecord[] = [];
  let newest: DriftingRecord[] = [];
  let newestSync = -Infinity;

  function keep(record: DriftingRecord): void {
    waiting.push(Date.parse(record.changedAt));
    oldest.push(record);
    newest.push(record);
    if (oldest.length >= 2 * MOST_DRIFTING) oldest = oldest.toSorted(byAge).slice(0, MOST_DRIFTING);
    if (newest.length >= 2 * MOST_DRIFTING) newest = newest.toSorted(byAge).slice(-MOST_DRIFTING);
  }

  return {
    add(pair, findings) {
      const syncedAt = timeOf(pair.hubspot?.properties['salesforcelastsynctime']);
      if (syncedAt === undefined) return;
      newestSync = Math.max(newestSync, syncedAt);
      if (findings.length > 0 || !inScope(pair)) return;
      const times = changesOf(pair);
      if (times === undefined) return;
      const last = Math.max(times.hubspot, times.salesforce);
      if (last <= syncedAt + OWN_WRITE_MS) {
        const lag = lagOf(times, syncedAt);
        if (lag !== undefined) lags.add(lag);
        return;
      }
      const record = driftOf(pair, context, last, syncedAt);
      if (record !== undefined) keep(record);
    },

    result(now) {
      const own = lags.statistics();
      const lag = own === undefined || (own.pairs < ENOUGH_PAIRS && usual !== undefined) ? usual : own;
      const patienceMs = patienceOf(lag);
      const isLate = (changedAt: number) => now.getTime() - changedAt > patienceMs;
      const records = oldest
        .filter(({ changedAt }) => isLate(Date.parse(changedAt)))
        .toSorted(byAge)
        .slice(0, MOST_DRIFTING);
      const listed = new Set(records);
      return {
        at: now.toISOString(),
        ...(lag === undefined ? {} : { lag }),
        patienceMs,
        records,
        pending: newest
          .filter((record) => {
            const changedAt = Date.parse(record.changedAt);
            return !listed.has(record) && (changedAt > newestSync || !isLate(changedAt));
          })
          .toSorted(byAge),
        total: waiting.filter(isLate).length,
        heartbeat: heartbeatOf(now, newestSync, waiting, lag),
      };
    },
  };
}

/** How long a change may wait, in milliseconds. */
const patienceOf = (lag: { readonly p95Ms?: number } | undefined) => Math.max(LEAST_PATIENCE_MS, lag?.p95Ms ?? 0);

type Changes = { readonly hubspot: number; readonly salesforce: number };

/** How long after the change that it followed the sync came; undefined where that cannot be told. */
function lagOf({ hubspot, salesforce }: Changes, syncedAt: number): number | undefined {
  const lags = [syncedAt - hubspot, syncedAt - salesforce].filter((lag) => lag > OWN_WRITE_MS);
  const least = Math.min(...lags);
  return least <= MOST_LAG_MS ? least : undefined;
}

/** When each side of a linked pair changed last. */
function changesOf({ hubspot, salesforce }: Pair): Changes | undefined {
  const times = { hubspot: timeOf(hubspot?.updatedAt), salesforce: timeOf(salesforce?.modifiedAt) };
  return times.hubspot === undefined || times.salesforce === undefined
    ? undefined
    : { hubspot: times.hubspot, salesforce: times.salesforce };
}

function driftOf(pair: Pair, context: AuditContext, last: number, syncedAt: number): DriftingRecord | undefined {
  const { object, salesforceObject, hubspot, salesforce } = pair;
  if (hubspot === undefined || salesforce === undefined) return undefined;
  const differing = disagreements(pair, context);
  if (differing.length === 0) return undefined;
  const name = nameOf(pair);
  return {
    object,
    salesforceObject,
    hubspotId: hubspot.id,
    salesforceId: idOf(salesforce),
    ...(name === undefined ? {} : { name }),
    properties: differing.map(({ property }) => property),
    side: Date.parse(hubspot.updatedAt) >= Date.parse(salesforce.modifiedAt) ? 'hubspot' : 'salesforce',
    changedAt: new Date(last).toISOString(),
    syncedAt: new Date(syncedAt).toISOString(),
    confidence: differing.some(({ rule }) => rule !== undefined) ? 'certain' : 'likely',
  };
}

/** A night in which nobody changes anything is silent too: only a change that waits makes silence an alarm. */
function heartbeatOf(
  now: Date,
  newestSync: number,
  waiting: readonly number[],
  lag: LagStatistics | undefined,
): Heartbeat {
  if (newestSync === -Infinity) return { waiting: 0, alarm: false };
  const since = waiting.filter((changedAt) => changedAt > newestSync);
  const first = since.reduce((least, changedAt) => Math.min(least, changedAt), Infinity);
  return {
    newestSync: new Date(newestSync).toISOString(),
    waiting: since.length,
    ...(since.length === 0 ? {} : { waitingSince: new Date(first).toISOString() }),
    alarm: isSilent(now, { waiting: since.length, first }, lag),
  };
}

/** `first`: when the first of them changed, in milliseconds. */
function isSilent(
  now: Date,
  { waiting, first }: { readonly waiting: number; readonly first: number },
  lag: { readonly p95Ms?: number } | undefined,
): boolean {
  const silenceMs = Math.max(LEAST_SILENCE_MS, 4 * (lag?.p95Ms ?? 0));
  return waiting >= LEAST_WAITING && now.getTime() - first > silenceMs;
}

const byAge = (one: DriftingRecord, other: DriftingRecord) =>
  one.changedAt < other.changedAt ? -1 : one.changedAt > other.changedAt ? 1 : 0;

/** HubSpot tells the sync's time as ISO text, or in older accounts as milliseconds. */
function timeOf(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || text.trim() === '') return undefined;
  const time = /^\d{10,}$/.test(text.trim()) ? Number(text) : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** What a source tells of drift; durations in milliseconds, times ISO. Absent lists: as earlier versions wrote it. */
export type DriftSummary = {
  /** Changed, not synced, and no rule says why. */
  readonly records: number;
  /** The most overdue of them, at most 200. */
  readonly listed?: readonly DriftingRecord[];
  /** What may be called so later, at most 200: not late yet, or changed since the newest sync. */
  readonly pending?: readonly DriftingRecord[];
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly newestSync?: string;
  /** Records that changed since the newest sync. */
  readonly waiting?: number;
  /** Nothing at all has synced since then, though `waiting` records changed, and for too long. */
  readonly stalledSince?: string;
};

export function driftSummary({ at, total, lag, patienceMs, records, pending, heartbeat }: DriftReport): DriftSummary {
  const { alarm, newestSync, waiting } = heartbeat;
  return {
    records: total,
    ...kept([...records, ...pending], Date.parse(at) - patienceMs, newestSync),
    ...(lag === undefined ? {} : { medianMs: lag.medianMs, p95Ms: lag.p95Ms }),
    ...(newestSync === undefined ? {} : { newestSync }),
    waiting,
    ...(alarm && newestSync !== undefined ? { stalledSince: newestSync } : {}),
  };
}

/** Both lists of a summary. What changed before `late`, in milliseconds, is late. */
function kept(
  records: readonly DriftingRecord[],
  late: number,
  newestSync: string | undefined,
): Required<Pick<DriftSummary, 'listed' | 'pending'>> {
  const all = records.toSorted(byAge);
  const isLate = ({ changedAt }: DriftingRecord) => Date.parse(changedAt) < late;
  const listed = all.filter(isLate).slice(0, MOST_KEPT);
  const shown = new Set(listed);
  const pending = all.filter((record) => !shown.has(record) && (!isLate(record) || isAfter(record, newestSync)));
  return { listed, pending: pending.slice(0, MOST_KEPT) };
}

const isAfter = ({ changedAt }: DriftingRecord, newestSync: string | undefined) =>
  newestSync !== undefined && changedAt > newestSync;

/**
 * The drift after a look at a few records, which `report` tells of. `before` was told at `base` (ISO time); `looked`: keys of the
 * records that were looked at. What was not looked at did not change, so it still waits.
 */
export function driftSince(
  before: DriftSummary,
  report: DriftReport,
  { base, looked }: { readonly base: string; readonly looked: ReadonlySet<string> },
): DriftSummary {
  const { listed = [], pending = [], medianMs, p95Ms, waiting = 0 } = before;
  const lag = p95Ms === undefined ? {} : { p95Ms };
  const patienceMs = patienceOf(lag);
  const known = [...listed, ...pending];
  const synced = [before.newestSync ?? before.stalledSince, report.heartbeat.newestSync].filter(
    (at) => at !== undefined,
  );
  const newestSync = synced.toSorted().at(-1);
  const hasSynced = newestSync !== synced[0];
  // Counted at the last look at everything, but not kept.
  const lateThen = known.filter(({ changedAt }) => Date.parse(changedAt) < Date.parse(base) - patienceMs).length;
  const unlisted = Math.max(0, before.records - lateThen);
  const unkept = hasSynced ? 0 : Math.max(0, waiting - known.filter((record) => isAfter(record, newestSync)).length);

  const all = [...known.filter((record) => !looked.has(recordKey(record))), ...report.records, ...report.pending];
  const late = Date.parse(report.at) - patienceMs;
  const after = all.filter((record) => isAfter(record, newestSync));
  const first = after.reduce((least, { changedAt }) => Math.min(least, Date.parse(changedAt)), Infinity);
  const nowWaiting = unkept + after.length;
  const alarm = isSilent(new Date(report.at), { waiting: nowWaiting, first }, lag);
  return {
    records: unlisted + all.filter(({ changedAt }) => Date.parse(changedAt) < late).length,
    ...kept(all, late, newestSync),
    ...(medianMs === undefined || p95Ms === undefined ? {} : { medianMs, p95Ms }),
    ...(newestSync === undefined ? {} : { newestSync }),
    waiting: nowWaiting,
    ...(alarm && newestSync !== undefined ? { stalledSince: newestSync } : {}),
  };
}

/** Without the records of these keys (by either id), which were proven to be in sync, or whose reason is known. */
export function withoutDrifting(drift: DriftSummary, keys: ReadonlySet<string>): DriftSummary {
  const { listed = [], pending = [] } = drift;
  const drifts = ({ object, hubspotId, salesforceId }: DriftingRecord) =>
    [hubspotId, salesforceId].every((id) => id === undefined || !keys.has(`${object}:${id}`));
  const still = listed.filter(drifts);
  return {
    ...drift,
    records: drift.records - (listed.length - still.length),
    listed: still,
    pending: pending.filter(drifts),
  };
}
