import type { ErrorTypeData } from './error-type.ts';

export const permissions = {
  'insufficient-access-or-missing-salesforce-record': {
    severity: 'high',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    kbUrl: 'https://www.hubspot.com/salesforce-selective-sync',
  },
  'salesforce-field-permission': {
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    kbUrl:
      'https://knowledge.hubspot.com/articles/kcs_article/salesforce/how-can-i-resolve-a-salesforce-field-permissions-missing-sync-error',
  },
  'insufficient-salesforce-access': {
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    kbUrl:
      'https://knowledge.hubspot.com/articles/kcs_article/salesforce/how-can-i-resolve-a-salesforce-field-permissions-missing-sync-error',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
