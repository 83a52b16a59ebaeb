import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/core/crm.ts';
import { danglingMappings, DEFAULT_MAPPINGS, resolveMappings } from '../../src/core/mappings.ts';
import type { ObjectName, SalesforceObject } from '../../src/core/sync-error.ts';
import { field, property } from './audit/records.ts';

const sides = (
  properties: Partial<Record<ObjectName, readonly string[]>>,
  fields: Partial<Record<SalesforceObject, readonly string[]>>,
) => ({
  properties: new Map(
    Object.entries(properties).map(([object, names]) => [
      object as ObjectName,
      new Map(names.map((name) => [name, property(name)])),
    ]),
  ),
  fields: new Map(
    Object.entries(fields).map(([object, names]) => [
      object as SalesforceObject,
      new Map(names.map((name) => [name, field(name)])),
    ]),
  ),
});

const custom = (text: string, rule: Mapping['rule'] = 'two-way'): Mapping => {
  const [object, name = '', salesforceObject, fieldName = ''] = text.split(' ');
  return {
    object: object as ObjectName,
    property: name,
    salesforceObject: salesforceObject as SalesforceObject,
    field: fieldName,
    ...(rule === undefined ? {} : { rule }),
  };
};

/** `property>field:rule` for each mapping of a pair of objects. */
function resolved(
  world: ReturnType<typeof sides>,
  mappings: readonly Mapping[] = [],
  key = 'contacts:Contact',
): readonly string[] {
  const found = resolveMappings({ ...world, custom: mappings }).get(key) ?? [];
  return found.map((mapping) => `${mapping.property}>${mapping.field}:${mapping.rule ?? 'unknown'}`).toSorted();
}

describe('defaults', () => {
  test('an address is plain on the lead and Mailing… on the contact; only the owner’s rule is known', () => {
    const world = sides(
      { contacts: ['city', 'hubspot_owner_id', 'company', 'email'] },
      { Lead: ['City', 'OwnerId', 'Company'], Contact: ['MailingCity', 'City', 'OwnerId', 'Company'] },
    );
    expect(resolved(world, [], 'contacts:Lead')).toEqual([
      'city>City:unknown',
      'company>Company:unknown',
      'hubspot_owner_id>OwnerId:two-way',
    ]);
    // A contact has no company field of its own, and Email does not exist here.
    expect(resolved(world)).toEqual(['city>MailingCity:unknown', 'hubspot_owner_id>OwnerId:two-way']);
  });

  test('companies and deals have theirs', () => {
    const world = sides(
      { companies: ['name', 'website', 'domain'], deals: ['dealname', 'dealstage'] },
      { Account: ['Name', 'Website'], Opportunity: ['Name', 'StageName'] },
    );
    expect(resolved(world, [], 'companies:Account')).toEqual([
      'domain>Website:unknown',
      'name>Name:unknown',
      'website>Website:unknown',
    ]);
    expect(resolved(world, [], 'deals:Opportunity')).toEqual(['dealname>Name:unknown', 'dealstage>StageName:unknown']);
  });

  test('hold no placeholder and map each property once', () => {
    expect(DEFAULT_MAPPINGS.filter(({ field }) => !/^[A-Z][A-Za-z]+$/.test(field))).toEqual([]);
    const keys = DEFAULT_MAPPINGS.map((mapping) => `${mapping.salesforceObject}:${mapping.property}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('same names', () => {
  test('pair custom fields whatever their case, and nothing else', () => {
    const world = sides(
      { contacts: ['region__c', 'rating', 'sfsync_resync'] },
      { Contact: ['Region__c', 'Rating', 'SFSync_Resync__c'] },
    );
    expect(resolved(world)).toEqual(['region__c>Region__c:unknown']);
  });
});

describe('custom mappings', () => {
  const world = sides(
    { contacts: ['jobtitle', 'role', 'region__c', 'phone'] },
    { Contact: ['Title', 'Role__c', 'Region__c', 'Phone'], Lead: ['Title'] },
  );

  test('replace the default of their property and Salesforce object only', () => {
    expect(resolved(world, [custom('contacts jobtitle Contact Role__c')])).toEqual([
      'jobtitle>Role__c:two-way',
      'phone>Phone:unknown',
      'region__c>Region__c:unknown',
    ]);
    expect(resolved(world, [custom('contacts jobtitle Contact Role__c')], 'contacts:Lead')).toEqual([
      'jobtitle>Title:unknown',
    ]);
  });

  test('replace what else would go to their field', () => {
    const mappings = [custom('contacts role Contact Title', 'dont-sync'), custom('contacts role Contact Region__c')];
    // The second line is the one that counts for `role`, and the first still says whose field Title is.
    expect(resolved(world, mappings)).toEqual(['phone>Phone:unknown', 'role>Region__c:two-way']);
    expect(resolved(world, mappings.slice(0, 1))).toEqual([
      'phone>Phone:unknown',
      'region__c>Region__c:unknown',
      'role>Title:dont-sync',
    ]);
  });

  test('are found whatever their case, and left out when a side is missing', () => {
    const mappings = [
      custom('contacts JobTitle Contact title', 'always-salesforce'),
      custom('contacts nothing Contact Phone'),
      custom('contacts role Contact Nothing__c'),
    ];
    expect(resolved(world, mappings)).toEqual([
      'jobtitle>Title:always-salesforce',
      'phone>Phone:unknown',
      'region__c>Region__c:unknown',
    ]);
    expect(danglingMappings({ ...world, custom: mappings })).toEqual(mappings.slice(1));
  });
});
