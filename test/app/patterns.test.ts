import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPatterns } from '../../src/app/patterns.ts';

const matches = createPatterns();

describe('a pattern', () => {
  test.each([
    // The whole value must match, as HubSpot wants it.
    ['a', 'a', true],
    ['a', 'ba', false],
    ['^a$', 'a', true],
    ['a|ab', 'ab', true],
    ['(?:a|b)*c', 'abbac', true],
    ['', '', true],
    ['', 'a', false],
    ['.', '🚀', true],
    ['.', '\n', false],
    ['(?s).', '\n', true],
    ['[^a]', '🚀', true],
    ['\\d{3}-\\d{2,}', '123-45678', true],
    ['\\d{3}-\\d{2,}', '123-4', false],
    ['a{,3}', 'a{,3}', true],
    ['x{0}', '', true],
    ['(?i)straße', 'STRASSE', false],
    ['(?i)abc', 'aBC', true],
    ['(?i:a)b', 'AB', false],
    ['(?i)[a-c]+', 'ABC', true],
    ['\\pL+', 'Élan', true],
    ['\\p{Greek}+', 'αβγ', true],
    ['\\P{L}', '1', true],
    ['[\\p{Lu}\\d]+', 'Ä1', true],
    ['[[:alpha:]_]+', 'a_b', true],
    ['[[:^digit:]]', '7', false],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['\\bfoo\\b.*', 'foo bar', true],
    ['\\Qa.b\\E+', 'a.bbb', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\x41\\x{1F680}', 'A🚀', true],
    ['(?P<year>\\d{4})', '2026', true],
    ['(?m)a\n^b$', 'a\nb', true],
    ['\\A\\w+\\z', 'ab_1', true],
    ['a+?', 'aaa', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each([
    ['(?=a)a'],
    ['(?<!a)b'],
    ['(a)\\1'],
    ['a++'],
    ['a**'],
    ['(a'],
    ['a)'],
    ['[a'],
    ['[z-a]'],
    ['a{1001}'],
    ['a{2,1}'],
    ['\\p{Klingon}'],
    ['\\y'],
    ['*a'],
    ['(?x)a'],
    ['\\'],
    ['('.repeat(5_000)],
  ])('%s is none of RE2, and judges nothing', (pattern) => {
    expect(matches(pattern, 'a')).toBeUndefined();
  });

  // These take JavaScript's own engine longer than the universe has.
  test.each([
    ['(a+)+b', 'a'.repeat(50_000)],
    ['(a|aa)+$', `${'a'.repeat(50_000)}!`],
    ['(a|a|a|a)*', `${'a'.repeat(50_000)}!`],
    ['(.*)(.*)(.*)(.*)(.*)[0-9]', 'x'.repeat(50_000)],
    ['(x+x+)+y', 'x'.repeat(50_000)],
    ['(?:(?:(?:a{1,30}){1,30}){1,30}){1,30}', 'a'.repeat(1_000)],
    ['((((){1000}){1000}){1000}){1000}', 'a'],
    ['(a*)*(a*)*(a*)*b', 'a'.repeat(50_000)],
    ['a{1000}'.repeat(4), 'a'.repeat(60_000)],
  ])('%s never hangs', (pattern, text) => {
    const start = performance.now();
    expect(matches(pattern, text)).not.toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

/** Expressions that RE2 and JavaScript read alike. */
const piece = fc.letrec<{ node: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '🚀', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.', '[a-c🚀]', '\\p{Lu}', '^', '$', '\\b'),
    tie('node').map((inner) => `(?:${inner})`),
  ),
  node: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?')), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((parts) => {
      // A place cannot be repeated in JavaScript's strict mode.
      const one = parts.map(([atom, times]) => (/^[\^$]$|^\\b$/.test(atom) ? atom : atom + times)).join('');
      return fc.oneof(
        fc.constant(one),
        tie('node').map((other) => `${one}|${other}`),
      );
    }),
})).node;

test('agrees with JavaScript where both know the syntax', () => {
  fc.assert(
    fc.property(
      piece,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '1', '.', '🚀'), maxLength: 6 }),
      (pattern, text) => {
        fc.pre(pattern.length < 80);
        expect(matches(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('never throws, whatever it is given', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...Array.from('()[]{}*+?|\\^$.-:=!<>PQEdpLx019,a🚀\u{D800}')),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (pattern, text) => {
      expect([true, false, undefined]).toContain(matches(pattern, text));
    }),
    { numRuns: 3_000 },
  );
});
