import type { ObjectName } from '../core/sync-error.ts';

/** HubSpot's object type ids (developers.hubspot.com/docs, CRM object type ids). */
export const TYPE_IDS: Readonly<Record<ObjectName, string>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  tasks: '0-27',
};
