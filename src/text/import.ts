/** What the command line says of a file that was read. */
import type { Inspection, ReadSummary } from '../jobs/import/inspection.ts';
import type { MessageKey } from './en/en.ts';
import { typeTexts } from './sentences.ts';
import type { Text } from './text.ts';

const LINES_SHOWN = 20;

/** Why a row was left out. */
export function reasonText(text: Text, reason: ReadSummary['unreadable'][number]['reason']): string {
  return text(`import.reason.${reason}` satisfies MessageKey);
}

/** Rows, errors by type, rows that could not be read, and what the columns were taken for. */
export function importSummary(text: Text, inspection: Inspection, summary: ReadSummary): readonly string[] {
  const { rows, errors, repeated, types, unreadable, unreadableRows } = summary;
  const shown = unreadable.slice(0, LINES_SHOWN);
  return [
    text('import.summary', { rows, errors, repeated }),
    ...types.map(({ type, errors }) => `  ${text('import.type', { errors, name: typeTexts(text, type).name })}`),
    ...(unreadableRows > 0 ? [text('import.unreadable', { n: unreadableRows })] : []),
    ...shown.map(
      ({ line, reason }) => `  ${text('import.unreadable.line', { line, reason: reasonText(text, reason) })}`,
    ),
    ...(unreadableRows > shown.length
      ? [`  ${text('import.unreadable.more', { n: unreadableRows - shown.length })}`]
      : []),
    text('import.columns'),
    ...inspection.columns.map(
      ({ role }, index) => `  ${text('import.column', { header: headerOf(text, inspection, index), role })}`,
    ),
  ];
}

/** What a person should know beside the output. */
export function importNotes(
  text: Text,
  file: string,
  inspection: Inspection,
  { rows, errors, cutIds }: ReadSummary,
): readonly string[] {
  const unclear = inspection.columns.flatMap(({ sure }, index) => (sure ? [] : [headerOf(text, inspection, index)]));
  return [
    ...(rows === 0 ? [text('failure.import-no-rows', { file })] : []),
    ...(rows > 0 && errors === 0 ? [text('failure.import-no-errors', { file, rows })] : []),
    ...(cutIds === undefined ? [] : [text('import.cut-ids', { n: cutIds.rows, line: cutIds.line })]),
    ...(unclear.length > 0 ? [text('import.unclear', { n: unclear.length, columns: unclear.join(', ') })] : []),
  ];
}

function headerOf(text: Text, { columns }: Inspection, index: number): string {
  const header = columns[index]?.header.replaceAll(/[\s\p{Cc}]+/gu, ' ') ?? '';
  return header === '' ? text('import.column.unnamed', { n: index + 1 }) : header;
}
