import type { SalesforceUser } from '../core/crm.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { createSalesforceApi } from './api.ts';
import type { SalesforceApi } from './api.ts';
import { errorCodeOf } from './errors.ts';
import { listLogFiles } from './event-log.ts';
import type { SalesforceOptions } from './options.ts';

/**
 * One thing that sfsync needs of Salesforce. `detail` holds facts for the sentence: the `object`, and for a failure
 * VendorError's `code` and `problem` and Salesforce's own `reason`. `optional` is true of what sfsync can do without.
 */
export type SalesforceCheck = {
  readonly check: 'login' | 'api' | 'limits' | 'read' | 'resync-field' | 'users' | 'integration-user' | 'event-log';
  readonly ok: boolean;
  readonly detail: Detail;
};
type Detail = Readonly<Record<string, string | number | boolean>>;

const CHECKED = ['Lead', 'Contact', 'Account', 'Opportunity'] as const;
const RESYNC_FIELD = 'SFSync_Resync__c';
const OPTIONAL = new Set<SalesforceCheck['check']>(['integration-user', 'event-log']);
const API_OFF = new Set(['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED']);
/** With these, every further call would fail alike. */
const HOPELESS = new Set(['unauthorized', 'unreachable', 'out-of-calls']);

/**
 * Examines the login and each permission and piece that sfsync needs, with about eight calls. Never throws VendorError;
 * after a login or an API that does not work nothing more is examined.
 */
export async function checkSalesforce(options: SalesforceOptions): Promise<readonly SalesforceCheck[]> {
  const api = createSalesforceApi(options);
  const login = await attempt('login', {}, async () => ({ instanceUrl: await api.instanceUrl() }));
  if (!login.ok) return [login];
  const limits = await attempt('limits', {}, async () => ({ ...(await api.limits()) }));
  if (API_OFF.has(String(limits.detail['reason']))) return [login, { ...limits, check: 'api' }];
  // A token that was given is tried only by this first call.
  if (limits.detail['code'] === 'unauthorized') return [{ ...limits, check: 'login' }];
  if (HOPELESS.has(String(limits.detail['code']))) return [login, { ...limits, check: 'api' }];
  const objects = await Promise.all(CHECKED.map((object) => checkObject(api, object)));
  const users = await checkUsers(api, options.integrationUser);
  const log = await attempt('event-log', {}, async () => ({ files: (await listLogFiles(api)).length }));
  return [login, outcome('api', true, {}), limits, ...objects.flat(), ...users, log];
}

/** Describe shows only the fields that this user may see. */
async function checkObject(api: SalesforceApi, object: (typeof CHECKED)[number]): Promise<SalesforceCheck[]> {
  let resync: SalesforceCheck | undefined;
  const read = await attempt('read', { object }, async () => {
    const { fields } = await api.describe(object);
    const field = fields.find(({ name }) => name === RESYNC_FIELD);
    const facts = { object, field: RESYNC_FIELD, present: field !== undefined };
    resync = field
      ? outcome('resync-field', field.updateable, { ...facts, updateable: field.updateable, type: field.type })
      : outcome('resync-field', false, facts);
    return { fields: fields.length };
  });
  return resync ? [read, resync] : [read];
}

async function checkUsers(api: SalesforceApi, integrationUser: string | undefined): Promise<SalesforceCheck[]> {
  let users: readonly SalesforceUser[] = [];
  const read = await attempt('users', {}, async () => {
    users = await api.users();
    return { users: users.length };
  });
  if (integrationUser === undefined) return [read, outcome('integration-user', false, { configured: false })];
  if (!read.ok) return [read];
  const user = users.find(({ username }) => username.toLowerCase() === integrationUser.toLowerCase());
  const facts = { configured: true, username: integrationUser, found: user !== undefined };
  return [read, outcome('integration-user', user?.active ?? false, user ? { ...facts, active: user.active } : facts)];
}

async function attempt(
  check: SalesforceCheck['check'],
  facts: Detail,
  work: () => Promise<Detail>,
): Promise<SalesforceCheck> {
  try {
    return outcome(check, true, { ...facts, ...(await work()) });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const reason = errorCodeOf(error);
    return outcome(check, false, {
      ...facts,
      code: error.code,
      problem: error.detail,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

const outcome = (check: SalesforceCheck['check'], ok: boolean, detail: Detail): SalesforceCheck => ({
  check,
  ok,
  detail: OPTIONAL.has(check) ? { ...detail, optional: true } : detail,
});
