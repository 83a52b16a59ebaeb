/** Who is where: conversations as the Web API shows them, and what the app may see and do in them. */
import type { Slack } from './context.ts';
import { directMessage } from './create-workspace.ts';
import { Refusal } from './refusal.ts';
import type { Conversation, JsonObject, Workspace } from './workspace.ts';

type Kind = Conversation['kind'];

/** The prefix of the scopes for a kind of conversation: `channels:history` and so on. */
export const SCOPE_OF: Record<Kind, string> = { channel: 'channels', private: 'groups', im: 'im' };

/** The name in payloads of slash commands and actions: private conversations hide theirs. */
const PAYLOAD_NAME: Partial<Record<Kind, string>> = { private: 'privategroup', im: 'directmessage' };
export const payloadName = ({ kind, name }: Conversation) => PAYLOAD_NAME[kind] ?? name;

/** `channel_type` of a message event. */
export const EVENT_KIND: Record<Kind, string> = { channel: 'channel', private: 'group', im: 'im' };

export const isMember = (conversation: Conversation, user: string) => conversation.members.has(user);

/** The direct message of a person with the app, made when it does not exist yet. */
export function openDirectMessage(workspace: Workspace, user: string): Conversation {
  const known = [...workspace.conversations.values()].find(({ kind, name }) => kind === 'im' && name === user);
  if (known !== undefined) return known;
  const opened = directMessage(user);
  workspace.conversations.set(opened.id, opened);
  workspace.messages.set(opened.id, []);
  workspace.events.emit('change', { kind: 'conversation' });
  return opened;
}

/** A conversation that the app can know of: private ones only as a member. Throws Refusal `channel_not_found`. */
export function visibleConversation({ workspace }: Slack, id: string): Conversation {
  const conversation = workspace.conversations.get(id);
  if (conversation === undefined) throw new Refusal('channel_not_found');
  if (conversation.kind !== 'channel' && !isMember(conversation, workspace.botUserId)) {
    throw new Refusal('channel_not_found');
  }
  return conversation;
}

/** A conversation that the app is in. Throws Refusal `channel_not_found` or, for a public channel, `not_in_channel`. */
export function joinedConversation(slack: Slack, id: string): Conversation {
  const conversation = visibleConversation(slack, id);
  if (!isMember(conversation, slack.workspace.botUserId)) throw new Refusal('not_in_channel');
  return conversation;
}

/** Throws Refusal `missing_scope` unless the bot holds e.g. `groups:history` for a private channel. */
export function requireScope({ scopes }: Slack, kind: Kind, right: 'read' | 'history'): void {
  const needed = `${SCOPE_OF[kind]}:${right}`;
  if (!scopes.has(needed)) throw new Refusal('missing_scope', { needed, provided: [...scopes].join(',') });
}

export function conversationJson(slack: Slack, conversation: Conversation): JsonObject {
  const { id, name, kind, members, isArchived } = conversation;
  const { workspace } = slack;
  const common = {
    id,
    created: 1_700_000_000,
    is_archived: isArchived,
    is_org_shared: false,
    context_team_id: workspace.teamId,
  };
  if (kind === 'im') return { ...common, is_im: true, user: name, is_user_deleted: false, priority: 0 };
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_general: name === 'general',
    is_member: isMember(conversation, workspace.botUserId),
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    previous_names: [],
    unlinked: 0,
    creator: [...members][0] ?? '',
    updated: 1_700_000_000_000,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
