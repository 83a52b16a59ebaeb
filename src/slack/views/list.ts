import type { CrmLinks } from '../../jobs/links.ts';
import type { FailedList, ListProgress, ListResult, MadeList } from '../../jobs/lists.ts';
import type { ListObject } from '../../jobs/ports.ts';
import { formatMoment, type Text } from '../../text/text.ts';
import { section, type Message } from '../blocks.ts';
import { clip } from '../limits.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { problemText } from './problem.ts';

const NAME_LENGTH = 200;

const LEFT_OUT = [
  ['only-salesforce', 'lists.left.only-salesforce'],
  ['tasks', 'lists.left.tasks'],
  ['unnamed', 'lists.left.unnamed'],
] as const;

const FAILED = {
  'too-many-lists': 'lists.failed.too-many-lists',
  'name-taken': 'lists.failed.name-taken',
  'all-missing': 'lists.failed.all-missing',
} as const;

/** How far the making of lists is. */
export function listProgressMessage(text: Text, { done, total }: ListProgress): Message {
  return said([text('lists.progress', { done, total })]);
}

/** Each list with its link and HubSpot's own count, and what is in none, with why. */
export function listMessage(text: Text, result: ListResult, links: Pick<CrmLinks, 'list'>): Message {
  const { lists, failed, leftOut } = result;
  const deleteAt = lists.find((list) => list.deleteAt !== undefined)?.deleteAt;
  const lines = [
    ...lists.flatMap((list) => madeLines(text, list, links)),
    ...(deleteAt === undefined
      ? []
      : [text('lists.deleted', { n: lists.length, at: formatMoment(text, new Date(deleteAt)) })]),
    ...failed.map((list) => failedLine(text, list)),
    ...LEFT_OUT.filter(([reason]) => leftOut[reason] > 0).map(([reason, key]) => text(key, { n: leftOut[reason] })),
  ];
  return said(lists.length + failed.length === 0 ? [text('lists.none'), ...lines] : lines);
}

/** For who asked for a list that a restart cut short. */
export function listLostMessage(text: Text, name: string): Message {
  return said([text('lists.lost', { name: escapeMrkdwn(clip(name, NAME_LENGTH)) })]);
}

const said = (lines: readonly string[]): Message => ({ text: lines.join('\n'), blocks: [section(lines.join('\n'))] });

const recordsOf = (text: Text, object: ListObject, n: number): string => text(`coverage.count.${object}`, { n });

function madeLines(text: Text, list: MadeList, links: Pick<CrmLinks, 'list'>): string[] {
  const { object, size, added, missing } = list;
  const link = linkTo(list, links);
  const made =
    size === undefined
      ? text('lists.made.uncounted', { link, records: recordsOf(text, object, added) })
      : text('lists.made', { link, records: recordsOf(text, object, size) });
  return [
    made,
    ...(size === undefined || size === added ? [] : [text('lists.short', { added, size })]),
    ...(missing === 0 ? [] : [text('lists.missing', { n: missing })]),
  ];
}

/** A bar would end the label of a link. */
function linkTo({ id, name }: MadeList, links: Pick<CrmLinks, 'list'>): string {
  const url = links.list(id);
  const label = escapeMrkdwn(clip(name.replaceAll('|', '/'), NAME_LENGTH));
  return url === undefined ? label : `<${url}|${label}>`;
}

function failedLine(text: Text, { object, records: n, reason }: FailedList): string {
  const records = recordsOf(text, object, n);
  return typeof reason === 'string'
    ? text(FAILED[reason], { records })
    : text('lists.failed.problem', { records, problem: problemText(text, reason) });
}
