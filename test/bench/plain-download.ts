/** What any audit must do at least: downloads and parses the pages that one reads, and forgets them. Prints the number of records. */
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import { neededFields, neededProperties } from '../../src/core/audit/pairs.ts';
import { resolveMappings } from '../../src/core/mappings.ts';
import { readMappingsFile } from '../../src/store/mappings-file.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const config = readCrmConfig(process.env);
const { hubspot, salesforce } = await connectCrms(config, { now: () => new Date() }, quiet);
if (hubspot === undefined || salesforce === undefined) throw new Error('both CRMs must be set');
const byName = <T extends { name: string }>(items: readonly T[]) => new Map(items.map((item) => [item.name, item]));
const objects = ['companies', 'contacts', 'deals'] as const;
const salesforceObjects = ['Account', 'Lead', 'Contact', 'Opportunity'] as const;
const properties = new Map(
  await Promise.all(objects.map(async (name) => [name, byName(await hubspot.properties(name))] as const)),
);
const fields = new Map(
  await Promise.all(salesforceObjects.map(async (name) => [name, byName(await salesforce.fields(name))] as const)),
);
const custom = config.mappingsFile === undefined ? [] : (await readMappingsFile(config.mappingsFile)).mappings;
const mappings = resolveMappings({ properties, fields, custom });
let records = 0;
const count = async (pages: AsyncIterable<readonly unknown[]>) => {
  for await (const page of pages) records += page.length;
};
await Promise.all([
  ...objects.map((name) => {
    const known = properties.get(name);
    return count(
      hubspot.records(
        name,
        neededProperties(name, mappings).filter((one) => known?.has(one)),
      ),
    );
  }),
  ...salesforceObjects.map((name) => count(salesforce.records(name, neededFields(name, mappings, fields.get(name))))),
]);
process.stdout.write(`${JSON.stringify({ records })}\n`);
