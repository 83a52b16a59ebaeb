import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choice, errorsIn, field, linked, picklist, type World } from '../records.ts';

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const world = (ours: readonly string[], theirs: readonly string[], more: object = {}): World => ({
  properties: [choice('source', ours)],
  fields: [picklist('Source__c', theirs, more)],
  mappings: ['source>Source__c:prefer-salesforce'],
});
const found = (value: string, given: World) =>
  errorsIn(linked({}, { Source__c: value }), given).map(({ type, value: told, confidence, params }) => [
    type,
    told,
    confidence,
    params['hinge'],
    params['missing'],
  ]);

test('a full property has no room for any other value', () => {
  const tooMany = (value: string, missing: number) => [
    ['options-limit-exceeded', value, 'likely', 'old-limit', missing],
  ];
  const mismatched = (value: string) => [['mismatched-options', value, 'certain', undefined, undefined]];
  expect(found('b0', world(many('a', 4999), many('b', 10)))).toEqual(mismatched('b0'));
  // An inactive value needs no room, one that HubSpot has neither.
  expect(found('b0', world(many('a', 5000), [...many('b', 10), '-c', 'a1']))).toEqual(tooMany('b0', 10));
  expect(found('a7', world(many('a', 5000), ['a7', 'b']))).toEqual([]);
});

test('a lookup or a text needs room for its own value', () => {
  const lookup = (count: number) => ({
    ...world(many('a', count), []),
    fields: [field('Source__c', { type: 'reference' })],
  });
  expect(found('0015g00000AbCdEAAV', lookup(4999))).toEqual([]);
  expect(found('0015g00000AbCdEAAV', lookup(5000))).toHaveLength(1);
  const text = (count: number) => ({ ...world(many('a', count), []), fields: [field('Source__c')] });
  expect(found('new', text(4999)).map(([type]) => type)).toEqual(['mismatched-options']);
  expect(found('new', text(5000)).map(([type]) => type)).toEqual(['options-limit-exceeded']);
});

test('the limit is 5,000', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4990, max: 5010 }), fc.integer({ min: 1, max: 20 }), (ours, theirs) => {
      const types = found('b0', world(many('a', ours), many('b', theirs))).map(([type]) => type);
      expect(types).toEqual([ours >= 5000 ? 'options-limit-exceeded' : 'mismatched-options']);
    }),
    { numRuns: 40 },
  );
});
