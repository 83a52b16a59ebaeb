/** The audit's view of the vendors' rules beside the sandbox's: two independent ones, so that each catches the other's mistakes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import { isAudited } from '../../src/core/audit/rules.ts';
import type { SyncError } from '../../src/core/sync-error.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { tempFolder } from './folder.ts';
import { truthOf } from './person.ts';
import { silent } from './sandbox.ts';

type Place = { object: string; type: string; property?: string | undefined; field?: string | undefined };
/** Of the account, whatever names it: the refusals of the two sides do not agree on that. */
const OF_ACCOUNTS = new Set(['waiting-on-account-to-sync', 'association-limit-reached']);
const placeOf = (id: string | undefined, { object, type, property, field }: Place) =>
  `${object} ${id} ${type} ${OF_ACCOUNTS.has(type) ? '' : (property ?? field ?? '')}`;

/** Salesforce looks at a record no further when its object is closed to the user. */
const CLOSED = 'insufficient-salesforce-access';

/** One audit of a sandbox, against what its integration failed to sync. `excluded`: contacts outside its inclusion list. */
export async function compareWithTruth(sandbox: Sandbox, excluded: ReadonlySet<string> = new Set()) {
  const mappings = join(await tempFolder(), 'mappings.csv');
  await writeFile(mappings, sandbox.mappingsCsv);
  const clock = { now: () => new Date() };
  const { audit } = await connectCrms(readCrmConfig({ ...sandbox.env, SFSYNC_MAPPINGS: mappings }), clock, silent);
  const outcome = await audit?.run(undefined);
  const errors = (outcome?.findings ?? []).filter(({ fresh }) => !fresh).map(({ error }) => error);
  const found = new Map(errors.map((error) => [placeOf(error.hubspotId ?? error.salesforceId, error), error]));
  const rows = await truthOf(sandbox.url);
  const truth = rows.filter(({ type }) => isAudited(type)).map((row) => placeOf(row.id ?? row.salesforceId, row));
  const closed = new Set(rows.filter(({ type }) => type === CLOSED).map(({ id }) => id));
  const refused = new Set(rows.filter(({ id }) => id === undefined).map(({ salesforceId }) => salesforceId));
  // No API tells who is outside the inclusion list.
  const isUnknowable = ({ hubspotId, salesforceId, type }: SyncError) =>
    excluded.has(hubspotId ?? '') ||
    (type !== CLOSED && closed.has(hubspotId)) ||
    // HubSpot comes to a new record's company last.
    (type === 'association-limit-reached' && refused.has(salesforceId));
  const known = new Set(truth);
  const falseAlarms = [...found]
    .filter(([place, error]) => !known.has(place) && !isUnknowable(error))
    .map(([place, error]) => ({ place, error }));
  return { outcome, rows, found, truth, missed: truth.filter((place) => !found.has(place)), falseAlarms };
}

/** Of one type: how many errors there are, and shares of 1. */
export type TypeFigures = { readonly errors: number; readonly precision: number; readonly recall: number };

/** By type, whether or not the audit knows it. */
export function figuresOf({ rows, missed, falseAlarms }: Awaited<ReturnType<typeof compareWithTruth>>) {
  const count = (places: readonly string[], type: string) =>
    places.filter((place) => place.split(' ')[2] === type).length;
  const wrong = falseAlarms.map(({ place }) => place);
  const types = new Set([...rows.map(({ type }) => type), ...falseAlarms.map(({ error }) => error.type)]);
  return new Map(
    [...types].toSorted().map((type): [string, TypeFigures] => {
      const errors = rows.filter((row) => row.type === type).length;
      const hits = isAudited(type) ? errors - count(missed, type) : 0;
      const alarms = hits + count(wrong, type);
      return [type, { errors, precision: alarms === 0 ? 1 : hits / alarms, recall: errors === 0 ? 1 : hits / errors }];
    }),
  );
}
