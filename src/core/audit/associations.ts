import type { AssociationLimit } from '../crm.ts';
import { sameId, toId18 } from '../ids.ts';
import { finding } from './finding.ts';
import type { AuditMetadata, Pair, Rule, Wanted } from './pair.ts';
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
      hinge: 'company-sync',
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

/**
 * A record of Salesforce that should be linked to a HubSpot company which can take no more of its kind. Likely only: whether the
 * record is meant to come to HubSpot, or its new account is on its way, is not shown.
 */
export const associationLimitReached: Rule = (pair, context) =>
  companyWanted(pair, context).flatMap(({ object, property, value: account }) => {
    const full = fullCompanies(context, pair);
    const companies = context.lookups.hubspotHolders(object, property, account) ?? [];
    const company = companies.find((id) => full.has(id));
    const limit = company === undefined ? undefined : full.get(company);
    if (company === undefined || limit === undefined) return [];
    return [
      finding(pair, {
        type: 'association-limit-reached',
        direction: 'to-hubspot',
        confidence: 'likely',
        hinge: pair.hubspot === undefined ? 'inclusion' : 'pending-change',
        field: 'AccountId',
        value: account,
        params: {
          account: context.accountNames?.get(account) ?? account,
          company,
          limit: limit.limit,
          from: limit.from,
          to: limit.to,
        },
      }),
    ];
  });

/** The companies that are known to be full (of the pair's kind of record), with their limits. */
export function fullCompanies(
  { setup }: Pick<AuditMetadata, 'setup'>,
  pair?: Pick<Pair, 'object'>,
): ReadonlyMap<string, AssociationLimit> {
  const full = new Map<string, AssociationLimit>();
  for (const limit of setup.associationLimits ?? []) {
    if (limit.from !== 'companies' || (pair !== undefined && limit.to !== pair.object)) continue;
    for (const id of limit.samples) full.set(id, limit);
  }
  return full;
}

/** The account whose HubSpot company must be known to tell whether it can take the record: of none while no company is full. */
export function companyWanted(pair: Pair, context: Pick<AuditMetadata, 'setup'>): Wanted['hubspotValues'] {
  const { salesforce, hubspot } = pair;
  const accountId = salesforce?.fields['AccountId'];
  if (typeof accountId !== 'string' || isBlank(accountId) || fullCompanies(context, pair).size === 0) return [];
  // A twin that carries the account's id already is linked to its company as far as can be seen.
  if (hubspot !== undefined && sameId(hubspot.properties['salesforceaccountid'], accountId)) return [];
  // Deals do not tell their account.
  if (hubspot !== undefined && pair.object !== 'contacts') return [];
  return [{ object: 'companies', property: 'salesforceaccountid', value: toId18(accountId) ?? accountId }];
}
