import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DriftSummary } from '../../src/core/audit/drift.ts';
import { alarmMessage } from '../../src/slack/views/alarm.ts';
import { driftView } from '../../src/slack/views/drift.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults, viewFaults } from '../support/block-faults.ts';
import { drifting, NOW, snapshotOf } from '../support/snapshots.ts';

const text = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');
const links = {
  settings: 'https://app.hubspot.com/integrations-settings/1/installed/salesforce',
  hubspot: ({ hubspotId }: { hubspotId?: string }) => `https://app.hubspot.com/contacts/1/record/0-1/${hubspotId}`,
  salesforce: ({ salesforceId }: { salesforceId?: string }) => `https://acme.my.salesforce.com/${salesforceId}`,
  list: () => undefined,
};
const view = (drift?: DriftSummary, own = text, urls: Parameters<typeof driftView>[1]['links'] = links) => {
  const sources = snapshotOf([]).sources.map((source) => (drift === undefined ? source : { ...source, drift }));
  return driftView(own, { sources, links: urls });
};
const many = (count: number) => Array.from({ length: count }, (_, index) => drifting({ hubspotId: String(index) }));

describe('what was not synced for no known reason', () => {
  it('is shown with links, what differs, the lag and what to do', () => {
    const shown = view({ records: 1, listed: [drifting()], medianMs: 260_000, p95Ms: 720_000 });
    const words = JSON.stringify(shown);
    expect(viewFaults(shown)).toEqual([]);
    expect(words).toContain('no known reason: 1 record. Usual lag: 4 minutes (95 %: 12 minutes)');
    expect(words).toContain('a validation rule, flow, Apex trigger or duplicate rule in Salesforce refuses it');
    expect(words).toContain('drop the file here');
    expect(words).toContain('Ada Lovelace');
    expect(words).toContain('changed 24 Nov, 08:00 in HubSpot, last synced 20 Nov, 10:00; different: phone, jobtitle');
    expect(words).toContain('https://app.hubspot.com/contacts/1/record/0-1/101');
    expect(words).toContain('https://acme.my.salesforce.com/003000000000001AAA');
    expect(words).toContain(links.settings);
  });

  it.each([
    [11, 11, undefined],
    [12, 10, 'and 2 more, changed later'],
    [200, 10, 'and 190 more, changed later'],
  ])('%i records: shows %i and says how many more', (records, lines, more) => {
    const words = JSON.stringify(view({ records, listed: many(records) }));
    expect(words.split('Ada Lovelace')).toHaveLength(lines + 1);
    if (more === undefined) expect(words).not.toContain('changed later');
    else expect(words).toContain(more);
  });

  it('says when nothing waits any more, and what likely ones depend on', () => {
    expect(JSON.stringify(view())).toContain('No record waits');
    expect(JSON.stringify(view({ records: 1, listed: [drifting({ confidence: 'likely' })] }))).toContain(
      'Likely, not certain: it depends on the mapping’s sync rule',
    );
  });

  it('fits Slack whatever the records are called, and lets none of them speak Slack', () => {
    const word = fc.oneof(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.constant('<!channel> *x*'));
    const record = fc.record({ name: word, properties: fc.array(word, { minLength: 1, maxLength: 60 }) });
    const unknown = { hubspot: () => undefined, salesforce: () => undefined, list: () => undefined };
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 15 }), fc.boolean(), (records, isItalian) => {
        const drift = { records: records.length, listed: records.map((parts) => drifting(parts)) };
        const shown = view(drift, isItalian ? italian : text, unknown);
        expect(viewFaults(shown)).toEqual([]);
        const mrkdwn = JSON.stringify(shown.blocks.filter(({ type }) => type !== 'rich_text'));
        expect(mrkdwn).not.toContain('<!channel>');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the alarm', () => {
  it.each([text, italian])('says that nothing syncs, and that something does again', (own) => {
    const since = NOW.toISOString();
    const stalled = alarmMessage(own, { kind: 'stalled', since, waiting: 31 }, links);
    const over = alarmMessage(own, { kind: 'over', since, at: since }, {});
    for (const message of [stalled, over]) expect(blockFaults(message.blocks)).toEqual([]);
    expect(stalled.text).toContain('31 record');
    expect(JSON.stringify(stalled.blocks)).toContain(links.settings);
    expect(over.text).toMatch(own === text ? /sync again/ : /di nuovo/);
  });
});
