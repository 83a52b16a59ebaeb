import type { SyncError } from '../core/sync-error.ts';
import type { Hubspot, Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

/** A record by its ids. */
type Linked = Pick<SyncError, 'object' | 'hubspotId' | 'salesforceId'>;

/** Where the pages of both CRMs are, as their APIs tell it. Undefined where a CRM did not tell. */
export type CrmLinks = {
  /** HubSpot's settings page of the Salesforce integration, with Sync Health. */
  readonly settings?: string;
  readonly hubspot: (record: Linked) => string | undefined;
  readonly salesforce: (record: Linked) => string | undefined;
  /** The page of a HubSpot list, by its id. */
  readonly list: (id: string) => string | undefined;
};

/** Leads to the account that the reader is logged in to, where we know none (HubSpot's `/l/` addresses). */
const ANY_ACCOUNT = 'https://app.hubspot.com/l/integrations-settings/installed/salesforce';

/** HubSpot's object type ids, as its record addresses have them. */
const OBJECT_TYPE_IDS = { contacts: '0-1', companies: '0-2', deals: '0-3', tasks: '0-27' } as const;

export type Links = {
  /** What is known by now, at once: a click must not wait for a CRM. What is missing is asked for in the background. */
  now(): CrmLinks;
  /** Waits for the addresses; a CRM that does not answer leaves its own out. */
  ready(): Promise<CrmLinks>;
};

/**
 * Reads the addresses once; a CRM that does not answer is asked again later. `hubspotPages`: where HubSpot's pages are instead,
 * for a HubSpot on this machine.
 */
export function createLinks(crm: { hubspot?: Hubspot; salesforce?: Salesforce }, hubspotPages?: string): Links {
  let account: { uiDomain: string; portalId: number } | undefined;
  let instanceUrl: string | undefined;
  let underWay: Promise<void> | undefined;

  const read = async () => {
    const [newAccount, newUrl] = await Promise.all([
      account ?? known(() => crm.hubspot?.account()),
      instanceUrl ?? known(() => crm.salesforce?.instanceUrl()),
    ]);
    account = newAccount;
    instanceUrl = newUrl;
  };
  const refresh = () => (underWay ??= read().finally(() => (underWay = undefined)));
  const isMissing = () =>
    (account === undefined && crm.hubspot !== undefined) || (instanceUrl === undefined && crm.salesforce !== undefined);

  const settingsOf = (base: string | undefined, portal: number | undefined) => {
    if (base !== undefined) return { settings: `${base}/integrations-settings/${portal}/installed/salesforce` };
    return crm.hubspot === undefined ? { settings: ANY_ACCOUNT } : {};
  };
  const links = (): CrmLinks => {
    const base = account && (hubspotPages ?? `https://${account.uiDomain}`);
    const portal = account?.portalId;
    const org = instanceUrl;
    return {
      ...settingsOf(base, portal),
      hubspot: ({ object, hubspotId }) =>
        base === undefined || hubspotId === undefined || object === 'unknown'
          ? undefined
          : `${base}/contacts/${portal}/record/${OBJECT_TYPE_IDS[object]}/${encodeURIComponent(hubspotId)}`,
      salesforce: ({ salesforceId }) =>
        org === undefined || salesforceId === undefined ? undefined : `${org}/${encodeURIComponent(salesforceId)}`,
      list: (id) =>
        base === undefined ? undefined : `${base}/contacts/${portal}/objectLists/${encodeURIComponent(id)}/filters`,
    };
  };

  return {
    now() {
      if (isMissing()) void refresh();
      return links();
    },
    async ready() {
      if (isMissing()) await refresh();
      return links();
    },
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
