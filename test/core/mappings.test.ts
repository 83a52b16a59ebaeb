import { describe, expect, test } from 'vitest';
import type { HubspotProperty, Mapping, SalesforceField } from '../../src/core/crm.ts';
import { DEFAULT_MAPPINGS, resolveMappings, unresolvedMappings, type CustomMapping } from '../../src/core/mappings.ts';
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
    expect(unresolvedMappings({ ...world, custom: mappings })).toEqual([
      { mapping: mappings[1], reason: 'property' },
      { mapping: mappings[2], reason: 'field' },
    ]);
  });
});

describe('mappings by label', () => {
  const world = {
    properties: new Map<ObjectName, ReadonlyMap<string, HubspotProperty>>([
      [
        'contacts',
        named(
          property('jobtitle', { label: 'Job title' }),
          property('phone', { label: 'Phone' }),
          property('region', { label: 'Region' }),
          property('region__c', { label: 'Region' }),
          property('status', { label: 'Phase' }),
          property('stage', { label: 'Status' }),
        ),
      ],
      ['companies', named(property('phone', { label: 'Phone' }), property('ticker', { label: 'Ticker' }))],
      ['deals', named(property('dealname', { label: 'Name' }))],
    ]),
    fields: new Map<SalesforceObject, ReadonlyMap<string, SalesforceField>>([
      ['Lead', named(field('Title', { label: 'Job Title' }), field('Phone', { label: 'Phone' }))],
      ['Contact', named(field('Title', { label: 'Job Title' }), field('Phone', { label: 'Phone' }), field('Role__c'))],
      ['Account', named(field('Phone', { label: 'Account Phone' }), field('TickerSymbol', { label: 'Ticker' }))],
      ['Opportunity', named(field('Name', { label: 'Name' }))],
    ]),
  };
  const row = (propertyName: string, fieldName: string, more: Partial<CustomMapping> = {}): CustomMapping => ({
    property: propertyName,
    field: fieldName,
    rule: 'two-way',
    ...more,
  });
  const resolve = (custom: readonly CustomMapping[]) =>
    [...resolveMappings({ ...world, custom }).values()]
      .flat()
      .filter(({ rule }) => rule !== undefined)
      .map((one) => `${one.object}:${one.salesforceObject} ${one.property}>${one.field}`)
      .toSorted();
  const reasons = (custom: readonly CustomMapping[]) =>
    unresolvedMappings({ ...world, custom }).map(({ reason }) => reason);

  test('are found whatever their case, on each Salesforce object that has the field', () => {
    const custom = [row('JOB  TITLE', 'job title', { object: 'contacts' }), row('Job title (jobtitle)', 'Role__c')];
    expect(resolve(custom.slice(0, 1))).toEqual(['contacts:Contact jobtitle>Title', 'contacts:Lead jobtitle>Title']);
    expect(resolve(custom.slice(1))).toEqual(['contacts:Contact jobtitle>Role__c']);
    expect(reasons(custom)).toEqual([]);
  });

  test('are of the object that has both names; one that several have is of the one that the others are of', () => {
    const open = row('Phone', 'Phone');
    expect(resolve([open])).toEqual([]);
    expect(reasons([open])).toEqual(['object']);
    expect(resolve([row('Ticker', 'Ticker')])).toEqual(['companies:Account ticker>TickerSymbol']);
    expect(resolve([open, row('Ticker', 'Ticker')])).toEqual([
      'companies:Account phone>Phone',
      'companies:Account ticker>TickerSymbol',
    ]);
    // Of another file, they tell nothing.
    expect(reasons([open, row('Ticker', 'Ticker', { file: 'a.csv' })])).toEqual(['object']);
    // Rows of two objects tell nothing of a third.
    expect(reasons([open, row('Ticker', 'Ticker'), row('Name', 'Name')])).toEqual(['object']);
  });

  test('count for nothing where several properties are called that', () => {
    const region = row('REGION', 'Role__c', { object: 'contacts' });
    expect(resolve([region])).toEqual([]);
    expect(reasons([region])).toEqual(['ambiguous-property']);
    // One's name and another's label.
    expect(reasons([row('Status', 'Role__c', { object: 'contacts' })])).toEqual(['ambiguous-property']);
    // The exact name says which.
    expect(resolve([row('status', 'Role__c', { object: 'contacts' })])).toEqual(['contacts:Contact status>Role__c']);
  });

  test('of an object that could not be read are not called wrong', () => {
    const fields = new Map(world.fields).set('Opportunity', new Map());
    const custom = [row('Name', 'Name', { object: 'deals' }), row('Nothing', 'Name', { object: 'tasks' })];
    expect(unresolvedMappings({ ...world, fields, custom })).toEqual([]);
  });
});

function named<T extends { readonly name: string }>(...items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
