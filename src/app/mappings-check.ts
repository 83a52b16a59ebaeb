import { faultsOfMappings, faultsOfRows, type MappingFault } from '../core/mapping-file/told.ts';
import { unresolvedMappings, type CustomMapping } from '../core/mappings.ts';
import type { ObjectName, SalesforceObject } from '../core/sync-error.ts';
import { createHubspot } from '../hubspot/hubspot.ts';
import type { Budget } from '../jobs/budget.ts';
import type { DoctorFinding } from '../jobs/doctor.ts';
import { Failure } from '../jobs/failure.ts';
import type { Log } from '../jobs/log.ts';
import type { Hubspot, Salesforce } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { createSalesforce } from '../salesforce/salesforce.ts';
import { readMappingsFile } from '../store/mappings-file.ts';
import type { CrmConfig } from './config.ts';

type Finding = Omit<DoctorFinding, 'area'>;
type CheckLog = Log & { debug(details: object, message: string): void };

const RULE: Finding = { check: 'rule', ok: true, unknown: true, detail: {} };
const OBJECTS = ['contacts', 'companies', 'deals'] as const satisfies readonly ObjectName[];
const SALESFORCE_OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity'] as const satisfies readonly SalesforceObject[];

/**
 * Reads the mappings file, and with both CRMs (seven calls) looks whether what it names is there. What it says for nothing is
 * optional to put right: the rest of the file counts.
 */
export async function checkMappings(config: CrmConfig, budget: Budget, log: CheckLog): Promise<readonly Finding[]> {
  const { mappingsFile: file } = config;
  if (file === undefined) return [{ check: 'none', ok: false, optional: true, detail: {} }, RULE];
  try {
    const { mappings, notes } = await readMappingsFile(file);
    const unresolved = await unresolvedIn(mappings, config, budget, log);
    return [
      { check: 'file', ok: true, detail: { file, count: mappings.length } },
      ...[...unresolved, ...faultsOfRows(notes)].map(findingOf),
      RULE,
    ];
  } catch (error) {
    const fault = error instanceof Failure ? { failure: error.code, ...error.params } : { fault: String(error) };
    return [{ check: 'file', ok: false, detail: { file, ...fault } }];
  }
}

function findingOf({ check, why, n, names, lines }: MappingFault): Finding {
  return { check, ok: false, optional: true, detail: { why, n, names, lines } };
}

/** None where a CRM is not set up; what cannot be read of one is told by the doctor's other checks. */
async function unresolvedIn(
  custom: readonly CustomMapping[],
  config: CrmConfig,
  budget: Budget,
  log: CheckLog,
): Promise<readonly MappingFault[]> {
  if (config.hubspot === undefined || config.salesforce === undefined) return [];
  const common = { log, now: () => new Date() };
  const hubspot = createHubspot({ ...config.hubspot, ...common, spend: () => budget.spend('hubspot') });
  const salesforce = createSalesforce({ ...config.salesforce, ...common, spend: () => budget.spend('salesforce') });
  const [properties, fields] = await Promise.all([readProperties(hubspot), readFields(salesforce)]);
  return faultsOfMappings(unresolvedMappings({ custom, properties, fields }));
}

async function readProperties(hubspot: Hubspot) {
  const lists = OBJECTS.map(async (object) => [object, byName(await orNone(hubspot.properties(object)))] as const);
  return new Map(await Promise.all(lists));
}

async function readFields(salesforce: Salesforce) {
  const lists = SALESFORCE_OBJECTS.map(
    async (object) => [object, byName(await orNone(salesforce.fields(object)))] as const,
  );
  return new Map(await Promise.all(lists));
}

async function orNone<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof VendorError) return [];
    throw error;
  }
}

const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.name, item]));
