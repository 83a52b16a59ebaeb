import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isValidFor } from '../../../../src/core/audit/picklists/dependency.ts';
import { errorsIn, linked, picklist, property, type World } from '../records.ts';

/** Salesforce's bitmap of the positions, the first one in the highest bit. */
function bitmap(positions: readonly number[], bytes = 4): string {
  const buffer = Buffer.alloc(bytes);
  for (const position of positions) buffer[position >> 3] = (buffer[position >> 3] ?? 0) | (0x80 >> (position & 7));
  return buffer.toString('base64');
}

test('a bitmap is read as it was written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(299)), fc.nat(320), (positions, asked) => {
      const option = { value: 'x', label: 'x', active: true, validFor: bitmap(positions, 38) };
      expect(isValidFor(option, asked)).toBe(positions.includes(asked));
    }),
  );
});

test('an option without a bitmap goes with all', () => {
  expect(isValidFor({ value: 'x', label: 'x', active: true }, 7)).toBe(true);
  expect(isValidFor({ value: 'x', label: 'x', active: true, validFor: '' }, 7)).toBe(true);
});

test('an option of another controlling value is listed all the same', () => {
  const values = [
    { value: 'oak', label: 'Oak', active: true, validFor: bitmap([0]) },
    { value: 'cod', label: 'Cod', active: true, validFor: bitmap([1]) },
  ];
  const world: World = {
    properties: [property('species')],
    fields: [
      picklist('Kind__c', ['tree', 'fish']),
      picklist('Species__c', [], { picklistValues: values, controller: 'Kind__c' }),
    ],
    mappings: ['species>Species__c:two-way'],
  };
  expect(errorsIn(linked({ species: 'cod' }, { Kind__c: 'tree' }), world)).toEqual([]);
  expect(errorsIn(linked({ species: 'elm' }, { Kind__c: 'tree' }), world)).toHaveLength(1);
});
