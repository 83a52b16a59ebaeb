/** What `/sfsync doctor` says first, and what it leaves out. */
import { expect, it } from 'vitest';
import type { DoctorFinding } from '../../src/jobs/doctor.ts';
import { doctorMessage } from '../../src/slack/views/doctor.ts';
import { doctorLines } from '../../src/text/doctor.ts';
import { createText } from '../../src/text/text.ts';

const finding = (area: DoctorFinding['area'], check: string, ok: boolean): DoctorFinding => ({
  area,
  check,
  ok,
  optional: area === 'mappings',
  detail: {},
});

it('an area has one line of what is well, and none for a single check beside what is not', () => {
  const report = [
    finding('mappings', 'none', false),
    finding('mappings', 'rule', true),
    finding('hubspot', 'token', true),
    finding('hubspot', 'owners', true),
    finding('hubspot', 'account', false),
    finding('slack', 'auth', true),
  ];
  const lines = doctorMessage(createText(), report, false).text.split('\n');
  expect(lines.filter((line) => line.includes('Mappings:'))).toEqual([expect.stringMatching(/^Optional/)]);
  expect(lines).toContain('OK · HubSpot: 2 checks passed');
  expect(lines).toContain('OK · Slack: 1 check passed');
  expect(lines).toHaveLength(4);
});

it('what only a person can check is no check that passed: a line of its own, or the test touch', () => {
  const rule = { ...finding('mappings', 'rule', true), unknown: true };
  const report = [{ ...finding('mappings', 'file', true), detail: { file: 'm.csv', count: 2 } }, rule];
  const lines = (canTouch: boolean) => doctorMessage(createText(), report, canTouch).text.split('\n');
  expect(lines(false)).toEqual([
    'OK · Mappings: 1 check passed',
    expect.stringMatching(/^TO CHECK · Mappings: .*No API shows whether it is/),
  ]);
  expect(lines(true)).toEqual(['OK · Mappings: 1 check passed']);
  expect(doctorLines(createText('it-IT'), [rule])).toEqual([expect.stringMatching(/^DA VERIFICARE · Mappature: /)]);
});

it('sfsync’s own calls are always told: last where there are some left, first where there are none', () => {
  const own = (left: boolean) => ({
    ...finding('salesforce', 'budget', left),
    optional: true,
    detail: { spent: 150, limit: left ? 1_000 : 150, ...(left ? {} : { until: '2026-11-25T14:00:00.000Z' }) },
  });
  const lines = (report: readonly DoctorFinding[]) =>
    doctorMessage(createText('en-GB', 'Europe/Rome'), report, false).text.split('\n');
  const login = finding('salesforce', 'login', true);
  expect(lines([login, own(true)])).toEqual([
    'OK · Salesforce: 1 check passed',
    'OK · Salesforce: sfsync has spent 150 of its budget of 1,000 calls in 24 hours',
  ]);
  expect(lines([login, own(false)])).toEqual([
    'Optional · Salesforce: sfsync’s own budget is spent (150 of 150 calls in 24 hours), so that checks wait until 25 Nov, 15:00. SFSYNC_SALESFORCE_BUDGET raises it',
    'OK · Salesforce: 1 check passed',
  ]);
});
