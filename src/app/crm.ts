import { tmpdir } from 'node:os';
import tlds from 'tlds' with { type: 'json' };
import type { Clock } from '../core/clock.ts';
import { faultsOfRows, type MappingFault } from '../core/mapping-file/told.ts';
import { createHubspot } from '../hubspot/hubspot.ts';
import { createAudit, type Audit } from '../jobs/audit.ts';
import type { Budget } from '../jobs/budget.ts';
import type { Log } from '../jobs/log.ts';
import type { Hubspot, Salesforce } from '../jobs/ports.ts';
import { createSalesforce } from '../salesforce/salesforce.ts';
import { readMappingsFile } from '../store/mappings-file.ts';
import { openSpools } from '../store/spool.ts';
import type { CrmConfig } from './config.ts';
import { createPatterns } from './patterns.ts';

export type Crms = {
  readonly hubspot?: Hubspot;
  readonly salesforce?: Salesforce;
  /** Rows of the mappings file that could not be read in full. */
  readonly mappingFaults: readonly MappingFault[];
  /** Only with both CRMs. */
  readonly audit?: Audit;
};

type AppLog = Log & { debug(details: object, message: string): void };

const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(tlds);

/**
 * Connects what is configured. Nothing is called yet; each call is counted by `budget`, where there is one. An audit puts records
 * aside in `folder` while it runs. Throws Failure for a faulty mappings file.
 */
export async function connectCrms(
  config: CrmConfig,
  clock: Clock,
  log: AppLog,
  budget?: Pick<Budget, 'spend'>,
  folder = tmpdir(),
): Promise<Crms> {
  const { mappings: customMappings, notes } =
    config.mappingsFile === undefined ? { mappings: [], notes: [] } : await readMappingsFile(config.mappingsFile);
  const mappingFaults = faultsOfRows(notes);
  for (const { why, n, names, lines } of mappingFaults) {
    log.warn({ file: config.mappingsFile, why, rows: n, lines, words: names }, 'rows of the mappings file not used');
  }
  const common = { log, now: clock.now };
  const hubspot =
    config.hubspot && createHubspot({ ...config.hubspot, ...common, spend: () => budget?.spend('hubspot') });
  const salesforce =
    config.salesforce &&
    createSalesforce({ ...config.salesforce, ...common, spend: () => budget?.spend('salesforce') });
  return {
    mappingFaults,
    ...(hubspot === undefined ? {} : { hubspot }),
    ...(salesforce === undefined ? {} : { salesforce }),
    ...(hubspot === undefined || salesforce === undefined
      ? {}
      : {
          audit: createAudit({
            hubspot,
            salesforce,
            spools: openSpools(folder),
            customMappings,
            isTopLevelDomain: (label) => TOP_LEVEL_DOMAINS.has(label.toLowerCase()),
            matchesPattern: createPatterns(),
            clock,
            log,
          }),
        }),
  };
}
