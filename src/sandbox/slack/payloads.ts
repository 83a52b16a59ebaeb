/** Payloads of slash commands and interactions (docs.slack.dev, Interaction payloads). */
import { isObject } from './block-kit/check.ts';
import { stateValues, type StateValues } from './block-kit/interactive.ts';
import { payloadName } from './conversations.ts';
import type { Slack } from './context.ts';
import { messageJson, viewJson } from './formats.ts';
import type { Conversation, JsonObject, Message, OpenView, SlackUser } from './workspace.ts';

const TOKEN = 'sandbox';

export type Actor = { readonly slack: Slack; readonly user: SlackUser };

const team = ({ workspace }: Slack) => ({ id: workspace.teamId, domain: workspace.teamDomain });

const person = ({ slack, user }: Actor) => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: slack.workspace.teamId,
});

const place = (conversation: Conversation) => ({ id: conversation.id, name: payloadName(conversation) });

const interaction = (actor: Actor) => ({
  user: person(actor),
  api_app_id: actor.slack.workspace.appId,
  token: TOKEN,
  team: team(actor.slack),
  enterprise: null,
  is_enterprise_install: false,
});

const responseUrl = (slack: Slack, id: string) => `${slack.baseUrl()}/response/${id}`;

function messageResponseUrl({ slack, user }: Actor, { channel, ts, ephemeralFor, threadTs }: Message): string {
  const message = { ts, ephemeral: ephemeralFor !== undefined, ...(threadTs === undefined ? {} : { threadTs }) };
  return responseUrl(slack, slack.responseUrls.issue({ user: user.id, channel, message }));
}

export function slashCommand(actor: Actor, conversation: Conversation, command: string, text: string): JsonObject {
  const { slack, user } = actor;
  const { teamId, teamDomain, appId } = slack.workspace;
  return {
    token: TOKEN,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: conversation.id,
    channel_name: payloadName(conversation),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(slack, slack.responseUrls.issue({ user: user.id, channel: conversation.id })),
    trigger_id: slack.triggers.issue({ user: user.id }),
  };
}

/** An action in a message. A private message is not part of its payload. */
export function messageActions(
  actor: Actor,
  conversation: Conversation,
  message: Message,
  actions: JsonObject[],
  values: StateValues,
): JsonObject {
  const { slack, user } = actor;
  const isEphemeral = message.ephemeralFor !== undefined;
  return {
    type: 'block_actions',
    ...interaction(actor),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: slack.triggers.issue({ user: user.id }),
    channel: place(conversation),
    ...(isEphemeral ? {} : { message: messageJson(slack, message, { metadata: true }) }),
    state: { values: stateValues(message.blocks ?? [], values) },
    response_url: messageResponseUrl(actor, message),
    actions,
  };
}

const viewTrigger = ({ slack, user }: Actor, open: OpenView) =>
  slack.triggers.issue({ user: user.id, ...(open.kind === 'modal' ? { viewId: open.id } : {}) });

export function viewActions(actor: Actor, open: OpenView, actions: JsonObject[]): JsonObject {
  return {
    type: 'block_actions',
    ...interaction(actor),
    container: { type: 'view', view_id: open.id },
    trigger_id: viewTrigger(actor, open),
    view: viewJson(actor.slack, open),
    actions,
  };
}

/** Selects with `response_url_enabled` let the app answer in the chosen conversation. */
function responseUrls({ slack, user }: Actor, open: OpenView): JsonObject[] {
  const blocks = (open.view['blocks'] as JsonObject[]).filter(({ type }) => type === 'input');
  return blocks.flatMap(({ block_id: block, element }) => {
    if (!isObject(element) || element['response_url_enabled'] !== true) return [];
    const value = open.values[String(block)]?.[String(element['action_id'])];
    const channel = value?.['selected_conversation'] ?? value?.['selected_channel'];
    if (typeof channel !== 'string') return [];
    const url = responseUrl(slack, slack.responseUrls.issue({ user: user.id, channel }));
    return [{ block_id: block, action_id: element['action_id'], channel_id: channel, response_url: url }];
  });
}

export function viewSubmission(actor: Actor, open: OpenView): JsonObject {
  return {
    type: 'view_submission',
    ...interaction(actor),
    trigger_id: viewTrigger(actor, open),
    view: viewJson(actor.slack, open),
    response_urls: responseUrls(actor, open),
  };
}

export function viewClosed(actor: Actor, open: OpenView, isCleared: boolean): JsonObject {
  return { type: 'view_closed', ...interaction(actor), view: viewJson(actor.slack, open), is_cleared: isCleared };
}

export function globalShortcut(actor: Actor, callbackId: string): JsonObject {
  const { slack, user } = actor;
  return {
    type: 'shortcut',
    ...interaction(actor),
    callback_id: callbackId,
    action_ts: slack.workspace.nextTs(),
    trigger_id: slack.triggers.issue({ user: user.id }),
  };
}

export function messageShortcut(
  actor: Actor,
  callbackId: string,
  conversation: Conversation,
  message: Message,
): JsonObject {
  return {
    ...globalShortcut(actor, callbackId),
    type: 'message_action',
    channel: place(conversation),
    message_ts: message.ts,
    message: messageJson(actor.slack, message),
    response_url: messageResponseUrl(actor, message),
  };
}
