import { describe, expect, test } from 'vitest';
import { disagreements, valuesAgree } from '../../../src/core/audit/agreement.ts';
import { choice, contextOf, field, linked, onlyHubspot, onlySalesforce, property, type World } from './records.ts';

const title = (rule: string | undefined, more: object = {}): World => ({
  properties: [property('jobtitle')],
  fields: [field('Title', more)],
  mappings: [`jobtitle>Title${rule === undefined ? '' : `:${rule}`}`],
});

describe('valuesAgree', () => {
  test.each([
    // rule, HubSpot's, Salesforce's, agree, agree after a sync towards HubSpot
    ['two-way', 'CTO', 'CTO', true, true],
    ['two-way', 'CTO', 'CEO', false, false],
    ['two-way', null, 'CEO', false, false],
    ['two-way', 'CTO', null, false, false],
    ['prefer-salesforce', 'CTO', 'CEO', true, false],
    ['prefer-salesforce', null, 'CEO', true, false],
    ['prefer-salesforce', 'CTO', null, false, false],
    [undefined, 'CTO', 'CEO', true, true],
    [undefined, 'CTO', null, false, false],
    ['always-salesforce', 'CTO', 'CEO', false, false],
    ['always-salesforce', 'CTO', null, true, true],
    ['dont-sync', 'CTO', 'CEO', true, true],
    ['two-way', '', null, true, true],
  ])('under %s: %j and %j', (rule, jobtitle, Title, agree, towardsHubspot) => {
    const pair = linked({ jobtitle }, { Title });
    expect(valuesAgree(pair, contextOf(pair, title(rule)))).toBe(agree);
    expect(valuesAgree(pair, contextOf(pair, title(rule)), 'to-salesforce')).toBe(agree);
    expect(valuesAgree(pair, contextOf(pair, title(rule)), 'to-hubspot')).toBe(towardsHubspot);
  });

  test('a record with one side agrees with nothing', () => {
    for (const pair of [onlyHubspot({}), onlySalesforce({})])
      expect(valuesAgree(pair, contextOf(pair, {}))).toBe(false);
  });

  test('names the mappings at odds, formulas and a deal’s stage left aside', () => {
    const pair = linked(
      { jobtitle: 'CTO', dealstage: 'x', city: 'Rome' },
      { Title: 'CEO', StageName: 'y', City: 'Turin' },
    );
    const world: World = {
      properties: [property('jobtitle'), choice('dealstage', ['x']), property('city')],
      fields: [field('Title', { calculated: true }), field('StageName'), field('City')],
      mappings: ['jobtitle>Title:two-way', 'dealstage>StageName:two-way', 'city>City:two-way'],
    };
    expect(disagreements(pair, contextOf(pair, world)).map(({ property }) => property)).toEqual(['city']);
  });

  test('owners are compared by email', () => {
    const EVE = '0055g00000AbCdEAAV';
    const BOB = '0055g00000XyZzzAAF';
    const world: World = {
      properties: [property('hubspot_owner_id')],
      fields: [field('OwnerId', { type: 'reference' })],
      mappings: ['hubspot_owner_id>OwnerId:two-way'],
      owners: [
        { id: '77', name: 'Eve', email: 'eve@acme.com', type: 'PERSON', archived: false },
        { id: '78', name: 'Ann', email: 'ann@acme.com', type: 'PERSON', archived: false },
      ],
      users: [{ id: EVE, email: 'eve@acme.com', name: 'Eve', username: 'eve', active: true, userType: 'Standard' }],
    };
    const agree = (hubspot_owner_id: string | null, OwnerId: string) => {
      const pair = linked({ hubspot_owner_id }, { OwnerId });
      return valuesAgree(pair, contextOf(pair, world));
    };
    expect(agree('77', EVE)).toBe(true);
    expect(agree('77', EVE.slice(0, 15))).toBe(true);
    expect(agree('77', BOB)).toBe(false);
    // Salesforce does not know Ann, and HubSpot need not have an owner.
    expect(agree('78', BOB)).toBe(true);
    expect(agree(null, BOB)).toBe(true);
  });
});
