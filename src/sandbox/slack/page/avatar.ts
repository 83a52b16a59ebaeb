import { createElement as h, type ReactNode } from 'react';
import { displayName, type Scene, SLACKBOT } from './scene.ts';

const COLOURS = ['#1264a3', '#2b7a4b', '#8a3ffc', '#b5500b', '#a8326a', '#0b7285'];

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

const colourOf = (id: string): string =>
  COLOURS[Array.from(id).reduce((sum, character) => sum + character.charCodeAt(0), 0) % COLOURS.length] ?? '#1264a3';

/** A square with a person's initials, or the app's sign. */
export function avatar(userId: string, className: string, { workspace }: Scene): ReactNode {
  if (userId === SLACKBOT)
    return h('span', { className: `avatar avatar-slackbot ${className}`, 'aria-hidden': 'true' }, '🤖');
  if (workspace.users.get(userId)?.isBot) {
    return h('span', { className: `avatar avatar-app ${className}`, 'aria-hidden': 'true' }, appSign());
  }
  return h(
    'span',
    { className: `avatar ${className}`, 'aria-hidden': 'true', style: { background: colourOf(userId) } },
    initials(displayName(workspace, userId)),
  );
}

/** Two arrows that turn into each other. */
const appSign = (): ReactNode =>
  h(
    'svg',
    { viewBox: '0 0 20 20' },
    h('path', { d: 'M15.5 8.5A6 6 0 0 0 5 6M5 2.8V6h3.200' }),
    h('path', { d: 'M4.5 11.5A6 6 0 0 0 15 14m0 3.200V14h-3.200' }),
  );
