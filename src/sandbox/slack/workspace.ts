/**
 * The state of the sandbox's Slack workspace: one store that the Web API, Socket Mode and the page read and write.
 * Derived facts are computed on read. Counters are fields of the store, never of the module.
 */
import type { EventEmitter } from 'node:events';

export type SlackUser = {
  id: string;
  /** Handle without @. */
  name: string;
  realName: string;
  email: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** IANA zone and its label, as `users.info` returns them. */
  tz: string;
  locale: string;
};

export type Conversation = {
  id: string;
  /** Channel name without #; for a direct message the other user's id. */
  name: string;
  kind: 'channel' | 'private' | 'im';
  members: Set<string>;
  isArchived: boolean;
};

export type JsonObject = { [key: string]: unknown };

export type Message = {
  /** `1700000000.000100`: unique within a conversation, and its order. */
  ts: string;
  channel: string;
  /** Who wrote it: a user's id. */
  user: string;
  text: string;
  /** Slack's own notices: `channel_join`, `file_share`. */
  subtype?: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  metadata?: { event_type: string; event_payload: JsonObject };
  /** The parent's ts, for a reply. */
  threadTs?: string;
  editedTs?: string;
  /** File ids. */
  files: string[];
  /** Only this user sees it. It is not in history and cannot be updated but through its response_url. */
  ephemeralFor?: string;
};

export type SlackFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  content: Buffer;
  user: string;
  createdAt: string;
  /** Conversations it was shared in. */
  channels: string[];
};

/** An open modal (a stack per user) or a user's App Home. */
export type OpenView = {
  id: string;
  user: string;
  kind: 'modal' | 'home';
  /** The view as the app sent it, valid by then. */
  view: JsonObject;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  /** What the person typed and chose so far: state.values by block_id and action_id, in Slack's shape. */
  values: Record<string, Record<string, JsonObject>>;
  /** Errors of the last submission by block_id. */
  errors: Record<string, string>;
};

/** What the page listens to in order to redraw. */
export type WorkspaceChange =
  | { kind: 'message'; channel: string; user?: string }
  | { kind: 'view'; user: string }
  | { kind: 'home'; user: string }
  | { kind: 'conversation' };

export type Workspace = {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly users: Map<string, SlackUser>;
  readonly conversations: Map<string, Conversation>;
  /** By conversation, in order of ts; private ones too. */
  readonly messages: Map<string, Message[]>;
  readonly files: Map<string, SlackFile>;
  /** By user, the bottom of the stack first. */
  readonly modals: Map<string, OpenView[]>;
  /** By user. */
  readonly homes: Map<string, OpenView>;
  readonly events: EventEmitter<{ change: [WorkspaceChange] }>;
  nextTs(): string;
  nextId(prefix: string): string;
};

/** What a click or a choice happened in. */
export type Container = { type: 'message'; channel: string; ts: string } | { type: 'view'; viewId: string };

/** The answer of the app to something a person did, as Slack would show it to them. */
export type HumanResult = { ok: true } | { ok: false; error: string };

/** What a person can do. Each call waits for the app's acknowledgement (3 s, then `operation_timeout`). */
export type Human = {
  /** Posts a message; text that begins with `/` is a slash command. `threadTs` for a reply. */
  type(user: string, channel: string, text: string, threadTs?: string): Promise<HumanResult>;
  /**
   * Uses an interactive element: `action` is what Slack puts in `actions[0]` beside action_ts: type, action_id, block_id
   * and value, selected_option, selected_options or text. State of other inputs is kept by the workspace (`setValue`).
   */
  act(user: string, container: Container, action: JsonObject): Promise<HumanResult>;
  /** Remembers what was typed or chosen in a view's input, without telling the app (unless it has dispatch_action). */
  setValue(user: string, viewId: string, blockId: string, actionId: string, value: JsonObject): void;
  submitView(user: string, viewId: string): Promise<HumanResult>;
  closeView(user: string, viewId: string): Promise<HumanResult>;
  /** Runs a shortcut of the manifest; with a message for a message shortcut. */
  shortcut(user: string, callbackId: string, message?: { channel: string; ts: string }): Promise<HumanResult>;
  /** Shares a file; `threadTs` for a reply. */
  upload(user: string, channel: string, name: string, content: Buffer, threadTs?: string): Promise<HumanResult>;
  /** Deletes a file of one's own, everywhere. */
  deleteFile(user: string, file: string): Promise<HumanResult>;
  openHome(user: string): Promise<HumanResult>;
  /** Opens, or makes, the direct message with the app; returns its id. */
  openDirectMessage(user: string): string;
  /** `/invite @sfsync` in a channel. */
  inviteBot(user: string, channel: string): Promise<HumanResult>;
};
