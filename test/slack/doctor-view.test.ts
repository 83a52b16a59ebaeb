/** What `/sfsync doctor` says first, and what it leaves out. */
import { expect, it } from 'vitest';
import type { DoctorFinding } from '../../src/jobs/doctor.ts';
import { doctorMessage } from '../../src/slack/views/doctor.ts';
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
