import type { ErrorTypeData } from './error-type.ts';

export const customCode = {
  'salesforce-automation': {
    names: { en: ['Salesforce automation'], it: ['Automazione Salesforce'] },
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
  'missing-contact-id': {
    names: { en: ['Missing contact ID'], it: ['ID contatto mancante'] },
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
  },
  'salesforce-custom-field-validation-rule': {
    names: {
      en: ['Salesforce custom field validation rule'],
      it: ['Regola di convalida campo personalizzato Salesforce'],
    },
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
  'salesforce-flow': {
    names: { en: ['Salesforce flow'], it: ['Flusso Salesforce'] },
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
