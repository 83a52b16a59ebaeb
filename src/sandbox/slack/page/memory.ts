/** What was read, and Slackbot's private notices. */
import { isReply, visibleMessages } from './conversations.ts';
import { type Scene, SLACKBOT } from './scene.ts';

/** The last ts that a person saw, by user and conversation. */
export type PageMemory = { readonly lastRead: Map<string, string> };

export const createMemory = (): PageMemory => ({ lastRead: new Map() });

const keyOf = (user: string, channel: string): string => `${user} ${channel}`;

export function markRead(memory: PageMemory, channel: string, scene: Scene): void {
  const last = visibleMessages(channel, scene).at(-1);
  if (last) memory.lastRead.set(keyOf(scene.viewer.id, channel), last.ts);
}

/** Messages of others in a conversation since the viewer last looked; replies count only for their thread. */
export function unreadCount(memory: PageMemory, channel: string, scene: Scene): number {
  const since = memory.lastRead.get(keyOf(scene.viewer.id, channel)) ?? '';
  return visibleMessages(channel, scene).filter(
    (message) => message.ts > since && message.user !== scene.viewer.id && !isReply(message),
  ).length;
}

/** Says something privately, as Slackbot does when an app fails. */
export function addNotice({ workspace, viewer }: Scene, channel: string, text: string, threadTs?: string): void {
  workspace.messages.get(channel)?.push({
    ts: workspace.nextTs(),
    channel,
    user: SLACKBOT,
    text,
    files: [],
    ephemeralFor: viewer.id,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  workspace.events.emit('change', { kind: 'message', channel, user: viewer.id });
}
