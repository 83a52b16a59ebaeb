/** Tests of single characters, by code point. */
export type CharTest = (code: number) => boolean;

export function rangeTest(from: number, to: number): CharTest {
  return (code) => code >= from && code <= to;
}

export function oneOf(tests: readonly CharTest[]): CharTest {
  return (code) => tests.some((test) => test(code));
}

/** With `insensitive`, a character passes in either case. */
export function folded(test: CharTest, insensitive: boolean): CharTest {
  if (!insensitive) return test;
  return (code) => {
    const character = String.fromCodePoint(code);
    return test(code) || test(codeOf(character.toLowerCase())) || test(codeOf(character.toUpperCase()));
  };
}

/** RE2's classes are of ASCII. */
export const WORD = of(/\w/);
export const SPACE = oneOf([9, 10, 12, 13, 32].map((code) => rangeTest(code, code)));

const ASCII_CLASSES: Readonly<Record<string, CharTest>> = {
  alnum: of(/[A-Za-z0-9]/),
  alpha: of(/[A-Za-z]/),
  ascii: rangeTest(0, 127),
  blank: of(/[\t ]/),
  cntrl: oneOf([rangeTest(0, 31), rangeTest(127, 127)]),
  digit: of(/[0-9]/),
  graph: rangeTest(33, 126),
  lower: of(/[a-z]/),
  print: rangeTest(32, 126),
  punct: of(/[!-/:-@[-`{-~]/),
  space: of(/[\t\n\v\f\r ]/),
  upper: of(/[A-Z]/),
  word: WORD,
  xdigit: of(/[0-9A-Fa-f]/),
};

/** The class of `[[:alpha:]]`; undefined for a name that RE2 does not know. */
export function asciiClass(name: string): CharTest | undefined {
  return Object.hasOwn(ASCII_CLASSES, name) ? ASCII_CLASSES[name] : undefined;
}

/** The characters of a general category or script (`L`, `Lu`, `Greek`); undefined for a name that is neither. */
export function categoryTest(name: string): CharTest | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  for (const property of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      return of(new RegExp(`\\p{${property}}`, 'u'));
    } catch {
      // Not of this kind.
    }
  }
  return undefined;
}

function of(pattern: RegExp): CharTest {
  return (code) => pattern.test(String.fromCodePoint(code));
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0;
