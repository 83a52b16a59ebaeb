/** Which of HubSpot's figures counts, and whether the other one is told of. */
import { expect, it } from 'vitest';
import type { Salesforce } from '../../src/jobs/ports.ts';
import { createUsage, type UsageSettings } from '../../src/jobs/usage.ts';

const log = { calls: 18_235, day: '2026-11-29' };

async function shareOf(typedAt: string | undefined, now = '2026-11-30T10:00:00Z') {
  const hubspotUsed = typedAt === undefined ? undefined : { calls: 20_000, at: typedAt, by: 'U1' };
  const settings = { usage: (): UsageSettings => ({ hubspotUsed }), putUsage: async () => undefined };
  const salesforce = {
    usage: async () => ({ used: 1, max: 100, at: now }),
    integrationUsage: async () => log,
  } satisfies Pick<Salesforce, 'usage' | 'integrationUsage'>;
  const clock = { now: () => new Date(now) };
  return (await createUsage({ salesforce: salesforce as unknown as Salesforce, settings, clock }).report(0)).hubspot;
}

it('the event log overtakes what was typed in on its day, which is told for a week', async () => {
  const typed = '2026-11-29T15:00:00Z';
  const overtaken = { calls: 20_000, at: typed, by: 'U1' };
  expect(await shareOf(typed)).toEqual({ source: 'event-log', ...log, overtaken });
  expect(await shareOf(typed, '2026-12-07T10:00:00Z')).toEqual({ source: 'event-log', ...log });
  expect(await shareOf(undefined)).toEqual({ source: 'event-log', ...log });
});

it('what was typed in after the event log’s day counts', async () => {
  expect(await shareOf('2026-11-30T09:00:00Z')).toMatchObject({ source: 'typed', calls: 20_000 });
});
