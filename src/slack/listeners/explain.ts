import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownRule } from '../../core/classifier/classify.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { findErrors, textsOf, unescapeMrkdwn } from '../message-text.ts';
import { explainMessage } from '../views/explain.ts';

/** `/sfsync explain <message>`: `typed` as Slack hands it over, with case, quotes and line breaks. */
export async function explain(bot: Bot, caller: Caller, typed: string): Promise<void> {
  if (typed.trim() === '') return caller.reply(caller.text('explain.usage'));
  await caller.reply(
    explainMessage(caller.text, findErrors([unescapeMrkdwn(typed)], { knownRules: await rulesInTime(bot) })),
  );
}

/** The shortcut on any message, which may hold its words in blocks or attachments alone. */
export async function explainShared(bot: Bot, caller: Caller, message: unknown): Promise<void> {
  await caller.reply(explainMessage(caller.text, findErrors(textsOf(message), { knownRules: await rulesInTime(bot) })));
}

/** A Salesforce that takes its time must not keep an answer back: without its rules a text alone is less certain. */
const PATIENCE_MS = 1_500;
const rulesInTime = (bot: Bot) =>
  Promise.race([bot.knownRules(), sleep(PATIENCE_MS, [] as readonly KnownRule[], { ref: false })]);
