import { oneARecord, recordId } from '../../core/causes.ts';
import type { SourceState, TrackedError } from '../../core/snapshot.ts';
import { namesRecord, type SyncError } from '../../core/sync-error.ts';
import { causeSentence, errorSentence, likelyMark, typeTexts } from '../../text/sentences.ts';
import { formatDateTime, type Text } from '../../text/text.ts';
import { actions, checkbox, context, header, plainSection, richText, type Block, type RichPart } from '../blocks.ts';
import type { DetailsState } from '../details-state.ts';
import { actionId, ACTIONS, pickBlock } from '../ids.ts';
import { clip } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import type { DetailsFacts } from './details-facts.ts';
import {
  actRow,
  automationsList,
  causeLine,
  dayText,
  hingesLine,
  pageOf,
  pageRow,
  SENTENCE_MAX,
  topRow,
} from './details-parts.ts';

const RECORDS_A_PAGE = 10;
const VALUE_MAX = 150;
/** Of a value, to tell whether its sentence has it. */
const VALUE_KNOWN = 30;
const ID_MAX = 80;

/** One cause with its records, some at a time: each with what is wrong, and its pages in both CRMs. */
export function recordsBlocks(text: Text, facts: DetailsFacts, state: DetailsState): Block[] {
  const known = facts.causes.find(({ id }) => id === state.cause);
  if (known === undefined) return [...topRow(text, facts, state), plainSection(text('details.cause.gone'))];
  const own = { ...facts, shown: facts.shown.filter(({ id }) => id === state.cause) };
  const [entry] = own.shown;
  const { type } = known.cause;
  const rows = oneARecord(entry?.errors ?? []);
  const said = causeSentence(text, known.cause);
  const page = pageOf(rows, state.page, RECORDS_A_PAGE);
  return [
    ...topRow(text, facts, state),
    header(typeTexts(text, type).name),
    richText(causeLine(text, entry ?? known, facts)),
    ...hingesLine(text, [entry ?? known]),
    ...automationsList(text, type, [entry ?? known], facts),
    ...(entry === undefined
      ? [plainSection(text('details.none'))]
      : [
          context(pageText(text, page)),
          ...page.items.flatMap((row, index) => recordBlocks(text, row, { ...facts, said }, state, index)),
          ...pageRow(text, page, state),
          ...actRow(text, own, state, countTicked(rows, facts.picked)),
        ]),
  ];
}

function pageText(
  text: Text,
  { first, items, of: n }: { first: number; items: readonly unknown[]; of: number },
): string {
  return n <= RECORDS_A_PAGE
    ? text('details.page.all', { n })
    : text('details.page.records', { from: first + 1, to: first + items.length, n });
}

/** Those that are still there. */
function countTicked(rows: readonly TrackedError[], picked: ReadonlySet<string>): number {
  if (picked.size === 0) return 0;
  let count = 0;
  for (const { error } of rows) {
    if (picked.has(recordId(error))) count += 1;
    if (count === picked.size) break;
  }
  return count;
}

/** `said`: the cause's sentence, which its records need not repeat. */
type RecordFacts = Pick<DetailsFacts, 'sources' | 'links' | 'picked'> & { readonly said: string };

/** The box has the record's name, so that what it ticks is also heard. */
function recordBlocks(
  text: Text,
  tracked: TrackedError,
  facts: RecordFacts,
  { round }: DetailsState,
  index: number,
): Block[] {
  const id = recordId(tracked.error);
  const name = tracked.error.name === undefined ? unnamed(text, tracked.error) : plain(tracked.error.name);
  const box = checkbox(actionId(ACTIONS.pick, String(index)), name, 'on', facts.picked.has(id));
  return [{ ...actions(box), block_id: pickBlock(round, id) }, richText(recordLine(text, tracked, facts))];
}

function recordLine(text: Text, tracked: TrackedError, { sources, links, said }: RecordFacts): RichPart[] {
  const { error, firstSeen } = tracked;
  const whole = errorSentence(text, error);
  const sentence = clip(plain(whole), SENTENCE_MAX);
  const told =
    `${whole === said ? '' : sentence}${likelyMark(text, error)}${lackedText(text, tracked, sources)}`.trim();
  const lines = [...(told === '' ? [] : [told]), ...valueLine(text, error, sentence), ...otherLine(text, error)];
  const pages = [
    [text('details.hubspot'), error.hubspotId, links?.hubspot(error)],
    [text('details.salesforce'), error.salesforceId, links?.salesforce(error)],
  ] as const;
  return [
    { text: [...lines, text('details.record.since', { day: dayText(text, firstSeen) })].join('\n') },
    ...pages.flatMap(([system, id, url]): RichPart[] => {
      if (url !== undefined) return [{ text: ' · ' }, { text: system, url }];
      return id === undefined ? [] : [{ text: ` · ${system} ${clip(plain(id), ID_MAX)}` }];
    }),
  ];
}

/** The value that was refused, where the sentence does not say it. */
function valueLine(
  text: Text,
  { value = '', direction, params, property, field }: SyncError,
  sentence: string,
): string[] {
  const shown = plain(value);
  if (value.trim() === '' || sentence.includes(shown.slice(0, VALUE_KNOWN))) return [];
  const isHubspots = direction !== 'to-hubspot';
  const place = isHubspots ? (params['label'] ?? property) : (params['fieldLabel'] ?? field);
  const system = text(isHubspots ? 'details.hubspot' : 'details.salesforce');
  const label = typeof place === 'string' ? clip(plain(place), ID_MAX) : '–';
  return [text('details.record.value', { system, label, value: clip(shown, VALUE_MAX) })];
}

/** What the other side holds, where there is one. */
function otherLine(text: Text, { otherValue, direction, params, property, field }: SyncError): string[] {
  if (otherValue === undefined) return [];
  const isHubspots = direction === 'to-hubspot';
  const place = isHubspots ? (params['label'] ?? property) : (params['fieldLabel'] ?? field);
  const system = text(isHubspots ? 'details.hubspot' : 'details.salesforce');
  const label = typeof place === 'string' ? clip(plain(place), ID_MAX) : '–';
  if (otherValue.trim() === '') return [text('details.record.empty', { system, label })];
  return [text('details.record.value', { system, label, value: clip(plain(otherValue), VALUE_MAX) })];
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
