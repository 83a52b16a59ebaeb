import { describe, expect, test } from 'vitest';
import { fingerprint, groupByCause } from '../../src/core/fingerprint.ts';
import { salesforceError, syncError } from './errors.ts';

describe('fingerprint', () => {
  test('errors of one field share a cause, whatever their values', () => {
    const one = syncError({ value: 'a', hubspotId: '1' });
    expect(fingerprint(one)).toBe('string-too-long:contacts:jobtitle');
    expect(fingerprint(syncError({ value: 'b', hubspotId: '2' }))).toBe(fingerprint(one));
    expect(fingerprint(syncError({ property: 'city' }))).not.toBe(fingerprint(one));
    expect(fingerprint(syncError({ object: 'deals' }))).not.toBe(fingerprint(one));
    expect(fingerprint(syncError({ type: 'invalid-email' }))).not.toBe(fingerprint(one));
  });

  test('errors of a refused value share that value', () => {
    const picklist = (value: string) => syncError({ type: 'restricted-picklist-value', property: 'region', value });
    expect(fingerprint(picklist('mars'))).toBe(fingerprint({ ...picklist('mars'), hubspotId: '9' }));
    expect(fingerprint(picklist('mars'))).not.toBe(fingerprint(picklist('Mars')));
  });

  test('a rule that refused them comes before the value', () => {
    const refused = (rule: string, value: string) =>
      syncError({ type: 'salesforce-custom-field-validation-rule', params: { rule }, value });
    expect(fingerprint(refused('Phone_Required', 'a'))).toBe(fingerprint(refused('Phone_Required', 'b')));
    expect(fingerprint(refused('Phone_Required', 'a'))).not.toBe(fingerprint(refused('Other', 'a')));
  });

  test('errors that want different fixes have different causes', () => {
    const wrong = syncError({ type: 'invalid-email', property: 'email' });
    expect(fingerprint(wrong)).not.toBe(fingerprint({ ...wrong, direction: 'to-hubspot' }));
    expect(fingerprint(wrong)).not.toBe(fingerprint({ ...wrong, params: { reason: 'syntax' } }));
  });

  test('is short and shows no value, however long', () => {
    const key = fingerprint(syncError({ type: 'restricted-picklist-value', value: 'secret'.repeat(10_000) }));
    expect(key.length).toBeLessThan(100);
    expect(key).not.toContain('secret');
  });

  test('an unmapped field stands in for the property', () => {
    const { property: _, ...error } = syncError({ type: 'missing-required-value', field: 'Company' });
    expect(fingerprint(error)).toBe('missing-required-value:contacts:Company');
  });
});

describe('groupByCause', () => {
  test('counts errors and distinct records, most records first', () => {
    const region = (hubspotId: string, value: string) =>
      syncError({ type: 'restricted-picklist-value', property: 'region', field: 'Region__c', hubspotId, value });
    const errors = [
      region('1', 'mars'),
      syncError({ hubspotId: '1' }),
      syncError({ hubspotId: '2' }),
      salesforceError('00Q5g00000AbCdEEAV', { property: 'jobtitle' }),
      region('2', 'mars'),
      region('3', 'venus'),
    ];
    const causes = groupByCause(errors);
    expect(causes.map(({ type, value, records }) => [type, value, records])).toEqual([
      ['string-too-long', undefined, 3],
      ['restricted-picklist-value', 'mars', 2],
      ['restricted-picklist-value', 'venus', 1],
    ]);
    expect(causes[1]).toEqual({
      fingerprint: fingerprint(region('1', 'mars')),
      type: 'restricted-picklist-value',
      object: 'contacts',
      property: 'region',
      field: 'Region__c',
      value: 'mars',
      errors: 2,
      records: 2,
      example: region('1', 'mars'),
    });
  });

  test('two errors of one record are one record', () => {
    const twice = [syncError({ property: 'jobtitle' }), syncError({ property: 'jobtitle', params: { max: 1 } })];
    expect(groupByCause(twice)).toMatchObject([{ errors: 2, records: 1 }]);
    expect(groupByCause([])).toEqual([]);
  });
});
