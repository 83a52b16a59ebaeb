import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSalesforceId, sameId, toId18 } from '../../src/core/ids.ts';

describe('toId18', () => {
  test.each([
    // The example of Salesforce's own article on record ids, and ids seen in its documents.
    ['00130000000006A', '00130000000006AAAQ'],
    ['001D000000IqhSL', '001D000000IqhSLIAZ'],
    ['001D000000IqhSLIAZ', '001D000000IqhSLIAZ'],
    ['001d000000iqhsliaz', '001D000000IqhSLIAZ'],
    ['001D000000IqhSLiaz', '001D000000IqhSLIAZ'],
    [' 000000000000000 ', '000000000000000AAA'],
  ])('%s is %s', (id, expected) => {
    expect(toId18(id)).toBe(expected);
  });

  test.each([
    '',
    'Acme',
    '001D000000IqhS',
    '001D000000IqhSLIA',
    '001D000000IqhS!',
    '001D000000IqhSLIAA',
    '001D000000IqhSL999',
  ])('%j is no id', (id) => {
    expect(toId18(id)).toBeUndefined();
  });

  const id15 = fc.string({
    unit: fc.constantFrom(...Array.from('ABCXYZabcxyz0189')),
    minLength: 15,
    maxLength: 15,
  });

  test('keeps the first 15 characters, and finds their case again', () => {
    fc.assert(
      fc.property(id15, (id) => {
        const long = toId18(id) ?? '';
        expect(long.slice(0, 15)).toBe(id);
        expect(long).toHaveLength(18);
        expect(toId18(long)).toBe(long);
        expect(toId18(long.toLowerCase())).toBe(long);
      }),
    );
  });
});

test('isSalesforceId takes ids as Salesforce writes them', () => {
  expect(isSalesforceId('001D000000IqhSL')).toBe(true);
  expect(isSalesforceId('001D000000IqhSLIAZ')).toBe(true);
  expect(isSalesforceId('001d000000iqhsliaz')).toBe(false);
  expect(isSalesforceId('Acme')).toBe(false);
});

test('sameId compares ids in either form, and what is no id as it is', () => {
  expect(sameId('001D000000IqhSL', '001D000000IqhSLIAZ')).toBe(true);
  expect(sameId('001D000000IqhSL', '001D000000IqhSl')).toBe(false);
  expect(sameId('x', 'x')).toBe(true);
  expect(sameId(null, null)).toBe(false);
});
