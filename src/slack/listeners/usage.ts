import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { usageMessage } from '../views/usage.ts';
import { refusal } from './resync.ts';

const ASKED_AGE_MS = 60_000;
const MAX_CALLS = 1_000_000_000;

/** What a person may type in, since no API tells it. */
const TYPED = {
  allocate: (bot: Bot, calls: number, by: string) => bot.usage.setAllocation(calls, by),
  used: (bot: Bot, calls: number, by: string) => bot.usage.setUsed(calls, by),
} as const;

const isVerb = (word: string | undefined): word is keyof typeof TYPED =>
  word !== undefined && Object.hasOwn(TYPED, word);

/** `/sfsync usage [allocate N | used N]`. */
export async function usage(bot: Bot, caller: Caller, [verb, ...rest]: readonly string[]): Promise<void> {
  const { text } = caller;
  if (isVerb(verb)) return setFigure(bot, caller, verb, rest.join(''));
  const report = await bot.usage.report(ASKED_AGE_MS);
  return caller.reply(usageMessage(text, report, bot.clock.now(), bot.links().settings));
}

async function setFigure(bot: Bot, caller: Caller, verb: keyof typeof TYPED, word: string): Promise<void> {
  const { text } = caller;
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const calls = parseCalls(word);
  if (calls === undefined) return caller.reply(text('usage.fault', { word: escapeMrkdwn(word), verb }));
  await TYPED[verb](bot, calls, caller.user);
  return caller.reply(text(`usage.saved.${verb}`, { calls }));
}

/** "50000", "50,000", "50.000" and "50k" are all fifty thousand. */
function parseCalls(word: string): number | undefined {
  const match = /^(\d{1,3}(?:[.,' ]?\d{3})*|\d+)(k)?$/i.exec(word);
  if (match === null) return undefined;
  const calls = Number((match[1] ?? '').replaceAll(/\D/g, '')) * (match[2] === undefined ? 1 : 1_000);
  return calls <= MAX_CALLS ? calls : undefined;
}
