/** One spelling for headers and names: no case, accents, brackets, underscores or camelCase. */

/** Letters that Unicode does not take apart into a base letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };
const MAX = 200;

/** "Sync_errorType (raw)" → "sync error type". Empty for text without a letter or digit. */
export function plainWords(text: string): string {
  return text
    .slice(0, MAX)
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|（[^（）]*）/g, ' ')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøæœłđı]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(hub|sales) (?=(?:spot|force)\b)/g, '$1')
    .trim();
}

/** The plain words of lists that are written with commas. */
export function plainWordsOf(lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(',')).map(plainWords);
}
