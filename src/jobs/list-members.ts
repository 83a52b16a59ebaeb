/** Which records of some errors a HubSpot list can hold. */
import { countRecords, type SyncError } from '../core/sync-error.ts';
import { LIST_OBJECTS, type ListObject } from './ports.ts';

/** Why a record is in no list. */
const LEFT_OUT = [
  /** HubSpot does not have it. */
  'only-salesforce',
  /** HubSpot has no lists of tasks. */
  'tasks',
  /** An imported row that does not tell which record, or of which object, it is. */
  'unnamed',
] as const;
type LeftOut = (typeof LEFT_OUT)[number];

export type LeftOutCounts = Readonly<Record<LeftOut, number>>;

export type ListMembers = {
  /** HubSpot's ids, each once; objects without any are not in it. */
  readonly ids: ReadonlyMap<ListObject, readonly string[]>;
  /** Records, not errors. */
  readonly leftOut: LeftOutCounts;
};

/** Each record is counted once: in a list, or as left out. */
export function listMembers(errors: readonly SyncError[]): ListMembers {
  const ids = new Map<ListObject, Set<string>>();
  const listed = new Set<string>();
  const rest: SyncError[] = [];
  for (const error of errors) {
    const object = LIST_OBJECTS.find((name) => name === error.object);
    if (object === undefined || error.hubspotId === undefined) {
      rest.push(error);
      continue;
    }
    const own = ids.get(object) ?? new Set();
    ids.set(object, own.add(error.hubspotId));
    if (error.salesforceId !== undefined) listed.add(error.salesforceId);
  }
  // Of one record, a source may know both ids, and another only Salesforce's.
  const others = rest.filter(({ salesforceId }) => salesforceId === undefined || !listed.has(salesforceId));
  const count = (reason: LeftOut) => countRecords(others.filter((error) => whyNot(error) === reason));
  return {
    ids: new Map(
      LIST_OBJECTS.flatMap((object) => {
        const own = ids.get(object);
        return own === undefined ? [] : [[object, [...own]] as const];
      }),
    ),
    leftOut: { 'only-salesforce': count('only-salesforce'), tasks: count('tasks'), unnamed: count('unnamed') },
  };
}

function whyNot({ object, hubspotId, salesforceId }: SyncError): LeftOut {
  if (object === 'tasks') return 'tasks';
  return object === 'unknown' || (hubspotId ?? salesforceId) === undefined ? 'unnamed' : 'only-salesforce';
}
