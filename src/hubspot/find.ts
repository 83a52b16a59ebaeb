import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js';
import type { HubspotRecord } from '../core/crm.ts';
import type { ObjectName } from '../core/sync-error.ts';
import type { HubspotApi } from './api.ts';

/** Search's limits: characters of the body, values of one filter, records of a page, records that paging reaches. */
export const BODY = 3000;
const VALUES = 100;
export const SEARCH_PAGE = 200;
const REACH = 10_000;
/** Kept free in the body for `after` and the filter that goes beyond the reach. */
const SPARE = 200;
/** A property list that takes more of the body than this costs more searches than reading the records afterwards. */
const PROPERTIES = 1200;

type Query = { readonly object: ObjectName; readonly property: string; readonly properties: readonly string[] };

/** True where a search can bring the properties itself; else search for ids and read them. */
export const fitsSearch = (properties: readonly string[]) => JSON.stringify(properties).length <= PROPERTIES;

/** All records whose property holds one of the values, each once. Throws VendorError; RangeError for a value too long to search. */
export async function search(api: HubspotApi, query: Query, values: readonly string[]): Promise<HubspotRecord[]> {
  const found = new Map<string, HubspotRecord>();
  for (const window of windows(query, values)) {
    for (const record of await searchWindow(api, query, window)) found.set(record.id, record);
  }
  return [...found.values()];
}

/** Strings must be searched in lower case, enumerations as they are: both forms are sent. */
function windows(query: Query, values: readonly string[]): string[][] {
  const room = BODY - SPARE - JSON.stringify(request(query, [])).length;
  const all: string[][] = [];
  let size = room;
  for (const value of new Set(values)) {
    const forms = [...new Set([value, value.toLowerCase()])];
    const needed = forms.reduce((sum, form) => sum + JSON.stringify(form).length + 1, 0);
    if (needed > room) throw new RangeError(`a value of ${value.length} characters is too long for HubSpot's search`);
    const window = all.at(-1);
    if (window && size + needed <= room && window.length + forms.length <= VALUES) {
      window.push(...forms);
      size += needed;
    } else {
      all.push(forms);
      size = needed;
    }
  }
  return all;
}

async function searchWindow(api: HubspotApi, query: Query, values: readonly string[]): Promise<HubspotRecord[]> {
  const records: HubspotRecord[] = [];
  let after: string | undefined;
  do {
    const page = await api.search(query.object, { ...request(query, values), ...(after ? { after } : {}) });
    if (page.total > REACH) return beyondReach(api, query, values);
    records.push(...page.rows);
    after = page.after;
  } while (after !== undefined);
  return records;
}

/** Search pages no further than 10,000 records, so each page here is the first one of those with a higher id. */
async function beyondReach(api: HubspotApi, query: Query, values: readonly string[]): Promise<HubspotRecord[]> {
  const records: HubspotRecord[] = [];
  for (;;) {
    const last = records.at(-1)?.id;
    const page = await api.search(query.object, { ...request(query, values, last ?? '0') });
    records.push(...page.rows);
    if (page.rows.length === 0 || page.rows.length >= page.total || page.rows.at(-1)?.id === last) return records;
  }
}

function request(query: Query, values: readonly string[], above?: string) {
  const filters = [
    { propertyName: query.property, operator: FilterOperatorEnum.In, values: [...values] },
    ...(above === undefined ? [] : [{ propertyName: 'hs_object_id', operator: FilterOperatorEnum.Gt, value: above }]),
  ];
  // The API wants objects here, the client's types say strings.
  const byId = { propertyName: 'hs_object_id', direction: 'ASCENDING' } as unknown as string;
  return {
    filterGroups: [{ filters }],
    properties: [...query.properties],
    limit: SEARCH_PAGE,
    ...(above === undefined ? {} : { sorts: [byId] }),
  };
}
