import type { Hubspot, HubspotList } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { refusalOf } from './errors.ts';
import type { HubspotRefusal } from './errors.ts';
import type { ListApi } from './list-api.ts';

/** HubSpot documents no number of ids for one call: this is far below what its other list calls take (100,000). */
const BATCH = 1000;
/** The largest page of a list's members (Lists API v3). */
const MEMBERS_PAGE = 250;

type Lists = Pick<Hubspot, 'createList' | 'addToList' | 'list' | 'findList' | 'deleteList'>;

/** HubSpot's lists. Where a scope is missing, the VendorError `forbidden` names it. */
export function createLists(api: ListApi): Lists {
  return {
    async createList(object, name) {
      try {
        return { id: await naming('crm.lists.write', () => api.create(object, name)) };
      } catch (error) {
        const refused = whyRefused(refusalOf(error));
        if (refused === undefined) throw error;
        return { refused };
      }
    },
    async addToList(id, recordIds) {
      const wanted = [...new Set(recordIds)];
      // One id that is no number would make HubSpot refuse the whole call.
      const ids = wanted.filter((recordId) => /^\d+$/.test(recordId));
      const missing = wanted.filter((recordId) => !/^\d+$/.test(recordId));
      for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        // One call after the other: HubSpot locks a list while it changes.
        missing.push(...(await naming('crm.lists.write', () => api.add(id, batch))).missing);
      }
      return { missing };
    },
    list: (id) => orGone(() => naming('crm.lists.read', async () => counted(api, await api.byId(id)))),
    findList: (object, name) =>
      orGone(() => naming('crm.lists.read', async () => counted(api, await api.byName(object, name)))),
    async deleteList(id) {
      const deleted = await orGone(() => naming('crm.lists.write', () => api.remove(id).then(() => true)));
      return deleted ?? false;
    },
  };
}

/** The size of a list is optional in HubSpot's answers: then its members are counted. */
async function counted(api: ListApi, list: Awaited<ReturnType<ListApi['byId']>>): Promise<HubspotList> {
  const { id, name, createdAt } = list;
  const size = list.size ?? (await countMembers(api, id));
  return { id, name, size, ...(createdAt === undefined ? {} : { createdAt }) };
}

async function countMembers(api: ListApi, id: string): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await api.members(id, after, MEMBERS_PAGE);
    if (page.total !== undefined) return page.total;
    count += page.count;
    after = page.after;
  } while (after !== undefined);
  return count;
}

/** `ILS.DUPLICATE_LIST_NAMES` was seen in answers; how HubSpot words the account's limit of lists is not documented. */
function whyRefused(refusal: HubspotRefusal | undefined): 'name-taken' | 'too-many-lists' | undefined {
  const { status = 0, body } = refusal ?? {};
  if (![400, 402, 403, 409].includes(status)) return undefined;
  if (/DUPLICATE_LIST_NAME/.test(body?.subCategory ?? '')) return 'name-taken';
  if (body?.category === 'MISSING_SCOPES') return undefined;
  const words = `${body?.subCategory?.replaceAll('_', ' ') ?? ''} ${body?.message ?? ''}`;
  const isLimit = /\b(lists?|segments?)\b.*\b(limit|maximum)\b|\b(limit|maximum)\b.*\b(lists?|segments?)\b/i.test(
    words,
  );
  return isLimit ? 'too-many-lists' : undefined;
}

/** A 404 without HubSpot's own words may be of anything on the way. */
async function orGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { status, body } = refusalOf(error) ?? {};
    if (status === 404 && (body?.category ?? body?.subCategory) !== undefined) return undefined;
    throw error;
  }
}

/** HubSpot does not always say which scope it misses. */
async function naming<T>(scope: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof VendorError) || error.code !== 'forbidden' || error.detail.includes(scope)) throw error;
    throw new VendorError(error.vendor, error.code, `${scope}: ${error.detail}`, { cause: error.cause });
  }
}
