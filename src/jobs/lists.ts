/** HubSpot lists of failing records: made when somebody asks, counted by HubSpot, and deleted after some days. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import type { SyncError } from '../core/sync-error.ts';
import { listMembers, type LeftOutCounts } from './list-members.ts';
import type { Log } from './log.ts';
import type { Hubspot, HubspotList, ListObject } from './ports.ts';
import { VendorError, type VendorErrorCode } from './vendor-error.ts';

export type ListWish = {
  readonly errors: readonly SyncError[];
  /** In the language of who asked; `alone`: it is the only list of this wish. */
  readonly name: (object: ListObject, alone: boolean) => string;
  /** Slack user id. */
  readonly by: string;
};

/**
 * A list as it is written down. Without an id: it was going to be made, and perhaps was. `state`: `making` until all records
 * are in it; `failed` where HubSpot failed, and was not rid of it at once.
 */
export type RememberedList = {
  readonly name: string;
  readonly object: ListObject;
  readonly state: 'making' | 'made' | 'failed';
  readonly id?: string;
  /** ISO time, from before it was made. */
  readonly at: string;
  readonly by: string;
  /** ISO time from which it is deleted. */
  readonly deleteAt?: string;
};

/** Each write is on the disk when it resolves. */
export type ListStore = {
  all(): readonly RememberedList[];
  /** By its name. */
  put(list: RememberedList): Promise<void>;
  drop(name: string): Promise<void>;
};

/** Records of all lists of a wish. */
export type ListProgress = { readonly done: number; readonly total: number };

export type MadeList = {
  readonly object: ListObject;
  readonly id: string;
  readonly name: string;
  /** As HubSpot counts it now; undefined where HubSpot did not answer that. */
  readonly size?: number;
  /** Put into it, as HubSpot took them. */
  readonly added: number;
  /** Records that HubSpot does not have any more. */
  readonly missing: number;
  /** ISO time; undefined for one that is kept. */
  readonly deleteAt?: string;
};

/** Where no list came of it; nothing is left of it in HubSpot, or is deleted as soon as HubSpot answers. */
export type FailedList = {
  readonly object: ListObject;
  readonly records: number;
  readonly reason: 'too-many-lists' | 'name-taken' | 'all-missing' | VendorError;
};

export type ListResult = {
  readonly lists: readonly MadeList[];
  readonly failed: readonly FailedList[];
  readonly leftOut: LeftOutCounts;
};

export type Lists = {
  /** One list an object. Expected failures of HubSpot are part of the result. */
  create(wish: ListWish, onProgress?: (progress: ListProgress) => void): Promise<ListResult>;
  /** Deletes lists whose time is over, and what a crash or a failure left behind. Never throws VendorError. */
  due(): Promise<void>;
  /** Those that are being made now. */
  underWay(): readonly RememberedList[];
};

type Deps = {
  readonly hubspot: Pick<Hubspot, 'createList' | 'addToList' | 'list' | 'findList' | 'deleteList'>;
  readonly store: ListStore;
  /** Days until a list is deleted; 0: never. */
  readonly days: number;
  /** Tells who asked for a list that it was lost when the process ended. */
  readonly onLost: (list: RememberedList) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep?: (ms: number) => Promise<unknown>;
};

export const LIST_DAYS = 7;
const DAY_MS = 86_400_000;
/** So that progress shows, and a failed call costs little. */
const STEP = 1000;
const NAMES_TRIED = 20;
/** HubSpot may count a little later than it adds. */
const COUNT_AGAIN_MS = [500, 1000, 2000, 4000];
/** Between HubSpot's clock and ours. */
const SKEW_MS = 120_000;
/** A call that is still on its way when its sender dies has come to its end by then. */
const LATE_MS = 300_000;
/** After HubSpot failed at the deletion of one. */
const AGAIN_MS = 3_600_000;
/** HubSpot took nothing, without a doubt. */
const SURELY_REFUSED: ReadonlySet<VendorErrorCode> = new Set(['unauthorized', 'forbidden', 'out-of-calls']);

/**
 * A list is written down before it is made, so that one that nobody knows of never stays in HubSpot: what was not finished is
 * looked up by its name and deleted by `due`. A list that somebody renamed is theirs, and stays.
 */
export function createLists(deps: Deps): Lists {
  const { clock, log, store } = deps;
  /** Names of the lists that this process has in hand. */
  const busy = new Set<string>();
  let notBefore = 0;
  /** By name: HubSpot refuses to delete a list that something uses. */
  const refused = new Map<string, number>();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const now = clock.now().getTime();
    if (now < notBefore) return;
    for (const list of store.all()) {
      if (isKept(list, now)) await store.drop(list.name);
      if (busy.has(list.name) || !isOver(list, now) || now < (refused.get(list.name) ?? 0)) continue;
      try {
        const isForgotten = await cleanUp(deps, list);
        if (isForgotten && list.state === 'making') await deps.onLost(list);
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        log.warn({ list: list.id, code: error.code }, 'a HubSpot list could not be deleted; trying again later');
        if (error.code === 'bad-answer') {
          refused.set(list.name, now + AGAIN_MS);
          continue;
        }
        notBefore = now + AGAIN_MS;
        return;
      }
    }
  }

  return {
    async create(wish, onProgress) {
      const { ids, leftOut } = listMembers(wish.errors);
      const total = ids.values().reduce((sum, own) => sum + own.length, 0);
      let before = 0;
      const lists: MadeList[] = [];
      const failed: FailedList[] = [];
      for (const [object, own] of ids) {
        const base = before;
        const tell = (done: number) => onProgress?.({ done: base + done, total });
        tell(0);
        const outcome = await makeList(deps, busy, { wish, object, ids: own, alone: ids.size === 1 }, tell);
        if ('reason' in outcome) failed.push(outcome);
        else lists.push(outcome);
        before += own.length;
      }
      return { lists, failed, leftOut };
    },
    due: () => (looking ??= look().finally(() => (looking = undefined))),
    underWay: () => store.all().filter(({ name, state }) => state === 'making' && busy.has(name)),
  };
}

type Order = {
  readonly wish: ListWish;
  readonly object: ListObject;
  readonly ids: readonly string[];
  readonly alone: boolean;
};
type Begun = RememberedList & { readonly id: string };

async function makeList(
  deps: Deps,
  busy: Set<string>,
  order: Order,
  tell: (done: number) => void,
): Promise<MadeList | FailedList> {
  const { object, ids } = order;
  const failed = (reason: FailedList['reason']): FailedList => ({ object, records: ids.length, reason });
  const names = new Set<string>();
  let begun: Begun | undefined;
  try {
    const outcome = await begin(deps, order, (name) => {
      if (busy.has(name) || deps.store.all().some((list) => list.name === name)) return false;
      busy.add(name);
      names.add(name);
      return true;
    });
    if (typeof outcome === 'string') return failed(outcome);
    begun = outcome;
    const missing = await fill(deps, begun.id, ids, tell);
    if (missing === ids.length) {
      await cleanUp(deps, begun);
      return failed('all-missing');
    }
    return await finish(deps, begun, ids.length - missing, missing);
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    // Rather none than a part. What cannot be deleted now stays written down, and is deleted later.
    if (begun !== undefined) await cleanUp(deps, begun).catch(() => undefined);
    for (const left of deps.store.all()) {
      if (names.has(left.name)) await deps.store.put({ ...left, state: 'failed' });
    }
    return failed(error);
  } finally {
    for (const name of names) busy.delete(name);
  }
}

/** Writes down what is going to be made, and makes it, under the first name that is free. */
async function begin(
  deps: Deps,
  { wish, object, alone }: Order,
  take: (name: string) => boolean,
): Promise<Begun | 'name-taken' | 'too-many-lists'> {
  const { hubspot, store, clock } = deps;
  const wished = wish.name(object, alone);
  for (let nth = 1; nth <= NAMES_TRIED; nth += 1) {
    const name = nth === 1 ? wished : `${wished} (${nth})`;
    if (!take(name)) continue;
    const at = clock.now().toISOString();
    const intent: RememberedList = { name, object, state: 'making', at, by: wish.by };
    await store.put(intent);
    const made = await hubspot.createList(object, name).catch(async (error: unknown) => {
      if (error instanceof VendorError && SURELY_REFUSED.has(error.code)) await store.drop(name);
      throw error;
    });
    const id = 'id' in made ? made.id : await lostAnswer(deps, intent, made.refused);
    if (id !== undefined) {
      const begun = { ...intent, id };
      await store.put(begun);
      return begun;
    }
    await store.drop(name);
    if ('refused' in made && made.refused === 'too-many-lists') return made.refused;
  }
  return 'name-taken';
}

/** A call whose answer got lost is tried again, and then finds its own list in the way. */
async function lostAnswer(
  { hubspot }: Deps,
  intent: RememberedList,
  refused: 'name-taken' | 'too-many-lists',
): Promise<string | undefined> {
  if (refused !== 'name-taken') return undefined;
  const found = await hubspot.findList(intent.object, intent.name);
  return found?.size === 0 && isOurs(found, intent) ? found.id : undefined;
}

/** How many of the records do not exist. */
async function fill(
  { hubspot }: Deps,
  id: string,
  ids: readonly string[],
  tell: (done: number) => void,
): Promise<number> {
  let missing = 0;
  for (let start = 0; start < ids.length; start += STEP) {
    const batch = ids.slice(start, start + STEP);
    missing += (await hubspot.addToList(id, batch)).missing.length;
    tell(start + batch.length);
  }
  return missing;
}

async function finish(
  deps: Deps,
  { id, object, name, ...rest }: Begun,
  added: number,
  missing: number,
): Promise<MadeList> {
  const { store, clock, days } = deps;
  const deleteAt = days === 0 ? undefined : new Date(clock.now().getTime() + days * DAY_MS).toISOString();
  const end = deleteAt === undefined ? {} : { deleteAt };
  await store.put({ ...rest, id, object, name, state: 'made', ...end });
  const size = await countIn(deps, id, added);
  return { object, id, name, added, missing, ...(size === undefined ? {} : { size }), ...end };
}

/** What HubSpot says, once it says what was added or has had some seconds for it. */
async function countIn({ hubspot, sleep = delay }: Deps, id: string, added: number): Promise<number | undefined> {
  let size: number | undefined;
  try {
    for (const pause of [0, ...COUNT_AGAIN_MS]) {
      if (pause > 0) await sleep(pause);
      size = (await hubspot.list(id))?.size;
      if (size === added) break;
    }
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
  }
  return size;
}

const isOver = ({ state, deleteAt }: RememberedList, now: number): boolean =>
  state !== 'made' || (deleteAt !== undefined && Date.parse(deleteAt) <= now);

/** Kept for good: its name was only remembered so that another list of the same minute is not taken for it. */
const isKept = ({ state, deleteAt, at }: RememberedList, now: number): boolean =>
  state === 'made' && deleteAt === undefined && Date.parse(at) + DAY_MS <= now;

/** A name may be somebody else's: only a list that is no older than our wish for it is ours. */
const isOurs = ({ createdAt }: HubspotList, { at }: RememberedList): boolean =>
  createdAt !== undefined && Date.parse(createdAt) >= Date.parse(at) - SKEW_MS;

const plainName = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/**
 * Deletes a list that is there and ours, and forgets it; false for one that may still come. Throws VendorError: then it is
 * still written down.
 */
async function cleanUp({ hubspot, store, clock, log }: Deps, list: RememberedList): Promise<boolean> {
  const { id, object, name, at } = list;
  const found = await (id === undefined ? hubspot.findList(object, name) : hubspot.list(id));
  if (found === undefined) {
    const mayCome = id === undefined && clock.now().getTime() < Date.parse(at) + LATE_MS;
    if (!mayCome) await store.drop(name);
    return !mayCome;
  }
  // Also of another account, should the token have changed: there, the id is somebody's.
  const isKnown = id === undefined ? isOurs(found, list) : plainName(found.name) === plainName(name);
  if (isKnown) await hubspot.deleteList(found.id);
  await store.drop(name);
  log.info(
    { list: found.id, by: list.by },
    isKnown ? 'deleted a HubSpot list' : 'a HubSpot list is not ours, and stays',
  );
  return true;
}
