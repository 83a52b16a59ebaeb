import { describe, expect, test } from 'vitest';
import { emailsOf } from '../../../src/core/audit/wanted.ts';
import { errorsIn, field, hubspotRecord, linked, onlySalesforce, property, type World } from './records.ts';

const world = (holder: string | null | undefined, rule = 'prefer-salesforce'): World => ({
  properties: [property('email')],
  fields: [field('Email', { type: 'email' })],
  mappings: [`email>Email:${rule}`],
  lookups: { contactOf: () => holder },
});

describe('email-already-in-use', () => {
  test("another contact has the address that Salesforce's record got", () => {
    expect(errorsIn(linked({ email: 'old@acme.com' }, { Email: 'New@acme.com' }), world('7'))).toMatchObject([
      {
        type: 'email-already-in-use',
        direction: 'to-hubspot',
        property: 'email',
        field: 'Email',
        confidence: 'certain',
        params: { email: 'New@acme.com', holder: '7' },
      },
    ]);
  });

  test.each([
    ['the contact itself, as an additional address', '101'],
    ['nobody', null],
    ['nobody knows who', undefined],
  ])('%s has it: no error', (_, holder) => {
    expect(errorsIn(linked({ email: 'old@acme.com' }, { Email: 'new@acme.com' }), world(holder))).toEqual([]);
  });

  test('an address in capitals is the same one', () => {
    expect(errorsIn(linked({ email: 'ada@acme.com' }, { Email: 'ADA@ACME.COM' }), world('7'))).toEqual([]);
  });

  test('of two Salesforce records with one address HubSpot follows one: the other is no error', () => {
    expect(errorsIn(onlySalesforce({}), world('7'))).toEqual([]);
  });

  test('an address that is none comes first', () => {
    const found = errorsIn(linked({ email: 'old@acme.com' }, { Email: 'new@acme' }), world('7'));
    expect(found.map(({ type }) => type)).toEqual(['invalid-email']);
  });
});

test("a contact's addresses", () => {
  const record = hubspotRecord({ email: 'Ada@Acme.com', hs_additional_emails: 'a@b.com; C@d.com ;' });
  expect(emailsOf(record)).toEqual(['ada@acme.com', 'a@b.com', 'c@d.com']);
  expect(emailsOf(hubspotRecord({}))).toEqual([]);
});
