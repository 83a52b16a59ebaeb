/** What is told where no errors are open and everything could be read. */
import type { Snapshot, SourceState } from '../../core/snapshot.ts';
import { formatList } from '../../text/formats.ts';
import { formatAge, formatDateTime, type Text } from '../../text/text.ts';
import { slackAgo, slackDate } from '../mrkdwn.ts';

/** How a moment and its age are told. */
export type MomentWords = { readonly date: (at: Date) => string; readonly ago: (at: Date) => string };

/** In mrkdwn: as of when it is read, in the reader's zone. */
export const inSlack = (text: Text): MomentWords => ({
  date: (at) => slackDate(text, at),
  ago: (at) => slackAgo(text, at),
});

/** Where Slack writes no dates: as of now. */
export const spelt = (text: Text, now: Date): MomentWords => ({
  date: (at) => formatDateTime(text, at),
  ago: (at) => formatAge(text, at, now),
});

/** "No sync errors since Monday. Last checked 2 minutes ago: HubSpot, Salesforce". Only for sources that are complete. */
export function nothingFound(text: Text, { sources, closed }: Snapshot, { date, ago }: MomentWords): string {
  const last = closed.reduce((latest, { closedAt }) => (closedAt > latest ? closedAt : latest), '');
  const none = last === '' ? text('home.none.yet') : text('home.none', { since: date(new Date(last)) });
  const checked = sources.flatMap((source) => checkedText(text, source, ago));
  return [none, ...checked].join('. ');
}

function checkedText(text: Text, { name, at }: SourceState, ago: (at: Date) => string): string[] {
  if (at === null) return [];
  const what = name === 'audit' ? formatList(text, ['HubSpot', 'Salesforce']) : text('empty.list');
  return [text('empty.checked', { ago: ago(new Date(at)), what })];
}
