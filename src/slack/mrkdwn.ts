import { formatDateTime, type Text } from '../text/text.ts';

/**
 * Controls, line separators, and all that has no shape of its own (bidirectional marks, zero-width characters, fillers, tags): invisible
 * in a name, but they can turn a sentence round. Emoji that are joined by one fall apart into their parts.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u3164\uFFA0]+/gu;

/** A CRM's text for a `plain_text` or rich-text element: nothing invisible, never empty (Slack refuses an empty text). */
export function plain(value: string): string {
  return value.toWellFormed().replace(INVISIBLE, ' ').trim() || '–';
}

/**
 * What Slack's mrkdwn reads as markup and has no escape for, with what looks like it: signs at the edge of a word, code, the
 * colons of emoji and addresses, a quote's sign. `snake_case`, `Field__c`, `2*3` and 10:30 stay.
 */
const LOOKALIKES: readonly (readonly [markup: RegExp, like: string])[] = [
  [atEdge('_'), 'ˍ'],
  [atEdge('\\*'), '∗'],
  [atEdge('~'), '∼'],
  [/`/g, 'ˋ'],
  [/:(?=[^\s:]+:|\/\/)/g, '꞉'],
  [/^>/, '›'],
];

/** A sign that may begin or end a word's formatting: one within a word or between spaces does not. */
function atEdge(sign: string): RegExp {
  const [outside, inside] = [`[\\p{L}\\p{N}${sign}]`, `[^\\s${sign}]`];
  return new RegExp(`(?<!${outside})${sign}+(?=${inside})|(?<=${inside})${sign}+(?!${outside})`, 'gu');
}

/**
 * A CRM's text for `mrkdwn` or a message's top-level text. Slack documents these three escapes and no others; without them
 * a name like `<!channel>` would call the whole channel. Other markup becomes what only looks like it.
 */
export function escapeMrkdwn(value: string): string {
  return LOOKALIKES.reduce(
    (text, [markup, like]) => text.replace(markup, (found) => like.repeat(found.length)),
    plain(value),
  )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A moment in mrkdwn that each reader sees in their own zone ("today at 09:00"); the fallback is in the renderer's. */
export function slackDate(text: Text, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${escapeMrkdwn(formatDateTime(text, at))}>`;
}

/** "2 minutes ago" as of when it is read, in the reader's language. */
export function slackAgo(text: Text, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{ago}|${escapeMrkdwn(formatDateTime(text, at))}>`;
}
