import { find, phraseOf, type Phrase } from './phrases.ts';
import type { Prepared } from './prepare.ts';

/** Longer values say no more to anybody. */
const LONGEST = 1000;

/** What ends a value that no words of the vendor end: the fields in brackets, or the JSON around. */
const ENDS = [
  ': [',
  ' [',
  '","',
  '", "',
  "', ",
  '", fields',
  '"}',
  '"]',
  '" }',
  ', recordid',
  ', id record',
  ', id de',
  ' --',
];

/** Phrases that a value follows, with what ends it. */
const AFTER: readonly (readonly [phrase: Phrase, ends: readonly string[]])[] = (
  [
    ['data value too large:', '(max length=', '(max length'],
    ['restricted picklist field:'],
    ['elenco di selezione limitato:'],
    ['lista de selección restringido:'],
    ['liste de sélection restreinte :'],
    ['auswahllistenfeld:'],
    ['discesa con restrizioni:'],
    ['項目の値が不適切:'],
    ['id value of incorrect type:'],
    ["this id value isn't valid for the user:", ':recordtypeid'],
    ['invalid email address:'],
    ['outside of valid range on numeric field:'],
    ['value_string value ', ' at [', ' or request may'],
    ['malformed id:'],
    ['field contains ', ", which isn't"],
    ['email address ', ' is invalid'],
    ['property value "', '" is not'],
  ] as const satisfies readonly (readonly [string, ...string[]])[]
).map(([phrase, ...ends]) => [phraseOf(phrase), ends]);

/** Phrases that stand after a value, which begins its sentence. */
const BEFORE = [
  ' was not one of the allowed options',
  ' is not one of the allowed options',
  ' is not a valid option',
  ' is not a valid pipeline stage',
  ' was not a valid ',
  ' is not a valid long',
  ' is not a valid number',
  ' is not a valid date',
  ' is not a valid value for the type',
];

const STARTS = ['"message":"', '"message": "', "'message': '", "message: '", 'message: "', '("', ': [{', '> '];

/** The value that was refused, as the message shows it: perhaps cut off. */
export function findValue(prepared: Prepared): string | undefined {
  return valueAfter(prepared) ?? valueBefore(prepared);
}

function valueAfter(prepared: Prepared): string | undefined {
  const { text, low } = prepared;
  for (const [phrase, ends] of AFTER) {
    const at = find(prepared, phrase);
    if (at === -1) continue;
    const start = at + phrase.text.length;
    const window = low.slice(start, start + LONGEST);
    const own = firstOf(window, ends);
    // Words that other sentences hold too count only with what must follow.
    if (own === undefined && !phrase.text.endsWith(':')) continue;
    const end = own ?? firstOf(window, ENDS) ?? window.length;
    const value = trim(text.slice(start, start + end));
    if (value !== '') return value;
  }
  return undefined;
}

function valueBefore({ text, low }: Prepared): string | undefined {
  if (!low.includes(' not ')) return undefined;
  for (const phrase of BEFORE) {
    const at = low.indexOf(phrase);
    if (at === -1) continue;
    const from = Math.max(0, at - LONGEST);
    const window = low.slice(from, at);
    const start = STARTS.reduce((best, mark) => {
      const found = window.lastIndexOf(mark);
      return found === -1 ? best : Math.max(best, found + mark.length);
    }, 0);
    const value = trim(text.slice(from + start, at));
    if (value !== '') return value;
  }
  return undefined;
}

function firstOf(window: string, ends: readonly string[]): number | undefined {
  const found = ends.map((end) => window.indexOf(end)).filter((at) => at !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}

const trim = (value: string) =>
  value
    .trim()
    .replace(/^["'“‘]/, '')
    .replace(/["'”’]?[.,;]?$/, '')
    .trim();
