import { plainWords, plainWordsOf } from './words.ts';

const COUNT = /^(?:\p{L}+:?\s+)?(\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+|\d{1,9})(?:\s*[\p{L}()]+){0,3}$/u;

/** How many records a cell names: "12", "1,234", "12 records", "12 レコード". Undefined for anything else. */
export function countOf(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const bare = text.trim().replace(/^[~≈><]\s?|\+$/g, '');
  const digits = COUNT.exec(bare)?.[1]?.replaceAll(/\D/g, '');
  if (digits !== undefined) return Number(digits);
  const [, number, scale] = SCALED.exec(bare) ?? [];
  if (number === undefined) return undefined;
  return Math.round(Number(number.replace(',', '.')) * (scale?.toLowerCase() === 'k' ? 1e3 : 1e6));
}

/** "1.5k", "2M". */
const SCALED = /^(\d{1,3}(?:[.,]\d{1,2})?)\s?([km])$/i;
const SPACED = /^\d{1,3}(?: \d{3})+(?!\d)/;

/** The same in a column that counts: there "1 234" is one number, and elsewhere it may be two ids. */
export function countInColumn(text: string): number | undefined {
  return countOf(SPACED.test(text) ? text.replaceAll(/(?<=\d) (?=\d{3})/g, '') : text);
}

const IN_NAME = /(?:[([]\s?(\d[\d.,]{0,12})(?:\s\p{L}+){0,2}\s?[)\]]|(\d[\d.,]{0,12})\s\p{L}+)$/u;

/** The count behind a type's name, and the name without it: "String too long (12 records)". */
export function countInName(name: string): { readonly name: string; readonly count: number } | undefined {
  const found = /\d/.test(name) ? IN_NAME.exec(name) : null;
  const count = found === null ? undefined : countOf(found[1] ?? found[2] ?? '');
  if (found === null || count === undefined) return undefined;
  return { name: name.slice(0, found.index).replace(/[\s–—:-]+$/, ''), count };
}

/** True where a number is told with its unit or in groups of digits, so that it cannot be an id. */
export function isCountWithUnit(text: string): boolean {
  return countOf(text) !== undefined && UNIT.test(text);
}

const UNIT = /^\d[\d.,'’\u00a0\u202f ]*(?:\s*\p{L}|$)/u;

const TOTALS = new Set(
  plainWordsOf([
    'total, totals, grand total, sum, totale, totali, somma, gesamt, gesamtsumme, summe, insgesamt, total général, somme',
    'total general, suma, totaal, soma, total geral, 合計, 総計, razem, summa, i alt, totalt, yhteensä, 总计, 總計',
    'total errors, total records, total rows, totale errori, totale record, totale righe, error count, row count',
  ]),
);

/** True for the first cell of a summary at a list's end: "Total: 12", "Gesamt". */
export function beginsTotal(cell: string): boolean {
  if (cell.length > 60) return false;
  return TOTALS.has(
    plainWords(cell)
      .replaceAll(/ ?\d[\d ]*/g, ' ')
      .trim(),
  );
}
