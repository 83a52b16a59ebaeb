/** HubSpot's owner on the way to Salesforce: one who left, or may not own records. */
import type { HubspotOwner, SalesforceUser } from '../../crm.ts';
import { sameId } from '../../ids.ts';
import type { Params } from '../../sync-error.ts';
import { finding, type Verdict } from '../finding.ts';
import type { Mapped } from '../flow.ts';
import type { AuditContext, Finding, Pair, Rule } from '../pair.ts';
import { isBlank } from '../values.ts';
import { hubspotLeads, ownerName, ownerOf, OWNING_TYPES, sendsOwner, usersOf } from './people.ts';

/**
 * INACTIVE_OWNER_OR_USER: HubSpot's owner is, by email, only ever an inactive user. Without any such user Salesforce keeps its
 * last owner (HubSpot's article on the assignment of owners, May 2025). Keeping an inactive owner is lawful.
 */
export const inactiveSalesforceOwner: Rule = (pair, context) => {
  const sent = sentOwner(pair, context);
  if (sent === undefined || sent.users.some(({ active }) => active)) return [];
  const { owner, user } = sent;
  return [sentFinding(pair, sent, 'inactive-salesforce-owner', { email: owner.email ?? '', user: user.name })];
};

/** OP_WITH_INVALID_USER_TYPE_EXCEPTION: of HubSpot's owner's active users, none has a licence to own records. */
export const ownerOfWrongType: Rule = (pair, context) => {
  const sent = sentOwner(pair, context);
  const active = sent?.users.filter((user) => user.active) ?? [];
  const [user] = active;
  if (sent === undefined || user === undefined || active.some(({ userType }) => OWNING_TYPES.has(userType))) return [];
  const { name, userType } = user;
  const email = sent.owner.email === undefined ? {} : { email: sent.owner.email };
  return [sentFinding(pair, sent, 'owner-assignment', { reason: 'user-type', user: name, userType, ...email })];
};

/** HubSpot's owner and its Salesforce users, the first among them; undefined where Salesforce has it or nothing is sent. */
type SentOwner = {
  readonly mapped: Mapped;
  readonly owner: HubspotOwner;
  readonly user: SalesforceUser;
  readonly users: readonly SalesforceUser[];
};

function sentOwner(pair: Pair, context: AuditContext): SentOwner | undefined {
  const mapped = ownerOf(pair, context);
  if (mapped === undefined || isBlank(mapped.hubspot) || !sendsOwner(mapped.mapping.rule, pair)) return undefined;
  const owner = context.owners.get(mapped.hubspot.trim());
  const users = usersOf(owner, context);
  const [user] = users;
  if (owner === undefined || user === undefined) return undefined;
  return users.some(({ id }) => sameId(id, mapped.salesforce)) ? undefined : { mapped, owner, user, users };
}

function sentFinding(
  pair: Pair,
  { mapped, owner }: SentOwner,
  type: 'inactive-salesforce-owner' | 'owner-assignment',
  params: Params,
): Finding {
  return finding(pair, {
    type,
    direction: 'to-salesforce',
    ...confidenceIn(pair),
    property: mapped.mapping.property,
    field: mapped.mapping.field,
    value: owner.id,
    params: { label: mapped.property.label, fieldLabel: mapped.field.label, owner: ownerName(owner), ...params },
  });
}

/** An owner that Salesforce changed since may be on its way to HubSpot. */
function confidenceIn(pair: Pair): Pick<Verdict, 'confidence' | 'hinge'> {
  if (pair.salesforce === undefined) return { confidence: 'likely', hinge: 'inclusion' };
  return hubspotLeads(pair)
    ? { confidence: 'certain', hinge: undefined }
    : { confidence: 'likely', hinge: 'pending-change' };
}
