import {
  conversationJson,
  joinedConversation,
  openDirectMessage,
  requireScope,
  SCOPE_OF,
  visibleConversation,
} from '../conversations.ts';
import type { Slack } from '../context.ts';
import { messageJson, repliesTo } from '../formats.ts';
import { findMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation, JsonObject, Message } from '../workspace.ts';
import { countArg, flagArg, page, requiredArg, textArg, type Args } from './args.ts';
import type { Methods } from './method.ts';

const KIND_OF_TYPE: Record<string, Conversation['kind'] | undefined> = {
  public_channel: 'channel',
  private_channel: 'private',
  im: 'im',
  // This workspace has no group messages.
  mpim: undefined,
};

function open(args: Args, slack: Slack): JsonObject {
  const { workspace } = slack;
  const given = textArg(args, 'channel');
  if (given !== undefined && given !== '') {
    const conversation = visibleConversation(slack, given);
    if (conversation.kind !== 'im') throw new Refusal('method_not_supported_for_channel_type');
    return { no_op: true, already_open: true, channel: { id: conversation.id } };
  }
  const raw = args['users'];
  const users = (Array.isArray(raw) ? raw.map(String) : (textArg(args, 'users') ?? '').split(',')).filter(Boolean);
  if (users.length === 0) throw new Refusal('users_list_not_supplied');
  // Group messages need a scope of their own, which this app has no use for.
  if (users.length > 1) {
    throw new Refusal('missing_scope', { needed: 'mpim:write', provided: [...slack.scopes].join(',') });
  }
  const user = workspace.users.get(users[0] ?? '');
  if (user === undefined || user.id === workspace.botUserId) throw new Refusal('user_not_found');
  const conversation = openDirectMessage(workspace, user.id);
  const detail = flagArg(args, 'return_im') ? conversationJson(slack, conversation) : {};
  return { channel: { id: conversation.id, ...detail } };
}

function info(args: Args, slack: Slack): JsonObject {
  const conversation = visibleConversation(slack, requiredArg(args, 'channel'));
  requireScope(slack, conversation.kind, 'read');
  const members = flagArg(args, 'include_num_members') ? { num_members: conversation.members.size } : {};
  return { channel: { ...conversationJson(slack, conversation), ...members } };
}

function list(args: Args, slack: Slack): JsonObject {
  const types = (textArg(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  if (types.some((type) => !Object.hasOwn(KIND_OF_TYPE, type))) throw new Refusal('invalid_types');
  const kinds = types.flatMap((type) => KIND_OF_TYPE[type] ?? []);
  for (const kind of kinds) requireScope(slack, kind, 'read');
  const { workspace } = slack;
  const found = [...workspace.conversations.values()].filter(
    ({ kind, members, isArchived }) =>
      kinds.includes(kind) &&
      (kind === 'channel' || members.has(workspace.botUserId)) &&
      !(isArchived && flagArg(args, 'exclude_archived')),
  );
  const limit = countArg(args, 'limit', { otherwise: 100, min: 1, max: 1000, error: 'invalid_limit' });
  const { items, next } = page(args, found, limit);
  const withMembers = (each: Conversation) => (each.kind === 'im' ? {} : { num_members: each.members.size });
  return { channels: items.map((each) => ({ ...conversationJson(slack, each), ...withMembers(each) })), ...next };
}

function members(args: Args, slack: Slack): JsonObject {
  const conversation = visibleConversation(slack, requiredArg(args, 'channel'));
  requireScope(slack, conversation.kind, 'read');
  const limit = countArg(args, 'limit', { otherwise: 100, min: 1, max: 1000, error: 'invalid_limit' });
  const { items, next } = page(args, [...conversation.members], limit);
  return { members: items, ...next };
}

const TS = /^\d+(\.\d+)?$/;

/** Both bounds are exclusive unless `inclusive`. Throws Refusal `invalid_ts_oldest` or `invalid_ts_latest`. */
function withinBounds(args: Args): (message: Message) => boolean {
  const bound = (name: 'oldest' | 'latest', otherwise: number) => {
    const value = textArg(args, name);
    if (value === undefined || value === '') return otherwise;
    if (!TS.test(value)) throw new Refusal(`invalid_ts_${name}`);
    return micros(value);
  };
  const [oldest, latest] = [bound('oldest', 0), bound('latest', Number.POSITIVE_INFINITY)];
  const inclusive = flagArg(args, 'inclusive');
  return ({ ts }) => {
    const at = micros(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

/** Microseconds, exact: a ts has more digits than a fraction of a second can keep apart. */
function micros(ts: string): number {
  const [seconds, fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function messagesPage(args: Args, slack: Slack, found: readonly Message[]): JsonObject {
  const limit = countArg(args, 'limit', { otherwise: 100, min: 1, max: 999, error: 'invalid_limit' });
  const { items, next, more } = page(args, found, limit);
  const metadata = flagArg(args, 'include_all_metadata');
  return {
    messages: items.map((message) => messageJson(slack, message, { metadata })),
    has_more: more,
    ...(more ? next : {}),
  };
}

function readable(args: Args, slack: Slack): Conversation {
  const conversation = joinedConversation(slack, requiredArg(args, 'channel'));
  requireScope(slack, conversation.kind, 'history');
  return conversation;
}

function history(args: Args, slack: Slack): JsonObject {
  const conversation = readable(args, slack);
  const within = withinBounds(args);
  const found = (slack.workspace.messages.get(conversation.id) ?? [])
    .filter((message) => message.ephemeralFor === undefined && message.threadTs === undefined && within(message))
    .toReversed();
  const result = messagesPage(args, slack, found);
  return { ...result, pin_count: 0, channel_actions_ts: null, channel_actions_count: 0 };
}

function replies(args: Args, slack: Slack): JsonObject {
  const conversation = readable(args, slack);
  const message = findMessage(slack, conversation.id, requiredArg(args, 'ts'));
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('thread_not_found');
  const within = withinBounds(args);
  // The parent comes with every answer, whatever the bounds.
  return messagesPage(args, slack, [message, ...repliesTo(slack.workspace, message).filter(within)]);
}

const rights = (right: 'read' | 'history') => [...Object.values(SCOPE_OF), 'mpim'].map((kind) => `${kind}:${right}`);

export const conversations: Methods = {
  'conversations.open': { token: 'bot', scopes: ['im:write'], tier: 3, run: open },
  'conversations.info': { token: 'bot', scopes: rights('read'), tier: 3, run: info },
  'conversations.list': { token: 'bot', scopes: rights('read'), tier: 2, run: list },
  'conversations.members': { token: 'bot', scopes: rights('read'), tier: 4, run: members },
  'conversations.history': { token: 'bot', scopes: rights('history'), tier: 3, run: history },
  'conversations.replies': { token: 'bot', scopes: rights('history'), tier: 3, run: replies },
};
