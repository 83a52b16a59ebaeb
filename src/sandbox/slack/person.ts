/** What a person can see and where they can write. */
import { isMember } from './conversations.ts';
import type { Slack } from './context.ts';
import { findMessage } from './messages.ts';
import type { Actor } from './payloads.ts';
import { Refusal } from './refusal.ts';
import type { Conversation, HumanResult, Message } from './workspace.ts';

export const OK: HumanResult = { ok: true };
export const failure = (error: string): HumanResult => ({ ok: false, error });

/** The code, and where there are messages what they say, so that the app's author sees why. */
export function describe({ code, details }: Refusal): string {
  const errors = details['errors'];
  return Array.isArray(errors) ? `${code}: ${errors.join('; ')}` : code;
}

/** What Slack refuses becomes the error that the person is shown. */
export async function attempt(run: () => HumanResult | Promise<HumanResult>): Promise<HumanResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return failure(describe(error));
    throw error;
  }
}

/** Throws Refusal `user_not_found`. */
export function actorOf(slack: Slack, user: string): Actor {
  const known = slack.workspace.users.get(user);
  if (known === undefined) throw new Refusal('user_not_found');
  return { slack, user: known };
}

/** A conversation that the person is in. Throws Refusal `channel_not_found`, `not_in_channel`. */
function joinedBy({ slack, user }: Actor, channel: string): Conversation {
  const conversation = slack.workspace.conversations.get(channel);
  if (conversation === undefined) throw new Refusal('channel_not_found');
  if (!isMember(conversation, user.id)) {
    throw new Refusal(conversation.kind === 'channel' ? 'not_in_channel' : 'channel_not_found');
  }
  return conversation;
}

/** A conversation that the person may write in. Throws Refusal `is_archived` too. */
export function writableBy(actor: Actor, channel: string): Conversation {
  const conversation = joinedBy(actor, channel);
  if (conversation.isArchived) throw new Refusal('is_archived');
  return conversation;
}

/** A message that the person sees. Throws Refusal `message_not_found`. */
export function seenBy(actor: Actor, channel: string, ts: string): { conversation: Conversation; message: Message } {
  const conversation = joinedBy(actor, channel);
  const message = findMessage(actor.slack, channel, ts);
  const reader = message?.ephemeralFor ?? actor.user.id;
  if (message === undefined || reader !== actor.user.id) throw new Refusal('message_not_found');
  return { conversation, message };
}
