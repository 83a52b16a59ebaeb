import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDriftWatch, driftSince, driftSummary, MOST_DRIFTING } from '../../../src/core/audit/drift.ts';
import type { Finding, Pair } from '../../../src/core/audit/pair.ts';
import { examine } from '../../../src/core/audit/rules.ts';
import { CONTACT_ID, contextOf, field, linked, property, type World } from './records.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE).toISOString();
const world: World = {
  properties: [property('jobtitle'), property('city')],
  fields: [field('Title', { length: 10 }), field('MailingCity')],
  mappings: ['jobtitle>Title:two-way', 'city>MailingCity'],
};

/** Minutes before now at which each side changed last and the pair was synced last. */
type Times = { readonly hubspot: number; readonly salesforce: number; readonly synced: number | null };

function pairOf({ hubspot, salesforce, synced }: Times, ours = 'CTO', theirs = 'CTO', id = '101'): Pair {
  const pair = linked(
    { jobtitle: ours, salesforcelastsynctime: synced === null ? null : ago(synced), firstname: 'Ada' },
    { Title: theirs },
  );
  return {
    ...pair,
    ...(pair.hubspot && { hubspot: { ...pair.hubspot, id, updatedAt: ago(hubspot) } }),
    ...(pair.salesforce && { salesforce: { ...pair.salesforce, modifiedAt: ago(salesforce) } }),
  };
}

/** Pairs in step, each synced some minutes after Salesforce's change. */
const inStep = (lags: readonly number[], synced = 100) =>
  lags.map((lag) => pairOf({ hubspot: synced, salesforce: synced + lag, synced }));

function watch(pairs: readonly Pair[], usual?: Parameters<typeof createDriftWatch>[1]) {
  const context = contextOf(pairOf({ hubspot: 1, salesforce: 1, synced: 1 }), world);
  const all = createDriftWatch(context, usual);
  for (const pair of pairs) all.add(pair, examine(pair, context));
  return all.result(NOW);
}

describe('a drifting record', () => {
  test('changed after its last sync, differs, and nothing explains it', () => {
    const { records, total, patienceMs } = watch([pairOf({ hubspot: 90, salesforce: 500, synced: 400 }, 'CTO', 'CEO')]);
    expect(patienceMs).toBe(45 * MINUTE);
    expect(total).toBe(1);
    expect(records).toEqual([
      {
        object: 'contacts',
        salesforceObject: 'Contact',
        hubspotId: '101',
        salesforceId: CONTACT_ID,
        name: 'Ada',
        properties: ['jobtitle'],
        side: 'hubspot',
        changedAt: ago(90),
        syncedAt: ago(400),
        confidence: 'certain',
      },
    ]);
  });

  test.each<[string, Pair, number]>([
    ['the values agree', pairOf({ hubspot: 90, salesforce: 500, synced: 400 }), 0],
    ['it changed a moment ago', pairOf({ hubspot: 45, salesforce: 500, synced: 400 }, 'a', 'b'), 0],
    ['it changed a moment longer ago', pairOf({ hubspot: 46, salesforce: 500, synced: 400 }, 'a', 'b'), 1],
    ['the sync’s own write is no change', pairOf({ hubspot: 399, salesforce: 500, synced: 400 }, 'a', 'b'), 0],
    ['Salesforce’s side changed', pairOf({ hubspot: 500, salesforce: 90, synced: 400 }, 'a', 'b'), 1],
    ['it never synced', pairOf({ hubspot: 90, salesforce: 500, synced: null }, 'a', 'b'), 0],
    ['a rule explains it', pairOf({ hubspot: 90, salesforce: 500, synced: 400 }, 'x'.repeat(11), 'b'), 0],
  ])('%s', (_, pair, count) => {
    expect(watch([pair]).total).toBe(count);
  });

  test('is only likely under an unknown rule', () => {
    const pair = pairOf({ hubspot: 90, salesforce: 500, synced: 400 });
    const city = {
      ...pair,
      ...(pair.hubspot && { hubspot: { ...pair.hubspot, properties: { ...pair.hubspot.properties, city: 'Rome' } } }),
    };
    expect(watch([city]).records).toMatchObject([{ properties: ['city'], confidence: 'likely' }]);
  });

  test('that left the sync is not looked at', () => {
    const pair = pairOf({ hubspot: 90, salesforce: 500, synced: 400 }, 'a', 'b');
    const deleted = {
      ...pair,
      ...(pair.hubspot && {
        hubspot: { ...pair.hubspot, properties: { ...pair.hubspot.properties, salesforcedeleted: 'true' } },
      }),
    };
    expect(watch([deleted]).total).toBe(0);
  });

  test('may wait as long as syncs usually take', () => {
    const slow = inStep(
      Array.from({ length: 40 }, () => 120),
      1000,
    );
    const drifting = (minutes: number) =>
      watch([...slow, pairOf({ hubspot: minutes, salesforce: 900, synced: 800 }, 'a', 'b')]).total;
    // The bucket's bound is up to a tenth above two hours.
    expect(drifting(119)).toBe(0);
    expect(drifting(133)).toBe(1);
  });

  test('is listed among the oldest thousand, and counted with all', () => {
    const pairs = Array.from({ length: 2500 }, (_, index) =>
      pairOf({ hubspot: 50 + ((index * 7) % 2500), salesforce: 9000, synced: 8000 }, 'a', 'b', String(index)),
    );
    const { records, total } = watch(pairs);
    expect(total).toBe(2500);
    expect(records).toHaveLength(MOST_DRIFTING);
    const ages = pairs.map(({ hubspot }) => hubspot?.updatedAt ?? '').toSorted();
    expect(records.map(({ changedAt }) => changedAt)).toEqual(ages.slice(0, MOST_DRIFTING));
  });
});

describe('the lag', () => {
  test('is that of pairs in step, from the change that their last sync followed', () => {
    // Within a minute it may be the sync's own write, after a day something else.
    expect(watch(inStep([0, 1, 24 * 60 + 1])).lag).toBeUndefined();
    const { lag } = watch(inStep([...Array.from({ length: 18 }, () => 2), 30, 30]));
    expect(lag?.pairs).toBe(20);
    expect(Math.round((lag?.medianMs ?? 0) / MINUTE)).toBe(2);
    expect((lag?.p95Ms ?? 0) / MINUTE).toBeGreaterThanOrEqual(30);
    expect((lag?.p95Ms ?? 0) / MINUTE).toBeLessThan(33.1);
  });

  test('is the earlier one where few pairs tell', () => {
    const usual = { pairs: 5000, medianMs: 3 * MINUTE, p95Ms: 80 * MINUTE };
    expect(watch(inStep([2, 2, 2]), usual)).toMatchObject({ lag: usual, patienceMs: 80 * MINUTE });
    expect(watch([], usual).lag).toEqual(usual);
    expect(watch(inStep(Array.from({ length: 20 }, () => 2)), usual).lag?.pairs).toBe(20);
    expect(watch([]).lag).toBeUndefined();
  });
});

describe('the heartbeat', () => {
  const changed = (minutes: number) => pairOf({ hubspot: minutes, salesforce: 5000, synced: 4000 }, 'a', 'b');

  /** The first of three that wait. */
  const several = (minutes: number) => [minutes, 2, 1].map(changed);

  test('is an alarm when changes wait and nothing at all synced since', () => {
    const report = watch([...inStep([1, 2, 3], 200), ...[100, 70, 20].map(changed)]);
    expect(report.heartbeat).toEqual({ newestSync: ago(200), waiting: 3, waitingSince: ago(100), alarm: true });
    expect(driftSummary(report)).toMatchObject({ records: 2, stalledSince: ago(200), waiting: 3 });
  });

  test.each<[string, readonly Pair[], boolean]>([
    ['something synced after the change', [...inStep([1], 99), ...[100, 101, 102].map(changed)], false],
    ['the change is younger than an hour', [...inStep([1], 600), ...several(60)], false],
    ['the change is older than an hour', [...inStep([1], 600), ...several(61)], true],
    ['two changes may be two refusals', [...inStep([1], 600), changed(500), changed(61)], false],
    ['nobody changed anything', inStep([1, 2], 600), false],
    ['syncs are slow', [...inStep([25, 25], 600), ...several(99)], false],
    ['syncs are slow, yet not that slow', [...inStep([25, 25], 600), ...several(111)], true],
    [
      'the time of a failing record’s sync counts too',
      [pairOf({ hubspot: 9, salesforce: 9, synced: 9 }, 'x'.repeat(11), 'b'), ...[100, 101, 102].map(changed)],
      false,
    ],
    ['nothing ever synced', [pairOf({ hubspot: 100, salesforce: 100, synced: null }, 'a', 'b')], false],
  ])('%s: %#', (_, pairs, alarm) => {
    expect(watch(pairs).heartbeat.alarm).toBe(alarm);
    expect('stalledSince' in driftSummary(watch(pairs))).toBe(alarm);
  });
});

describe('what a snapshot keeps', () => {
  const waits = (minutes: number, id: string) =>
    pairOf({ hubspot: minutes, salesforce: 9000, synced: 8000 }, 'a', 'b', id);
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => waits(from + index, `${from}-${index}`));

  test('is the most overdue and, apart, what is not late or changed since the newest sync', () => {
    const summary = driftSummary(watch([...inStep([1], 60), ...many(300, 1000), ...many(5, 46), ...many(3, 1)]));
    expect(summary.records).toBe(305);
    expect(summary.listed).toHaveLength(200);
    expect(summary.listed?.[0]?.changedAt).toBe(ago(1299));
    expect(summary.pending?.map(({ hubspotId }) => hubspotId)).toEqual([
      '46-4',
      '46-3',
      '46-2',
      '46-1',
      '46-0',
      '1-2',
      '1-1',
      '1-0',
    ]);
    expect(summary.waiting).toBe(8);
    expect(JSON.stringify(summary)).not.toContain('"a"');
  });

  /** A look at some records, minutes after the one at everything. */
  function later(minutes: number, before: readonly Pair[], changed: readonly Pair[]) {
    const context = contextOf(pairOf({ hubspot: 1, salesforce: 1, synced: 1 }), world);
    const look = createDriftWatch(context);
    for (const pair of changed) look.add(pair, examine(pair, context));
    const looked = new Set(changed.map(({ hubspot }) => `contacts:${hubspot?.id}`));
    const now = new Date(NOW.getTime() + minutes * MINUTE);
    return driftSince(driftSummary(watch(before)), look.result(now), { base: NOW.toISOString(), looked });
  }

  test('grows late without being read again', () => {
    const before = [...inStep([1], 60), ...many(3, 10)];
    expect(driftSummary(watch(before))).toMatchObject({ records: 0, waiting: 3 });
    expect(later(30, before, [])).toMatchObject({ records: 0, waiting: 3 });
    expect(later(40, before, [])).toMatchObject({ records: 3, waiting: 3, newestSync: ago(60) });
    expect(later(40, before, [])).not.toHaveProperty('stalledSince');
    expect(later(60, before, [])).toMatchObject({ records: 3, stalledSince: ago(60) });
  });

  test('ends with a sync, and counts what was not kept', () => {
    const before = [...inStep([1], 600), ...many(300, 100)];
    expect(driftSummary(watch(before))).toMatchObject({ records: 300, waiting: 300, stalledSince: ago(600) });
    expect(later(5, before, [waits(-4, '100-299')])).toMatchObject({ records: 299, waiting: 300 });
    const synced = pairOf({ hubspot: -2, salesforce: -2, synced: -2 }, 'a', 'a', '100-299');
    const after = later(5, before, [synced]);
    expect(after).toMatchObject({ records: 299, waiting: 0, newestSync: ago(-2) });
    expect(after).not.toHaveProperty('stalledSince');
    expect(after.listed?.map(({ hubspotId }) => hubspotId)).not.toContain('100-299');
  });

  test('takes what an earlier version wrote', () => {
    const look = createDriftWatch(contextOf(pairOf({ hubspot: 1, salesforce: 1, synced: 1 }), world)).result(NOW);
    const told = { base: NOW.toISOString(), looked: new Set<string>() };
    expect(driftSince({ records: 7 }, look, told)).toMatchObject({ records: 7, waiting: 0 });
  });

  test('is after looks at what changed as after a look at everything', () => {
    const at = fc.integer({ min: 0, max: 300 });
    const pair = fc.record({ hubspot: at, synced: at, same: fc.boolean() });
    const change = fc.option(fc.record({ hubspot: fc.integer({ min: 0, max: 99 }), synced: at, same: fc.boolean() }));
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, change), { maxLength: 12 }), (all) => {
        const made = ({ hubspot, synced, same }: { hubspot: number; synced: number; same: boolean }, index: number) =>
          // Synced at once where in step: then no lag is known, before as after.
          pairOf(
            { hubspot: same ? synced : Math.min(hubspot, synced), salesforce: 9000, synced },
            'a',
            same ? 'a' : 'b',
            String(index),
          );
        const before = all.map(([first], index) =>
          made({ ...first, hubspot: first.hubspot + 100, synced: first.synced + 100 }, index),
        );
        const changed = all.flatMap(([, next], index) =>
          next ? [made({ ...next, synced: Math.min(next.synced, 99) }, index)] : [],
        );
        const ids = new Set(changed.map(({ hubspot }) => hubspot?.id));
        const after = [...before.filter(({ hubspot }) => !ids.has(hubspot?.id)), ...changed];
        const context = contextOf(pairOf({ hubspot: 1, salesforce: 1, synced: 1 }), world);
        const resultOf = (pairs: readonly Pair[], minutes: number) => {
          const look = createDriftWatch(context);
          for (const one of pairs) look.add(one, examine(one, context));
          return look.result(new Date(NOW.getTime() - minutes * MINUTE));
        };
        const looked = new Set(changed.map(({ hubspot }) => `contacts:${hubspot?.id}`));
        const since = driftSince(driftSummary(resultOf(before, 100)), resultOf(changed, 0), { base: ago(100), looked });
        const whole = driftSummary(resultOf(after, 0));
        // A sync that a look at everything no longer finds on any record was one all the same.
        if (since.newestSync === whole.newestSync) expect(since).toEqual(whole);
      }),
    );
  });
});

test('no record with a finding, in step, or changed within the usual lag ever drifts', () => {
  const minutes = fc.integer({ min: 0, max: 3000 });
  const text = fc.constantFrom('a', 'b', 'x'.repeat(11));
  const pairs = fc.array(fc.tuple(minutes, minutes, fc.option(minutes), text, text), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, (all) => {
      const context = contextOf(pairOf({ hubspot: 1, salesforce: 1, synced: 1 }), world);
      const drift = createDriftWatch(context);
      const looked = all.map(([hubspot, salesforce, synced, ours, theirs], index) => {
        const pair = pairOf({ hubspot, salesforce, synced }, ours, theirs, String(index));
        const findings: readonly Finding[] = examine(pair, context);
        drift.add(pair, findings);
        return { pair, findings, last: Math.min(hubspot, salesforce), synced, same: ours === theirs };
      });
      const { records, total, patienceMs, heartbeat } = drift.result(NOW);
      const expected = looked.filter(
        ({ findings, last, synced, same }) =>
          synced !== null && findings.length === 0 && !same && synced > last + 1 && last * MINUTE > patienceMs,
      );
      expect(total).toBe(expected.length);
      expect(records.map(({ hubspotId }) => hubspotId).toSorted()).toEqual(
        expected.map(({ pair }) => pair.hubspot?.id ?? '').toSorted(),
      );
      const newest = Math.min(...looked.flatMap(({ synced }) => synced ?? []));
      if (Number.isFinite(newest)) expect(heartbeat.newestSync).toBe(ago(newest));
      else expect(heartbeat).toEqual({ waiting: 0, alarm: false });
    }),
  );
});
