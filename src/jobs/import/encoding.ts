import { isUtf8 } from 'node:buffer';
import type { Encoding } from './inspection.ts';

/** What the first bytes of a file tell: a byte order mark, UTF-16's pattern of NULs, else UTF-8 or Windows-1252 by validity. */
export function encodingOf(head: Uint8Array): Encoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16ByNuls(head) ?? guessUtf8(head);
}

/** Most text has Latin letters, separators and line ends: in UTF-16 every other of their bytes is NUL. */
function utf16ByNuls(head: Uint8Array): Encoding | undefined {
  const pairs = Math.min(head.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  // Japanese text has few: its separators and line ends are enough, if the NULs are on one side alone.
  const least = Math.max(2, pairs * 0.04);
  if (odd >= least && even <= odd / 20) return 'utf-16le';
  if (even >= least && odd <= even / 20) return 'utf-16be';
  return undefined;
}

/** UTF-8 unless more of its characters are broken than whole: one bad byte does not make a file Windows-1252. */
export function guessUtf8(bytes: Uint8Array): 'utf-8' | 'windows-1252' {
  if (isUtf8(wholeCharacters(bytes))) return 'utf-8';
  // `stream`: a character that is cut at the end of the bytes is no fault.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  let whole = 0;
  let broken = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') whole += 1;
  }
  return broken > whole ? 'windows-1252' : 'utf-8';
}

/** Without a character that the end of the bytes cuts: at most its first three bytes. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let length = bytes.length; length > 0 && length > bytes.length - 4; length--) {
    const byte = bytes[length - 1] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, length - 1);
  }
  return bytes;
}
