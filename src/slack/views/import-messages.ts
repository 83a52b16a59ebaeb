import type { ImportResult } from '../../jobs/import/import.ts';
import type { Inspection } from '../../jobs/import/inspection.ts';
import { hiddenRows } from '../../jobs/import/read-errors.ts';
import type { Failure } from '../../jobs/failure.ts';
import type { ImportOffer } from '../../jobs/import-offers.ts';
import { failureSentence } from '../../text/failure.ts';
import { reasonText } from '../../text/import.ts';
import { typeTexts } from '../../text/sentences.ts';
import type { Text, TextValues } from '../../text/text.ts';
import { actions, button, plainSection, section, type Block, type Message } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { clip } from '../limits.ts';
import { escapeMrkdwn, slackDate } from '../mrkdwn.ts';
import { columnName, fileName } from './import.ts';

const LINES_SHOWN = 10;
const TYPES_SHOWN = 5;
const SEEN_MAX = 1_000;

const said = (words: string, ...more: Block[]): Message => ({ text: words, blocks: [section(words), ...more] });

type Offered = { readonly file: string; readonly name: string };

const readButton = (text: Text, file: string, key: 'offer.button.read' | 'offer.button.again') =>
  button({
    actionId: ACTIONS.importRead,
    text: text(key),
    value: file,
    ...(key === 'offer.button.read' ? { style: 'primary' } : {}),
  });
const skipButton = (text: Text, file: string) =>
  button({ actionId: ACTIONS.importSkip, text: text('offer.button.skip'), value: file });

/** `why`: a first offer, or what became of the last try. */
export function offerMessage(text: Text, { file, name }: Offered, why: 'found' | 'interrupted' | 'failed'): Message {
  const buttons = actions(readButton(text, file, 'offer.button.read'), skipButton(text, file));
  return said(text(`offer.${why}`, { name: fileName(name) }), buttons);
}

/** For a CSV that does not look like a list of errors, to who sent it to sfsync. */
export function unlikeMessage(text: Text, { file, name }: Offered, inspection: Inspection): Message {
  const known = inspection.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.role !== 'extra')
    .map((placed) => `${columnName(text, placed)} → ${text(`column.${placed.column.role}`)}`);
  const columns = new Intl.ListFormat(text.locale).format(known);
  const seen = known.length === 0 ? text('offer.unlike.nothing') : text('offer.unlike.columns', { columns });
  return said(
    text('offer.unlike', { name: fileName(name), seen: escapeMrkdwn(clip(seen, SEEN_MAX)) }),
    actions(readButton(text, file, 'offer.button.again')),
  );
}

type Unfit = 'spreadsheet' | 'notHere' | 'noRows' | 'unlike.short';

/** Why a file is not read. */
export const unreadableFile = (text: Text, name: string, why: Unfit): Message =>
  said(text(`offer.${why}`, { name: fileName(name) }));

/** An expected failure in words, safe in mrkdwn. */
export const failureWords = (text: Text, failure: Failure): string => escapeMrkdwn(failureSentence(text, failure));

export const failedMessage = (text: Text, name: string, problem: string): Message =>
  said(text('reading.failed', { name: fileName(name), problem }));

export const interruptedMessage = (text: Text, name: string): Message =>
  said(text('reading.interrupted', { name: fileName(name) }));

export const skippedMessage = (text: Text, offer: Offered, by: string): Message =>
  said(
    text('offer.skipped', { name: fileName(offer.name), by }),
    actions(readButton(text, offer.file, 'offer.button.read')),
  );

/** What the offer turns into while the file is read and after: the message below it names who asked. */
export const takenMessage = (text: Text, { name, state }: ImportOffer): Message =>
  said(text(state === 'read' ? 'offer.read' : 'offer.reading', { name: fileName(name) }));

/** For a second click. */
export const busyText = (text: Text, { by = '', at, state }: ImportOffer): string =>
  text(state === 'read' ? 'offer.already' : 'offer.busy', { by, at: slackDate(text, new Date(at)) });

export const progressMessage = (text: Text, name: string, by: string, rows: number): Message =>
  said(text('reading.progress', { name: fileName(name), by, rows }));

export type ReadFile = { readonly name: string; readonly by: string; readonly whole: boolean };

/** What a file told: counts, the difference, and the rows that could not be read. */
export function resultMessage(text: Text, { name, by, whole }: ReadFile, { summary, changes }: ImportResult): Message {
  const counts: TextValues = {
    new: changes.new.length,
    returned: changes.returned.length,
    fixed: changes.fixed.length,
    unlisted: changes.unlisted.length,
  };
  const { rows, errors, repeated, unknown, unreadableRows, cutIds } = summary;
  const changesKey = !whole ? '.part' : hiddenRows(summary) > 0 ? '.unreadable' : '';
  const lines = [
    text('reading.result', { name: fileName(name), by, rows, errors, repeated }),
    ...(summary.types.length > 0 ? [typesText(text, summary)] : []),
    text(`reading.changes${changesKey}`, counts),
    ...(unknown > 0 ? [text('reading.unknown', { n: unknown })] : []),
    ...(cutIds === undefined ? [] : [text('import.cut-ids', { n: cutIds.rows, line: cutIds.line })]),
  ];
  const unread = unreadableRows === 0 ? [] : [plainSection(unreadableLines(text, summary))];
  return {
    text: [...lines, ...(unreadableRows > 0 ? [text('import.unreadable', { n: unreadableRows })] : [])].join('\n'),
    blocks: [section(lines.join('\n')), ...unread],
  };
}

/** "Invalid email (12), String too long (3) and 4 more types". */
function typesText(text: Text, { types }: ImportResult['summary']): string {
  const shown = types.slice(0, TYPES_SHOWN);
  const names = shown.map(({ type, errors }) => text('import.type', { name: typeTexts(text, type).name, errors }));
  return text('reading.types', { types: names.join(', '), more: types.length - shown.length });
}

function unreadableLines(text: Text, { unreadable, unreadableRows }: ImportResult['summary']): string {
  const shown = unreadable.slice(0, LINES_SHOWN);
  const lines = shown.map(({ line, reason }) =>
    text('import.unreadable.line', { line, reason: reasonText(text, reason) }),
  );
  const more = unreadableRows - shown.length;
  return [
    text('import.unreadable', { n: unreadableRows }),
    ...lines.map((line) => `• ${line}`),
    ...(more > 0 ? [text('import.unreadable.more', { n: more })] : []),
  ].join('\n');
}
