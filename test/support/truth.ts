/** The audit's view of the vendors' rules beside the sandbox's: two independent ones, so that each catches the other's mistakes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import { RULES } from '../../src/core/audit/rules.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { tempFolder } from './folder.ts';
import { truthOf } from './person.ts';
import { silent } from './sandbox.ts';

type Place = { object: string; type: string; property?: string | undefined; field?: string | undefined };
const placeOf = (id: string | undefined, { object, type, property, field }: Place) =>
  `${object} ${id} ${type} ${property ?? (type === 'waiting-on-account-to-sync' ? '' : (field ?? ''))}`;

/** One audit of a sandbox, against what its integration failed to sync. */
export async function compareWithTruth(sandbox: Sandbox) {
  const mappings = join(await tempFolder(), 'mappings.csv');
  await writeFile(mappings, sandbox.mappingsCsv);
  const clock = { now: () => new Date() };
  const { audit } = await connectCrms(readCrmConfig({ ...sandbox.env, SFSYNC_MAPPINGS: mappings }), clock, silent);
  const outcome = await audit?.run(undefined);
  const errors = (outcome?.findings ?? []).filter(({ fresh }) => !fresh).map(({ error }) => error);
  const found = new Map(errors.map((error) => [placeOf(error.hubspotId ?? error.salesforceId, error), error]));
  const truth = (await truthOf(sandbox.url))
    .filter(({ type }) => Object.hasOwn(RULES, type))
    .map((row) => placeOf(row.id ?? row.salesforceId, row));
  return {
    outcome,
    truth,
    missed: truth.filter((place) => !found.has(place)),
    falseAlarms: [...found].filter(([place]) => !truth.includes(place)).map(([place, error]) => ({ place, error })),
  };
}
