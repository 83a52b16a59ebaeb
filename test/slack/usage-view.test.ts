/** What `/sfsync usage` tells of sfsync's own calls. */
import { describe, expect, it } from 'vitest';
import type { BudgetReport } from '../../src/jobs/budget.ts';
import type { UsageReport } from '../../src/jobs/usage.ts';
import { usageMessage } from '../../src/slack/views/usage.ts';
import { createText } from '../../src/text/text.ts';
import { NOW } from '../support/snapshots.ts';

const budget: BudgetReport = {
  calls: { salesforce: { usage: 2, check: 1_040, resync: 40 }, hubspot: { check: 310 } },
  limit: 2_000,
  left: 918,
};
const usage: UsageReport = { org: { used: 38_000, max: 200_000, at: NOW.toISOString() }, budget };
const told = (locale: string, report: UsageReport) =>
  usageMessage(createText(locale, 'Europe/Rome'), report, NOW, undefined).text.split('\n').slice(-2);

describe('HubSpot’s share of the calls', () => {
  const overtaken = { calls: 20_000, at: '2026-11-23T15:00:00.000Z', by: 'U1' };
  const told = (locale: string, parts: object) =>
    usageMessage(
      createText(locale, 'Europe/Rome'),
      { org: { used: 1, max: 2, at: NOW.toISOString() }, hubspot: log(parts) },
      NOW,
      undefined,
    ).text;
  const log = (parts: object) => ({ source: 'event-log' as const, calls: 18_235, day: '2026-11-23', ...parts });

  it('tells of the figure that was typed in, once the event log has overtaken it', () => {
    expect(told('en-GB', { overtaken })).toContain(
      'Typed in: 20,000 on 23 Nov 2026 by <@U1>; the event log’s 18,235 for 23 Nov 2026 is newer and counts.',
    );
    expect(told('it-IT', { overtaken })).toContain('Dato inserito: 20.000 in data 23 nov 2026 da <@U1>');
    expect(told('en-GB', {})).not.toContain('yped in: 20,000');
  });
});

describe('sfsync’s own calls', () => {
  it('are told by reason, most first, with the budget', () => {
    expect(told('en-GB', usage).at(-1)).toBe(
      'sfsync itself: 1,082 Salesforce and 310 HubSpot calls in the last 24 hours (checks 1,040, resyncs 40, usage 2). Its budget is 2,000 Salesforce calls a day.',
    );
    expect(told('it-IT', usage).at(-1)).toBe(
      'sfsync stesso: 1082 chiamate a Salesforce e 310 a HubSpot nelle ultime 24 ore (controlli 1040, risincronizzazioni 40, utilizzo 2). Può usarne 2000 di Salesforce al giorno.',
    );
  });

  it('are none at first, without empty brackets', () => {
    const none: BudgetReport = { calls: { salesforce: {}, hubspot: {} }, limit: 150, left: 150 };
    expect(told('en-GB', { ...usage, budget: none }).at(-1)).toContain(
      '0 Salesforce and 0 HubSpot calls in the last 24 hours. Its budget',
    );
  });

  it('that are spent are told with when checks go on, and the setting that raises them', () => {
    const spent = { ...budget, left: 0, until: '2026-11-25T14:00:00.000Z' };
    const [, line] = told('en-GB', { ...usage, budget: spent });
    expect(line).toMatch(
      /^:warning: .*checks go on from <!date\^\d+\^[^|]*\|25 Nov, 15:00>\..*SFSYNC_SALESFORCE_BUDGET/,
    );
  });

  it('are left out where no CRM is connected', () => {
    expect(usageMessage(createText(), { problem: 'not-connected' }, NOW, undefined).text).not.toContain(
      'sfsync itself',
    );
  });
});
