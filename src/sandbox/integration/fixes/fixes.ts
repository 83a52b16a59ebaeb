import type { Crm, TruthRow } from '../../crm.ts';
import { noteSetupChange } from '../../salesforce/setup-audit-trail.ts';
import { createHubspotClient } from '../hubspot-client.ts';
import { createSalesforceClient } from '../salesforce-client.ts';
import { createCall } from '../transport.ts';
import type { Request } from '../types.ts';
import * as data from './data.ts';
import { casesOf, type Fix, type Hands, type Mender, type Mending } from './fix.ts';
import * as org from './org.ts';
import * as setUp from './set-up.ts';
import * as values from './values.ts';

export type { Fix } from './fix.ts';

/** The sandbox's own services, relative to their mounts, and the errors that `listFixes` was given. */
export type FixIo = { hubspot: Request; salesforce: Request; truth: readonly TruthRow[] };

const MENDERS: readonly Mender[] = [
  ...[
    setUp.longerFields,
    setUp.picklistValues,
    setUp.activeUsers,
    setUp.optionalFields,
    setUp.validationRules,
    setUp.fieldPermissions,
    org.automations,
    org.objectPermissions,
    org.salesProcesses,
  ].map(noted),
  org.recordTypes,
  org.pipelineStages,
  org.propertyRules,
  org.associationLimits,
  org.strangers,
  values.hubspotValues,
  values.salesforceValues,
  data.hubspotOptions,
  data.emails,
  data.requiredValues,
  data.accounts,
];

/**
 * What an admin could do about the errors' causes, what helps most records first. A changed set-up syncs no record by
 * itself, a corrected record does.
 */
export function listFixes(crm: Crm, truth: readonly TruthRow[]): Fix[] {
  return mendings(crm, truth)
    .map(({ id, title, count }) => ({ id, title, count }))
    .sort((a, b) => b.count - a.count);
}

/** Does one of them. Throws RangeError for an id that is not, or no longer, among them. */
export async function applyFix(crm: Crm, id: string, io: FixIo): Promise<void> {
  const mending = mendings(crm, io.truth).find((one) => one.id === id);
  if (mending === undefined) throw new RangeError(`no fix has the id ${id}`);
  const hands: Hands = {
    hubspot: createHubspotClient(io.hubspot, 'sandbox-hubspot'),
    hubspotCall: createCall(io.hubspot, 'sandbox-hubspot'),
    salesforce: createSalesforceClient(io.salesforce, 'sandbox-salesforce'),
  };
  await mending.apply(hands);
}

/** Salesforce writes down who changes its set-up. */
function noted(mender: Mender): Mender {
  return (crm, cases) =>
    mender(crm, cases).map((mending) => ({
      ...mending,
      async apply(hands) {
        await mending.apply(hands);
        noteSetupChange(crm, mending.title);
      },
    }));
}

function mendings(crm: Crm, truth: readonly TruthRow[]): Mending[] {
  const cases = casesOf(crm, truth);
  return MENDERS.flatMap((mender) => mender(crm, cases));
}
