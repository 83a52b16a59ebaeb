import type { ErrorTypeData } from './error-type.ts';

export const propertyMappings = {
  'type-mismatch': {
    names: { en: ['Type mismatch'], it: ['Incompatibilità di tipo', 'Mancata corrispondenza del tipo'] },
    severity: 'high',
    fixedBy: ['hubspot-admin', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
    articles: { en: 'https://knowledge.hubspot.com/salesforce/map-hubspot-properties-to-salesforce-fields' },
  },
  'missing-salesforce-id': {
    names: { en: ['Missing Salesforce ID'], it: ['ID Salesforce mancante'] },
    severity: 'medium',
    fixedBy: ['hubspot-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: { en: 'https://knowledge.hubspot.com/salesforce/map-hubspot-properties-to-salesforce-fields' },
  },
  'invalid-salesforce-id': {
    names: { en: ['Invalid Salesforce ID'], it: ['ID Salesforce non valido'] },
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    articles: { en: 'https://knowledge.hubspot.com/salesforce/map-hubspot-properties-to-salesforce-fields' },
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
