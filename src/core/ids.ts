/** Salesforce record ids: 15 case-sensitive characters, or 18 whose last three tell the case of the first 15. */

const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const UPPER_A = 65;
const UPPER_Z = 90;

/**
 * The 18-character form of a Salesforce id of 15 or 18 characters. An 18-character id that lost its upper case gets it back
 * from its suffix, which exists for that. Undefined for what cannot be an id, a suffix that contradicts the rest included.
 */
export function toId18(id: string): string | undefined {
  const trimmed = id.trim();
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(trimmed)) return undefined;
  const base = trimmed.slice(0, 15);
  if (trimmed.length === 15) return base + suffixOf(base);
  const suffix = trimmed.slice(15).toUpperCase();
  const whole = /[A-Z]/.test(base) ? base : withCase(base, suffix);
  return suffixOf(whole) === suffix ? whole + suffix : undefined;
}

/** True for an id as Salesforce writes it: 15 characters, or 18 with a suffix that fits. */
export function isSalesforceId(value: string): boolean {
  const id = toId18(value);
  return id !== undefined && (value.length === 15 || value === id);
}

/** True when two values hold one id, in whichever form. */
export function sameId(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && (toId18(one) ?? one) === (toId18(other) ?? other);
}

/** Each character of the suffix holds five bits, the lowest for the first character: 1 is an upper-case letter. */
function suffixOf(base: string): string {
  return bitsOf(base, 0) + bitsOf(base, 5) + bitsOf(base, 10);
}

/** A loop over codes, since an audit does this for each record several times. */
function bitsOf(base: string, start: number): string {
  let bits = 0;
  for (let index = 0; index < 5; index++) {
    const code = base.charCodeAt(start + index);
    if (code >= UPPER_A && code <= UPPER_Z) bits |= 1 << index;
  }
  return SUFFIX_ALPHABET.charAt(bits);
}

function withCase(base: string, suffix: string): string {
  const bits = Array.from(suffix, (character) => SUFFIX_ALPHABET.indexOf(character));
  return Array.from(base, (character, index) => {
    const upper = ((bits[Math.floor(index / 5)] ?? 0) >> (index % 5)) & 1;
    return upper === 1 ? character.toUpperCase() : character;
  }).join('');
}
