import { describe, expect, it } from 'vitest';
import { advance, closeProven } from '../../src/core/diff.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { countRecords, errorKey, type SyncError } from '../../src/core/sync-error.ts';
import { LATER, list, listed } from '../support/listing.ts';
import { drifting, NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const LATEST = new Date(NOW.getTime() + 7_200_000);

const openKeys = ({ open }: Snapshot) => open.map(({ error }) => error.key);
const sourcesOf = ({ open }: Snapshot) => open.map(({ error }) => error.sources);

describe('an imported list alone', () => {
  it('opens what it has, tells its source and counts the same error once', () => {
    const { snapshot, changes } = list(undefined, [listed(), listed(), listed({ hubspotId: '102' })]);
    expect(changes.new).toHaveLength(2);
    expect(snapshot.sources).toEqual([
      {
        name: 'import',
        at: LATER.toISOString(),
        complete: true,
        objects: {},
        file: { name: 'errors.csv', rows: 3, unreadableRows: 0, by: 'U0ADMIN' },
      },
    ]);
  });

  it('marks what a whole list lacks as unlisted, never as fixed, and knows it again', () => {
    const first = list(undefined, [listed(), listed({ hubspotId: '102' })]).snapshot;
    const second = list(first, [listed()], { now: LATEST });
    expect(second.changes).toMatchObject({ fixed: [], gone: [], new: [], returned: [] });
    expect(second.changes.unlisted.map(({ key, how }) => [key, how])).toEqual([
      ['contacts:102:string-too-long:', 'unlisted'],
    ]);
    const third = list(second.snapshot, [listed(), listed({ hubspotId: '102' })], {
      now: new Date(LATEST.getTime() + 1),
    });
    expect(third.changes.returned.map(({ timesReturned, firstSeen }) => [timesReturned, firstSeen])).toEqual([
      [1, LATER.toISOString()],
    ]);
  });

  it('closes nothing when it is a part, or when rows could not be read', () => {
    const first = list(undefined, [listed(), listed({ hubspotId: '102' })]).snapshot;
    for (const options of [{ whole: false }, { unreadableRows: 1 }]) {
      const { snapshot, changes } = list(first, [listed()], { ...options, now: LATEST });
      expect(changes.unlisted).toEqual([]);
      expect(snapshot.open).toHaveLength(2);
      expect(snapshot.sources[0]?.complete).toBe(false);
    }
  });

  it('knows rows without ids by what they say, and counts the records they stand for', () => {
    const row = (text: string, records: number) => {
      const { hubspotId: _, key: __, ...error } = listed({ object: 'unknown', params: { records } });
      return { ...error, key: errorKey(error, text) };
    };
    const { snapshot } = list(undefined, [row('a', 12), row('b', 1)]);
    expect(countRecords(snapshot.open.map(({ error }) => error))).toBe(13);
    expect(list(snapshot, [row('a', 9), row('b', 1)], { now: LATEST }).changes).toMatchObject({
      new: [],
      unlisted: [],
    });
  });
});

describe('an imported list beside an audit', () => {
  it('merges a row without a property with every audit error of that record and type', () => {
    const audited = [
      syncError(),
      syncError({ property: 'company', field: 'Company' }),
      syncError({ hubspotId: '102' }),
    ];
    const { snapshot, changes } = list(snapshotOf(audited), [listed()]);
    expect(changes.new).toEqual([]);
    expect(sourcesOf(snapshot)).toEqual([['audit', 'import'], ['audit', 'import'], ['audit']]);
    expect(snapshot.open[0]?.error).toMatchObject({ property: 'jobtitle', rawMessage: 'Title: data value too large' });
  });

  it('merges by Salesforce id, and by property, field or label where a row names one', () => {
    const audit = snapshotOf([syncError(), syncError({ property: 'company', field: 'Company', params: {} })]);
    const { hubspotId: _, ...row } = listed({ salesforceId: '003000000000001AAA', field: 'Job Title' });
    const { snapshot, changes } = list(audit, [{ ...row, key: errorKey(row) }]);
    expect(changes.new).toEqual([]);
    expect(sourcesOf(snapshot)).toEqual([['audit', 'import'], ['audit']]);
  });

  it('keeps both sides of a disagreement', () => {
    const onlyListed = listed({ hubspotId: '103' });
    const { snapshot } = list(snapshotOf([syncError()]), [onlyListed]);
    expect(snapshot.open.map(({ error, lacked }) => [error.sources, lacked])).toEqual([
      [['audit'], { import: LATER.toISOString() }],
      // The audit that looked at everything before did not find it.
      [['import'], { audit: NOW.toISOString() }],
    ]);
    const audited = snapshotAfter(snapshot, [syncError()], ['contacts:101', 'contacts:103']);
    expect(audited.open.map(({ error, lacked }) => [error.sources, lacked])).toEqual([
      [['audit'], { import: LATER.toISOString() }],
      [['import'], { audit: LATEST.toISOString() }],
    ]);
  });

  it('makes certain what was only likely', () => {
    const { snapshot } = list(snapshotOf([syncError({ confidence: 'likely' })]), [listed()]);
    expect(snapshot.open.map(({ error }) => error.confidence)).toEqual(['certain']);
    const after = list(snapshot, [listed({ hubspotId: '102' })], { now: LATEST }).snapshot;
    const again = snapshotAfter(after, [syncError({ confidence: 'likely' })], ['contacts:101']);
    expect(again.open[0]?.error.confidence).toBe('likely');
  });

  it('is taken up by a later audit without being new again', () => {
    const { snapshot } = list(undefined, [listed({ extra: { Severity: 'high' } })]);
    const { changes } = advance(snapshot, outcome([syncError()], ['contacts:101']), LATEST);
    expect(changes).toMatchObject({ new: [], returned: [], fixed: [] });
    expect(changes.open).toMatchObject([
      { firstSeen: LATER.toISOString(), error: { sources: ['audit', 'import'], extra: { Severity: 'high' } } },
    ]);
    expect(changes.open[0]?.error.key).toBe(syncError().key);
  });

  it('is not closed by an audit that never saw the error, but by one that did', () => {
    const { snapshot } = list(undefined, [listed()]);
    expect(openKeys(snapshotAfter(snapshot, [], ['contacts:101']))).toEqual([listed().key]);
    const both = snapshotAfter(snapshot, [syncError()], ['contacts:101']);
    const { changes } = advance(both, outcome([], ['contacts:101']), new Date(LATEST.getTime() + 1));
    expect(changes.fixed).toMatchObject([{ key: syncError().key, how: 'fixed' }]);
  });

  it('is no disagreement where the audit has no rule, or did not examine the record', () => {
    const flow = listed({ type: 'salesforce-flow' });
    const { snapshot } = list(undefined, [flow, listed({ hubspotId: '102' })]);
    const { open } = snapshotAfter(snapshot, [], ['contacts:101']);
    expect(open.map(({ lacked }) => lacked)).toEqual([undefined, undefined]);
  });

  it('stays open on the audit’s word when the list no longer has it', () => {
    const both = list(snapshotOf([syncError()]), [listed()]).snapshot;
    const { snapshot, changes } = list(both, [listed({ hubspotId: '102' })], { now: LATEST });
    expect(changes.unlisted).toEqual([]);
    expect(snapshot.open[0]).toMatchObject({ error: { sources: ['audit'] }, lacked: { import: LATEST.toISOString() } });
  });

  it('is closed as fixed by a proof', () => {
    const { snapshot } = list(undefined, [listed()]);
    expect(closeProven(snapshot, new Set([listed().key]), LATEST).closed).toMatchObject([{ how: 'fixed' }]);
  });
});

describe('a row that names no record', () => {
  const { hubspotId: _, key: __, ...bare } = listed({ field: 'Title', params: { records: 3 } });
  const row = { ...bare, key: errorKey(bare, 'row') };
  const two = [syncError(), syncError({ hubspotId: '102' })];

  it('is told by the records that are known already, and only for the rest by itself', () => {
    const { snapshot, changes } = list(snapshotOf(two), [row]);
    expect(sourcesOf(snapshot)).toEqual([['audit', 'import'], ['audit', 'import'], ['import']]);
    expect(changes.new.map(({ error }) => error.params)).toEqual([{ records: 1 }]);
    expect(countRecords(snapshot.open.map(({ error }) => error))).toBe(3);
    const again = list(snapshot, [row], { now: LATEST });
    expect(again.changes).toMatchObject({ new: [], returned: [], unlisted: [] });
  });

  it('is not told twice when a later file names its records', () => {
    const first = list(undefined, [row]).snapshot;
    const named = ['1', '2', '3'].map((id) => listed({ hubspotId: id, field: 'Title' }));
    const whole = list(first, named, { now: LATEST });
    expect(whole.changes).toMatchObject({ new: [], returned: [], unlisted: [] });
    expect(whole.snapshot.open.map(({ firstSeen }) => firstSeen)).toEqual(
      Array.from({ length: 3 }, () => LATER.toISOString()),
    );
    const part = list(first, named.slice(0, 1), { now: LATEST, whole: false });
    expect(countRecords(part.snapshot.open.map(({ error }) => error))).toBe(3);
  });

  it('keeps what is left of it, unless the whole list was read and lacks it', () => {
    const first = list(undefined, [row]).snapshot;
    const one = [listed({ hubspotId: '1', field: 'Title' })];
    const unread = list(first, one, { now: LATEST, unreadableRows: 1 });
    expect(countRecords(unread.snapshot.open.map(({ error }) => error))).toBe(3);
    const whole = list(first, one, { now: LATEST });
    expect(whole.snapshot.open).toHaveLength(1);
    expect(whole.changes.unlisted.map(({ key }) => key)).toEqual([row.key]);
  });

  it('is told by all the records that are known, however many', () => {
    const many = Array.from({ length: 1_500 }, (_, index) => syncError({ hubspotId: String(index) }));
    const { snapshot, changes } = list(snapshotOf(many), [{ ...row, params: { records: 1_500 } }]);
    expect(changes.new).toEqual([]);
    expect(snapshot.open.filter(({ lacked }) => lacked !== undefined)).toEqual([]);
  });

  it('is not one that names a record of an object that sfsync does not know', () => {
    const ticket = listed({ object: 'unknown', hubspotId: '900' });
    const { snapshot, changes } = list(snapshotOf(two), [ticket]);
    expect(changes.new.map(({ error }) => error.key)).toEqual([ticket.key]);
    expect(sourcesOf(snapshot)).toEqual([['audit'], ['audit'], ['import']]);
  });

  it('is about another error where type, object, place, name or the shared value differ', () => {
    const others = [
      { type: 'invalid-email' },
      { object: 'companies' },
      { field: 'Phone' },
      { name: 'Grace Hopper' },
    ] as const;
    for (const other of others) {
      const error = { ...row, ...other };
      expect(list(snapshotOf(two), [error]).changes.new, JSON.stringify(other)).toHaveLength(1);
    }
    const value = { type: 'restricted-picklist-value', field: 'Industry', value: 'Banking' } as const;
    const known = snapshotOf([syncError({ ...value, property: 'industry' })]);
    expect(list(known, [{ ...row, ...value }]).changes.new.map(({ error }) => error.params)).toEqual([{ records: 2 }]);
    expect(list(known, [{ ...row, ...value, value: 'Farming' }]).changes.new).toHaveLength(1);
  });
});

function outcome(errors: readonly SyncError[], examined: readonly string[]) {
  return {
    source: { name: 'audit', at: LATEST.toISOString(), complete: true, objects: { contacts: 'whole' } },
    findings: errors.map((error) => ({ error, fresh: false })),
    examined: new Set(examined),
  } as const;
}

function snapshotAfter(previous: Snapshot, errors: readonly SyncError[], examined: readonly string[]): Snapshot {
  return advance(previous, outcome(errors, examined), LATEST).snapshot;
}

describe('a record that drifts for no known reason', () => {
  const audited = (): Snapshot => ({
    ...snapshotOf([]),
    sources: [
      {
        name: 'audit',
        at: NOW.toISOString(),
        complete: true,
        objects: { contacts: 'whole' },
        drift: { records: 3, listed: [drifting(), drifting({ hubspotId: '102', salesforceId: '003000000000002AAA' })] },
      },
    ],
  });

  it.each([
    ['HubSpot’s id', listed()],
    ['Salesforce’s id', listed({ hubspotId: '999', salesforceId: '003000000000001AAA' })],
  ])('has one once the list names its error by %s', (_, error) => {
    const drift = list(audited(), [error]).snapshot.sources.find(({ name }) => name === 'audit')?.drift;
    expect(drift?.records).toBe(2);
    expect(drift?.listed?.map(({ hubspotId }) => hubspotId)).toEqual(['102']);
  });
});
