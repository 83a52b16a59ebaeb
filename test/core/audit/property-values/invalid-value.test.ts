import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PropertyValidation, SalesforceField, SalesforceValue } from '../../../../src/core/crm.ts';
import type { Crm } from '../../../../src/sandbox/crm.ts';
import { brokenRule } from '../../../../src/sandbox/hubspot/validation-rule.ts';
import { errorsIn, field, linked, onlyHubspot, onlySalesforce, property, type World } from '../records.ts';

const validation = (type: string, ...args: string[]): PropertyValidation => ({ property: 'code', type, args });

function ruled(type: string, validations: readonly PropertyValidation[], rule = 'always-salesforce'): World {
  return {
    properties: [property('code', { type })],
    fields: [field('Code__c', { length: 0 })],
    mappings: [`code>Code__c:${rule}`],
    setup: { validations: new Map([['contacts', new Map([['code', validations]])]]), associationLimits: [] },
  };
}

const reasons = (world: World, salesforce: SalesforceValue) =>
  errorsIn(linked({}, { Code__c: salesforce }), world).map(({ type, params }) => [type, params['reason']]);

describe('a rule of the HubSpot property', () => {
  test.each([
    ['MIN_LENGTH', ['3'], 'abc', 'ab'],
    // Astral characters count twice.
    ['MIN_LENGTH', ['3'], 'a🚀', '🚀'],
    ['MAX_LENGTH', ['3'], 'a🚀', '🚀🚀'],
    ['MAX_LENGTH', ['3'], 'abc', 'abcd'],
    ['ALPHANUMERIC', [], 'abc 12é', 'a-b'],
    ['ALPHANUMERIC', ['NUMERIC_ONLY'], '0042', '42a'],
    ['ALPHANUMERIC', ['ALPHA_ONLY'], 'Zoë', 'Zoë2'],
    ['REGEX', ['^[A-Z]{2}$', 'Two capitals'], 'AB', 'ABC'],
    ['REGEX', ['[A-Z]{2}'], 'AB', 'xABx'],
    ['EMAIL', [], 'a@b.com', 'a@b'],
    ['EMAIL_ALLOWED_DOMAINS', ['acme.com', 'b.io'], 'a@ACME.com', 'a@acme.org'],
    ['EMAIL_BLOCKED_DOMAINS', ['spam.com'], 'a@mail.spam.com', 'a@spam.com'],
    ['URL', [], 'acme.com/x', 'http://a b'],
    ['URL_ALLOWED_DOMAINS', ['acme.com'], 'https://www.acme.com/x?y', 'https://other.com'],
    ['URL_BLOCKED_DOMAINS', ['spam.com'], 'https://ham.com', 'http://spam.com:80/x'],
    ['DOMAIN', [], 'acme.co.uk', 'acme'],
    ['PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE', ['us'], '+1 (555) 010-9999 ext 5', '555 010 9999'],
    ['SPECIAL_CHARACTERS', ['NOT_ALLOWED'], "O'Neil-Smith, Jr.", '100%'],
    ['WHITESPACE', [], 'ab', 'a b'],
  ] as const)('%s %j: %j is sound, %j is not', (type, args, sound, broken) => {
    const world = ruled('string', [validation(type, ...args)]);
    expect(reasons(world, sound)).toEqual([]);
    expect(reasons(world, broken)).toEqual([['invalid-value', type.toLowerCase().replaceAll('_', '-')]]);
  });

  const day = String(Date.parse('2026-06-01T00:00:00Z'));
  test.each([
    ['number', 'MIN_NUMBER', ['10'], 10, 9.99],
    ['number', 'MAX_NUMBER', ['99.99'], 99.99, 100],
    ['number', 'DECIMAL', ['2'], 1.25, 1.255],
    ['number', 'DECIMAL', ['0'], 1e21, 1e-7],
    ['number', 'MAX_SIGNIFICANT_DIGITS', ['3'], 0.123, 1234],
    ['date', 'START_DATE', [day], '2026-06-01', '2026-05-31'],
    ['date', 'END_DATE', [day], '2026-06-01', '2026-06-02'],
    ['date', 'DAYS_OF_WEEK', ['MONDAY', 'FRIDAY'], '2026-06-01', '2026-06-02'],
    ['datetime', 'START_DATETIME', [day], '2026-06-01T00:00:00.000+0000', '2026-05-31T23:59:59Z'],
    ['datetime', 'END_DATETIME', [day], '2026-06-01T00:00:00Z', '2026-06-01T00:00:01Z'],
  ] as const)('of a %s, %s %j: %j is sound, %j is not', (propertyType, type, args, sound, broken) => {
    const world = ruled(propertyType, [validation(type, ...args)]);
    expect(reasons(world, sound)).toEqual([]);
    expect(reasons(world, broken)).toEqual([['invalid-value', type.toLowerCase().replaceAll('_', '-')]]);
  });

  test('is told with what it wants and what it got', () => {
    const [error] = errorsIn(linked({}, { Code__c: 'abcd' }), ruled('string', [validation('MAX_LENGTH', '3')]));
    expect(error).toMatchObject({
      type: 'invalid-value',
      direction: 'to-hubspot',
      property: 'code',
      field: 'Code__c',
      value: 'abcd',
      confidence: 'certain',
      params: { label: 'code label', reason: 'max-length', validation: 'MAX_LENGTH', limit: 3, length: 4 },
    });
    const [pattern] = errorsIn(linked({}, { Code__c: 'a' }), ruled('string', [validation('REGEX', '[A-Z]', 'Shout')]));
    expect(pattern?.params).toMatchObject({ limit: '[A-Z]', message: 'Shout' });
  });

  test.each([
    // rule, HubSpot's value and whether its record is the newer one, confidence and hinge
    ['always-salesforce', 'ok', true, 'certain', undefined],
    ['prefer-salesforce', 'ok', true, 'certain', undefined],
    ['two-way', 'ok', false, 'certain', undefined],
    ['two-way', 'ok', true, 'likely', 'pending-change'],
    ['two-way', null, true, 'likely', 'pending-change'],
  ] as const)('under %s, with %j in HubSpot (newer: %s): %s', (rule, code, newer, confidence, hinge) => {
    const pair = linked({ code }, { Code__c: 'abcd' });
    const older = {
      ...pair,
      hubspot: { id: '101', properties: pair.hubspot?.properties ?? {}, updatedAt: '2026-11-01T00:00:00Z' },
    };
    const found = errorsIn(newer ? pair : older, ruled('string', [validation('MAX_LENGTH', '3')], rule));
    expect(found.map((error) => [error.confidence, error.params['hinge']])).toEqual([[confidence, hinge]]);
  });

  test('whose validator is not published is never certain', () => {
    const [error] = errorsIn(linked({}, { Code__c: 'a b' }), ruled('string', [validation('WHITESPACE')]));
    expect(error).toMatchObject({ confidence: 'likely', params: { hinge: 'validator' } });
  });

  test.each([
    ['a rule that is not known', [validation('FORMAT', 'UPPER')], 'abc'],
    ['a bound that is none', [validation('MAX_LENGTH', 'many'), validation('MIN_LENGTH')], 'abc'],
    ['a pattern that RE2 would not take', [validation('REGEX', '(?=x)y')], 'abc'],
    ['a subdomain of one that is allowed', [validation('EMAIL_ALLOWED_DOMAINS', 'acme.com')], 'a@eu.acme.com'],
    ['a value that both sides have', [validation('MAX_LENGTH', '1')], null],
  ])('says nothing of %s', (_, validations, value) => {
    expect(reasons(ruled('string', validations), value)).toEqual([]);
  });

  test('holds for a record that only Salesforce has, not for a property that nobody writes', () => {
    const world = ruled('string', [validation('MAX_LENGTH', '1')]);
    expect(errorsIn(onlySalesforce({ Code__c: 'ab' }), world)).toMatchObject([
      { type: 'invalid-value', confidence: 'likely', params: { hinge: 'inclusion' } },
    ]);
    const readOnly = { ...world, properties: [property('code', { readOnly: true })] };
    expect(errorsIn(linked({}, { Code__c: 'ab' }), readOnly)).toEqual([]);
  });
});

test.each([
  [65_536, 0],
  [65_537, 1],
])('text of %i characters', (length, count) => {
  expect(reasons(ruled('string', []), 'x'.repeat(length))).toHaveLength(count);
});

describe("a number of HubSpot's", () => {
  const numeric = (more: Partial<SalesforceField>): World => ({
    properties: [property('size', { type: 'number' })],
    fields: [field('Size__c', { type: 'double', length: 0, ...more })],
    mappings: ['size>Size__c:two-way'],
  });

  test.each([
    // precision, scale, what fits, what does not
    [5, 2, '999.99', '1000'],
    [5, 2, '-999.999', '-1000'],
    [3, 3, '0.999', '1'],
    [18, 0, '999999999999999', '1e18'],
  ])('of %i digits, %i of them after the point: %s fits, %s does not', (precision, scale, fits, not) => {
    expect(errorsIn(linked({ size: fits }, {}), numeric({ precision, scale }))).toEqual([]);
    expect(errorsIn(linked({ size: not }, {}), numeric({ precision, scale }))).toMatchObject([
      { type: 'invalid-value', direction: 'to-salesforce', params: { reason: 'precision', digits: precision - scale } },
    ]);
  });

  test('of a whole number has nine digits at most, and fewer where describe says so', () => {
    expect(errorsIn(linked({ size: '999999999' }, {}), numeric({ type: 'int' }))).toEqual([]);
    expect(errorsIn(linked({ size: '1000000000' }, {}), numeric({ type: 'int' }))).toHaveLength(1);
    expect(errorsIn(linked({ size: '100000000' }, {}), numeric({ type: 'int', precision: 8 }))).toHaveLength(1);
  });

  test('has no bounds where describe tells none, and is sent for a new lead too', () => {
    expect(errorsIn(linked({ size: '1e300' }, {}), numeric({}))).toEqual([]);
    expect(errorsIn(onlyHubspot({ size: '1000' }), numeric({ precision: 3 }))).toHaveLength(1);
  });
});

/** The sandbox's HubSpot has its own reading of the same rules. */
describe("agrees with the sandbox's HubSpot on", () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', '1', '-', '🚀', 'é', '٣', ' ', '%'),
    minLength: 1,
    maxLength: 5,
  });
  const domain = fc.constantFrom('acme.com', 'ACME.com', 'spam.com', 'other.org');
  const email = fc.tuple(fc.constantFrom('a', 'b.c'), domain).map(([local, at]) => `${local}@${at}`);
  const url = fc
    .tuple(fc.constantFrom('', 'https://', 'http://www.'), domain, fc.constantFrom('', '/x?y', ':80'))
    .map((parts) => parts.join(''));

  test.each([
    ['MIN_LENGTH', ['3'], letters],
    ['MAX_LENGTH', ['3'], letters],
    ['ALPHANUMERIC', ['NUMERIC_ONLY'], letters],
    ['ALPHANUMERIC', [], letters],
    ['REGEX', ['[a-z\\d]+🚀?|é{2}'], letters],
    ['SPECIAL_CHARACTERS', ['NOT_ALLOWED'], letters],
    ['WHITESPACE', [], letters],
    ['EMAIL_ALLOWED_DOMAINS', ['acme.com'], email],
    ['EMAIL_BLOCKED_DOMAINS', ['spam.com', 'acme.com'], email],
    ['URL_ALLOWED_DOMAINS', ['acme.com'], url],
    ['URL_BLOCKED_DOMAINS', ['spam.com'], url],
  ])('%s %j', (type, args, values) => {
    const rule = { ruleType: type, ruleArguments: args };
    const state = { propertyValidations: { '0-1': [{ propertyName: 'code', propertyValidationRules: [rule] }] } };
    fc.assert(
      fc.property(values, (text) => {
        // Salesforce trims.
        const value = text.trim();
        fc.pre(value !== '');
        const refused =
          brokenRule(state as unknown as Crm['state']['hubspot'], 'contacts', 'code', value) !== undefined;
        expect(reasons(ruled('string', [validation(type, ...args)]), value)).toHaveLength(refused ? 1 : 0);
      }),
    );
  });
});

test('no value, type or argument makes it throw', () => {
  const types = [
    'MIN_LENGTH',
    'MAX_NUMBER',
    'DECIMAL',
    'ALPHANUMERIC',
    'REGEX',
    'START_DATE',
    'END_DATETIME',
    'DAYS_OF_WEEK',
    'EMAIL',
    'EMAIL_ALLOWED_DOMAINS',
    'URL',
    'URL_BLOCKED_DOMAINS',
    'DOMAIN',
    'WHITESPACE',
    'constructor',
    '__proto__',
  ];
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.boolean(),
    fc.constant('9'.repeat(15)),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
      fc.constantFrom('string', 'number', 'date', 'datetime', 'bool', 'enumeration'),
      value,
      (type, args, propertyType, salesforce) => {
        expect(reasons(ruled(propertyType, [validation(type, ...args)]), salesforce).length).toBeLessThan(2);
      },
    ),
    { numRuns: 2_000 },
  );
});
