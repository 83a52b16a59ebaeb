import { describe, expect, test } from 'vitest';
import { salesforceValueKey, hubspotValueKey } from '../../../../src/core/audit/wanted.ts';
import { CONTACT_ID, errorsIn, field, linked, onlyHubspot, onlySalesforce, property, type World } from '../records.ts';

const OTHER = '0035g00000ZzZzZAAV';

function unique(more: World, rule = 'two-way'): World {
  return {
    properties: [property('code')],
    fields: [field('Code__c')],
    mappings: [`code>Code__c:${rule}`],
    ...more,
  };
}

const bySalesforce = (holders: readonly string[] | undefined): World => ({
  fields: [field('Code__c', { unique: true })],
  lookups: { salesforceHolders: () => holders },
});
const byHubspot = (holders: readonly string[] | undefined): World => ({
  properties: [property('code', { unique: true })],
  lookups: { hubspotHolders: () => holders },
});

describe("a value for a unique field of Salesforce's", () => {
  test('that another record holds', () => {
    expect(errorsIn(linked({ code: 'A1' }, {}), unique(bySalesforce([CONTACT_ID, OTHER])))).toMatchObject([
      {
        type: 'restricted-unique-value',
        direction: 'to-salesforce',
        property: 'code',
        field: 'Code__c',
        value: 'A1',
        confidence: 'certain',
        params: { holder: OTHER, holders: 1 },
      },
    ]);
  });

  test.each([
    ['nobody', []],
    ['the record itself', [CONTACT_ID]],
    ['nobody knows who', undefined],
  ])('that %s holds is no error', (_, holders) => {
    expect(errorsIn(linked({ code: 'A1' }, {}), unique(bySalesforce(holders)))).toEqual([]);
  });

  test('is asked for with the object that the record is, or would become', () => {
    const asked: unknown[] = [];
    const lookups = { salesforceHolders: (...question: unknown[]) => void asked.push(question) };
    const world = unique({ fields: [field('Code__c', { unique: true })], lookups });
    errorsIn(onlyHubspot({ code: ' A1 ' }), world);
    errorsIn(linked({ code: 'A1' }, { Code__c: 'A1' }), world);
    expect(asked).toEqual([['Lead', 'Code__c', ' A1 ']]);
  });

  test('an external id that need not be unique is none', () => {
    const world = unique({
      fields: [field('Code__c', { externalId: true })],
      lookups: { salesforceHolders: () => [OTHER] },
    });
    expect(errorsIn(linked({ code: 'A1' }, {}), world)).toEqual([]);
  });
});

describe("a value for a unique property of HubSpot's", () => {
  test('that another record holds', () => {
    expect(errorsIn(linked({}, { Code__c: 'A1' }), unique(byHubspot(['7', '101'])))).toMatchObject([
      { type: 'restricted-unique-value', direction: 'to-hubspot', confidence: 'likely', params: { holder: '7' } },
    ]);
    expect(errorsIn(linked({}, { Code__c: 'A1' }), unique(byHubspot(['101'])))).toEqual([]);
  });

  test('of a new contact: not where HubSpot has one of that address, which it goes on with', () => {
    const world = unique(byHubspot(['7']));
    expect(errorsIn(onlySalesforce({ Code__c: 'A1' }), world)).toHaveLength(1);
    const known = { ...world, lookups: { ...world.lookups, contactOf: () => '9' } };
    expect(errorsIn(onlySalesforce({ Code__c: 'A1' }), known)).toEqual([]);
  });

  test('is asked about only once nothing else stands against the record', () => {
    const world = unique({
      ...byHubspot(['7']),
      properties: [property('code', { unique: true }), property('size', { type: 'number' })],
      fields: [field('Code__c'), field('Size__c')],
      mappings: ['code>Code__c:always-salesforce', 'size>Size__c:always-salesforce'],
    });
    expect(errorsIn(linked({}, { Code__c: 'A1', Size__c: 'big' }), world).map(({ type }) => type)).toEqual([
      'type-mismatch',
    ]);
    expect(errorsIn(linked({}, { Code__c: 'A1', Size__c: '7' }), world).map(({ type }) => type)).toEqual([
      'restricted-unique-value',
    ]);
  });
});

describe('under two-way, the newer side', () => {
  // HubSpot's record of `linked` is the newer one.
  const both = linked({ code: 'A1' }, { Code__c: 'B2' });
  const older = {
    ...both,
    hubspot: { id: '101', properties: both.hubspot?.properties ?? {}, updatedAt: '2026-11-01T00:00:00Z' },
  };

  test.each([
    ['to-salesforce', both, 'certain', undefined],
    ['to-salesforce', older, 'likely', 'pending-change'],
    ['to-hubspot', both, 'likely', 'pending-change'],
    ['to-hubspot', older, 'certain', undefined],
  ] as const)('%s', (direction, pair, confidence, hinge) => {
    const world = unique(direction === 'to-salesforce' ? bySalesforce([OTHER]) : byHubspot(['7']));
    expect(errorsIn(pair, world).map((error) => [error.direction, error.confidence, error.params['hinge']])).toEqual([
      [direction, confidence, hinge],
    ]);
  });

  test('explains a difference by itself only where nothing else holds the record back', () => {
    const world = unique({
      properties: [property('code'), property('jobtitle')],
      fields: [field('Code__c', { unique: true }), field('Title', { length: 3 })],
      mappings: ['code>Code__c:two-way', 'jobtitle>Title:two-way'],
      lookups: { salesforceHolders: () => [OTHER] },
    });
    const long = {
      ...older,
      hubspot: { ...older.hubspot, properties: { ...older.hubspot.properties, jobtitle: 'Chief' } },
    };
    expect(errorsIn(long, world).map(({ type }) => type)).toEqual(['string-too-long']);
  });
});

test('what counts as one value', () => {
  const key = (type: string, caseSensitive: boolean) => (value: string | number | null) =>
    salesforceValueKey({ type, caseSensitive }, value);
  expect(key('string', false)(' Ab ')).toBe(key('string', false)('aB'));
  expect(key('string', true)('Ab')).not.toBe(key('string', true)('aB'));
  expect(key('double', false)('1.50')).toBe(key('double', false)(1.5));
  expect(key('reference', false)(CONTACT_ID)).toBe(key('reference', false)(CONTACT_ID.slice(0, 15)));
  expect([key('string', false)(' '), key('string', false)(null), hubspotValueKey(''), hubspotValueKey(null)]).toEqual(
    Array.from({ length: 4 }),
  );
  expect(hubspotValueKey('Ab ')).toBe(hubspotValueKey('aB'));
  expect(hubspotValueKey(CONTACT_ID)).toBe(hubspotValueKey(CONTACT_ID.slice(0, 15)));
});
