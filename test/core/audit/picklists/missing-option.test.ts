import { expect, test } from 'vitest';
import { choice, errorsIn, field, linked, picklist, type World } from '../records.ts';

const source = (options: readonly string[], values: readonly string[], more: object = {}): World => ({
  properties: [choice('source', options, 'type' in more ? { fieldType: 'checkbox' } : {})],
  fields: [picklist('LeadSource', values, { restrictedPicklist: false, ...more })],
  mappings: ['source>LeadSource:two-way'],
});
const found = (value: string | null, world: World, salesforce: string | null = null) =>
  errorsIn(linked({ source: value }, { LeadSource: salesforce }), world);

test('is likely, and tells what it hinges on', () => {
  expect(found('fair', source(['fair=Trade fair'], ['Web', 'Phone']))).toMatchObject([
    {
      key: 'contacts:101:missing-salesforce-picklist-option:source',
      direction: 'to-salesforce',
      value: 'fair',
      confidence: 'likely',
      field: 'LeadSource',
      params: {
        hinge: 'unrestricted',
        optionLabel: 'Trade fair',
        label: 'source label',
        fieldLabel: 'LeadSource label',
      },
    },
  ]);
});

test.each<[string, string, readonly string[], number]>([
  ['a listed value', 'Web', ['Web'], 0],
  ['the same text in another case, which the API finds', 'web', ['Web'], 0],
  ['spaces around it', ' Web ', ['Web'], 0],
  ['an inactive value', 'Fax', ['Web', '-Fax'], 1],
  ['full-width letters', 'Ｗｅｂ', ['Web'], 1],
  ['a value under another API name', 'Web', ['www=Web'], 1],
  ['a picklist whose values are not told', 'Web', [], 0],
])('%s', (_, value, values, count) => {
  expect(found(value, source([], values))).toHaveLength(count);
});

test('suggests the value that has the label', () => {
  const [error] = found('internet', source(['internet=Web'], ['www=Web', 'Fax']));
  expect(error?.params).toMatchObject({ suggestion: 'www', optionLabel: 'Web' });
});

test('only what would travel, each option of a multi-select', () => {
  expect(found('fair', source(['fair'], ['Web']), 'fair')).toEqual([]);
  const several = source(['a', 'b', 'c'], ['a'], { type: 'multipicklist' });
  expect(found('b;a;c', several)).toMatchObject([{ value: 'b;c', params: { count: 2 } }]);
  const text: World = { ...source(['fair'], []), fields: [field('LeadSource')] };
  expect(found('fair', text)).toEqual([]);
});
