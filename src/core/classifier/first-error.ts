import type { Prepared } from './prepare.ts';

/** Sentences of which each tells an error of its own. */
const SENTENCES =
  /data value too large|bad value for restricted picklist|required fields are missing|invalid email address|id value of incorrect type|duplicate value found|value not of required type|one of the allowed options/g;

/** What stands between the errors of a list. */
const BETWEEN = /; | \| |, (?=[^:;|,"]{1,60}: $)|\}, ?\{/g;

/** The first error of a text that lists several, up to what stands before the second; else the text as it is. */
export function firstError(prepared: Prepared): Prepared {
  const { text, low, table } = prepared;
  const [first, second] = sentences(low);
  if (first === undefined || second === undefined) return prepared;
  let end: number | undefined;
  for (const { index } of low.slice(first, second).matchAll(BETWEEN)) end = first + index;
  return end === undefined ? prepared : { text: text.slice(0, end), low: low.slice(0, end), table };
}

function sentences(low: string): readonly number[] {
  const found: number[] = [];
  for (const { index } of low.matchAll(SENTENCES)) {
    found.push(index);
    if (found.length === 2) break;
  }
  return found;
}
