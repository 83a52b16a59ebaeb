import * as z from 'zod';
import type { HubspotObject, HubspotRow } from '../crm.ts';
import { associatedIds } from './association.ts';
import type { End } from './association.ts';
import { badRequest } from './failure.ts';
import { OBJECT_NAMES, OBJECT_TYPES } from './object-types.ts';
import type { Store } from './store.ts';

/** Associations that a record can have with records of another object where the data set says nothing. */
const OWN_LIMIT = 50_000;
/** From this share of its limit on a record counts as near it. */
const NEAR = 0.8;
/** Records that an answer names; it counts them all. */
const SAMPLES = 10;

/** What `GET …/{from}/{to}` of an account answered. Its samples count as full: the data set need not hold all that fills them. */
const pasted = z.looseObject({
  limit: z.number().int().optional().catch(undefined),
  totalRecordsAtLimit: z.number().int().optional().catch(undefined),
  atLimitFromRecordSamples: z
    .array(z.looseObject({ objectId: z.union([z.string(), z.number()]).transform(String) }))
    .optional()
    .catch(undefined),
});

type Direction = { readonly from: HubspotObject; readonly to: HubspotObject };

type Rule = { readonly limit: number; readonly full: ReadonlySet<string>; readonly total: number };

/** By object type ids (`0-2/0-1`), or by the objects' names. */
function ruleOf(store: Store, { from, to }: Direction): Rule {
  const { associationLimits } = store.state();
  const given = associationLimits[`${OBJECT_TYPES[from].typeId}/${OBJECT_TYPES[to].typeId}`];
  const { data } = pasted.safeParse(given ?? associationLimits[`${from}/${to}`]);
  return {
    limit: data?.limit ?? OWN_LIMIT,
    full: new Set(data?.atLimitFromRecordSamples?.map(({ objectId }) => objectId)),
    total: data?.totalRecordsAtLimit ?? 0,
  };
}

/** How full the records of one direction are, in the shape of `GET /crm/v3/limits/associations/records/{from}/{to}`. */
export function directionAnswer(store: Store, direction: Direction) {
  const { from, to } = direction;
  const rule = ruleOf(store, direction);
  const table = store.table(from);
  const atLimit: HubspotRow[] = [];
  const nearLimit: { row: HubspotRow; usage: number }[] = [];
  for (const id of table.ids) {
    const row = table.live(id);
    if (row === undefined) continue;
    const most = row.associations[to]?.length ?? 0;
    // Archived ones are still on the list: they need looking at only where they could matter.
    const usage = most < rule.limit * NEAR ? most : associatedIds(store, row, to).length;
    if (usage >= rule.limit || rule.full.has(id)) atLimit.push(row);
    else if (usage >= rule.limit * NEAR) nearLimit.push({ row, usage });
  }
  return {
    limit: rule.limit,
    totalRecordsAtLimit: Math.max(atLimit.length, rule.total),
    totalRecordsNearLimit: nearLimit.length,
    atLimitFromRecordSamples: atLimit.slice(0, SAMPLES).map((row) => sample(from, row)),
    nearLimitFromRecordSamples: nearLimit
      .slice(0, SAMPLES)
      .map(({ row, usage }) => ({ ...sample(from, row), usage, percentage: (usage / rule.limit) * 100 })),
  };
}

/** The objects that some record of `from` is near or at its limit with, as `GET …/{from}/to` answers. */
export function targetsAnswer(store: Store, from: HubspotObject) {
  return { results: OBJECT_NAMES.flatMap((to) => flags(to, [{ from, to }], store)) };
}

/** The objects of which some record is near or at a limit, as `GET …/from` answers. */
export function sourcesAnswer(store: Store) {
  return {
    results: OBJECT_NAMES.flatMap((from) =>
      flags(
        from,
        OBJECT_NAMES.map((to) => ({ from, to })),
        store,
      ),
    ),
  };
}

function flags(object: HubspotObject, directions: readonly Direction[], store: Store) {
  const answers = directions.map((direction) => directionAnswer(store, direction));
  const hasRecordsAtLimit = answers.some(({ totalRecordsAtLimit }) => totalRecordsAtLimit > 0);
  const hasRecordsNearLimit = answers.some(({ totalRecordsNearLimit }) => totalRecordsNearLimit > 0);
  if (!hasRecordsAtLimit && !hasRecordsNearLimit) return [];
  const { typeId, singular } = OBJECT_TYPES[object];
  const [singularLabel, pluralLabel] = [singular, object].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return [{ objectTypeId: typeId, singularLabel, pluralLabel, hasRecordsAtLimit, hasRecordsNearLimit }];
}

const NAMES = ['name', 'dealname', 'hs_task_subject', 'email'];

function sample(object: HubspotObject, row: HubspotRow) {
  const label = NAMES.map((name) => row.properties[name]).find(Boolean);
  return { objectId: Number(row.id), label: label ?? `${OBJECT_TYPES[object].singular} ${row.id}` };
}

/** A record of `from` that takes no more records of `to`. */
type FullRecord = Direction & { readonly id: string; readonly limit: number };

/** Under which HubSpot names such a refusal in its imports; that of its API is documented nowhere. */
export const LIMIT_CODE = 'ASSOCIATION_LIMIT_EXCEEDED';

export const limitMessage = ({ from, to, id, limit }: FullRecord): string =>
  `${OBJECT_TYPES[from].singular} ${id} has reached the limit of ${limit} associations with ${to}`;

/** The 400 of a request that associates one pair. */
export function limitFailure(full: FullRecord): Error {
  const message = limitMessage(full);
  return badRequest(message, { errors: [{ message, code: LIMIT_CODE, context: { objectId: [full.id] } }] });
}

/** An end of an association; a record that is still to be created has no row yet. */
type Place = { readonly object: HubspotObject; readonly row?: HubspotRow };

export type Rooms = {
  /** Takes a place on both records, unless one of them has none left: that one is returned, and nothing taken. */
  take(from: Place, to: End): FullRecord | undefined;
};

/** The places that records have left, for the associations of one request: those that it is about to make count too. */
export function associationRooms(store: Store): Rooms {
  const claimed = new Map<HubspotRow | Place, Map<HubspotObject, Set<string | Place>>>();

  const claimsOf = (place: Place, to: HubspotObject): Set<string | Place> => {
    const key = place.row ?? place;
    const own = claimed.get(key) ?? new Map<HubspotObject, Set<string | Place>>();
    claimed.set(key, own);
    const ids = own.get(to) ?? new Set();
    own.set(to, ids);
    return ids;
  };
  const fullIn = (place: Place, to: HubspotObject, other: string | Place): FullRecord | undefined => {
    const { object: from, row } = place;
    const claims = claimsOf(place, to);
    const known = row?.associations[to] ?? [];
    if (claims.has(other) || (typeof other === 'string' && known.includes(other))) return undefined;
    const { limit, full } = ruleOf(store, { from, to });
    const id = row?.id ?? 'to be created';
    if (full.has(id)) return { from, to, id, limit };
    // Archived ones are still on the list, but take no place.
    if (known.length + claims.size < limit) return undefined;
    const used = row === undefined ? 0 : associatedIds(store, row, to).length;
    return used + claims.size < limit ? undefined : { from, to, id, limit };
  };

  return {
    take(from, to) {
      const own = from.row?.id ?? from;
      const full = fullIn(from, to.object, to.row.id) ?? fullIn(to, from.object, own);
      if (full !== undefined) return full;
      claimsOf(from, to.object).add(to.row.id);
      claimsOf(to, from.object).add(own);
      return undefined;
    },
  };
}
