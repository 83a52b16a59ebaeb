import type { View } from '@slack/types';
import { groupByCause, type Cause } from '../../core/fingerprint.ts';
import type { SourceState, TrackedError } from '../../core/snapshot.ts';
import { countRecords, namesRecord, recordKey, type SyncError } from '../../core/sync-error.ts';
import type { CrmLinks } from '../../jobs/links.ts';
import { fixersOf } from '../../text/explain.ts';
import { causeSentence, errorSentence, typeTexts } from '../../text/sentences.ts';
import { formatDateTime, type Text } from '../../text/text.ts';
import { context, divider, header, plainSection, richList, section, type Block, type RichPart } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { sourceText } from './digest.ts';

/** What fits a glance; the rest is in the export, and the view says so. */
const CAUSES_SHOWN = 5;
const RECORDS_SHOWN = 10;
/** Blocks that one type takes at most. */
const TYPE_BLOCKS = 8;
/** A value of 65,536 characters must not fill the view. */
const SENTENCE_MAX = 300;
const NAME_MAX = 80;

export type DetailsFacts = {
  readonly title: string;
  readonly errors: readonly TrackedError[];
  readonly sources: readonly SourceState[];
  readonly links?: CrmLinks;
};

/** The modal of one category or type: each type with its meaning and steps, its causes, and its first records. */
export function detailsView(text: Text, facts: DetailsFacts, now: Date): View {
  const byType = [...Map.groupBy(facts.errors, ({ error }) => error.type)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  const fitting = Math.floor((LIMITS.viewBlocks - 5) / TYPE_BLOCKS);
  const shown = byType.slice(0, fitting);
  const ages = facts.sources.map((source) => sourceText(text, source, now));
  const blocks: Block[] = [
    // A category's name is too long for a modal's title in some languages.
    header(facts.title),
    ...(byType.length === 0 ? [plainSection(text('details.empty'))] : []),
    ...shown.flatMap(([type, errors], index) => [
      ...(index > 0 ? [divider()] : []),
      ...typeBlocks(text, type, errors, facts),
    ]),
    ...(byType.length > shown.length ? [context(text('details.more', { n: byType.length - shown.length }))] : []),
    ...(ages.length > 0 ? [context(ages.join('\n'))] : []),
  ];
  return {
    type: 'modal',
    callback_id: CALLBACKS.details,
    title: { type: 'plain_text', text: text('digest.button.details') },
    close: { type: 'plain_text', text: text('details.close') },
    blocks: blocks,
  };
}

function typeBlocks(
  text: Text,
  type: string,
  tracked: readonly TrackedError[],
  facts: Pick<DetailsFacts, 'sources' | 'links'>,
): Block[] {
  const errors = tracked.map(({ error }) => error);
  const { name, meaning, fix, article } = typeTexts(text, type);
  const records = countRecords(errors);
  const causes = groupByCause(errors);
  const title = text('details.type', {
    name,
    errors: text('count.errors', { n: errors.length }),
    records: text('count.records', { n: records }),
  });
  const steps = fix.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const howTo = text('details.fix', { who: fixersOf(text, type) });
  return [
    section(`${title}\n${meaning}`),
    section(`${howTo}\n${steps}\n${text('details.article', { url: article })}`),
    section(`*${text('details.causes')}*`),
    richList(causes.slice(0, CAUSES_SHOWN).map((cause) => causeLine(text, cause))),
    ...(causes.length > CAUSES_SHOWN
      ? [context(text('details.causes.more', { n: causes.length - CAUSES_SHOWN }))]
      : []),
    section(`*${recordsTitle(text, records)}*`),
    richList(firstRecords(tracked).map((entry) => recordLine(text, entry, facts))),
  ];
}

function recordsTitle(text: Text, n: number): string {
  return n <= RECORDS_SHOWN + 1
    ? text('details.records.all', { n })
    : text('details.records', { shown: RECORDS_SHOWN, n });
}

function firstRecords(tracked: readonly TrackedError[]): readonly TrackedError[] {
  const records = [...new Map(tracked.map((entry) => [recordKey(entry.error), entry])).values()];
  // "First 10 of 11" would hide one for nothing.
  return records.length === RECORDS_SHOWN + 1 ? records : records.slice(0, RECORDS_SHOWN);
}

function causeLine(text: Text, cause: Cause): RichPart[] {
  const records = text('count.records', { n: cause.records });
  const object = text(`Object.${cause.object}`);
  return [
    { text: text('details.cause', { cause: clip(plain(causeSentence(text, cause)), SENTENCE_MAX), records, object }) },
  ];
}

function recordLine(
  text: Text,
  tracked: TrackedError,
  { sources, links }: Pick<DetailsFacts, 'sources' | 'links'>,
): RichPart[] {
  const { error } = tracked;
  const name = error.name === undefined ? unnamed(text, error) : clip(plain(error.name), NAME_MAX);
  const sentence = clip(plain(errorSentence(text, error)), SENTENCE_MAX);
  const likely = error.confidence === 'likely' ? text('details.record.likely') : '';
  const pages = [
    [text('details.hubspot'), error.hubspotId, links?.hubspot(error)],
    [text('details.salesforce'), error.salesforceId, links?.salesforce(error)],
  ] as const;
  return [
    { text: name, bold: true },
    { text: ` — ${sentence}${likely}${lackedText(text, tracked, sources)}` },
    ...pages.flatMap(([system, id, url]): RichPart[] => {
      if (url !== undefined) return [{ text: ' · ' }, { text: system, url }];
      return id === undefined ? [] : [{ text: ` · ${system} ${clip(plain(id), NAME_MAX)}` }];
    }),
  ];
}

/** A row without a name or an id may stand for several records. */
function unnamed(text: Text, error: SyncError): string {
  if (namesRecord(error)) return text('details.unnamed');
  const { params } = error;
  const { records } = params;
  return typeof records === 'number' ? text('count.records', { n: records }) : text('details.unnamed');
}

/** Which source looked and did not have the error, and when; what an audit cannot find is only in the list. */
function lackedText(text: Text, { error, lacked }: TrackedError, sources: readonly SourceState[]): string {
  const isCompared = sources.some(({ name, at }) => name === 'audit' && at !== null);
  if (isCompared && lacked === undefined && !error.sources.includes('audit')) return text('details.lacked.listed');
  return (['audit', 'import'] as const)
    .flatMap((source) => {
      const at = lacked?.[source];
      return at === undefined ? [] : [text(`details.lacked.${source}`, { at: formatDateTime(text, new Date(at)) })];
    })
    .join('');
}
