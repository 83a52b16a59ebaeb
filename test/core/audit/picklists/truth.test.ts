import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DescribeField } from '../../../../src/sandbox/crm.ts';
import { truthOf } from '../../../../src/sandbox/integration/refusals.ts';
import type { Link, Pair } from '../../../../src/sandbox/integration/types.ts';
import { checkValue } from '../../../../src/sandbox/salesforce/value-checks.ts';
import type { Attempt } from '../../../../src/sandbox/salesforce/write-attempt.ts';
import { choice, errorsIn, linked, picklist } from '../records.ts';

const OPTIONS = ['a=Alpha', 'Beta=B', 'gamma', 'ｄ=Delta', 'e\u{1F600}=Smile'];
const VALUES = ['Alpha', 'a=Other', '-Beta', 'GAMMA=G', 'd=delta', 'B=Bee', 'gamma', 'e\u{1F600}'];
const part = fc.constantFrom(
  'a',
  'A',
  'Alpha',
  'Beta',
  'gamma',
  'GAMMA',
  ' gamma ',
  'd',
  'ｄ',
  'B',
  'bee',
  'z',
  'e\u{1F600}',
  '',
);

test('a restricted picklist refuses, under the same names, what the sandbox’s Salesforce refuses', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...OPTIONS)),
      fc.uniqueArray(fc.constantFrom(...VALUES), {
        minLength: 1,
        selector: (text) => text.replace(/^-/, '').split('=')[0],
      }),
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (options, values, parts, isMultiple) => {
        const type = isMultiple ? 'multipicklist' : 'picklist';
        const value = isMultiple ? parts.join(';') : (parts[0] ?? '');
        const property = choice('region', options, { fieldType: isMultiple ? 'checkbox' : 'select' });
        const field = picklist('Region__c', values, { type });
        const found = errorsIn(linked({ region: value }, { Region__c: null }), {
          properties: [property],
          fields: [field],
          mappings: ['region>Region__c:two-way'],
        });
        expect(found.map((error) => error.type)).toEqual(namedBySandbox(property, field, value));
      },
    ),
    { numRuns: 1000 },
  );
});

function namedBySandbox(
  property: ReturnType<typeof choice>,
  field: ReturnType<typeof picklist>,
  value: string,
): readonly string[] {
  const described = field as unknown as DescribeField;
  const checked = checkValue(described, value, {} as Attempt);
  if (!('fault' in checked)) return [];
  const mapping = {
    object: 'contacts',
    property: 'region',
    salesforceObject: 'Contact',
    field: 'Region__c',
    rule: 'two-way',
  };
  const link = { mapping, property, field: described } as unknown as Link;
  const pair = {
    object: 'contacts',
    salesforceObject: 'Contact',
    hubspot: { id: '101', properties: { region: value } },
  } as unknown as Pair;
  const { code, message, fields = [] } = checked.fault;
  return truthOf(pair, [{ code, message, fields: [...fields] }], [link]).map(({ type }) => type);
}
