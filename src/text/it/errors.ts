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
    '{label} {n, plural, one {è} other {contiene}} {choices}, che l’elenco di selezione limitato {fieldLabel} di Salesforce non prevede',
  'error.mismatched-options.to-hubspot':
    '{fieldLabel} in Salesforce {n, plural, one {è} other {contiene}} {choices}, che la proprietà HubSpot {label} non prevede',
  'error.mismatched-options.to-salesforce':
    '{n, plural, one {{label} è {choices}; in Salesforce ha un altro valore, “{option}”} other {{label} contiene {choices}, che in Salesforce hanno altri valori}}',
  'error.missing-salesforce-picklist-option':
    '{label} {n, plural, one {è} other {contiene}} {choices}, che l’elenco di selezione {fieldLabel} di Salesforce non prevede',
  'error.state-or-country-value-mismatch.unknown-country': '{label} è “{value}”, un paese che Salesforce non conosce',
  'error.state-or-country-value-mismatch.unknown-state':
    '{label} è “{value}”, uno stato o una provincia che Salesforce non conosce',
  'error.state-or-country-value-mismatch.not-of-country':
    '{label} è “{value}”, che in Salesforce non appartiene a {country}',
  'error.state-or-country-value-mismatch':
    '{label} è “{value}”, che l’elenco di selezione {fieldLabel} di Salesforce non prevede',
  'error.missing-required-country': '{label} è “{value}”, ma manca il paese, che Salesforce richiede insieme',
  'error.inactive-opportunity-stage': 'L’opportunità è nella fase “{stage}”, che in Salesforce è inattiva',
  'error.inactive-opportunity-stage.absent': 'L’opportunità è nella fase “{stage}”, che Salesforce non ha più',
  'error.missing-or-invalid-opportunity-stage':
    'L’opportunità è nella fase “{stage}”, che la pipeline HubSpot {pipeline} non ha',
  'error.missing-or-invalid-opportunity-stage.short':
    'L’opportunità è nella fase “{stage}”, che la sua pipeline HubSpot non ha',
  'error.default-sales-process-unavailable':
    'L’opportunità non ha un tipo di record in Salesforce, quindi nessuna pipeline HubSpot la accoglie',
  'error.default-sales-process-unavailable.inactive-process':
    'Il processo di vendita del tipo di record dell’opportunità in Salesforce, {recordType}, è inattivo',
  'error.default-sales-process-unavailable.unavailable':
    'L’utente di integrazione di HubSpot non può usare il tipo di record dell’opportunità in Salesforce, {recordType}',
  'error.inactive-salesforce-owner': 'Il proprietario HubSpot {owner} è un utente inattivo in Salesforce',
  'error.unsynced-salesforce-owners':
    'Il titolare Salesforce {owner} è un utente di tipo {userType}, che HubSpot non accetta come proprietario',
  'error.unsynced-salesforce-owners.short': 'HubSpot non accetta il titolare Salesforce {owner}',
  'error.owner-assignment': 'L’attività è della coda {queue}, che in Salesforce non può possedere operazioni',
  'error.owner-assignment.short': 'L’attività è di una coda che in Salesforce non può possedere operazioni',
  'error.options-limit-exceeded':
    '{label} ha {options, number} opzioni e {missing, plural, one {ne manca #} other {ne mancano #}} di Salesforce; HubSpot ne accetta {max, number}',
  'error.options-limit-exceeded.short': '{label} avrebbe più opzioni di quante HubSpot ne accetti',
  'error.waiting-on-account-to-sync': 'Il suo account Salesforce {account} non ha ancora un’azienda in HubSpot',

  'error.invalid-value.to-hubspot':
    '{fieldLabel} in Salesforce è “{value}”; la proprietà HubSpot {label} accetta solo {rule}',
  'error.invalid-value.to-salesforce':
    '{label}, “{value}”, non è un valore che il campo Salesforce {fieldLabel} accetta',
  'error.restricted-unique-value.to-salesforce':
    '{label} è “{value}”, che il record Salesforce {holder} ha già in {fieldLabel}',
  'error.restricted-unique-value.to-salesforce.short':
    '{label} è “{value}”, che un altro record Salesforce ha già in {fieldLabel}',
  'error.restricted-unique-value.to-hubspot':
    '{fieldLabel} in Salesforce è “{value}”, che il record HubSpot {holder} ha già in {label}',
  'error.restricted-unique-value.to-hubspot.short':
    '{fieldLabel} in Salesforce è “{value}”, che un altro record HubSpot ha già in {label}',
  'error.type-mismatch': '{label} in HubSpot e {fieldLabel} in Salesforce sono di tipi incompatibili',
  'error.missing-salesforce-id': '{label} è “{value}”, che non è un ID Salesforce, e {fieldLabel} accetta solo ID',
  'error.invalid-salesforce-id': '{label} è “{value}”, che non è un ID Salesforce, e {fieldLabel} accetta solo ID',
  'error.salesforce-field-permission':
    'L’utente di integrazione di HubSpot non può scrivere il campo Salesforce {fieldLabel}, su cui è mappata {label}',
  'error.insufficient-salesforce-access.create':
    'L’utente di integrazione di HubSpot non può creare {salesforceObjects} in Salesforce',
  'error.insufficient-salesforce-access.edit':
    'L’utente di integrazione di HubSpot non può modificare {salesforceObjects} in Salesforce',
  'error.insufficient-salesforce-access':
    'L’utente di integrazione di HubSpot non può scrivere {salesforceObjects} in Salesforce',
  'error.missing-salesforce-id.absent':
    '{label} è “{value}”, un record Salesforce che non esiste o che l’utente di integrazione non può vedere',
  'error.insufficient-access-or-missing-salesforce-record': '{label} è “{value}”, un record Salesforce eliminato',
  'error.email-already-in-use':
    'L’email {email} del record Salesforce appartiene a un altro contatto HubSpot, {holder}',
  'error.email-already-in-use.short': 'L’email del record Salesforce appartiene a un altro contatto HubSpot',
  'error.association-limit-reached':
    'L’azienda HubSpot del suo account {account} ha già {limit, number} {toObjects}, il massimo consentito',
  'error.association-limit-reached.short': 'L’azienda HubSpot del suo account ha già tutte le associazioni consentite',

  'cause.listed': '{name}: {place}',
  'cause.listed.value': '“{value}”',
  'cause.string-too-long':
    '{label} supera {max, plural, one {il solo carattere} other {i # caratteri}} che Salesforce accetta',
  'cause.invalid-email.to-hubspot': '{fieldLabel} in Salesforce non è un indirizzo che HubSpot accetta',
  'cause.invalid-email.to-salesforce': '{label} non è un indirizzo che Salesforce accetta',
  'cause.missing-required-country': '{label} ha un valore, ma manca il paese, che Salesforce richiede insieme',
  'cause.invalid-value.to-hubspot':
    '{fieldLabel} in Salesforce viola una regola di convalida della proprietà HubSpot {label}: solo {rule}',
  'cause.invalid-value.to-salesforce': '{label} è più grande di quanto il campo Salesforce {fieldLabel} accetti',
  'cause.restricted-unique-value.to-salesforce':
    'Un altro record Salesforce ha già in {fieldLabel}, che deve essere univoco, il valore di {label}',
  'cause.restricted-unique-value.to-hubspot':
    'Un altro record HubSpot ha già in {label}, che deve essere univoca, il valore di {fieldLabel}',
  'cause.missing-salesforce-id':
    '{label} è l’ID di un record Salesforce di tipo diverso da quelli che {fieldLabel} accetta',
  'cause.invalid-salesforce-id': '{label} non contiene un ID Salesforce, e {fieldLabel} accetta solo ID',
  'cause.missing-salesforce-id.absent':
    '{label} indica un record Salesforce che non esiste o che l’utente di integrazione non può vedere',
  'cause.insufficient-access-or-missing-salesforce-record': '{label} indica un record Salesforce eliminato',
  'cause.email-already-in-use': 'L’email del record Salesforce appartiene a un altro contatto HubSpot',
  'error.state-or-country-value-mismatch.code':
    '{label} è “{value}”, una sigla, mentre il campo Salesforce {fieldLabel} vuole un nome',
  'error.owner-assignment.user-type':
    'Il proprietario HubSpot {owner} è un utente Salesforce di tipo {userType}, che non può possedere record',
  'error.missing-salesforce-id.wrong-object':
    '{label} è “{value}”, l’ID di un record di altro tipo; {fieldLabel} accetta ID di {objects}',
  'error.invalid-salesforce-id.checksum':
    '{label} è “{value}”, un ID con maiuscole e minuscole cambiate; Salesforce lo scrive {suggestion}',
  'error.insufficient-access-or-missing-salesforce-record.counterpart':
    'Il suo record Salesforce {id} ({objects}) non esiste, oppure l’utente di integrazione non può vederlo',
  'cause.invalid-salesforce-id.checksum': '{label} è un ID Salesforce con maiuscole e minuscole cambiate',
  'cause.insufficient-access-or-missing-salesforce-record.counterpart':
    'Il record Salesforce ({objects}) non esiste, oppure l’utente di integrazione non può vederlo',
  'error.invalid-value.to-hubspot.short':
    '{fieldLabel} in Salesforce, “{value}”, viola una regola di convalida della proprietà HubSpot {label}',
  'error.invalid-value.max-length':
    '{fieldLabel} in Salesforce ha {length, plural, one {# carattere} other {# caratteri}}; la proprietà HubSpot {label} ne accetta {limit, number}',
  'error.invalid-value.precision':
    '{label} è {value}; il campo Salesforce {fieldLabel} accetta {digits, plural, one {# cifra} other {# cifre}} prima della virgola',
  'error.type-mismatch.to-salesforce': '{label} è “{value}”; il campo Salesforce {fieldLabel} accetta solo {wanted}',
  'error.type-mismatch.to-hubspot':
    '{fieldLabel} in Salesforce è “{value}”; la proprietà HubSpot {label} accetta solo {wanted}',
  'cause.invalid-value.to-hubspot.short':
    '{fieldLabel} in Salesforce viola una regola di convalida della proprietà HubSpot {label}',
  'cause.type-mismatch.to-salesforce':
    'Il campo Salesforce {fieldLabel} accetta solo {wanted}, ma {label} in HubSpot contiene altro',
  'cause.type-mismatch.to-hubspot':
    'La proprietà HubSpot {label} accetta solo {wanted}, ma {fieldLabel} in Salesforce contiene altro',
  'cause.type-mismatch': '{label} in HubSpot e {fieldLabel} in Salesforce sono di tipi incompatibili',
  'error.salesforce-field-permission.hidden':
    'L’utente di integrazione di HubSpot non può vedere il campo Salesforce {fieldLabel}, su cui è mappata {label}',
  'error.salesforce-field-permission.read-only':
    'L’utente di integrazione di HubSpot può vedere ma non modificare il campo Salesforce {fieldLabel}, su cui è mappata {label}',
  'error.invalid-salesforce-id.checksum.short': '{label} è “{value}”, un ID con maiuscole e minuscole cambiate',
} as const satisfies Record<keyof typeof english, string>;
