import { createElement as h, Fragment, type ReactNode } from 'react';
import type { SlackUser } from '../workspace.ts';
import { avatar } from './avatar.ts';
import { appConversation, conversationTitle, otherMember, visibleConversations } from './conversations.ts';
import { icon } from './icons.ts';
import { unreadCount } from './memory.ts';
import { hrefOf, type Place } from './place.ts';
import { displayName } from './scene.ts';

const roleOf = ({ isOwner, isAdmin }: SlackUser): string => (isOwner ? 'owner' : isAdmin ? 'admin' : 'member');

/** The language that one's Slack is in, where that is not English: "italiano". */
const languageOf = ({ locale }: SlackUser): string | undefined =>
  locale.startsWith('en')
    ? undefined
    : new Intl.DisplayNames(locale, { type: 'language' }).of(locale.split('-')[0] ?? locale);

const describe = (user: SlackUser): string =>
  `${user.realName || user.name} (${[roleOf(user), languageOf(user)].filter(Boolean).join(', ')})`;

/** The workspace, who one is, channels, direct messages and the app. */
export function drawSidebar(place: Place): ReactNode {
  const { workspace, viewer } = place;
  const shown = visibleConversations(place).filter(({ isArchived }) => !isArchived);
  const appChannel = appConversation(place);
  const direct = shown.filter((conversation) => conversation.kind === 'im' && conversation !== appChannel);
  return h(
    Fragment,
    null,
    h(
      'div',
      { className: 'team' },
      h('strong', null, workspace.teamName),
      h('span', { className: 'team-note' }, 'sandbox'),
    ),
    h(
      'form',
      { className: 'who', method: 'get', action: '' },
      h('label', { htmlFor: 'who' }, 'You are'),
      h(
        'select',
        { id: 'who', name: 'user', defaultValue: viewer.id },
        ...[...workspace.users.values()]
          .filter(({ isBot }) => !isBot)
          .map((user) => h('option', { key: user.id, value: user.id }, describe(user))),
      ),
      h('noscript', null, h('button', { type: 'submit' }, 'Switch')),
    ),
    group(
      'Channels',
      shown
        .filter(({ kind }) => kind !== 'im')
        .map(({ id, kind, name }) =>
          entry(place, { channel: id }, kind === 'private' ? icon('lock') : icon('hash'), name, id),
        ),
    ),
    group(
      'Direct messages',
      direct.map((conversation) =>
        entry(
          place,
          { channel: conversation.id },
          avatar(otherMember(conversation, place), 'avatar-small', place),
          conversationTitle(conversation, place),
          conversation.id,
        ),
      ),
    ),
    group('Apps', [
      entry(
        place,
        { app: place.app.messagesTab === false ? 'home' : 'messages' },
        avatar(workspace.botUserId, 'avatar-small', place),
        displayName(workspace, workspace.botUserId),
        appChannel?.id,
      ),
    ]),
  );
}

const group = (title: string, entries: ReactNode[]): ReactNode =>
  entries.length === 0
    ? null
    : h('section', { key: title, 'aria-label': title }, h('h2', null, title), h('ul', null, ...entries));

function entry(
  place: Place,
  where: { channel: string } | { app: string },
  sign: ReactNode,
  name: string,
  channel: string | undefined,
): ReactNode {
  const current = 'app' in where ? place.tab !== undefined : place.conversation?.id === where.channel;
  const unread = current || channel === undefined ? 0 : unreadCount(place.memory, channel, place);
  return h(
    'li',
    null,
    h(
      'a',
      {
        href: hrefOf(place, where),
        'data-nav': '',
        className: unread > 0 ? 'unread' : '',
        ...(current ? { 'aria-current': 'page' } : {}),
      },
      sign,
      h('span', { className: 'entry-name' }, name),
      unread > 0
        ? h('span', { className: 'unread-mark' }, unread, h('span', { className: 'hidden-words' }, ' unread'))
        : null,
    ),
  );
}
