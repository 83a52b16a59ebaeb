/** Where a table begins: title lines above it, then its header, if it has one. */
import { cellKinds } from './cell-kinds.ts';
import { guessByHeader, isHeaderWord } from './headers.ts';

type Row = readonly string[];

/** Header and titles are looked for among these. */
const FIRST_ROWS = 20;
const DATA = new Set(['hubspot-url', 'salesforce-id', 'number', 'numbers', 'email', 'date', 'count', 'cut']);
/** Of these, "ERROR_TYPE" heads a column all the same. */
const WORDS = new Set(['type', 'message', 'code']);
const MAX_HEADER = 120;

/** The number of columns that most rows have; more columns win among equals. 0 without rows. */
export function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [first] = [...counts].toSorted(
    ([width, count], [otherWidth, otherCount]) => otherCount - count || otherWidth - width,
  );
  return first?.[0] ?? 0;
}

/**
 * The place of the header among the first rows, and of the first row below it. `header` is undefined where the table begins with
 * data.
 */
export function findHeader(rows: readonly Row[]): { readonly header?: number; readonly first: number } {
  // A header without rows is the widest of its file; titles have a cell or two.
  const width = rows.length <= 3 ? Math.max(0, ...rows.map(filledCells)) : usualWidth(rows);
  const named = rows.slice(0, FIRST_ROWS).findIndex(isNamedHeader);
  if (named !== -1) return { header: named, first: named + 1 };
  for (const [index, row] of rows.slice(0, FIRST_ROWS).entries()) {
    if (width > 1 && filledCells(row) < Math.max(2, Math.ceil(width / 2))) continue;
    if (isHeader(row, rows.slice(index + 1, index + 30))) return { header: index, first: index + 1 };
    // One column of texts with separators that nobody quoted is as wide as its texts.
    const isHeaded = index > 0 && isLoneHeader(rows[index - 1] ?? []);
    return isHeaded ? { header: index - 1, first: index } : { first: index };
  }
  return { first: 0 };
}

const filledCells = (row: Row) => row.filter((cell) => cell.trim() !== '').length;

/** Words that headers have, one of them in headers alone, and no data: titles above it may be as wide. */
function isNamedHeader(row: Row): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const guesses = filled.map(guessByHeader).filter((guess) => guess !== undefined);
  const hasExact = guesses.some(({ role, strength }) => strength === 'exact' && role !== 'extra');
  return (
    hasExact &&
    guesses.length >= 2 &&
    guesses.length >= filled.length / 3 &&
    filled.every((cell) => cell.length <= MAX_HEADER && !isData(cell))
  );
}

function isLoneHeader(row: Row): boolean {
  const [guess] = row.map(guessByHeader);
  return row.length === 1 && (guess?.role === 'message' || guess?.role === 'type') && guess.strength !== 'part';
}

function isHeader(row: Row, below: readonly Row[]): boolean {
  const cells = row.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some((cell) => cell.length > MAX_HEADER || isData(cell))) return false;
  const known = filled.filter((cell) => guessByHeader(cell) !== undefined).length;
  if (known > 0 && known >= filled.length / 4) return true;
  // Unknown words: a header where what is below them is data, column by column.
  return cells.some((_, column) => {
    const values = below.map((line) => line[column]?.trim() ?? '').filter((value) => value !== '');
    return values.length > 0 && values.filter(isData).length > values.length / 2;
  });
}

/** Type names and objects are data too, but "Contact" or "Company" may head a column. */
function isData(cell: string): boolean {
  const kinds = cellKinds(cell);
  return kinds.some((kind) => DATA.has(kind) || (WORDS.has(kind) && !isHeaderWord(cell)));
}
