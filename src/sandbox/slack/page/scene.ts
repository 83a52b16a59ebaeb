/** What a piece of the page needs to know in order to be drawn: who looks, at what, and where its elements report. */
import type { Container, JsonObject, SlackUser, Workspace } from '../workspace.ts';

export type Scene = {
  readonly workspace: Workspace;
  readonly viewer: SlackUser;
  readonly now: Date;
  /** The page's own origin: images from anywhere else are not loaded. */
  readonly origin: string;
};

/** A scene inside one message or view. */
export type BlockScene = Scene & {
  readonly container: Container;
  /** Chosen or typed so far, by block_id and action_id, in the shape of Slack's `state.values`. */
  readonly values: Record<string, Record<string, JsonObject>>;
  /** Errors of the last submission by block_id. */
  readonly errors: Record<string, string>;
  /** Starts every element id, so that ids are unique on the page. */
  readonly prefix: string;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Readers of the app's JSON, which the page never trusts to be complete. */
export const read = {
  text,
  isObject,
  object: (value: unknown): JsonObject => (isObject(value) ? value : {}),
  list: (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []),
  texts: (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []),
};

/** A name as Slack shows it in messages and lists. */
export function displayName(workspace: Workspace, userId: string): string {
  if (userId === SLACKBOT) return 'Slackbot';
  const user = workspace.users.get(userId);
  return user ? user.realName || user.name : userId;
}

/** Slackbot writes the errors that Slack shows privately; it is no member of the workspace's list. */
export const SLACKBOT = 'USLACKBOT';

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'slack:']);

/** The address if a click may open it, else undefined: `javascript:` and the like are never links. */
export function safeHref(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && SAFE_SCHEMES.has(parsed.protocol) ? url : undefined;
}
