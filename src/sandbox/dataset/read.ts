import { z } from 'zod';
import type { CrmState, HubspotObject, HubspotState, SalesforceState, TruthRow } from '../crm.ts';
import { DatasetError, type Fault } from './faults.ts';
import { type Place, at, defined, fault, isObject, parse, parseEntries, parseRows } from './parse.ts';
import { readHubspot } from './read-hubspot.ts';
import { readMappings } from './read-mappings.ts';
import { readSalesforce } from './read-salesforce.ts';
import { idKey, toId18 } from './salesforce-id.ts';
import * as schema from './schema.ts';

const DAY = 86_400_000;

/**
 * The state of both CRMs that a data set file describes; what it leaves out has a default, and rows without times were
 * last changed one day before `now`. Throws DatasetError, which names every fault of the file with its path.
 */
export function readDataset(input: unknown, now: Date): CrmState {
  const faults: Fault[] = [];
  const root: Place = { path: '', faults };
  if (!isObject(input)) throw new DatasetError([{ path: 'the file', found: input, expected: 'a JSON object' }]);
  const dayBefore = new Date(now.getTime() - DAY).toISOString();
  const hubspot = readHubspot(input['hubspot'], dayBefore, at(root, 'hubspot'));
  const salesforce = readSalesforce(input['salesforce'], dayBefore, at(root, 'salesforce'));
  const state: CrmState = {
    hubspot,
    salesforce,
    mappings: readMappings(input['mappings'], hubspot, salesforce, at(root, 'mappings')),
    inclusion: readInclusion(input['inclusion'], hubspot, at(root, 'inclusion')),
    intended: readTruth(input['truth'], salesforce, at(root, 'truth')),
  };
  if (faults.length > 0) throw new DatasetError(faults);
  return state;
}

function readInclusion(input: unknown, hubspot: HubspotState, place: Place): CrmState['inclusion'] {
  const inclusion: CrmState['inclusion'] = {};
  for (const [name, list] of parseEntries(input, place)) {
    const object = parse<HubspotObject>(schema.hubspotObject, name, at(place, name));
    if (object === undefined) continue;
    const ids = parseRows(z.union([z.string(), z.number()], 'an id').transform(String), list, at(place, name));
    for (const { row: id, place: own } of ids) {
      if (!hubspot.objects[object].has(id)) fault(own, id, `the id of one of the ${object} in this file`);
    }
    inclusion[object] = new Set(ids.map(({ row }) => row));
  }
  return inclusion;
}

function readTruth(input: unknown, salesforce: SalesforceState, place: Place): TruthRow[] {
  const rows = parseRows(schema.truthSchema, input, place);
  if (rows.length === 0) return [];
  const ids = new Map(
    Object.values(salesforce.records).flatMap((records) => [...records.keys()].map((id) => [idKey(id), id] as const)),
  );
  return rows.map(({ row }) => {
    const { object, type, salesforceId, ...rest } = row;
    const id18 = salesforceId === undefined ? undefined : (ids.get(idKey(salesforceId)) ?? toId18(salesforceId));
    return { object, type, ...defined(rest), ...(id18 === undefined ? {} : { salesforceId: id18 }) };
  });
}
