import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byOwner,
  byType,
  causeId,
  causesIn,
  errorsIn,
  oneARecord,
  recordId,
  recordsIn,
  typeOfCause,
} from '../../src/core/causes.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { countRecords } from '../../src/core/sync-error.ts';
import { snapshotOf, syncError } from '../support/snapshots.ts';

const anyError = fc
  .record({
    type: fc.constantFrom('string-too-long', 'invalid-email', 'mismatched-options'),
    hubspotId: fc.integer({ min: 1, max: 6 }).map(String),
    property: fc.constantFrom('a', 'b', 'p'.repeat(300)),
    value: fc.constantFrom('x', 'y'),
    owner: fc.constantFrom('o1', 'o2'),
  })
  .map((parts) => syncError(parts));
const anyOpen = fc.array(anyError, { maxLength: 40 }).map((errors) => snapshotOf(errors).open);

describe('causes', () => {
  it('hold each error once, with those that share its fingerprint', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const causes = causesIn(open);
        expect(causes.flatMap(({ errors }) => errors).toSorted(byKey)).toEqual(open.toSorted(byKey));
        expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
        for (const { id, cause, errors, records } of causes) {
          expect(errors.every(({ error }) => fingerprint(error) === cause.fingerprint)).toBe(true);
          expect(records).toBe(countRecords(errors.map(({ error }) => error)));
          expect(id.length).toBeLessThanOrEqual(140);
          expect(typeOfCause(id)).toBe(cause.type);
        }
        expect(errorsIn(causes)).toBe(open.length);
        expect(recordsIn(causes)).toBe(countRecords(open.map(({ error }) => error)));
        expect([...byOwner(causes).values()].reduce((sum, size) => sum + size, 0)).toBe(open.length);
      }),
    );
  });

  it('come type by type, the type with the most errors first, the largest cause of it first', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const causes = causesIn(open);
        const types = [...byType(causes)];
        expect(types.flatMap(([, own]) => own)).toEqual(causes);
        const sizes = types.map(([, own]) => errorsIn(own));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        for (const [, own] of types) {
          const records = own.map((cause) => cause.records);
          expect(records).toEqual(records.toSorted((a, b) => b - a));
        }
      }),
    );
  });

  it('tell the first time and the returns of their errors', () => {
    const open = snapshotOf([syncError(), syncError({ hubspotId: '2' })]).open.map((entry, index) => ({
      ...entry,
      firstSeen: `2026-11-0${2 - index}T00:00:00.000Z`,
      timesReturned: index * 3,
    }));
    expect(causesIn(open)).toMatchObject([{ firstSeen: '2026-11-01T00:00:00.000Z', timesReturned: 3 }]);
  });

  it('have one error of each record', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const rows = oneARecord(open);
        expect(rows).toHaveLength(countRecords(open.map(({ error }) => error)));
        expect(new Set(rows.map(({ error }) => recordId(error))).size).toBe(rows.length);
      }),
    );
  });

  it('have short ids, also where a file’s words are long', () => {
    expect(causeId('a:b:c')).toBe('a:b:c');
    const long = causeId(`a:b:${'c'.repeat(500)}`);
    expect(long).toMatch(/^a:#[0-9a-f]{14}$/);
    expect(causeId(`a:b:${'c'.repeat(501)}`)).not.toBe(long);
    const { hubspotId: _, salesforceId: __, ...row } = syncError({ property: 'p'.repeat(500) });
    expect(recordId(row)).toMatch(/^contacts:#/);
  });
});

type Keyed = { readonly error: { readonly key: string } };
const byKey = (a: Keyed, b: Keyed) => a.error.key.localeCompare(b.error.key);
