import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES, errorType } from '../../src/core/catalogue/catalogue.ts';
import { detailsView } from '../../src/slack/views/details.ts';
import { createText } from '../../src/text/text.ts';
import { viewFaults } from '../support/block-faults.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';
import { FINDINGS } from '../text/findings.ts';

const text = createText('en-GB', 'Europe/Rome');
const links = {
  hubspot: ({ hubspotId }: { hubspotId?: string }) => `https://app.hubspot.com/contacts/1/record/0-1/${hubspotId}`,
  salesforce: ({ salesforceId }: { salesforceId?: string }) => `https://acme.my.salesforce.com/${salesforceId}`,
  list: () => undefined,
};

function view(errors: Parameters<typeof snapshotOf>[0]) {
  const snapshot = snapshotOf(errors);
  return detailsView(text, { title: 'Property values', errors: snapshot.open, sources: snapshot.sources, links }, NOW);
}

describe('details', () => {
  it('explains the type, its causes and its records with links to both CRMs', () => {
    const shown = view([syncError(), syncError({ hubspotId: '102', name: 'Grace Hopper' })]);
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words).toContain('*String too long* — 2 errors on 2 records');
    expect(words).toContain('Job title is longer than the 128 characters that Salesforce takes (2 records)');
    expect(words).toContain('Grace Hopper');
    expect(words).toContain('Job title is 312 characters; Salesforce takes 128');
    expect(words).toContain('https://app.hubspot.com/contacts/1/record/0-1/102');
    expect(words).toContain('https://acme.my.salesforce.com/003000000000001AAA');
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

  it('says what likely errors depend on, at length once and in short behind each', () => {
    const likely = (hubspotId: string, hinge: string) =>
      syncError({ hubspotId, confidence: 'likely', params: { ...syncError().params, hinge } });
    const shown = view([
      likely('1', 'rule'),
      likely('2', 'rule'),
      likely('3', 'inclusion'),
      syncError({ hubspotId: '4' }),
    ]);
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words.match(/the mapping’s sync rule, which HubSpot does not show/g)).toHaveLength(1);
    expect(words.match(/\(likely: depends on the mapping’s sync rule\)/g)).toHaveLength(2);
    expect(words.match(/\(likely: depends on whether the record is meant to sync\)/g)).toHaveLength(1);
    expect(JSON.stringify(view([syncError()]))).not.toContain('ikely');
  });

  it('tells what is active in Salesforce where no comparison foretells an error', () => {
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
    const { open, sources } = snapshotOf([refused]);
    const shown = detailsView(text, { title: 'Custom code', errors: open, sources, links, automations }, NOW);
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words).toContain('→ Flow Lead before save on Lead, last changed 20 Nov 2026, 10:00 by Max <!here>');
    expect(words).toContain('Flow Flow 6 on Lead, last changed 7 Nov 2026, 10:00');
    expect(words).toContain('and 3 more');
    expect(words).not.toContain('Flow 2 on Lead');
    expect(JSON.stringify(view([refused]))).not.toContain('Active in Salesforce');
  });

  it('fits Slack with every finding there is, in both languages', () => {
    for (const errors of Object.values(Object.groupBy(FINDINGS, ({ type }) => errorType(type).category))) {
      for (const own of [text, createText('it-IT', 'Europe/Rome')]) {
        const snapshot = snapshotOf(
          (errors ?? []).map((error, index) => ({ ...error, key: `${index}`, hubspotId: `${index}` })),
        );
        const shown = detailsView(
          own,
          { title: 'Property values', errors: snapshot.open, sources: snapshot.sources, links },
          NOW,
        );
        expect(viewFaults(shown)).toEqual([]);
        expect(JSON.stringify(shown)).toContain('→');
      }
    }
  });

  it('says how many records are left out', () => {
    const errors = Array.from({ length: 25 }, (_, index) => syncError({ hubspotId: String(index) }));
    expect(JSON.stringify(view(errors))).toContain('First 10 records of 25');
  });

  it('has an answer when the errors are gone', () => {
    const shown = view([]);
    expect(viewFaults(shown)).toEqual([]);
    expect(JSON.stringify(shown)).toContain('There are no such errors any more');
  });

  it('shows untrusted names as they are, without markup', () => {
    const shown = view([syncError({ name: '<!channel> *bold* \u202Egnp.exe' })]);
    const bold = JSON.stringify(shown.blocks);
    expect(bold).toContain('"text":"<!channel> *bold*  gnp.exe"');
    expect(bold).not.toContain('\u202E');
  });

  it('is a view that Slack takes, whatever the errors', () => {
    const id = fc.constantFrom(...ERROR_TYPES.map((type) => type.id));
    const part = fc.record({
      type: id,
      name: fc.string({ maxLength: 200, unit: 'grapheme' }),
      value: fc.string({ maxLength: 66_000 }),
      confidence: fc.constantFrom('certain' as const, 'likely' as const),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const shown = view(parts.map((own, index) => syncError({ ...own, hubspotId: String(index) })));
        expect(viewFaults(shown)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
