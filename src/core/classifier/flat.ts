import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import { findCodes, type FoundCode } from './codes.ts';
import type { TextPattern } from './pattern.ts';
import { TEXTS } from './patterns/patterns.ts';
import { proseVerdict, isChat } from './prose.ts';
import { find, phraseOf, type Phrase, type Searched } from './phrases.ts';
import type { Prepared } from './prepare.ts';

/** What a text without its wrappers says. */
export type Verdict = {
  readonly type: ErrorTypeId;
  readonly sure: boolean;
  readonly matched: string;
  /** The code that decided, or stood beside the text that did. */
  readonly code?: FoundCode;
};

/** By status code, its text where the code means several things; else by text; else by a code that says little. */
export function flatVerdict(prepared: Prepared): Verdict | undefined {
  const codes = findCodes(prepared).filter(({ pattern }) => pattern !== undefined);
  const strong = codes.find(({ pattern }) => pattern?.weak !== true);
  if (strong !== undefined) return byCode(strong, prepared);
  const weak = codes[0];
  const chat = weak === undefined && isChat(prepared.low);
  const prose = chat || weak !== undefined ? undefined : proseVerdict(prepared);
  if (prose !== undefined) return prose;
  const text = textOf(prepared, ({ sure }) => sure || !chat);
  if (text !== undefined) return byText(text, weak);
  return weak === undefined ? undefined : byCode(weak, prepared);
}

/** A text that was cut off within what it begins to say: likely at best. */
export function cutVerdict({ low }: Prepared): Verdict | undefined {
  const end = low.replace(/(?:…|\.{2,3})["']?$/, '');
  const pattern = TEXTS.find(({ phrases }) =>
    phrases.some((phrase) => typeof phrase === 'string' && endsWithin(end, phrase)),
  );
  return pattern && { ...byText(pattern), sure: false };
}

/** As many characters of a phrase as other sentences hardly end with. */
const SHORTEST_CUT = 14;

function endsWithin(low: string, phrase: string): boolean {
  const at = low.lastIndexOf(phrase.slice(0, SHORTEST_CUT));
  return (
    at !== -1 && phrase.length > SHORTEST_CUT && low.length - at < phrase.length && phrase.startsWith(low.slice(at))
  );
}

function byCode(code: FoundCode, prepared: Searched): Verdict | undefined {
  const { pattern } = code;
  if (pattern === undefined) return undefined;
  const { type, sure, or } = pattern;
  const text = or === undefined ? undefined : textOf(prepared, (each) => or.includes(each.type));
  if (text !== undefined && text.type !== type) return byText(text, code);
  return { type, sure: sure || text?.sure === true, matched: `code:${code.code}`, code };
}

function byText({ type, sure, name }: TextPattern, code?: FoundCode): Verdict {
  return { type, sure, matched: `text:${name}`, ...(code && { code }) };
}

type Compiled = { readonly pattern: TextPattern; readonly phrases: readonly (readonly Phrase[])[] };

/** Each phrase as its parts, all of which must be there. */
const COMPILED: readonly Compiled[] = TEXTS.map((pattern) => ({
  pattern,
  phrases: pattern.phrases.map((phrase) => (typeof phrase === 'string' ? [phrase] : phrase).map(phraseOf)),
}));

/** The first pattern of those wanted that the text says. Loops, since this is most of the time that a message takes. */
function textOf(searched: Searched, isWanted: (pattern: TextPattern) => boolean): TextPattern | undefined {
  for (const { pattern, phrases } of COMPILED) {
    if (isWanted(pattern)) for (const parts of phrases) if (hasAll(searched, parts)) return pattern;
  }
  return undefined;
}

function hasAll(searched: Searched, parts: readonly Phrase[]): boolean {
  for (const part of parts) if (find(searched, part) === -1) return false;
  return true;
}
