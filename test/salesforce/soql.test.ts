import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { assertName, soqlList, soqlString } from '../../src/salesforce/soql.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** What Salesforce reads between the quotes (SOQL and SOSL Reference, "Quoted String Escape Sequences"). */
const unquote = (literal: string) =>
  literal.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);

describe('soqlString', () => {
  it.each([
    ["O'Brien", String.raw`'O\'Brien'`],
    [String.raw`C:\ `, String.raw`'C:\\ '`],
    [String.raw`\' OR Id != '`, String.raw`'\\\' OR Id != \''`],
    ['two\r\nlines\t', String.raw`'two\r\nlines\t'`],
    ['"100 %" _ 😀', `'"100 %" _ 😀'`],
  ])('quotes %j', (text, literal) => expect(soqlString(text)).toBe(literal));

  it('is one literal for any text, and gives it back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '\\', 'n', '\n', ')') }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const literal = soqlString(value);
        // Only escaped quotes within.
        expect(literal).toMatch(/^'(?:[^'\\]|\\[\\'nrtbf])*'$/s);
        expect(unquote(literal)).toBe(value);
      }),
    );
  });

  it('ends no query early, whatever an attacker typed', () => {
    const attack = String.raw`\') OR Name != null --`;
    const query = parseQuery(`SELECT Id FROM Lead WHERE Email IN ${soqlList([attack, "x')"])}`);
    expect(query.where).toMatchObject({ left: { field: 'Email', operator: 'IN', value: { length: 2 } } });
    expect(query.where).not.toHaveProperty('operator');
  });
});

it.each(['Contact--', 'Owner.Email', '', "x'"])('takes %j for no API name', (name) =>
  expect(() => assertName(name)).toThrow(RangeError),
);
