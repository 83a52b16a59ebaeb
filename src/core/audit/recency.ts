import { hubspotIsNewer, type Pending } from './flow.ts';
import type { Pair } from './pair.ts';
import { isBlank } from './values.ts';

/**
 * The pending value, as far as the records' own times can tell that it travels. Under two-way the newer side wins, and what is
 * refused by a rule or a permission, not for what it is, may have come from the other side: then it is only `likely`, for its
 * record may have changed in another place since.
 */
export function byRecency(pair: Pair, pending: Pending): Pending {
  if (pending.mapping.rule !== 'two-way' || wins(pair, pending)) return pending;
  return { ...pending, confidence: 'likely', hinge: 'pending-change' };
}

function wins(pair: Pair, { direction, hubspot }: Pending): boolean {
  if (pair.hubspot === undefined || pair.salesforce === undefined) return true;
  // An empty value is sent only by a newer record; at the same time HubSpot's value goes first.
  const sameTime = Date.parse(pair.hubspot.updatedAt) === Date.parse(pair.salesforce.modifiedAt);
  const hubspotLeads = hubspotIsNewer(pair) || (sameTime && !isBlank(hubspot));
  return (direction === 'to-salesforce') === hubspotLeads;
}
