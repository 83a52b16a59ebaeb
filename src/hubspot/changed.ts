import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js';
import type { HubspotRecord } from '../core/crm.ts';
import type { ObjectName } from '../core/sync-error.ts';
import type { HubspotApi } from './api.ts';
import { BODY, SEARCH_PAGE } from './find.ts';

/** Kept free in the body for ids and times of any length. */
const SPARE = 200;

/** The property that tells when a record was changed last (HubSpot's search guide): contacts have another one than the rest. */
const changeTime = (object: ObjectName) => (object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate');

/** True where a search for changes can bring the properties itself; else search without them and read the records. */
export const fitsChanges = (object: ObjectName, properties: readonly string[]): boolean =>
  JSON.stringify(request(object, properties, { from: 0 })).length <= BODY - SPARE;

/**
 * Records changed at or after `since`, oldest change first, up to 200 a page; one call where none did. Every page begins at the time
 * that the last one ended with: `after` would leave records out, for what is changed meanwhile moves to the end and the rest up, and
 * reaches no further than 10,000. A record that is changed meanwhile may come twice. Throws VendorError.
 */
export async function* changedSince(
  api: HubspotApi,
  object: ObjectName,
  since: Date,
  properties: readonly string[],
): AsyncGenerator<readonly HubspotRecord[]> {
  const timeOf = ({ properties: values, updatedAt }: HubspotRecord) =>
    Date.parse(values[changeTime(object)] ?? updatedAt);
  let from = since.getTime();
  /** Ids of those that changed in the very millisecond `from` and were given already. */
  let given = new Set<string>();
  for (;;) {
    const { rows, after } = await api.search(object, request(object, properties, { from }));
    const news = rows.filter((record) => timeOf(record) > from || !given.has(record.id));
    if (news.length > 0) yield news;
    const last = rows.at(-1);
    if (after === undefined || last === undefined) return;
    const end = timeOf(last);
    if (end > from) {
      given = new Set(rows.filter((record) => timeOf(record) === end).map(({ id }) => id));
      from = end;
      continue;
    }
    // One change of many records at once, as by an import: more of one millisecond than a page holds.
    for (const { id } of news) given.add(id);
    for await (const page of changedAt(api, object, from, properties)) {
      const rest = page.filter(({ id }) => !given.has(id));
      if (rest.length > 0) yield rest;
    }
    from += 1;
    given = new Set();
  }
}

/** Every record that changed last in one millisecond, by id. */
async function* changedAt(api: HubspotApi, object: ObjectName, at: number, properties: readonly string[]) {
  let above = '0';
  for (;;) {
    const { rows, after } = await api.search(object, request(object, properties, { at, above }));
    yield rows;
    const last = rows.at(-1)?.id;
    if (after === undefined || last === undefined || last === above) return;
    above = last;
  }
}

/** Times in milliseconds: from one on by time, or at one by id. */
type Window = { readonly from: number } | { readonly at: number; readonly above: string };

function request(object: ObjectName, properties: readonly string[], window: Window) {
  const time = changeTime(object);
  const [filters, sort] =
    'from' in window
      ? [[{ propertyName: time, operator: FilterOperatorEnum.Gte, value: String(window.from) }], time]
      : [
          [
            { propertyName: time, operator: FilterOperatorEnum.Eq, value: String(window.at) },
            { propertyName: 'hs_object_id', operator: FilterOperatorEnum.Gt, value: window.above },
          ],
          'hs_object_id',
        ];
  return {
    filterGroups: [{ filters }],
    properties: [...new Set([...properties, time])],
    limit: SEARCH_PAGE,
    // The API wants objects here, the client's types say strings.
    sorts: [{ propertyName: sort, direction: 'ASCENDING' } as unknown as string],
  };
}
