/** Messages, files, users and views as Slack's API and payloads show them. */
import type { Slack } from './context.ts';
import type { JsonObject, Message, OpenView, SlackFile, SlackUser, Workspace } from './workspace.ts';

const epochSeconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);

/** Address of a file's bytes, relative to the server. */
function filePath(workspace: Workspace, file: SlackFile): string {
  return `/files/${workspace.teamId}-${file.id}/${encodeURIComponent(file.name)}`;
}

const FILE_TYPES: Record<string, string> = { csv: 'CSV', json: 'JSON', txt: 'Plain Text', png: 'PNG', pdf: 'PDF' };

export function fileJson({ workspace, baseUrl }: Slack, file: SlackFile): JsonObject {
  const url = baseUrl() + filePath(workspace, file);
  const type = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? 'binary';
  const sharedIn = (kind: string) => file.channels.filter((id) => workspace.conversations.get(id)?.kind === kind);
  const shares = (kind: string) =>
    Object.fromEntries(
      sharedIn(kind).map((id) => [
        id,
        (workspace.messages.get(id) ?? [])
          .filter((message) => message.files.includes(file.id))
          .map(({ ts, threadTs }) => ({ ts, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) })),
      ]),
    );
  return {
    id: file.id,
    created: epochSeconds(file.createdAt),
    timestamp: epochSeconds(file.createdAt),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: type,
    pretty_type: FILE_TYPES[type] ?? type.toUpperCase(),
    user: file.user,
    user_team: workspace.teamId,
    editable: false,
    size: file.content.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: sharedIn('channel').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: url,
    is_starred: false,
    has_rich_preview: false,
    file_access: 'visible',
    comments_count: 0,
    channels: sharedIn('channel'),
    groups: sharedIn('private'),
    ims: sharedIn('im'),
    shares: { public: shares('channel'), private: { ...shares('private'), ...shares('im') } },
  };
}

/** Replies of a message that anyone can see, oldest first. */
export function repliesTo(workspace: Workspace, parent: Message): Message[] {
  return (workspace.messages.get(parent.channel) ?? []).filter(
    ({ threadTs, ephemeralFor }) => threadTs === parent.ts && ephemeralFor === undefined,
  );
}

function threadJson(workspace: Workspace, message: Message): JsonObject {
  if (message.threadTs !== undefined) {
    const parent = (workspace.messages.get(message.channel) ?? []).find(({ ts }) => ts === message.threadTs);
    return { thread_ts: message.threadTs, ...(parent === undefined ? {} : { parent_user_id: parent.user }) };
  }
  const replies = repliesTo(workspace, message);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: users.includes(workspace.botUserId),
  };
}

function authorJson(workspace: Workspace, user: string): JsonObject {
  if (user !== workspace.botUserId) return {};
  const { botId, appId, teamId } = workspace;
  const name = workspace.users.get(user)?.realName ?? '';
  return {
    bot_id: botId,
    app_id: appId,
    bot_profile: {
      id: botId,
      app_id: appId,
      user_id: user,
      name,
      deleted: false,
      updated: 1_700_000_000,
      team_id: teamId,
    },
  };
}

/** A message as history and payloads show it; its metadata only where it is asked for. */
export function messageJson(slack: Slack, message: Message, { metadata = false } = {}): JsonObject {
  const { workspace } = slack;
  const { text, ts, user, subtype, blocks, attachments, editedTs } = message;
  const files = message.files.map((id) => {
    const file = workspace.files.get(id);
    return file === undefined ? { id, mode: 'tombstone' } : fileJson(slack, file);
  });
  return {
    type: 'message',
    ...(subtype === undefined ? {} : { subtype }),
    user,
    ts,
    text,
    team: workspace.teamId,
    ...authorJson(workspace, user),
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(files.length === 0 ? {} : { files, upload: true }),
    ...(metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(editedTs === undefined ? {} : { edited: { user, ts: editedTs } }),
    ...threadJson(workspace, message),
  };
}

/** Offset from UTC in seconds and the zone's long English name, as `users.info` gives them. */
function zone(tz: string, at: Date): { tz: string; tz_label: string; tz_offset: number } {
  const part = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(part('longOffset')) ?? [];
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return { tz, tz_label: part('long'), tz_offset: sign === '-' ? -offset : offset };
}

export function userJson(slack: Slack, user: SlackUser, { locale = false } = {}): JsonObject {
  const { workspace, scopes, clock } = slack;
  const { id, name, realName, isAdmin, isOwner, isBot } = user;
  return {
    id,
    team_id: workspace.teamId,
    name,
    deleted: false,
    color: '9f69e7',
    real_name: realName,
    ...zone(user.tz, clock.now()),
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      title: '',
      phone: '',
      status_text: '',
      status_emoji: '',
      team: workspace.teamId,
      ...(isBot ? { bot_id: workspace.botId, api_app_id: workspace.appId } : {}),
      ...(!isBot && scopes.has('users:read.email') ? { email: user.email } : {}),
    },
    is_admin: isAdmin,
    is_owner: isOwner,
    is_primary_owner: isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
    is_email_confirmed: true,
    updated: 1_700_000_000,
    who_can_share_contact_card: 'EVERYONE',
    ...(locale ? { locale: user.locale } : {}),
  };
}

/** A view with what Slack adds to it. */
export function viewJson({ workspace }: Slack, open: OpenView): JsonObject {
  const defaults =
    open.kind === 'modal'
      ? { close: null, submit: null, clear_on_close: false, notify_on_close: false, submit_disabled: false }
      : { title: { type: 'plain_text', text: 'View Title', emoji: true }, close: null, submit: null };
  return {
    id: open.id,
    team_id: workspace.teamId,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...defaults,
    ...open.view,
    state: { values: open.values },
    hash: open.hash,
    previous_view_id: open.previousViewId,
    root_view_id: open.rootViewId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}
