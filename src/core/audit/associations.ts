import { toId18 } from '../ids.ts';
import { finding } from './finding.ts';
import type { Rule } from './pair.ts';
import { isBlank } from './values.ts';

/** Two sync cycles and some: before that the account may be on its way. */
const FRESH_MS = 45 * 60_000;

/**
 * A contact or opportunity whose Salesforce account no HubSpot company carries. Never certain: company sync may be off, or the
 * account kept out of it, on purpose.
 */
export const waitingOnAccountToSync: Rule = (pair, context) => {
  const { salesforce, salesforceObject } = pair;
  if (salesforce === undefined || (salesforceObject !== 'Contact' && salesforceObject !== 'Opportunity')) return [];
  const accountId = salesforce.fields['AccountId'];
  if (context.accountsInHubspot === undefined || typeof accountId !== 'string' || isBlank(accountId)) return [];
  const account = toId18(accountId) ?? accountId;
  if (context.accountsInHubspot.has(account)) return [];
  return [
    finding(pair, {
      type: 'waiting-on-account-to-sync',
      direction: 'to-hubspot',
      confidence: 'likely',
      field: 'AccountId',
      value: account,
      params: {
        fieldLabel: context.fields.get(salesforceObject)?.get('AccountId')?.label ?? 'AccountId',
        account: context.accountNames?.get(account) ?? account,
      },
      fresh: context.now.getTime() - Date.parse(salesforce.modifiedAt) < FRESH_MS,
    }),
  ];
};
