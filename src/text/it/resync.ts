import type { resync as english } from '../en/resync.ts';

export const resync = {
  'resync.planning': 'Conto i record e le chiamate…',
  'resync.title': 'Risincronizza i record',
  'resync.submit': 'Risincronizza',
  'resync.cancel': 'Annulla',
  'resync.what': '*{records}* con *{errors}*: {what}',
  'resync.what.drift': '*{records}* senza un errore noto: {what}',
  'resync.side.hubspot': '{n, plural, one {# record viene aggiornato} other {# record vengono aggiornati}} in HubSpot',
  'resync.side.salesforce':
    '{n, plural, one {# record viene aggiornato} other {# record vengono aggiornati}} in Salesforce',
  'resync.accounts':
    'prima {n, plural, one {viene aggiornato # account} other {vengono aggiornati # account}} in Salesforce, perché HubSpot crei le aziende che mancano',
  'resync.calls':
    '{hubspot} a HubSpot e {salesforce} a Salesforce, di cui almeno {n, number} fatte dall’integrazione HubSpot stessa',
  'resync.range': 'da {least, number} a {most, number} chiamate',
  'resync.range.one': '{n, plural, one {# chiamata} other {# chiamate}}',
  'resync.busy':
    '{n, plural, one {# record è escluso} other {# record sono esclusi}}, perché se ne sta già occupando un’altra risincronizzazione',
  'resync.allBusy':
    'Di questi record si sta già occupando un’altra risincronizzazione. Il suo messaggio dice come procede.',
  'resync.progress.stopped':
    'Questa risincronizzazione si è fermata per un errore da parte mia (riferimento {reference}). Riprovo da solo.',
  'resync.how':
    'sfsync scrive l’ora nella proprietà mappata `sfsync_resync`, così l’integrazione HubSpot sincronizza di nuovo il record, e poi verifica il risultato. Nient’altro viene modificato. I record la cui causa non è stata risolta daranno di nuovo errore.',
  'resync.guard.ok': 'Chiamate Salesforce al termine: al massimo {percent} {limit}. La soglia è il 75%.',
  'resync.guard.crossed':
    ':warning: Chiamate Salesforce al termine: circa {percent} {limit}. Oltre il 75% HubSpot smette, senza avvisare, di ritentare. Risincronizza comunque solo se è necessario.',
  'resync.guard.limit.allocation': 'delle {max, number} chiamate assegnate a HubSpot',
  'resync.guard.limit.org': 'del limite di {max, number} chiamate dell’organizzazione',
  'resync.guard.insist': 'Risincronizza comunque',
  'resync.guard.label': 'Chiamate Salesforce',
  'resync.guard.refused': 'La soglia del 75% verrebbe superata. Seleziona la casella per risincronizzare comunque.',
  'resync.starting': 'Avvio…',
  'resync.guard.unknown':
    'Non è stato possibile leggere le chiamate Salesforce disponibili, quindi non si sa quante ne resterebbero. Seleziona la casella per risincronizzare comunque.',
  'resync.nothing': 'Non c’è niente da risincronizzare: nessuno di questi errori è ancora aperto.',
  'resync.started': 'Risincronizzazione di {records} avviata. Trovi l’esito {place}.',
  'resync.place.thread': 'nel thread di questo messaggio',
  'resync.place.dm': 'nei nostri messaggi diretti',
  'resync.progress.touching':
    'Risincronizzo {records} per <@{by}>: {touched, plural, one {# aggiornato} other {# aggiornati}}…',
  'resync.progress.proving':
    'Risincronizzo {records} per <@{by}>: {proven, plural, one {# verificato} other {# verificati}}, {failed, number} di nuovo in errore, {open, number} in attesa.',
  'resync.progress.problem': 'In questo momento non riesco a controllare ({problem}); continuo a provare.',
  'resync.result':
    '{proven, plural, =0 {Nessun record} one {# record} other {# record}} su {n, number} {proven, plural, =0 {verificato come sincronizzato} one {verificato come sincronizzato} other {verificati come sincronizzati}}{failed, plural, =0 {} other {, # di nuovo in errore}}{open, plural, =0 {} one {, # non confermato entro 30 minuti} other {, # non confermati entro 30 minuti}}{gone, plural, =0 {} one {, # non più esistente} other {, # non più esistenti}}{refused, plural, =0 {} one {, # impossibile da aggiornare} other {, # impossibili da aggiornare}}.',
  'resync.result.by': 'Richiesta da <@{by}>.',
  'resync.result.failed': 'Di nuovo in errore: {reasons}.',
  'resync.result.reason': '{name} ({n, number})',
  'resync.result.mend':
    'Risincronizzare serve solo dopo aver risolto la causa: *Dettagli* sulla scheda del riepilogo dice come.',
  'resync.result.values-differ': 'valori ancora diversi dopo la sincronizzazione',
  'resync.result.refused':
    'Non è stato possibile aggiornarli: {reasons}. `/sfsync doctor` controlla la proprietà di risincronizzazione.',
  'resync.open.title': 'Non confermati:',
  'resync.open.more': '{n, plural, one {e un altro} other {e altri #}}',
  'resync.result.hint':
    '“Non confermato” vuol dire che non si è vista una sincronizzazione, non che sia fallita: HubSpot confronta i due sistemi circa ogni 15 minuti.',
  'resync.notConnected':
    'Per risincronizzare, sfsync ha bisogno che i due CRM siano collegati entrambi. HubSpot risincronizza fino a 100 errori alla volta dalla propria pagina.',
} as const satisfies Record<keyof typeof english, string>;
