import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, closeProven } from '../../src/core/diff.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { recordKey, type SyncError } from '../../src/core/sync-error.ts';
import { drifting } from '../support/snapshots.ts';
import { outcome, salesforceError, syncError, WHOLE } from './errors.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const title = syncError({ property: 'jobtitle' });
const city = syncError({ property: 'city' });
const open = (snapshot: Snapshot) => snapshot.open.map(({ error }) => error.key);
const first = advance(undefined, outcome([title, city]), at(1)).snapshot;
const EXAMINED = { examined: ['contacts:1'] };

/** Keys by kind of change. */
function changesOf(previous: Snapshot | undefined, look: ReturnType<typeof outcome>, day: number) {
  const { changes } = advance(previous, look, at(day));
  return {
    new: changes.new.map(({ error }) => error.key),
    returned: changes.returned.map(({ error }) => error.key),
    open: changes.open.map(({ error }) => error.key),
    fixed: changes.fixed.map(({ key }) => key),
    gone: changes.gone.map(({ key }) => key),
  };
}

const NOTHING = { new: [], returned: [], open: [], fixed: [], gone: [] };

describe('the first look', () => {
  test('everything is new', () => {
    expect(changesOf(undefined, outcome([title, city]), 1)).toEqual({ ...NOTHING, new: [title.key, city.key] });
    expect(first).toMatchObject({
      version: 1,
      at: '2026-11-01T09:00:00.000Z',
      closed: [],
      sources: [{ name: 'audit' }],
    });
    expect(first.id).toMatch(/^[\w-]+$/);
    expect(first.open[0]).toEqual({
      error: title,
      firstSeen: '2026-11-01T09:00:00.000Z',
      openedAt: '2026-11-01T09:00:00.000Z',
      lastSeen: '2026-11-01T09:00:00.000Z',
      timesReturned: 0,
    });
  });

  test('what is found twice counts once', () => {
    expect(changesOf(undefined, outcome([title, title]), 1).new).toEqual([title.key]);
  });
});

describe('an error that is found again', () => {
  test('stays open, with what is known now', () => {
    const now = { ...title, value: 'other' };
    const { snapshot, changes } = advance(first, outcome([now, city], EXAMINED), at(2));
    expect(changes).toMatchObject({ new: [], fixed: [], gone: [] });
    expect(snapshot.open[0]).toMatchObject({
      error: now,
      firstSeen: first.at,
      openedAt: first.at,
      lastSeen: snapshot.at,
    });
  });

  test('keeps the sources that told of it', () => {
    const imported = advance(undefined, outcome([{ ...title, sources: ['import'] }]), at(1)).snapshot;
    const [tracked] = advance(imported, outcome([title]), at(2)).snapshot.open;
    expect(tracked?.error.sources).toEqual(['audit', 'import']);
  });

  test('is the same error once HubSpot has the record, too', () => {
    const alone = salesforceError('00Q5g00000AbCdEEAV');
    const before = advance(undefined, outcome([alone]), at(1)).snapshot;
    const both = syncError({ hubspotId: '7', salesforceId: '00Q5g00000AbCdEEAV' });
    const { snapshot, changes } = advance(before, outcome([both], { examined: ['contacts:7'] }), at(2));
    expect(changes).toMatchObject({ new: [], fixed: [], gone: [] });
    expect(snapshot.open).toMatchObject([{ error: { key: both.key }, firstSeen: before.at }]);
  });
});

describe('an error that is not found again', () => {
  test('is fixed when its record was examined', () => {
    expect(changesOf(first, outcome([title], EXAMINED), 2)).toEqual({
      ...NOTHING,
      open: [title.key],
      fixed: [city.key],
    });
    const { snapshot } = advance(first, outcome([], EXAMINED), at(2));
    expect(snapshot.open).toEqual([]);
    expect(snapshot.closed[0]).toEqual({
      key: title.key,
      type: 'string-too-long',
      object: 'contacts',
      firstSeen: first.at,
      closedAt: snapshot.at,
      how: 'fixed',
      timesReturned: 0,
    });
  });

  test('is gone when everything was read and the record was not there', () => {
    expect(changesOf(first, outcome([]), 2)).toEqual({ ...NOTHING, gone: [title.key, city.key] });
  });

  test('stays open where only a part was read, unless its record was', () => {
    const objects = { ...WHOLE, contacts: 'part' } as const;
    expect(changesOf(first, outcome([], { objects }), 2)).toEqual({ ...NOTHING, open: [title.key, city.key] });
    expect(changesOf(first, outcome([title], { objects, ...EXAMINED }), 2).fixed).toEqual([city.key]);
  });

  test('stays open, with its age, when its object could not be read', () => {
    const objects = { ...WHOLE, contacts: 'failed' } as const;
    const { snapshot } = advance(first, outcome([], { objects, ...EXAMINED }), at(2));
    expect(snapshot.open).toEqual(first.open);
    expect(changesOf(first, outcome([], { objects: {} }), 2)).toEqual({ ...NOTHING, open: [title.key, city.key] });
  });

  test('stays open when its type could not be judged, but is gone with its record', () => {
    const waiting = syncError({ type: 'waiting-on-account-to-sync' });
    const before = advance(undefined, outcome([waiting]), at(1)).snapshot;
    const unjudged = ['waiting-on-account-to-sync'];
    expect(changesOf(before, outcome([], { ...EXAMINED, unjudged }), 2)).toEqual({ ...NOTHING, open: [waiting.key] });
    expect(changesOf(before, outcome([], { unjudged }), 2)).toEqual({ ...NOTHING, gone: [waiting.key] });
  });

  test('stays open when only another source told of it', () => {
    const imported = advance(undefined, outcome([{ ...title, sources: ['import'] }]), at(1)).snapshot;
    expect(changesOf(imported, outcome([], EXAMINED), 2)).toEqual({ ...NOTHING, open: [title.key] });
  });
});

describe('an error that comes back', () => {
  const fixed = advance(first, outcome([title], EXAMINED), at(2)).snapshot;

  test('is returned, not new, and leaves the history', () => {
    const { snapshot, changes } = advance(fixed, outcome([title, city], EXAMINED), at(3));
    expect(changes).toMatchObject({ new: [], returned: [{ error: { key: city.key } }] });
    expect(snapshot.closed).toEqual([]);
    expect(snapshot.open.at(-1)).toMatchObject({ firstSeen: first.at, openedAt: snapshot.at, timesReturned: 1 });
    const again = advance(advance(snapshot, outcome([title], EXAMINED), at(4)).snapshot, outcome([city]), at(5));
    expect(again.changes.returned).toMatchObject([{ timesReturned: 2, firstSeen: first.at }]);
  });

  test('is new after 13 months', () => {
    const later = advance(fixed, outcome([title], EXAMINED), new Date('2027-12-03T00:00:00Z')).snapshot;
    expect(later.closed).toEqual([]);
    const earlier = advance(fixed, outcome([title], EXAMINED), new Date('2027-12-02T08:59:00Z')).snapshot;
    expect(earlier.closed).toHaveLength(1);
  });
});

describe('a finding that is too fresh', () => {
  test('opens nothing, and returns nothing', () => {
    expect(changesOf(undefined, outcome([], { fresh: [title] }), 1)).toEqual(NOTHING);
    const fixed = advance(first, outcome([], EXAMINED), at(2)).snapshot;
    const after = advance(fixed, outcome([], { fresh: [title] }), at(3)).snapshot;
    expect(after.open).toEqual([]);
    expect(after.closed).toHaveLength(2);
  });

  test('keeps an open error open', () => {
    const { snapshot } = advance(first, outcome([], { fresh: [title], ...EXAMINED }), at(2));
    expect(open(snapshot)).toEqual([title.key]);
    expect(snapshot.open[0]?.lastSeen).toBe(snapshot.at);
  });

  test('gives way to one that is not', () => {
    expect(changesOf(undefined, outcome([title], { fresh: [title] }), 1).new).toEqual([title.key]);
  });
});

describe('a look that told nothing', () => {
  const objects = { contacts: 'failed', companies: 'failed', deals: 'failed' } as const;
  const problem = { vendor: 'salesforce', code: 'unreachable', detail: 'connect ECONNREFUSED' };

  test('records the problem and keeps the age of the last one that did', () => {
    const { snapshot } = advance(
      first,
      outcome([], { objects, source: { problem, at: '2026-11-02T09:00:00.000Z' } }),
      at(2),
    );
    expect(snapshot.sources).toEqual([
      { name: 'audit', at: '2026-11-24T09:00:00.000Z', complete: false, problem, objects },
    ]);
    expect(snapshot.open).toEqual(first.open);
    expect(advance(snapshot, outcome([title, city]), at(3)).snapshot.sources[0]).not.toHaveProperty('problem');
  });

  test('has no age when nothing was ever read', () => {
    const { snapshot } = advance(undefined, outcome([], { objects, source: { problem } }), at(1));
    expect(snapshot.sources).toMatchObject([{ at: null, complete: false, problem }]);
  });

  test('leaves other sources alone', () => {
    const imported = advance(first, outcome([], { objects: {}, source: { name: 'import' } }), at(2)).snapshot;
    expect(imported.sources.map(({ name }) => name)).toEqual(['audit', 'import']);
  });
});

test('closeProven closes errors as fixed, and ignores keys that are not open', () => {
  const snapshot = closeProven(first, new Set([city.key, 'contacts:9:string-too-long:city']), at(2));
  expect(open(snapshot)).toEqual([title.key]);
  expect(snapshot.closed).toMatchObject([{ key: city.key, how: 'fixed', closedAt: '2026-11-02T09:00:00.000Z' }]);
  expect(snapshot.at).toBe(first.at);
});

test('closeProven keeps by whom it was resynced', () => {
  const [closed] = closeProven(first, new Set([city.key]), at(2), 'U1').closed;
  expect(closed).toMatchObject({ how: 'fixed', by: 'U1' });
});

test('closeProven takes proven records from those that drift, and leaves the rest of the count', () => {
  const drift = {
    records: 250,
    listed: [drifting(), drifting({ hubspotId: '102' })],
    pending: [drifting({ hubspotId: '103' })],
  };
  const snapshot = { ...first, sources: first.sources.map((source) => ({ ...source, drift })) };
  const [source] = closeProven(snapshot, new Set(['contacts:101', 'contacts:103']), at(2)).sources;
  expect(source?.drift).toEqual({ records: 249, listed: [drifting({ hubspotId: '102' })], pending: [] });
});

describe('whatever happens', () => {
  const errors: readonly SyncError[] = ['1', '2', '3'].flatMap((hubspotId) =>
    (['contacts', 'deals'] as const).flatMap((object) =>
      ['string-too-long', 'waiting-on-account-to-sync'].map((type) => syncError({ hubspotId, object, type })),
    ),
  );
  const reading = fc.constantFrom('whole', 'part', 'failed');
  const looks = fc
    .record({
      found: fc.subarray([...errors]),
      fresh: fc.subarray([...errors]),
      examined: fc.subarray([...new Set(errors.map(recordKey))]),
      unjudged: fc.subarray(['waiting-on-account-to-sync']),
      objects: fc.record({ contacts: reading, deals: reading }),
    })
    .map(({ found, ...more }) => outcome(found, more));
  const histories = fc.array(looks, { minLength: 1, maxLength: 8 });

  test('each key is in one place, and what was open is accounted for', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let previous: Snapshot | undefined;
        for (const [index, look] of history.entries()) {
          const { snapshot, changes } = advance(previous, look, at(index + 1));
          const places = [...open(snapshot), ...snapshot.closed.map(({ key }) => key)];
          expect(new Set(places).size).toBe(places.length);
          const told = [
            ...[...changes.new, ...changes.returned, ...changes.open].map(({ error }) => error.key),
            ...[...changes.fixed, ...changes.gone].map(({ key }) => key),
          ];
          expect(new Set(told).size).toBe(told.length);
          for (const key of previous === undefined ? [] : open(previous)) expect(told).toContain(key);
          // Found is never closed, and what only a fresh finding tells of is never opened.
          for (const { error, fresh } of look.findings) {
            if (!fresh) expect(open(snapshot)).toContain(error.key);
            expect(
              snapshot.closed.filter(({ key, closedAt }) => key === error.key && closedAt === snapshot.at),
            ).toEqual([]);
          }
          const found = new Set(look.findings.filter(({ fresh }) => !fresh).map(({ error }) => error.key));
          for (const { error } of [...changes.new, ...changes.returned]) expect(found).toContain(error.key);
          previous = snapshot;
        }
      }),
    );
  });

  test('a failed look closes nothing', () => {
    fc.assert(
      fc.property(histories, looks, (history, look) => {
        let previous: Snapshot | undefined;
        for (const [index, past] of history.entries()) previous = advance(previous, past, at(index + 1)).snapshot;
        const failed = {
          ...look,
          source: { ...look.source, objects: { contacts: 'failed', deals: 'failed' } as const },
        };
        const { changes } = advance(previous, failed, at(20));
        expect([...changes.fixed, ...changes.gone]).toEqual([]);
      }),
    );
  });

  test('nothing is fixed that was not examined, nor gone unless all was read', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let previous: Snapshot | undefined;
        for (const [index, look] of history.entries()) {
          const { snapshot, changes } = advance(previous, look, at(index + 1));
          const recordOf = (key: string) => key.split(':').slice(0, 2).join(':');
          for (const { key } of changes.fixed) expect(look.examined).toContain(recordOf(key));
          for (const { key, object } of changes.gone) {
            expect(look.examined).not.toContain(recordOf(key));
            expect(object === 'unknown' || look.source.objects[object]).toBe('whole');
          }
          previous = snapshot;
        }
      }),
    );
  });
});

describe('a look and a proof at the same time', () => {
  test('a proof that is later than the look stands: the error is not reopened', () => {
    const look = outcome([title]);
    const started = new Date(look.source.at ?? 0);
    const proven = closeProven(first, new Set([title.key]), new Date(started.getTime() + 1_000));
    const { snapshot, changes } = advance(proven, look, new Date(started.getTime() + 5_000));
    expect(open(snapshot)).not.toContain(title.key);
    expect(changes.returned).toEqual([]);
  });

  test('an error whose field is no longer there is gone, not fixed', () => {
    const look = { ...outcome([], EXAMINED), isInScope: (error: SyncError) => error.property !== 'jobtitle' };
    const { fixed, gone } = changesOf(first, look, 2);
    expect({ fixed, gone }).toEqual({ fixed: [city.key], gone: [title.key] });
  });
});

describe('a look at named records', () => {
  const named = (more: Parameters<typeof outcome>[1] = {}, gone: readonly string[] = []) => ({
    ...outcome([], more),
    onlyNamed: true,
    gone: new Set(gone),
  });

  test('says nothing of the others, however whole the look was that it builds on', () => {
    expect(changesOf(first, named(), 2)).toEqual({ ...NOTHING, open: [title.key, city.key] });
    expect(changesOf(first, named(EXAMINED), 2).fixed).toEqual([title.key, city.key]);
  });

  test('knows records that are gone by name', () => {
    expect(changesOf(first, named({}, ['contacts:1']), 2)).toEqual({ ...NOTHING, gone: [title.key, city.key] });
    expect(changesOf(first, named({}, ['contacts:2']), 2).open).toEqual([title.key, city.key]);
  });

  test('does not close what only an imported list has', () => {
    const imported = advance(undefined, outcome([{ ...title, sources: ['import'] }]), at(1)).snapshot;
    expect(changesOf(imported, named({}, ['contacts:1']), 2).open).toEqual([title.key]);
  });
});
