/** The fixes of a running sandbox, as its page and its controls offer them. */
import type { Crm, TruthRow } from '../crm.ts';
import * as fixes from './fixes/fixes.ts';

export type FixableWorld = {
  crm: Crm;
  integration: { truth(): TruthRow[]; idle(): Promise<void> };
  /** Both services under `/hubspot` and `/salesforce`. */
  routes: { request(path: string, init?: RequestInit): Response | Promise<Response> };
};

/** What could be done about the errors that there are once everything under way has been synced. */
export async function listFixes({ crm, integration }: FixableWorld): Promise<fixes.Fix[]> {
  await integration.idle();
  return fixes.listFixes(crm, integration.truth());
}

/** Throws RangeError for an id that no fix has. */
export async function applyFix({ crm, integration, routes }: FixableWorld, id: string): Promise<void> {
  await fixes.applyFix(crm, id, {
    hubspot: async (path, init) => routes.request(`/hubspot${path}`, init),
    salesforce: async (path, init) => routes.request(`/salesforce${path}`, init),
    truth: integration.truth(),
  });
}
