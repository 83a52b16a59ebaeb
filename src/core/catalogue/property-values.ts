import type { ErrorTypeData } from './error-type.ts';

export const propertyValues = {
  'string-too-long': {
    severity: 'low',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
  },
  'invalid-email': {
    severity: 'low',
    fixedBy: ['record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
  'missing-required-country': {
    severity: 'low',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'field',
    kbUrl:
      'https://knowledge.hubspot.com/salesforce/sync-salesforce-state-and-country-picklists-with-hubspot-state-region-and-country-properties',
  },
  'invalid-value': {
    severity: 'low',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
  'owner-assignment': {
    severity: 'medium',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    kbUrl:
      'https://knowledge.hubspot.com/salesforce/assignment-of-salesforce-owners-to-hubspot-contacts-companies-or-deals',
  },
  'restricted-unique-value': {
    severity: 'medium',
    fixedBy: ['record-owner', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/duplicate-salesforce-leads-or-contacts-syncing-to-hubspot',
  },
  'missing-required-value': {
    severity: 'medium',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
