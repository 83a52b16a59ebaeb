import type { CrmState } from '../crm.ts';
import type { LinkIndex } from './link-index.ts';
import { LINKS } from './objects.ts';
import type { HubspotSide, Pair, Refusal, SalesforceObject, SyncedObject } from './types.ts';
import { isBlank, textOf } from './values.ts';

/** The Salesforce record that a HubSpot record points to. */
export function linkOf(
  object: SyncedObject,
  { properties }: HubspotSide,
): { object: SalesforceObject; id: string } | undefined {
  for (const [property, salesforceObject] of LINKS[object]) {
    const id = properties[property]?.trim();
    if (id) return { object: salesforceObject, id };
  }
  return undefined;
}

/**
 * False for what the integration leaves alone: a record that was deleted in Salesforce, a converted lead, a contact that is
 * outside the inclusion list or has no email, and a company or deal that only HubSpot has.
 */
export function isInScope({ inclusion }: CrmState, { object, hubspot, salesforce }: Pair): boolean {
  if (hubspot?.properties['salesforcedeleted'] === 'true' || salesforce?.['IsConverted'] === true) return false;
  if (hubspot !== undefined && inclusion[object]?.has(hubspot.id) === false) return false;
  if (hubspot !== undefined && salesforce === undefined && linkOf(object, hubspot) !== undefined) return false;
  if (object !== 'contacts') return salesforce !== undefined;
  return !isBlank(hubspot?.properties['email']) || !isBlank(salesforce?.['Email']);
}

/** The connector's own refusal of a contact or opportunity whose account HubSpot has no company for. */
export function waitsForAccount({ salesforceObject, salesforce }: Pair, links: LinkIndex): Refusal | undefined {
  if (salesforceObject !== 'Contact' && salesforceObject !== 'Opportunity') return undefined;
  const account = salesforce?.['AccountId'];
  if (isBlank(account) || links.hubspotIdOf(account) !== undefined) return undefined;
  return {
    code: 'ACCOUNT_NOT_IN_HUBSPOT',
    message: `Account ${textOf(account)} has no company in HubSpot`,
    fields: [],
  };
}
