import type { ErrorTypeData } from './error-type.ts';

export const other = {
  'other-unknown': {
    names: {
      en: ['Other / unknown', 'Other', 'Unknown', 'Unknown error'],
      it: ['Altro / errore sconosciuto', 'Altro', 'Errore sconosciuto'],
    },
    severity: 'medium',
    fixedBy: ['hubspot-admin'],
    resync: { oneIsEnough: false },
    directions: ['to-salesforce', 'to-hubspot'],
    causeBy: 'value',
  },
} as const satisfies Readonly<Record<string, ErrorTypeData>>;
