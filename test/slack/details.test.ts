import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES, errorType } from '../../src/core/catalogue/catalogue.ts';
import { causesIn } from '../../src/core/causes.ts';
import type { Snapshot, TrackedError } from '../../src/core/snapshot.ts';
import { OBJECTS } from '../../src/core/sync-error.ts';
import type { DetailsState } from '../../src/slack/details-state.ts';
import { createText } from '../../src/text/text.ts';
import { viewFaults } from '../support/block-faults.ts';
import { detailsShown } from '../support/details-shown.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';
import { FINDINGS } from '../text/findings.ts';

const text = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');
const links = {
  hubspot: ({ hubspotId }: { hubspotId?: string }) => `https://app.hubspot.com/contacts/1/record/0-1/${hubspotId}`,
  salesforce: ({ salesforceId }: { salesforceId?: string }) => `https://acme.my.salesforce.com/${salesforceId}`,
  list: () => undefined,
};

const view = (errors: Parameters<typeof snapshotOf>[0], state: Partial<DetailsState> = {}) =>
  detailsShown(snapshotOf(errors), state, { facts: { links } });
const causeOf = ({ open }: Pick<Snapshot, 'open'>, at = 0): string => causesIn(open)[at]?.id ?? '';
/** The records of the first cause. */
const records = (errors: Parameters<typeof snapshotOf>[0], state: Partial<DetailsState> = {}) =>
  view(errors, { cause: causeOf(snapshotOf(errors)), ...state });
const many = (n: number) =>
  Array.from({ length: n }, (_, index) => syncError({ hubspotId: String(index), name: `Person ${index}.` }));

describe('the causes', () => {
  it('are told with their type, what ends them, how many and since when', () => {
    const shown = view([syncError(), syncError({ hubspotId: '102', name: 'Grace Hopper' })]);
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words).toContain('*String too long* — 2 errors on 2 records');
    expect(words).toContain('Job title is longer than the 128 characters that Salesforce takes (2 records)');
    expect(words).toContain('first seen: 24 Nov 2026');
    expect(words).not.toContain('came back');
    expect(words).toContain('Show 2 records');
    expect(words).toContain('For *all 2 errors* on 2 records:');
  });

  it('tell how often they came back', () => {
    const { open, sources } = snapshotOf([syncError(), syncError({ hubspotId: '102' })]);
    const returned = open.map((entry, index) => ({ ...entry, timesReturned: index * 2 }));
    expect(JSON.stringify(detailsShown({ open: returned, sources }))).toContain('came back 2 times');
  });

  it('says under each cause what ends it, with its values', () => {
    const option = (value: string, hubspotId: string) =>
      syncError({
        type: 'mismatched-options',
        direction: 'to-hubspot',
        property: 'industry',
        value,
        hubspotId,
        params: { label: 'Industry' },
      });
    const words = JSON.stringify(view([option('Partner', '1'), option('Vendor', '2')]));
    expect(words).toContain('→ Add the option “Partner” to the HubSpot property Industry');
    expect(words).toContain('→ Add the option “Vendor” to the HubSpot property Industry');
    // What HubSpot's list alone has is explained by its type's steps only.
    expect(JSON.stringify(view([syncError({ sources: ['import'] })]))).not.toContain('→');
  });

  it('come in pages that together have each of them once', () => {
    const errors = Array.from({ length: 30 }, (_, index) =>
      syncError({ property: `p${index}`, params: { label: `Property ${index}.`, length: 9, max: 8 } }),
    );
    const pages = [0, 1, 2, 3].map((page) => JSON.stringify(view(errors, { page })));
    expect(pages[0]).toContain('Causes 1 to 8 of 30');
    expect(pages[3]).toContain('Causes 25 to 30 of 30');
    for (const { params } of errors) {
      expect(pages.filter((words) => words.includes(`${params['label'] as string} is longer`))).toHaveLength(1);
    }
    // Fewer by now: the last page there is.
    expect(JSON.stringify(view(errors, { page: 99 }))).toContain('Causes 25 to 30 of 30');
  });

  it('are those that pass the filters; the others are not counted', () => {
    const errors = [syncError(), syncError({ object: 'deals', salesforceObject: 'Opportunity', hubspotId: '7' })];
    const words = JSON.stringify(view(errors, { object: 'deals' }));
    expect(words).toContain('Deals: Job title is longer');
    expect(words).not.toContain('Contacts: Job title');
    expect(words).toContain('For *all 1 error* on 1 record:');
    expect(JSON.stringify(view(errors, { since: '2026-11-25T00:00:00.000Z' }))).toContain(
      'No error passes this filter.',
    );
    expect(JSON.stringify(view([syncError()]))).not.toContain('All objects');
  });

  it('are acted on as they are ticked', () => {
    const snapshot = snapshotOf([syncError(), syncError({ property: 'phone' })]);
    const words = JSON.stringify(detailsShown(snapshot, {}, { facts: { picked: new Set([causeOf(snapshot)]) } }));
    expect(words).toContain('For *the selected cause*:');
    expect(words).toContain('Clear selection');
    expect(words.match(/initial_options/g)).toHaveLength(1);
  });

  it('have no buttons for what cannot be done, and say so', () => {
    const without = JSON.stringify(
      detailsShown(snapshotOf([syncError()]), {}, { facts: { can: { resync: false, list: false } } }),
    );
    expect(without).not.toContain('details_act:resync');
    expect(without).not.toContain('details_act:list');
    expect(without).toContain('details_act:export');
    expect(without).toContain('Resync needs HubSpot and Salesforce connected. A HubSpot list needs HubSpot connected.');
    const { hubspotId: _, salesforceId: __, ...nameless } = syncError({ sources: ['import'] });
    const unnamed = JSON.stringify(view([nameless]));
    expect(unnamed).not.toContain('details_act:resync');
    expect(unnamed).toContain('None of these errors tells which record it is on');
  });

  it('say what likely errors depend on, each reason once', () => {
    const likely = (hubspotId: string, hinge: string) =>
      syncError({ hubspotId, confidence: 'likely', params: { ...syncError().params, hinge } });
    const errors = [likely('1', 'rule'), likely('2', 'rule'), likely('3', 'inclusion'), syncError({ hubspotId: '4' })];
    const shown = view(errors);
    expect(viewFaults(shown)).toEqual([]);
    expect(JSON.stringify(shown).match(/the mapping’s sync rule, which HubSpot does not show/g)).toHaveLength(1);
    const words = JSON.stringify(records(errors));
    expect(words.match(/\(likely: depends on the mapping’s sync rule\)/g)).toHaveLength(2);
    expect(words.match(/\(likely: depends on whether the record is meant to sync\)/g)).toHaveLength(1);
    expect(JSON.stringify(view([syncError()]))).not.toContain('ikely');
  });

  it('tell, on both levels, what is active in Salesforce where no comparison foretells an error', () => {
    const refused = syncError({
      type: 'salesforce-flow',
      sources: ['import'],
      salesforceObject: 'Lead',
      params: { flow: 'Lead before save' },
      rawMessage: 'x',
    });
    const flow = (name: string, modifiedAt: string) =>
      ({
        kind: 'flow',
        object: 'Lead',
        name,
        label: name.replaceAll('_', ' '),
        modifiedAt,
        modifiedBy: 'Max <!here>',
      }) as const;
    const others = Array.from({ length: 7 }, (_, index) => flow(`Flow_${index}`, `2026-11-0${index + 1}T09:00:00Z`));
    const automations = [flow('Lead_before_save', '2026-11-20T09:00:00Z'), ...others];
    const snapshot = snapshotOf([refused]);
    for (const state of [{}, { cause: causeOf(snapshot) }]) {
      const shown = detailsShown(snapshot, state, { facts: { automations } });
      const words = JSON.stringify(shown);
      expect(viewFaults(shown)).toEqual([]);
      expect(words).toContain('→ Flow Lead before save on Lead, last changed 20 Nov 2026, 10:00 by Max <!here>');
      expect(words).toContain('Flow Flow 6 on Lead, last changed 7 Nov 2026, 10:00');
      expect(words).toContain('and 3 more');
      expect(words).not.toContain('Flow 2 on Lead');
    }
    expect(JSON.stringify(view([refused]))).not.toContain('Active in Salesforce');
  });

  it('have an answer when the errors are gone', () => {
    const shown = view([]);
    expect(viewFaults(shown)).toEqual([]);
    expect(JSON.stringify(shown)).toContain('There are no such errors any more');
  });
});

describe('the records of a cause', () => {
  it('have a box with their name, what is wrong, the value, and links to both CRMs', () => {
    const shown = records([syncError(), syncError({ hubspotId: '102', name: 'Grace Hopper', value: 'Chief' })]);
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words).toContain('Both records');
    expect(words).toContain('Grace Hopper');
    expect(words).toContain('Job title is 312 characters; Salesforce takes 128');
    expect(words).toContain('HubSpot, Job title: “Chief”');
    expect(words).toContain('First seen: 24 Nov 2026');
    expect(words).toContain('https://app.hubspot.com/contacts/1/record/0-1/102');
    expect(words).toContain('https://acme.my.salesforce.com/003000000000001AAA');
    expect(words).toContain('For *all 2 records* of this cause:');
  });

  it('do not say a value twice', () => {
    const invalid = syncError({ type: 'invalid-email', value: 'à@b.it', params: { label: 'Email' } });
    expect(JSON.stringify(records([invalid])).match(/à@b\.it/g)).toHaveLength(1);
  });

  it('come ten a page, each once, at any size', () => {
    const errors = many(25);
    const pages = [0, 1, 2].map((page) => JSON.stringify(records(errors, { page })));
    expect(pages[1]).toContain('Records 11 to 20 of 25');
    expect(pages.map((words) => words.match(/"Person \d+\."/g)?.length)).toEqual([10, 10, 5]);
    for (const { name = '' } of errors) {
      expect(pages.filter((words) => words.includes(`"${name}"`))).toHaveLength(1);
    }
  });

  it('say when the cause is over, or the filter leaves none, with a way back', () => {
    for (const [state, said] of [
      [{ cause: 'string-too-long:contacts:gone' }, 'This cause has no errors any more.'],
      [{ since: '2026-11-25T00:00:00.000Z' }, 'No error passes this filter.'],
    ] as const) {
      const shown = records([syncError()], state);
      expect(viewFaults(shown)).toEqual([]);
      expect(JSON.stringify(shown)).toContain(said);
      expect(JSON.stringify(shown)).toContain('details_step:back');
    }
  });

  it('shows untrusted names as they are, without markup', () => {
    const words = JSON.stringify(records([syncError({ name: '<!channel> *bold* \u202Egnp.exe' })]).blocks);
    expect(words).toContain('{"type":"plain_text","text":"<!channel> *bold*  gnp.exe","emoji":false}');
    expect(words).not.toContain('\u202E');
  });

  it('count those that are ticked and still there', () => {
    const snapshot = snapshotOf(many(25));
    const facts = { picked: new Set(['contacts:3', 'contacts:24', 'contacts:gone']) };
    const words = JSON.stringify(detailsShown(snapshot, { cause: causeOf(snapshot) }, { facts }));
    expect(words).toContain('For *the 2 selected records*:');
  });
});

describe('a view of the details', () => {
  it('fits Slack with every finding there is, in both languages, on both levels', () => {
    for (const errors of Object.values(Object.groupBy(FINDINGS, ({ type }) => errorType(type).category))) {
      const snapshot = snapshotOf(
        (errors ?? []).map((error, index) => ({ ...error, key: `${index}`, hubspotId: `${index}` })),
      );
      for (const own of [text, italian]) {
        const shown = detailsShown(snapshot, {}, { text: own, facts: { links } });
        expect(viewFaults(shown)).toEqual([]);
        expect(JSON.stringify(shown)).toContain('→');
        for (const { id } of causesIn(snapshot.open)) {
          expect(viewFaults(detailsShown(snapshot, { cause: id }, { text: own, facts: { links } }))).toEqual([]);
        }
      }
    }
  });

  it('is one that Slack takes, whatever the errors and the page', () => {
    const words = fc.string({ maxLength: 300, unit: 'grapheme' });
    const part = fc.record({
      type: fc.constantFrom(...ERROR_TYPES.map((type) => type.id)),
      object: fc.constantFrom(...OBJECTS, 'unknown' as const),
      name: words,
      property: words,
      field: words,
      value: fc.string({ maxLength: 66_000 }),
      confidence: fc.constantFrom('certain' as const, 'likely' as const),
      sources: fc.constantFrom(['audit'] as const, ['import'] as const),
      rawMessage: words,
    });
    const scene = fc.record({
      parts: fc.array(part, { maxLength: 60 }),
      page: fc.nat(8),
      cause: fc.option(fc.nat(60)),
      own: fc.constantFrom(text, italian),
      notice: fc.string({ minLength: 1, maxLength: 5000 }),
    });
    fc.assert(
      fc.property(scene, ({ parts, page, cause, own, notice }) => {
        const snapshot = snapshotOf(parts.map((error, index) => syncError({ ...error, hubspotId: String(index) })));
        const state = cause === null ? { page } : { page, cause: causeOf(snapshot, cause) };
        const owners = Array.from({ length: 98 }, (_, at) => [`${notice}${at}`, String(at)] as const);
        const facts = { links, owners, newSince: NOW.toISOString(), notice };
        expect(viewFaults(detailsShown(snapshot, state, { text: own, facts }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid at 100,000 errors, which are gathered by cause but once', () => {
    const one = syncError({ name: 'N'.repeat(5000) });
    const open = Array.from({ length: 100_000 }, (_, index): TrackedError => {
      const own = {
        hubspotId: String(index),
        property: `p${index % 300}`,
        type: index % 2 ? one.type : 'type-mismatch',
      };
      const error = { ...one, ...own, key: String(index), owner: String(index % 40) };
      return { error, firstSeen: NOW.toISOString(), openedAt: NOW.toISOString(), lastSeen: '', timesReturned: 0 };
    });
    const { sources } = snapshotOf([]);
    const states = [{}, { page: 20 }, { cause: causeOf({ open }) }, { cause: causeOf({ open }), page: 15 }];
    for (const state of states) {
      expect(viewFaults(detailsShown({ open, sources }, state))).toEqual([]);
    }
    expect(causesIn(open)).toBe(causesIn(open));
  });
});
