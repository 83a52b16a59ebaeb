import type { importing as english } from '../en/import.ts';

export const importing = {
  'failure.import-missing': 'Il file {file} non esiste.',
  'failure.import-folder': '{file} è una cartella. Indica il file CSV che contiene.',
  'failure.import-stream':
    'Un file viene letto due volte: prima l’inizio, poi tutto. Salva in un file ciò che arriva dalla pipe, e indica quello.',
  'failure.import-unopened': '{file} non si può aprire: {fault}',
  'failure.import-empty': '{file} è vuoto. Esporta di nuovo gli errori di sincronizzazione e usa quel file.',
  'failure.import-too-large':
    '{file} ha {gigabytes, number, ::.0} GB; sfsync legge fino a {max, number} GB. Dividilo in file più piccoli, ognuno con l’intestazione.',
  'failure.import-not-text':
    '{file} è {kind, select, excel {una cartella di lavoro Excel} opendocument {un foglio di calcolo OpenDocument} pdf {un PDF} zip {un archivio compresso, o un foglio di calcolo} document {un documento di testo} image {un’immagine} html {una pagina web (HTML)} xml {XML} json {JSON} other {un file non di testo}}, qualunque cosa dica il suo nome. {kind, select, excel {Aprilo, salvalo come CSV (valori separati da virgola) e usa quello.} opendocument {Aprilo, salvalo come CSV (valori separati da virgola) e usa quello.} zip {Estrailo, oppure aprilo e salvalo come CSV (valori separati da virgola), e usa quello.} other {Esporta gli errori di sincronizzazione da HubSpot in CSV e usa quel file.}}',
  'failure.import-encoding':
    '{file} è scritto in una codifica che sfsync non conosce. Aprilo, salvalo come “CSV UTF-8” e usa quel file.',
  'failure.import-not-errors':
    '{file} non sembra un elenco di errori di sincronizzazione: nessuna delle sue colonne{columns, select, none {} other { ({columns})}} ne contiene i tipi o i messaggi. Esporta gli errori di sincronizzazione da HubSpot in CSV e usa quel file.',
  'failure.import-no-rows': '{file} ha un’intestazione e nessuna riga sotto, quindi non riporta errori.',
  'failure.import-no-errors':
    '{file} ha {rows, plural, one {# riga, che non riporta} other {# righe, e nessuna riporta}} un errore di sincronizzazione. Esporta gli errori di sincronizzazione da HubSpot in CSV e usa quel file.',

  'import.reason.total': 'un totale, non un errore',
  'import.reason.resolved': 'il suo stato dice che non è più aperto',
  'import.reason.no-records': 'un errore di 0 record',
  'import.reason.no-error': 'nessun tipo di errore e nessun messaggio',
  'import.reason.open-quote': 'virgolette aperte e non chiuse',
  'import.reason.too-many-cells': 'più celle delle colonne dell’intestazione',

  'import.summary':
    '{rows, plural, =0 {nessuna riga} one {# riga} other {# righe}}, {errors, plural, =0 {nessun errore} one {# errore} other {# errori}}{repeated, plural, =0 {} one {, # riga ripete ciò che un’altra diceva già} other {, # righe ripetono ciò che altre dicevano già}}',
  'import.type': '{errors, number} × {name}',
  'import.unreadable':
    '{n, plural, one {Non è stato possibile leggere # riga:} other {Non è stato possibile leggere # righe:}}',
  'import.unreadable.line': 'riga {line, number, ::group-off}: {reason}',
  'import.unreadable.more': '{n, plural, one {e un’altra} other {e altre #}}',
  'import.columns': 'Colonne:',
  'import.column': '{header} = {role}',
  'import.column.unnamed': 'colonna {n, number}',
  'import.unclear':
    'sfsync non è sicuro di che cosa {n, plural, one {contenga questa colonna} other {contengano queste colonne}}: {columns}. Ha letto il file con l’ipotesi migliore.',
  'import.cut-ids':
    '{n, plural, one {L’ID di # riga è stato troncato da un foglio di calcolo (riga {line, number, ::group-off}). Il suo errore è letto} other {Gli ID di # righe sono stati troncati da un foglio di calcolo (la prima è la riga {line, number, ::group-off}). I loro errori sono letti}} senza ID, e l’elenco non è completo. Esportalo di nuovo e usalo senza aprirlo in un foglio di calcolo.',
} as const satisfies Record<keyof typeof english, string>;
