/** A person's App Home: what is open, theirs, where it is from, what is under way, digests and settings. */
import type { View } from '@slack/types';
import { nextSlot, type Subscription } from '../../core/schedule.ts';
import { type CategorySummary, type Snapshot, type SourceState, type Summary } from '../../core/snapshot.ts';
import { countRecords } from '../../core/sync-error.ts';
import type { HomeFacts } from '../../jobs/home.ts';
import { coverageLines, stalledLine } from '../../text/coverage.ts';
import { causeSentence } from '../../text/sentences.ts';
import { formatWeekday, type Text } from '../../text/text.ts';
import {
  actions,
  button,
  context,
  divider,
  header,
  plainContext,
  section,
  sectionWithButton,
  type Block,
  type ButtonSpec,
} from '../blocks.ts';
import { actionId, ACTIONS, encodeTarget } from '../ids.ts';
import { clip } from '../limits.ts';
import { escapeMrkdwn, plain, slackAgo, slackDate } from '../mrkdwn.ts';
import { chartWords } from './chart.ts';
import { inSlack, nothingFound } from './empty.ts';
import { problemText } from './problem.ts';
import { usageLineAged } from './usage.ts';

const CAUSE_MAX = 300;
const NAME_MAX = 80;
/** A view has at most 100 blocks: the lists in it are kept short, and say what they leave out. */
const DIGESTS_SHOWN = 12;
const JOBS_SHOWN = 8;

/** What the reader may know beside the facts: who may change settings, in mrkdwn. */
type HomeWords = { readonly admins: string };

export function homeView(text: Text, facts: HomeFacts, { admins }: HomeWords, now: Date): View {
  const blocks: Block[] = [
    header(text('digest.title')),
    ...(facts.snapshot === undefined || facts.summary === undefined
      ? firstBlocks(text, facts)
      : openBlocks(text, facts, facts.snapshot, facts.summary)),
    ...jobBlocks(text, facts),
    divider(),
    ...digestBlocks(text, facts, now),
    divider(),
    section([text('home.settings'), ...settingLines(text, facts, admins)].join('\n')),
    ...(facts.snapshot === undefined ? [] : [section(`${text('home.what')}\n${text('home.what.text')}`)]),
  ];
  return { type: 'home', blocks };
}

/** For those who see it before anything was found: what it is, and what to do first. */
function firstBlocks(text: Text, facts: HomeFacts): Block[] {
  const { canCheck } = facts;
  const steps = [
    ...(canCheck ? [text('home.first.check')] : []),
    text('home.first.list'),
    text('home.first.invite'),
    ...(canCheck ? [] : [text('home.first.connect')]),
  ];
  return [
    section(`${text('home.what')}\n${text('home.what.text')}`),
    section([text('home.first'), ...steps.map((step, index) => `${index + 1}. ${step}`)].join('\n')),
    ...checkButtons(text, facts, false),
  ];
}

function openBlocks(text: Text, facts: HomeFacts, snapshot: Snapshot, summary: Summary): Block[] {
  const alarms = snapshot.sources.flatMap((source) => stalledLine(text, source, (at) => slackDate(text, at)));
  const totals =
    summary.errors === 0
      ? emptyText(text, snapshot)
      : text('digest.totals', {
          errors: text('count.errors', { n: summary.errors }),
          records: text('count.records', { n: summary.records }),
        });
  const trend = chartWords(text, facts.days);
  return [
    section([...alarms.map((line) => `:warning: ${line}`), totals].join('\n')),
    // Slack draws charts in messages only.
    ...(trend === undefined ? [] : [context(trend)]),
    ...checkButtons(text, facts, summary.errors > 0),
    ...ownBlocks(text, facts),
    ...(summary.errors > 0 ? [divider()] : []),
    ...summary.categories
      .toSorted((a, b) => b.records - a.records)
      .flatMap((category) => categoryBlocks(text, category)),
    divider(),
    section(text('home.sources')),
    context(
      snapshot.sources
        .flatMap((source) => [sourceText(text, source), ...coverageLines(text, source, (at) => slackDate(text, at))])
        .join('\n') || text('home.unread'),
    ),
    context(usageText(text, facts)),
  ];
}

/** Never a false zero: without errors it depends on what could be read. */
function emptyText(text: Text, snapshot: Snapshot): string {
  const { sources } = snapshot;
  if (sources.every(({ at }) => at === null)) return text('home.unread');
  if (!sources.every(({ complete }) => complete)) return text('home.none.part');
  return nothingFound(text, snapshot, inSlack(text));
}

function checkButtons(text: Text, { canCheck, isChecking }: HomeFacts, hasErrors: boolean): Block[] {
  const buttons: ButtonSpec[] = [
    ...(canCheck && !isChecking
      ? [{ actionId: ACTIONS.homeCheck, text: text('home.button.check'), value: 'check' }]
      : []),
    ...(hasErrors
      ? [
          {
            actionId: actionId(ACTIONS.export, 'all'),
            text: text('home.button.exportAll'),
            label: text('home.label.exportAll'),
            value: encodeTarget({}),
          },
        ]
      : []),
  ];
  return [
    ...(isChecking ? [context(text('home.checking'))] : []),
    ...(buttons.length > 0 ? [actions(...buttons.map(button))] : []),
  ];
}

/** The cause is plain text, so that a value in it cannot become markup. */
function categoryBlocks(text: Text, { category, errors, records, largest }: CategorySummary): Block[] {
  const name = text(`category.${category}`);
  const counts = text('digest.card.counts', {
    errors: text('count.errors', { n: errors }),
    records: text('count.records', { n: records }),
  });
  const cause = clip(plain(causeSentence(text, largest)), CAUSE_MAX);
  return [
    sectionWithButton(`*${name}* · ${counts}`, {
      actionId: actionId(ACTIONS.details, category),
      text: text('digest.button.details'),
      label: text('digest.label.details', { category: name }),
      value: encodeTarget({ category }),
    }),
    plainContext(`${cause} (${text('count.records', { n: largest.records })})`),
  ];
}

function ownBlocks(text: Text, { own }: HomeFacts): Block[] {
  if (own === undefined) return [];
  if (own.length === 0) return [section(text('home.mine.none'))];
  const counts = {
    errors: text('count.errors', { n: own.length }),
    records: text('count.records', { n: countRecords(own.values().map(({ error }) => error)) }),
  };
  return [
    sectionWithButton(text('home.mine', counts), {
      actionId: ACTIONS.homeMine,
      text: text('digest.button.details'),
      label: text('home.label.mine'),
      value: 'mine',
    }),
  ];
}

function sourceText(text: Text, { at, complete, file, problem, objects }: SourceState): string {
  const why = problem === undefined ? '' : `${problemText(text, problem)}.`;
  if (at === null) return text('home.source.never', { problem: why }).trim();
  const ago = slackAgo(text, new Date(at));
  if (file !== undefined) {
    return text(`home.source.file.${complete ? 'whole' : 'part'}`, { file: shown(file.name), ago });
  }
  if (complete) return text('home.source.complete', { ago });
  const readings = Object.values(objects);
  const hasFailed = readings.length > 0 && readings.every((reading) => reading === 'failed');
  return text(`home.source.${hasFailed ? 'failed' : 'partial'}`, { ago, problem: why }).trim();
}

function usageText(text: Text, { usage }: HomeFacts): string {
  const isUnasked = usage.org === undefined && usage.problem === undefined;
  return isUnasked ? text('home.usage.unknown') : usageLineAged(text, usage, (at) => slackAgo(text, at));
}

function jobBlocks(text: Text, { resyncs, lists, imports }: HomeFacts): Block[] {
  const ago = (at: string) => slackAgo(text, new Date(at));
  const lines = [
    ...resyncs.map(({ job: { by, at }, records }) =>
      text('home.job.resync', { records: text('count.records', { n: records }), by, ago: ago(at) }),
    ),
    ...lists.map(({ name, by, at }) => text('home.job.list', { name: shown(name), by, ago: ago(at) })),
    ...imports.map(({ name, by = '', at }) => text('home.job.import', { file: shown(name), by, ago: ago(at) })),
  ];
  if (lines.length === 0) return [];
  const more = lines.length - JOBS_SHOWN;
  const told = lines.slice(0, JOBS_SHOWN).map((line) => `• ${line}`);
  return [divider(), section([text('home.jobs'), ...told, ...(more > 0 ? [`+${more}`] : [])].join('\n'))];
}

const shown = (name: string): string => escapeMrkdwn(clip(plain(name), NAME_MAX));

function digestBlocks(text: Text, { subscriptions, undeliverable, direct }: HomeFacts, now: Date): Block[] {
  const hasOwn = subscriptions.some(({ channel }) => channel === direct);
  const more = subscriptions.length - DIGESTS_SHOWN;
  return [
    section(text('home.digests')),
    ...(hasOwn ? [] : [digestLine(text, direct, text('home.digest.none', { place: placeName(text, direct, direct) }))]),
    ...subscriptions.slice(0, DIGESTS_SHOWN).map((wish) => {
      const words = wishText(text, wish, direct, now);
      const isLost = undeliverable.includes(wish.channel);
      return digestLine(text, wish.channel, isLost ? `${words}\n${text('home.digest.undeliverable')}` : words);
    }),
    ...(more > 0 ? [context(text('home.digests.more', { n: more }))] : []),
    context(text('home.digests.how')),
  ];
}

const digestLine = (text: Text, channel: string, words: string): Block =>
  sectionWithButton(words, {
    actionId: actionId(ACTIONS.homeNotify, channel),
    text: text('home.button.change'),
    label: text('home.label.change'),
    value: channel,
  });

/** Slack shows a channel's name to those who may know it, and to nobody else. */
export const placeName = (text: Text, channel: string, direct: string): string =>
  channel === direct ? text('home.digest.here') : `<#${channel}>`;

export function wishText(text: Text, wish: Subscription, direct: string, now: Date): string {
  const { channel, frequency, at, day, zone, language } = wish;
  const slot = nextSlot(wish, now);
  return text(`home.digest.${frequency}`, {
    place: placeName(text, channel, direct),
    at,
    zone,
    day: formatWeekday(text, day),
    language: text(`language.${language}`),
    next: slot === undefined ? '–' : slackDate(text, new Date(slot.dueAt)),
  });
}

function settingLines(text: Text, { budget, listDays }: HomeFacts, admins: string): string[] {
  return [
    text('home.settings.admins', { admins }),
    ...(budget === undefined ? [] : [text('home.settings.budget', { limit: budget.limit, left: budget.left })]),
    ...(listDays === undefined ? [] : [text('home.settings.lists', { days: listDays })]),
  ].map((line) => `• ${line}`);
}
