import type { ErrorTypeData } from './error-type.ts';

export const associations = {
  'association-limit-reached': {
    names: { en: ['Association limit reached'], it: ['Limite di associazione raggiunto'] },
    severity: 'high',
    fixedBy: ['hubspot-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    articles: { en: 'https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/guide' },
  },
  'waiting-on-account-to-sync': {
    names: {
      en: ['Waiting on account to sync', 'Waiting for account to sync'],
      it: ["In attesa della sincronizzazione dell'account"],
    },
    severity: 'high',
    fixedBy: ['hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-accounts-to-hubspot',
      it: 'https://knowledge.hubspot.com/it/salesforce/sync-salesforce-accounts-to-hubspot',
    },
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
