/** What Slack's client makes of typed text: mentions, channel and web links in angle brackets, the rest escaped. */
import type { Workspace } from './workspace.ts';

const BROADCASTS = new Set(['here', 'channel', 'everyone']);

/** How Slack writes the three characters that mean something to it, in whatever people type. */
export const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function mention({ users }: Workspace, handle: string): string | undefined {
  if (BROADCASTS.has(handle)) return `<!${handle}>`;
  const user = [...users.values()].find(({ name }) => name.toLowerCase() === handle.toLowerCase());
  return user === undefined ? undefined : `<@${user.id}>`;
}

/** A private channel's link does not tell its name. */
function channelLink({ conversations }: Workspace, channel: string): string | undefined {
  const found = [...conversations.values()].find(({ kind, name }) => kind !== 'im' && name === channel);
  return found === undefined ? undefined : `<#${found.id}|${found.kind === 'private' ? '' : found.name}>`;
}

const ENTITY = /(?<url>https?:\/\/[^\s<>]+)|(?<=^|[\s(])(?:@(?<handle>[\w-]+(?:\.[\w-]+)*)|#(?<channel>[\w-]+))/g;

/** Typed text as messages and escaped slash commands carry it. */
export function encodeText(workspace: Workspace, typed: string): string {
  let encoded = '';
  let end = 0;
  for (const found of typed.matchAll(ENTITY)) {
    const { url, handle, channel } = found.groups ?? {};
    const link =
      url === undefined
        ? handle === undefined
          ? channelLink(workspace, channel ?? '')
          : mention(workspace, handle)
        : `<${escape(url)}>`;
    encoded += escape(typed.slice(end, found.index)) + (link ?? escape(found[0]));
    end = found.index + found[0].length;
  }
  return encoded + escape(typed.slice(end));
}
