/** What both levels of the details have: causes in words, filters, pages, and what can be done. */
import { automationsBehind, isByAutomation, namedAutomation } from '../../core/automations.ts';
import { errorsIn, recordsIn, type CauseErrors } from '../../core/causes.ts';
import { hasRecord, OBJECTS, type SyncError } from '../../core/sync-error.ts';
import { automationText } from '../../text/automations.ts';
import { dateFormat } from '../../text/formats.ts';
import { causeFix, causeSentence, hingeText } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, richList, section, select, type Block, type RichPart } from '../blocks.ts';
import { STEPS, type DetailsState } from '../details-state.ts';
import { actionId, ACTIONS } from '../ids.ts';
import { clip } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import type { DetailsFacts } from './details-facts.ts';

const AUTOMATIONS_SHOWN = 5;
/** A value of 65,536 characters must not fill the view. */
export const SENTENCE_MAX = 300;

/** What a cause's errors have in common, how many and since when, and what ends it. */
export function causeLine(
  text: Text,
  entry: CauseErrors,
  { automations }: Pick<DetailsFacts, 'automations'>,
): RichPart[] {
  const { cause, records, firstSeen, timesReturned } = entry;
  const sentence = clip(plain(causeSentence(text, cause)), SENTENCE_MAX);
  const named = namedAutomation(cause.example, automations ?? []);
  const more = [causeFix(text, cause.example) ?? [], named === undefined ? [] : automationText(text, named)].flat();
  return [
    {
      text: text('details.cause', {
        cause: sentence,
        records: text('count.records', { n: records }),
        object: text(`Object.${cause.object}`),
      }),
    },
    { text: ` · ${text('details.cause.since', { day: dayText(text, firstSeen), n: timesReturned })}` },
    ...more.map((line) => ({ text: `\n→ ${clip(plain(line), SENTENCE_MAX)}` })),
  ];
}

/** "24 Nov 2026" in the reader's zone, for an ISO time. */
export const dayText = (text: Text, at: string): string =>
  dateFormat(text.locale, { dateStyle: 'medium', timeZone: text.zone }).format(new Date(at));

/** What may be behind errors whose message names nothing, the latest change first: that is the first suspect. */
export function automationsList(
  text: Text,
  type: string,
  causes: readonly CauseErrors[],
  { automations = [] }: Pick<DetailsFacts, 'automations'>,
): Block[] {
  if (automations.length === 0 || !isByAutomation(type)) return [];
  const active = automationsBehind(type, [...onePlaceEach(causes)], automations);
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

/** One error for each object that the errors are of. */
function onePlaceEach(causes: readonly CauseErrors[]): Iterable<SyncError> {
  const places = new Map<string, SyncError>();
  for (const { errors } of causes) {
    for (const { error } of errors) places.set(`${error.object} ${error.salesforceObject ?? ''}`, error);
  }
  return places.values();
}

/** Why some of these errors are only likely: each reason once. */
export function hingesLine(text: Text, causes: readonly CauseErrors[]): Block[] {
  const likely = new Map<unknown, SyncError>();
  for (const { errors } of causes) {
    for (const { error } of errors) {
      if (error.confidence === 'likely') likely.set(error.params['hinge'], error);
    }
  }
  const hinges = [...likely.values()].flatMap((error) => hingeText(text, error, 'long') ?? []);
  return hinges.length === 0 ? [] : [context(text('details.hinges', { hinges: hinges.join('; ') }))];
}

const step = (part: string, label: string, value: string) =>
  button({ actionId: actionId(ACTIONS.step, part), text: label, value });

/** The way back, and the filters that have something to choose. */
export function topRow(text: Text, { causes, newSince, now, owners }: DetailsFacts, state: DetailsState): Block[] {
  const { cause, object, since, owner } = state;
  const filter = (name: string, options: readonly (readonly [string, string])[], chosen: string) =>
    select(actionId(ACTIONS.filter, name), options, chosen);
  const present = OBJECTS_AND_UNKNOWN.filter(
    (name) => name === object || causes.some((entry) => entry.cause.object === name),
  );
  const start = since ?? newSince;
  const elements = [
    ...(cause === undefined ? [] : [step('back', text('details.back'), STEPS.back)]),
    ...(cause === undefined && present.length > 1
      ? [
          filter(
            'object',
            [[text('details.filter.all'), 'all'], ...present.map((name) => [text(`Object.${name}`), name] as const)],
            object ?? 'all',
          ),
        ]
      : []),
    ...(owners.length === 0
      ? []
      : [filter('owner', [[text('details.filter.everybody'), 'all'], ...owners], owner ?? 'all')]),
    ...(start === undefined
      ? []
      : [
          filter(
            'since',
            [
              [text('details.filter.any'), 'all'],
              [text('details.filter.new', { at: startText(text, new Date(start), now) }), 'new'],
            ],
            since === undefined ? 'all' : 'new',
          ),
        ]),
  ];
  // Of its own for each round: what was chosen would otherwise stay where the state has another choice.
  return elements.length === 0 ? [] : [{ ...actions(...elements), block_id: `top:${state.round}` }];
}

/** The day, or today's time: Slack puts three selects on one line only where each is short. */
function startText({ locale, zone: timeZone }: Text, start: Date, now: Date | undefined): string {
  const day = dateFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const isToday = now !== undefined && day.format(start) === day.format(now);
  return isToday
    ? dateFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(start)
    : day.format(start);
}

const OBJECTS_AND_UNKNOWN = [...OBJECTS, 'unknown'] as const;

export type Page<T> = {
  readonly items: readonly T[];
  readonly page: number;
  readonly first: number;
  readonly of: number;
};

/** The page that is asked for, or the last one where there are fewer by now. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Page<T> {
  const page = Math.max(0, Math.min(wanted, Math.ceil(all.length / size) - 1));
  return { items: all.slice(page * size, (page + 1) * size), page, first: page * size, of: all.length };
}

/** Buttons to the pages beside this one, where there are any. */
export function pageRow(text: Text, { page, first, items, of }: Page<unknown>, { round }: DetailsState): Block[] {
  const buttons = [
    ...(page > 0 ? [step('previous', text('details.previous'), STEPS.page(page - 1, round))] : []),
    ...(first + items.length < of ? [step('next', text('details.next'), STEPS.page(page + 1, round))] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

/** What can be done with what is ticked, or with all that is shown, and what cannot and why. */
export function actRow(text: Text, facts: DetailsFacts, state: DetailsState, ticked: number): Block[] {
  const { shown, can } = facts;
  const isCause = state.cause !== undefined;
  const isFindable = shown.some(({ errors }) => errors.some(({ error }) => hasRecord(error)));
  const all = text(isCause ? 'details.act.cause' : 'details.act.all', {
    errors: text('count.errors', { n: errorsIn(shown) }),
    records: text('count.records', { n: recordsIn(shown) }),
  });
  const some = text(isCause ? 'details.act.records' : 'details.act.causes', { n: ticked });
  const act = (name: 'resync' | 'export' | 'list', label: string) =>
    button({ actionId: actionId(ACTIONS.act, name), text: label, value: `${name}:${state.round}` });
  const cannot = [
    ...(can.resync ? [] : [text('details.cannot.resync')]),
    ...(can.list ? [] : [text('details.cannot.list')]),
    ...((can.resync || can.list) && !isFindable ? [text('details.cannot.find')] : []),
  ];
  return [
    section(ticked === 0 ? all : some),
    actions(
      ...(can.resync && isFindable ? [act('resync', text('digest.button.resync'))] : []),
      act('export', text('digest.button.export')),
      ...(can.list && isFindable ? [act('list', text('details.button.list'))] : []),
      ...(ticked === 0 ? [] : [step('clear', text('details.clear'), STEPS.clear(state.round))]),
    ),
    ...(cannot.length === 0 ? [] : [context(cannot.join(' '))]),
  ];
}
