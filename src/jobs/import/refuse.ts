/** Files that are no text with separators: each is told for what it is. */
import { Failure } from '../failure.ts';
import type { ImportSource } from './inspection.ts';

/** What Slack takes at most, too. */
const MAX_BYTES = 1024 ** 3;

/** Kinds of files that a sentence has a name for, by what `file-type` tells of their content. */
const KINDS: Readonly<Record<string, string>> = {
  xlsx: 'excel',
  xlsm: 'excel',
  xltx: 'excel',
  xltm: 'excel',
  // The container of .xls; old Word files have it too.
  cfb: 'excel',
  ods: 'opendocument',
  ots: 'opendocument',
  pdf: 'pdf',
  zip: 'zip',
  gz: 'zip',
  '7z': 'zip',
  rar: 'zip',
  bz2: 'zip',
  xz: 'zip',
  tar: 'zip',
  docx: 'document',
  odt: 'document',
  rtf: 'document',
  pptx: 'document',
  xml: 'xml',
};

const TEXTS: readonly (readonly [string, RegExp])[] = [
  ['html', /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div)\b/i],
  ['xml', /^\s*<(?:\?xml|[a-z][\w:.-]*[\s/>])/i],
  ['json', /^\s*(?:\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})|\[\s*(?:[{[\]"]|-?\d+\s*[,\]])|\[\s*(?:true|false|null)\b)/],
  ['pdf', /^%PDF-/],
  ['document', /^\{\\rtf/],
  ['excel', /^ID;P/],
];
/** Control characters that text does not have; NULs are told apart, since files with a few of them can be read. */
const MAX_CONTROLS = 0.02;
const MAX_NULS = 0.2;

/** Throws a Failure for a file that is larger than sfsync reads. */
export function refuseTooLarge({ name, size }: ImportSource): void {
  if (size !== undefined && size > MAX_BYTES) {
    throw new Failure('import-too-large', { file: name, gigabytes: size / 1024 ** 3, max: MAX_BYTES / 1024 ** 3 });
  }
}

/** Throws a Failure for bytes that are no text at all. UTF-16 is text full of NULs. */
export async function refuseBinary(name: string, head: Uint8Array, isUtf16: boolean): Promise<void> {
  if (isUtf16 || !isBinary(head)) return;
  // Loaded here, since few files need it.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  const isImage = found?.mime.startsWith('image/') ?? false;
  throw new Failure('import-not-text', { file: name, kind: isImage ? 'image' : (KINDS[found?.ext ?? ''] ?? 'binary') });
}

/** Bytes that Windows-1252 leaves out: Shift_JIS and Mac OS Roman have many of them. */
const HOLES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const MAX_HOLES = 0.05;

/** Throws a Failure for bytes that are no UTF-8, and that Windows-1252 would make gibberish of. */
export function refuseEncoding(name: string, head: Uint8Array): void {
  let others = 0;
  let holes = 0;
  for (const byte of head) {
    if (byte >= 0x80) others += 1;
    if (HOLES.has(byte)) holes += 1;
  }
  if (holes >= 3 && holes > others * MAX_HOLES) throw new Failure('import-encoding', { file: name });
}

/** Throws a Failure for a text that is empty, or written in another way than a table. */
export function refuseText(name: string, text: string): void {
  if (!/[^\s\0\uFEFF]/.test(text)) throw new Failure('import-empty', { file: name });
  const kind = TEXTS.find(([, form]) => form.test(text))?.[0];
  if (kind !== undefined) throw new Failure('import-not-text', { file: name, kind });
}

function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  let nuls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if ((byte < 32 && (byte < 8 || byte > 13) && byte !== 26 && byte !== 27) || byte === 127) controls += 1;
  }
  return head.length > 0 && (controls > head.length * MAX_CONTROLS || nuls > head.length * MAX_NULS || isZip(head));
}

/** A small zip may hold little but text. */
const isZip = (head: Uint8Array) =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 255) < 9 && (head[3] ?? 255) < 9;
