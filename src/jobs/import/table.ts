/** How a text is written as a table: its separator, its header, and its first rows. */
import { guessByHeader } from '../../core/import/headers.ts';
import { findHeader, usualWidth } from '../../core/import/header-row.ts';
import type { Separator } from './inspection.ts';
import { createRowReader } from './rows.ts';

export type Table = {
  readonly separator: Separator;
  readonly headers: readonly string[];
  /** 1-based. */
  readonly headerLine?: number;
  readonly firstLine: number;
  /** Below the header, without blank ones. */
  readonly rows: readonly (readonly string[])[];
};

type Line = { readonly cells: readonly string[]; readonly line: number };

const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];
const MAX_ROWS = 200;
/** Excel's own first line. */
const SEP = /^\uFEFF?"?sep=(.)"?\r?(?:\n|$)/i;

/** Reads the first rows of UTF-8 text. `isWhole`: the text ends where the file ends. */
export function readTable(text: Buffer, isWhole: boolean): Table {
  // What is cut off in the middle of a row would be a ragged one.
  const head = isWhole ? text : text.subarray(0, Math.max(text.lastIndexOf(10), text.lastIndexOf(13)) + 1);
  const told = SEP.exec(head.subarray(0, 20).toString())?.[1] ?? '';
  const said = told === '\\' ? '\t' : told;
  const separator = SEPARATORS.find((known) => known === said) ?? bestSeparator(head);
  const loose = linesOf(head, separator).filter(
    ({ cells, line }) => line > 1 || !SEP.test(`${cells.join(separator)}\n`),
  );
  const { first } = findHeader(loose.map(({ cells }) => cells));
  // Once the width is known, a quote that nobody closed hides no rows.
  const width = headOf(loose)?.cells.length ?? usualWidth(loose.slice(first).map(({ cells }) => cells));
  const lines = linesOf(head, separator, width).filter(
    ({ line }) => loose.length === 0 || line >= (loose[0]?.line ?? 1),
  );
  const header = headOf(lines);
  const place = findHeader(lines.map(({ cells }) => cells));
  const rows = lines.slice(place.first);
  return {
    separator,
    headers: header?.cells.map((cell) => cell.trim()) ?? [],
    ...(header === undefined ? {} : { headerLine: header.line }),
    firstLine: rows[0]?.line ?? (header === undefined ? 1 : header.line + 1 + newlines(header.cells)),
    rows: rows.slice(0, MAX_ROWS).map(({ cells }) => cells),
  };
}

function headOf(lines: readonly Line[]): Line | undefined {
  const { header } = findHeader(lines.map(({ cells }) => cells));
  return header === undefined ? undefined : lines[header];
}

const newlines = (cells: readonly string[]) => cells.join('').split(/\r\n|\n|\r/).length - 1;

function linesOf(text: Buffer, separator: Separator, width?: number): readonly Line[] {
  const lines: Line[] = [];
  const reader = createRowReader({
    separator,
    ...(width === undefined ? {} : { width }),
    onRow: (cells, line) => {
      if (cells.some((cell) => cell.trim() !== '')) lines.push({ cells, line });
    },
    onLost: () => {},
  });
  reader.write(text);
  reader.end();
  return lines;
}

/** The separator whose rows have the same number of cells, with headers that are known to us; a comma where none parts anything. */
function bestSeparator(head: Buffer): Separator {
  const sample = head.subarray(0, 64 * 1024);
  const scored = SEPARATORS.map((separator) => ({ separator, score: score(linesOf(sample, separator)) }));
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

function score(lines: readonly Line[]): number {
  const rows = lines.slice(0, MAX_ROWS).map(({ cells }) => cells);
  const width = usualWidth(rows);
  const same = rows.filter(({ length }) => length === width).length / Math.max(1, rows.length);
  const wide = width > 1 ? same * Math.log2(1 + width) : 0;
  const known = rows
    .slice(0, 10)
    .map((row) =>
      row.length > 1 ? row.filter((cell) => cell.length < 60 && guessByHeader(cell) !== undefined).length : 0,
    );
  return wide + Math.max(0, ...known);
}
