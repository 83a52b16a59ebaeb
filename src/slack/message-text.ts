/** What a message says, as plain text: its own text, its blocks and its attachments, whatever wrote them. */
import { classify, type Classification } from '../core/classifier/classify.ts';

/** `<https://…|label>`, `<mailto:…|…>`, `<@U…>`, `<#C…|name>`, `<!channel>`. */
const MARKUP = /<(?:mailto:|tel:)?((?:[@#!]|(?<=:)|https?:)[^<>|\s]*[^<>|]*)(?:\|([^<>]*))?>/g;

/** Slack's markup undone: links and mentions as people see them, and the three escaped characters. */
export function unescapeMrkdwn(text: string): string {
  return text
    .replaceAll(MARKUP, (_, target: string, label: string | undefined) => label || target.replace(/^[!#]/, '@'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Parts of a payload that hold text for people. Its ids, addresses and labels of buttons are none. */
const TEXT_KEYS = ['text', 'fallback', 'pretext', 'title', 'value', 'subtitle', 'body', 'subtext'] as const;
const CHILD_KEYS = ['blocks', 'elements', 'fields', 'attachments', 'rows', 'child_blocks'] as const;
const NOT_SAID = new Set(['button', 'static_select', 'overflow', 'datepicker', 'image', 'emoji', 'user', 'channel']);
/** In these, parts belong to one line. */
const LINES = new Set(['rich_text_section', 'rich_text_preformatted', 'rich_text_quote', 'context']);
const DEEPEST = 12;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every text of a message, in its order; each once. */
export function textsOf(message: unknown): string[] {
  return [...new Set(collect(message, 0).filter((text) => text.trim() !== ''))];
}

function collect(node: unknown, depth: number): string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(node)) return node.flatMap((each) => collect(each, depth + 1));
  if (!isObject(node)) return [];
  const type = typeof node['type'] === 'string' ? node['type'] : '';
  if (NOT_SAID.has(type)) return [];
  const own = TEXT_KEYS.flatMap((key) => {
    const value = node[key];
    // Rich text and plain text are not markup.
    if (typeof value === 'string') return [PLAIN.has(type) ? value : unescapeMrkdwn(value)];
    return isObject(value) ? collect(value, depth + 1) : [];
  });
  const children = CHILD_KEYS.map((key) => collect(node[key], depth + 1));
  return [...own, ...children.flatMap((texts) => (LINES.has(type) ? [texts.join('')] : texts))];
}
const PLAIN = new Set(['text', 'link', 'plain_text', 'raw_text']);

export type Finding = { readonly quote: string; readonly classification: Classification };

/** Longer texts and more lines than these are no quote of an error. */
const LONGEST = 100_000;
const MOST_LINES = 300;
const SHORTEST = 8;

/**
 * The errors that texts quote: certain ones first, then in their order. A text is looked at by what stands in quotes, by lines, by
 * errors within a line, and whole (a flow's message has lines); of several readings of one error the one that tells most stays.
 */
export function findErrors(texts: readonly string[], context: Parameters<typeof classify>[1] = {}): Finding[] {
  const found = new Map<string, Finding>();
  const take = (quote: string, isWanted: (classification: Classification) => boolean = () => true): void => {
    const classification = classify(quote, context);
    if (classification.confidence === 'none' || !isWanted(classification)) return;
    const { type, field = '', rule = '', flow = '', trigger = '' } = classification;
    const key = [type, field, rule, flow, trigger].join('\n');
    const known = found.get(key);
    if (known === undefined || rank(classification) < rank(known.classification)) {
      found.set(key, { quote, classification });
    }
  };
  for (const text of texts) {
    const whole = text.slice(0, LONGEST).trim();
    const before = found.size;
    for (const quote of quotedIn(whole)) take(quote);
    const quoted = [...found.values()].filter(({ classification }) => classification.confidence === 'certain');
    // A line around a quoted error would name it again, with the words before it.
    const isTold = (line: string, type: string) =>
      quoted.some(({ quote, classification }) => classification.type === type && line.includes(quote));
    for (const reading of linesOf(whole).flatMap((line) => errorsWithin(line, context))) {
      take(reading, ({ type, inner }) => inner !== undefined || !isTold(reading, type));
    }
    // Of several errors the whole would name one again.
    take(whole, ({ inner }) => found.size === before || inner !== undefined);
  }
  const all = [...found.values()];
  const isInside = ({ quote, classification: { type } }: Finding) =>
    all.some((outer) => outer.classification.inner?.type === type && outer.quote.includes(quote));
  return all
    .filter((finding) => !isInside(finding))
    .toSorted((a, b) => rank(a.classification) - rank(b.classification));
}

/** Certain before likely; with what failed inside before without. */
const rank = ({ confidence, inner }: Classification): number =>
  (confidence === 'certain' ? 0 : 2) + (inner === undefined ? 1 : 0);

const isLongEnough = (quote: string) => quote.length >= SHORTEST;

function quotedIn(whole: string): string[] {
  const quoted = whole.matchAll(/[“"«`]([^“”"«»`]{8,2000})[”"»`]/g);
  return [...new Set(Array.from(quoted, ([, inside = '']) => inside.trim()))].slice(0, MOST_LINES).filter(isLongEnough);
}

function linesOf(whole: string): string[] {
  const lines = whole
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .map((line) =>
      line
        .replace(/^[\s>•*·–-]*(?:\d+[.)]\s)?/, '')
        .replaceAll('`', '')
        .trim(),
    );
  return [...new Set(lines)].filter(isLongEnough);
}

/** Where an error may begin: at a code with its colon, else at a sentence. */
const AT_CODE = /(?=\b[A-Z]{2,}(?:_[A-Z]+)+:)/;
const AT_SENTENCE = /(?<=[.!?;])\s+(?=[\p{Lu}“"«])/u;
const MOST_WITHIN = 30;

/** The errors of a line that tells of several, each in its own words; else the line. What failed inside a flow belongs to it. */
function errorsWithin(line: string, context: Parameters<typeof classify>[1]): string[] {
  const byCode = line.split(AT_CODE, MOST_WITHIN);
  const pieces = byCode.length > 1 ? byCode : line.split(AT_SENTENCE, MOST_WITHIN);
  if (pieces.length === 1 || classify(line, context).inner !== undefined) return [line];
  const told = pieces.map(withoutEnds).flatMap((quote) => {
    const { type, confidence } = classify(quote, context);
    return confidence === 'none' || !isLongEnough(quote) ? [] : [{ quote, type }];
  });
  return new Set(told.map(({ type }) => type)).size > 1 ? told.map(({ quote }) => quote) : [line];
}

/** Without the quotation marks and the “and” between two errors. */
function withoutEnds(piece: string): string {
  const end = piece.slice(-40).replace(/(?:[\s,;“"«(]|\b(?:and|also|then|ed?|poi)\b)+$/iu, '');
  return `${piece.slice(0, -40)}${end}`.replace(/^[\s“"«(]+/, '');
}
