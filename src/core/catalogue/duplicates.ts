import type { ErrorTypeData } from './error-type.ts';

export const duplicates = {
  'email-already-in-use': {
    names: { en: ['Email already in use'], it: ['Indirizzo e-mail già in uso', 'Indirizzo email già in uso'] },
    severity: 'medium',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'field',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/duplicate-salesforce-leads-or-contacts-syncing-to-hubspot',
    },
  },
  'salesforce-duplicate-rule': {
    names: { en: ['Salesforce duplicate rule'], it: ['Regola di duplicazione Salesforce'] },
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/duplicate-salesforce-leads-or-contacts-syncing-to-hubspot',
    },
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
