import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../../src/core/audit/rules.ts';
import type { Lookups } from '../../../../src/core/audit/pair.ts';
import { isIdShaped, isWellFormedId, makeId } from '../../../../src/sandbox/salesforce/id.ts';
import {
  ACCOUNT_ID,
  CONTACT_ID,
  contextOf,
  errorsIn,
  field,
  hubspotRecord,
  linked,
  onlyHubspot,
  property,
  type World,
} from '../records.ts';

type State = ReturnType<Lookups['recordState']>;

function lookup(referenceTo: readonly string[], state?: State, rule = 'two-way'): World {
  return {
    properties: [property('partner')],
    fields: [field('Partner__c', { type: 'reference', length: 18, referenceTo })],
    mappings: [`partner>Partner__c:${rule}`],
    lookups: { recordState: () => state },
  };
}

const found = (partner: string, world: World) =>
  errorsIn(linked({ partner }, {}), world).map(({ type, params }) => [type, params['reason']]);

const LOWER = ACCOUNT_ID.slice(0, 15).toLowerCase() + ACCOUNT_ID.slice(15);

describe('a value for a lookup', () => {
  test.each([
    ['Acme Ltd', 'malformed'],
    ['0015g00000AbCd', 'malformed'],
    [`${ACCOUNT_ID}x`, 'malformed'],
    // The case is gone, and with it the record: the last three characters tell.
    [LOWER, 'checksum'],
    [`${ACCOUNT_ID.slice(0, 17)}A`, 'checksum'],
  ])('%s is no id', (partner, reason) => {
    expect(found(partner, lookup(['Account'], 'absent'))).toEqual([['invalid-salesforce-id', reason]]);
  });

  test('whose case was lost comes with the id that it was', () => {
    const [error] = errorsIn(linked({ partner: LOWER }, {}), lookup(['Account']));
    expect(error).toMatchObject({
      confidence: 'certain',
      value: LOWER,
      params: { suggestion: ACCOUNT_ID, objects: 'Account' },
    });
  });

  test.each([
    [['Account'], CONTACT_ID],
    [['Account', 'Lead'], CONTACT_ID],
    // Custom objects have prefixes of their own: no standard one is theirs.
    [['Gadget__c'], CONTACT_ID],
    [['Account'], makeId('a00', 1)],
  ])('for %j, %s is of another object', (objects, partner) => {
    expect(found(partner, lookup(objects, 'there'))).toEqual([['missing-salesforce-id', 'wrong-object']]);
  });

  test.each([
    ['there', []],
    [undefined, []],
    ['deleted', [['deleted', 'certain', undefined]]],
    // Nobody can tell a record that is gone from one that is hidden.
    ['absent', [['absent', 'likely', 'visibility']]],
  ] as const)('of the right object, whose record is %s', (state, expected) => {
    for (const partner of [ACCOUNT_ID, ACCOUNT_ID.slice(0, 15), ` ${ACCOUNT_ID} `]) {
      const errors = errorsIn(linked({ partner }, {}), lookup(['Account'], state));
      expect(errors.map(({ params, confidence }) => [params['reason'], confidence, params['hinge']])).toEqual(expected);
      for (const { type, params } of errors) {
        const missing = 'missing-salesforce-id';
        const ofDeleted = 'insufficient-access-or-missing-salesforce-record';
        expect([type, params['id']]).toEqual([state === 'absent' ? missing : ofDeleted, ACCOUNT_ID]);
      }
    }
  });

  test('of a custom object is looked up, whatever its prefix', () => {
    expect(found(makeId('a00', 1), lookup(['Gadget__c'], 'absent'))).toEqual([['missing-salesforce-id', 'absent']]);
  });

  test('is no error while Salesforce has it, or has another that goes before', () => {
    const world = lookup(['Account'], 'absent');
    expect(errorsIn(linked({ partner: ACCOUNT_ID.slice(0, 15) }, { Partner__c: ACCOUNT_ID }), world)).toEqual([]);
    const other = lookup(['Account'], 'absent', 'prefer-salesforce');
    expect(errorsIn(linked({ partner: 'Acme' }, { Partner__c: ACCOUNT_ID }), other)).toEqual([]);
  });

  test('counts for a new lead as well', () => {
    expect(errorsIn(onlyHubspot({ partner: 'Acme' }), lookup(['Account']))).toMatchObject([
      { type: 'invalid-salesforce-id', confidence: 'likely', params: { hinge: 'inclusion' } },
    ]);
  });
});

describe('a HubSpot record whose counterpart is not to be seen', () => {
  const orphan = (more: Record<string, string> = {}) => ({
    object: 'contacts' as const,
    salesforceObject: 'Contact' as const,
    hubspot: hubspotRecord({ email: 'ada@acme.com', salesforcecontactid: CONTACT_ID.slice(0, 15), ...more }),
  });

  test.each([
    ['absent', 1],
    // It left the sync with its record: gone, not failing.
    ['deleted', 0],
    ['there', 0],
    [undefined, 0],
  ] as const)('%s: %i errors', (state, count) => {
    const errors = examine(orphan(), contextOf(orphan(), lookup(['Account'], state)));
    expect(errors).toHaveLength(count);
    for (const { error } of errors) {
      expect(error).toMatchObject({
        type: 'insufficient-access-or-missing-salesforce-record',
        confidence: 'likely',
        params: { reason: 'counterpart', id: CONTACT_ID, hinge: 'visibility' },
      });
      expect(error.property).toBeUndefined();
    }
  });

  test('is left alone where HubSpot calls it deleted, or its link is no id', () => {
    for (const more of [{ salesforcedeleted: 'true' }, { salesforcecontactid: 'gone' }]) {
      expect(errorsIn(orphan(more), lookup(['Account'], 'absent'))).toEqual([]);
    }
  });
});

test("an id is sound or not as in the sandbox's Salesforce, and nothing makes the rule throw", () => {
  const near = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('0015gAbCdEV-')), minLength: 14, maxLength: 19 }),
    fc.nat(100_000).map((serial) => makeId('001', serial)),
    fc.nat(100_000).map((serial) => makeId('001', serial).slice(0, 15)),
    fc.nat(100_000).map((serial) => makeId('001', serial).toLowerCase()),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  fc.assert(
    fc.property(near, (partner) => {
      fc.pre(partner.trim() !== '');
      const written = partner.trim();
      const refused = !isIdShaped(written) || !isWellFormedId(written);
      expect(found(partner, lookup(['Account'])).some(([type]) => type === 'invalid-salesforce-id')).toBe(refused);
    }),
    { numRuns: 2_000 },
  );
});
