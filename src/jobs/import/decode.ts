import { isAscii } from 'node:buffer';
import { guessUtf8 } from './encoding.ts';
import type { Encoding } from './inspection.ts';

/** The bytes that an inspection reads at most. */
export const HEAD_BYTES = 128 * 1024;

/**
 * UTF-8 without a byte order mark and without NULs, from bytes in any of our encodings, piece by piece. Bytes that are no text
 * become replacement characters.
 */
export function createDecoder(encoding: Encoding): (chunk: Uint8Array) => Buffer {
  const decode = encoding === 'utf-8' ? utf8Decoder() : textDecoder(encoding);
  return (chunk) => withoutNuls(decode(chunk));
}

function textDecoder(encoding: Encoding): (chunk: Uint8Array) => Buffer {
  const decoder = new TextDecoder(encoding);
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
}

/** UTF-8 passes as it is. Where the head was ASCII alone, the first other bytes beyond it tell the encoding. */
function utf8Decoder(): (chunk: Uint8Array) => Buffer {
  let offset = 0;
  let isPlain = true;
  let late: ((chunk: Uint8Array) => Buffer) | undefined;
  return (chunk) => {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const start = offset;
    offset += bytes.length;
    if (late !== undefined) return late(bytes);
    if (isPlain && !isAscii(bytes)) {
      isPlain = false;
      if (start >= HEAD_BYTES && guessUtf8(bytes) === 'windows-1252') {
        late = textDecoder('windows-1252');
        return late(bytes);
      }
    }
    return start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  };
}

function withoutNuls(bytes: Buffer): Buffer {
  return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}
