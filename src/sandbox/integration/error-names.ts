/** What HubSpot calls its sync errors (knowledge.hubspot.com, Resolve Salesforce integration sync errors; English and Italian). */
export type Language = 'en' | 'it';

export const ERROR_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'association-limit-reached': { en: 'Association limit reached', it: 'Limite di associazione raggiunto' },
  'waiting-on-account-to-sync': {
    en: 'Waiting on account to sync',
    it: "In attesa della sincronizzazione dell'account",
  },
  'salesforce-automation': { en: 'Salesforce automation', it: 'Automazione Salesforce' },
  'missing-contact-id': { en: 'Missing contact ID', it: 'ID contatto mancante' },
  'salesforce-custom-field-validation-rule': {
    en: 'Salesforce custom field validation rule',
    it: 'Regola di convalida campo personalizzato Salesforce',
  },
  'salesforce-flow': { en: 'Salesforce flow', it: 'Flusso Salesforce' },
  'email-already-in-use': { en: 'Email already in use', it: 'Indirizzo e-mail già in uso' },
  'salesforce-duplicate-rule': { en: 'Salesforce duplicate rule', it: 'Regola di duplicazione Salesforce' },
  'insufficient-access-or-missing-salesforce-record': {
    en: 'Insufficient access or missing Salesforce record',
    it: 'Accesso insufficiente o record Salesforce mancante',
  },
  'salesforce-field-permission': { en: 'Salesforce field permission', it: 'Autorizzazione campo Salesforce' },
  'insufficient-salesforce-access': { en: 'Insufficient Salesforce access', it: 'Accesso Salesforce insufficiente' },
  'missing-salesforce-picklist-option': {
    en: 'Missing Salesforce picklist option',
    it: 'Opzione elenco di selezione Salesforce mancante',
  },
  'state-or-country-value-mismatch': {
    en: 'State or country value mismatch',
    it: 'Valore dello stato o del paese non corrispondente',
  },
  'mismatched-options': { en: 'Mismatched options', it: 'Opzioni non corrispondenti' },
  'inactive-salesforce-owner': { en: 'Inactive Salesforce owner', it: 'Proprietario Salesforce inattivo' },
  'restricted-picklist-value': { en: 'Restricted picklist value', it: "Valore dell'elenco di selezione limitato" },
  'inactive-opportunity-stage': { en: 'Inactive opportunity stage', it: "Fase dell'opportunità inattiva" },
  'unsynced-salesforce-owners': { en: 'Unsynced Salesforce owners', it: 'Proprietari Salesforce non sincronizzati' },
  'options-limit-exceeded': { en: 'Options limit exceeded', it: 'Limite opzioni superato' },
  'default-sales-process-unavailable': {
    en: 'Default sales process unavailable',
    it: 'Processo di vendita predefinito non disponibile',
  },
  'missing-or-invalid-opportunity-stage': {
    en: 'Missing or invalid opportunity stage',
    it: "Fase dell'opportunità mancante o non valida",
  },
  'type-mismatch': { en: 'Type mismatch', it: 'Incompatibilità di tipo' },
  'missing-salesforce-id': { en: 'Missing Salesforce ID', it: 'ID Salesforce mancante' },
  'invalid-salesforce-id': { en: 'Invalid Salesforce ID', it: 'ID Salesforce non valido' },
  'string-too-long': { en: 'String too long', it: 'Stringa troppo lunga' },
  'invalid-email': { en: 'Invalid email', it: 'Email non valida' },
  'missing-required-country': { en: 'Missing required country', it: 'Paese richiesto mancante' },
  'invalid-value': { en: 'Invalid value', it: 'Valore non valido' },
  'owner-assignment': { en: 'Owner assignment', it: 'Assegnazione proprietario' },
  'restricted-unique-value': { en: 'Restricted unique value', it: 'Valore univoco limitato' },
  'missing-required-value': { en: 'Missing required value', it: 'Valore richiesto mancante' },
  'other-unknown': { en: 'Other / unknown', it: 'Altro / errore sconosciuto' },
};
