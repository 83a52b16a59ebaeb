import { idKey } from '../dataset/salesforce-id.ts';
import type { SyncedObject } from './types.ts';

/** Which HubSpot record carries a Salesforce id, in 15 or 18 characters. */
export type LinkIndex = {
  hubspotIdOf(salesforceId: unknown): string | undefined;
  set(object: SyncedObject, salesforceId: string, hubspotId: string): void;
  /** Forgets a HubSpot record that is no more. */
  forget(object: SyncedObject, hubspotId: string): void;
};

export function createLinkIndex(): LinkIndex {
  const ids: Record<SyncedObject, Map<string, string>> = {
    companies: new Map(),
    contacts: new Map(),
    deals: new Map(),
  };
  return {
    hubspotIdOf: (salesforceId) => {
      if (typeof salesforceId !== 'string') return undefined;
      const key = idKey(salesforceId);
      return ids.companies.get(key) ?? ids.contacts.get(key) ?? ids.deals.get(key);
    },
    set: (object, salesforceId, hubspotId) => {
      ids[object].set(idKey(salesforceId), hubspotId);
    },
    forget: (object, hubspotId) => {
      for (const [key, id] of ids[object]) if (id === hubspotId) ids[object].delete(key);
    },
  };
}
