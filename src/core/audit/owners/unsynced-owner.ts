import { sameId, toId18 } from '../../ids.ts';
import { finding, type Verdict } from '../finding.ts';
import { confidenceOf, type Mapped } from '../flow.ts';
import type { AuditContext, Pair, Rule } from '../pair.ts';
import { fold } from '../picklists/options.ts';
import { isBlank } from '../values.ts';
import { hubspotLeads, ownerOf, OWNING_TYPES, sendsOwner, usersOf } from './people.ts';

/**
 * COULD_NOT_FIND_OWNER: Salesforce's owner is a user of a kind that HubSpot takes for no owner. Users of the other kinds, and
 * queues, become owners in HubSpot by owning a record that syncs (HubSpot's article on the assignment of owners, May 2025).
 */
export const unsyncedSalesforceOwners: Rule = (pair, context) => {
  const { salesforce, hubspot, object } = pair;
  if (salesforce === undefined || (hubspot === undefined && object !== 'contacts')) return [];
  const mapped = ownerOf(pair, context);
  const id = toId18(String(salesforce.fields['OwnerId'] ?? ''));
  const user = id === undefined ? undefined : context.setup.usersById?.get(id);
  if (mapped === undefined || user === undefined || OWNING_TYPES.has(user.userType)) return [];
  if (isReplaced(pair, context, mapped, user.id)) return [];
  return [
    finding(pair, {
      type: 'unsynced-salesforce-owners',
      direction: 'to-hubspot',
      ...confidenceIn(pair, context, mapped, user.email),
      property: mapped.mapping.property,
      field: mapped.mapping.field,
      value: user.id,
      params: {
        label: mapped.property.label,
        fieldLabel: mapped.field.label,
        reason: 'user-type',
        owner: user.name,
        userType: user.userType,
      },
    }),
  ];
};

/** True where both sides have the same person, or HubSpot's newer owner is on the way to take Salesforce's place. */
function isReplaced(pair: Pair, context: AuditContext, { mapping, hubspot }: Mapped, id: string): boolean {
  const users = isBlank(hubspot) ? [] : usersOf(context.owners.get(hubspot.trim()), context);
  if (users.some((user) => sameId(user.id, id))) return true;
  return users.some(({ active }) => active) && sendsOwner(mapping.rule, pair) && hubspotLeads(pair);
}

function confidenceIn(
  pair: Pair,
  { owners }: AuditContext,
  { mapping }: Mapped,
  email: string,
): Pick<Verdict, 'confidence' | 'hinge'> {
  // An owner of that email may be taken all the same.
  const isKnown = email !== '' && owners.values().some((owner) => fold(owner.email ?? '') === fold(email));
  return isKnown ? { confidence: 'likely', hinge: 'validator' } : confidenceOf(pair, mapping);
}
