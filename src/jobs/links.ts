import type { SyncError } from '../core/sync-error.ts';
import type { Hubspot, Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

/** Where the pages of both CRMs are, as their APIs tell it. Undefined where a CRM did not tell. */
export type CrmLinks = {
  /** HubSpot's settings page of the Salesforce integration, with Sync Health. */
  readonly settings?: string;
  readonly hubspot: (error: SyncError) => string | undefined;
  readonly salesforce: (error: SyncError) => string | undefined;
};

/** HubSpot's object type ids, as its record addresses have them. */
const OBJECT_TYPE_IDS = { contacts: '0-1', companies: '0-2', deals: '0-3', tasks: '0-27' } as const;

/**
 * Reads the addresses once; a CRM that does not answer is asked again next time. `hubspotPages`: where HubSpot's pages are
 * instead, for a HubSpot on this machine.
 */
export function createLinks(
  crm: { hubspot?: Hubspot; salesforce?: Salesforce },
  hubspotPages?: string,
): () => Promise<CrmLinks> {
  let account: { uiDomain: string; portalId: number } | undefined;
  let instanceUrl: string | undefined;
  return async () => {
    account ??= await known(() => crm.hubspot?.account());
    instanceUrl ??= await known(() => crm.salesforce?.instanceUrl());
    const base = account && (hubspotPages ?? `https://${account.uiDomain}`);
    return {
      ...(base === undefined
        ? {}
        : { settings: `${base}/integrations-settings/${account?.portalId}/installed/salesforce` }),
      hubspot: ({ object, hubspotId }) =>
        base === undefined || hubspotId === undefined
          ? undefined
          : `${base}/contacts/${account?.portalId}/record/${OBJECT_TYPE_IDS[object]}/${encodeURIComponent(hubspotId)}`,
      salesforce: ({ salesforceId }) =>
        instanceUrl === undefined || salesforceId === undefined ? undefined : `${instanceUrl}/${salesforceId}`,
    };
  };
}

async function known<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof VendorError) return undefined;
    throw error;
  }
}
