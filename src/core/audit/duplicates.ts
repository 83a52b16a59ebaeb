import type { HubspotRecord, Mapping } from '../crm.ts';
import { valueFinding } from './finding.ts';
import { toHubspot, type Pending } from './flow.ts';
import type { AuditContext, AuditMetadata, Pair, Rule } from './pair.ts';
import { byRecency } from './recency.ts';
import { isBlank, splitValues } from './values.ts';

/**
 * HubSpot keeps an address on one contact, be it as an additional one. Only a contact that is linked can meet another's: of
 * Salesforce records that share an address, HubSpot follows the one that was updated last instead (HubSpot's article on
 * duplicate leads and contacts, 2023).
 */
export const emailAlreadyInUse: Rule = (pair, context) =>
  emailToHubspot(pair, context).flatMap((pending) => {
    const holder = context.lookups.contactOf(pending.value);
    if (holder === undefined || holder === null || holder === pair.hubspot?.id) return [];
    return [
      valueFinding(pair, byRecency(pair, pending), {
        type: 'email-already-in-use',
        params: { email: pending.value.trim(), holder },
      }),
    ];
  });

/** The address that a linked contact would get from Salesforce. */
export function emailToHubspot(pair: Pair, context: AuditMetadata): readonly Pending[] {
  if (pair.hubspot === undefined) return [];
  return toHubspot(pair, context).filter(({ mapping }) => isEmailOfContact(mapping));
}

/** The HubSpot contact that has the address of a record that only Salesforce has; undefined where none is known. */
export function heldEmail(
  { object, salesforce }: Pair,
  { lookups }: Pick<AuditContext, 'lookups'>,
): string | undefined {
  const email = object === 'contacts' ? salesforce?.fields['Email'] : undefined;
  return typeof email === 'string' && !isBlank(email) ? (lookups.contactOf(email) ?? undefined) : undefined;
}

export const isEmailOfContact = ({ object, property }: Mapping): boolean =>
  object === 'contacts' && property === 'email';

/** The addresses that a HubSpot contact occupies, in lower case. */
export function emailsOf({ properties }: HubspotRecord): readonly string[] {
  const all = [properties['email'] ?? '', ...splitValues(properties['hs_additional_emails'] ?? '', true)];
  return all.map((email) => email.trim().toLowerCase()).filter((email) => email !== '');
}
