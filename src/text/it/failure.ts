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
  'failure.mappings-unreadable': '{file} non si può leggere come CSV di mappature (SFSYNC_MAPPINGS): {fault}',
  'failure.mappings-faulty':
    '{file} ha righe errate (SFSYNC_MAPPINGS). Ognuna è indicata come riga: colonna = valore trovato ≠ valori ammessi.\n{faults}',
  'failure.unexpected':
    'Qualcosa è andato storto da parte mia (riferimento {reference}). I dettagli sono nel log sotto questo riferimento.',
  'failure.stale':
    'Questo pulsante viene da una versione precedente di sfsync. `/sfsync status` dà un nuovo riepilogo.',
  'failure.vendor': '{problem}. Non è stato modificato nulla. `/sfsync doctor` dice che cosa fare.',
} as const satisfies Record<keyof typeof english, string>;
