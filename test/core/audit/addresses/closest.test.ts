import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest } from '../../../../src/core/audit/addresses/closest.ts';

const COUNTRIES = [
  'Italy',
  'Iran',
  'Iraq',
  'Niger',
  'Nigeria',
  'Côte d’Ivoire',
  'United States',
  'Slovakia',
  'Slovenia',
];

test.each([
  ['Itly', 'Italy'],
  ['ITALY ', 'Italy'],
  ['cote divoire', 'Côte d’Ivoire'],
  ['United Sttaes', 'United States'],
  ['Nigerr', 'Niger'],
  ['Ira', undefined],
  ['Irax', undefined],
  ['Atlantis', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  expect(closest(text, COUNTRIES)).toBe(expected);
});

test('a name of the list is its own closest', () => {
  fc.assert(fc.property(fc.constantFrom(...COUNTRIES), (name) => closest(name.toUpperCase(), COUNTRIES) === name));
});
