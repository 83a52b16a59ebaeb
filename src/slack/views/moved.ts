/** What a look opened and closed since a digest, for the digest's thread. */
import { errorType } from '../../core/catalogue/catalogue.ts';
import { groupByCause } from '../../core/fingerprint.ts';
import type { ClosedError, Movements, TrackedError } from '../../core/snapshot.ts';
import { CATEGORIES, type Category } from '../../core/sync-error.ts';
import { formatList } from '../../text/formats.ts';
import { causeSentence } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { section, type Message } from '../blocks.ts';
import { clip } from '../limits.ts';
import { escapeMrkdwn, plain, slackDate } from '../mrkdwn.ts';

const CAUSE_MAX = 120;
const PEOPLE_SHOWN = 3;
/** Lines a section: Slack takes 3,000 characters in one, and escaping makes a cause up to five times as long. */
const LINES = 3;

/** A title and a line a category, so nine lines at most; undefined where nothing moved. `since`: ISO time. */
export function movedMessage(text: Text, moved: Movements, since: string): Message | undefined {
  const lines = CATEGORIES.flatMap((category) => {
    const parts = partsOf(text, ofCategory(moved, category));
    return parts.length === 0 ? [] : [`*${text(`category.${category}`)}*: ${parts.join(' · ')}`];
  });
  if (lines.length === 0) return undefined;
  const all = [text('digest.moved.title', { since: slackDate(text, new Date(since)) }), ...lines];
  const sections = Array.from({ length: Math.ceil(all.length / LINES) }, (_, index) =>
    section(all.slice(index * LINES, (index + 1) * LINES).join('\n')),
  );
  return { text: all.join('\n'), blocks: sections };
}

function ofCategory(moved: Movements, category: Category): Movements {
  const open = (errors: readonly TrackedError[]) =>
    errors.filter(({ error }) => errorType(error.type).category === category);
  const closed = (errors: readonly ClosedError[]) => errors.filter(({ type }) => errorType(type).category === category);
  return {
    new: open(moved.new),
    returned: open(moved.returned),
    fixed: closed(moved.fixed),
    gone: closed(moved.gone),
    unlisted: closed(moved.unlisted),
  };
}

function partsOf(text: Text, moved: Movements): string[] {
  const found = moved.fixed.filter(({ by }) => by === undefined).length;
  const people = [...new Set(moved.fixed.flatMap(({ by }) => by ?? []))];
  const who = formatList(
    text,
    people.slice(0, PEOPLE_SHOWN).map((by) => `<@${by}>`),
  );
  const counted = [
    [moved.new.length, text('digest.moved.new', { n: moved.new.length })],
    [moved.returned.length, text('digest.moved.returned', { n: moved.returned.length })],
    [found, text('digest.moved.found', { n: found })],
    [people.length, text('digest.moved.proven', { n: moved.fixed.length - found, who })],
    [moved.gone.length, text('digest.moved.gone', { n: moved.gone.length })],
    [moved.unlisted.length, text('digest.moved.unlisted', { n: moved.unlisted.length })],
  ] as const;
  return [
    ...counted.flatMap(([n, part]) => (n > 0 ? [part] : [])),
    ...largest(text, [...moved.new, ...moved.returned]),
  ];
}

function largest(text: Text, opened: readonly TrackedError[]): string[] {
  const [cause] = groupByCause(opened.map(({ error }) => error));
  if (cause === undefined) return [];
  const said = escapeMrkdwn(clip(plain(causeSentence(text, cause)), CAUSE_MAX));
  return [text('digest.moved.largest', { cause: said, records: text('count.records', { n: cause.records }) })];
}
