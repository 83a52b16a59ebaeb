/** The one way out to Slack: every message, view and file passes here. */
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '@slack/types';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { ImportSource } from '../jobs/import/inspection.ts';
import type { Log } from '../jobs/log.ts';
import type { Message } from './blocks.ts';
import { createDownload } from './download.ts';
import { importSource, readSharedFile, type SharedFile } from './files.ts';
import { clip, LIMITS } from './limits.ts';

/** An expected refusal by Slack; `code` is Slack's own word. */
export class SlackRefusal extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`Slack refused: ${code}`, options);
    this.name = 'SlackRefusal';
    this.code = code;
  }
}

/** Refusals after which the same message cannot be posted to that channel, however often it is tried. */
const PERMANENT = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  // The same, in chat.update’s words.
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'messages_tab_disabled',
  'missing_scope',
  'team_access_not_granted',
  'user_disabled',
]);
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found']);
const BAD_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

export const isPermanent = (error: unknown): error is SlackRefusal =>
  error instanceof SlackRefusal && PERMANENT.has(error.code);
export const isNotMember = (error: unknown): error is SlackRefusal =>
  error instanceof SlackRefusal && NOT_A_MEMBER.has(error.code);

type MessageMetadata = { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> };

type PostOptions = { readonly threadTs?: string; readonly metadata?: MessageMetadata };

export type SlackUser = {
  readonly isAdmin: boolean;
  readonly zone: string;
  readonly locale: string;
  readonly name: string;
  /** Undefined without the scope `users:read.email`. */
  readonly email?: string;
};

export type Gate = {
  /** Posts and returns the message's ts. Throws SlackRefusal. */
  post(channel: string, message: Message, options?: PostOptions): Promise<string>;
  /** Tells one member of a conversation alone, which leaves no trace for others. Throws SlackRefusal. */
  whisper(channel: string, user: string, message: Message): Promise<string>;
  update(channel: string, ts: string, message: Message): Promise<void>;
  openView(triggerId: string, view: View): Promise<string>;
  /** Puts a view on top of the one that was clicked in; returns its id. */
  pushView(triggerId: string, view: View): Promise<string>;
  /** Returns the view's new hash. `hash`: that of the state which is replaced; throws `hash_conflict` where that is over. */
  updateView(viewId: string, view: View, hash?: string): Promise<string>;
  publishHome(user: string, view: View): Promise<void>;
  /** The address of a message. Throws SlackRefusal, as `message_not_found` for one that was deleted. */
  permalink(channel: string, ts: string): Promise<string>;
  /** The id of a person's direct messages: updates need it, where posting takes the person's own id too. */
  directMessages(user: string): Promise<string>;
  /** Sends a file on disk to a person's direct messages, streamed from it. */
  sendFile(user: string, file: string, name: string, comment: string): Promise<void>;
  /** What Slack tells of a file that people shared. Throws SlackRefusal, as `file_not_found` for one that was deleted. */
  sharedFile(id: string): Promise<SharedFile>;
  /** Its bytes; undefined where Slack does not hold them. */
  readFile(file: SharedFile): ImportSource | undefined;
  user(id: string): Promise<SlackUser>;
  /** Throws SlackRefusal where sfsync is no member of the conversation. */
  canRead(channel: string): Promise<void>;
  /** The ts of the bot's message with this metadata value, looked for from `since` (ISO) on. */
  findByMetadata(channel: string, key: string, value: string, since: string): Promise<string | undefined>;
};

const HISTORY_PAGE = 100;
const RATE_LIMIT_TRIES = 5;
const USER_CACHE_MS = 10 * 60_000;

/**
 * `client` may try its calls again; `poster` must not, and rejects rate-limited calls: a message that was posted although its
 * answer got lost must not be posted again.
 */
export function createGate(client: WebClient, poster: WebClient, log: Log): Gate {
  const directMessages = (user: string) =>
    refusing(async () => {
      const { channel } = await client.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error('Slack answered without the conversation’s id');
      return channel.id;
    });
  const download = createDownload({ token: poster.token ?? '', apiUrl: poster.slackApiUrl });
  const users = new Map<string, { at: number; user: Promise<SlackUser> }>();

  /** Blocks that Slack refuses must not cost the news: the text goes alone, and the log says why. */
  const withFallback = async <T>(message: Message, send: (blocks: Message['blocks']) => Promise<T>): Promise<T> => {
    try {
      return await refusing(() => send(message.blocks));
    } catch (error) {
      if (!(error instanceof SlackRefusal) || !BAD_BLOCKS.has(error.code) || message.blocks === undefined) throw error;
      log.error({ code: error.code, reasons: reasonsOf(error.cause) }, 'Slack refused the blocks; sent as text');
      return refusing(() => send(undefined));
    }
  };
  const body = (message: Message, blocks: Message['blocks']) => ({
    text: clip(message.text, LIMITS.text),
    // Our Block type is wider than the SDK's, which lacks the newest blocks.
    blocks: (blocks ?? []) as never[],
    unfurl_links: false,
    unfurl_media: false,
  });

  return {
    post: (channel, message, options = {}) =>
      withFallback(message, async (blocks) => {
        const { ts } = await afterRateLimits(() =>
          poster.chat.postMessage({
            channel,
            ...body(message, blocks),
            ...(options.threadTs === undefined ? {} : { thread_ts: options.threadTs }),
            ...(options.metadata === undefined
              ? {}
              : { metadata: { ...options.metadata, event_payload: { ...options.metadata.event_payload } } }),
          }),
        );
        if (ts === undefined) throw new Error('Slack answered without the message’s ts');
        return ts;
      }),
    whisper: (channel, user, message) =>
      withFallback(message, async (blocks) => {
        const { message_ts: ts } = await afterRateLimits(() =>
          poster.chat.postEphemeral({ channel, user, ...body(message, blocks) }),
        );
        if (ts === undefined) throw new Error('Slack answered without the message’s ts');
        return ts;
      }),
    update: (channel, ts, message) =>
      withFallback(message, async (blocks) => {
        await client.chat.update({ channel, ts, ...body(message, blocks) });
      }),
    openView: (trigger_id, view) =>
      refusing(async () => (await client.views.open({ trigger_id, view })).view?.id ?? ''),
    pushView: (trigger_id, view) =>
      refusing(async () => (await client.views.push({ trigger_id, view })).view?.id ?? ''),
    updateView: (view_id, view, hash) =>
      refusing(
        async () =>
          (await client.views.update({ view_id, view, ...(hash === undefined ? {} : { hash }) })).view?.hash ?? '',
      ),
    publishHome: (user_id, view) =>
      refusing(async () => {
        await client.views.publish({ user_id, view });
      }),
    permalink: (channel, message_ts) =>
      refusing(async () => {
        const { permalink } = await client.chat.getPermalink({ channel, message_ts });
        if (permalink === undefined) throw new Error('Slack answered without the message’s address');
        return permalink;
      }),
    directMessages,
    sendFile: (user, file, name, comment) =>
      refusing(async () => {
        const channel = await directMessages(user);
        const { size } = await stat(file);
        const slot = await client.files.getUploadURLExternal({ filename: name, length: size });
        if (slot.upload_url === undefined || slot.file_id === undefined)
          throw new Error('Slack gave no address to upload to');
        const sent = await fetch(slot.upload_url, { method: 'POST', body: await openAsBlob(file) });
        if (!sent.ok) throw new SlackRefusal(`upload_failed_${sent.status}`);
        await client.files.completeUploadExternal({
          files: [{ id: slot.file_id, title: name }],
          channel_id: channel,
          initial_comment: comment,
        });
      }),
    sharedFile: (file) => refusing(async () => readSharedFile((await client.files.info({ file })).file ?? {})),
    readFile: (file) => (file.url === undefined ? undefined : importSource({ ...file, url: file.url }, download)),
    user(id) {
      const known = users.get(id);
      if (known !== undefined && Date.now() - known.at < USER_CACHE_MS) return known.user;
      const user = refusing(() => readUser(client, id));
      users.set(id, { at: Date.now(), user });
      user.catch(() => users.delete(id));
      return user;
    },
    canRead: (channel) =>
      refusing(async () => {
        await client.conversations.history({ channel, limit: 1 });
      }),
    findByMetadata: (channel, key, value, since) =>
      refusing(async () => {
        // A minute earlier: Slack's clock and ours need not agree.
        const oldest = String(Date.parse(since) / 1000 - 60);
        let cursor: string | undefined;
        do {
          const page = await client.conversations.history({
            channel,
            oldest,
            limit: HISTORY_PAGE,
            include_all_metadata: true,
            ...(cursor === undefined ? {} : { cursor }),
          });
          const hit = page.messages?.find(({ metadata }) => {
            const payload: Record<string, unknown> = metadata?.event_payload ?? {};
            return payload[key] === value;
          });
          if (hit?.ts !== undefined) return hit.ts;
          cursor = page.response_metadata?.next_cursor || undefined;
        } while (cursor !== undefined);
        return undefined;
      }),
  };
}

/** Waits as long as Slack says; a call that was refused for its rate was not done, so it may be made again. */
async function afterRateLimits<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || tries === RATE_LIMIT_TRIES) throw error;
      await sleep(error.retryAfter * 1000);
    }
  }
}

async function readUser(client: WebClient, id: string): Promise<SlackUser> {
  const { user } = await client.users.info({ user: id, include_locale: true });
  return {
    isAdmin: user?.is_admin === true || user?.is_owner === true,
    zone: user?.tz ?? 'UTC',
    locale: user?.locale ?? 'en-GB',
    name: user?.profile?.display_name || user?.real_name || user?.name || id,
    ...(user?.profile?.email ? { email: user.profile.email } : {}),
  };
}

/** Slack's refusals become SlackRefusal; everything else passes as it is. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = platformError(error);
    if (code === undefined) throw error;
    throw new SlackRefusal(code, { cause: error });
  }
}

function platformError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? data.error
    : undefined;
}

/** Slack's pointers to what is wrong (`[json-pointer:/blocks/1/…]`): positions, never contents. */
function reasonsOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const data = error.data as { response_metadata?: { messages?: unknown } };
  return data.response_metadata?.messages;
}
