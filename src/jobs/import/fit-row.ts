/** Rows with more cells than the header: an unquoted separator in a text, or cells that nobody named. */
import { isEmail } from '../../core/import/cell-kinds.ts';
import type { ColumnRole } from '../../core/import/column-role.ts';
import { isDate } from '../../core/import/dates.ts';
import { objectByName } from '../../core/import/object-names.ts';
import { recordIds } from '../../core/import/record-ids.ts';
import type { Column, Separator } from './inspection.ts';

/** Texts that may hold a separator, the likeliest first: a value is too often a cell of its own. */
const TEXT_ROLES: readonly ColumnRole[] = ['message', 'extra', 'name'];

const FITS: Readonly<Partial<Record<ColumnRole, (cell: string) => boolean>>> = {
  'hubspot-id': (cell) => recordIds(cell).length > 0,
  'salesforce-id': (cell) => recordIds(cell).length > 0,
  email: isEmail,
  date: isDate,
  object: (cell) => objectByName(cell) !== undefined,
};

/** The row with as many cells as there are columns, or a few more unnamed ones; undefined where its cells fit no columns. */
export function fitRow(
  row: readonly string[],
  columns: readonly Column[],
  separator: Separator,
): readonly string[] | undefined {
  let length = row.length;
  while (length > columns.length && row[length - 1]?.trim() === '') length -= 1;
  if (length <= columns.length) return row.slice(0, length);
  const cells = row.slice(0, length);
  const last = columns.length - 1;
  const endsInText = columns[last]?.role === 'message';
  if (!endsInText && fits(cells, columns)) return cells;
  const places = columns
    .flatMap(({ role }, index) => (TEXT_ROLES.includes(role) ? [index] : []))
    .toSorted((one, other) => rank(columns, one) - rank(columns, other));
  return places
    .map((place) => merged(cells, place, columns.length, separator))
    .find((candidate) => fits(candidate, columns));
}

const rank = (columns: readonly Column[], index: number) => TEXT_ROLES.indexOf(columns[index]?.role ?? 'extra');

function merged(cells: readonly string[], place: number, width: number, separator: Separator): readonly string[] {
  const more = cells.length - width + 1;
  return [...cells.slice(0, place), cells.slice(place, place + more).join(separator), ...cells.slice(place + more)];
}

function fits(cells: readonly string[], columns: readonly Column[]): boolean {
  return columns.every(({ role }, index) => {
    const cell = cells[index]?.trim() ?? '';
    return cell === '' || (FITS[role]?.(cell) ?? true);
  });
}
