import { createElement as h, type ReactNode } from 'react';
import { displayName, type Scene } from './scene.ts';

/** Mentions by name, as both mrkdwn and rich text show them. */
export const mention = {
  user: (id: string, fallback: string | undefined, scene: Scene): ReactNode => {
    const name = scene.workspace.users.has(id) ? displayName(scene.workspace, id) : (fallback ?? id);
    return h('span', { className: id === scene.viewer.id ? 'mention mention-me' : 'mention' }, `@${name}`);
  },
  channel: (id: string, fallback: string | undefined, scene: Scene): ReactNode =>
    h('span', { className: 'mention' }, `#${scene.workspace.conversations.get(id)?.name ?? (fallback || id)}`),
  group: (label: string): ReactNode => h('span', { className: 'mention' }, label.startsWith('@') ? label : `@${label}`),
  broadcast: (range: string): ReactNode => h('span', { className: 'mention mention-me' }, `@${range}`),
};
