import { find, phraseOf, type Phrase } from './phrases.ts';
import type { Prepared } from './prepare.ts';

/** A refused value within a vendor's sentence. `at`: where the sentence begins, after the field's label. */
export type ValueSpan = { readonly at: number; readonly start: number; readonly end: number };

/** Longer values say no more to anybody. */
const LONGEST = 1000;
/** Of a message that lists errors, as many values as are looked at. */
const MOST = 20;

/** What stands in place of a value, so that nothing is found in it; no name holds it. */
export const BLANK = '\u0000';

/** What ends a value that no words of the vendor end: the fields in brackets, the JSON around, the advice after it. */
const ENDS = [
  ': [',
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
  ': trigger.',
  ': class.',
  '. you can look up',
  ', contact your administrator',
];
/** Bulk results end in fields and two dashes: `CODE:Label: text: value:Field__c --`. */
const BULK_END = /(?::[a-z]\w{1,79}(?:, ?\w{1,80}){0,20})? --/;
/** Some put the code last: `… (INVALID_EMAIL_ADDRESS)`. */
const CODE_END = / \([a-z]{2,20}(?:_[a-z]{2,20}){1,6}\)["']?$/;
/** Fields in brackets without a colon. */
const FIELDS_END = / \[[a-z]\w{1,79}(?:, ?\w{1,80}){0,20}\][.'"]{0,2}$/;
/** Another error after the value. */
const NEXT =
  /(?:(?:; | \| )(?:[^:;|]{1,80}: ?){0,2}|, [^:;|,]{1,60}: )(?:data value too large|bad value for restricted|required fields are missing|invalid email address|id value of incorrect type|value not of required type|duplicate value found)/;

/** What follows a value that is too long, in Salesforce's languages. */
const LENGTH = [
  '(max length',
  '(lunghezza max',
  '(lunghezza massima',
  '(longitud máx',
  '(longueur max',
  '(comprimento máx',
  '(tamanho máx',
  '(maximale länge',
  '(höchstlänge',
  '(max. länge',
  '(maximale lengte',
  '(最大長',
];

/** Phrases that a value follows after a colon, with what ends it. */
const AFTER_COLON: readonly (readonly [phrase: string, ends: readonly string[]])[] = [
  ...[
    'data value too large',
    'valore dei dati troppo grande',
    'valore dati troppo grande',
    'valore di dati troppo grande',
    'valor de datos demasiado grande',
    'valeur de données trop grande',
    'valeur de données trop importante',
    'valor de dados muito grande',
    'datenwert zu groß',
    'datenwert ist zu groß',
    'gegevenswaarde te groot',
    'データ値が大きすぎます',
  ].map((phrase) => [phrase, LENGTH] as const),
  ...[
    'bad value for restricted picklist field',
    'valore errato per elenco di selezione limitato',
    "valore errato per il campo dell'elenco di selezione limitato",
    'valore non valido per il campo elenco di selezione con restrizioni',
    'valore errato per il campo elenco a discesa con restrizioni',
    'elenco a discesa con restrizioni',
    'valor incorrecto para el campo de lista de selección restringido',
    'valor erróneo para el campo de lista de selección restringido',
    'lista de selección restringida',
    'liste de sélection restreinte',
    'liste de sélection limitée',
    'lista de opções restrita',
    'auswahllistenfeld',
    'keuzelijstveld',
    '制限付き選択リスト項目の値が不適切',
    'id value of incorrect type',
    'valore id di tipo errato',
    "valeur d'id de type incorrect",
    'valor de id de tipo incorrecto',
    'id-wert eines falschen typs',
    'invalid email address',
    'indirizzo email non valido',
    'indirizzo e-mail non valido',
    'adresse e-mail non valide',
    'adresse électronique non valide',
    'ungültige e-mail-adresse',
    'value outside of valid range on numeric field',
    'outside of valid range on numeric field',
    'value not of required type',
    'wert hat nicht den erforderlichen typ',
    'malformed id',
  ].map((phrase) => [phrase, []] as const),
  ["this id value isn't valid for the user", [':recordtypeid']],
];

/** Words that other sentences hold too: a value only with what must follow it. */
const AFTER_WORDS: readonly (readonly [phrase: string, ends: readonly string[]])[] = [
  ['value_string value ', [' at [', ' or request may']],
  ['field contains ', [", which isn't"]],
  ['email address ', [' is invalid', ' is not a valid email', ' is not valid']],
  ['property value "', ['" is not']],
  ['malformed id ', [' ', '"', '.', ',']],
  ['propertyvaluecoordinates{', ['}']],
];

type After = { readonly phrase: Phrase; readonly ends: readonly string[]; readonly colon: boolean };
const AFTER: readonly After[] = [
  ...AFTER_COLON.map(([phrase, ends]) => ({ phrase: phraseOf(phrase), ends, colon: true })),
  ...AFTER_WORDS.map(([phrase, ends]) => ({ phrase: phraseOf(phrase), ends, colon: false })),
];

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
  ' is not valid for the type',
].map(phraseOf);

const STARTS = [':"', ': "', "message': '", "message: '", '("', ': [{', '> ', "the value '", 'the value "'];

/** The values that were refused, in their order: of a sentence within a value, only the value around it. */
export function findValues(prepared: Prepared): readonly ValueSpan[] {
  const after = AFTER.filter(({ phrase }) => find(prepared, phrase) !== -1);
  const before = prepared.low.includes(' not ') ? BEFORE.filter((phrase) => find(prepared, phrase) !== -1) : [];
  const spans: ValueSpan[] = [];
  for (let from = 0; after.length + before.length > 0 && spans.length < MOST;) {
    const span = earliest([
      ...after.map((each) => spanAfter(prepared, each, from)),
      ...before.map((phrase) => spanBefore(prepared.low, phrase, from)),
    ]);
    if (span === undefined) break;
    spans.push(span);
    from = Math.max(span.end, span.at + 1);
  }
  return spans;
}

/** The value as the message shows it: perhaps cut off. */
export function valueOf({ text }: Prepared, { start, end }: ValueSpan): string | undefined {
  const value = trim(text.slice(start, Math.min(end, start + LONGEST)));
  return value === '' ? undefined : value;
}

/** The same message with nothing to be found in its values. Positions stay. */
export function withoutValues(prepared: Prepared, spans: readonly ValueSpan[]): Prepared {
  if (spans.length === 0) return prepared;
  const { text, low, table } = prepared;
  return { text: blank(text, spans), low: blank(low, spans), table };
}

function blank(text: string, spans: readonly ValueSpan[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + BLANK.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function earliest(spans: readonly (ValueSpan | undefined)[]): ValueSpan | undefined {
  let first: ValueSpan | undefined;
  for (const span of spans) if (span !== undefined && (first === undefined || span.at < first.at)) first = span;
  return first;
}

function spanAfter({ low }: Prepared, { phrase, ends, colon }: After, from: number): ValueSpan | undefined {
  const at = low.indexOf(phrase.text, from);
  if (at === -1) return undefined;
  let start = at + phrase.text.length;
  if (colon) {
    const mark = /^ ?[:：] ?/.exec(low.slice(start, start + 3))?.[0];
    if (mark === undefined) return undefined;
    start += mark.length;
  }
  const own = firstOf(low, ends, start);
  // A value of a property's coordinates stands within them.
  if (phrase.text.endsWith('{')) start = Math.max(start, low.indexOf('value=', start) + 'value='.length);
  if (!colon && (own === undefined ? !ends.includes(' ') : own - start > LONGEST)) return undefined;
  const end = own ?? (colon ? freeEnd(low, start) : low.length);
  return end <= start ? undefined : { at, start, end };
}

function freeEnd(low: string, start: number): number {
  const rest = low.slice(start, start + LONGEST);
  const found = [BULK_END, CODE_END, FIELDS_END, NEXT].map((pattern) => pattern.exec(rest)?.index ?? low.length);
  return Math.min(firstOf(low, ENDS, start) ?? low.length, ...found.map((at) => start + at));
}

function spanBefore(low: string, { text }: Phrase, from: number): ValueSpan | undefined {
  const at = low.indexOf(text, from);
  if (at === -1) return undefined;
  const base = Math.max(from, at - LONGEST);
  const window = low.slice(base, at);
  const marked = lastEnd(window, STARTS);
  const start = base + (marked > 0 ? marked : lastEnd(window, [': ']));
  return start >= at ? undefined : { at, start, end: at };
}

const lastEnd = (window: string, marks: readonly string[]): number =>
  Math.max(0, ...marks.map((mark) => (window.includes(mark) ? window.lastIndexOf(mark) + mark.length : 0)));

function firstOf(low: string, ends: readonly string[], from: number): number | undefined {
  const found = ends.map((end) => low.indexOf(end, from)).filter((at) => at !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}

const trim = (value: string) =>
  value
    .trim()
    .replace(/^["'“‘]/, '')
    .replace(/["'”’]?[.,;]?$/, '')
    .trim();
