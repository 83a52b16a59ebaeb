import type { ErrorTypeData } from './error-type.ts';

export const picklists = {
  'missing-salesforce-picklist-option': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/map-hubspot-properties-to-salesforce-fields',
  },
  'state-or-country-value-mismatch': {
    severity: 'medium',
    fixedBy: ['hubspot-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    kbUrl:
      'https://knowledge.hubspot.com/salesforce/sync-salesforce-state-and-country-picklists-with-hubspot-state-region-and-country-properties',
  },
  'mismatched-options': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'value',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/map-hubspot-properties-to-salesforce-fields',
  },
  'inactive-salesforce-owner': {
    severity: 'high',
    fixedBy: ['record-owner', 'hubspot-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
    kbUrl:
      'https://knowledge.hubspot.com/salesforce/assignment-of-salesforce-owners-to-hubspot-contacts-companies-or-deals',
  },
  'restricted-picklist-value': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce'],
    causeBy: 'value',
  },
  'inactive-opportunity-stage': {
    severity: 'medium',
    fixedBy: ['salesforce-admin', 'record-owner'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-opportunities-to-hubspot',
  },
  'unsynced-salesforce-owners': {
    severity: 'medium',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'value',
    kbUrl:
      'https://knowledge.hubspot.com/salesforce/assignment-of-salesforce-owners-to-hubspot-contacts-companies-or-deals',
  },
  'options-limit-exceeded': {
    severity: 'high',
    fixedBy: ['hubspot-admin', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-hubspot'],
    causeBy: 'field',
    kbUrl: 'https://knowledge.hubspot.com/contacts/property-field-types-in-hubspot',
  },
  'default-sales-process-unavailable': {
    severity: 'high',
    fixedBy: ['salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'field',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-opportunities-to-hubspot',
  },
  'missing-or-invalid-opportunity-stage': {
    severity: 'medium',
    fixedBy: ['hubspot-admin', 'salesforce-admin'],
    resync: { oneIsEnough: true },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'value',
    kbUrl: 'https://knowledge.hubspot.com/salesforce/sync-salesforce-opportunities-to-hubspot',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
