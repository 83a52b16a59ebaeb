import type { Prepared } from './prepare.ts';
import { CODES } from './patterns/patterns.ts';
import type { CodePattern } from './pattern.ts';

/** Codes of what wraps another error: `layers.ts` says what they mean. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'CANNOT_EXECUTE_FLOW_TRIGGER',
  'FLOW_EXCEPTION',
  'MAX_DEPTH_IN_FLOW_EXECUTION',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'APEX_ERROR',
  'APEX_REST_ERROR',
]);

export type FoundCode = { readonly code: string; readonly at: number; readonly pattern?: CodePattern };

/** All codes in a text that are known, wrappers too, in their order. */
export function findCodes({ text }: Pick<Prepared, 'text'>): readonly FoundCode[] {
  const found: FoundCode[] = [];
  for (const match of text.matchAll(/[A-Z][A-Z0-9_]{4,60}/g)) {
    const code = match[0];
    const pattern = CODES.get(code);
    if (pattern !== undefined) found.push({ code, at: match.index, pattern });
    else if (WRAPPERS.has(code)) found.push({ code, at: match.index });
    // A message that is nothing but codes needs no more of them.
    if (found.length > 50) break;
  }
  return found;
}

/** Of a code that was cut off with its message, as many characters as no other code begins with. */
const SHORTEST_CUT = 12;

/** The code whose beginning ends a text: `…; first error: FIELD_CUSTOM_VALI…`. */
export function cutCode(text: string): string | undefined {
  const cut = /([A-Z][A-Z_]{9,60})(?:…|\.{2,3})?["']?$/.exec(text.slice(-80))?.[1];
  if (cut === undefined || cut.length < SHORTEST_CUT) return undefined;
  const codes = [...CODES.keys(), ...WRAPPERS].filter((code) => code.startsWith(cut));
  return codes.length === 1 ? codes[0] : undefined;
}

/** A code that a message begins with, though nobody knows it: worth telling. */
export function leadingCode(text: string): string | undefined {
  return /^[[({"' ]{0,5}([A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,60})\b/.exec(text)?.[1];
}
