import type { digest as english } from '../en/digest.ts';

export const digest = {
  'digest.title': 'Errori di sincronizzazione HubSpot–Salesforce',
  'digest.title.new': 'Nuovi errori di sincronizzazione HubSpot–Salesforce',
  'digest.totals': '*{errors}* su *{records}*',
  'digest.totals.likely':
    '{n, plural, one {# di questi è probabile, non certo} other {# di questi sono probabili, non certi}}',
  'digest.changes':
    'Variazioni rispetto a {since}: {new, plural, one {# nuovo} other {# nuovi}} · {returned, plural, one {# ricomparso} other {# ricomparsi}} · {fixed, plural, one {# risolto} other {# risolti}}{gone, plural, =0 {} one { · # uscito} other { · # usciti}}{unlisted, plural, =0 {} other { · # non più in elenco}}',
  'digest.changes.none': 'Nessuna variazione rispetto a {since}',
  'digest.first': 'Questo è il primo riepilogo in questo canale',
  'digest.fixed.by': '~{what}~ a posto: risincronizzazione di <@{by}>, confermata {when}',
  'digest.fixed.found': '~{what}~ a posto: la causa non c’era più {when}',
  'digest.fixed.more': '{n, plural, one {A posto anche un altro errore} other {A posto anche altri # errori}}',
  'digest.moved.title': '*Che cosa è cambiato rispetto a {since}*',
  'digest.moved.new': '{n, plural, one {# nuovo} other {# nuovi}}',
  'digest.moved.returned': '{n, plural, one {# ricomparso} other {# ricomparsi}}',
  'digest.moved.found': '{n, plural, one {# risolto} other {# risolti}} (la causa non c’è più)',
  'digest.moved.proven': '{n, plural, one {# risolto} other {# risolti}} (risincronizzazione di {who}, verificata)',
  'digest.moved.gone':
    '{n, plural, one {# decaduto} other {# decaduti}} (il record è eliminato o non si sincronizza più)',
  'digest.moved.unlisted': '{n, number} non più nell’elenco di HubSpot',
  'digest.moved.largest': 'causa principale: {cause} ({records})',
  'empty.checked': 'Ultimo controllo {ago}: {what}',
  'empty.list': 'l’elenco di HubSpot',
  'digest.none.partial': 'Nessun errore di sincronizzazione in ciò che è stato possibile leggere',
  'digest.none.stale':
    'All’ultimo confronto riuscito tra HubSpot e Salesforce non risultavano errori di sincronizzazione; se ora ce ne siano non è noto',
  'digest.changes.unknown': 'Le variazioni rispetto a {since} non sono note',
  'digest.unknown': 'Non è stato ancora possibile leggere nulla',
  'digest.late': 'Questo riepilogo arriva in ritardo (previsto: {due}).',
  'digest.card.counts': '{errors} · {records}',
  'digest.card.new': '{n, plural, one {# nuovo} other {# nuovi}}',
  'digest.button.details': 'Dettagli',
  'digest.button.resync': 'Risincronizza',
  'digest.button.export': 'Esporta',
  'digest.button.hubspot': 'Apri in HubSpot',
  'digest.label.details': 'Dettagli: {category}',
  'digest.label.resync': 'Risincronizza: {category}',
  'digest.label.export': 'Esporta in CSV: {category}',
  'digest.source.complete': 'HubSpot e Salesforce confrontati {at}, {age}',
  'digest.source.partial': ':warning: HubSpot e Salesforce confrontati {at}, {age}, ma non del tutto: {problems}',
  'digest.source.failed': ':warning: Nessun confronto riuscito dopo {at}: {problem}. I numeri sono di allora.',
  'digest.source.never': ':warning: Non è stato ancora possibile confrontare HubSpot e Salesforce: {problem}',
  'digest.source.object': '{object} ({problem})',
  'digest.source.failed.object': 'senza {object}',
  'digest.source.part.object': '{object} solo in parte',
  'digest.source.stopped': 'fermo dopo {records}',
  'digest.next': 'Prossimo riepilogo: {when}',
  'digest.next.immediately': 'I nuovi errori vengono pubblicati appena trovati',
  'digest.next.none': 'Qui non c’è un riepilogo regolare: lo attiva `/sfsync notify daily`',
  'digest.noResync':
    'sfsync non può risincronizzare se i due CRM non sono collegati entrambi. HubSpot risincronizza fino a 100 errori alla volta dalla propria pagina.',
  'digest.text': '{errors} su {records}. {categories}',
  'digest.text.category': '{category}: {errors}',
  'digest.private':
    'Non faccio parte di questo canale, quindi lo vedi solo tu. Invitami con `/invite @sfsync` e potrò scrivere qui per tutti.',
  'digest.onlyListed':
    '{n, plural, one {# è solo nell’elenco di HubSpot: il confronto tra HubSpot e Salesforce non l’ha trovato, o non può trovarlo} other {# sono solo nell’elenco di HubSpot: il confronto tra HubSpot e Salesforce non li ha trovati, o non può trovarli}}',
  'digest.onlyFound':
    '{n, plural, one {# trovato dal confronto tra HubSpot e Salesforce non è nell’elenco di HubSpot} other {# trovati dal confronto tra HubSpot e Salesforce non sono nell’elenco di HubSpot}}',
  'digest.source.file.whole':
    'Elenco di HubSpot “{file}”, {rows, plural, one {# riga} other {# righe}}: letto {at}{who}, {age}',
  'digest.source.file.part':
    'Una parte dell’elenco di HubSpot, “{file}”, {rows, plural, one {# riga} other {# righe}}: letta {at}{who}, {age}. Ciò che manca potrebbe essere ancora in errore.',
  'digest.source.file.unreadable':
    ':warning: Elenco di HubSpot “{file}” letto {at}{who}, {age}, ma di {rows, plural, one {# riga} other {# righe}} {unreadable, plural, one {# non è leggibile per intero} other {# non sono leggibili per intero}}. Ciò che manca potrebbe essere ancora in errore.',
  'digest.source.file.lastWhole': ' L’ultimo elenco completo era “{file}”, letto {at}.',
  'digest.source.file.by': ' da <@{by}>',
} as const satisfies Record<keyof typeof english, string>;
