/** Rows out of CSV text, in pieces: csv-parse, begun anew where a quote that nobody closed would swallow the rows behind it. */
import { parse, type Parser } from 'csv-parse';
import { afterLine, cellsOfLine, countLineEnds, CSV_OPTIONS, endsInQuotes, isWellQuoted } from './csv-line.ts';
import type { Separator } from './inspection.ts';
import { createSkim, type Skim } from './skim.ts';

export type RowReader = {
  /** Bytes of UTF-8. */
  write(bytes: Buffer): void;
  /** What is left at the end of the file. */
  end(): void;
};

export type RowReaderOptions = {
  readonly separator: Separator;
  /** Columns of the table: without it, no row is suspected to have swallowed others. */
  readonly width?: number;
  /** `line` is 1-based, where the row begins. Also told of empty lines. */
  readonly onRow: (cells: readonly string[], line: number) => void;
  /** A row that a quote made unreadable. */
  readonly onLost: (line: number) => void;
};

const EMPTY = Buffer.alloc(0);
/** A row may hold this before it is taken for one that swallows others, or for one with a giant cell. */
const MAX_ROW = 1024 * 1024;
/** And this in all; then it is given up. */
const MAX_ROW_EVER = 8 * MAX_ROW;
const PIECE = 64 * 1024;
/** After a new start the next fault is often near: what is parsed in vain must be little. */
const SMALL_PIECE = 1024;
/** Lines that are looked at to tell whether rows were swallowed. */
const PROBE = 5;

export function createRowReader({ separator, width, onRow, onLost }: RowReaderOptions): RowReader {
  /** From the start of the row that is under way; `base` is where the parser began, `fed` how far it was given. */
  let bytes: Buffer = EMPTY;
  let start = 0;
  let base = 0;
  let fed = 0;
  let line = 1;
  let piece = PIECE;
  let limit = MAX_ROW;
  let skim: Skim | undefined;
  let skimmed = 0;
  let found: { readonly cells: readonly string[]; readonly end: number }[] = [];
  let parser = begin();

  function begin(): Parser {
    return parse({
      ...CSV_OPTIONS,
      delimiter: separator,
      on_record: (cells: string[], { bytes: end }) => {
        found.push({ cells, end });
        return null;
      },
    });
  }

  function beginAt(place: number): void {
    parser.destroy();
    parser = begin();
    start = place;
    base = place;
    fed = place;
    piece = SMALL_PIECE;
    limit = MAX_ROW;
    skim = undefined;
    skimmed = 0;
  }

  /** True for a line that is a row by itself. */
  const isRow = (text: Buffer) => cellsOfLine(text, separator).length === width;

  /** True where the lines of a text are rows of their own. */
  function areRows(text: Buffer, least: number): boolean {
    // Any line is a row of one cell, so that a long text looks like many.
    const needed = width === 1 ? 2 * PROBE : least;
    let rows = 0;
    let place = 0;
    for (let count = 0; count < Math.max(PROBE, needed) && place < text.length; count++) {
      const next = afterLine(text, place);
      const to = next === -1 ? text.length : next;
      if (isRow(text.subarray(place, to))) rows += 1;
      place = to;
    }
    return rows >= needed;
  }

  /** True where the row that begins at `start` has rows of their own behind its first line. */
  function hasRowsWithin(end: number, least: number): boolean {
    const second = width === undefined ? -1 : afterLine(bytes, start);
    return second !== -1 && second < end && areRows(bytes.subarray(second, end), least);
  }

  /** A row of several lines with the wrong number of cells, or with a quote where none should be. */
  function swallowsOthers(cells: readonly string[], end: number): boolean {
    const begun = cells.some((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));
    const isOdd = cells.length !== width || (begun && !isWellQuoted(bytes.subarray(start, end), separator));
    return isOdd && hasRowsWithin(end, 1);
  }

  /** Takes the first line for all that the row is, its quotes for text, and begins anew behind it. */
  function loseLine(): void {
    const end = afterLine(bytes, start);
    const cells = cellsOfLine(bytes.subarray(start, end), separator, true);
    if (cells.length === width)
      onRow(
        cells.map((cell) => cell.replaceAll(/^"|"$/g, '')),
        line,
      );
    else onLost(line);
    line += 1;
    beginAt(end);
  }

  /** False where the parser was begun anew, so that the rest of what it found is void. */
  function takeFound(): boolean {
    const rows = found;
    found = [];
    for (const { cells, end: parsed } of rows) {
      const end = base + parsed;
      const lines = countLineEnds(bytes, start, end) + skimmed;
      if (lines > 1 && skimmed === 0 && width !== undefined && swallowsOthers(cells, end)) {
        loseLine();
        return false;
      }
      onRow(cells, line);
      line += lines;
      start = end;
      limit = MAX_ROW;
      skimmed = 0;
    }
    return true;
  }

  /** A row that does not end: its quote swallows others, or one of its cells is giant. */
  function handleGiant(): void {
    const hasRows = skimmed === 0 && hasRowsWithin(fed, 2);
    if ((hasRows || fed - start > MAX_ROW_EVER) && afterLine(bytes, start) !== -1) {
      loseLine();
      return;
    }
    skim = createSkim(endsInQuotes(bytes.subarray(start, fed), separator), separator);
    const rest = bytes.subarray(fed);
    bytes = Buffer.from(bytes.subarray(0, fed));
    limit = fed - start + PIECE;
    if (rest.length > 0) skimOn(rest);
  }

  function skimOn(chunk: Buffer): void {
    if (skim === undefined) return;
    const rest = skim.next(chunk);
    if (rest !== undefined) {
      skimmed += skim.lines();
      skim = undefined;
      bytes = Buffer.concat([bytes, rest]);
      return;
    }
    const place = afterLine(chunk, 0);
    if (place === -1 || width === undefined || !areRows(chunk.subarray(place), 3)) return;
    // Rows in the middle of what was taken for a cell: its quote was never closed.
    onLost(line);
    line += countLineEnds(bytes, start, fed) + skimmed + skim.lines() - countLineEnds(chunk, place, chunk.length);
    bytes = chunk;
    beginAt(place);
  }

  function feed(): void {
    while (fed < bytes.length) {
      const to = Math.min(bytes.length, fed + piece);
      parser.write(bytes.subarray(fed, to));
      fed = to;
      if (takeFound()) piece = Math.min(PIECE, piece * 2);
      if (fed - start > limit) handleGiant();
    }
  }

  return {
    write(chunk) {
      if (skim !== undefined) {
        skimOn(chunk);
      } else {
        bytes = start < bytes.length ? Buffer.concat([bytes.subarray(start), chunk]) : chunk;
        base -= start;
        fed -= start;
        start = 0;
      }
      feed();
    },
    end() {
      for (;;) {
        const size = bytes.length;
        // Line ends make the parser give what it holds: only an open quote can keep it.
        bytes = Buffer.concat([bytes, Buffer.from('\n\n\n\n\n\n\n\n')]);
        feed();
        if (start >= size) break;
        bytes = bytes.subarray(0, size);
        if (hasRowsWithin(size, 1)) {
          loseLine();
        } else {
          onLost(line);
          break;
        }
      }
      parser.destroy();
    },
  };
}
