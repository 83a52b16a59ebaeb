/** SOQL's date literals as spans of time, in UTC: [start, end) in milliseconds. */
import type { Literal } from './soql-syntax.ts';

export type Span = { readonly start: number; readonly end: number };

/** Starts of the units around a moment: `start(at, n)` is the start of the unit n units after the one that holds `at`. */
type Unit = (at: Date, n: number) => number;

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month, day);

const UNITS: Readonly<Record<string, Unit>> = {
  DAY: (at, n) => utc(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + n),
  WEEK: (at, n) => utc(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - at.getUTCDay() + 7 * n),
  MONTH: (at, n) => utc(at.getUTCFullYear(), at.getUTCMonth() + n, 1),
  QUARTER: (at, n) => utc(at.getUTCFullYear(), (Math.floor(at.getUTCMonth() / 3) + n) * 3, 1),
  YEAR: (at, n) => utc(at.getUTCFullYear() + n, 0, 1),
};

const SINGLE: Readonly<Record<string, number>> = { LAST: -1, THIS: 0, NEXT: 1 };
const DAYS: Readonly<Record<string, number>> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };

/** The span of `TODAY`, `LAST_N_DAYS:3`, `THIS_QUARTER` and their like; undefined for what is none. Fiscal years are calendar years. */
function dateLiteralSpan(text: string, now: Date): Span | undefined {
  const literal = text
    .toUpperCase()
    .replace('FISCAL_', '')
    .replace(/^(LAST|NEXT)_90_DAYS$/, '$1_N_DAYS:90');
  const span = (unit: string | undefined, from: number, to: number): Span | undefined => {
    const start = UNITS[unit ?? ''];
    return start && { start: start(now, from), end: start(now, to) };
  };

  const day = DAYS[literal];
  if (day !== undefined) return span('DAY', day, day + 1);
  const [, ago, agoCount] = /^N_([A-Z]+)S_AGO:(\d+)$/.exec(literal) ?? [];
  if (ago !== undefined) return span(ago, -Number(agoCount), 1 - Number(agoCount));
  const [, way, units, count] = /^(LAST|NEXT)_N_([A-Z]+)S:(\d+)$/.exec(literal) ?? [];
  if (way === 'NEXT') return span(units, 1, Number(count) + 1);
  // Days run up to now; the longer units end before the current one.
  if (way === 'LAST') return span(units, -Number(count), units === 'DAY' ? 1 : 0);
  const [, which, unit] = /^(LAST|THIS|NEXT)_([A-Z]+)$/.exec(literal) ?? [];
  const place = SINGLE[which ?? ''];
  return place === undefined ? undefined : span(unit, place, place + 1);
}

/** The span that a literal means: a moment for a time, a day for a date. Undefined for what is no date. */
export function literalSpan(literal: Literal, now: Date): Span | undefined {
  if (literal.type === 'DATETIME' || literal.type === 'DATE') {
    const start = Date.parse(literal.text);
    if (Number.isNaN(start)) return undefined;
    return { start, end: start + (literal.type === 'DATE' ? 86_400_000 : 1) };
  }
  return dateLiteralSpan(literal.text, now);
}
