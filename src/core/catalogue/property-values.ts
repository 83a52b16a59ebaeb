import type { ErrorTypeData } from './error-type.ts';

export const propertyValues = {
  'string-too-long': {
    names: { en: ['String too long'], it: ['Stringa troppo lunga'] },
    severity: 'low',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
  },
  'invalid-email': {
    names: { en: ['Invalid email'], it: ['Email non valida'] },
    severity: 'low',
    fixedBy: ['record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
  'missing-required-country': {
    names: { en: ['Missing required country'], it: ['Paese richiesto mancante'] },
    severity: 'low',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-state-and-country-picklists-with-hubspot-state-region-and-country-properties',
    },
  },
  'invalid-value': {
    names: { en: ['Invalid value'], it: ['Valore non valido'] },
    severity: 'low',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
  'owner-assignment': {
    names: { en: ['Owner assignment'], it: ['Assegnazione proprietario'] },
    severity: 'medium',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/assignment-of-salesforce-owners-to-hubspot-contacts-companies-or-deals',
      it: 'https://knowledge.hubspot.com/it/salesforce/assignment-of-salesforce-owners-to-hubspot-contacts-companies-or-deals',
    },
  },
  'restricted-unique-value': {
    names: { en: ['Restricted unique value'], it: ['Valore univoco limitato'] },
    severity: 'medium',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
    articles: {
      en: 'https://knowledge.hubspot.com/salesforce/duplicate-salesforce-leads-or-contacts-syncing-to-hubspot',
    },
  },
  'missing-required-value': {
    names: { en: ['Missing required value'], it: ['Valore richiesto mancante'] },
    severity: 'medium',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
