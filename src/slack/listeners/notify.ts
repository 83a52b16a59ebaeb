import { parseNotify, type NotifyFault, type NotifyWish } from '../../core/notify-wish.ts';
import { nextSlot, type Subscription } from '../../core/schedule.ts';
import { formatDateTime, formatWeekday, type Text } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { isNotMember, SlackRefusal } from '../gate.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { refusal } from './resync.ts';

const DEFAULT_TIME = '09:00';
const MONDAY = 1;

/** `/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY] [in LANGUAGE]`; without words, what is set here. */
export async function notify(bot: Bot, caller: Caller, words: readonly string[]): Promise<void> {
  const { text, channel } = caller;
  const known = bot.subscriptions.get(channel);
  if (words.length === 0) return caller.reply(`${stateText(text, known, bot.clock.now())}\n${text('notify.usage')}`);
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const parsed = parseNotify(words);
  if (!parsed.ok) return caller.reply(`${faultText(text, parsed.fault)} ${text('notify.usage')}`);
  const outcome = await subscribe(bot, caller, channel, parsed.wish);
  if ('refused' in outcome) return caller.reply(outcome.refused);
  return caller.reply(`${stateText(text, outcome.saved, bot.clock.now())}${outcome.warning}`);
}

/** What holds for a conversation, or would by default for this person. */
export async function wishOf(bot: Bot, { user, text }: Caller, channel: string): Promise<Omit<Subscription, 'since'>> {
  const known = bot.subscriptions.get(channel);
  if (known !== undefined) return known;
  const { zone } = await bot.gate.user(user);
  return { channel, frequency: 'off', at: DEFAULT_TIME, day: MONDAY, zone, language: text.language };
}

/** Keeps what somebody asks of a conversation's digest; or says why not. */
export async function subscribe(
  bot: Bot,
  caller: Caller,
  channel: string,
  { at, zone, ...wish }: NotifyWish & { readonly zone?: string },
): Promise<{ readonly refused: string } | { readonly saved: Subscription; readonly warning: string }> {
  const { text, user } = caller;
  const before = await wishOf(bot, caller, channel);
  const subscription: Subscription = {
    ...before,
    ...wish,
    // A time without a zone is meant in that of who says it.
    ...(at === undefined ? {} : { at, zone: zone ?? (await bot.gate.user(user)).zone }),
    since: bot.clock.now().toISOString(),
  };
  const refusedHere = wish.frequency === 'off' ? undefined : await refusedBecause(bot, channel);
  if (refusedHere !== undefined) return { refused: text(refusedHere) };
  await bot.subscriptions.put(subscription);
  bot.home.changed();
  const hasNothing = bot.check === undefined && (await bot.latest()) === undefined;
  return { saved: subscription, warning: wish.frequency !== 'off' && hasNothing ? `\n${text('notify.noCrm')}` : '' };
}

function stateText(text: Text, subscription: Subscription | undefined, now: Date): string {
  if (subscription === undefined) return text('notify.state.off');
  const { frequency, at, day, zone, language } = subscription;
  const next = nextSlot(subscription, now);
  const when = next === undefined ? '' : formatDateTime({ locale: text.locale, zone }, new Date(next.dueAt));
  return text(`notify.saved.${frequency}`, {
    at,
    zone,
    day: formatWeekday(text, day),
    when,
    language: text(`language.${language}`),
  });
}

function faultText(text: Text, fault: NotifyFault): string {
  return text(`notify.fault.${fault.kind}`, { word: escapeMrkdwn(fault.word ?? '') });
}

/** Reads one message of the channel's history: the cheapest thing that only a member may do. */
async function refusedBecause(bot: Bot, channel: string): Promise<'notify.notMember' | 'notify.notHere' | undefined> {
  try {
    await bot.gate.canRead(channel);
    return undefined;
  } catch (error) {
    if (isNotMember(error)) return 'notify.notMember';
    // A group direct message, whose history the bot may not read.
    if (error instanceof SlackRefusal && error.code === 'missing_scope') return 'notify.notHere';
    throw error;
  }
}
