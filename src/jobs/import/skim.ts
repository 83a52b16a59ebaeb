/** Leaves out the middle of a cell that is too large to be held, up to where it ends. */
import { countLineEnds } from './csv-line.ts';
import type { Separator } from './inspection.ts';

export type Skim = {
  /** What remains of the next bytes once the cell has ended: undefined while it goes on. */
  next(bytes: Buffer): Buffer | undefined;
  /** Line ends among what was left out. */
  lines(): number;
};

/** In a quoted cell quotes come in pairs; an odd run ends it. A bare cell ends at a separator or a line end. */
export function createSkim(isQuoted: boolean, separator: Separator): Skim {
  let held = 0;
  let lines = 0;
  const leaveOut = (bytes: Buffer, from: number, to: number) => void (lines += countLineEnds(bytes, from, to));

  const nextOfQuoted = (chunk: Buffer): Buffer | undefined => {
    const bytes = held > 0 ? Buffer.concat([Buffer.alloc(held, 34), chunk]) : chunk;
    held = 0;
    let from = 0;
    for (;;) {
      const start = bytes.indexOf(34, from);
      if (start === -1) {
        leaveOut(bytes, from, bytes.length);
        return undefined;
      }
      let end = start;
      while (bytes[end] === 34) end += 1;
      leaveOut(bytes, from, start);
      from = end;
      // A run at the end may go on in the next bytes; of a pair only the odd one out matters.
      if (end === bytes.length) {
        held = 2 - ((end - start) % 2);
        return undefined;
      }
      if ((end - start) % 2 === 1) return bytes.subarray(end - 1);
    }
  };

  const nextOfBare = (bytes: Buffer): Buffer | undefined => {
    const end = bytes.findIndex((byte) => byte === 10 || byte === 13 || byte === separator.charCodeAt(0));
    return end === -1 ? undefined : bytes.subarray(end);
  };

  return { next: isQuoted ? nextOfQuoted : nextOfBare, lines: () => lines };
}
