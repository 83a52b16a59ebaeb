import { describe, expect, test } from 'vitest';
import { sameValue, splitValues } from '../../../src/core/audit/values.ts';
import type { SalesforceValue } from '../../../src/core/crm.ts';

type Row = readonly [propertyType: string, fieldType: string, hubspot: string | null, salesforce: SalesforceValue];

const same = ([propertyType, fieldType, hubspot, salesforce]: Row) =>
  sameValue({ type: propertyType }, { type: fieldType }, hubspot, salesforce);

describe('the same on both sides', () => {
  test.each<Row>([
    ['string', 'string', null, null],
    ['string', 'string', '', null],
    ['string', 'string', null, ''],
    ['string', 'string', '  ', null],
    ['string', 'string', 'CTO ', 'CTO'],
    ['string', 'textarea', 'a\nb', 'a\r\nb'],
    ['number', 'currency', '1200', 1200],
    ['number', 'currency', '1200.00', 1200],
    ['number', 'double', '-0.5', -0.5],
    ['number', 'string', '7', '7.0'],
    ['string', 'string', '42', 42],
    ['bool', 'boolean', 'true', true],
    ['bool', 'boolean', 'false', false],
    ['bool', 'boolean', '', false],
    ['enumeration', 'boolean', 'True', true],
    ['date', 'date', '2026-11-24', '2026-11-24'],
    ['date', 'date', '1795478400000', '2026-11-24'],
    ['datetime', 'date', '2026-11-23T23:30:00Z', '2026-11-24'],
    ['datetime', 'date', '2026-11-24T00:00:00Z', '2026-11-23'],
    ['datetime', 'datetime', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00.000+0000'],
    ['datetime', 'datetime', '2026-11-24T09:00:00.431Z', '2026-11-24T10:00:00.000+0100'],
    ['datetime', 'datetime', '1795510800000', '2026-11-24T09:00:00.000+0000'],
    ['date', 'datetime', '2026-11-24', '2026-11-24T09:00:00.000+0000'],
    ['enumeration', 'multipicklist', 'b;a', 'a;b'],
    ['enumeration', 'multipicklist', 'a; b;', 'b;a'],
    ['string', 'email', 'ada@acme.com', 'Ada@Acme.com'],
    ['string', 'reference', '001D000000IqhSL', '001D000000IqhSLIAZ'],
  ])('%s, %s: %j and %j', (...row) => {
    expect(same(row)).toBe(true);
  });
});

describe('different', () => {
  test.each<Row>([
    ['string', 'string', 'CTO', null],
    ['string', 'string', null, 'CTO'],
    ['string', 'string', 'cto', 'CTO'],
    ['bool', 'boolean', '', true],
    ['bool', 'boolean', 'true', null],
    ['bool', 'boolean', 'true', false],
    ['number', 'currency', '0', null],
    ['number', 'currency', 'many', 1200],
    ['number', 'currency', '1200.01', 1200],
    ['date', 'date', '2026-11-24', '2026-11-25'],
    ['datetime', 'date', '2026-11-24T12:00:00Z', '2026-11-26'],
    ['datetime', 'datetime', '2026-11-24T09:00:01Z', '2026-11-24T09:00:00.000+0000'],
    ['string', 'date', 'soon', '2026-11-24'],
    ['enumeration', 'multipicklist', 'a;b', 'a'],
    ['enumeration', 'multipicklist', 'a', 'A'],
    ['enumeration', 'picklist', 'a;b', 'b;a'],
    ['string', 'reference', '001D000000IqhSL', '001D000000IqhSM'],
  ])('%s, %s: %j and %j', (...row) => {
    expect(same(row)).toBe(false);
  });
});

test('splitValues takes a multi-select apart, and nothing else', () => {
  expect(splitValues('a; b ;;c', true)).toEqual(['a', 'b', 'c']);
  expect(splitValues('a;b', false)).toEqual(['a;b']);
});
