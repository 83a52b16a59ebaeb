import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import { missingRequiredCountry } from './addresses/missing-country.ts';
import { stateOrCountryValueMismatch } from './addresses/value-mismatch.ts';
import { associationLimitReached, waitingOnAccountToSync } from './associations.ts';
import { emailAlreadyInUse } from './duplicates.ts';
import { ownerAssignment } from './owners/owner-assignment.ts';
import { inactiveSalesforceOwner } from './owners/sent-owner.ts';
import { unsyncedSalesforceOwners } from './owners/unsynced-owner.ts';
import type { AuditContext, Finding, Pair, Rule } from './pair.ts';
import { inScope } from './pairs.ts';
import { insufficientSalesforceAccess, salesforceFieldPermission } from './permissions.ts';
import { mismatchedOptions } from './picklists/mismatched-options.ts';
import { missingSalesforcePicklistOption } from './picklists/missing-option.ts';
import { optionsLimitExceeded } from './picklists/options-limit.ts';
import { restrictedPicklistValue } from './picklists/restricted-value.ts';
import {
  invalidSalesforceId,
  missingCounterpart,
  missingSalesforceId,
  missingSalesforceRecord,
} from './property-mappings/salesforce-ids.ts';
import { typeMismatch } from './property-mappings/type-mismatch.ts';
import { invalidEmail, missingRequiredValue, stringTooLong } from './property-values.ts';
import { invalidValue } from './property-values/invalid-value.ts';
import { restrictedUniqueValue } from './property-values/unique-value.ts';
import { defaultSalesProcessUnavailable } from './stages/sales-process.ts';
import { inactiveOpportunityStage, missingOrInvalidOpportunityStage } from './stages/stages.ts';
import { isGuess, standing } from './standing.ts';

/** The rules of the audit. Where several fit one property of a record, the first in this order names the error. */
export const RULES = {
  'salesforce-field-permission': salesforceFieldPermission,
  'insufficient-salesforce-access': insufficientSalesforceAccess,
  'options-limit-exceeded': optionsLimitExceeded,
  'mismatched-options': mismatchedOptions,
  'restricted-picklist-value': restrictedPicklistValue,
  'missing-salesforce-picklist-option': missingSalesforcePicklistOption,
  'string-too-long': stringTooLong,
  'invalid-email': invalidEmail,
  'missing-required-value': missingRequiredValue,
  'type-mismatch': typeMismatch,
  'invalid-value': invalidValue,
  'invalid-salesforce-id': invalidSalesforceId,
  'missing-salesforce-id': missingSalesforceId,
  'insufficient-access-or-missing-salesforce-record': missingSalesforceRecord,
  'restricted-unique-value': restrictedUniqueValue,
  'email-already-in-use': emailAlreadyInUse,
  'missing-required-country': missingRequiredCountry,
  'state-or-country-value-mismatch': stateOrCountryValueMismatch,
  'inactive-salesforce-owner': inactiveSalesforceOwner,
  'owner-assignment': ownerAssignment,
  'unsynced-salesforce-owners': unsyncedSalesforceOwners,
  'inactive-opportunity-stage': inactiveOpportunityStage,
  'missing-or-invalid-opportunity-stage': missingOrInvalidOpportunityStage,
  'default-sales-process-unavailable': defaultSalesProcessUnavailable,
  'waiting-on-account-to-sync': waitingOnAccountToSync,
  'association-limit-reached': associationLimitReached,
} as const satisfies Partial<Record<ErrorTypeId, Rule>>;

/** Whether an audit can find this type at all. */
export const isAudited = (type: string): boolean => Object.hasOwn(RULES, type);

/**
 * All findings about one pair, at most one a property (or field). A pair out of the sync's scope has none, but for one whose
 * counterpart is missing without having been deleted.
 */
export function examine(pair: Pair, context: AuditContext): readonly Finding[] {
  if (!inScope(pair)) return missingCounterpart(pair, context);
  const byProperty = new Map<string, Finding>();
  for (const rule of Object.values(RULES)) {
    for (const found of rule(pair, context)) {
      const place = found.error.property ?? found.error.field ?? '';
      const named = byProperty.get(place);
      if (named === undefined || isGuess(named)) byProperty.set(place, found);
    }
  }
  return standing([...byProperty.values()]);
}

/** Types whose rule lacks what it needs in this audit: that it finds nothing then does not mean that nothing is wrong. */
export function unjudgedTypes(context: AuditContext): ReadonlySet<string> {
  const unjudged: (keyof typeof RULES)[] = [];
  if (context.accountsInHubspot === undefined) unjudged.push('waiting-on-account-to-sync');
  const { stages, pipelines, recordTypes, queues, usersById } = context.setup;
  const noOwners = context.owners.size === 0;
  const noUsers = context.usersByEmail.size === 0;
  if (noOwners || noUsers) unjudged.push('inactive-salesforce-owner');
  if (noOwners || noUsers || queues === undefined) unjudged.push('owner-assignment');
  if (noOwners || usersById === undefined) unjudged.push('unsynced-salesforce-owners');
  const noStages = stages === undefined || pipelines === undefined;
  if (noStages) unjudged.push('inactive-opportunity-stage', 'missing-or-invalid-opportunity-stage');
  if (noStages || recordTypes === undefined) unjudged.push('default-sales-process-unavailable');
  if (context.setup.validations === undefined) unjudged.push('invalid-value');
  if (context.setup.access === undefined) unjudged.push('insufficient-salesforce-access');
  if (context.setup.associationLimits === undefined) unjudged.push('association-limit-reached');
  return new Set(unjudged);
}
