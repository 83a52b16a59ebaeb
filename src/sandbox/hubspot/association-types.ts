import type { HubspotObject } from '../crm.ts';

type Link = {
  readonly typeId: number;
  /** The labelled type of a record's primary company, where HubSpot has one. */
  readonly primaryTypeId?: number;
};

/** HubSpot's own association type ids (developers.hubspot.com/docs, associations v4, default type ids). */
export const ASSOCIATION_TYPES: Readonly<Record<HubspotObject, Partial<Record<HubspotObject, Link>>>> = {
  contacts: {
    contacts: { typeId: 449 },
    companies: { typeId: 279, primaryTypeId: 1 },
    deals: { typeId: 4 },
    tasks: { typeId: 203 },
  },
  companies: {
    contacts: { typeId: 280, primaryTypeId: 2 },
    companies: { typeId: 450 },
    deals: { typeId: 342, primaryTypeId: 6 },
    tasks: { typeId: 191 },
  },
  deals: {
    contacts: { typeId: 3 },
    companies: { typeId: 341, primaryTypeId: 5 },
    deals: { typeId: 451 },
    tasks: { typeId: 215 },
  },
  tasks: { contacts: { typeId: 204 }, companies: { typeId: 192 }, deals: { typeId: 216 } },
};

/** The object that a type id leads to from `from`, and whether it makes the target the primary one. */
export function targetOfType(
  from: HubspotObject,
  typeId: number,
): { readonly object: HubspotObject; readonly primary: boolean } | undefined {
  for (const [object, link] of Object.entries(ASSOCIATION_TYPES[from]))
    if (link.typeId === typeId || link.primaryTypeId === typeId)
      return { object: object as HubspotObject, primary: link.primaryTypeId === typeId };
  return undefined;
}
