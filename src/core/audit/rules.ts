import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import { waitingOnAccountToSync } from './associations.ts';
import type { AuditContext, Finding, Pair, Rule } from './pair.ts';
import { inScope } from './pairs.ts';
import { inactiveSalesforceOwner, mismatchedOptions, restrictedPicklistValue } from './picklists.ts';
import { invalidEmail, missingRequiredValue, stringTooLong } from './property-values.ts';

/** The rules of the audit. Where several fit one property of a record, the first in this order names the error. */
export const RULES = {
  'mismatched-options': mismatchedOptions,
  'restricted-picklist-value': restrictedPicklistValue,
  'string-too-long': stringTooLong,
  'invalid-email': invalidEmail,
  'missing-required-value': missingRequiredValue,
  'inactive-salesforce-owner': inactiveSalesforceOwner,
  'waiting-on-account-to-sync': waitingOnAccountToSync,
} as const satisfies Partial<Record<ErrorTypeId, Rule>>;

/** Whether an audit can find this type at all. */
export const isAudited = (type: string): boolean => Object.hasOwn(RULES, type);

/** All findings about one pair, at most one a property (or field). A pair out of the sync's scope has none. */
export function examine(pair: Pair, context: AuditContext): readonly Finding[] {
  if (!inScope(pair)) return [];
  const byProperty = new Map<string, Finding>();
  for (const rule of Object.values(RULES)) {
    for (const found of rule(pair, context)) {
      const place = found.error.property ?? found.error.field ?? '';
      if (!byProperty.has(place)) byProperty.set(place, found);
    }
  }
  return [...byProperty.values()];
}

/** Types whose rule lacks what it needs in this audit: that it finds nothing then does not mean that nothing is wrong. */
export function unjudgedTypes(context: AuditContext): ReadonlySet<string> {
  const unjudged: (keyof typeof RULES)[] = [];
  if (context.accountsInHubspot === undefined) unjudged.push('waiting-on-account-to-sync');
  if (context.owners.size === 0 || context.usersByEmail.size === 0) unjudged.push('inactive-salesforce-owner');
  return new Set(unjudged);
}
