/** The audit's view of the vendors' rules against the sandbox's: two independent ones, so that each catches the other's mistakes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import { RULES } from '../../src/core/audit/rules.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { tempFolder } from '../support/folder.ts';
import { truthOf } from '../support/person.ts';
import { silent, startTestSandbox } from '../support/sandbox.ts';

type Place = { object: string; type: string; property?: string | undefined; field?: string | undefined };
const placeOf = (id: string | undefined, { object, type, property, field }: Place) =>
  `${object} ${id} ${type} ${property ?? (type === 'waiting-on-account-to-sync' ? '' : (field ?? ''))}`;

async function compare(sandbox: Sandbox) {
  const mappings = join(await tempFolder(), 'mappings.csv');
  await writeFile(mappings, sandbox.mappingsCsv);
  const clock = { now: () => new Date() };
  const { audit } = await connectCrms(readCrmConfig({ ...sandbox.env, SFSYNC_MAPPINGS: mappings }), clock, silent);
  const outcome = await audit?.run(undefined);
  const found = (outcome?.findings ?? [])
    .filter(({ fresh }) => !fresh)
    .map(({ error }) => placeOf(error.hubspotId ?? error.salesforceId, error));
  const truth = (await truthOf(sandbox.url))
    .filter(({ type }) => Object.hasOwn(RULES, type))
    .map((row) => placeOf(row.id ?? row.salesforceId, row));
  return {
    outcome,
    truth,
    missed: truth.filter((place) => !found.includes(place)),
    falseAlarms: found.filter((place) => !truth.includes(place)),
  };
}

describe('the audit', { timeout: 60_000 }, () => {
  it.each([1, 2, 3])('finds exactly what the integration failed to sync (seed %i)', async (seed) => {
    const sandbox = await startTestSandbox({ records: 250, seed, crmOnly: true });
    const { truth, missed, falseAlarms, outcome } = await compare(sandbox);
    expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
    expect(truth.length).toBeGreaterThan(50);
    expect(outcome?.source.complete).toBe(true);
    // What it spends: no more than the pages and a handful for the metadata.
    expect(outcome?.calls.salesforce).toBeLessThan(15);
    expect(outcome?.calls.hubspot).toBeLessThan(20);
  });

  it('finds the same through failing calls, and says nothing less', async () => {
    const sandbox = await startTestSandbox({ records: 100, crmOnly: true, fault: 0.1 });
    const { missed, falseAlarms, outcome } = await compare(sandbox);
    expect(falseAlarms).toEqual([]);
    // Either all was read in the end, or the outcome says that it was not.
    if (outcome?.source.complete === true) expect(missed).toEqual([]);
    else expect(outcome?.source.problem).toBeDefined();
  });
});
