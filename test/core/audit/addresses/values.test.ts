import { describe, expect, test } from 'vitest';
import { neededFields } from '../../../../src/core/audit/pairs.ts';
import { contextOf, errorsIn, field, picklist, property, type World } from '../records.ts';
import { addressPair, addressWorld, COUNTRIES, STATES, type Address } from './world.ts';

const EMPTY = { MailingCountry: null, MailingCountryCode: null, MailingState: null, MailingStateCode: null };
const found = (hubspot: Address, before: Record<string, string | null> | 'none' = EMPTY, world = addressWorld()) =>
  errorsIn(addressPair(hubspot, before === 'none' ? undefined : before), world).map(
    ({ type, property: name, confidence, params }) => [
      type === 'state-or-country-value-mismatch' ? params['reason'] : type,
      name,
      confidence,
      params['hinge'],
      params['suggestion'] ?? params['country'],
    ],
  );

const kinds = (...args: Parameters<typeof found>) => found(...args).map(([kind, name]) => [kind, name]);

describe('state-or-country-value-mismatch', () => {
  test.each<[string, Address, unknown]>([
    [
      'a country that may be a renamed one',
      { country: 'USA' },
      ['unknown-country', 'country', 'likely', 'integration-values', undefined],
    ],
    [
      'a mistyped country',
      { country: 'United Statse' },
      ['unknown-country', 'country', 'likely', 'integration-values', 'United States'],
    ],
    ['a code in a text field', { country: 'it' }, ['code', 'country', 'likely', 'integration-values', 'Italy']],
    [
      'an inactive country',
      { country: 'Freedonia' },
      ['unknown-country', 'country', 'likely', 'integration-values', undefined],
    ],
    [
      'a state of the other country',
      { country: 'Italy', state: 'California' },
      ['not-of-country', 'state', 'certain', undefined, 'Italy'],
    ],
    [
      'a mistyped state',
      { country: 'Italy', state: 'Milàn o' },
      ['unknown-state', 'state', 'likely', 'integration-values', 'Milano'],
    ],
    ['a state’s code', { country: 'Italy', state: 'MI' }, ['code', 'state', 'likely', 'integration-values', 'Milano']],
    [
      'a country without states',
      { country: 'Malta', state: 'Gozo' },
      ['unknown-state', 'state', 'likely', 'integration-values', 'Malta'],
    ],
  ])('%s', (_, hubspot, expected) => {
    expect(found(hubspot)).toEqual([expected]);
  });

  test.each<[string, Address]>([
    ['names, whatever the case', { country: 'ITALY', state: 'milano' }],
    ['a name that two countries have', { country: 'United States', state: 'Florida' }],
    ['codes in code fields', { country_code: 'IT', state_code: 'FD' }],
    ['a country alone', { country: 'Malta' }],
  ])('takes %s', (_, hubspot) => {
    expect(found(hubspot)).toEqual([]);
  });

  test('Salesforce’s country counts where HubSpot sends none, be it inactive by now', () => {
    const italy = { ...EMPTY, MailingCountry: 'Italy', MailingCountryCode: 'IT' };
    const under = (before: Record<string, string | null>, state: string) =>
      kinds({ country: null, state }, before, addressWorld('prefer-salesforce'));
    expect(under(italy, 'Milano')).toEqual([]);
    expect(under(italy, 'California')).toEqual([['not-of-country', 'state']]);
    // Without the code, the text tells; a renamed country is one, and which is not known.
    expect(under({ MailingCountry: 'Italy' }, 'California')).toEqual([['not-of-country', 'state']]);
    expect(under({ MailingCountry: 'USA' }, 'California')).toEqual([]);
    expect(under({ MailingCountry: 'USA' }, 'Middle-earth')).toEqual([['unknown-state', 'state']]);
    expect(under({ MailingCountryCode: 'FD' }, 'California')).toEqual([['not-of-country', 'state']]);
  });

  test('a newer country of Salesforce’s replaces HubSpot’s, unless that is none', () => {
    const newer = (hubspot: Address, before: Record<string, string | null>) => {
      const pair = addressPair(hubspot, before);
      const salesforce = pair.salesforce && { ...pair.salesforce, modifiedAt: '2026-11-22T00:00:00Z' };
      return errorsIn({ ...pair, ...(salesforce && { salesforce }) }, addressWorld()).map(({ type, params }) => [
        params['reason'] ?? type,
        params['hinge'],
        params['country'],
      ]);
    };
    const italy = { ...EMPTY, MailingCountry: 'Italy', MailingCountryCode: 'IT' };
    // A sound address goes as a whole, either way.
    expect(newer({ country: 'United States', state: 'California' }, italy)).toEqual([]);
    expect(newer({ country: 'United States', state: 'California' }, EMPTY)).toEqual([]);
    // The state fits Salesforce's country, or neither.
    expect(newer({ country: 'Malta', state: 'Milano' }, italy)).toEqual([]);
    expect(newer({ country: 'Malta', state: 'California' }, italy)).toEqual([
      ['not-of-country', 'pending-change', 'Italy'],
    ]);
    expect(newer({ country: 'Malta', state: 'California' }, EMPTY)).toEqual([
      ['missing-required-country', 'pending-change', 'United States'],
    ]);
    expect(newer({ country: 'Atlantis', state: 'California' }, italy)).toEqual([
      ['unknown-country', 'integration-values', undefined],
    ]);
  });

  test('a code that a restricted picklist lacks is refused as one of its options', () => {
    const restricted: World = {
      ...addressWorld(),
      fields: [
        picklist('MailingCountryCode', [], { picklistValues: COUNTRIES }),
        picklist('MailingStateCode', [], { picklistValues: STATES, controller: 'MailingCountryCode' }),
        field('MailingState'),
      ],
    };
    expect(kinds({ country_code: 'XY' }, EMPTY, restricted)).toEqual([['restricted-picklist-value', 'country_code']]);
    expect(kinds({ country_code: 'Italy' }, EMPTY, restricted)).toEqual([['mismatched-options', 'country_code']]);
    expect(kinds({ country_code: 'IT', state_code: 'CA' }, EMPTY, restricted)).toEqual([
      ['not-of-country', 'state_code'],
    ]);
  });

  test('a text that is too long is told as that', () => {
    expect(kinds({ country: 'x'.repeat(81) })).toEqual([['string-too-long', 'country']]);
  });

  test('without code fields, and on custom fields, all is free text', () => {
    const plain: World = { ...addressWorld(), fields: [field('MailingCountry'), field('MailingState')] };
    expect(found({ country: 'Nowhere', state: 'None' }, EMPTY, plain)).toEqual([]);
    const own: World = {
      properties: [property('state')],
      fields: [field('Home_State__c')],
      mappings: ['state>Home_State__c:two-way'],
    };
    expect(found({ state: 'None' }, EMPTY, own)).toEqual([]);
  });

  test('tells which address', () => {
    const [error] = errorsIn(addressPair({ country: 'USA' }, EMPTY), addressWorld());
    expect(error).toMatchObject({ value: 'USA', field: 'MailingCountry', params: { block: 'Mailing' } });
  });
});

describe('missing-required-country', () => {
  const missing = (confidence: string, hinge?: string, country?: string) => [
    ['missing-required-country', 'state', confidence, hinge, country],
  ];

  test('a state without country, with the only one that has it', () => {
    expect(found({ state: 'California' })).toEqual(missing('certain', undefined, 'United States'));
    // Two countries have it, or none has.
    expect(found({ state: 'Florida' })).toEqual(missing('certain'));
    expect(found({ state: 'Mordor' })).toEqual(missing('certain'));
  });

  test('a new record of Salesforce’s, unless there is a default country', () => {
    expect(found({ state: 'California' }, 'none')).toEqual(missing('likely', 'inclusion', 'United States'));
    const world = addressWorld();
    const fields = (world.fields ?? []).map((one) =>
      one.name === 'MailingCountryCode' ? { ...one, defaultedOnCreate: true } : one,
    );
    expect(found({ state: 'California' }, 'none', { ...world, fields })).toEqual([]);
  });

  test('not where Salesforce has a country, unless HubSpot’s emptier one is on its way', () => {
    const us = { ...EMPTY, MailingCountry: 'United States', MailingCountryCode: 'US' };
    expect(found({ state: 'California' }, us, addressWorld('prefer-salesforce'))).toEqual([]);
    expect(found({ state: 'California' }, us)).toEqual(missing('likely', 'pending-change', 'United States'));
  });

  test('not where the country could not be read', () => {
    expect(found({ state: 'California' }, {})).toEqual([]);
  });
});

test('the country’s fields are read where only the state is mapped', () => {
  const world = { ...addressWorld(), mappings: ['state>MailingState:two-way'] };
  const { mappings, fields } = contextOf(addressPair({}, EMPTY), world);
  expect(neededFields('Contact', mappings, fields.get('Contact'))).toEqual(
    expect.arrayContaining(['MailingState', 'MailingCountry', 'MailingCountryCode']),
  );
});
