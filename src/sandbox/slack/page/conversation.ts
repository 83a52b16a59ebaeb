/** A conversation and a thread: messages between day dividers, with a composer below. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import type { Conversation, Message } from '../workspace.ts';
import { composer } from './composer.ts';
import { conversationTitle, isReply, visibleMessages } from './conversations.ts';
import { dayLabel, timeOf } from './dates.ts';
import { icon } from './icons.ts';
import { markRead } from './memory.ts';
import { drawMessage } from './message.ts';
import { hrefOfThread, type Place } from './place.ts';

/** Older messages than these are left out, and the page says so. */
const SHOWN = 100;
const CONTINUED_WITHIN_SECONDS = 300;

const follows = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.user === message.user &&
  before.ephemeralFor === message.ephemeralFor &&
  before.subtype === message.subtype &&
  Number(message.ts) - Number(before.ts) < CONTINUED_WITHIN_SECONDS;

/** Messages and the dividers between their days. */
function list(
  messages: Message[],
  repliesOf: (message: Message) => Message[],
  inThread: boolean,
  place: Place,
): ReactNode {
  let before: Message | undefined;
  let dayBefore = '';
  const drawn = messages.map((message) => {
    const day = dayLabel(timeOf(message.ts), place.viewer, place.now);
    const newDay = day !== dayBefore && !inThread;
    const continued = !newDay && follows(message, before);
    before = message;
    dayBefore = day;
    return h(
      Fragment,
      { key: message.ts },
      newDay
        ? h(
            'div',
            { className: 'day', id: `day-${message.ts.replace('.', '-')}`, role: 'separator', 'aria-label': day },
            h('span', null, day),
          )
        : null,
      drawMessage({ message, continued, replies: repliesOf(message), inThread }, place),
    );
  });
  return h(Fragment, null, drawn);
}

/** The messages of the place's conversation and its composer. Looking at it marks it as read. */
export function drawConversation(conversation: Conversation, place: Place): ReactNode {
  const all = visibleMessages(conversation.id, place);
  markRead(place.memory, conversation.id, place);
  const top = all.filter((message) => !isReply(message));
  const shown = top.slice(-SHOWN);
  const repliesOf = ({ ts }: Message) => all.filter((reply) => isReply(reply) && reply.threadTs === ts);
  return h(
    Fragment,
    null,
    h(
      'div',
      {
        className: 'messages',
        id: `messages-${conversation.id}`,
        role: 'log',
        'aria-live': 'polite',
        'aria-relevant': 'additions',
        'aria-label': `Messages in ${conversationTitle(conversation, place)}`,
        tabIndex: 0,
      },
      top.length > shown.length
        ? h('p', { className: 'beginning' }, `${top.length - shown.length} older messages are not shown.`)
        : beginning(conversation, place),
      list(shown, repliesOf, false, place),
    ),
    composer({ conversation }, place),
  );
}

function beginning(conversation: Conversation, place: Place): ReactNode {
  const title = conversationTitle(conversation, place);
  const hasApp = conversation.members.has(place.workspace.botUserId);
  const app = place.workspace.users.get(place.workspace.botUserId)?.name ?? 'the app';
  return h(
    'div',
    { className: 'beginning' },
    h('h2', null, title),
    conversation.kind === 'im'
      ? h('p', null, `This is the very beginning of your direct message with ${title}.`)
      : h('p', null, `This is the very beginning of the ${title} channel.`),
    hasApp
      ? null
      : h(
          'p',
          { className: 'quiet' },
          `${app} is not in this channel. Type `,
          h('code', null, `/invite @${app}`),
          ' to add it.',
        ),
  );
}

/** The thread at the right. */
export function drawThread(conversation: Conversation, thread: string, place: Place): ReactNode {
  const all = visibleMessages(conversation.id, place);
  const parent = all.find(({ ts }) => ts === thread);
  const replies = all.filter((message) => isReply(message) && message.threadTs === thread);
  return h(
    Fragment,
    null,
    h(
      'header',
      { className: 'pane-head' },
      h(
        'div',
        null,
        h('h2', null, 'Thread'),
        h('span', { className: 'quiet' }, conversationTitle(conversation, place)),
      ),
      h(
        'a',
        {
          className: 'icon-link',
          href: hrefOfThread(place),
          'data-nav': '',
          'aria-label': 'Close thread',
          title: 'Close',
        },
        icon('close'),
      ),
    ),
    h(
      'div',
      {
        className: 'messages',
        id: `thread-${thread.replace('.', '-')}`,
        role: 'log',
        'aria-live': 'polite',
        'aria-relevant': 'additions',
        'aria-label': 'Thread',
        tabIndex: 0,
      },
      parent ? list([parent], () => [], true, place) : h('p', { className: 'beginning' }, 'This message was deleted.'),
      replies.length > 0
        ? h(
            'div',
            { className: 'reply-count' },
            h('span', null, `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`),
          )
        : null,
      list(replies, () => [], true, place),
    ),
    composer({ conversation, thread }, place),
  );
}
