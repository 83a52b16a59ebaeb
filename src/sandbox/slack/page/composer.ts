import { createElement as h, type ReactNode } from 'react';
import type { Conversation } from '../workspace.ts';
import { conversationTitle } from './conversations.ts';
import { icon } from './icons.ts';
import type { Place } from './place.ts';

/** What Slack itself offers, of which the page knows one. */
const INVITE = { command: '/invite', description: 'Add the app to this channel', usageHint: '@app' };

/** The box in which one types: Enter sends, Shift and Enter begins a line; `/` shows the commands. */
export function composer(
  { conversation, thread }: { conversation: Conversation; thread?: string },
  place: Place,
): ReactNode {
  const label = thread === undefined ? `Message ${conversationTitle(conversation, place)}` : 'Reply in thread';
  const id = `composer-${conversation.id}${thread === undefined ? '' : `-${thread.replace('.', '-')}`}`;
  const app = place.workspace.users.get(place.workspace.botUserId)?.name ?? 'app';
  const commands = thread === undefined ? [...(place.app.commands ?? []), { ...INVITE, usageHint: `@${app}` }] : [];
  return h(
    'form',
    {
      className: 'composer',
      id,
      'data-channel': conversation.id,
      ...(thread === undefined ? {} : { 'data-thread': thread }),
    },
    h(
      'ul',
      { className: 'suggestions', 'data-keep': '', hidden: true, 'aria-label': 'Commands' },
      ...commands.map(({ command, description, usageHint }) =>
        h(
          'li',
          { 'data-command': command },
          h(
            'button',
            { type: 'button', tabIndex: -1 },
            h('strong', null, command),
            ' ',
            h('span', { className: 'usage' }, usageHint ?? ''),
          ),
          h('span', { className: 'quiet' }, description),
        ),
      ),
    ),
    h(
      'div',
      { className: 'composer-box' },
      h('textarea', { rows: 1, 'aria-label': label, placeholder: label, name: 'text', autoComplete: 'off' }),
      h('div', { className: 'chips', 'data-keep': '' }),
      h(
        'div',
        { className: 'composer-tools' },
        h(
          'label',
          { className: 'attach', title: 'Attach a file' },
          icon('clip'),
          h('input', { type: 'file', multiple: true, 'aria-label': 'Attach a file' }),
        ),
        globalShortcuts(id, thread, place),
        h('button', { type: 'submit', className: 'send', 'aria-label': 'Send now', title: 'Send now' }, icon('send')),
      ),
    ),
  );
}

function globalShortcuts(id: string, thread: string | undefined, place: Place): ReactNode {
  const shortcuts = (place.app.shortcuts ?? []).filter(({ type }) => type === 'global');
  if (thread !== undefined || shortcuts.length === 0) return null;
  return [
    h(
      'button',
      {
        key: 'open',
        type: 'button',
        className: 'tool',
        popoverTarget: `${id}-shortcuts`,
        'aria-haspopup': 'menu',
        'aria-label': 'Shortcuts',
        title: 'Shortcuts',
      },
      icon('bolt'),
    ),
    h(
      'span',
      { key: 'menu', id: `${id}-shortcuts`, popover: 'auto', role: 'menu', className: 'menu' },
      ...shortcuts.map(({ callbackId, name, description }) =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            'data-post': 'page/shortcut',
            'data-body': JSON.stringify({ callbackId }),
          },
          name,
          h('span', { className: 'quiet' }, description),
        ),
      ),
    ),
  ];
}
