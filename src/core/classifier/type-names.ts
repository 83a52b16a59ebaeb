import { ERROR_TYPES, type ErrorTypeId } from '../catalogue/catalogue.ts';

/** What lists and people put around a type's name: `Error type: …`, `… (12 records)`, `… errors`. */
const BEFORE =
  /^(?:(?:sync )?error(?: type)?|type|tipo(?: di errore)?|errore(?: di sincronizzazione)?)\s{0,3}[:=-]\s{0,3}/i;
const AFTER =
  /\s{0,3}[-–—:]?\s{0,3}[([]?\s{0,3}\d[\d.,]{0,12}\s{1,3}(?:affected )?(?:records?|errors?|errori)\s{0,3}[)\]]?$/i;
const COUNT = /\s{0,3}(?:[-–—:]?\s{0,3}[([]\s{0,3}\d[\d.,]{0,12}\s{0,3}[)\]]|[-–—:]\s{0,3}\d[\d.,]{0,12}|\berrors?)$/i;

/** What people shorten names to, beside the names in the catalogue. */
const SHORTENED: readonly (readonly [name: string, type: ErrorTypeId])[] = [
  ['State/country value mismatch', 'state-or-country-value-mismatch'],
  ['State/country mismatch', 'state-or-country-value-mismatch'],
  ['State or country mismatch', 'state-or-country-value-mismatch'],
  ['Inactive owner', 'inactive-salesforce-owner'],
];

/** A name as programs write it: `string_too_long`. */
const SNAKE = /^[a-z]{2,30}(?:_[a-z]{1,30}){1,8}(?:[\s:([–—-][\s\d.,a-z()[\]]{0,30})?$/i;

/** Longer than any name with what may stand around it. */
const LONGEST = 120;

/** Letters and digits alone, without accents, case and an `s` at the end of a word. */
function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/e-mail/g, 'email')
    .split(/[^\p{L}\p{N}]+/u);
  return words.map((word) => (word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word)).join('');
}

const BY_KEY: ReadonlyMap<string, ErrorTypeId> = new Map(
  [
    ...SHORTENED,
    ...ERROR_TYPES.flatMap(({ id, names }) => [id, ...names.en, ...names.it].map((name) => [name, id] as const)),
  ].map(([name, id]) => [keyOf(name), id] as const),
);

/** The type that HubSpot means by a name, in any of our languages, however it is spelled. */
export function typeByName(name: string): ErrorTypeId | undefined {
  const trimmed = name.slice(0, 2 * LONGEST).trim();
  // No name holds a code or a body: most messages are told from a name by that.
  if (trimmed === '' || trimmed.length > LONGEST || /[{}"]/.test(trimmed)) return undefined;
  if (trimmed.includes('_') && !SNAKE.test(trimmed)) return undefined;
  const bare = trimmed.replace(BEFORE, '').replace(AFTER, '').trim();
  for (const candidate of new Set([trimmed, bare, bare.replace(COUNT, '')])) {
    const found = BY_KEY.get(keyOf(candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}
