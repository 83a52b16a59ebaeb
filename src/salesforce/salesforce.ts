import type { SalesforceRecord } from '../core/crm.ts';
import { toId18 } from '../core/ids.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import type { ApiUsage, Salesforce, WriteResult } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { recordOf } from './answers.ts';
import { createSalesforceApi } from './api.ts';
import type { SalesforceApi } from './api.ts';
import { readAutomations } from './automations.ts';
import { readChanges } from './changes.ts';
import { chunks } from './chunks.ts';
import { readIntegrationUsage } from './event-log.ts';
import type { Integration } from './event-log.ts';
import { readHolders } from './holders.ts';
import type { SalesforceOptions } from './options.ts';
import { readRecordStates } from './record-states.ts';
import { RETRIEVE, withoutBadIds } from './retrieve.ts';
import { readSetup } from './setup.ts';
import { readValidationRules } from './validation-rules.ts';

const UPDATE = 200;
/** What every record is read with. */
const ALWAYS = ['Id', 'LastModifiedDate'];

/**
 * The port to Salesforce over jsforce, API 67.0. Each HTTP request counts as a call, logins and those tried again too.
 * Passing failures are tried four times (twice where Salesforce hangs for 60 s); a refused token is renewed at most twice
 * in a row. Field names that are no API names throw RangeError, all else that fails VendorError.
 */
export function createSalesforce(options: SalesforceOptions): Salesforce {
  const { now = () => new Date(), integrationUser } = options;
  const api = createSalesforceApi(options);
  const ageOf = (usage: ApiUsage) => now().getTime() - Date.parse(usage.at);
  let integration: Integration;
  let lastRead: ApiUsage | undefined;
  return {
    calls: () => api.calls(),
    instanceUrl: () => api.instanceUrl(),
    fields: async (object) => (await api.describe(object)).fields,
    users: () => api.users(),
    setup: () => readSetup(api, integrationUser),
    automations: () => readAutomations(api),
    changes: (since) => readChanges(api, since),
    recordStates: (wanted) => readRecordStates(api, wanted),
    holders: (object, field, values) => readHolders(api, object, field, values),
    validationRules: () => readValidationRules(api),
    records: (object, fields) => api.pages(object, withAlways(fields), '', recordOf(object)),
    read: (object, ids, fields) => readByIds(api, object, ids, fields),
    write: (object, ids, field, value) => writeAll(api, object, ids, field, value),
    async usage(maxAgeMs) {
      const known = [api.seenUsage(), lastRead].find((usage) => usage && ageOf(usage) < maxAgeMs);
      return known ?? (lastRead = await readUsage(api, now));
    },
    seenUsage: () => api.seenUsage(),
    async integrationUsage() {
      if (integrationUser !== undefined && !integration?.userId) {
        const sought = integrationUser.toLowerCase();
        const found = (await api.users()).find((user) => user.username.toLowerCase() === sought);
        integration = { username: integrationUser, userId: found?.id };
      }
      return readIntegrationUsage(api, integration, now());
    },
  };
}

const withAlways = (fields: readonly string[]) => [...new Set([...ALWAYS, ...fields])];

/** What is no id cannot name a record: it is left out like one that is unknown. */
async function readByIds(
  api: SalesforceApi,
  object: SalesforceObject,
  ids: readonly string[],
  fields: readonly string[],
): Promise<readonly SalesforceRecord[]> {
  const records: SalesforceRecord[] = [];
  const known = new Set(ids.flatMap((id) => toId18(id) ?? []));
  for (const batch of chunks([...known], RETRIEVE)) {
    records.push(...(await withoutBadIds(batch, (some) => api.retrieve(object, some, withAlways(fields)))));
  }
  return records;
}

async function writeAll(
  api: SalesforceApi,
  object: SalesforceObject,
  ids: readonly string[],
  field: string,
  value: string,
): Promise<readonly WriteResult[]> {
  const unique = [...new Set(ids)];
  const sendable = unique.filter((id) => toId18(id) !== undefined);
  const results = unique
    .filter((id) => !sendable.includes(id))
    .map((id): WriteResult => ({ id, ok: false, problem: 'MALFORMED_ID: not an id of Salesforce' }));
  for (const batch of chunks(sendable, UPDATE)) {
    const rows = await api.update(object, batch, field, value);
    if (rows.length !== batch.length) {
      throw new VendorError('salesforce', 'bad-answer', `update ${object}: ${rows.length} results for ${batch.length}`);
    }
    for (const [index, row] of rows.entries()) {
      const id = batch[index] ?? '';
      const problem = row.errors.map((error) => `${error.statusCode}: ${error.message}`).join('; ');
      results.push(row.success ? { id, ok: true } : { id, ok: false, problem: problem || 'NO_REASON' });
    }
  }
  return results;
}

async function readUsage(api: SalesforceApi, now: () => Date): Promise<ApiUsage> {
  const before = api.seenUsage();
  try {
    return { ...(await api.limits()), at: now().toISOString() };
  } catch (error) {
    // The resource needs a permission, but its refusal tells the usage in a header like any other answer.
    const seen = api.seenUsage();
    if (error instanceof VendorError && error.code === 'forbidden' && seen && seen !== before) return seen;
    throw error;
  }
}
