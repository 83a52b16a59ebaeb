/** The Events API: what happens in the workspace, told to the app where its manifest subscribes and its scopes and membership allow. */
import { EVENT_KIND, isMember, openDirectMessage, SCOPE_OF } from './conversations.ts';
import type { Slack } from './context.ts';
import { messageJson, viewJson } from './formats.ts';
import type { Conversation, JsonObject, Message, SlackFile } from './workspace.ts';

function announce(slack: Slack, event: JsonObject): void {
  const { workspace, sockets, clock } = slack;
  sockets.announce({
    token: 'sandbox',
    team_id: workspace.teamId,
    context_team_id: workspace.teamId,
    context_enterprise_id: null,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-sandbox',
  });
}

function listens(slack: Slack, event: string, scope: string, conversation?: Conversation): boolean {
  if (!slack.manifest.events.includes(event) || !slack.scopes.has(scope)) return false;
  return conversation === undefined || isMember(conversation, slack.workspace.botUserId);
}

/** `message.channels`, `message.groups`, `message.im` by kind of conversation. */
const messageEvent = ({ kind }: Conversation) => `message.${kind === 'private' ? 'groups' : SCOPE_OF[kind]}`;

export type MessageNews =
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly before: JsonObject }
  | { readonly kind: 'deleted' };

/** Tells of a message that the app can see; a mention of the app in a new one is told too. */
export function announceMessage(slack: Slack, message: Message, news: MessageNews = { kind: 'new' }): void {
  const { workspace } = slack;
  const conversation = workspace.conversations.get(message.channel);
  if (conversation === undefined || message.ephemeralFor !== undefined) return;
  const place = { channel: message.channel, channel_type: EVENT_KIND[conversation.kind] };
  const shown = messageJson(slack, message, { metadata: true });
  if (listens(slack, messageEvent(conversation), `${SCOPE_OF[conversation.kind]}:history`, conversation)) {
    announce(slack, { ...messageEventBody(slack, shown, news), ...place });
  }
  const mentionsApp = message.text.includes(`<@${workspace.botUserId}`) && message.user !== workspace.botUserId;
  if (news.kind === 'new' && mentionsApp && listens(slack, 'app_mention', 'app_mentions:read', conversation)) {
    announce(slack, { ...shown, type: 'app_mention', channel: message.channel, event_ts: message.ts });
  }
}

function messageEventBody({ workspace }: Slack, shown: JsonObject, news: MessageNews): JsonObject {
  if (news.kind === 'new') {
    const isUpload = Array.isArray(shown['files']);
    return { ...shown, ...(isUpload ? { subtype: 'file_share' } : {}), event_ts: shown['ts'] };
  }
  const ts = workspace.nextTs();
  const common = { type: 'message', hidden: true, ts, event_ts: ts };
  return news.kind === 'changed'
    ? { ...common, subtype: 'message_changed', message: shown, previous_message: news.before }
    : { ...common, subtype: 'message_deleted', deleted_ts: shown['ts'], previous_message: shown };
}

export function announceFileShared(slack: Slack, file: SlackFile, channel: string): void {
  const conversation = slack.workspace.conversations.get(channel);
  if (conversation === undefined || !listens(slack, 'file_shared', 'files:read', conversation)) return;
  announce(slack, {
    type: 'file_shared',
    file_id: file.id,
    file: { id: file.id },
    user_id: file.user,
    channel_id: channel,
    event_ts: slack.workspace.nextTs(),
  });
}

/** No scope is needed for `app_home_opened`. */
export function announceHomeOpened(slack: Slack, user: string): void {
  if (!slack.manifest.events.includes('app_home_opened')) return;
  const { workspace } = slack;
  const home = workspace.homes.get(user);
  announce(slack, {
    type: 'app_home_opened',
    user,
    channel: openDirectMessage(workspace, user).id,
    tab: 'home',
    event_ts: workspace.nextTs(),
    ...(home === undefined ? {} : { view: viewJson(slack, home) }),
  });
}

export function announceJoin(slack: Slack, conversation: Conversation, inviter: string): void {
  const scope = `${SCOPE_OF[conversation.kind]}:read`;
  if (!listens(slack, 'member_joined_channel', scope, conversation)) return;
  const { workspace } = slack;
  announce(slack, {
    type: 'member_joined_channel',
    user: workspace.botUserId,
    channel: conversation.id,
    channel_type: conversation.kind === 'private' ? 'G' : 'C',
    team: workspace.teamId,
    inviter,
    event_ts: workspace.nextTs(),
  });
}
