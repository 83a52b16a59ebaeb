import type { Mapping, SyncRule } from '../crm.ts';
import { sameId } from '../ids.ts';
import { OWNER_PROPERTY } from '../mappings.ts';
import type { Direction } from '../sync-error.ts';
import { mappedValues, NOT_VALUES, type Mapped } from './flow.ts';
import type { AuditContext, Pair } from './pair.ts';
import { usersOf } from './owners/people.ts';
import { isBlank, sameValue } from './values.ts';

/**
 * The mappings of a linked pair whose two values a sync should have brought together and did not, as far as the rule tells:
 * two-way, both sides alike; always Salesforce, HubSpot holds what Salesforce has; prefer Salesforce or unknown, Salesforce
 * is not left blank where HubSpot has a value. After a sync towards HubSpot, prefer Salesforce is read as always.
 */
export function disagreements(pair: Pair, context: AuditContext, direction?: Direction): readonly Mapping[] {
  return mappedValues(pair, context)
    .filter((mapped) => !agrees(mapped, context, direction))
    .map(({ mapping }) => mapping);
}

/** True when both sides of a pair exist and agree: what proves a resync, beside the sync's time and the audit's rules. */
export function valuesAgree(pair: Pair, context: AuditContext, direction?: Direction): boolean {
  return (
    pair.hubspot !== undefined && pair.salesforce !== undefined && disagreements(pair, context, direction).length === 0
  );
}

function agrees(mapped: Mapped, context: AuditContext, direction: Direction | undefined): boolean {
  const { mapping, property, field, hubspot, salesforce } = mapped;
  if (mapping.rule === 'dont-sync') return true;
  if (mapping.property === OWNER_PROPERTY) return ownersAgree(mapped, context);
  if (NOT_VALUES.has(mapping.property) || sameValue(property, field, hubspot, salesforce)) return true;
  // A formula's new result moves nothing until a field that it uses is changed.
  if (field.calculated) return true;
  return LAWFUL[mapping.rule ?? 'unknown'](isBlank(salesforce), direction);
}

/** Whether two sides may differ for good under a rule. */
const LAWFUL: Readonly<
  Record<
    Exclude<SyncRule, 'dont-sync'> | 'unknown',
    (salesforceIsBlank: boolean, direction: Direction | undefined) => boolean
  >
> = {
  'two-way': () => false,
  'always-salesforce': (salesforceIsBlank) => salesforceIsBlank,
  'prefer-salesforce': (salesforceIsBlank, direction) => !salesforceIsBlank && direction !== 'to-hubspot',
  unknown: (salesforceIsBlank) => !salesforceIsBlank,
};

/** An owner whom the other side does not know stays there: that is no disagreement. */
function ownersAgree({ hubspot, salesforce }: Mapped, context: AuditContext): boolean {
  const users = isBlank(hubspot) ? [] : usersOf(context.owners.get(hubspot.trim()), context);
  return users.length === 0 || users.some(({ id }) => sameId(id, salesforce));
}
