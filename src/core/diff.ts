import { withoutDrifting } from './audit/drift.ts';
import type { Finding } from './audit/pair.ts';
import { isAudited } from './audit/rules.ts';
import {
  close,
  indexByRecord,
  lackedBy,
  mergeErrors,
  namelessRows,
  pruned,
  samePlace,
  seenBy,
  snapshotId,
  withoutExplained,
  withSource,
} from './ledger.ts';
import type { ClosedError, Movements, Snapshot, SourceState, TrackedError } from './snapshot.ts';
import { errorKey, hasRecord, recordKey, type ObjectName, type SyncError } from './sync-error.ts';

/** What one look of a source brought. */
export type AuditOutcome = {
  /** `at` of a look that told nothing is ignored: the last known one stays. */
  readonly source: SourceState;
  readonly findings: readonly Finding[];
  /**
   * Record keys (`recordKeys` of a pair) of records that were read on both sides, are in the sync's scope and were put to
   * the rules. Only those that have open errors are needed.
   */
  readonly examined: ReadonlySet<string>;
  /** Record keys of records that were looked for and are deleted or out of scope. Only those with open errors are needed. */
  readonly gone?: ReadonlySet<string>;
  /** Only named records were looked at, whatever `source.objects` says of the look that this one builds on. */
  readonly onlyNamed?: boolean;
  /** Types that this look could not judge (`unjudgedTypes`): their open errors stay open. */
  readonly unjudged?: ReadonlySet<string>;
  /** False for an error whose property or field is no longer there (or hidden from us): it is *gone*, not *fixed*. */
  readonly isInScope?: (error: SyncError) => boolean;
};

/** `open`: what was open before and still is, seen again or not. */
export type Changes = Movements & { readonly open: readonly TrackedError[] };

/**
 * The next snapshot and what changed. An error that was not found again is *fixed* only when its record was examined,
 * *gone* when its object was read whole and the record was not there or not in scope; else it stays open: "not seen" is
 * never "fixed". What only an imported list has is never closed by an audit, which may be blind to it: the two disagree then.
 */
export function advance(
  previous: Snapshot | undefined,
  outcome: AuditOutcome,
  now: Date,
): { readonly snapshot: Snapshot; readonly changes: Changes } {
  const at = now.toISOString();
  const before = new Map((previous?.open ?? []).map((tracked) => [tracked.error.key, tracked]));
  const listed = indexByRecord([...before.values()].filter(({ error }) => !error.sources.includes('audit')));
  const closedBefore = new Map((previous?.closed ?? []).map((closed) => [closed.key, closed]));
  const changes = { new: [], returned: [], fixed: [], gone: [], unlisted: [], open: [] } as {
    [Kind in 'new' | 'returned' | 'open']: TrackedError[];
  } & { [Kind in 'fixed' | 'gone' | 'unlisted']: ClosedError[] };
  const absorbed = new Set<string>();
  const rows = namelessRows(before.values());

  for (const { error, fresh } of uniqueFindings(outcome.findings)) {
    const own = take(before, error);
    const others = [...listed(error)].filter((entry) => entry !== own && samePlace(error, entry.error));
    for (const other of others) absorbed.add(other.error.key);
    const known = own ?? others[0] ?? rows.take(error);
    if (known !== undefined) {
      const merged = [known, ...others].reduce((result, { error: told }) => mergeErrors(result, told), error);
      changes.open.push(seenBy(known, 'audit', merged, at));
    } else if (!fresh) {
      // Closed while this look was under way: what it read is older than the proof.
      if (closedSince(closedBefore, error, outcome.source.at)) continue;
      const closed = take(closedBefore, error);
      const tracked = { error, firstSeen: closed?.firstSeen ?? at, openedAt: at, lastSeen: at };
      if (closed === undefined) changes.new.push({ ...tracked, timesReturned: 0 });
      else changes.returned.push({ ...tracked, timesReturned: closed.timesReturned + 1 });
    }
  }

  for (const tracked of before.values()) {
    if (absorbed.has(tracked.error.key)) continue;
    if (rows.isTaken(tracked)) {
      changes.open.push(...rows.rest(tracked));
      continue;
    }
    const end = howItEnded(tracked.error, outcome);
    if (end === 'lacked') changes.open.push(lackedBy(tracked, 'audit', outcome.source.at ?? at));
    else if (end === undefined) changes.open.push(tracked);
    else changes[end].push(close(tracked, end, at));
  }

  const open = [...changes.open, ...changes.returned, ...changes.new];
  const snapshot: Snapshot = {
    version: 1,
    id: snapshotId(at),
    at,
    sources: withoutExplained(withSource(previous, agedSource(previous, outcome.source)), open),
    open,
    closed: pruned([...closedBefore.values(), ...changes.fixed, ...changes.gone], now),
  };
  return { snapshot, changes };
}

/**
 * The snapshot without errors that a resync (`by` a Slack id) proved to be over (closed as fixed), and without records that no longer drift. Unknown
 * keys are ignored.
 */
export function closeProven(snapshot: Snapshot, keys: ReadonlySet<string>, now: Date, by?: string): Snapshot {
  const ended = snapshot.open
    .filter(({ error }) => keys.has(error.key))
    .map((tracked) => ({ ...close(tracked, 'fixed', now.toISOString()), ...(by === undefined ? {} : { by }) }));
  return {
    ...snapshot,
    sources: snapshot.sources.map(({ drift, ...source }) =>
      drift === undefined ? source : { ...source, drift: withoutDrifting(drift, keys) },
    ),
    open: snapshot.open.filter(({ error }) => !keys.has(error.key)),
    closed: pruned([...snapshot.closed, ...ended], now),
  };
}

function howItEnded(error: SyncError, outcome: AuditOutcome): 'fixed' | 'gone' | 'lacked' | undefined {
  const { source, examined, gone, unjudged, onlyNamed, isInScope } = outcome;
  if (!hasRecord(error) || (source.objects[error.object] ?? 'failed') === 'failed') return undefined;
  const isExamined = examined.has(recordKey(error));
  const isJudged = isExamined && unjudged?.has(error.type) !== true;
  if (!error.sources.includes(source.name)) return isJudged && isAudited(error.type) ? 'lacked' : undefined;
  if (isExamined) {
    if (!isJudged) return undefined;
    return isInScope?.(error) === false ? 'gone' : 'fixed';
  }
  if (gone?.has(recordKey(error)) === true) return 'gone';
  return source.objects[error.object] === 'whole' && onlyNamed !== true ? 'gone' : undefined;
}

/** One finding a key; one that is no longer fresh decides. */
function uniqueFindings(findings: readonly Finding[]): Iterable<Finding> {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const other = byKey.get(finding.error.key);
    if (other === undefined || (other.fresh && !finding.fresh)) byKey.set(finding.error.key, finding);
  }
  return byKey.values();
}

function closedSince(closed: ReadonlyMap<string, ClosedError>, error: SyncError, at: string | null): boolean {
  const entry = closed.get(error.key);
  return entry !== undefined && at !== null && Date.parse(entry.closedAt) >= Date.parse(at);
}

/** Takes out an error's entry, also the one it had while only Salesforce had its record. */
function take<T>(entries: Map<string, T>, error: SyncError): T | undefined {
  const keys = [error.key];
  if (error.hubspotId !== undefined && error.salesforceId !== undefined) {
    const { hubspotId: _, key: __, ...withoutHubspot } = error;
    keys.push(errorKey(withoutHubspot));
  }
  for (const key of keys) {
    const entry = entries.get(key);
    if (entry !== undefined) {
      entries.delete(key);
      return entry;
    }
  }
  return undefined;
}

/** A look that told nothing keeps the age of the last one that did. */
function agedSource(previous: Snapshot | undefined, source: SourceState): SourceState {
  const known = previous?.sources.find(({ name }) => name === source.name);
  const told = (Object.keys(source.objects) as ObjectName[]).some((object) => source.objects[object] !== 'failed');
  return told ? source : { ...source, at: known?.at ?? null, complete: false };
}
