import * as z from 'zod';
import type { HubspotObject, HubspotPropertyRow, HubspotRow } from '../crm.ts';
import { badRequest } from './failure.ts';
import { OBJECT_TYPES } from './object-types.ts';
import { valueOf } from './record-view.ts';
import { compileFilter, kindOf, toComparable } from './search-filter.ts';
import type { Filter } from './search-filter.ts';
import type { Store } from './store.ts';
import { compareIds } from './table.ts';

/** Limits of a search (developers.hubspot.com/docs, CRM search). */
const MAX = { body: 3000, groups: 5, filters: 6, allFilters: 18, page: 200, results: 10_000, query: 3000 };

const TEXT = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const FILTER = z.looseObject({
  propertyName: z.string(),
  operator: z.string(),
  value: TEXT.optional(),
  highValue: TEXT.optional(),
  values: z.array(TEXT).optional(),
});

const SORT = z.union([
  z.string().transform((name) => ({ propertyName: name.replace(/^-/, ''), descending: name.startsWith('-') })),
  z
    .looseObject({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') })
    .transform(({ propertyName, direction }) => ({ propertyName, descending: direction === 'DESCENDING' })),
]);

export const SEARCH_BODY = z.looseObject({
  filterGroups: z.array(z.looseObject({ filters: z.array(FILTER) })).default([]),
  sorts: z.array(SORT).default([]),
  query: z.string().default(''),
  properties: z.array(z.string()).default([]),
  limit: z.number().default(10),
  after: z.union([z.string(), z.number()]).transform(String).default('0'),
});

type SearchBody = z.infer<typeof SEARCH_BODY>;

export function requireShortBody(text: string): void {
  if (text.length > MAX.body)
    throw badRequest(`The request body has ${text.length} characters; a search takes at most ${MAX.body}`);
}

function requireLimits({ filterGroups, sorts, limit, after, query }: SearchBody): void {
  const count = filterGroups.reduce((sum, { filters }) => sum + filters.length, 0);
  if (filterGroups.length > MAX.groups) throw badRequest(`A search takes at most ${MAX.groups} filterGroups`);
  if (filterGroups.some(({ filters }) => filters.length > MAX.filters))
    throw badRequest(`A filterGroup takes at most ${MAX.filters} filters`);
  if (count > MAX.allFilters) throw badRequest(`A search takes at most ${MAX.allFilters} filters`);
  if (sorts.length > 1) throw badRequest('A search takes at most one sort');
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX.page)
    throw badRequest(`Invalid limit: ${limit}. It must be between 0 and ${MAX.page}.`);
  if (!/^\d+$/.test(after)) throw badRequest(`Invalid after: ${after}. It must be a number.`);
  if (Number(after) + limit > MAX.results)
    throw badRequest(
      `Searches are limited to ${MAX.results} results: after ${after} with limit ${limit} is beyond them`,
    );
  if (query.length > MAX.query) throw badRequest(`The query takes at most ${MAX.query} characters`);
}

/** The rows that the filters, groups joined by OR, and the query let through, sorted; a page is for the caller to cut. */
export function searchRows(store: Store, object: HubspotObject, body: SearchBody): HubspotRow[] {
  requireLimits(body);
  const definitions = store.definitions(object);
  const groups = body.filterGroups.map(({ filters }) =>
    filters.map((filter) => compileFilter(object, filter, definitions)),
  );
  const asks = queryTest(object, body.query);
  const rows = candidates(store, object, body.filterGroups, definitions).filter(
    (row) => asks(row) && (groups.length === 0 || groups.some((tests) => tests.every((test) => test(row)))),
  );
  return sortRows(object, rows, body, definitions);
}

function queryTest(object: HubspotObject, query: string): (row: HubspotRow) => boolean {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  const { searchable } = OBJECT_TYPES[object];
  return (row) => {
    const texts = searchable.map((name) => (row.properties[name] ?? '').toLowerCase());
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
}

/** Live rows in id order; only those an index names where each group asks for exact values of a text, an option or an id. */
function candidates(
  store: Store,
  object: HubspotObject,
  groups: readonly { readonly filters: readonly Filter[] }[],
  definitions: ReadonlyMap<string, HubspotPropertyRow>,
): HubspotRow[] {
  const table = store.table(object);
  const indexed = groups.map(({ filters }) => filters.find((filter) => isIndexed(object, filter, definitions)));
  const ids = new Set<string>();
  if (groups.length === 0 || indexed.includes(undefined)) for (const id of table.ids) ids.add(id);
  else
    for (const filter of indexed) {
      const values = filter?.values ?? [filter?.value ?? ''];
      for (const value of values) {
        if (filter?.propertyName === 'hs_object_id') ids.add(value);
        else for (const id of table.holders(filter?.propertyName ?? '', value)) ids.add(id);
      }
    }
  const rows = [...ids].flatMap((id) => table.live(id) ?? []);
  return indexed.includes(undefined) || groups.length === 0 ? rows : rows.sort((a, b) => compareIds(a.id, b.id));
}

function isIndexed(
  object: HubspotObject,
  { propertyName, operator, value, values }: Filter,
  definitions: ReadonlyMap<string, HubspotPropertyRow>,
): boolean {
  if (operator !== (values === undefined ? 'EQ' : 'IN') || (values ?? value) === undefined) return false;
  if (propertyName === 'hs_object_id') return true;
  const kind = kindOf(object, propertyName, definitions);
  return kind === 'text' || kind === 'choice';
}

function sortRows(
  object: HubspotObject,
  rows: HubspotRow[],
  { sorts }: SearchBody,
  definitions: ReadonlyMap<string, HubspotPropertyRow>,
): HubspotRow[] {
  const [sort] = sorts;
  if (sort === undefined) return rows;
  const kind = kindOf(object, sort.propertyName, definitions);
  const sign = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => {
    const value = valueOf(object, row, sort.propertyName);
    return { row, key: value === null ? undefined : toComparable(kind, value) };
  });
  keyed.sort((a, b) => {
    // Records without a value come last in either direction.
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || compareIds(a.row.id, b.row.id);
    if (a.key === b.key) return compareIds(a.row.id, b.row.id);
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}
