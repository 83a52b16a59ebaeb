import type { drift as english } from '../en/drift.ts';

export const drift = {
  'drift.line': 'Modificati, non sincronizzati, senza motivo noto: {records}',
  'drift.lag': 'Ritardo abituale: {median} (95%: {p95})',
  'drift.lag.short': 'meno di un minuto',
  'drift.button': 'Mostra',
  'drift.button.label': 'Mostra i record non sincronizzati senza motivo noto',
  'target.drift': 'Modificati, non sincronizzati, senza motivo noto',
  'drift.label.resync': 'Risincronizza i record non sincronizzati senza motivo noto',
  'drift.title': 'Non sincronizzati',
  'drift.meaning':
    '{n, plural, one {Questo record è stato modificato dopo la sua ultima sincronizzazione e le sue proprietà mappate sono ancora diverse} other {Questi record sono stati modificati dopo la loro ultima sincronizzazione e le loro proprietà mappate sono ancora diverse}}. Nulla di ciò che dicono le API di HubSpot e Salesforce lo spiega. Per esempio, in Salesforce una regola di convalida, un flusso, un trigger Apex o una regola di duplicazione {n, plural, one {lo} other {li}} rifiuta, oppure HubSpot {n, plural, one {lo} other {li}} esclude con il segmento di inclusione.',
  'drift.todo': 'Che cosa fare',
  'drift.todo.list':
    'L’elenco di errori di HubSpot dice che cosa ha rifiutato Salesforce e perché: esportalo da lì (nelle impostazioni dell’integrazione Salesforce) e trascina qui il file.',
  'drift.todo.card':
    'Per un singolo record: aprilo in HubSpot. La scheda di sincronizzazione Salesforce mostra l’errore e sincronizza di nuovo il record.',
  'drift.todo.resync':
    'Nessun errore neanche lì? Allora risincronizza ciò che è andato perso, come dopo una pausa dell’integrazione: il pulsante Risincronizza è accanto a quello che hai premuto.',
  'drift.asOf': 'Situazione: {at}',
  'drift.empty': 'Nessun record è più in attesa senza un motivo noto.',
  'drift.record': 'modificato {changed} in {system}, ultima sincronizzazione {synced}; diversi: {properties}',
  'drift.more': '{n, plural, one {e un altro, modificato dopo} other {e altri #, modificati dopo}}',
  'stalled.title': 'Non si sincronizza più nulla',
  'stalled.text':
    'Nulla si è sincronizzato dopo {since}, anche se da allora {records, plural, one {# record è stato modificato} other {# record sono stati modificati}}.',
  'stalled.todo':
    'L’integrazione è in pausa o scollegata? HubSpot lo mostra nelle impostazioni, in Integrazioni, Salesforce. Salesforce ha raggiunto il limite giornaliero di chiamate API? Lo dice `/sfsync usage`. Scrivo di nuovo qui quando qualcosa si sincronizza.',
  'stalled.over.title': 'HubSpot e Salesforce si sincronizzano di nuovo',
  'stalled.over.text': 'Nulla si era sincronizzato dopo {since}; l’ultima sincronizzazione è {at}.',
  'stalled.over.todo':
    'Per ciò che è cambiato nel frattempo può servire del tempo. `/sfsync status` dice che cosa è ancora in errore.',
} as const satisfies Record<keyof typeof english, string>;
