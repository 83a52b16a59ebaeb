import type { AssociationLimit, HubspotAccount, HubspotOwner, HubspotRecord } from '../core/crm.ts';
import type { ObjectName } from '../core/sync-error.ts';
import type { Hubspot } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { createHubspotApi, PAGE } from './api.ts';
import type { HubspotApi } from './api.ts';
import { changedSince, fitsChanges } from './changed.ts';
import { refusalOf } from './errors.ts';
import { fitsSearch, search } from './find.ts';
import { createLists } from './lists.ts';
import type { HubspotOptions } from './options.ts';
import { writeBatch } from './write.ts';

/** A GET's address may not grow without end: beyond so many characters, ids are listed and the records then read. */
const MAX_PROPERTIES_IN_ADDRESS = 6000;

/**
 * The port to HubSpot over its own client. Each HTTP request counts as a call, those tried again too. Calls are paced
 * below the account's limits, retried (four attempts; six where HubSpot is busy, two where it hangs for 30 s), and fail with VendorError.
 * `find` and `changed` go through HubSpot's search, which lags some seconds behind writes.
 */
export function createHubspot(options: HubspotOptions): Hubspot {
  const api = createHubspotApi(options);
  let account: Promise<HubspotAccount> | undefined;
  return {
    calls: () => api.calls(),
    async account() {
      account ??= api.account();
      try {
        return await account;
      } catch (error) {
        account = undefined;
        throw error;
      }
    },
    properties: (object) => api.properties(object),
    owners: () => readOwners(api),
    pipelines: () => orForbidden(() => api.pipelines()),
    validations: (object) => orForbidden(() => api.validations(object)),
    associationLimits: () => orForbidden(() => readAssociationLimits(api)),
    changed: (object, since, properties) => readChanged(api, object, since, properties),
    records: (object, properties) => readAll(api, object, properties),
    read: (object, ids, properties) => readByIds(api, object, ids, properties),
    async find(object, property, values, properties) {
      if (fitsSearch(properties)) return search(api, { object, property, properties }, values);
      const found = await search(api, { object, property, properties: ['hs_object_id'] }, values);
      return readByIds(
        api,
        object,
        found.map((record) => record.id),
        properties,
      );
    },
    async write(object, ids, property, value) {
      const batches = chunks([...new Set(ids)], PAGE);
      const results = await Promise.all(batches.map((batch) => writeBatch(api, { object, property, value }, batch)));
      return results.flat();
    },
    ...createLists(api.lists),
  };
}

async function* readAll(api: HubspotApi, object: ObjectName, properties: readonly string[]) {
  const addressLength = properties.reduce((sum, name) => sum + '&properties='.length + name.length, 0);
  const fits = addressLength <= MAX_PROPERTIES_IN_ADDRESS;
  let after: string | undefined;
  do {
    const page = await api.list(object, fits ? properties : ['hs_object_id'], after, PAGE);
    if (page.rows.length > 0) {
      const ids = page.rows.map((record) => record.id);
      yield fits ? page.rows : await readByIds(api, object, ids, properties);
    }
    after = page.after;
  } while (after !== undefined);
}

async function readByIds(
  api: HubspotApi,
  object: ObjectName,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly HubspotRecord[]> {
  const batches = chunks([...new Set(ids)], PAGE);
  const pages = await Promise.all(batches.map((batch) => readBatch(api, object, batch, properties)));
  return pages.flat();
}

const NOT_FOUND = 'OBJECT_NOT_FOUND';

async function readBatch(
  api: HubspotApi,
  object: ObjectName,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly HubspotRecord[]> {
  try {
    const answer = await api.batchRead(object, ids, properties);
    const other = answer.errors.find((error) => error.category !== NOT_FOUND);
    // Only "not found" may leave a record out: anything else would pass for a deletion.
    if (other || (answer.numErrors > 0 && answer.errors.length === 0)) {
      throw new VendorError('hubspot', 'bad-answer', `batch read ${object}: ${other?.category ?? 'unnamed errors'}`);
    }
    return answer.rows;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status === 404 && refusal.body.category === NOT_FOUND) return [];
    throw error;
  }
}

/** What does not fit into the search is read afterwards, so that a record deleted in between is left out. */
async function* readChanged(api: HubspotApi, object: ObjectName, since: Date, properties: readonly string[]) {
  const fits = fitsChanges(object, properties);
  for await (const page of changedSince(api, object, since, fits ? properties : [])) {
    if (fits) {
      yield page;
      continue;
    }
    const ids = page.map(({ id }) => id);
    const read = new Map((await readByIds(api, object, ids, properties)).map((record) => [record.id, record]));
    yield ids.flatMap((id) => read.get(id) ?? []);
  }
}

/** Statuses of an address that an account or a version of the API does not have. */
const NO_SUCH_ADDRESS = new Set([404, 405, 410]);

/** What the account does not have at all is as good as forbidden: asking again helps nothing, and the rest goes on. */
async function orForbidden<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const status = refusalOf(error)?.status;
    if (!(error instanceof VendorError) || status === undefined || !NO_SUCH_ADDRESS.has(status)) throw error;
    throw new VendorError('hubspot', 'forbidden', error.detail, { cause: error });
  }
}

/** One call where no record is full; else one an object with full records, and one a direction. */
async function readAssociationLimits(api: HubspotApi): Promise<readonly AssociationLimit[]> {
  const limits: AssociationLimit[] = [];
  for (const from of await api.fullObjects()) {
    for (const to of await api.fullObjects(from)) {
      // Records of one object may be associated with each other, but no sync does that.
      if (from === to) continue;
      const full = await api.fullRecords(from, to);
      if (full.recordsAtLimit > 0) limits.push({ from, to, ...full });
    }
  }
  return limits;
}

async function readOwners(api: HubspotApi): Promise<readonly HubspotOwner[]> {
  const owners = new Map<string, HubspotOwner>();
  // Archived ones first, so that an owner on both lists counts as active.
  for (const archived of [true, false]) {
    let after: string | undefined;
    do {
      const page = await api.owners(archived, after);
      for (const owner of page.rows) owners.set(owner.id, owner);
      after = page.after;
    } while (after !== undefined);
  }
  return [...owners.values()];
}

function chunks<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
