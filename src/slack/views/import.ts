import type { View } from '@slack/types';
import { COLUMN_ROLES, type Column, type ColumnRole, type Inspection } from '../../jobs/import/inspection.ts';
import type { Text } from '../../text/text.ts';
import { context, richList, section, type Block } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { escapeMrkdwn, plain } from '../mrkdwn.ts';

export const WHOLE = { blockId: 'whole', actionId: 'whole', yes: 'whole', no: 'part' } as const;
export const COLUMN = {
  blockId: (index: number) => `column:${index}`,
  actionId: (index: number) => `role:${index}`,
} as const;

/** More questions than these nobody answers: other unclear columns are kept as they are. */
const MOST_ASKED = 15;
const LISTED = 40;
const HEADER_MAX = 80;
const EXAMPLE_MAX = 60;
const NAME_MAX = 120;

/** A file's name in mrkdwn. */
export const fileName = (name: string): string => escapeMrkdwn(clip(plain(name).replaceAll(/[*~`]/g, ' '), NAME_MAX));

type Placed = { readonly column: Column; readonly index: number };

/** The columns that a person is asked about: those with a guess first, since an answer there matters most. */
export function askedColumns({ columns }: Inspection): readonly Placed[] {
  const unclear = columns.map((column, index) => ({ column, index })).filter(({ column }) => !column.sure);
  const guessed = unclear.toSorted((a, b) => Number(a.column.role === 'extra') - Number(b.column.role === 'extra'));
  return guessed.slice(0, MOST_ASKED).toSorted((a, b) => a.index - b.index);
}

/** Asks whether the file is the whole list, and about each unclear column. `metadata` comes back with the submission. */
export function importView(text: Text, name: string, inspection: Inspection, metadata: string): View {
  const asked = askedColumns(inspection);
  const unasked = inspection.columns.filter(({ sure }) => !sure).length - asked.length;
  const known = inspection.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.sure && column.role !== 'extra');
  const kept = inspection.columns.filter(({ sure, role }) => sure && role === 'extra').length;
  const blocks: Block[] = [
    section(text('reading.file', { name: fileName(name) })),
    wholeInput(text),
    ...(known.length > 0 ? [section(text('reading.columns')), columnList(text, known)] : []),
    ...(asked.length > 0 ? [section(text('reading.unclear', { n: asked.length }))] : []),
    ...asked.map((placed) => columnInput(text, placed)),
    ...(unasked + kept > 0 ? [context(text('reading.unclear.more', { n: unasked + kept }))] : []),
  ];
  return {
    type: 'modal',
    callback_id: CALLBACKS.importFile,
    private_metadata: metadata,
    title: words(text('reading.title'), LIMITS.viewTitle),
    submit: words(text('reading.submit'), LIMITS.viewTitle),
    close: words(text('resync.cancel'), LIMITS.viewTitle),
    blocks: blocks,
  };
}

const words = (label: string, max: number) => ({ type: 'plain_text', text: clip(label, max), emoji: false }) as const;

/** Nothing is chosen beforehand: "whole" would close errors, and "part" would quietly keep those that are over. */
function wholeInput(text: Text): Block {
  const option = (value: string, label: string, means: string) => ({
    text: words(label, LIMITS.optionText),
    description: words(means, LIMITS.optionText),
    value,
  });
  return {
    type: 'input',
    block_id: WHOLE.blockId,
    label: words(text('reading.whole.label'), LIMITS.inputLabel),
    element: {
      type: 'radio_buttons',
      action_id: WHOLE.actionId,
      options: [
        option(WHOLE.yes, text('reading.whole.yes'), text('reading.whole.yes.means')),
        option(WHOLE.no, text('reading.whole.no'), text('reading.whole.no.means')),
      ],
    },
  };
}

export const columnName = (text: Text, { column: { header }, index }: Placed): string =>
  header.trim() === '' ? text('reading.unnamed', { n: index + 1 }) : clip(plain(header), HEADER_MAX);

function columnList(text: Text, columns: readonly Placed[]): Block {
  const more = columns.length - LISTED;
  return richList([
    ...columns
      .slice(0, LISTED)
      .map((placed) => [
        { text: columnName(text, placed), bold: true } as const,
        { text: ` → ${text(`column.${placed.column.role}`)}` },
      ]),
    ...(more > 0 ? [[{ text: text('reading.columns.more', { n: more }) }]] : []),
  ]);
}

function columnInput(text: Text, placed: Placed): Block {
  const { column, index } = placed;
  const examples = column.examples
    .filter((example) => example.trim() !== '')
    .map((example) => clip(plain(example), EXAMPLE_MAX));
  const hint =
    examples.length === 0
      ? text('reading.unclear.empty')
      : text('reading.unclear.examples', { examples: examples.map((example) => `“${example}”`).join(', ') });
  const option = (role: ColumnRole) => ({ text: words(text(`column.${role}`), LIMITS.optionText), value: role });
  return {
    type: 'input',
    block_id: COLUMN.blockId(index),
    label: words(text('reading.unclear.label', { column: columnName(text, placed) }), LIMITS.inputLabel),
    hint: words(hint, LIMITS.inputLabel),
    element: {
      type: 'static_select',
      action_id: COLUMN.actionId(index),
      options: COLUMN_ROLES.map(option),
      initial_option: option(column.role),
    },
  };
}

export type ImportAnswers = {
  readonly whole: boolean;
  /** For every column; undefined where nobody was asked. */
  readonly roles?: readonly ColumnRole[];
};

type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a person chose in the view of this inspection. */
export function importAnswers(inspection: Inspection, state: State): ImportAnswers {
  const whole = chosen(state, WHOLE.blockId, WHOLE.actionId) === WHOLE.yes;
  if (inspection.columns.every(({ sure }) => sure)) return { whole };
  const roles = inspection.columns.map(({ sure, role }, index) => {
    const answer = chosen(state, COLUMN.blockId(index), COLUMN.actionId(index));
    return COLUMN_ROLES.find((known) => known === answer) ?? (sure ? role : 'extra');
  });
  return { whole, roles };
}

function chosen(state: State, blockId: string, actionId: string): string | undefined {
  const input = state[blockId]?.[actionId] as { selected_option?: { value?: string } | null } | undefined;
  return input?.selected_option?.value;
}
