import { describe, expect, test } from 'vitest';
import type { UserAccess } from '../../../src/core/crm.ts';
import { choice, contextOf, errorsIn, field, linked, onlyHubspot, property, type World } from './records.ts';
import { unjudgedTypes } from '../../../src/core/audit/rules.ts';

const ALL = { create: true, edit: true };

function access(fields: Record<string, { edit: boolean }>, objects = ALL): UserAccess {
  return {
    objects: new Map([
      ['Contact', objects],
      ['Lead', objects],
    ]),
    fields: new Map(Object.entries({ 'Contact.Fax': ALL, ...fields })),
  };
}

function world(may: UserAccess | undefined, more: World = {}, rule = 'two-way'): World {
  return {
    properties: [property('jobtitle'), property('phone')],
    fields: [field('Title', { permissionable: true }), field('Phone', { permissionable: false })],
    mappings: [`jobtitle>Title:${rule}`, 'phone>Phone:two-way'],
    ...(may === undefined ? {} : { setup: { access: may } }),
    ...more,
  };
}

const closed = field('Title', { createable: false, updateable: false });

describe('salesforce-field-permission', () => {
  test.each([
    ['may not edit it', { edit: false }, 'read-only'],
    // A field with permissions of its own has a row for whoever may see it.
    ['may not even see it', undefined, 'hidden'],
  ])("HubSpot's user %s", (_, row, reason) => {
    const may = access(row === undefined ? {} : { 'Contact.Title': row });
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), world(may))).toMatchObject([
      {
        type: 'salesforce-field-permission',
        direction: 'to-salesforce',
        property: 'jobtitle',
        field: 'Title',
        value: 'CTO',
        confidence: 'certain',
        params: { reason, emptied: false },
      },
    ]);
  });

  test('what is not sent, or may be, is no error', () => {
    const may = access({ 'Contact.Title': { edit: false } });
    expect(errorsIn(linked({ jobtitle: 'CTO' }, { Title: 'CTO' }), world(may))).toEqual([]);
    expect(errorsIn(linked({ jobtitle: 'CTO' }, { Title: 'CEO' }), world(may, {}, 'prefer-salesforce'))).toEqual([]);
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), world(may, {}, 'always-salesforce'))).toEqual([]);
    // Without permissions of its own, a field has no row and is open.
    expect(errorsIn(linked({ phone: '1' }, {}), world(may))).toEqual([]);
    const ours = world(access({ 'Contact.Title': { edit: true } }), { fields: [closed] });
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), ours)).toEqual([]);
  });

  test('a field that is hidden from it fails though both sides agree: it is taken for empty', () => {
    const pair = linked({ jobtitle: 'CTO' }, { Title: 'CTO' });
    expect(errorsIn(pair, world(access({}), {}, 'prefer-salesforce'))).toMatchObject([
      { params: { reason: 'hidden' } },
    ]);
    expect(errorsIn(linked({}, { Title: 'CTO' }), world(access({})))).toEqual([]);
  });

  test.each([
    ['MailingStreet', 'MailingAddress'],
    ['MailingCountryCode', 'MailingAddress'],
    ['Shop__City__s', 'Shop__c'],
  ])('%s has the permissions of %s', (part, whole) => {
    const parts = (edit: boolean | undefined) =>
      world(access(edit === undefined ? {} : { [`Contact.${whole}`]: { edit } }), {
        fields: [field(part, { permissionable: true })],
        mappings: [`jobtitle>${part}:two-way`],
      });
    const pair = linked({ jobtitle: 'CTO' }, {});
    expect(errorsIn(pair, parts(true))).toEqual([]);
    expect(errorsIn(pair, parts(false))).toMatchObject([{ params: { reason: 'read-only' } }]);
    expect(errorsIn(pair, parts(undefined))).toMatchObject([{ params: { reason: 'hidden' } }]);
  });

  test('rights of which no single field is known hide none', () => {
    const bare = { ...access({}), fields: new Map() };
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), world(bare))).toEqual([]);
  });

  test("an emptied value would be written too, and Salesforce's is told", () => {
    const may = access({ 'Contact.Title': { edit: false } });
    expect(errorsIn(linked({ jobtitle: null }, { Title: 'CTO' }), world(may))).toMatchObject([
      { value: 'CTO', params: { emptied: true } },
    ]);
  });

  test('goes before what is wrong with the value', () => {
    const may = access({ 'Contact.Title': { edit: false } });
    const fields = [field('Title', { length: 1 })];
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), world(may, { fields }))).toMatchObject([
      { type: 'salesforce-field-permission' },
    ]);
  });

  test("gives way to a value of Salesforce's that HubSpot refuses", () => {
    const may = access({ 'Contact.Title': { edit: false } });
    const pair = linked({ jobtitle: 'CTO' }, { Title: 'Boss' });
    const options = world(may, { properties: [choice('jobtitle', ['CTO'])] });
    expect(errorsIn(pair, options)).toMatchObject([{ type: 'mismatched-options' }]);
  });

  describe("where only sfsync's own view is known", () => {
    const fields = [closed, field('Phone'), field('Fax')];
    const mine = world(undefined, {
      fields,
      properties: [property('jobtitle'), property('phone'), property('fax')],
      mappings: ['jobtitle>Title:two-way', 'phone>Phone:two-way', 'fax>Fax:two-way'],
    });

    test('it is likely only', () => {
      expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), mine)).toMatchObject([
        { confidence: 'likely', params: { hinge: 'integration-user', reason: 'read-only' } },
      ]);
      expect(errorsIn(onlyHubspot({ jobtitle: 'CTO' }), mine)).toMatchObject([
        { params: { hinge: 'integration-user' } },
      ]);
    });

    test('it gives way to any other error of the value', () => {
      const short = { ...mine, fields: [{ ...closed, length: 1 }, field('Phone'), field('Fax')] };
      expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), short)).toMatchObject([{ type: 'string-too-long' }]);
    });

    test('and a user that may hardly write anything proves nothing', () => {
      const readOnly = { ...mine, fields: [closed, field('Phone', { updateable: false }), field('Fax')] };
      expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), readOnly)).toEqual([]);
    });
  });
});

describe('insufficient-salesforce-access', () => {
  const open = { 'Contact.Title': { edit: true }, 'Lead.Title': { edit: true } };
  const shut = access(open, { create: false, edit: false });

  test('a record that may not be edited has one error, whatever its values are like', () => {
    const fields = [field('Title', { length: 1 }), field('Phone')];
    expect(errorsIn(linked({ jobtitle: 'CTO', phone: '1' }, {}), world(shut, { fields }))).toMatchObject([
      {
        type: 'insufficient-salesforce-access',
        direction: 'to-salesforce',
        confidence: 'certain',
        params: { reason: 'edit', salesforceObject: 'Contact' },
      },
    ]);
  });

  test('a lead that may not be created is likely, as all that HubSpot alone has', () => {
    const [error, ...more] = errorsIn(onlyHubspot({ jobtitle: 'CTO' }), world(shut));
    expect(more).toEqual([]);
    expect(error).toMatchObject({ confidence: 'likely', params: { reason: 'create', hinge: 'inclusion' } });
    expect(error?.property).toBeUndefined();
  });

  test('nothing to write, or the right to: no error', () => {
    expect(errorsIn(linked({ jobtitle: 'CTO' }, { Title: 'CTO' }), world(shut))).toEqual([]);
    expect(errorsIn(linked({ jobtitle: 'CTO' }, {}), world(access(open, { create: false, edit: true })))).toEqual([]);
    expect(errorsIn(onlyHubspot({ jobtitle: 'CTO' }), world(access(open, { create: true, edit: false })))).toEqual([]);
  });

  test('the owner is something to write', () => {
    const owned = world(shut, {
      properties: [property('hubspot_owner_id')],
      fields: [field('OwnerId', { type: 'reference' })],
      mappings: ['hubspot_owner_id>OwnerId:two-way'],
      owners: [{ id: '77', name: 'Eve', email: 'eve@acme.com', type: 'PERSON', archived: false }],
      users: [
        {
          id: '0055g00000AbCdEAAV',
          email: 'eve@acme.com',
          name: 'Eve',
          username: 'eve',
          active: true,
          userType: 'Standard',
        },
      ],
    });
    const pair = (OwnerId: string) => linked({ hubspot_owner_id: '77' }, { OwnerId });
    expect(errorsIn(pair('0055g00000XyZzzAAF'), owned)).toMatchObject([{ type: 'insufficient-salesforce-access' }]);
    expect(errorsIn(pair('0055g00000AbCdEAAV'), owned)).toEqual([]);
  });

  test('is not judged where the rights are not known', () => {
    const pair = linked({ jobtitle: 'CTO' }, {});
    expect(errorsIn(pair, world(undefined))).toEqual([]);
    expect(unjudgedTypes(contextOf(pair, world(undefined)))).toContain('insufficient-salesforce-access');
    expect(unjudgedTypes(contextOf(pair, world(shut)))).not.toContain('insufficient-salesforce-access');
  });
});
