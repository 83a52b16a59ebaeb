/** Findings as the audit's rules make them, one of each kind with all that it may tell. */
import type { Hinge } from '../../src/core/audit/hinge.ts';
import type { ErrorTypeId } from '../../src/core/catalogue/catalogue.ts';
import type { Params, SyncError } from '../../src/core/sync-error.ts';
import { syncError } from '../support/snapshots.ts';

type Parts = Partial<Omit<SyncError, 'key' | 'params' | 'type'>> & { readonly hinge?: Hinge };

function found(type: ErrorTypeId, params: Params, { hinge, ...parts }: Parts = {}): SyncError {
  return syncError({
    type,
    property: 'industry',
    field: 'Industry',
    value: 'Partner',
    ...parts,
    params: { label: 'Industry', fieldLabel: 'Sector', ...params, ...(hinge === undefined ? {} : { hinge }) },
    confidence: hinge === undefined ? 'certain' : 'likely',
  });
}

const toHubspot = { direction: 'to-hubspot' } as const;
const owner = { property: 'hubspot_owner_id', field: 'OwnerId', value: '77' } as const;
const deal = { object: 'deals', salesforceObject: 'Opportunity', ...toHubspot } as const;
const stage = { ...deal, property: 'dealstage', field: 'StageName', value: 'Nego' } as const;
const NOWHERE = Object.freeze({ property: undefined, field: undefined, value: undefined });

/** Without the properties that are undefined, as findings are. */
function bare(error: SyncError): SyncError {
  return Object.fromEntries(Object.entries(error).filter(([, part]) => part !== undefined)) as SyncError;
}

const validation = (reason: string, value: string, params: Params) =>
  found(
    'invalid-value',
    { reason, validation: reason.toUpperCase().replaceAll('-', '_'), ...params },
    { ...toHubspot, value },
  );

export const FINDINGS: readonly SyncError[] = [
  found('string-too-long', { length: 312, max: 128 }),
  found('invalid-email', {}, { ...toHubspot, value: 'a@b', hinge: 'validator' }),
  found('invalid-email', {}, { value: 'à@b.it' }),
  found('missing-required-value', {}, { hinge: 'inclusion' }),
  bare(found('missing-required-value', {}, { property: undefined } as never)),
  found('restricted-picklist-value', {}),
  found('restricted-picklist-value', { count: 2 }, { value: 'Gold;Silver' }),
  found('mismatched-options', {}, toHubspot),
  found('mismatched-options', { count: 2 }, { ...toHubspot, value: 'Gold;Silver' }),
  found('mismatched-options', { option: 'PARTNER', optionLabel: 'Partner' }, { hinge: 'rule' }),
  found('mismatched-options', { option: 'G', optionLabel: 'Gold', count: 2 }, { value: 'Gold;Silver' }),
  found(
    'missing-salesforce-picklist-option',
    { optionLabel: 'Our partner', suggestion: 'PARTNER' },
    { hinge: 'unrestricted' },
  ),
  ...(['unknown-country', 'unknown-state', 'not-of-country', 'code'] as const).map((reason) =>
    found(
      'state-or-country-value-mismatch',
      { reason, label: 'State', country: 'Italy', suggestion: 'Milan' },
      { value: 'Milano', hinge: 'integration-values' },
    ),
  ),
  found('missing-required-country', { label: 'State', state: 'Milano', country: 'Italy' }, { value: 'Milano' }),
  found('inactive-opportunity-stage', { reason: 'inactive', stage: 'Negotiation' }, stage),
  found('inactive-opportunity-stage', { reason: 'absent', stage: 'Negotiation' }, stage),
  found(
    'missing-or-invalid-opportunity-stage',
    { stage: 'Negotiation', recordType: 'New business', pipeline: 'Sales' },
    { ...stage, hinge: 'pipelines' },
  ),
  ...(['no-record-type', 'inactive-process', 'unavailable'] as const).map((reason) =>
    bare(
      found('default-sales-process-unavailable', { reason, recordType: 'New business' }, {
        ...deal,
        property: undefined,
        field: 'RecordTypeId',
        value: '012',
      } as never),
    ),
  ),
  found('inactive-salesforce-owner', { owner: 'Max', email: 'max@acme.example', user: 'Max M' }, owner),
  found(
    'unsynced-salesforce-owners',
    { reason: 'user-type', owner: 'Max', userType: 'CsnOnly' },
    { ...owner, ...toHubspot, hinge: 'validator' },
  ),
  found('owner-assignment', { reason: 'queue', queue: 'Support' }, { ...owner, object: 'tasks', hinge: 'inclusion' }),
  found('owner-assignment', { reason: 'user-type', owner: 'Max', user: 'Max M', userType: 'CsnOnly' }, owner),
  found('options-limit-exceeded', { options: 4_990, missing: 20, max: 5_000 }, { ...toHubspot, hinge: 'old-limit' }),
  bare(
    found('waiting-on-account-to-sync', { account: 'Acme' }, {
      ...toHubspot,
      property: undefined,
      field: 'AccountId',
      value: '001',
      hinge: 'company-sync',
    } as never),
  ),
  validation('max-length', 'x'.repeat(90), { limit: 30, length: 90 }),
  validation('min-length', 'x', { limit: 3, length: 1 }),
  validation('max-number', '1234567.5', { limit: 1_000_000 }),
  validation('min-number', '-3', { limit: 0 }),
  validation('decimal', '1.25', { limit: 1 }),
  validation('max-significant-digits', '12345', { limit: 4 }),
  validation('alphanumeric', 'a-b', { limit: 'NUMERIC_ONLY' }),
  validation('regex', 'a-b', { limit: '[0-9]+', message: 'Four figures' }),
  validation('start-date', '2025-12-31', { limit: 1_767_225_600_000 }),
  validation('end-date', '2026-02-01', { limit: '2026-01-31' }),
  validation('start-datetime', '2025-12-31T10:00:00.000+0000', { limit: '2026-01-01T00:00:00Z' }),
  validation('end-datetime', '2027-12-31T10:00:00.000+0000', { limit: 1_767_225_600_000 }),
  validation('days-of-week', '2026-11-29', { limit: 'MONDAY, FRIDAY' }),
  ...['email', 'url', 'domain', 'phone-number-with-explicit-country-code', 'special-characters', 'whitespace'].map(
    (reason) => validation(reason, 'a b', {}),
  ),
  ...['email', 'url'].flatMap((kind) =>
    ['allowed', 'blocked'].map((way) => validation(`${kind}-${way}-domains`, 'a@b.it', { limit: 'c.it, d.it' })),
  ),
  found('invalid-value', { reason: 'precision', digits: 8, decimals: 0 }, { value: '123456789012' }),
  found('restricted-unique-value', { holder: '003000000000001AAA', holders: 2 }),
  found('restricted-unique-value', { holder: '4711', holders: 1 }, { ...toHubspot, hinge: 'pending-change' }),
  found(
    'email-already-in-use',
    { email: 'ada@acme.example', holder: '4711' },
    { ...toHubspot, property: 'email', field: 'Email', value: 'ada@acme.example' },
  ),
  found('type-mismatch', { reason: 'unreadable', propertyType: 'string', fieldType: 'date' }, { value: '31/12' }),
  found(
    'type-mismatch',
    { reason: 'unreadable', propertyType: 'number', fieldType: 'string' },
    { ...toHubspot, value: 'many' },
  ),
  found('invalid-salesforce-id', { reason: 'malformed', objects: 'Account, Contact' }),
  found('invalid-salesforce-id', { reason: 'checksum', objects: 'User', suggestion: '005000000000001AAA' }),
  found('missing-salesforce-id', { reason: 'wrong-object', objects: 'User' }),
  found('missing-salesforce-id', { reason: 'absent', id: '001000000000001AAA', objects: 'Account' }),
  found('insufficient-access-or-missing-salesforce-record', {
    reason: 'deleted',
    id: '001000000000001AAA',
    objects: 'Account',
  }),
  bare(
    found(
      'insufficient-access-or-missing-salesforce-record',
      {
        reason: 'counterpart',
        id: '003000000000009AAA',
        objects: 'Contact',
      },
      { ...NOWHERE, value: '003000000000009AAA', hinge: 'visibility' } as never,
    ),
  ),
  ...(['hidden', 'read-only'] as const).map((reason) =>
    found('salesforce-field-permission', { reason }, { hinge: 'integration-user' }),
  ),
  ...(['create', 'edit'] as const).map((reason) =>
    bare(found('insufficient-salesforce-access', { reason, salesforceObject: 'Contact' }, NOWHERE as never)),
  ),
  bare(
    found(
      'association-limit-reached',
      { account: 'Acme', company: '4711', limit: 10_000, from: 'companies', to: 'contacts' },
      { ...NOWHERE, ...toHubspot, field: 'AccountId', value: '001', hinge: 'inclusion' } as never,
    ),
  ),
];
