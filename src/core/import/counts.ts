import { plainWords, plainWordsOf } from './words.ts';

const COUNT = /^(?:\p{L}+:?\s+)?(\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+|\d{1,9})(?:\s*[\p{L}()]+){0,3}$/u;

/** How many records a cell names: "12", "1,234", "12 records", "12 レコード". Undefined for anything else. */
export function countOf(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const digits = COUNT.exec(text.trim())?.[1]?.replaceAll(/\D/g, '');
  return digits === undefined ? undefined : Number(digits);
}

/** True where a count is told with its unit, so that it cannot be an id. */
export function isCountWithUnit(text: string): boolean {
  return countOf(text) !== undefined && UNIT.test(text);
}

const UNIT = /^\d[\d.,'’\u00a0\u202f ]*\s*\p{L}/u;

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
