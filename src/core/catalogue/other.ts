import type { ErrorTypeData } from './error-type.ts';

export const other = {
  'other-unknown': {
    severity: 'medium',
    fixedBy: ['hubspot-admin'],
    resync: { oneIsEnough: false },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'value',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
