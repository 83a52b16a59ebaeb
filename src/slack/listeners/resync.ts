import type { View } from '@slack/types';
import type { Snapshot } from '../../core/snapshot.ts';
import type { ResyncPlan } from '../../jobs/resync.ts';
import { selectedErrors } from '../../jobs/selections.ts';
import type { Target } from '../../jobs/target.ts';
import { recordsOf, recordsOfDrift, type JobPlace, type ResyncRecord } from '../../jobs/resync-job.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { decodeTarget, encodeTarget } from '../ids.ts';
import { busyWords, endedWords } from '../known-jobs.ts';
import { targetName } from '../target-name.ts';
import { INSIST, needsInsistence, noticeView, resyncView } from '../views/resync.ts';

/** What the confirmation carries from the click to the submission. */
type Origin = {
  readonly target: string;
  readonly channel: string;
  readonly ts?: string;
  /** The figures shown ask for a tick. */
  readonly insist: boolean;
  /** How many records were shown: more than these are not touched without asking again. */
  readonly records: number;
};

/** Asks before anything is written: opens a view at once (`open` gives its id), then fills it with the plan's figures. */
export async function askResync(
  bot: Bot,
  caller: Caller,
  target: Target,
  open: (view: View) => Promise<string>,
  messageTs: string | undefined,
): Promise<void> {
  const { text } = caller;
  if (bot.resync === undefined) return caller.reply(text('resync.notConnected'));
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const snapshot = await bot.latest();
  if (snapshot === undefined) return caller.reply(text('check.none'));
  const wanted = wantedOf(bot, snapshot, target);
  if (wanted === undefined) return caller.reply(text('details.expired'));
  if (wanted.length === 0) return caller.reply(await endedWords(bot, caller, target));
  const viewId = await open(noticeView(text, text('resync.title'), text('resync.planning')));
  const plan = await bot.resync.plan(wanted);
  const origin = { channel: caller.channel, ...(messageTs === undefined ? {} : { ts: messageTs }) };
  await bot.gate.updateView(viewId, await planView(bot, caller, { plan, wanted }, target, origin));
}

/** Undefined for a selection that is forgotten. */
function wantedOf(bot: Bot, { open, sources }: Snapshot, target: Target): readonly ResyncRecord[] | undefined {
  if (target.drift) return recordsOfDrift(sources.flatMap(({ drift }) => drift?.listed ?? []));
  const errors = selectedErrors(open, target, bot.selections);
  return errors && recordsOf(errors.map(({ error }) => error));
}

/** The confirmation, or why there is nothing to confirm. */
async function planView(
  bot: Bot,
  caller: Caller,
  { plan, wanted }: { readonly plan: ResyncPlan; readonly wanted: readonly ResyncRecord[] },
  target: Target,
  { channel, ts }: Pick<Origin, 'channel' | 'ts'>,
): Promise<View> {
  const { text } = caller;
  if (plan.records.length === 0) {
    return noticeView(text, text('resync.title'), await busyWords(bot, caller, wanted));
  }
  const origin: Origin = {
    target: encodeTarget(target),
    channel,
    insist: needsInsistence(plan),
    records: plan.records.length,
    ...(ts === undefined ? {} : { ts }),
  };
  return resyncView(text, plan, targetName(text, target, bot.selections), JSON.stringify(origin));
}

export const refusal = (bot: Bot, caller: Caller): string =>
  caller.text('admin.refused', { who: bot.admins.names(caller) });

export type Submission = {
  readonly metadata: string;
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** True when the figures that were shown ask for a tick and there is none: nothing is started then. */
export function lacksInsistence(submission: Submission): boolean {
  return readOrigin(submission).insist && !insists(submission);
}

/** Starts the job that was confirmed, and answers in the view. */
export async function startResync(
  bot: Bot,
  caller: Caller,
  submission: Submission,
  show: (view: View) => Promise<unknown>,
): Promise<void> {
  const { text, user } = caller;
  const origin = readOrigin(submission);
  const target = decodeTarget(origin.target);
  if (bot.resync === undefined || target === undefined) return caller.reply(text('failure.stale'));
  // Rights may have changed since the view was opened.
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const snapshot = await bot.latest();
  const wanted = snapshot === undefined ? [] : wantedOf(bot, snapshot, target);
  if (wanted === undefined) return caller.reply(text('details.expired'));
  if (wanted.length === 0) return caller.reply(await endedWords(bot, caller, target));
  const plan = await bot.resync.plan(wanted);
  const isMore = plan.records.length > origin.records || (needsInsistence(plan) && !insists(submission));
  // What was confirmed is not what would be done: ask again, with the new figures.
  if (plan.records.length === 0 || isMore) {
    await show(await planView(bot, caller, { plan, wanted }, target, origin));
    return undefined;
  }
  const place = await placeOf(bot, origin, user);
  await bot.resync.start(plan, user, place);
  const where = text(place.threadTs === undefined ? 'resync.place.dm' : 'resync.place.thread');
  return caller.reply(
    text('resync.started', { records: text('count.records', { n: plan.records.length }), place: where }),
  );
}

const readOrigin = ({ metadata }: Submission): Origin => JSON.parse(metadata) as Origin;

function insists({ state }: Submission): boolean {
  const input = state[INSIST.blockId]?.[INSIST.actionId];
  const chosen = (input as { selected_options?: readonly unknown[] } | undefined)?.selected_options;
  return (chosen?.length ?? 0) > 0;
}

/** The digest's thread; a private message has none, so then the direct messages of who asked. */
async function placeOf(bot: Bot, { channel, ts }: Origin, user: string): Promise<JobPlace> {
  return ts === undefined ? { channel: await bot.gate.directMessages(user) } : { channel, threadTs: ts };
}
