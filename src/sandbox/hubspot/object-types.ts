import type { HubspotObject } from '../crm.ts';
import { HubspotFailure } from './failure.ts';

type ObjectType = {
  readonly typeId: string;
  readonly singular: string;
  /** What a read returns when it names no properties. */
  readonly defaults: readonly string[];
  /** Names under which the row's own times are read. */
  readonly created: string;
  readonly modified: string;
  /** What the `query` of a search looks into. */
  readonly searchable: readonly string[];
};

/** Names, ids and default properties as developers.hubspot.com/docs lists them for CRM objects and search. */
export const OBJECT_TYPES: Readonly<Record<HubspotObject, ObjectType>> = {
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    defaults: ['email', 'firstname', 'lastname'],
    created: 'createdate',
    modified: 'lastmodifieddate',
    searchable: ['firstname', 'lastname', 'email', 'phone', 'company'],
  },
  companies: {
    typeId: '0-2',
    singular: 'company',
    defaults: ['name', 'domain'],
    created: 'createdate',
    modified: 'hs_lastmodifieddate',
    searchable: ['name', 'domain', 'website', 'phone'],
  },
  deals: {
    typeId: '0-3',
    singular: 'deal',
    defaults: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    created: 'createdate',
    modified: 'hs_lastmodifieddate',
    searchable: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
  },
  tasks: {
    typeId: '0-27',
    singular: 'task',
    defaults: [],
    created: 'hs_createdate',
    modified: 'hs_lastmodifieddate',
    searchable: ['hs_task_subject', 'hs_task_body'],
  },
};

export const OBJECT_NAMES = Object.keys(OBJECT_TYPES) as HubspotObject[];

const BY_NAME = new Map(
  OBJECT_NAMES.flatMap((object) =>
    [object, OBJECT_TYPES[object].singular, OBJECT_TYPES[object].typeId].map((name) => [name, object] as const),
  ),
);

/** The object of a path segment: `contacts`, `contact` or `0-1`. Throws HubspotFailure for any other name. */
export function objectNamed(name: string): HubspotObject {
  const object = BY_NAME.get(name.toLowerCase());
  if (object === undefined) throw new HubspotFailure(400, `Unable to infer object type from: ${name}`);
  return object;
}

/** Types of the properties that every record has although the row keeps them apart. */
export function systemPropertyType(object: HubspotObject, name: string): 'number' | 'datetime' | undefined {
  if (name === 'hs_object_id') return 'number';
  const { created, modified } = OBJECT_TYPES[object];
  return name === created || name === modified ? 'datetime' : undefined;
}
