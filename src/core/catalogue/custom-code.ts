import type { ErrorTypeData } from './error-type.ts';

export const customCode = {
  'salesforce-automation': {
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
  'missing-contact-id': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
  },
  'salesforce-custom-field-validation-rule': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
  'salesforce-flow': {
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
