import { checkHubspot } from '../hubspot/check.ts';
import { Failure } from '../jobs/failure.ts';
import { examineAll, type DoctorFinding, type DoctorReport } from '../jobs/doctor.ts';
import type { Log } from '../jobs/log.ts';
import { checkSalesforce } from '../salesforce/check.ts';
import { checkSlack } from '../slack/check.ts';
import { readMappingsFile } from '../store/mappings-file.ts';
import type { CrmConfig, SlackConfig } from './config.ts';

/** Examines every connection with a few calls of its own. */
export function examineEverything(
  config: CrmConfig & { readonly slack?: SlackConfig },
  log: Log & { debug(details: object, message: string): void },
): Promise<DoctorReport> {
  const { slack, hubspot, salesforce, mappingsFile } = config;
  return examineAll([
    { area: 'slack', examine: slack && (() => checkSlack(slack)) },
    { area: 'hubspot', examine: hubspot && (() => checkHubspot({ ...hubspot, log })) },
    { area: 'salesforce', examine: salesforce && (() => checkSalesforce({ ...salesforce, log })) },
    { area: 'mappings', examine: () => checkMappings(mappingsFile) },
  ]);
}

async function checkMappings(file: string | undefined): Promise<readonly Omit<DoctorFinding, 'area'>[]> {
  const rule = { check: 'rule', ok: true, detail: {} };
  if (file === undefined) return [{ check: 'none', ok: false, optional: true, detail: {} }, rule];
  try {
    return [{ check: 'file', ok: true, detail: { file, count: (await readMappingsFile(file)).length } }, rule];
  } catch (error) {
    const fault = error instanceof Failure ? { failure: error.code, ...error.params } : { fault: String(error) };
    return [{ check: 'file', ok: false, detail: { file, ...fault } }];
  }
}
