import { characters } from '../block-kit/check.ts';
import { isMember, joinedConversation, openDirectMessage, visibleConversation } from '../conversations.ts';
import type { Slack } from '../context.ts';
import { readContent, readMetadata, type Content } from '../content.ts';
import { messageJson } from '../formats.ts';
import { addMessage, changeMessage, findMessage, removeMessage } from '../messages.ts';
import { RateLimited } from '../rate-limits.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation, JsonObject, Message } from '../workspace.ts';
import { requiredArg, textArg, type Args } from './args.ts';
import type { Methods } from './method.ts';

/** chat.update refuses longer text. */
const MAX_UPDATED_TEXT = 4000;

/** The conversation to post in: by id, by name, or a person's direct message by their user id. */
function target(slack: Slack, channel: string): Conversation {
  const { workspace } = slack;
  const user = workspace.users.get(channel);
  if (user !== undefined) {
    if (user.isBot) throw new Refusal('channel_not_found');
    return openDirectMessage(workspace, user.id);
  }
  const name = channel.replace(/^#/, '');
  const named = [...workspace.conversations.values()].find((each) => each.kind !== 'im' && each.name === name);
  return visibleConversation(slack, named?.id ?? channel);
}

/** Throws Refusal unless the app may post there: as a member, or in public channels with `chat:write.public`. */
function checkMayPost(slack: Slack, conversation: Conversation): void {
  if (conversation.isArchived) throw new Refusal('is_archived');
  const joined = isMember(conversation, slack.workspace.botUserId);
  if (!joined && !slack.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  if (conversation.kind === 'im' && slack.manifest.messagesTab === false) throw new Refusal('messages_tab_disabled');
}

/** The parent of the thread to reply in. Throws Refusal `thread_not_found`. */
function threadOf(slack: Slack, channel: string, args: Args): Pick<Message, 'threadTs'> {
  const given = textArg(args, 'thread_ts');
  if (given === undefined || given === '') return {};
  const message = findMessage(slack, channel, given);
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('thread_not_found');
  return { threadTs: message.threadTs ?? message.ts };
}

const parts = ({ text, blocks, attachments }: Content) => ({
  text,
  ...(blocks === undefined ? {} : { blocks }),
  ...(attachments === undefined ? {} : { attachments }),
});

const warnings = ({ warning }: Content) =>
  warning === undefined ? {} : { warning, response_metadata: { warnings: [warning] } };

function postMessage(args: Args, slack: Slack): JsonObject {
  const conversation = target(slack, requiredArg(args, 'channel'));
  checkMayPost(slack, conversation);
  const content = readContent(slack, args);
  const metadata = readMetadata(args);
  const thread = threadOf(slack, conversation.id, args);
  const wait = slack.limits.message(conversation.id);
  if (wait !== undefined) throw new RateLimited(wait);
  const message = addMessage(slack, {
    channel: conversation.id,
    user: slack.workspace.botUserId,
    ...parts(content),
    ...thread,
    ...(metadata === undefined || metadata === 'remove' ? {} : { metadata }),
  });
  return {
    channel: conversation.id,
    ts: message.ts,
    message: messageJson(slack, message, { metadata: true }),
    ...warnings(content),
  };
}

function postEphemeral(args: Args, slack: Slack): JsonObject {
  const conversation = joinedConversation(slack, requiredArg(args, 'channel'));
  if (conversation.isArchived) throw new Refusal('is_archived');
  const user = requiredArg(args, 'user');
  if (!isMember(conversation, user)) throw new Refusal('user_not_in_channel');
  const message = addMessage(slack, {
    channel: conversation.id,
    user: slack.workspace.botUserId,
    ...parts(readContent(slack, args)),
    ...threadOf(slack, conversation.id, args),
    ephemeralFor: user,
  });
  return { message_ts: message.ts };
}

/** A message of the app's own that anyone can see. Throws Refusal `channel_not_found`, `message_not_found` or `notOwn`. */
function ownMessage(slack: Slack, args: Args, notOwn: string): { conversation: Conversation; message: Message } {
  const ts = requiredArg(args, 'ts');
  const conversation = visibleConversation(slack, requiredArg(args, 'channel'));
  const message = findMessage(slack, conversation.id, ts);
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('message_not_found');
  if (message.user !== slack.workspace.botUserId) throw new Refusal(notOwn);
  return { conversation, message };
}

function update(args: Args, slack: Slack): JsonObject {
  const { conversation, message } = ownMessage(slack, args, 'cant_update_message');
  if (conversation.isArchived) throw new Refusal('is_inactive');
  if (characters(textArg(args, 'text') ?? '') > MAX_UPDATED_TEXT) throw new Refusal('msg_too_long');
  const content = readContent(slack, args);
  const metadata = readMetadata(args);
  // Text without blocks removes the blocks; metadata that is not given stays.
  changeMessage(slack, message, {
    text: content.text,
    blocks: content.blocks,
    attachments: content.attachments,
    metadata: metadata === 'remove' ? undefined : (metadata ?? message.metadata),
  });
  const { ts, text } = message;
  return { channel: conversation.id, ts, text, message: messageJson(slack, message, { metadata: true }) };
}

function remove(args: Args, slack: Slack): JsonObject {
  const { conversation, message } = ownMessage(slack, args, 'cant_delete_message');
  removeMessage(slack, message);
  return { channel: conversation.id, ts: message.ts };
}

function getPermalink(args: Args, slack: Slack): JsonObject {
  const conversation = visibleConversation(slack, requiredArg(args, 'channel'));
  const message = findMessage(slack, conversation.id, requiredArg(args, 'message_ts'));
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('message_not_found');
  const { ts, threadTs } = message;
  const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${conversation.id}`;
  const { teamDomain } = slack.workspace;
  const permalink = `https://${teamDomain}.slack.com/archives/${conversation.id}/p${ts.replace('.', '')}${thread}`;
  return { channel: conversation.id, permalink };
}

const WRITE = ['chat:write'];

export const chat: Methods = {
  'chat.postMessage': { token: 'bot', scopes: WRITE, tier: 'special', run: postMessage },
  'chat.update': { token: 'bot', scopes: WRITE, tier: 3, run: update },
  'chat.delete': { token: 'bot', scopes: WRITE, tier: 3, run: remove },
  'chat.postEphemeral': { token: 'bot', scopes: WRITE, tier: 4, run: postEphemeral },
  'chat.getPermalink': { token: 'bot', scopes: [], tier: 'special', run: getPermalink },
};
