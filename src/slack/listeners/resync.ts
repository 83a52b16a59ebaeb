import { errorsOf, type Target } from '../../jobs/target.ts';
import { recordsOf, type JobPlace } from '../../jobs/resync.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { decodeTarget, encodeTarget } from '../ids.ts';
import { targetName } from '../target-name.ts';
import { INSIST, noticeView, resyncView } from '../views/resync.ts';

/** What the confirmation carries from the click to the submission. */
type Origin = {
  readonly target: string;
  readonly channel: string;
  readonly ts?: string;
  /** The figures shown crossed the guard, so that a tick is asked for. */
  readonly crosses: boolean;
};

/** Asks before anything is written: opens a view at once, then fills it with the plan's figures. */
export async function askResync(
  bot: Bot,
  caller: Caller,
  target: Target,
  triggerId: string,
  messageTs: string | undefined,
): Promise<void> {
  const { text } = caller;
  if (bot.resync === undefined) return caller.reply(text('resync.notConnected'));
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const snapshot = await bot.latest();
  const errors = errorsOf(snapshot?.open ?? [], target).map(({ error }) => error);
  if (errors.length === 0) return caller.reply(text('resync.nothing'));
  const viewId = await bot.gate.openView(triggerId, noticeView(text, text('resync.title'), text('resync.planning')));
  const plan = await bot.resync.plan(recordsOf(errors));
  const origin: Origin = {
    target: encodeTarget(target),
    channel: caller.channel,
    crosses: plan.guard?.crosses === true,
    ...(messageTs === undefined ? {} : { ts: messageTs }),
  };
  await bot.gate.updateView(viewId, resyncView(text, plan, targetName(text, target), JSON.stringify(origin)));
}

export const refusal = (bot: Bot, caller: Caller): string =>
  caller.text('admin.refused', { who: bot.admins.names(caller) });

export type Submission = {
  readonly metadata: string;
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** True when the figures that were shown crossed the guard and the person did not tick the box: nothing is started then. */
export function lacksInsistence(submission: Submission): boolean {
  return readOrigin(submission).crosses && !insists(submission);
}

/** Starts the job that was confirmed, and answers in the view. */
export async function startResync(bot: Bot, caller: Caller, submission: Submission): Promise<void> {
  const { text, user } = caller;
  const origin = readOrigin(submission);
  const target = decodeTarget(origin.target);
  if (bot.resync === undefined || target === undefined) return caller.reply(text('failure.stale'));
  // Rights may have changed since the view was opened.
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const errors = errorsOf((await bot.latest())?.open ?? [], target).map(({ error }) => error);
  if (errors.length === 0) return caller.reply(text('resync.nothing'));
  const plan = await bot.resync.plan(recordsOf(errors));
  if (plan.guard?.crosses === true && !insists(submission)) return caller.reply(text('resync.guard.since'));
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
