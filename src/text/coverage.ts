/** How far a comparison could see, in words that hold no record data. */
import type { DriftingRecord, DriftSummary } from '../core/audit/drift.ts';
import type { Exclusion, SourceState } from '../core/snapshot.ts';
import { OBJECTS } from '../core/sync-error.ts';
import { formatList } from './formats.ts';
import { typeTexts } from './sentences.ts';
import { formatDateTime, formatDuration, type Text } from './text.ts';

/** Writes a moment for the reader. */
type When = (at: Date) => string;

/** A line each: how far it looked, the usual lag, what is not synced, what is not mapped, and what could not be judged. */
export function coverageLines(text: Text, source: SourceState, when: When): readonly string[] {
  return [
    ...lookLines(text, source, when),
    ...(source.drift !== undefined && source.drift.records > 0 ? [] : lagLines(text, source.drift)),
    ...excludedLines(text, source.excluded),
    ...unmappedLines(text, source.unmapped),
    ...unresolvedLines(text, source.unresolved),
    ...unjudgedLines(text, source.unjudged),
  ];
}

/** The alarm that nothing syncs at all, where that is so. */
export function stalledLine(text: Text, { drift }: SourceState, when: When): readonly string[] {
  const { stalledSince, waiting = 0 } = drift ?? {};
  if (stalledSince === undefined) return [];
  return [text('coverage.stalled', { since: when(new Date(stalledSince)), records: waiting })];
}

/** "25,000 contacts and 300 deals"; empty where none was compared. */
function comparedText(text: Text, compared: SourceState['compared']): string {
  const counts = OBJECTS.flatMap((object) => {
    const n = compared?.[object] ?? 0;
    return n === 0 ? [] : [text(`coverage.count.${object}`, { n })];
  });
  return formatList(text, counts);
}

function lookLines(text: Text, { at, complete, full, compared }: SourceState, when: When): readonly string[] {
  const records = complete ? comparedText(text, compared) : '';
  return [
    ...(full === undefined || full.at === at ? [] : [text('coverage.full', { at: when(new Date(full.at)) })]),
    ...(records === '' ? [] : [text('coverage.compared', { records })]),
  ];
}

/** How many records drift, with the usual lag; nothing where none does. */
export function driftLine(text: Text, { drift }: SourceState): string | undefined {
  if (drift === undefined || drift.records === 0) return undefined;
  const records = text('drift.line', { records: text('count.records', { n: drift.records }) });
  return [records, ...lagLines(text, drift)].join('. ');
}

function lagLines(text: Text, { medianMs, p95Ms }: Partial<DriftSummary> = {}): readonly string[] {
  if (medianMs === undefined || p95Ms === undefined) return [];
  return [text('drift.lag', { median: lagText(text, medianMs), p95: lagText(text, p95Ms) })];
}

const lagText = (text: Text, milliseconds: number) => formatDuration(text, milliseconds) ?? text('drift.lag.short');

/**
 * "changed 24 Nov, 09:00 in HubSpot, last synced 20 Nov, 10:00; different: jobtitle, city". Holds names of properties, which
 * are an admin's own words: escape before mrkdwn.
 */
export function driftSentence(
  text: Text,
  { side, changedAt, syncedAt, properties, confidence }: DriftingRecord,
): string {
  const sentence = text('drift.record', {
    changed: formatDateTime(text, new Date(changedAt)),
    system: text(`vendor.${side}`),
    synced: formatDateTime(text, new Date(syncedAt)),
    properties: properties.join(', '),
  });
  return confidence === 'likely' ? `${sentence}${text('details.record.likely')}` : sentence;
}

function excludedLines(text: Text, excluded: SourceState['excluded']): readonly string[] {
  const counts = (Object.entries(excluded ?? {}) as [Exclusion, number][]).filter(([, n]) => n > 0);
  if (counts.length === 0) return [];
  const records = text('count.records', { n: counts.reduce((sum, [, n]) => sum + n, 0) });
  const reasons = counts
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, n]) => text('coverage.excluded.reason', { reason: text(`coverage.excluded.${reason}`), n }));
  return [text('coverage.excluded', { records, reasons: reasons.join(', ') })];
}

function unmappedLines(text: Text, unmapped: SourceState['unmapped']): readonly string[] {
  const n = Object.values(unmapped ?? {}).reduce((sum, count) => sum + count, 0);
  return n === 0 ? [] : [text('coverage.unmapped', { n })];
}

function unresolvedLines(text: Text, unresolved: SourceState['unresolved']): readonly string[] {
  const n = (unresolved ?? []).reduce((sum, fault) => sum + fault.n, 0);
  return n === 0 ? [] : [text('coverage.unresolved', { n })];
}

function unjudgedLines(text: Text, unjudged: SourceState['unjudged']): readonly string[] {
  const names = (unjudged ?? []).map((type) => typeTexts(text, type).name);
  return names.length === 0 ? [] : [text('coverage.unjudged', { types: formatList(text, names) })];
}
