import { describe, expect, it } from 'vitest';
import { examineAll } from '../../src/jobs/doctor.ts';
import { doctorLines } from '../../src/text/doctor.ts';
import { en, type MessageKey } from '../../src/text/en/en.ts';
import { createText, formatAge, formatDateTime, formatDuration } from '../../src/text/text.ts';

const text = createText('en-GB', 'Europe/Rome');
const NOW = new Date('2026-11-24T09:00:00Z');

describe('the message catalogue', () => {
  it('renders every message, with any plural', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      const names = [...en[key].matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '');
      for (const n of [0, 1, 7]) {
        const values = Object.fromEntries(names.map((name) => [name, n]));
        expect(text(key, values), key).not.toMatch(/undefined|\{\w+[,}]/);
      }
    }
  });

  it('writes numbers, dates and ages for the reader', () => {
    expect(text('count.errors', { n: 1 })).toBe('1 error');
    expect(text('count.errors', { n: 12_345 })).toBe('12,345 errors');
    expect(formatDateTime(text, NOW)).toBe('24 Nov, 10:00');
    expect(formatDateTime(createText('en-US', 'America/New_York'), NOW)).toMatch(/Nov 24, 04:00\sAM/);
    expect(formatAge(text, new Date(NOW.getTime() - 30_000), NOW)).toBe('just now');
    expect(formatAge(text, new Date(NOW.getTime() - 7_300_000), NOW)).toBe('2 hours ago');
    expect(formatDuration(text, 60_000)).toBe('1 minute');
  });
});

describe('the doctor’s lines', () => {
  it('say what to do, and what can be done without', async () => {
    const report = await examineAll([
      { area: 'hubspot', examine: undefined },
      {
        area: 'salesforce',
        examine: async () => [
          { check: 'login', ok: true, detail: {} },
          { check: 'event-log', ok: false, detail: { optional: true, problem: 'INVALID_TYPE' } },
          { check: 'read', ok: false, detail: { object: 'Lead' } },
        ],
      },
    ]);
    const lines = doctorLines(text, report);
    expect(lines[0]).toContain('To do · HubSpot: HubSpot is not set up');
    expect(lines[1]).toBe('OK · Salesforce: The login works');
    expect(lines[2]).toMatch(/^Optional · Salesforce: The event log cannot be read.*\(INVALID_TYPE\)$/);
    expect(lines[3]).toContain('To do · Salesforce: Lead cannot be read');
  });
});
