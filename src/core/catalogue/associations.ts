import type { ErrorTypeData } from './error-type.ts';

export const associations = {
  'association-limit-reached': {
    severity: 'high',
    fixedBy: ['hubspot-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    kbUrl: 'https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/guide',
  },
  'waiting-on-account-to-sync': {
    severity: 'high',
    fixedBy: ['hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-accounts-to-hubspot',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
