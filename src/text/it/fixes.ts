import type { fixes as english } from '../en/fixes.ts';

export const fixes = {
  'fix.string-too-long':
    'Accorcia {label} in HubSpot a {max, plural, one {# carattere} other {# caratteri}}, oppure aumenta la lunghezza del campo Salesforce {fieldLabel}',
  'fix.invalid-email.to-hubspot': 'Correggi l’indirizzo nel campo Salesforce {fieldLabel}, oppure svuotalo',
  'fix.invalid-email.to-salesforce': 'Correggi l’indirizzo nella proprietà HubSpot {label}, oppure svuotala',
  'fix.missing-required-value':
    'Compila {label} in HubSpot, oppure dai al campo Salesforce {fieldLabel} un valore predefinito',
  'fix.missing-required-value.unmapped':
    'Mappa una proprietà HubSpot sul campo Salesforce {fieldLabel}, oppure dai al campo un valore predefinito in Salesforce',

  'fix.restricted-picklist-value':
    'Aggiungi {n, plural, one {il valore} other {i valori}} {choices} all’elenco di selezione {fieldLabel} di Salesforce, oppure cambia {label} in HubSpot',
  'fix.missing-salesforce-picklist-option':
    'Cambia {label} in HubSpot nel valore Salesforce “{suggestion}”, oppure aggiungi {n, plural, one {il valore} other {i valori}} {choices} all’elenco di selezione {fieldLabel} di Salesforce',
  'fix.mismatched-options.to-hubspot':
    'Aggiungi {n, plural, one {l’opzione} other {le opzioni}} {choices} alla proprietà HubSpot {label}',
  'fix.mismatched-options.to-salesforce':
    '{n, plural, one {Dai all’opzione HubSpot di {label} il valore interno “{option}”, oppure al valore Salesforce di {fieldLabel} il nome API {choices}} other {Rendi uguali i valori interni {choices} della proprietà HubSpot {label} e i nomi API dell’elenco di selezione {fieldLabel} di Salesforce}}',
  'fix.state-or-country-value-mismatch': 'Cambia {label} in HubSpot da “{value}” a “{suggestion}”',
  'fix.state-or-country-value-mismatch.short':
    'Cambia {label} in HubSpot da “{value}” a un valore previsto dall’elenco di selezione {fieldLabel} di Salesforce',
  'fix.missing-required-country':
    'Compila in HubSpot il paese dove è compilata la proprietà {label} (“{country}” per “{state}”)',
  'fix.inactive-opportunity-stage':
    'Sposta le opportunità dalla fase “{stage}” a una fase attiva, oppure riattiva “{stage}” in Salesforce',
  'fix.inactive-opportunity-stage.absent':
    'Sposta le opportunità dalla fase “{stage}” a una che Salesforce ha, oppure ricrea lì “{stage}”',
  'fix.missing-or-invalid-opportunity-stage':
    'Aggiungi la fase “{stage}” alla pipeline HubSpot {pipeline}, oppure sposta le opportunità in una fase che la pipeline ha',
  'fix.missing-or-invalid-opportunity-stage.short':
    'Aggiungi la fase “{stage}” alla pipeline HubSpot, oppure sposta le opportunità in una fase che la pipeline ha',
  'fix.default-sales-process-unavailable':
    'Dai alle opportunità un tipo di record in Salesforce, oppure disattiva tutti i tipi di record delle opportunità',
  'fix.default-sales-process-unavailable.inactive-process':
    'Attiva in Salesforce il processo di vendita del tipo di record {recordType}',
  'fix.default-sales-process-unavailable.unavailable':
    'Assegna in Salesforce il tipo di record {recordType} al profilo dell’utente di integrazione di HubSpot',
  'fix.inactive-salesforce-owner':
    'Assegna in HubSpot i record di {owner} a un proprietario attivo in Salesforce, oppure riattiva lì quell’utente',
  'fix.unsynced-salesforce-owners':
    'Assegna in Salesforce i record di {owner} a un titolare di tipo Standard, Power Partner o Guest',

  'fix.owner-assignment':
    'Abilita la coda {queue} a possedere operazioni (tra gli oggetti supportati, in Salesforce), oppure assegna le attività a una persona',
  'fix.owner-assignment.short':
    'Abilita la coda a possedere operazioni (tra gli oggetti supportati, in Salesforce), oppure assegna le attività a una persona',
  'fix.options-limit-exceeded':
    'Elimina le opzioni inutilizzate della proprietà HubSpot {label}, oppure mappa il campo Salesforce {fieldLabel} su una proprietà di testo',
  'fix.waiting-on-account-to-sync': 'Importa in HubSpot l’account Salesforce {account} come azienda',

  'fix.invalid-value.to-hubspot':
    'Correggi il campo Salesforce {fieldLabel} (solo {rule}), oppure allenta quella regola della proprietà HubSpot {label}',
  'fix.invalid-value.to-salesforce':
    'Correggi {label} in HubSpot, oppure dai più cifre al campo Salesforce {fieldLabel}',
  'fix.restricted-unique-value.to-salesforce':
    'Unisci i record che hanno lo stesso valore in {label} (HubSpot) e {fieldLabel} (Salesforce), oppure cambialo su uno dei due',
  'fix.restricted-unique-value.to-hubspot':
    'Unisci i record che hanno lo stesso valore in {label} (HubSpot) e {fieldLabel} (Salesforce), oppure cambialo su uno dei due',
  'fix.type-mismatch': 'Mappa {label} di HubSpot e {fieldLabel} di Salesforce ciascuno su una controparte del suo tipo',
  'fix.missing-salesforce-id':
    'Inserisci nella proprietà HubSpot {label} ID di record Salesforce del tipo giusto ({objects})',
  'fix.invalid-salesforce-id':
    'Inserisci nella proprietà HubSpot {label} ID di record Salesforce ({objects}), oppure mappa un’altra proprietà su {fieldLabel}',
  'fix.salesforce-field-permission':
    'Dai all’utente di integrazione di HubSpot l’accesso in modifica al campo {fieldLabel} in Salesforce, con un insieme di autorizzazioni',
  'fix.insufficient-salesforce-access.create':
    'Dai all’utente di integrazione di HubSpot l’autorizzazione a creare {salesforceObjects} in Salesforce, con un insieme di autorizzazioni',
  'fix.insufficient-salesforce-access.edit':
    'Dai all’utente di integrazione di HubSpot l’autorizzazione a modificare {salesforceObjects} in Salesforce, con un insieme di autorizzazioni',
  'fix.insufficient-salesforce-access':
    'Dai all’utente di integrazione di HubSpot l’autorizzazione a creare e modificare {salesforceObjects} in Salesforce, con un insieme di autorizzazioni',
  'fix.missing-salesforce-id.absent':
    'Correggi {label} in HubSpot, oppure condividi il record Salesforce con l’utente di integrazione di HubSpot',
  'fix.insufficient-access-or-missing-salesforce-record':
    'Correggi {label} in HubSpot, oppure ripristina il record Salesforce dal cestino',
  'fix.email-already-in-use':
    'Unisci i due contatti HubSpot se sono la stessa persona; altrimenti cambia l’email di uno dei due',
  'fix.association-limit-reached':
    'Rimuovi {toObjects} che non servono dall’azienda HubSpot dell’account {account}, oppure alza il suo limite di {limit, number}',
  'fix.association-limit-reached.short': 'Rimuovi le associazioni che non servono dall’azienda HubSpot',
  'fix.missing-salesforce-picklist-option.short':
    'Aggiungi {n, plural, one {il valore} other {i valori}} {choices} all’elenco di selezione {fieldLabel} di Salesforce, oppure cambia {label} in HubSpot',
  'fix.state-or-country-value-mismatch.not-of-country':
    'Correggi {label} (“{value}”) o il paese ({country}) in HubSpot',
  'fix.missing-required-country.short': 'Compila in HubSpot il paese dove è compilata la proprietà {label}',
  'fix.owner-assignment.user-type':
    'Assegna in HubSpot i record di {owner} a un proprietario che in Salesforce è un utente standard',
  'fix.invalid-salesforce-id.checksum':
    'Inserisci nella proprietà HubSpot {label} gli ID di 18 caratteri come li scrive Salesforce',
  'fix.insufficient-access-or-missing-salesforce-record.counterpart':
    'Condividi i record Salesforce con l’utente di integrazione di HubSpot, oppure collega i record HubSpot ad altri',
  'fix.invalid-value.to-hubspot.short':
    'Correggi il campo Salesforce {fieldLabel}, oppure allenta la regola di convalida della proprietà HubSpot {label}',
  'fix.type-mismatch.to-salesforce':
    'Correggi {label} in HubSpot (solo {wanted}), oppure mappa la proprietà su un campo Salesforce del suo tipo',
  'fix.type-mismatch.to-hubspot':
    'Correggi {fieldLabel} in Salesforce (solo {wanted}), oppure mappa il campo su una proprietà HubSpot del suo tipo',
} as const satisfies Record<keyof typeof english, string>;
