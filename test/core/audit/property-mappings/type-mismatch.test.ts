import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SalesforceValue } from '../../../../src/core/crm.ts';
import type { DescribeField, HubspotState } from '../../../../src/sandbox/crm.ts';
import { checkValue as hubspotTakes } from '../../../../src/sandbox/hubspot/value.ts';
import { toHubspotValue, toSalesforceValue } from '../../../../src/sandbox/integration/values.ts';
import type { Link } from '../../../../src/sandbox/integration/types.ts';
import { checkValue as salesforceTakes } from '../../../../src/sandbox/salesforce/value-checks.ts';
import type { Attempt } from '../../../../src/sandbox/salesforce/write-attempt.ts';
import { errorsIn, field, linked, property, type World } from '../records.ts';

function mapped(propertyType: string, fieldType: string, rule: string): World {
  return {
    properties: [property('thing', { type: propertyType })],
    fields: [field('Thing__c', { type: fieldType, length: 0 })],
    mappings: [`thing>Thing__c:${rule}`],
  };
}

const sent = (thing: string, fieldType: string) =>
  errorsIn(linked({ thing }, {}), mapped('string', fieldType, 'two-way')).map(({ type }) => type);
const received = (Thing__c: SalesforceValue, propertyType: string) =>
  errorsIn(linked({}, { Thing__c }), mapped(propertyType, 'string', 'always-salesforce')).map(({ type }) => type);

describe('a value on its way to Salesforce', () => {
  test.each([
    ['boolean', 'TRUE', 'yes'],
    ['int', ' 12 ', '1.5'],
    ['int', '1e3', 'twelve'],
    ['double', '-.5', '1,000'],
    ['currency', '0', '€5'],
    ['percent', '99.9', '99 %'],
    ['date', '2028-02-29', '2027-02-29'],
    ['date', '1795478400000', '24.11.2026'],
    ['datetime', '2026-11-24T09:00:00.5+0200', 'noon'],
    ['datetime', '2026-11-24', '2026-13-01'],
  ])('a field of type %s takes %j, not %j', (type, fits, not) => {
    expect(sent(fits, type)).toEqual([]);
    expect(sent(not, type)).toEqual(['type-mismatch']);
  });

  test('tells both types and the value, and is told whichever record is newer', () => {
    const pair = linked({ thing: 'many' }, { Thing__c: 3 });
    expect(errorsIn(pair, mapped('string', 'int', 'two-way'))).toMatchObject([
      {
        type: 'type-mismatch',
        direction: 'to-salesforce',
        property: 'thing',
        field: 'Thing__c',
        value: 'many',
        confidence: 'certain',
        params: { reason: 'unreadable', propertyType: 'string', fieldType: 'int' },
      },
    ]);
  });
});

describe('a value on its way to HubSpot', () => {
  test.each([
    ['number', '+.5', 'five'],
    ['number', 12, true],
    ['date', '2026-11-24', '2026-11-31'],
    ['date', '1795478400000', 'soon'],
    // Days are midnights.
    ['date', '86400000', '86400001'],
    ['datetime', '2026-11-24T09:00:00Z', 'yesterday'],
  ] as const)('a property of type %s takes %j, not %j', (type, fits, not) => {
    expect(received(fits, type)).toEqual([]);
    expect(received(not, type)).toEqual(['type-mismatch']);
  });

  test('is not judged where HubSpot takes any text, or nobody writes the property', () => {
    expect(received('anything', 'phone_number')).toEqual([]);
    const world = mapped('number', 'string', 'always-salesforce');
    const readOnly = { ...world, properties: [property('thing', { type: 'number', readOnly: true })] };
    expect(errorsIn(linked({}, { Thing__c: 'five' }), readOnly)).toEqual([]);
  });
});

/** Texts that are nearly numbers, days, times and truths. */
const near = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-+eT:Z ,/')), minLength: 1, maxLength: 12 }),
  fc.constantFrom('true', 'False', 'TRUE ', 'null', '0x10', '1e400', '٣', '2026-02-30', '2026-2-3', '20260203'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

/** Beyond the time that JavaScript knows, the sandbox gives up. */
const tooFar = (text: string) => /^-?\d{16,}$/.test(text.trim());

/** The sandbox's vendors have their own reading of what fits; `precision` 0: no bounds. */
describe('agrees with', () => {
  const link = (propertyType: string, fieldType: string): Link => ({
    mapping: { object: 'contacts', property: 'thing', salesforceObject: 'Contact', field: 'Thing__c', rule: 'two-way' },
    property: {
      name: 'thing',
      label: 'thing',
      type: propertyType,
      fieldType: 'text',
      groupName: '',
      options: [],
    },
    field: {
      name: 'Thing__c',
      label: 'Thing',
      type: fieldType,
      length: 0,
      precision: 0,
      scale: 0,
      digits: 0,
    } as DescribeField,
  });
  const attempt = { writer: { single: false } } as Attempt;

  test.each(['boolean', 'int', 'double', 'date', 'datetime'])(
    "the sandbox's Salesforce on fields of type %s",
    (type) => {
      fc.assert(
        fc.property(near, (text) => {
          // Infinity has no JSON.
          fc.pre(text.trim() !== '' && !tooFar(text) && (Number.isNaN(Number(text)) || Number.isFinite(Number(text))));
          const both = link('string', type);
          const checked = salesforceTakes(both.field, toSalesforceValue(both, text), attempt);
          const refused = 'fault' in checked && checked.fault.code === 'INVALID_TYPE_ON_FIELD_IN_RECORD';
          expect(sent(text, type).includes('type-mismatch')).toBe(refused);
        }),
        { numRuns: 1_000 },
      );
    },
  );

  test.each(['number', 'date', 'datetime'])("the sandbox's HubSpot on properties of type %s", (type) => {
    fc.assert(
      fc.property(near, (text) => {
        const value = text.trim();
        fc.pre(value !== '' && !tooFar(value));
        const both = link(type, 'string');
        const verdict = hubspotTakes('contacts', both.property, toHubspotValue(both, value), {} as HubspotState);
        expect(received(value, type).includes('type-mismatch')).toBe('code' in verdict);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('no value and no type makes it throw', () => {
  const types = [
    'string',
    'boolean',
    'int',
    'double',
    'date',
    'datetime',
    'number',
    'bool',
    'constructor',
    '__proto__',
  ];
  const any = fc.oneof(fc.string({ unit: 'binary' }), near);
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.constantFrom(...types),
      any,
      any,
      (propertyType, fieldType, thing, Thing__c) => {
        const found = errorsIn(linked({ thing }, { Thing__c }), mapped(propertyType, fieldType, 'two-way'));
        expect(found.length).toBeLessThan(2);
      },
    ),
    { numRuns: 2_000 },
  );
});
