/**
 * Where two-way values go that no seen change has decided. A value that the other side refuses can never have come from
 * there: it is still on its way, however old it is. Both sides are asked, and neither is changed by it.
 */
import type { Comparison, Difference } from './difference.ts';
import type { HubspotClient } from './hubspot-client.ts';
import type { SalesforceClient, SalesforceWrite } from './salesforce-client.ts';
import type { Pair } from './types.ts';
import { isBlank, textOf } from './values.ts';

type Open = { pair: Pair; difference: Difference };

export async function settleDirections(
  compared: readonly { pair: Pair; comparison: Comparison }[],
  hubspot: HubspotClient,
  salesforce: SalesforceClient,
): Promise<void> {
  const open = compared.flatMap(({ pair, comparison }) =>
    comparison.differences.filter(({ to }) => to === 'open').map((difference) => ({ pair, difference })),
  );
  const rest = await unheldByHubspot(open, hubspot);
  await unheldBySalesforce(
    rest.filter(({ difference }) => difference.leaning === 'hubspot' && difference.salesforce !== undefined),
    salesforce,
  );
  for (const { difference } of rest) if (difference.to === 'open') difference.to = difference.leaning;
}

/** Sends Salesforce's values on that HubSpot refuses; returns the others. HubSpot answers for any record alike. */
async function unheldByHubspot(open: readonly Open[], client: HubspotClient): Promise<Open[]> {
  const answers = new Map<string, boolean>();
  const rest: Open[] = [];
  for (const one of open) {
    const { pair, difference } = one;
    // HubSpot has nothing to send in its place.
    if (difference.refusal !== undefined && difference.salesforce === undefined) {
      difference.to = 'hubspot';
      continue;
    }
    const [value] = Object.values(difference.hubspot ?? {});
    const judges = pair.hubspot !== undefined && difference.hubspot !== undefined && judgesValues(difference);
    if (!judges || isBlank(value)) {
      rest.push(one);
      continue;
    }
    const key = `${pair.object} ${difference.link.mapping.property} ${textOf(value)}`;
    let refused = answers.get(key);
    if (refused === undefined) {
      refused = (await client.probe(pair.object, pair.hubspot?.id, difference.hubspot ?? {})).length > 0;
      answers.set(key, refused);
    }
    if (refused) difference.to = 'hubspot';
    else rest.push(one);
  }
  return rest;
}

/** HubSpot takes any text; only options and email addresses are judged one by one. */
function judgesValues({ link: { property, mapping } }: Difference): boolean {
  if (mapping.property === 'email') return mapping.object === 'contacts';
  return property.type === 'enumeration' && property.externalOptions !== true && property.options.length > 0;
}

async function unheldBySalesforce(open: readonly Open[], client: SalesforceClient): Promise<void> {
  const writes = open.map(({ pair, difference }): SalesforceWrite => ({
    object: pair.salesforceObject,
    id: pair.salesforce?.Id ?? '',
    values: difference.salesforce ?? {},
  }));
  const outcomes = await client.write(writes, 'dry-run');
  for (const [index, { difference }] of open.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined || !('refusals' in outcome)) continue;
    const field = difference.link.mapping.field;
    const isOfValue = outcome.refusals.some(
      ({ code, fields }) =>
        OF_VALUES.has(code) && (fields.includes(field) || (field === 'OwnerId' && code === OWNER_TYPE)),
    );
    if (isOfValue) difference.to = 'salesforce';
  }
}

/** Names no field, though the new owner is its reason. */
const OWNER_TYPE = 'OP_WITH_INVALID_USER_TYPE_EXCEPTION';

/** Refusals of a value for what it is; a rule or a permission may have come later. */
const OF_VALUES = new Set([
  'STRING_TOO_LONG',
  'INVALID_EMAIL_ADDRESS',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'REQUIRED_FIELD_MISSING',
  'INACTIVE_OWNER_OR_USER',
  OWNER_TYPE,
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'FIELD_INTEGRITY_EXCEPTION',
  'MALFORMED_ID',
]);
