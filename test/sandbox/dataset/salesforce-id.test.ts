import { expect, it } from 'vitest';
import { idKey, isSalesforceId, makeId, toId18 } from '../../../src/sandbox/dataset/salesforce-id.ts';

it.each(['003ak00000luKU1AAM', '001RM000003oLruYAE', '012000000000000AAA'])(
  'completes the id that becomes %s',
  (id) => {
    expect(toId18(idKey(id))).toBe(id);
    expect(toId18(id)).toBe(id);
  },
);

it('knows what cannot be an id', () => {
  expect(['003', '0030000000000012', '003-00000000001', ''].filter(isSalesforceId)).toEqual([]);
});

it('makes as many ids as are wanted', () => {
  const ids = new Set(Array.from({ length: 5000 }, (_, index) => makeId('003', index)));
  expect(ids.size).toBe(5000);
  expect([...ids].every((id) => isSalesforceId(id) && id.length === 18)).toBe(true);
});
