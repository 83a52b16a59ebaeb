import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { detailsView } from '../../src/slack/views/details.ts';
import { createText } from '../../src/text/text.ts';
import { viewFaults } from '../support/block-faults.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const text = createText('en-GB', 'Europe/Rome');
const links = {
  hubspot: ({ hubspotId }: { hubspotId?: string }) => `https://app.hubspot.com/contacts/1/record/0-1/${hubspotId}`,
  salesforce: ({ salesforceId }: { salesforceId?: string }) => `https://acme.my.salesforce.com/${salesforceId}`,
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
