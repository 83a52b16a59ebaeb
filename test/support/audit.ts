/** An audit over the adapters of a sandbox, with failures put in between where a test wants them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import type { CustomMapping } from '../../src/core/mappings.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import type { Audit } from '../../src/jobs/audit.ts';
import { createAudit } from '../../src/jobs/audit.ts';
import type { Hubspot, Salesforce } from '../../src/jobs/ports.ts';
import { VendorError, type Vendor, type VendorErrorCode } from '../../src/jobs/vendor-error.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { readMappingsFile } from '../../src/store/mappings-file.ts';
import { openSpools } from '../../src/store/spool.ts';
import { tempFolder } from './folder.ts';
import { silent } from './sandbox.ts';

export type Crms = {
  readonly hubspot: Hubspot;
  readonly salesforce: Salesforce;
  readonly customMappings: readonly CustomMapping[];
};

export async function crmsOf({ env, mappingsCsv }: Pick<Sandbox, 'env' | 'mappingsCsv'>): Promise<Crms> {
  const { hubspot, salesforce } = await connectCrms(readCrmConfig(env), { now: () => new Date() }, silent);
  if (hubspot === undefined || salesforce === undefined) throw new Error('no CRMs');
  const file = join(await tempFolder(), 'mappings.csv');
  await writeFile(file, mappingsCsv);
  return { hubspot, salesforce, customMappings: (await readMappingsFile(file)).mappings };
}

export async function auditOver(
  crms: Crms,
  more: { readonly now?: () => Date; readonly tellEvery?: number } = {},
): Promise<Audit> {
  return createAudit({
    ...crms,
    spools: openSpools(await tempFolder()),
    isTopLevelDomain: () => true,
    matchesPattern: () => undefined,
    clock: { now: more.now ?? (() => new Date()) },
    log: silent,
    ...(more.tellEvery === undefined ? {} : { tellEvery: more.tellEvery }),
  });
}

export const failure = (vendor: Vendor, code: VendorErrorCode = 'unreachable') =>
  new VendorError(vendor, code, 'made to fail');

/** The pages until so many were given, then a failure. */
export async function* cutAfter<T>(pages: AsyncIterable<T>, count: number, error: Error): AsyncGenerator<T> {
  let given = 0;
  for await (const page of pages) {
    if (given === count) throw error;
    given += 1;
    yield page;
  }
  throw error;
}

/** The snapshot as if its last look at everything were too old to build on. */
export const asOld = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  sources: snapshot.sources.map((source) => {
    const { full: _, ...rest } = source;
    return rest;
  }),
});
