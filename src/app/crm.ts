import tlds from 'tlds' with { type: 'json' };
import type { Clock } from '../core/clock.ts';
import type { Mapping } from '../core/crm.ts';
import { createHubspot } from '../hubspot/hubspot.ts';
import { createAudit, type Audit } from '../jobs/audit.ts';
import type { Log } from '../jobs/log.ts';
import type { Hubspot, Salesforce } from '../jobs/ports.ts';
import { createSalesforce } from '../salesforce/salesforce.ts';
import { readMappingsFile } from '../store/mappings-file.ts';
import type { CrmConfig } from './config.ts';

export type Crms = {
  readonly hubspot?: Hubspot;
  readonly salesforce?: Salesforce;
  /** Only with both CRMs. */
  readonly audit?: Audit;
};

type AppLog = Log & { debug(details: object, message: string): void };

const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(tlds);

/** Connects what is configured. Nothing is called yet. Throws Failure for a faulty mappings file. */
export async function connectCrms(config: CrmConfig, clock: Clock, log: AppLog): Promise<Crms> {
  const customMappings: readonly Mapping[] =
    config.mappingsFile === undefined ? [] : await readMappingsFile(config.mappingsFile);
  const common = { log, now: clock.now };
  const hubspot = config.hubspot && createHubspot({ ...config.hubspot, ...common });
  const salesforce = config.salesforce && createSalesforce({ ...config.salesforce, ...common });
  return {
    ...(hubspot === undefined ? {} : { hubspot }),
    ...(salesforce === undefined ? {} : { salesforce }),
    ...(hubspot === undefined || salesforce === undefined
      ? {}
      : {
          audit: createAudit({
            hubspot,
            salesforce,
            customMappings,
            isTopLevelDomain: (label) => TOP_LEVEL_DOMAINS.has(label.toLowerCase()),
            clock,
            log,
          }),
        }),
  };
}
