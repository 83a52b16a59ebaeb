import type { HubspotProperty } from '../core/crm.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { createHubspotApi } from './api.ts';
import type { HubspotApi } from './api.ts';
import type { HubspotOptions } from './options.ts';

/**
 * One thing that sfsync needs of HubSpot. `detail` holds facts for the sentence: the `object`, and for a failure
 * VendorError's `code` and `problem`, or what is `missing`.
 */
export type HubspotCheck = {
  readonly check:
    | 'token'
    | 'account'
    | 'read'
    | 'write'
    | 'owners'
    | 'lists'
    | 'properties'
    | 'integration-properties'
    | 'resync-property';
  readonly ok: boolean;
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>;
};

const CHECKED = ['contacts', 'companies', 'deals'] as const;
type CheckedObject = (typeof CHECKED)[number];

/** What HubSpot's integration creates on each object once it is installed. */
const INTEGRATION_PROPERTIES: Readonly<Record<CheckedObject, readonly string[]>> = {
  contacts: ['salesforcelastsynctime', 'salesforcecontactid', 'salesforceleadid'],
  companies: ['salesforcelastsynctime', 'salesforceaccountid'],
  deals: ['salesforcelastsynctime', 'hs_salesforceopportunityid'],
};
const RESYNC_PROPERTY = 'sfsync_resync';
/** No record has this id: writing it shows the scope and changes nothing. */
const NO_RECORD = '0';
/** No list has this one: adding nothing to it does the same. */
const NO_LIST = '0';

/**
 * Examines the token, each scope and each property that sfsync needs, with about a dozen calls. Never throws VendorError;
 * where HubSpot does not take the token, or does not answer, only `token` is there.
 */
export async function checkHubspot(options: HubspotOptions): Promise<readonly HubspotCheck[]> {
  const api = createHubspotApi(options);
  const account = await attempt('account', {}, async () => ({ ...(await api.account()) }));
  // A missing scope still shows that the token itself was taken.
  if (!account.ok && account.detail['code'] !== 'forbidden') return [{ ...account, check: 'token' }];
  const objects = await Promise.all(CHECKED.map((object) => checkObject(api, object)));
  const owners = await attempt('owners', {}, async () => {
    await api.owners(false, undefined);
    return {};
  });
  const lists = await attempt('lists', { optional: true }, () => tryLists(api));
  return [{ check: 'token', ok: true, detail: {} }, account, ...objects.flat(), owners, lists];
}

async function tryLists(api: HubspotApi) {
  await refusalAside(() => api.lists.byId(NO_LIST));
  await refusalAside(() => api.lists.add(NO_LIST, []));
  return {};
}

async function checkObject(api: HubspotApi, object: CheckedObject): Promise<HubspotCheck[]> {
  const read = attempt('read', { object }, async () => {
    await api.list(object, ['hs_object_id'], undefined, 1);
    return {};
  });
  let properties: readonly HubspotProperty[] | undefined;
  const listed = await attempt('properties', { object }, async () => {
    properties = await api.properties(object);
    return { count: properties.length };
  });
  if (!properties) return [await read, listed];
  const resync = resyncProperty(object, properties);
  const write = resync.ok ? [await attempt('write', { object }, () => tryWrite(api, object))] : [];
  return [await read, listed, integrationProperties(object, properties), resync, ...write];
}

function integrationProperties(object: CheckedObject, properties: readonly HubspotProperty[]): HubspotCheck {
  const names = new Set(properties.map((property) => property.name));
  const missing = INTEGRATION_PROPERTIES[object].filter((name) => !names.has(name));
  return { check: 'integration-properties', ok: missing.length === 0, detail: { object, missing } };
}

function resyncProperty(object: CheckedObject, properties: readonly HubspotProperty[]): HubspotCheck {
  const property = properties.find(({ name }) => name === RESYNC_PROPERTY);
  const facts = { object, property: RESYNC_PROPERTY, present: property !== undefined };
  if (!property) return { check: 'resync-property', ok: false, detail: facts };
  const { type, readOnly } = property;
  return { check: 'resync-property', ok: !readOnly && type === 'string', detail: { ...facts, type, readOnly } };
}

async function tryWrite(api: HubspotApi, object: CheckedObject) {
  await refusalAside(() => api.batchUpdate(object, [NO_RECORD], RESYNC_PROPERTY, ''));
  return {};
}

/** Any answer but a refusal of the scope shows that the token may do it. */
async function refusalAside(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof VendorError && error.code === 'bad-answer')) throw error;
  }
}

async function attempt(
  check: HubspotCheck['check'],
  facts: HubspotCheck['detail'],
  work: () => Promise<HubspotCheck['detail']>,
): Promise<HubspotCheck> {
  try {
    return { check, ok: true, detail: { ...facts, ...(await work()) } };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { check, ok: false, detail: { ...facts, code: error.code, problem: error.detail } };
  }
}
