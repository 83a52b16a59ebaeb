import type { importSlack as english } from '../en/import-slack.ts';

export const importSlack = {
  'offer.found':
    'Questo sembra l’elenco degli errori di sincronizzazione di HubSpot: *{name}*. Vuoi che lo legga? In HubSpot e in Salesforce non viene modificato nulla.',
  'offer.interrupted':
    'La lettura di *{name}* è stata interrotta e non ne ho conservato nulla. Vuoi che lo legga? In HubSpot e in Salesforce non viene modificato nulla.',
  'offer.failed': 'La lettura di *{name}* non è riuscita e non ne è stato conservato nulla. Si può riprovare.',
  'offer.unlike':
    'Non mi sembra che *{name}* sia un elenco di errori di sincronizzazione. {seen}\nMi aspetto un CSV con un errore per riga: il tipo o il messaggio, e il record che lo ha. Lo dà HubSpot, nella scheda *Stato sincronizzazione* dell’integrazione Salesforce, con *Esporta errori (CSV)*.',
  'offer.unlike.columns': 'Ho riconosciuto queste colonne: {columns}.',
  'offer.unlike.nothing': 'Non ho riconosciuto nessuna delle sue colonne.',
  'offer.spreadsheet':
    '*{name}* è un foglio di calcolo, e io leggo file CSV. In Excel: *File › Salva con nome › CSV UTF-8 (delimitato da virgole)*. In Google Fogli: *File › Scarica › Valori separati da virgola*. Poi trascina qui il CSV.',
  'offer.notHere': 'Slack non contiene *{name}*, quindi non posso leggerlo. Salvalo come CSV e trascina qui il file.',
  'offer.unlike.short':
    'Non mi sembra che *{name}* sia un elenco di errori di sincronizzazione, quindi lo lascio stare. Se lo è, trascinalo nei nostri messaggi diretti: lì si può leggere comunque.',
  'offer.noRows': '*{name}* ha un’intestazione e nessuna riga sotto, quindi non indica alcun errore.',
  'offer.button.read': 'Leggi',
  'offer.button.again': 'Leggi comunque',
  'offer.button.skip': 'Non ora',
  'offer.skipped': '<@{by}> ha detto “non ora” a *{name}*. Si può ancora leggere.',
  'offer.reading': 'Lettura di *{name}* in corso. L’avanzamento è qui sotto.',
  'offer.read': '*{name}* è stato letto. L’esito è qui sotto.',
  'offer.busy': 'La lettura per <@{by}> è già in corso, avviata {at}. Trovi l’esito in questa conversazione.',
  'offer.already': 'Il file è già stato letto per <@{by}> ({at}). Trascinalo qui di nuovo per rileggerlo.',

  'reading.title': 'Leggi gli errori',
  'reading.looking': 'Guardo il file…',
  'reading.submit': 'Leggi',
  'reading.file': '*{name}*: lo leggo e mostro le novità. In HubSpot e in Salesforce non viene modificato nulla.',
  'reading.whole.label': 'Che cosa contiene il file?',
  'reading.whole.yes': 'L’intero elenco di errori di HubSpot',
  'reading.whole.yes.means': 'Ciò che manca risulterà non più in elenco',
  'reading.whole.no': 'Una parte: filtrata, o solo alcune pagine',
  'reading.whole.no.means': 'Si aggiunge soltanto a ciò che è noto',
  'reading.columns': '*Come interpreto le colonne*',
  'reading.unclear':
    '{n, plural, one {*Non sono sicuro di una colonna.* La risposta resta memorizzata per i file con la stessa intestazione.} other {*Non sono sicuro di # colonne.* Le risposte restano memorizzate per i file con la stessa intestazione.}}',
  'reading.more': 'Inoltre: {columns}.',
  'reading.more.column': '{column} → {role}',
  'reading.kept':
    '{n, plural, one {Un’altra colonna resta com’è e ritorna nell’esportazione: {columns}.} other {Altre # colonne restano come sono e ritornano nell’esportazione: {columns}.}}',
  'reading.noSubject': 'Indica la colonna che dice il tipo di errore o il suo messaggio.',
  'reading.unclear.label': 'Colonna “{column}”',
  'reading.unclear.examples': 'Per esempio: {examples}',
  'reading.unclear.empty': 'Nelle prime righe qui non c’è nulla.',
  'reading.unnamed': 'N. {n, number}, senza intestazione',

  'column.type': 'Tipo di errore, come lo chiama HubSpot',
  'column.category': 'Categoria dell’errore',
  'column.message': 'Messaggio di errore',
  'column.code': 'Codice di errore',
  'column.object': 'Oggetto (contatto, azienda, trattativa)',
  'column.hubspot-id': 'ID record HubSpot',
  'column.salesforce-id': 'ID record Salesforce',
  'column.name': 'Nome del record',
  'column.email': 'Indirizzo email',
  'column.property': 'Proprietà HubSpot',
  'column.field': 'Campo Salesforce',
  'column.value': 'Valore rifiutato',
  'column.records': 'Numero di record',
  'column.date': 'Data dell’errore',
  'column.extra': 'Altro: lascia com’è',

  'reading.starting': 'Avvio…',
  'reading.started.thread': 'Sto leggendo *{name}*. Trovi l’esito nel thread del file.',
  'reading.started.here': 'Sto leggendo *{name}*. Trovi l’esito in questa conversazione.',
  'reading.progress': 'Leggo *{name}* per <@{by}>… {rows, plural, =0 {} one {# riga} other {# righe}}',
  'reading.interrupted': 'La lettura di *{name}* è stata interrotta e non ne ho conservato nulla.',
  'reading.failed': 'Non sono riuscito a leggere *{name}*. {problem} Non è stato modificato nulla.',
  'reading.result':
    '*{name}*, letto per <@{by}>: {rows, plural, one {# riga} other {# righe}} con {errors, plural, =0 {nessun errore} one {# errore} other {# errori}}{repeated, plural, =0 {} one {, # dei quali indicato due volte} other {, # dei quali indicati più volte}}.',
  'reading.changes':
    '{new, plural, one {# nuovo} other {# nuovi}} · {returned, plural, one {# ricomparso} other {# ricomparsi}}{fixed, plural, =0 {} one { · # risolto} other { · # risolti}} · {unlisted, number} non più in elenco, rispetto a ciò che era noto prima',
  'reading.changes.part':
    '{new, plural, one {# nuovo} other {# nuovi}} · {returned, plural, one {# ricomparso} other {# ricomparsi}}{fixed, plural, =0 {} one { · # risolto} other { · # risolti}}, rispetto a ciò che era noto prima. Il file è una parte dell’elenco, quindi nulla è stato segnato come non più in elenco.',
  'reading.changes.unreadable':
    '{new, plural, one {# nuovo} other {# nuovi}} · {returned, plural, one {# ricomparso} other {# ricomparsi}}{fixed, plural, =0 {} one { · # risolto} other { · # risolti}}, rispetto a ciò che era noto prima. Poiché alcune righe non si potevano leggere, nulla è stato segnato come non più in elenco.',
  'reading.unknown':
    '{n, plural, one {# errore è di un tipo che non conosco ed è contato} other {# errori sono di un tipo che non conosco e sono contati}} sotto Altro.',

  'failure.download-refused':
    'Slack non ha consegnato il file: all’app manca l’ambito `files:read`, oppure il suo token non è valido. `/sfsync doctor` dice che cosa fare.',
  'failure.download-gone': 'Slack non ha più questo file. Trascinalo qui di nuovo.',
  'failure.download-cut': 'La connessione a Slack si è interrotta a metà. Riprova.',
  'failure.download-failed': 'Slack non ha consegnato il file (stato {status, number}). Riprova più tardi.',
  'reading.noDigest': 'Ho letto il file, ma non sono riuscito a pubblicare il riepilogo. Lo mostra `/sfsync status`.',
  'reading.failed.told': 'Il motivo è stato comunicato a chi l’ha chiesto.',
  'reading.types': '{types}{more, plural, =0 {} one { e un altro tipo} other { e altri # tipi}}',
  'failure.download-elsewhere':
    'Slack ha indicato per questo file un indirizzo che non è suo, quindi lì non ho chiesto nulla. Salva il file e trascinalo qui.',
} as const satisfies Record<keyof typeof english, string>;
