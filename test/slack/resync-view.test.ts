import { describe, expect, it } from 'vitest';
import { guard } from '../../src/core/usage.ts';
import { recordsOf, type ResyncProgress } from '../../src/jobs/resync-job.ts';
import type { ResyncPlan } from '../../src/jobs/resync.ts';
import { progressMessage, resyncView } from '../../src/slack/views/resync.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults, viewFaults } from '../support/block-faults.ts';
import { NOW, syncError } from '../support/snapshots.ts';

const text = createText();
const errors = [
  syncError(),
  syncError({ hubspotId: '102' }),
  syncError({ hubspotId: '103', direction: 'to-hubspot', type: 'mismatched-options' }),
];

function plan(used: number): ResyncPlan {
  const org = { used, max: 1_000 };
  return {
    records: recordsOf(errors),
    busy: 0,
    hubspotCalls: { least: 3, most: 9 },
    salesforceCalls: { least: 6, most: 9 },
    guard: guard({ org, extraCalls: 9 }),
  };
}

describe('the confirmation of a resync', () => {
  it('tells records, sides, calls and what is left of the allowance', () => {
    const view = resyncView(text, plan(100), 'Property values', '{}');
    const words = JSON.stringify(view);
    expect(viewFaults(view)).toEqual([]);
    expect(words).toContain('*3 records* with *3 errors*: Property values');
    expect(words).toContain('2 records are touched in HubSpot');
    expect(words).toContain('1 record is touched in Salesforce');
    expect(words).toContain('3 to 9 calls to HubSpot and 6 to 9 calls to Salesforce, at least 3 of them');
    expect(words).toContain('11% used at most');
    expect(words).not.toContain('Resync anyway');
  });

  it('asks for a tick where the guard would be crossed', () => {
    const view = resyncView(text, plan(749), 'Property values', '{}');
    expect(viewFaults(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('Resync anyway');
  });
});

describe('a plan whose allowance is not known', () => {
  it('asks for a tick too', () => {
    const { guard: _, ...unknown } = plan(100);
    expect(JSON.stringify(resyncView(text, unknown, 'Picklists', '{}'))).toContain('Resync anyway');
  });
});

describe('the progress of a resync', () => {
  const job = { id: 'j1', at: NOW.toISOString(), by: 'U1', place: { channel: 'C1' }, records: recordsOf(errors) };
  const progress = (parts: Partial<ResyncProgress>): ResyncProgress => ({
    job,
    touched: 3,
    finished: false,
    verdicts: new Map(),
    ...parts,
  });

  it('says proven only of what was proven', () => {
    const running = progressMessage(text, progress({ verdicts: new Map([['contacts:101', { verdict: 'proven' }]]) }));
    expect(running.text).toContain('1 proven in sync, 0 failed again, 2 still waited for');
  });

  it('tells the result with reasons', () => {
    const verdicts = new Map([
      ['contacts:101', { verdict: 'proven' as const }],
      ['contacts:102', { verdict: 'failed-again' as const, type: 'string-too-long' }],
      ['contacts:103', { verdict: 'not-confirmed' as const }],
    ]);
    const done = progressMessage(text, progress({ finished: true, verdicts }));
    expect(blockFaults(done.blocks)).toEqual([]);
    expect(done.text).toContain('1 of 3 records proven in sync, 1 failed again, 1 not confirmed within 30 minutes.');
    expect(done.text).toContain('Failed again: String too long (1).');
    expect(done.text).toContain('Asked for by <@U1>');
  });

  it('names what was not confirmed, with its page, its type and what is active in Salesforce', () => {
    const records = recordsOf(
      Array.from({ length: 7 }, (_, index) =>
        syncError({ type: 'salesforce-flow', hubspotId: String(index), name: `<!here> ${index} ${'&'.repeat(300)}` }),
      ),
    );
    const verdicts = new Map(records.map(({ key }) => [key, { verdict: 'not-confirmed' as const }]));
    const one = { kind: 'flow', object: 'Contact', modifiedAt: '2026-11-01T00:00:00Z' } as const;
    const automations = [
      ...Array.from({ length: 4 }, (_, index) => ({ ...one, name: `Flow_${index}` })),
      { ...one, name: 'Not_of_contacts', object: 'Opportunity' as const },
    ];
    const links = { hubspot: ({ hubspotId = '' }) => `https://crm.test/${hubspotId}`, salesforce: () => undefined };
    const ended = progress({ job: { ...job, records }, finished: true, verdicts });
    const done = progressMessage(text, ended, { links, automations });
    expect(blockFaults(done.blocks)).toEqual([]);
    expect(done.text).not.toContain('<!here>');
    expect(done.text).not.toContain('Not_of_contacts');
    expect(done.text.match(/^• <https:\/\/crm\.test\/\d\|.*>: Salesforce flow$/gm)).toHaveLength(5);
    expect(done.text).toContain('\nand 2 more\nActive in Salesforce');
    expect(done.text.match(/^• Flow .*Flow_\d on .*$/gm)).toHaveLength(3);
    expect(done.text).toMatch(/and 1 more$/);
    expect(progressMessage(createText('it-IT'), ended).text).toContain('Non confermati:\n• ');
  });

  it('escapes what a CRM said of a refused touch', () => {
    const verdicts = new Map([['contacts:101', { verdict: 'not-touched' as const, problem: 'BAD: <!channel>' }]]);
    expect(progressMessage(text, progress({ finished: true, verdicts })).text).toContain('BAD: &lt;!channel&gt; (1)');
  });
});
