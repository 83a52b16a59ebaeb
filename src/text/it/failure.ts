import type { failure as english } from '../en/failure.ts';

export const failure = {
  'failure.folder-in-use':
    '{folder} è in uso da parte di un altro processo sfsync. Arresta quello, oppure imposta SFSYNC_DATA_DIR su un’altra cartella.',
  'failure.database-empty':
    '{file} è vuoto. Non è stato modificato nulla. Copia {backup} al suo posto (lo stato prima dell’ultima scrittura), oppure spostalo per ricominciare da capo.',
  'failure.database-not-json':
    '{file} non è un JSON valido. Non è stato modificato nulla. Copia {backup} al suo posto (lo stato prima dell’ultima scrittura), oppure spostalo per ricominciare da capo.',
  'failure.database-wrong-shape':
    '{file} non ha la struttura di un database di sfsync (in “{at}”). Non è stato modificato nulla. Copia {backup} al suo posto (lo stato prima dell’ultima scrittura), oppure spostalo per ricominciare da capo.',
  'failure.snapshot-unreadable':
    '{file} non si può leggere come stato degli errori. Spostalo ed esegui un controllo: verrà ricreato.',
  'failure.history-unreadable':
    '{file} non si può leggere come conteggi dei giorni passati. Spostalo: sfsync ne inizia uno nuovo e conta da oggi.',
  'failure.mappings-unreadable': '{file} non si può leggere come CSV di mappature (SFSYNC_MAPPINGS): {fault}',
  'failure.mappings-faulty':
    '{file} ha righe errate (SFSYNC_MAPPINGS). Ognuna è indicata come riga: colonna = valore trovato ≠ valori ammessi.\n{faults}',
  'failure.mappings-not-csv': '{file} non è un testo a colonne (SFSYNC_MAPPINGS). Salvalo come CSV e usa quel file.',
  'failure.mappings-no-columns':
    '{file} non ha un’intestazione con una colonna per le proprietà HubSpot e una per i campi Salesforce (SFSYNC_MAPPINGS). Trovate: {columns}. Sono attese “Proprietà HubSpot” o “Nome interno”, “Campo Salesforce” o “Nome API del campo” e, se possibile, “Oggetto”, “Oggetto Salesforce” e “Regola di sincronizzazione”.',
  'failure.mappings-none':
    '{file} non ha righe che associno una proprietà HubSpot a un campo Salesforce (SFSYNC_MAPPINGS). Colonne trovate: {columns}. {rows, plural, =0 {Sotto non ci sono righe} one {Una riga non si può leggere} other {# righe non si possono leggere}}: ognuna deve avere una proprietà, un campo e, se ne indica uno, un oggetto che sfsync confronta (contatti, aziende, trattative).',
  'failure.unexpected':
    'Qualcosa è andato storto da parte mia (riferimento {reference}). I dettagli sono nel log sotto questo riferimento.',
  'failure.stale':
    'Questo pulsante viene da una versione precedente di sfsync. `/sfsync status` dà un nuovo riepilogo.',
  'failure.vendor': '{problem}. Non è stato modificato nulla. `/sfsync doctor` dice che cosa fare.',
} as const satisfies Record<keyof typeof english, string>;
