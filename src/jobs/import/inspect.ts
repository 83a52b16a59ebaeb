import type { Readable } from 'node:stream';
import { guessColumns, looksLikeErrors } from '../../core/import/columns.ts';
import { hashText } from '../../core/hash.ts';
import { plainWords } from '../../core/import/words.ts';
import { createDecoder, HEAD_BYTES } from './decode.ts';
import { encodingOf } from './encoding.ts';
import type { ImportSource, Inspection } from './inspection.ts';
import { refuseBinary, refuseEncoding, refuseText, refuseTooLarge } from './refuse.ts';
import { readTable } from './table.ts';

const EXAMPLES = 3;
const MAX_EXAMPLE = 100;

/**
 * Reads the first 128 kB of a file, and tells how it is written and what its columns hold. Throws a Failure, `import-empty`,
 * `import-not-text`, `import-encoding` or `import-too-large`, for what is no table; a header without rows is one.
 */
export async function inspectFile(source: ImportSource): Promise<Inspection> {
  refuseTooLarge(source);
  const { bytes, isWhole } = await readHead(await source.open());
  const encoding = encodingOf(bytes);
  await refuseBinary(source.name, bytes, encoding.startsWith('utf-16'));
  if (encoding === 'windows-1252') refuseEncoding(source.name, bytes);
  const text = createDecoder(encoding)(bytes);
  refuseText(source.name, text.toString());
  const { separator, headers, headerLine, firstLine, rows } = readTable(text, isWhole);
  const guesses = guessColumns(headers, rows);
  return {
    encoding,
    separator,
    ...(headerLine === undefined ? {} : { headerLine }),
    firstLine,
    columns: guesses.map((guess, index) => ({
      header: headers[index] ?? '',
      ...guess,
      examples: examplesOf(rows.map((row) => row[index]?.trim() ?? '')),
    })),
    headerKey: headerKey(
      headers,
      guesses.map(({ role }) => role),
    ),
    looksLikeErrors: looksLikeErrors(guesses, headers, rows),
  };
}

/** Ends the stream early: it may come over the network. */
async function readHead(stream: Readable): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    size += bytes.length;
    if (size > HEAD_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, HEAD_BYTES), isWhole: size <= HEAD_BYTES };
}

function examplesOf(values: readonly string[]): readonly string[] {
  const different = new Set(values.filter((value) => value !== ''));
  return [...different]
    .slice(0, EXAMPLES)
    .map((value) => (value.length > MAX_EXAMPLE ? `${value.slice(0, MAX_EXAMPLE)}…` : value));
}

/** Of a file without a header, its shape: no record's data goes in. */
function headerKey(headers: readonly string[], roles: readonly string[]): string {
  return hashText((headers.length > 0 ? headers.map(plainWords) : ['no header', ...roles]).join('\u0001'));
}
