import type { ErrorTypeData } from './error-type.ts';

export const permissions = {
  'insufficient-access-or-missing-salesforce-record': {
    names: {
      en: ['Insufficient access or missing Salesforce record'],
      it: ['Accesso insufficiente o record Salesforce mancante'],
    },
    severity: 'high',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: { en: 'https://www.hubspot.com/salesforce-selective-sync' },
  },
  'salesforce-field-permission': {
    names: {
      en: ['Salesforce field permission'],
      it: ['Autorizzazione campo Salesforce', 'Autorizzazione del campo Salesforce'],
    },
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: {
      en: 'https://knowledge.hubspot.com/articles/kcs_article/salesforce/how-can-i-resolve-a-salesforce-field-permissions-missing-sync-error',
    },
  },
  'insufficient-salesforce-access': {
    names: {
      en: ['Insufficient Salesforce access'],
      it: ['Accesso Salesforce insufficiente', 'Accesso insufficiente a Salesforce'],
    },
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: {
      en: 'https://knowledge.hubspot.com/articles/kcs_article/salesforce/how-can-i-resolve-a-salesforce-field-permissions-missing-sync-error',
    },
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
