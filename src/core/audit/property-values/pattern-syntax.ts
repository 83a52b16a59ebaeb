/** Reads regular expressions in RE2's syntax (https://github.com/google/re2/wiki/Syntax), which HubSpot's rules are written in. */
import {
  asciiClass,
  categoryTest,
  folded,
  oneOf,
  rangeTest,
  SPACE,
  WORD,
  type CharTest,
} from './pattern-characters.ts';

/** `before` and `after` are the code points around a place; undefined at the ends of the text. */
export type PlaceTest = (before: number | undefined, after: number | undefined) => boolean;

export type Node =
  | { readonly kind: 'character'; readonly test: CharTest }
  | { readonly kind: 'place'; readonly test: PlaceTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

type Flags = { readonly i: boolean; readonly m: boolean; readonly s: boolean };

/** RE2's own limit of a counted repetition. */
const MOST_REPEATS = 1000;
const DEEPEST = 100;
const NEWLINE = 10;

const isWord = (code: number | undefined) => code !== undefined && WORD(code);
const begins: PlaceTest = (before) => before === undefined;
const ends: PlaceTest = (_before, after) => after === undefined;
const beginsLine: PlaceTest = (before) => before === undefined || before === NEWLINE;
const endsLine: PlaceTest = (_before, after) => after === undefined || after === NEWLINE;
const wordEdge: PlaceTest = (before, after) => isWord(before) !== isWord(after);

const PERL: Readonly<Record<string, CharTest>> = { d: rangeTest(48, 57), s: SPACE, w: WORD };
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const PLACES: Readonly<Record<string, PlaceTest>> = {
  A: begins,
  z: ends,
  b: wordEdge,
  B: (before, after) => !wordEdge(before, after),
};

/** The expression as a tree. Throws SyntaxError for what RE2 has not: look-around, back-references, possessive quantifiers. */
export function parsePattern(pattern: string): Node {
  const text = Array.from(pattern);
  let at = 0;
  let depth = 0;

  const fail = (): never => {
    throw new SyntaxError(`not a pattern of RE2, at ${at}`);
  };
  const eat = (wanted: string): boolean => {
    if (text[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const take = (): string => text[at++] ?? fail();

  function choice(flags: Flags): Node {
    if (++depth > DEEPEST) fail();
    const parts = [sequence(flags)];
    while (eat('|')) parts.push(sequence(flags));
    depth -= 1;
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
  }

  function sequence(outer: Flags): Node {
    const parts: Node[] = [];
    let flags = outer;
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      const changed = flagsAlone(flags);
      if (changed !== undefined) flags = changed;
      else if (text[at] === '\\' && text[at + 1] === 'Q') parts.push(...quoted(flags));
      else parts.push(repeated(atom(flags)));
    }
    return { kind: 'sequence', parts };
  }

  function repeated(part: Node): Node {
    const counts = counter();
    if (counts === undefined) return part;
    eat('?');
    // `a**`, `a++` and the like are none of RE2's.
    if (counter() !== undefined) fail();
    return { kind: 'repeat', part, ...counts };
  }

  function counter(): { min: number; max: number } | undefined {
    if (eat('*')) return { min: 0, max: Infinity };
    if (eat('+')) return { min: 1, max: Infinity };
    if (eat('?')) return { min: 0, max: 1 };
    // Anything else in braces stands for itself.
    const [whole = '', min = '', comma, max = ''] =
      /^\{(\d{1,9})(,)?(\d{1,9})?\}/.exec(text.slice(at, at + 24).join('')) ?? [];
    if (whole === '' || (comma === undefined && max !== '')) return undefined;
    at += whole.length;
    const counts = { min: Number(min), max: comma === undefined ? Number(min) : max === '' ? Infinity : Number(max) };
    const most = counts.max === Infinity ? counts.min : counts.max;
    return counts.min > counts.max || most > MOST_REPEATS ? fail() : counts;
  }

  function atom(flags: Flags): Node {
    const first = take();
    if (first === '(') return group(flags);
    if (first === '[') return { kind: 'character', test: characterClass(flags) };
    if (first === '.') return { kind: 'character', test: (code) => flags.s || code !== NEWLINE };
    if (first === '^') return { kind: 'place', test: flags.m ? beginsLine : begins };
    if (first === '$') return { kind: 'place', test: flags.m ? endsLine : ends };
    if (first === '*' || first === '+' || first === '?') return fail();
    if (first !== '\\') return literal(first, flags);
    const place = PLACES[text[at] ?? ''];
    if (place !== undefined) {
      at += 1;
      return { kind: 'place', test: place };
    }
    const test = classEscape(flags);
    return { kind: 'character', test: test ?? folded(equal(escapedCode()), flags.i) };
  }

  function group(flags: Flags): Node {
    let inner = flags;
    if (eat('?')) {
      if (eat(':')) inner = flags;
      else if (text[at] === 'P' || text[at] === '<') groupName();
      else inner = flagList(flags, ':');
    }
    const node = choice(inner);
    return eat(')') ? node : fail();
  }

  function groupName(): void {
    const [whole = ''] = /^P?<[A-Za-z_]\w*>/.exec(text.slice(at, at + 200).join('')) ?? [];
    at += whole === '' ? fail() : whole.length;
  }

  /** `(?i)` holds for the rest of the group that it is in. */
  function flagsAlone(flags: Flags): Flags | undefined {
    if (!/^\(\?[imsU-]+\)/.test(text.slice(at, at + 12).join(''))) return undefined;
    at += 2;
    return flagList(flags, ')');
  }

  function flagList(flags: Flags, end: ':' | ')'): Flags {
    const changed: Record<string, boolean> = { ...flags };
    let on = true;
    for (let name = take(); name !== end; name = take()) {
      if (name === '-' && on) on = false;
      else if ('imsU'.includes(name)) changed[name] = on;
      else fail();
    }
    return { i: changed['i'] === true, m: changed['m'] === true, s: changed['s'] === true };
  }

  function quoted(flags: Flags): Node[] {
    at += 2;
    const parts: Node[] = [];
    while (at < text.length && !(text[at] === '\\' && text[at + 1] === 'E')) parts.push(literal(take(), flags));
    at += 2;
    const last = parts.pop();
    return last === undefined ? [] : [...parts, repeated(last)];
  }

  /** After the backslash: `\d`, `\pL`, `\P{Greek}`. */
  function classEscape(flags: Flags): CharTest | undefined {
    const name = text[at] ?? fail();
    const perl = PERL[name.toLowerCase()];
    if (perl !== undefined) {
      at += 1;
      return name === name.toLowerCase() ? perl : (code) => !perl(code);
    }
    if (name !== 'p' && name !== 'P') return undefined;
    at += 1;
    let category = take();
    if (category === '{') {
      const end = text.indexOf('}', at);
      category = end < 0 ? fail() : text.slice(at, end).join('');
      at = end + 1;
    }
    const isNegated = (name === 'P') !== category.startsWith('^');
    const test = folded(categoryTest(category.replace(/^\^/, '')) ?? fail(), flags.i);
    return isNegated ? (code) => !test(code) : test;
  }

  /** After the backslash: one character. */
  function escapedCode(): number {
    const name = take();
    const control = CONTROLS[name];
    if (control !== undefined) return control;
    if (name === 'x') return hexCode();
    if (/[0-7]/.test(name)) return octalCode(name);
    // Letters that mean nothing to RE2 are mistakes; anything else stands for itself.
    return /[A-Za-z0-9]/.test(name) ? fail() : codeOf(name);
  }

  function hexCode(): number {
    const [whole = '', long, short] =
      /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(text.slice(at, at + 8).join('')) ?? [];
    if (whole === '') return fail();
    at += whole.length;
    return Number.parseInt(long ?? short ?? '', 16);
  }

  function octalCode(first: string): number {
    let digits = first;
    while (digits.length < 3 && /[0-7]/.test(text[at] ?? '')) digits += take();
    // `\1` alone would be a back-reference.
    return digits.length === 1 && first !== '0' ? fail() : Number.parseInt(digits, 8);
  }

  function characterClass(flags: Flags): CharTest {
    const isNegated = eat('^');
    const tests: CharTest[] = [];
    for (let first = true; first || text[at] !== ']'; first = false) {
      const posix = /^\[:(\^?)([a-z]+):\]/.exec(text.slice(at, at + 14).join(''));
      if (posix !== null) {
        const test = asciiClass(posix[2] ?? '') ?? fail();
        tests.push(posix[1] === '^' ? (code) => !test(code) : test);
        at += posix[0].length;
      } else tests.push(classItem(flags));
    }
    at += 1;
    const test = folded(oneOf(tests), flags.i);
    return isNegated ? (code) => !test(code) : test;
  }

  function classItem(flags: Flags): CharTest {
    const from = classCharacter(flags);
    if (typeof from !== 'number' || text[at] !== '-' || text[at + 1] === ']' || text[at + 1] === undefined)
      return typeof from === 'number' ? equal(from) : from;
    at += 1;
    const to = classCharacter(flags);
    return typeof to === 'number' && to >= from ? rangeTest(from, to) : fail();
  }

  function classCharacter(flags: Flags): number | CharTest {
    const first = take();
    return first === '\\' ? (classEscape(flags) ?? escapedCode()) : codeOf(first);
  }

  const whole = choice({ i: false, m: false, s: false });
  return at < text.length ? fail() : whole;
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0;
const equal = (wanted: number) => rangeTest(wanted, wanted);

function literal(character: string, { i }: Flags): Node {
  return { kind: 'character', test: folded(equal(codeOf(character)), i) };
}
