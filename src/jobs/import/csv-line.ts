import { parse } from 'csv-parse/sync';
import type { Separator } from './inspection.ts';

/** How a row is written, whatever its faults: ragged, with quotes in the middle, with any line end. */
export const CSV_OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** The cells of one line by itself; empty where a quote stays open. `literal`: quotes are text. */
export function cellsOfLine(line: Buffer, separator: Separator, literal = false): readonly string[] {
  try {
    const quote = literal ? { quote: null } : {};
    const rows: string[][] = parse(line, { ...CSV_OPTIONS, ...quote, delimiter: separator });
    return rows[0] ?? [];
  } catch {
    return [];
  }
}

/** True for rows whose quotes are all as they should be. */
export function isWellQuoted(rows: Buffer, separator: Separator): boolean {
  try {
    parse(rows, { ...CSV_OPTIONS, relax_quotes: false, delimiter: separator });
    return true;
  } catch {
    return false;
  }
}

/** The place behind the first line end from `start` on; -1 where there is none. */
export function afterLine(bytes: Buffer, start: number): number {
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 10) return index + 1;
    if (byte === 13) return bytes[index + 1] === 10 ? index + 2 : index + 1;
  }
  return -1;
}

/** Line ends between two places; CRLF is one, and what is a CR at the end of the bytes may be half of one. */
export function countLineEnds(bytes: Buffer, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) {
    const byte = bytes[index];
    if (byte === 10 || (byte === 13 && index + 1 < bytes.length && bytes[index + 1] !== 10)) count += 1;
  }
  return count;
}

/** True where the bytes end within a quoted cell. */
export function endsInQuotes(bytes: Buffer, separator: Separator): boolean {
  const comma = separator.charCodeAt(0);
  let isQuoted = false;
  let isStart = true;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (isQuoted) {
      if (byte !== 34) continue;
      if (bytes[index + 1] === 34) index += 1;
      else isQuoted = false;
    } else if (byte === 34 && isStart) {
      isQuoted = true;
      isStart = false;
    } else {
      isStart = byte === comma || byte === 10 || byte === 13;
    }
  }
  return isQuoted;
}
