import { formatDateTime, type Text } from '../text/text.ts';

/** Controls, bidirectional marks and zero-width characters: invisible in a name, but they can turn a sentence round. */
const INVISIBLE = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/** A CRM's text for a `plain_text` or rich-text element: nothing invisible, never empty (Slack refuses an empty text). */
export function plain(value: string): string {
  return value.replace(INVISIBLE, ' ').trim() || '–';
}

/**
 * A CRM's text for `mrkdwn` or a message's top-level text. Slack documents these three escapes and no others; without them
 * a name like `<!channel>` would call the whole channel.
 */
export function escapeMrkdwn(value: string): string {
  return plain(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A moment in mrkdwn that each reader sees in their own zone ("today at 09:00"); the fallback is in the renderer's. */
export function slackDate(text: Text, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${escapeMrkdwn(formatDateTime(text, at))}>`;
}
