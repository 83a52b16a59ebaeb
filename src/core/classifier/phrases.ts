/**
 * Finds many phrases in one text. What a text holds of three characters each is noted first, roughly, in a table of bits:
 * a phrase with a piece that is not there needs no search, and that is nearly every phrase in nearly every message.
 */
const BITS = 1 << 12;
/** Bits in one number of the table: a plain array of small numbers costs less than a typed one that lives so short. */
const WIDTH = 16;

const EMPTY: readonly number[] = Array.from({ length: BITS / WIDTH }, () => 0);

export type Phrase = { readonly text: string; readonly pieces: readonly number[] };
export type Searched = { readonly low: string; readonly table: readonly number[] };

export function phraseOf(text: string): Phrase {
  const last = text.length - 3;
  return { text, pieces: last < 0 ? [] : [0, last >> 1, last].map((at) => pieceAt(text, at)) };
}

export function searchIn(low: string): Searched {
  const table = EMPTY.slice();
  for (let at = 0; at + 2 < low.length; at++) {
    const piece = pieceAt(low, at);
    table[piece >> 4] = (table[piece >> 4] ?? 0) | (1 << (piece & 15));
  }
  return { low, table };
}

/** Where the phrase stands, or -1. */
export function find({ low, table }: Searched, { text, pieces }: Phrase): number {
  for (const piece of pieces) if (((table[piece >> 4] ?? 0) & (1 << (piece & 15))) === 0) return -1;
  return low.indexOf(text);
}

function pieceAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (BITS - 1);
}
