import type { Caller } from '../caller.ts';
import { findErrors, textsOf, unescapeMrkdwn } from '../message-text.ts';
import { explainMessage } from '../views/explain.ts';

/** `/sfsync explain <message>`: `typed` as Slack hands it over, with case, quotes and line breaks. */
export async function explain(caller: Caller, typed: string): Promise<void> {
  if (typed.trim() === '') return caller.reply(caller.text('explain.usage'));
  await caller.reply(explainMessage(caller.text, findErrors([unescapeMrkdwn(typed)])));
}

/** The shortcut on any message, which may hold its words in blocks or attachments alone. */
export async function explainShared(caller: Caller, message: unknown): Promise<void> {
  await caller.reply(explainMessage(caller.text, findErrors(textsOf(message))));
}
