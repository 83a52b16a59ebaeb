/** What was changed in Salesforce's set-up, as SetupAuditTrail tells it. */
import type { Crm, CrmState, SalesforceRow } from '../crm.ts';
import { KEY_PREFIXES, makeId } from './id.ts';

// Beside the state, so that a fresh state has no past.
const trails = new WeakMap<CrmState, SalesforceRow[]>();

/** Objects whose records are set-up: a write of one is on the trail. */
const SETUP_OBJECTS = new Set([
  'BusinessProcess',
  'Group',
  'OpportunityStage',
  'PermissionSetAssignment',
  'QueueSobject',
  'RecordType',
  'User',
]);

export const isSetupObject = (name: string): boolean => SETUP_OBJECTS.has(name);

/** Writes down that somebody changed the set-up now; `display` is the sentence that admins read. */
export function noteSetupChange(crm: Crm, display: string): void {
  const trail = trails.get(crm.state) ?? [];
  trails.set(crm.state, trail);
  trail.push({
    Id: makeId(`${KEY_PREFIXES['SetupAuditTrail']}`, trail.length + 1),
    Action: 'changedSetup',
    Section: 'Setup',
    Display: display,
    CreatedDate: crm.clock.now().toISOString(),
    CreatedById: null,
    DelegateUser: null,
    ResponsibleNamespacePrefix: null,
  });
}

export const setupAuditTrail = (crm: Crm): SalesforceRow[] => trails.get(crm.state) ?? [];
