/** What people type after a slash. */
import { isMember } from './conversations.ts';
import { encodeText, escape } from './entities.ts';
import { announceJoin } from './events.ts';
import { addMessage } from './messages.ts';
import { slashCommand, type Actor } from './payloads.ts';
import { describe, failure, OK, writableBy } from './person.ts';
import { Refusal } from './refusal.ts';
import { respond } from './responses.ts';
import type { HumanResult } from './workspace.ts';

/** `/invite`, `/archive`, or a command of the app's manifest; its acknowledgement is shown as Slack would. */
export async function runCommand(
  actor: Actor,
  channel: string,
  typed: string,
  threadTs: string | undefined,
): Promise<HumanResult> {
  const { workspace, manifest, sockets } = actor.slack;
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  if (name === '/invite') return isTheApp(actor, rest) ? invite(actor, channel) : failure('user_not_found');
  if (name === '/archive') return archive(actor, channel);
  const command = manifest.commands.find((each) => each.command === name);
  if (command === undefined) return failure(`${name} is not a valid command.`);
  if (threadTs !== undefined) return failure(`${name} is not supported in threads. Sorry!`);
  const conversation = writableBy(actor, channel);
  const text = command.shouldEscape === true ? encodeText(workspace, rest) : escape(rest);
  const delivery = await sockets.deliver('slash_commands', slashCommand(actor, conversation, name, text));
  if (!delivery.ok) return failure(delivery.error);
  if (Object.keys(delivery.payload).length === 0) return OK;
  try {
    respond(actor.slack, { user: actor.user.id, channel }, delivery.payload);
    return OK;
  } catch (error) {
    if (error instanceof Refusal) return failure(`invalid_command_response: ${describe(error)}`);
    throw error;
  }
}

function isTheApp({ slack: { workspace } }: Actor, typed: string): boolean {
  const name = workspace.users.get(workspace.botUserId)?.name ?? '';
  return typed.trim().replace(/^@/, '').toLowerCase() === name.toLowerCase();
}

/** Nobody can write in the channel any more; what is there stays, with its buttons. */
function archive(actor: Actor, channel: string): HumanResult {
  const { slack, user } = actor;
  const conversation = writableBy(actor, channel);
  if (conversation.kind === 'im') return failure('method_not_supported_for_channel_type');
  addMessage(slack, { channel, user: user.id, text: 'archived the channel', subtype: 'channel_archive' });
  conversation.isArchived = true;
  slack.workspace.events.emit('change', { kind: 'conversation' });
  return OK;
}

/** Makes the app a member of a channel that the person is in. */
export function invite(actor: Actor, channel: string): HumanResult {
  const { slack, user } = actor;
  const { workspace } = slack;
  const conversation = writableBy(actor, channel);
  if (conversation.kind === 'im') return failure('method_not_supported_for_channel_type');
  if (isMember(conversation, workspace.botUserId)) return failure('already_in_channel');
  conversation.members.add(workspace.botUserId);
  workspace.events.emit('change', { kind: 'conversation' });
  const text = `<@${workspace.botUserId}> has joined the channel`;
  addMessage(slack, { channel, user: workspace.botUserId, text, subtype: 'channel_join' });
  announceJoin(slack, conversation, user.id);
  return OK;
}
