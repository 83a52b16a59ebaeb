import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../../src/core/audit/pair.ts';
import {
  choice,
  errorsIn,
  hubspotRecord,
  linked,
  onlyHubspot,
  onlySalesforce,
  picklist,
  salesforceRecord,
  type World,
} from '../records.ts';

const region = (
  options: readonly string[],
  values: readonly string[],
  { rule = 'two-way', more = {}, field = {} }: { rule?: string; more?: object; field?: object } = {},
): World => ({
  properties: [choice('region', options, more)],
  fields: [picklist('Region__c', values, field)],
  mappings: [`region>Region__c${rule === '' ? '' : `:${rule}`}`],
});

const found = (pair: Pair, world: World) =>
  errorsIn(pair, world).map(({ type, direction, value, confidence }) => [type, direction, value, confidence]);

describe('HubSpot’s value in a restricted picklist', () => {
  const restricted = (value: string, confidence = 'certain') => [
    ['restricted-picklist-value', 'to-salesforce', value, confidence],
  ];
  const mismatched = (value: string, confidence = 'certain') => [
    ['mismatched-options', 'to-salesforce', value, confidence],
  ];

  test.each([
    ['a listed value', 'emea', ['emea=EMEA'], ['emea=Europe'], []],
    ['a listed value with spaces, which Salesforce trims', ' emea ', ['emea'], ['emea=Europe'], []],
    ['an unknown value', 'mars', ['mars=Mars'], ['emea=Europe'], restricted('mars')],
    ['a value in full-width letters', 'ｅｍｅａ', [], ['emea=Europe'], restricted('ｅｍｅａ')],
    ['an inactive value', 'apac', ['apac=Asia'], ['emea', '-apac=Asia'], restricted('apac')],
    [
      'a value under another API name, the same label',
      'europe',
      ['europe=Europe'],
      ['emea=Europe'],
      mismatched('europe'),
    ],
    ['a label in another case', 'eu', ['eu=EUROPE'], ['emea=Europe'], mismatched('eu')],
    ['a value in another case', 'EMEA', ['EMEA=Region 1'], ['emea=Europe'], mismatched('EMEA')],
    ['a value that is a label in Salesforce', 'Europe', [], ['emea=Europe'], mismatched('Europe')],
    [
      'a label that only an inactive value has',
      'europe',
      ['europe=Europe'],
      ['-emea=Europe', 'x'],
      restricted('europe'),
    ],
  ])('%s', (_, value, options, values, expected) => {
    expect(found(linked({ region: value }, { Region__c: null }), region(options, values))).toEqual(expected);
  });

  test('names Salesforce’s counterpart', () => {
    const [error] = errorsIn(linked({ region: 'europe' }, {}), region(['europe=Europe'], ['emea=Europe']));
    expect(error).toMatchObject({
      key: 'contacts:101:mismatched-options:region',
      field: 'Region__c',
      params: { label: 'region label', fieldLabel: 'Region__c label', option: 'emea', optionLabel: 'Europe' },
    });
  });

  test('counts the values of a multi-select', () => {
    const params = (value: string) => {
      const world = region(['a', 'b', 'c'], ['a'], {
        more: { fieldType: 'checkbox' },
        field: { type: 'multipicklist' },
      });
      return errorsIn(linked({ region: value }, {}), world).map((error) => [error.value, error.params['count']]);
    };
    expect(params('b;c')).toEqual([['b;c', 2]]);
    expect(params('a;c')).toEqual([['c', undefined]]);
  });

  test('what both sides hold is no error, inactive or not', () => {
    const world = region(['apac'], ['emea', '-apac']);
    expect(found(linked({ region: 'apac' }, { Region__c: 'apac' }), world)).toEqual([]);
  });

  test('rules decide whether it travels', () => {
    const options = ['mars', 'emea'];
    const filled = linked({ region: 'mars' }, { Region__c: 'emea' });
    const blank = linked({ region: 'mars' }, { Region__c: '' });
    const under = (pair: Pair, rule: string) => found(pair, region(options, ['emea'], { rule }));
    expect(under(filled, 'prefer-salesforce')).toEqual([]);
    expect(under(filled, '')).toEqual([]);
    expect(under(blank, 'prefer-salesforce')).toEqual(restricted('mars'));
    expect(under(blank, '')).toEqual(restricted('mars', 'likely'));
    expect(under(blank, 'always-salesforce')).toEqual([]);
    expect(under(onlyHubspot({ region: 'mars' }), 'two-way')).toEqual(restricted('mars', 'likely'));
  });

  test('each value of a multi-select is looked at', () => {
    const world = (values: readonly string[]) =>
      region(['a', 'b=Bee', 'c', 'd'], values, { more: { fieldType: 'checkbox' }, field: { type: 'multipicklist' } });
    expect(found(linked({ region: 'b;a' }, { Region__c: 'a;b' }), world(['x']))).toEqual([]);
    expect(found(linked({ region: 'a;c;d' }, { Region__c: 'a' }), world(['a', 'b']))).toEqual(restricted('c;d'));
    // One error a property: the option that only looks different is named first.
    expect(found(linked({ region: 'c;b' }, {}), world(['a', 'bee=Bee']))).toEqual(mismatched('b'));
  });
});

describe('Salesforce’s value in a HubSpot property with options', () => {
  const mismatched = (value: string, confidence = 'certain') => [
    ['mismatched-options', 'to-hubspot', value, confidence],
  ];

  test.each([
    ['a value that HubSpot lacks', 'apac', mismatched('apac')],
    ['a value in another case', 'EMEA', mismatched('EMEA')],
    ['a label instead of a value', 'Europe', mismatched('Europe')],
    ['a value that HubSpot has', 'emea', []],
    ['no value', null, []],
  ])('%s', (_, Region__c, expected) => {
    const world = region(['emea=Europe', 'us'], ['emea', 'EMEA', 'Europe', 'apac', 'us']);
    expect(found(linked({ region: 'us' }, { Region__c }), world)).toEqual(expected);
    expect(found(linked({ region: null }, { Region__c }), world)).toEqual(expected);
  });

  test('rules decide whether it travels', () => {
    const under = (rule: string) =>
      found(linked({ region: 'us' }, { Region__c: 'apac' }), region(['us'], ['us', 'apac'], { rule }));
    expect(under('prefer-salesforce')).toEqual(mismatched('apac'));
    expect(under('always-salesforce')).toEqual(mismatched('apac'));
    expect(under('')).toEqual(mismatched('apac', 'likely'));
    expect(under('dont-sync')).toEqual([]);
  });

  test('a lead that HubSpot lacks would be created', () => {
    const world = region(['us'], ['us', 'apac']);
    expect(found(onlySalesforce({ Region__c: 'apac' }), world)).toEqual(mismatched('apac', 'likely'));
    expect(found(onlySalesforce({ Region__c: 'apac', Email: null }), world)).toEqual([]);
    const account: Pair = {
      object: 'companies',
      salesforceObject: 'Account',
      salesforce: salesforceRecord('Account', { Region__c: 'apac' }),
    };
    expect(found(account, world)).toEqual([]);
  });

  test('options that are kept elsewhere, text properties and lookups prove nothing', () => {
    const pair = linked({ region: null }, { Region__c: 'apac' });
    expect(found(pair, region(['us'], ['apac'], { more: { externalOptions: true } }))).toEqual([]);
    expect(found(pair, region([], ['apac']))).toEqual([]);
    expect(found(pair, region(['us'], ['apac'], { more: { type: 'string' } }))).toEqual([]);
    expect(found(pair, region(['us'], ['apac'], { field: { type: 'reference' } }))).toEqual([]);
  });

  test('checkboxes of both kinds are converted', () => {
    const yesNo = region(['true=Yes', 'false=No'], [], {
      field: { type: 'boolean' },
      more: { fieldType: 'booleancheckbox' },
    });
    expect(found(linked({ region: 'false' }, { Region__c: true }), yesNo)).toEqual([]);
    const several = region(['a', 'b'], ['a', 'b', 'c'], {
      field: { type: 'multipicklist' },
      more: { fieldType: 'checkbox' },
    });
    expect(found(linked({ region: 'a' }, { Region__c: 'a;b' }), several)).toEqual([]);
    expect(found(linked({ region: 'a' }, { Region__c: 'c;a' }), several)).toEqual(mismatched('c'));
  });

  test('a deal’s stage is no option: its pipeline translates it', () => {
    const deal: Pair = {
      object: 'deals',
      salesforceObject: 'Opportunity',
      hubspot: hubspotRecord({ dealstage: 'qualifiedtobuy', hs_salesforceopportunityid: '0065g00000AbCdEAAV' }),
      salesforce: salesforceRecord('Opportunity', { StageName: 'Prospecting' }, undefined, '0065g00000AbCdEAAV'),
    };
    const world: World = {
      properties: [choice('dealstage', ['qualifiedtobuy=Qualified'])],
      fields: [picklist('StageName', ['Prospecting'])],
      mappings: ['dealstage>StageName:two-way'],
    };
    expect(found(deal, world)).toEqual([]);
  });
});
