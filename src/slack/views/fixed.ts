/** What was fixed since a digest, struck through, with when and by whom. */
import { errorType } from '../../core/catalogue/catalogue.ts';
import type { ClosedError } from '../../core/snapshot.ts';
import type { Text } from '../../text/text.ts';
import { section, type Block } from '../blocks.ts';
import { slackDate } from '../mrkdwn.ts';

const LINES = 5;

/** A line for what a person's resync, or looks, fixed of a category; the latest first, and how many errors the rest has. */
export function fixedBlocks(text: Text, fixed: readonly ClosedError[]): Block[] {
  const groups = [...Map.groupBy(fixed, ({ type, by = '' }) => `${errorType(type).category} ${by}`).values()]
    .map((errors) => {
      const [first] = errors as [ClosedError, ...ClosedError[]];
      const at = errors.reduce((latest, { closedAt }) => (closedAt > latest ? closedAt : latest), '');
      return { type: first.type, by: first.by, n: errors.length, at };
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (groups.length === 0) return [];
  const lines = groups.slice(0, LINES).map(({ type, by, n, at }) => {
    const what = text('digest.text.category', {
      category: text(`category.${errorType(type).category}`),
      errors: text('count.errors', { n }),
    });
    const when = slackDate(text, new Date(at));
    return by === undefined ? text('digest.fixed.found', { what, when }) : text('digest.fixed.by', { what, when, by });
  });
  const rest = groups.slice(LINES).reduce((sum, { n }) => sum + n, 0);
  return [section([...lines, ...(rest > 0 ? [text('digest.fixed.more', { n: rest })] : [])].join('\n'))];
}
