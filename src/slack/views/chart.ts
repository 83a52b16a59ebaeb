/** How many errors were open on the last 14 days: a chart, and the same in words. */
import type { Count, DayTotal } from '../../core/history.ts';
import { formatDayShort, type Text } from '../../text/text.ts';
import { barChart, type Block } from '../blocks.ts';

type Point = { readonly day: string; readonly count: Count };

/** The days on which somebody looked; none where there are not yet two of them. A day without a look has no point, never 0. */
function pointsOf(days: readonly DayTotal[]): readonly Point[] {
  const points = days.flatMap(({ day, count }) => (count === undefined ? [] : [{ day, count }]));
  return points.length < 2 ? [] : points;
}

/** Slack wants a point for each day of the axis, so days without one are not on it. */
export function chartBlocks(text: Text, days: readonly DayTotal[]): Block[] {
  const points = pointsOf(days).map(({ day, count }) => [formatDayShort(text, day), count.errors] as const);
  if (points.length === 0) return [];
  return [barChart({ title: text('chart.title'), series: text('chart.series'), points })];
}

/** A sentence with the figure of each day, and how many days have none; undefined where there is no chart. Safe in mrkdwn. */
export function chartWords(text: Text, days: readonly DayTotal[]): string | undefined {
  const points = pointsOf(days);
  const [first] = points;
  if (first === undefined) return undefined;
  const figures = points.map(({ day, count }) =>
    text('chart.day', { day: formatDayShort(text, day), n: count.errors }),
  );
  // Before the first one there was nothing to leave out.
  const missing = days.filter(({ day, count }) => day > first.day && count === undefined).length;
  const told = text('chart.words', { figures: figures.join(', ') });
  return missing === 0 ? told : `${told} ${text('chart.missing', { n: missing })}`;
}
