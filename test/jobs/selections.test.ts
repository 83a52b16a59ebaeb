import { describe, expect, it } from 'vitest';
import { causesIn } from '../../src/core/causes.ts';
import { causesOf, selectedErrors, type Selection } from '../../src/jobs/selections.ts';
import { snapshotOf, syncError } from '../support/snapshots.ts';

const deal = (hubspotId: string, parts = {}) =>
  syncError({ object: 'deals', salesforceObject: 'Opportunity', hubspotId, ...parts });
const ERRORS = [
  syncError({ hubspotId: '1', owner: 'o1' }),
  syncError({ hubspotId: '2', owner: 'o2' }),
  syncError({ hubspotId: '1', property: 'phone', owner: 'o1' }),
  deal('1', { type: 'invalid-email' }),
];
const { open: LATEST } = snapshotOf(ERRORS);
const open = LATEST.map((entry, index) => ({ ...entry, openedAt: `2026-11-0${index + 1}T00:00:00.000Z` }));
const [cause = ''] = causesIn(open).map(({ id }) => id);

const selected = (selection: Partial<Selection> | undefined) =>
  selectedErrors(
    open,
    { selection: 's1' },
    { get: () => selection && { by: 'U1', at: '', of: {}, causes: [], records: [], ...selection } },
  )?.map(({ error }) => error.key);
const keys = (...at: number[]) => at.map((index) => ERRORS[index]?.key);

describe('a selection', () => {
  it('is all of its target where nothing is picked', () => {
    expect(new Set(selected({}))).toEqual(new Set(keys(0, 1, 2, 3)));
    expect(selected({ of: { cause } })).toEqual(keys(0, 1));
    expect(selected({ of: { category: 'property-values' }, object: 'deals' })).toEqual(keys(3));
    expect(selected({ of: { type: 'no-such-type' } })).toEqual([]);
  });

  it('is what is picked of it', () => {
    expect(selected({ causes: [cause] })).toEqual(keys(0, 1));
    // Of a record, only the errors of this cause.
    expect(selected({ of: { cause }, records: ['contacts:1'] })).toEqual(keys(0));
    expect(selected({ of: { cause }, records: ['contacts:gone'] })).toEqual([]);
  });

  it('is less what filters leave out', () => {
    expect(selected({ since: '2026-11-02T00:00:00.000Z' })?.toSorted()).toEqual(keys(2, 3).toSorted());
    expect(selected({ owners: ['o1', 'o9'] })).toEqual(keys(0, 2));
    expect(selected({ owners: [] })).toEqual([]);
  });

  it('is unknown once it is forgotten, rather than empty or all', () => {
    expect(selected(undefined)).toBeUndefined();
  });
});

describe('the causes that people look at', () => {
  it('are the same list as long as the errors are the same', () => {
    const filter = { of: {}, object: 'contacts' } as const;
    expect(causesOf(open, { ...filter })).toBe(causesOf(open, { ...filter }));
    expect(causesOf([...open], filter)).not.toBe(causesOf(open, filter));
    for (let index = 0; index < 200; index++) causesOf(open, { of: {}, since: String(index) });
    expect(causesOf(open, filter)).toEqual(causesOf([...open], filter));
  });

  it('count only what the filters leave', () => {
    const [first] = causesOf(open, { of: { cause }, since: '2026-11-01T12:00:00.000Z' });
    expect(first).toMatchObject({ records: 1, errors: [{ error: { hubspotId: '2' } }] });
  });
});
