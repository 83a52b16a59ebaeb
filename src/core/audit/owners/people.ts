/** Who is whom in the two CRMs: owners are people (or queues), told by their email (or name). */
import type { HubspotOwner, Queue, SalesforceUser, SyncRule } from '../../crm.ts';
import { OWNER_PROPERTY } from '../../mappings.ts';
import { mappedValues, type Mapped } from '../flow.ts';
import type { AuditContext, Pair } from '../pair.ts';
import { fold } from '../picklists/options.ts';

/** Users who may own records (HubSpot's article on sync errors); those of Chatter and of customer portals may not. */
export const OWNING_TYPES: ReadonlySet<string> = new Set(['Standard', 'PowerPartner', 'Guest']);

/** The Salesforce users of an owner's email, inactive ones too: none for an owner without email, or a queue. */
export function usersOf(owner: HubspotOwner | undefined, context: AuditContext): readonly SalesforceUser[] {
  const email = owner?.email?.trim().toLowerCase();
  return email === undefined || email === '' ? [] : (context.usersByEmail.get(email) ?? []);
}

/** Salesforce's queue of a HubSpot queue: their names are all that ties them. */
export function queueOf({ type, name }: HubspotOwner, queues: readonly Queue[]): Queue | undefined {
  return type === 'QUEUE' && name.trim() !== '' ? queues.find((queue) => fold(queue.name) === fold(name)) : undefined;
}

/** The pair's owner, as far as it is mapped and syncs at all. */
export function ownerOf(pair: Pair, context: AuditContext): Mapped | undefined {
  return mappedValues(pair, context).find(
    ({ mapping }) => mapping.property === OWNER_PROPERTY && mapping.rule !== 'dont-sync',
  );
}

/** Whether HubSpot's owner goes to Salesforce, where a record always has one. */
export function sendsOwner(rule: SyncRule | undefined, pair: Pair): boolean {
  if (pair.hubspot === undefined || (pair.salesforce === undefined && pair.object !== 'contacts')) return false;
  // "Prefer Salesforce" sends HubSpot's only with a new record.
  return rule === 'two-way' || rule === undefined || (rule === 'prefer-salesforce' && pair.salesforce === undefined);
}

/** A name for people. */
export function ownerName({ name, email, id }: HubspotOwner): string {
  return name || email || id;
}

/** False where Salesforce's record changed last, so that its owner may be on the way to HubSpot. */
export function hubspotLeads({ hubspot, salesforce }: Pair): boolean {
  if (hubspot === undefined || salesforce === undefined) return false;
  return Date.parse(hubspot.updatedAt) >= Date.parse(salesforce.modifiedAt);
}
