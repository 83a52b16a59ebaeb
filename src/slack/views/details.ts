import type { View } from '@slack/types';
import { groupByCause, type Cause } from '../../core/fingerprint.ts';
import { automationsBehind, isByAutomation, namedAutomation } from '../../core/automations.ts';
import type { Automation } from '../../core/crm.ts';
import type { SourceState, TrackedError } from '../../core/snapshot.ts';
import { countRecords, namesRecord, recordKey, type SyncError } from '../../core/sync-error.ts';
import type { CrmLinks } from '../../jobs/links.ts';
import { automationText } from '../../text/automations.ts';
import { fixersOf } from '../../text/explain.ts';
import { causeFix, causeSentence, errorSentence, hingeText, likelyMark, typeTexts } from '../../text/sentences.ts';
import { formatDateTime, type Text } from '../../text/text.ts';
import { context, divider, header, plainSection, richList, section, type Block, type RichPart } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { sourceLines } from './digest.ts';

/** What fits a glance; the rest is in the export, and the view says so. */
const CAUSES_SHOWN = 5;
const RECORDS_SHOWN = 10;
/** Blocks that one type takes at most. */
const TYPE_BLOCKS = 9;
/** More of them for a type that automations are behind. */
const AUTOMATION_BLOCKS = 2;
const AUTOMATIONS_SHOWN = 5;
/** A value of 65,536 characters must not fill the view. */
const SENTENCE_MAX = 300;
const NAME_MAX = 80;

export type DetailsFacts = {
  readonly title: string;
  readonly errors: readonly TrackedError[];
  readonly sources: readonly SourceState[];
  readonly links?: CrmLinks;
  /** What is active in Salesforce, where it was read: of error types that no comparison foretells. */
  readonly automations?: readonly Automation[];
};

type TypeFacts = Pick<DetailsFacts, 'sources' | 'links' | 'automations'>;

/** The modal of one category or type: each type with its meaning and steps, its causes, and its first records. */
export function detailsView(text: Text, facts: DetailsFacts, now: Date): View {
  const byType = [...Map.groupBy(facts.errors, ({ error }) => error.type)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  const listed = facts.automations === undefined ? 0 : byType.filter(([type]) => isByAutomation(type)).length;
  const fitting = Math.floor((LIMITS.viewBlocks - 5 - listed * AUTOMATION_BLOCKS) / TYPE_BLOCKS);
  const shown = byType.slice(0, fitting);
  const ages = facts.sources.flatMap((source) => sourceLines(text, source, now));
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

function typeBlocks(text: Text, type: string, tracked: readonly TrackedError[], facts: TypeFacts): Block[] {
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
    richList(causes.slice(0, CAUSES_SHOWN).map((cause) => causeLine(text, cause, facts))),
    ...(causes.length > CAUSES_SHOWN
      ? [context(text('details.causes.more', { n: causes.length - CAUSES_SHOWN }))]
      : []),
    ...hingesLine(text, errors),
    ...automationsList(text, type, errors, facts),
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

function causeLine(text: Text, cause: Cause, { automations }: TypeFacts): RichPart[] {
  const records = text('count.records', { n: cause.records });
  const object = text(`Object.${cause.object}`);
  const sentence = clip(plain(causeSentence(text, cause)), SENTENCE_MAX);
  const named = namedAutomation(cause.example, automations ?? []);
  const more = [causeFix(text, cause.example) ?? [], named === undefined ? [] : automationText(text, named)].flat();
  return [
    { text: text('details.cause', { cause: sentence, records, object }) },
    ...more.map((line) => ({ text: `\n→ ${clip(plain(line), SENTENCE_MAX)}` })),
  ];
}

/** What may be behind errors whose message names nothing, the latest change first: that is the first suspect. */
function automationsList(text: Text, type: string, errors: readonly SyncError[], facts: TypeFacts): Block[] {
  const active = automationsBehind(type, errors, facts.automations ?? []);
  if (active.length === 0) return [];
  const more = active.length - AUTOMATIONS_SHOWN;
  const lines = active.slice(0, AUTOMATIONS_SHOWN).map((own) => clip(plain(automationText(text, own)), SENTENCE_MAX));
  return [
    section(`*${text('details.automations')}*`),
    richList(
      [...lines, ...(more > 0 ? [text('details.automations.more', { n: more })] : [])].map((line) => [{ text: line }]),
    ),
  ];
}

/** Why some of a type's errors are only likely: each reason once. */
function hingesLine(text: Text, errors: readonly SyncError[]): Block[] {
  const hinges = [...new Set(errors.flatMap((error) => hingeText(text, error, 'long') ?? []))];
  return hinges.length === 0 ? [] : [context(text('details.hinges', { hinges: hinges.join('; ') }))];
}

function recordLine(
  text: Text,
  tracked: TrackedError,
  { sources, links }: Pick<DetailsFacts, 'sources' | 'links'>,
): RichPart[] {
  const { error } = tracked;
  const name = error.name === undefined ? unnamed(text, error) : clip(plain(error.name), NAME_MAX);
  const sentence = clip(plain(errorSentence(text, error)), SENTENCE_MAX);
  const likely = likelyMark(text, error);
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
