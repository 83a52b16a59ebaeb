import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { closeProven } from '../../src/core/diff.ts';
import { lastDays, type DayTotal } from '../../src/core/history.ts';
import type { ClosedError, Snapshot } from '../../src/core/snapshot.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { digestMessage } from '../../src/slack/views/digest.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults } from '../support/block-faults.ts';
import { digestFacts, since } from '../support/digest-facts.ts';
import { drifting, NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const text = createText('en-GB', 'Europe/Rome');
const words = (message: { blocks?: readonly unknown[] }) => JSON.stringify(message.blocks);

describe('digest', () => {
  it('tells totals, a card a category, the allowance, the source and the next digest', () => {
    const snapshot = snapshotOf([
      syncError(),
      syncError({ hubspotId: '102' }),
      syncError({
        type: 'inactive-salesforce-owner',
        property: 'hubspot_owner_id',
        field: 'OwnerId',
        params: { owner: 'Max' },
      }),
    ]);
    const message = digestMessage(text, digestFacts(snapshot), NOW);
    expect(blockFaults(message.blocks)).toEqual([]);
    expect(words(message)).toContain('*3 errors* on *2 records*');
    expect(words(message)).toContain('Job title is longer than the 128 characters that Salesforce takes (2 records)');
    expect(words(message)).toContain('38% of 100,000 calls');
    expect(words(message)).toContain('HubSpot and Salesforce compared <!date^1795510800^');
    expect(words(message)).toContain('/sfsync notify daily');
    expect(message.text).toBe('3 errors on 2 records. Picklists: 1 error. Property values: 2 errors.');
  });

  it('puts the severest category first', () => {
    const snapshot = snapshotOf([
      syncError(),
      syncError({ hubspotId: '102' }),
      syncError({ type: 'waiting-on-account-to-sync', params: { account: '001' } }),
    ]);
    const carousel = digestMessage(text, digestFacts(snapshot), NOW).blocks?.find(({ type }) => type === 'carousel');
    const { elements } = carousel as unknown as { elements: { title: { text: string } }[] };
    expect(elements.map(({ title }) => title.text)).toEqual(['Associations', 'Property values']);
  });

  it('tells the change since the last digest', () => {
    const before = snapshotOf([syncError(), syncError({ hubspotId: '102' })]);
    const later = new Date(NOW.getTime() + 60_000);
    const after = snapshotOf([syncError(), syncError({ hubspotId: '103' })], before, later);
    const message = digestMessage(text, digestFacts(after, since(after, NOW.toISOString())), later);
    expect(words(message)).toContain('1 new · 0 returned · 1 fixed since');
  });

  it('says since when there are none, and what was looked at when', () => {
    const later = new Date(NOW.getTime() + 3_600_000);
    const message = digestMessage(text, digestFacts(snapshotOf([], snapshotOf([syncError()]), later)), later);
    expect(words(message)).toMatch(
      /No sync errors since <!date\^1795514400\^[^>]*>\. Last checked <!date\^1795514400\^\{ago\}[^>]*>: HubSpot and Salesforce/,
    );
    expect(message.text).toBe('No sync errors since 24 Nov, 11:00. Last checked just now: HubSpot and Salesforce');
  });

  it('strikes through what was fixed, with when and by whom', () => {
    const before = snapshotOf([1, 2, 3].map((id) => syncError({ hubspotId: String(id) })));
    const own = new Set(before.open.slice(0, 2).map(({ error }) => error.key));
    const resynced = closeProven(before, own, new Date(NOW.getTime() + 60_000), 'U2');
    const after = snapshotOf([], resynced, new Date(NOW.getTime() + 120_000));
    const told = words(digestMessage(text, digestFacts(after, since(after, NOW.toISOString())), NOW));
    expect(told).toMatch(/~Property values: 2 errors~ fixed: resync by <@U2>, proven <!date\^1795510860\^/);
    expect(told).toMatch(/~Property values: 1 error~ fixed: the cause was gone <!date\^1795510920\^/);
    const many = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7'].map((by, index) => ({
      ...(after.closed[0] as ClosedError),
      by,
      closedAt: new Date(NOW.getTime() + index).toISOString(),
    }));
    const changes = { since: NOW.toISOString(), new: [], returned: [], gone: [], unlisted: [], fixed: many };
    const counted = words(digestMessage(text, digestFacts(after, { changes }), NOW));
    expect(counted.match(/~Property values/g)).toHaveLength(5);
    expect(counted).toContain('2 more errors are fixed');
  });

  it('charts the last 14 days once two of them are known, and tells their figures in its text', () => {
    const snapshot = snapshotOf([syncError()]);
    const shown = (...days: readonly DayTotal[]) => digestMessage(text, digestFacts(snapshot, { days }), NOW);
    const first = { day: '2026-11-21', count: { errors: 1200, records: 3 } };
    const last = { day: '2026-11-24', count: { errors: 0, records: 0 } };
    const message = shown({ day: '2026-11-20' }, first, { day: '2026-11-22' }, { day: '2026-11-23' }, last);
    expect(blockFaults(message.blocks)).toEqual([]);
    const chart = message.blocks?.find(({ type }) => type === 'data_visualization');
    expect(chart).toMatchObject({
      title: 'Open errors, last 14 days',
      chart: {
        series: [
          {
            data: [
              { label: '21 Nov', value: 1200 },
              { label: '24 Nov', value: 0 },
            ],
          },
        ],
        axis_config: { categories: ['21 Nov', '24 Nov'] },
      },
    });
    expect(message.text).toContain(
      'Open errors in the last 14 days: 1,200 on 21 Nov, 0 on 24 Nov. 2 days without a check left out.',
    );
    expect(words(shown({ day: '2026-11-23' }, last))).not.toContain('data_visualization');
    const onlyNew = digestMessage(text, digestFacts(snapshot, { days: [first, last], onlyNew: true }), NOW);
    expect(words(onlyNew)).not.toContain('data_visualization');
  });

  it('leaves the chart out where the message would be too large', () => {
    const source = snapshotOf([]).sources[0];
    if (source === undefined) throw new Error('a snapshot has its source');
    const days = [23, 24].map((day) => ({ day: `2026-11-${day}`, count: { errors: day, records: 1 } }));
    const problem = { vendor: 'salesforce', code: 'bad-answer', detail: 'x' };
    const many = Array.from({ length: 60 }, () => ({ ...source, complete: false, problem, drift: { records: 1 } }));
    const told = digestMessage(text, digestFacts({ ...snapshotOf([]), sources: many }, { days }), NOW);
    expect(words(told)).not.toContain('data_visualization');
    expect(told.text).toContain('24 on 24 Nov');
  });

  it('never makes a zero of what could not be read', () => {
    const problem = new VendorError('salesforce', 'unreachable', 'connect ECONNREFUSED');
    const failed: Snapshot = {
      ...snapshotOf([]),
      sources: [{ name: 'audit', at: null, complete: false, problem, objects: { contacts: 'failed' } }],
    };
    const message = digestMessage(text, digestFacts(failed, { usage: { problem } }), NOW);
    expect(message.text).toBe('Nothing could be read yet');
    expect(words(message)).toContain('Could not compare HubSpot and Salesforce yet: Salesforce does not answer');
    expect(words(message)).toContain('Salesforce API usage: Salesforce does not answer');
    expect(words(message)).not.toContain('no errors');
  });

  it('keeps the age of figures that could not be renewed', () => {
    const problem = { vendor: 'hubspot', code: 'unauthorized', detail: '' };
    const objects = { contacts: 'failed', companies: 'failed', deals: 'failed' } as const;
    const at = new Date(NOW.getTime() - 7_200_000).toISOString();
    const stale: Snapshot = {
      ...snapshotOf([syncError()]),
      sources: [{ name: 'audit', at, complete: false, problem, objects }],
    };
    const message = digestMessage(text, digestFacts(stale), NOW);
    expect(words(message)).toContain('Could not compare again since');
    expect(words(message)).toContain('HubSpot refused the credentials');
    expect(message.text).toContain('1 error on 1 record');
  });

  it('tells how far the comparison could see', () => {
    const [source] = snapshotOf([]).sources;
    if (source === undefined) throw new Error('a snapshot has its source');
    const seen = {
      ...source,
      unmapped: { contacts: 200, deals: 14 },
      excluded: { 'no-email': 300, 'deleted-in-salesforce': 12 },
    };
    const shown = words(digestMessage(text, digestFacts({ ...snapshotOf([]), sources: [seen] }), NOW));
    expect(shown).toContain('312 records (no email: 300, deleted in Salesforce: 12)');
    expect(shown).toContain('214 properties are not mapped and so not compared');
    const onlyNew = digestMessage(text, digestFacts({ ...snapshotOf([]), sources: [seen] }, { onlyNew: true }), NOW);
    expect(words(onlyNew)).not.toContain('not mapped');
  });

  it('tells where a comparison was broken off', () => {
    const problem = new VendorError('salesforce', 'unreachable', '');
    const broken = {
      name: 'audit',
      at: NOW.toISOString(),
      complete: false,
      problem,
      objects: { contacts: 'part', companies: 'failed', deals: 'whole' },
      compared: { contacts: 25_000, deals: 100 },
    } as const;
    const shown = words(digestMessage(text, digestFacts({ ...snapshotOf([]), sources: [broken] }), NOW));
    expect(shown).toContain(
      'not completely: stopped after 25,000 contacts and companies unread (Salesforce does not answer)',
    );
    // All objects read in part is no failure of the look.
    const partly = { ...broken, objects: { contacts: 'part' }, compared: {} } as const;
    const other = words(digestMessage(text, digestFacts({ ...snapshotOf([]), sources: [partly] }), NOW));
    expect(other).toContain('contacts read only in part (Salesforce does not answer)');
  });

  it('raises the alarm first when nothing syncs', () => {
    const [source] = snapshotOf([]).sources;
    if (source === undefined) throw new Error('a snapshot has its source');
    const drift = { records: 7, medianMs: 260_000, p95Ms: 720_000, stalledSince: '2026-11-24T08:40:00Z', waiting: 31 };
    const stalled = { ...source, drift };
    const shown = words(digestMessage(text, digestFacts({ ...snapshotOf([]), sources: [stalled] }), NOW));
    expect(shown).toMatch(
      /"text":":warning: Nothing has synced since <!date\^1795509600\^[^>]*>, although 31 records have changed/,
    );
  });

  it('tells silent drift apart from errors, with a button where there is something to show', () => {
    const [source] = snapshotOf([]).sources;
    if (source === undefined) throw new Error('a snapshot has its source');
    const shown = (drift: object, onlyNew = false) => {
      const sources = [{ ...source, drift: { records: 7, medianMs: 260_000, p95Ms: 720_000, ...drift } }];
      const message = digestMessage(text, digestFacts({ ...snapshotOf([]), sources }, { onlyNew }), NOW);
      expect(blockFaults(message.blocks)).toEqual([]);
      return words(message);
    };
    const line = 'Changed, not synced, no known reason: 7 records. Usual lag: 4 minutes (95 %: 12 minutes)';
    expect(shown({}).split(line)).toHaveLength(2);
    expect(shown({})).not.toContain('"drift"');
    expect(shown({ listed: [drifting()] })).toContain('"action_id":"drift"');
    expect(shown({ listed: [drifting()] })).toContain('"action_id":"resync:drift"');
    expect(shown({ listed: [drifting()] })).not.toContain('Ada');
    expect(shown({}, true)).not.toContain(line);
    expect(shown({ records: 0 })).not.toContain('no known reason');
  });

  it('offers no Resync without both CRMs, but HubSpot’s page', () => {
    const links = {
      settings: 'https://app.hubspot.com/x',
      hubspot: () => undefined,
      salesforce: () => undefined,
      list: () => undefined,
    };
    const message = digestMessage(text, digestFacts(snapshotOf([syncError()]), { canResync: false, links }), NOW);
    expect(blockFaults(message.blocks)).toEqual([]);
    expect(words(message)).not.toContain('"resync:');
    expect(words(message)).toContain('https://app.hubspot.com/x');
  });

  it('lets no record speak Slack', () => {
    const evil = '<!channel> <@U1> *x* `y` &';
    const snapshot = snapshotOf([
      syncError({
        name: evil,
        value: evil,
        type: 'restricted-picklist-value',
        params: { label: evil, fieldLabel: evil, value: evil },
      }),
    ]);
    const message = digestMessage(text, digestFacts(snapshot), NOW);
    expect(message.text).not.toContain('<!');
    for (const part of mrkdwnOf(message.blocks)) expect(part).not.toContain('<!channel>');
  });

  it('stays within Slack’s limits for any snapshot', () => {
    const id = fc.constantFrom(...ERROR_TYPES.map((type) => type.id));
    const error = fc.record({
      type: id,
      label: fc.string({ maxLength: 300, unit: 'grapheme' }),
      value: fc.string({ maxLength: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(error, { maxLength: 60 }), (parts) => {
        const errors = parts.map(({ type, label, value }, index) =>
          syncError({
            type,
            value,
            hubspotId: String(index),
            params: { label, fieldLabel: label, value, max: 5, length: 9 },
          }),
        );
        const days = lastDays([], NOW).map(({ day }, index) => ({ day, count: { errors: index * 7919, records: 1 } }));
        const message = digestMessage(text, digestFacts(snapshotOf(errors), { days }), NOW);
        expect(blockFaults(message.blocks)).toEqual([]);
        expect(JSON.stringify(message.blocks).length).toBeLessThan(LIMITS.messageChars);
        expect(message.text).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });
});

function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnOf);
}
