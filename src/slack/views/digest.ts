import { errorType } from '../../core/catalogue/catalogue.ts';
import { disagreement, type CategorySummary, type ImportedFile, type SourceState } from '../../core/snapshot.ts';
import { CATEGORIES, OBJECTS, type Category } from '../../core/sync-error.ts';
import type { DigestFacts } from '../../jobs/digest.ts';
import { coverageLines, driftLine, stalledLine } from '../../text/coverage.ts';
import { formatList } from '../../text/formats.ts';
import { causeSentence } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import {
  actions,
  button,
  card,
  carousel,
  context,
  header,
  section,
  type Block,
  type ButtonSpec,
  type Message,
} from '../blocks.ts';
import { actionId, ACTIONS, encodeTarget, type ActionName } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { escapeMrkdwn, plain, slackAgo, slackDate } from '../mrkdwn.ts';
import { chartBlocks, chartWords } from './chart.ts';
import { settingsButton } from './drift.ts';
import { fixedBlocks } from './fixed.ts';
import { inSlack, nothingFound, spelt, type MomentWords } from './empty.ts';
import { problemText } from './problem.ts';
import { usageLine } from './usage.ts';

/** Names of Slack's card icons (docs.slack.dev, slack icon object). */
const ICONS: Readonly<Record<Category, string>> = {
  associations: 'link',
  'custom-code': 'code',
  duplicates: 'copy',
  permissions: 'key',
  picklists: 'clipboard',
  'property-mappings': 'map',
  'property-values': 'edit',
  other: 'help',
};

const FILE_NAME_MAX = 60;

const SEVERITIES = ['high', 'medium', 'low'];

/** The digest: totals and change, a card a category, the allowance, and where the figures are from. */
export function digestMessage(text: Text, facts: DigestFacts, now: Date): Message {
  const days = facts.onlyNew ? [] : facts.days;
  const charted = digestBlocks(text, facts, now, chartBlocks(text, days));
  // Before Slack refuses the whole message.
  const fits = charted.length <= LIMITS.messageBlocks && JSON.stringify(charted).length < LIMITS.messageChars;
  const words = [summaryText(text, facts, now), chartWords(text, days)].filter((part) => part !== undefined);
  return { text: words.join('\n'), blocks: fits ? charted : digestBlocks(text, facts, now, []) };
}

function digestBlocks(text: Text, facts: DigestFacts, now: Date, chart: readonly Block[]): Block[] {
  const cards = ordered(facts);
  return [
    header(text(facts.onlyNew ? 'digest.title.new' : 'digest.title')),
    section(totals(text, facts)),
    ...(facts.onlyNew ? [] : fixedBlocks(text, facts.changes?.fixed ?? [])),
    ...(cards.length > 0 ? [carousel(cards.map((entry) => categoryCard(text, facts, entry)))] : []),
    ...chart,
    ...(facts.onlyNew ? [] : facts.snapshot.sources.flatMap((source) => driftBlocks(text, source, facts))),
    ...hubspotButton(text, facts),
    context(usageLine(text, facts.usage, now)),
    context(footer(text, facts)),
  ];
}

/** Severest first, then those with the most records. */
function ordered({ summary, snapshot }: DigestFacts): readonly CategorySummary[] {
  const rank = new Map<Category, number>();
  for (const { error } of snapshot.open) {
    const { category, severity } = errorType(error.type);
    rank.set(category, Math.min(rank.get(category) ?? SEVERITIES.length, SEVERITIES.indexOf(severity)));
  }
  const of = ({ category }: CategorySummary) => rank.get(category) ?? SEVERITIES.length;
  return summary.categories.toSorted((a, b) => of(a) - of(b) || b.records - a.records);
}

function categoryCard(text: Text, facts: DigestFacts, summary: CategorySummary): Block {
  const { category, errors, records, findable, largest } = summary;
  const name = text(`category.${category}`);
  const added = facts.onlyNew ? 0 : (facts.newByCategory.get(category) ?? 0);
  const counts = text('digest.card.counts', {
    errors: text('count.errors', { n: errors }),
    records: text('count.records', { n: records }),
  });
  const tail = ` (${text('count.records', { n: largest.records })})`;
  const cause = clip(plain(causeSentence(text, largest)), LIMITS.cardBody - tail.length);
  const action = (kind: 'details' | 'resync' | 'export'): ButtonSpec => ({
    actionId: actionId(ACTIONS[kind] satisfies ActionName, category),
    text: text(`digest.button.${kind}`),
    label: text(`digest.label.${kind}`, { category: name }),
    value: encodeTarget({ category }),
  });
  return card({
    icon: ICONS[category],
    title: name,
    subtitle: added > 0 ? `${counts} · ${text('digest.card.new', { n: added })}` : counts,
    body: `${cause}${tail}`,
    buttons: [action('details'), ...(facts.canResync && findable > 0 ? [action('resync')] : []), action('export')],
  });
}

function totals(text: Text, facts: DigestFacts): string {
  const { summary, likely } = facts;
  const figures = text('digest.totals', {
    errors: text('count.errors', { n: summary.errors }),
    records: text('count.records', { n: summary.records }),
  });
  const lines = [
    ...facts.snapshot.sources.flatMap((source) => stalledText(text, source)),
    ...(summary.errors > 0 ? [figures] : [emptyText(text, facts, inSlack(text))]),
    ...(likely > 0 ? [text('digest.totals.likely', { n: likely })] : []),
    ...(facts.onlyNew ? [] : disagreementLines(text, facts)),
    changesText(text, facts),
    ...(facts.dueAt === undefined ? [] : [text('digest.late', { due: slackDate(text, new Date(facts.dueAt)) })]),
    ...(facts.canResync ? [] : [text('digest.noResync')]),
  ];
  return lines.join('\n');
}

/** Two sources that differ are both told of, rather than one believed. */
function disagreementLines(text: Text, { snapshot }: DigestFacts): string[] {
  const { onlyListed, onlyFound } = disagreement(snapshot);
  return [
    ...(onlyListed > 0 ? [text('digest.onlyListed', { n: onlyListed })] : []),
    ...(onlyFound > 0 ? [text('digest.onlyFound', { n: onlyFound })] : []),
  ];
}

/** True when the last look of a source told nothing at all: what is shown is from an earlier one. */
function lookFailed({ snapshot }: DigestFacts): boolean {
  return snapshot.sources.some(({ objects }) => {
    const readings = Object.values(objects);
    return readings.length > 0 && readings.every((reading) => reading === 'failed');
  });
}

/** Never a false zero: without errors it depends on what could be read. */
function emptyText(text: Text, facts: DigestFacts, words: MomentWords): string {
  const { sources } = facts.snapshot;
  if (sources.every(({ at }) => at === null)) return text('digest.unknown');
  if (lookFailed(facts)) return text('digest.none.stale');
  return sources.every(({ complete }) => complete)
    ? nothingFound(text, facts.snapshot, words)
    : text('digest.none.partial');
}

function changesText(text: Text, facts: DigestFacts): string {
  const { changes } = facts;
  if (changes === undefined) return text('digest.first');
  const counts = {
    new: changes.new.length,
    returned: changes.returned.length,
    fixed: changes.fixed.length,
    gone: changes.gone.length,
    unlisted: changes.unlisted.length,
  };
  const since = slackDate(text, new Date(changes.since));
  const nothing = Object.values(counts).every((count) => count === 0);
  if (nothing && lookFailed(facts)) return text('digest.changes.unknown', { since });
  return nothing ? text('digest.changes.none', { since }) : text('digest.changes', { ...counts, since });
}

const hubspotButton = (text: Text, { links, canResync }: DigestFacts): Block[] =>
  canResync ? [] : settingsButton(text, links ?? {});

function footer(text: Text, facts: DigestFacts): string {
  const { sources } = facts.snapshot;
  const told = facts.onlyNew
    ? sources.map((source) => sourceText(text, source))
    : sources.flatMap((source) => sourceLines(text, source));
  return [...told, nextText(text, facts)].join('\n');
}

/** What drifts is no error that HubSpot knows a type of, so it stands apart. */
function driftBlocks(text: Text, source: SourceState, { canResync }: DigestFacts): Block[] {
  const line = driftLine(text, source);
  if (line === undefined) return [];
  if ((source.drift?.listed ?? []).length === 0) return [section(line)];
  const value = encodeTarget({ drift: true });
  const show = { actionId: ACTIONS.drift, text: text('drift.button'), label: text('drift.button.label'), value };
  const resync = {
    actionId: actionId(ACTIONS.resync, 'drift'),
    text: text('digest.button.resync'),
    label: text('drift.label.resync'),
    value,
  };
  return [section(line), actions(...[show, ...(canResync ? [resync] : [])].map(button))];
}

/** The alarm that nothing syncs, safe in mrkdwn. */
const stalledText = (text: Text, source: SourceState) =>
  stalledLine(text, source, (at) => slackDate(text, at)).map((line) => `:warning: ${line}`);

/** A source's age and completeness, then what it could not see or did not count. Safe in mrkdwn. */
export function sourceLines(text: Text, source: SourceState): readonly string[] {
  return [sourceText(text, source), ...coverageLines(text, source, (at) => slackDate(text, at))];
}

/** Where the figures are from, how old they are, and what could not be read. */
function sourceText(text: Text, source: SourceState): string {
  const problem = source.problem === undefined ? '' : problemText(text, source.problem);
  if (source.at === null) return text('digest.source.never', { problem });
  const at = slackDate(text, new Date(source.at));
  // As of when it is read: a digest is drawn anew under the time at which it was posted.
  const age = slackAgo(text, new Date(source.at));
  if (source.file !== undefined) return fileText(text, source, source.file, { age, at });
  if (source.complete) return text('digest.source.complete', { age, at });
  const unread = Object.entries(source.objects).filter(([, reading]) => reading !== 'whole');
  if (unread.length === Object.keys(source.objects).length && unread.every(([, reading]) => reading === 'failed'))
    return text('digest.source.failed', { at, problem });
  const parts = unreadParts(text, source);
  const problems =
    problem === '' || parts === '' ? `${parts}${problem}` : text('digest.source.object', { object: parts, problem });
  return text('digest.source.partial', { age, at, problems });
}

/** "stopped after 25,000 contacts, companies unread". */
function unreadParts(text: Text, { objects, compared }: SourceState): string {
  const parts = OBJECTS.flatMap((object): string[] => {
    const reading = objects[object];
    if (reading === undefined || reading === 'whole') return [];
    const n = compared?.[object] ?? 0;
    if (n > 0) return [text('digest.source.stopped', { records: text(`coverage.count.${object}`, { n }) })];
    return [text(`digest.source.${reading}.object`, { object: text(`object.${object}`) })];
  });
  return formatList(text, parts);
}

/** Of an imported file: its age is that of the reading, since the file does not tell its own. */
function fileText(
  text: Text,
  { complete, lastWhole }: SourceState,
  { name, by, rows, unreadableRows }: ImportedFile,
  when: { readonly at: string; readonly age: string },
): string {
  const kind = complete ? 'whole' : unreadableRows > 0 ? 'unreadable' : 'part';
  const who = by === undefined ? '' : text('digest.source.file.by', { by });
  const shown = (file: string) => escapeMrkdwn(clip(plain(file), FILE_NAME_MAX));
  const earlier =
    lastWhole === undefined
      ? ''
      : text('digest.source.file.lastWhole', {
          file: shown(lastWhole.name),
          at: slackDate(text, new Date(lastWhole.at)),
        });
  const latest = text(`digest.source.file.${kind}`, {
    ...when,
    file: shown(name),
    who,
    rows,
    unreadable: unreadableRows,
  });
  return `${latest}${earlier}`;
}

function nextText(text: Text, { next }: DigestFacts): string {
  if (next === undefined) return text('digest.next.none');
  if (next === 'immediately') return text('digest.next.immediately');
  return text('digest.next', { when: slackDate(text, new Date(next.dueAt)) });
}

/** Whole sentences for notifications and screen readers, which read this instead of the blocks. */
function summaryText(text: Text, facts: DigestFacts, now: Date): string {
  const { summary } = facts;
  if (summary.errors === 0) return emptyText(text, facts, spelt(text, now));
  const known = CATEGORIES.flatMap((category) => summary.categories.find((entry) => entry.category === category) ?? []);
  const parts = known.map(({ category, errors }) =>
    text('digest.text.category', {
      category: text(`category.${category}`),
      errors: text('count.errors', { n: errors }),
    }),
  );
  return text('digest.text', {
    errors: text('count.errors', { n: summary.errors }),
    records: text('count.records', { n: summary.records }),
    categories: `${parts.join('. ')}.`,
  });
}
