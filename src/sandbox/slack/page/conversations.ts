/** Facts about conversations as one viewer sees them. */
import type { Conversation, Message } from '../workspace.ts';
import { displayName, type Scene } from './scene.ts';

/** What the viewer may see: public channels, and private ones and direct messages that they are in. */
export const visibleConversations = ({ workspace, viewer }: Scene): Conversation[] =>
  [...workspace.conversations.values()].filter(({ kind, members }) => kind === 'channel' || members.has(viewer.id));

/** The other person of a direct message; the viewer for notes to oneself. */
export const otherMember = ({ members }: Conversation, { viewer }: Scene): string =>
  [...members].find((id) => id !== viewer.id) ?? viewer.id;

/** `#crm-sync`, or the other person's name. */
export const conversationTitle = (conversation: Conversation, scene: Scene): string =>
  conversation.kind === 'im' ? displayName(scene.workspace, otherMember(conversation, scene)) : `#${conversation.name}`;

/** The direct message with the app, once there is one. */
export const appConversation = (scene: Scene): Conversation | undefined =>
  visibleConversations(scene).find(
    (conversation) => conversation.kind === 'im' && conversation.members.has(scene.workspace.botUserId),
  );

/** Messages of a conversation that the viewer may see, in order of ts. */
export const visibleMessages = (channel: string, { workspace, viewer }: Scene): Message[] =>
  (workspace.messages.get(channel) ?? []).filter(
    ({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === viewer.id,
  );

export const isReply = ({ ts, threadTs }: Message): boolean => threadTs !== undefined && threadTs !== ts;
