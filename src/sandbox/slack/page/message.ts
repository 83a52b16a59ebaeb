/** One message: who, when, its blocks or text, its files, its thread. */
import { createElement as h, type ReactNode } from 'react';
import type { JsonObject, Message } from '../workspace.ts';
import { avatar } from './avatar.ts';
import { drawBlocks } from './blocks.ts';
import { isReply } from './conversations.ts';
import { clockTime, fullTime, timeOf } from './dates.ts';
import { fileCard } from './files.ts';
import { icon } from './icons.ts';
import { mrkdwn } from './mrkdwn.ts';
import { hrefOfThread, type Place } from './place.ts';
import { type BlockScene, displayName, read, SLACKBOT } from './scene.ts';
import { plainText, textNode } from './text.ts';

export type MessageView = {
  readonly message: Message;
  /** Follows a message of the same author closely, so that it needs no name and picture. */
  readonly continued: boolean;
  /** Replies that the viewer sees; empty within a thread. */
  readonly replies: Message[];
  readonly inThread: boolean;
};

export function drawMessage(view: MessageView, place: Place): ReactNode {
  const { message, continued } = view;
  const isPrivate = message.ephemeralFor !== undefined;
  const className = ['message', continued ? 'continued' : '', isPrivate ? 'private' : ''].filter(Boolean).join(' ');
  return h(
    'article',
    {
      className,
      id: `${view.inThread ? 't' : 'm'}-${message.ts.replace('.', '-')}`,
      'data-ts': message.ts,
      'aria-label': `Message from ${displayName(place.workspace, message.user)}`,
    },
    h('div', { className: 'gutter' }, continued ? timeNode(message, place) : avatar(message.user, '', place)),
    h(
      'div',
      { className: 'message-body' },
      isPrivate ? h('p', { className: 'only-you' }, icon('eye'), 'Only visible to you') : null,
      continued ? null : byline(message, place),
      content(message, view.inThread, place),
      message.files.length > 0 ? h('div', { className: 'files' }, ...fileCards(message, place)) : null,
      threadLink(view.replies, message, place),
    ),
    toolbar(view, place),
  );
}

const timeNode = (message: Message, place: Place): ReactNode => {
  const at = timeOf(message.ts);
  return h('time', { dateTime: at.toISOString(), title: fullTime(at, place.viewer) }, clockTime(at, place.viewer));
};

const byline = (message: Message, place: Place): ReactNode =>
  h(
    'header',
    { className: 'byline' },
    h('strong', { className: 'author' }, displayName(place.workspace, message.user)),
    place.workspace.users.get(message.user)?.isBot || message.user === SLACKBOT
      ? h('span', { className: 'app-badge' }, 'APP')
      : null,
    timeNode(message, place),
  );

const edited = (message: Message): ReactNode =>
  message.editedTs === undefined ? null : h('span', { className: 'edited' }, ' (edited)');

function content(message: Message, inThread: boolean, place: Place): ReactNode {
  const scene: BlockScene = {
    ...place,
    container: { type: 'message', channel: message.channel, ts: message.ts },
    values: {},
    errors: {},
    prefix: `${inThread ? 't' : 'm'}${message.ts.replace('.', '-')}`,
  };
  const blocks = message.blocks ?? [];
  const text = blocks.length === 0 && message.text !== '';
  return h(
    'div',
    { className: 'content', 'data-container': JSON.stringify(scene.container) },
    drawBlocks(blocks, scene),
    text ? h('div', { className: 'text plain' }, mrkdwn(message.text, scene), edited(message)) : edited(message),
    ...(message.attachments ?? []).map((attachment) => drawAttachment(attachment, scene)),
  );
}

/** The old attachments: still the only way to a coloured bar. */
function drawAttachment(attachment: JsonObject, scene: BlockScene): ReactNode {
  const colour = read.text(attachment['color']);
  const fields = read.list(attachment['fields']);
  const legacy = ['pretext', 'title', 'text', 'footer'].map((key) =>
    attachment[key]
      ? h('div', { key, className: `attachment-${key}` }, mrkdwn(read.text(attachment[key]), scene))
      : null,
  );
  return h(
    'div',
    {
      className: 'attachment',
      style: { borderColor: /^#?[0-9a-f]{6}$/i.test(colour) ? `#${colour.replace('#', '')}` : '#ddd' },
    },
    drawBlocks(read.list(attachment['blocks']), scene),
    ...legacy,
    ...fields.map((field) =>
      h(
        'div',
        null,
        h('strong', null, plainText(field['title'])),
        ' ',
        textNode({ type: 'mrkdwn', text: field['value'] }, scene),
      ),
    ),
  );
}

const fileCards = (message: Message, place: Place): ReactNode[] =>
  message.files.map((id) => {
    const file = place.workspace.files.get(id);
    return file
      ? fileCard(file, file.user === place.viewer.id)
      : h('p', { key: id, className: 'quiet' }, 'This file was deleted.');
  });

function threadLink(replies: Message[], message: Message, place: Place): ReactNode {
  const last = replies.at(-1);
  if (!last) return null;
  return h(
    'a',
    { className: 'thread-link', href: hrefOfThread(place, message.ts), 'data-nav': '' },
    ...[...new Set(replies.map(({ user }) => user))].slice(0, 3).map((user) => avatar(user, 'avatar-small', place)),
    h('strong', null, `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`),
    h('span', { className: 'quiet' }, `Last reply ${clockTime(timeOf(last.ts), place.viewer)}`),
  );
}

/** What appears when the pointer or the focus is on a message. */
function toolbar({ message, inThread }: MessageView, place: Place): ReactNode {
  if (message.ephemeralFor !== undefined) return null;
  const shortcuts = (place.app.shortcuts ?? []).filter(({ type }) => type === 'message');
  const canReply = !inThread && !isReply(message);
  if (!canReply && shortcuts.length === 0) return null;
  const menuId = `${inThread ? 't' : 'm'}menu-${message.ts.replace('.', '-')}`;
  return h(
    'div',
    { className: 'message-tools', role: 'group', 'aria-label': 'Message actions' },
    canReply
      ? h(
          'a',
          {
            href: hrefOfThread(place, message.ts),
            'data-nav': '',
            'aria-label': 'Reply in thread',
            title: 'Reply in thread',
          },
          icon('reply'),
        )
      : null,
    shortcuts.length > 0
      ? [
          h(
            'button',
            {
              key: 'more',
              type: 'button',
              popoverTarget: menuId,
              'aria-haspopup': 'menu',
              'aria-label': 'More message shortcuts',
              title: 'More actions',
            },
            icon('dots'),
          ),
          h(
            'span',
            { key: 'menu', id: menuId, popover: 'auto', role: 'menu', className: 'menu' },
            ...shortcuts.map(({ callbackId, name, description }) =>
              h(
                'button',
                {
                  type: 'button',
                  role: 'menuitem',
                  title: description,
                  'data-post': 'page/shortcut',
                  'data-body': JSON.stringify({ callbackId, message: { channel: message.channel, ts: message.ts } }),
                },
                name,
                h('span', { className: 'quiet' }, displayName(place.workspace, place.workspace.botUserId)),
              ),
            ),
          ),
        ]
      : null,
  );
}
