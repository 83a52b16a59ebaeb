import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { FREQUENCIES, type Subscription } from '../../src/core/schedule.ts';
import type { TrackedError } from '../../src/core/snapshot.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { homeView } from '../../src/slack/views/home.ts';
import { subscribeAnswers, subscribeView } from '../../src/slack/views/subscribe.ts';
import { createText } from '../../src/text/text.ts';
import { homeFaults, viewFaults } from '../support/block-faults.ts';
import { homeFacts } from '../support/home-facts.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const texts = [createText('en-GB', 'Europe/Rome'), createText('it-IT', 'Europe/Rome')];
const [english, italian] = texts as [(typeof texts)[0], (typeof texts)[0]];
const words = { admins: '<@U1>' };
const shown = (facts: ReturnType<typeof homeFacts>, text = english) =>
  JSON.stringify(homeView(text, facts, words, NOW).blocks);

const wish = (parts: Partial<Subscription> = {}): Subscription => ({
  channel: 'C1',
  frequency: 'daily',
  at: '09:00',
  day: 1,
  zone: 'Europe/Rome',
  language: 'en',
  since: NOW.toISOString(),
  ...parts,
});

describe('App Home', () => {
  it('tells what is open by category, with Details, and where that is from', () => {
    const snapshot = snapshotOf([syncError(), syncError({ hubspotId: '102' }), syncError({ type: 'invalid-email' })]);
    const view = homeView(english, homeFacts(snapshot), words, NOW);
    expect(homeFaults(view)).toEqual([]);
    const told = JSON.stringify(view);
    expect(told).toContain('*3 errors* on *2 records*');
    expect(told).toContain('*Property values* · 3 errors · 2 records');
    expect(told).toContain('"action_id":"details:property-values"');
    expect(told).toContain('Job title is longer than the 128 characters that Salesforce takes (2 records)');
    expect(told).toMatch(/HubSpot and Salesforce compared completely <!date\^1795510800\^\{ago\}\|/);
    expect(told).toContain('38% of 100,000 calls');
    expect(told).toContain('May resync, make HubSpot lists and change settings: <@U1>');
  });

  it('tells a newcomer what sfsync is and what to do first', () => {
    const alone = shown(homeFacts(undefined, { canCheck: false, canResync: false }));
    expect(alone).toContain('What is sfsync?');
    expect(alone).toMatch(/1\. Drop HubSpot’s exported error list.*2\. Invite me.*3\. Connect HubSpot and Salesforce/);
    expect(alone).not.toContain('home_check');
    const connected = shown(homeFacts());
    expect(connected).toMatch(/1\. Press \*Check now\*/);
    expect(connected).toContain('"action_id":"home_check"');
    expect(shown(homeFacts(), italian)).toContain('Da dove cominciare');
  });

  it('tells what is whose, and says nothing of it where that is not known', () => {
    const snapshot = snapshotOf([syncError(), syncError({ hubspotId: '102' })]);
    expect(shown(homeFacts(snapshot))).not.toContain('Yours');
    expect(shown(homeFacts(snapshot, { own: [] }))).toContain('no errors on records that you own');
    const own = snapshot.open.slice(0, 1);
    expect(shown(homeFacts(snapshot, { own }))).toContain('*Yours* · 1 error on 1 record that you own');
  });

  it('never makes a zero of what could not be read', () => {
    const problem = new VendorError('salesforce', 'unreachable', 'connect ECONNREFUSED');
    const none = {
      ...snapshotOf([]),
      sources: [{ name: 'audit', at: null, complete: false, problem, objects: {} }],
    } as const;
    expect(shown(homeFacts(none))).toContain('Nothing could be read yet');
    expect(shown(homeFacts(none))).toContain('could not be compared yet. Salesforce does not answer.');
    const part = {
      ...none,
      sources: [{ ...none.sources[0], at: NOW.toISOString(), objects: { contacts: 'part' } }],
    } as const;
    expect(shown(homeFacts(part))).toContain('No sync errors found in what could be read');
    expect(shown(homeFacts(part))).toContain('but not completely. Salesforce does not answer.');
  });

  it('tells since when there are no errors', () => {
    const before = snapshotOf([syncError()]);
    const later = new Date(NOW.getTime() + 3_600_000);
    expect(shown(homeFacts(snapshotOf([], before, later)))).toMatch(/No sync errors since <!date\^1795514400\^/);
    expect(shown(homeFacts(snapshotOf([])))).toContain('No sync errors found');
  });

  it('tells the figures of the last days once there are two, without a chart, which Slack has in messages only', () => {
    const snapshot = snapshotOf([syncError()]);
    const days = [
      { day: '2026-11-23', count: { errors: 5, records: 4 } },
      { day: '2026-11-24', count: { errors: 1, records: 1 } },
    ];
    expect(shown(homeFacts(snapshot, { days }))).toContain('last 14 days: 5 on 23 Nov, 1 on 24 Nov.');
    expect(shown(homeFacts(snapshot, { days: days.slice(1) }))).not.toContain('last 14 days');
  });

  it('tells what is under way', () => {
    const at = NOW.toISOString();
    const told = shown(
      homeFacts(snapshotOf([syncError()]), {
        isChecking: true,
        resyncs: [
          { job: { id: 'a', at, by: 'U2', place: { channel: 'D2' } }, records: 38, keys: new Set(), types: new Set() },
        ],
        lists: [{ name: 'Picklists <!here>', object: 'contacts', state: 'making', at, by: 'U2' }],
        imports: [{ file: 'F1', channel: 'C1', name: 'errors.csv', state: 'reading', at, ts: '1.2', by: 'U3' }],
      }),
    );
    expect(told).toContain('being compared now');
    expect(told).not.toContain('home_check');
    expect(told).toContain('Resync of 38 records, started by <@U2>');
    expect(told).toContain('HubSpot list “Picklists &lt;!here&gt;”');
    expect(told).toContain('Reading “errors.csv” for <@U3>');
  });

  it('tells the digests, the reader’s own first, each with a button to change it', () => {
    const subscriptions = [wish({ channel: 'D1', frequency: 'weekly', day: 5 }), wish()];
    const told = shown(homeFacts(snapshotOf([]), { subscriptions }));
    expect(told).toMatch(
      /Our direct messages: every Friday at 09:00 .*<#C1>: every day at 09:00 \(Europe\/Rome\), in English/,
    );
    expect(told).toContain('"action_id":"home_notify:C1"');
    expect(shown(homeFacts(snapshotOf([]), { subscriptions: [wish()] }))).toContain('Our direct messages: no digest');
    expect(shown(homeFacts(snapshotOf([]), { subscriptions }), italian)).toContain('ogni venerdì alle 09:00');
  });

  it('is one that Slack takes, whatever is open and under way', () => {
    const id = fc.constantFrom(...ERROR_TYPES.map((type) => type.id));
    const long = fc.string({ maxLength: 3000, unit: 'grapheme' });
    const error = fc.record({ type: id, label: long, value: long, name: long });
    const people = fc.array(fc.record({ name: long, by: fc.constantFrom('U1', 'U2') }), { maxLength: 40 });
    const wishes = fc.array(
      fc.record({ frequency: fc.constantFrom(...FREQUENCIES), day: fc.integer({ min: 1, max: 7 }) }),
      { maxLength: 60 },
    );
    const at = NOW.toISOString();
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(error, { maxLength: 60 }),
        people,
        wishes,
        (text, parts, jobs, digests) => {
          const errors = parts.map(({ type, label, value, name }, index) =>
            syncError({
              type,
              value,
              name,
              hubspotId: String(index),
              params: { label, fieldLabel: label, value, max: 5, length: 9 },
            }),
          );
          const snapshot = snapshotOf(errors);
          const view = homeView(
            text,
            homeFacts(snapshot, {
              own: snapshot.open,
              lists: jobs.map(({ name, by }) => ({ name, object: 'contacts', state: 'making', at, by })),
              subscriptions: digests.map((own, index) => wish({ ...own, channel: `C${index}` })),
            }),
            words,
            NOW,
          );
          expect(homeFaults(view)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes 100,000 errors', () => {
    const [first] = snapshotOf([syncError()]).open;
    if (first === undefined) throw new Error('a snapshot has its error');
    const open = Array.from({ length: 100_000 }, (_, index): TrackedError => {
      const hubspotId = String(index);
      return { ...first, error: syncError({ hubspotId, value: `v${index % 500}` }) };
    });
    const facts = homeFacts({ ...snapshotOf([]), open }, { own: open });
    for (const text of texts) {
      const view = homeView(text, facts, words, NOW);
      expect(homeFaults(view)).toEqual([]);
    }
    expect(shown(facts)).toContain('*100,000 errors* on *100,000 records*');
  });
});

describe('the questions about a digest', () => {
  it.each(FREQUENCIES)('are ones that Slack takes, with what holds (%s)', (frequency) => {
    for (const text of texts) {
      expect(viewFaults(subscribeView(text, '<#C1>', wish({ frequency, day: 7 }), '{}'))).toEqual([]);
    }
  });

  it('are read back', () => {
    const option = (value: string) => ({ selected_option: { value } });
    const state = {
      frequency: { frequency: option('weekly') },
      time: { time: { selected_time: '21:30' } },
      day: { day: option('3') },
      language: { language: option('it') },
    };
    expect(subscribeAnswers(state)).toEqual({ frequency: 'weekly', at: '21:30', day: 3, language: 'it' });
    expect(subscribeAnswers({ ...state, frequency: { frequency: option('hourly') } })).toBeUndefined();
    expect(subscribeAnswers({ frequency: { frequency: option('off') } })).toEqual({ frequency: 'off' });
  });
});
