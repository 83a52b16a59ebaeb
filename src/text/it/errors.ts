import type { errors as english } from '../en/errors.ts';

export const errors = {
  'error.string-too-long':
    '{label} ha {length, plural, one {# carattere} other {# caratteri}}; Salesforce ne accetta {max, number}',
  'error.invalid-email.to-hubspot': '{fieldLabel} in Salesforce, “{value}”, non è un indirizzo che HubSpot accetta',
  'error.invalid-email.to-salesforce': '{label}, “{value}”, non è un indirizzo che Salesforce accetta',
  'error.missing-required-value': 'Salesforce richiede {fieldLabel} e HubSpot non ha un valore da inviare',
  'error.missing-required-value.unmapped':
    'Salesforce richiede {fieldLabel} e nessuna proprietà HubSpot è mappata su quel campo',
  'error.restricted-picklist-value':
    '{label} è “{value}”, che l’elenco di selezione limitato {fieldLabel} di Salesforce non prevede',
  'error.mismatched-options.to-hubspot':
    '{fieldLabel} in Salesforce è “{value}”, che la proprietà HubSpot {label} non prevede',
  'error.mismatched-options.to-salesforce': '{label} è “{value}”; in Salesforce ha un altro valore, “{option}”',
  'error.inactive-salesforce-owner': 'Il proprietario HubSpot {owner} è un utente inattivo in Salesforce',
  'error.waiting-on-account-to-sync': 'Il suo account Salesforce {account} non ha ancora un’azienda in HubSpot',
  'cause.string-too-long':
    '{label} supera {max, plural, one {il solo carattere} other {i # caratteri}} che Salesforce accetta',
  'cause.invalid-email.to-hubspot': '{fieldLabel} in Salesforce non è un indirizzo che HubSpot accetta',
  'cause.invalid-email.to-salesforce': '{label} non è un indirizzo che Salesforce accetta',
  'cause.listed': '{name}: {place}',
  'cause.listed.value': '“{value}”',
} as const satisfies Record<keyof typeof english, string>;
