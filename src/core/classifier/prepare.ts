import { searchIn, type Searched } from './phrases.ts';

/** A message made comparable. `text` is for people and extraction, `low` for finding: equal positions in both. */
export type Prepared = { readonly text: string } & Searched;

/** Characters that are read of a longer message: nobody's error says what it is in between. */
const HEAD = 96_000;
const TAIL = 32_000;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
};

/** Undoes what carries a message: HTML escapes and tags, the backslashes of JSON in JSON, line breaks. Linear in its length. */
export function prepare(message: string): Prepared {
  let text = message.length > HEAD + TAIL ? `${message.slice(0, HEAD)} ${message.slice(-TAIL)}` : message;
  if (text.includes('&'))
    text = text.replaceAll(/&(#?[a-z0-9]{2,5});/gi, (all, name: string) => ENTITIES[name.toLowerCase()] ?? all);
  if (text.includes('<'))
    text = text.replaceAll(/<\/?(?:b|br|p|i|em|strong|span|div|li|ul|ol|td|tr|a)(?:\s[^<>]{0,200})?\/?>/gi, ' ');
  if (text.includes('\\')) text = unescape(text);
  text = text.replaceAll(/\s+/g, ' ').trim();
  return { text, ...searchIn(fold(text)) };
}

function unescape(text: string): string {
  return text
    .replaceAll(/\\{1,8}u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\{1,8}["'/]/g, (match) => match.slice(-1))
    .replaceAll(/\\{1,8}[nrt]/g, ' ');
}

/** Lower case with straight quotes, of the same length. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // A few capitals, as İ, grow when they become small: positions must stay.
  const same = lower.length === text.length ? lower : text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return same.replaceAll(/[‘’ʼ´`]/g, "'").replaceAll(/[“”„«»]/g, '"');
}
