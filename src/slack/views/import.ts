import type { View } from '@slack/types';
import { COLUMN_ROLES, type Column, type ColumnRole, type Inspection } from '../../jobs/import/inspection.ts';
import type { Text } from '../../text/text.ts';
import { context, section, type Block } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { escapeMrkdwn, plain } from '../mrkdwn.ts';

export const WHOLE = { blockId: 'whole', actionId: 'whole', yes: 'whole', no: 'part' } as const;
export const COLUMN = {
  blockId: (index: number) => `column:${index}`,
  actionId: (index: number) => `role:${index}`,
} as const;

/** More questions than these nobody answers: the other columns are named below them. */
const MOST_ASKED = 12;
const HEADER_MAX = 80;
const EXAMPLE_MAX = 60;
const LISTED_MAX = 1_000;
const NAME_MAX = 120;

/** A file's name in mrkdwn. */
export const fileName = (name: string): string => escapeMrkdwn(clip(plain(name).replaceAll(/[*~`]/g, ' '), NAME_MAX));

type Placed = { readonly column: Column; readonly index: number };

const placed = ({ columns }: Inspection): readonly Placed[] => columns.map((column, index) => ({ column, index }));

/** Roles without one of which no row tells of an error. */
const SUBJECTS: ReadonlySet<string | undefined> = new Set<ColumnRole>(['type', 'message']);

/**
 * The columns that a person can say the role of: unclear ones first, those with a guess before the others, then the recognised
 * ones, then those that are kept. Where nothing tells the error, it may be in one of the kept.
 */
export function askedColumns(inspection: Inspection): readonly Placed[] {
  const all = placed(inspection);
  const lacksSubject = !all.some(({ column: { role } }) => SUBJECTS.has(role));
  const rank = ({ column: { sure, role } }: Placed): number => {
    if (!sure) return role === 'extra' ? 1 : 0;
    if (SUBJECTS.has(role)) return 2;
    return (role === 'extra') === lacksSubject ? 3 : 4;
  };
  return all.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_ASKED);
}

const isNumber = (example: string) => /^\d{3,19}$/.test(example.trim());

/** A column of numbers that nothing tells, in a file without record ids: likely it has them, and it is asked about all the same. */
function likelyIds({ columns }: Inspection): Column | undefined {
  if (columns.some(({ role }) => role === 'hubspot-id' || role === 'salesforce-id')) return undefined;
  return columns.find(
    ({ sure, role, examples }) => !sure && role === 'extra' && examples.length > 0 && examples.every(isNumber),
  );
}

/** Asks whether the file is the whole list, and what its columns hold. `metadata` comes back with the submission. */
export function importView(text: Text, name: string, inspection: Inspection, metadata: string): View {
  const asked = askedColumns(inspection);
  const unclear = asked.filter(({ column: { sure } }) => !sure);
  const known = asked.filter(({ column: { sure } }) => sure);
  const rest = placed(inspection).filter(({ index }) => !asked.some((each) => each.index === index));
  const ids = likelyIds(inspection);
  const input = (each: Placed) => columnInput(text, each, each.column === ids ? 'hubspot-id' : each.column.role);
  const blocks: Block[] = [
    section(text('reading.file', { name: fileName(name) })),
    wholeInput(text),
    ...(unclear.length > 0 ? [section(text('reading.unclear', { n: unclear.length }))] : []),
    ...unclear.map(input),
    ...(known.length > 0 ? [section(text('reading.columns'))] : []),
    ...known.map(input),
    ...restBlocks(text, rest),
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

/** What the columns that are not asked about are taken for. An unclear one is kept as it is. */
function restBlocks(text: Text, rest: readonly Placed[]): Block[] {
  const isRecognised = ({ column: { sure, role } }: Placed) => sure && role !== 'extra';
  const recognised = rest
    .filter(isRecognised)
    .map((each) =>
      text('reading.more.column', { column: columnName(text, each), role: text(`column.${each.column.role}`) }),
    );
  const kept = rest.filter((each) => !isRecognised(each)).map((each) => columnName(text, each));
  const listed = (names: readonly string[]) => escapeMrkdwn(clip(names.join(', '), LISTED_MAX));
  return [
    ...(recognised.length > 0 ? [context(text('reading.more', { columns: listed(recognised) }))] : []),
    ...(kept.length > 0 ? [context(text('reading.kept', { n: kept.length, columns: listed(kept) }))] : []),
  ];
}

function columnInput(text: Text, placed: Placed, initial: ColumnRole): Block {
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
      initial_option: option(initial),
    },
  };
}

export type ImportAnswers = {
  readonly whole: boolean;
  /** For every column; undefined where nothing was unclear or corrected. */
  readonly roles?: readonly ColumnRole[];
};

type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Where answers that name no type and no message are refused; undefined where a column that is not asked about tells them. */
export function subjectInput(inspection: Inspection): string | undefined {
  const asked = askedColumns(inspection);
  const [first] = asked;
  const isKnown = placed(inspection).some(
    ({ column: { sure, role }, index }) => sure && SUBJECTS.has(role) && !asked.some((each) => each.index === index),
  );
  return first === undefined || isKnown ? undefined : COLUMN.blockId(first.index);
}

/** True where some column is to tell what is wrong with a record. */
export const namesSubject = (state: State): boolean =>
  Object.entries(state).some(([blockId, inputs]) =>
    Object.keys(inputs).some((actionId) => SUBJECTS.has(chosen(state, blockId, actionId))),
  );

/** What a person chose in the view of this inspection. */
export function importAnswers(inspection: Inspection, state: State): ImportAnswers {
  const whole = chosen(state, WHOLE.blockId, WHOLE.actionId) === WHOLE.yes;
  const roles = inspection.columns.map(({ sure, role }, index) => {
    const answer = chosen(state, COLUMN.blockId(index), COLUMN.actionId(index));
    return COLUMN_ROLES.find((known) => known === answer) ?? (sure ? role : 'extra');
  });
  const isNews = inspection.columns.some(({ sure, role }, index) => !sure || role !== roles[index]);
  return isNews ? { whole, roles } : { whole };
}

function chosen(state: State, blockId: string, actionId: string): string | undefined {
  const input = state[blockId]?.[actionId] as { selected_option?: { value?: string } | null } | undefined;
  return input?.selected_option?.value;
}
