import type { NewRecord } from './hubspot-client.ts';
import { linkProperty, PRIMARY_COMPANY, SYNC_TIME } from './objects.ts';
import type { Plan } from './plan.ts';
import type { SyncContext } from './sync.ts';

/** Creates the HubSpot records of pairs that only Salesforce has, linked to it and to their company. */
export async function createInHubspot(context: SyncContext, plans: readonly Plan[]): Promise<void> {
  for (const [salesforceObject, some] of Map.groupBy(plans, ({ pair }) => pair.salesforceObject)) {
    const object = some[0]?.pair.object;
    if (object === undefined) continue;
    const records = some.map((plan) => newRecord(context, plan));
    const outcomes = await context.hubspot.create(object, records, linkProperty(salesforceObject));
    for (const [index, plan] of some.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) continue;
      if ('refusals' in outcome) {
        // HubSpot keeps one contact an email, and goes on following the Salesforce record that it has for it.
        if (!outcome.refusals.some(({ code }) => code === 'CONFLICT')) plan.refusals.push(...outcome.refusals);
        continue;
      }
      const now = context.crm.clock.now().toISOString();
      plan.pair.hubspot = { id: outcome.id, properties: {}, createdAt: now, updatedAt: now };
    }
  }
}

function newRecord({ crm, links }: SyncContext, { pair, toHubspot }: Plan): NewRecord {
  const { object, salesforceObject, salesforce } = pair;
  const company = links.hubspotIdOf(salesforce?.['AccountId']);
  const associationTypeId = PRIMARY_COMPANY[object];
  const properties = Object.fromEntries(Object.entries(toHubspot).filter(([, value]) => value !== ''));
  return {
    properties: {
      ...properties,
      [linkProperty(salesforceObject)]: salesforce?.Id,
      [SYNC_TIME]: crm.clock.now().toISOString(),
    },
    ...(company === undefined || associationTypeId === undefined
      ? {}
      : {
          associations: [
            { to: { id: company }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] },
          ],
        }),
  };
}
