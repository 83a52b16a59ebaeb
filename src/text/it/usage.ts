import type { usage as english } from '../en/usage.ts';

export const usage = {
  'usage.title': 'Utilizzo delle chiamate API di Salesforce',
  'usage.org':
    '{bar} {used, plural, one {# chiamata} other {# chiamate}} su {max, number} nelle ultime 24 ore ({percent})',
  'usage.org.source': 'Dato di Salesforce, {age}.',
  'usage.org.unknown': 'Non c’è un dato più recente: {problem}.',
  'usage.hubspot.event-log':
    'Integrazione HubSpot: {calls, plural, one {# chiamata} other {# chiamate}} in data {day}, dal registro eventi di Salesforce (con un giorno di ritardo).',
  'usage.hubspot.overtaken':
    'Dato inserito: {typed, number} in data {at} da <@{by}>; conta il dato del registro eventi, più recente: {calls, number} in data {day}.',
  'usage.hubspot.typed':
    'Integrazione HubSpot: {calls, plural, one {# chiamata, inserita} other {# chiamate, inserite}} da <@{by}> {age}.',
  'usage.hubspot.unknown':
    'Integrazione HubSpot: dato non noto. Lo dà il registro eventi di Salesforce, se `SALESFORCE_INTEGRATION_USER` è impostato e il registro si può leggere; oppure inserisci ciò che mostra la pagina di HubSpot: `/sfsync usage used 12000`.',
  'usage.log.unknown': 'Non è stato possibile leggere il registro eventi: {problem}.',
  'usage.allocation':
    'Assegnate a HubSpot: {calls, plural, one {# chiamata, inserita} other {# chiamate, inserite}} da <@{by}> {age}.',
  'usage.allocation.unknown':
    'Assegnate a HubSpot: dato non noto, perché nessuna API lo fornisce. Inserisci ciò che mostra la pagina di HubSpot nel campo “Assegnato a HubSpot”: `/sfsync usage allocate 50000`. Si modifica solo in quella pagina.',
  'usage.budget':
    'sfsync stesso: {salesforce, plural, one {# chiamata} other {# chiamate}} a Salesforce e {hubspot, number} a HubSpot nelle ultime 24 ore{reasons}. Può usarne {limit, number} di Salesforce al giorno.',
  'usage.budget.spent':
    ':warning: Queste chiamate sono esaurite: i controlli riprendono da {until}. `SFSYNC_SALESFORCE_BUDGET` ne consente di più.',
  'usage.reason.check': 'controlli {n, number}',
  'usage.reason.resync': 'risincronizzazioni {n, number}',
  'usage.reason.export': 'esportazioni {n, number}',
  'usage.reason.list': 'liste {n, number}',
  'usage.reason.usage': 'utilizzo {n, number}',
  'usage.reason.explain': 'spiegazioni {n, number}',
  'usage.reason.doctor': 'diagnosi {n, number}',
  'usage.reason.other': 'altro {n, number}',
  'usage.guard.allocation':
    'Utilizzo di HubSpot: {percent} delle chiamate assegnate. Oltre il 75% HubSpot smette, senza avvisare, di ritentare le sincronizzazioni non riuscite (secondo un articolo HubSpot non recente).',
  'usage.guard.org':
    'Finché l’utilizzo di HubSpot e le chiamate assegnate non sono noti entrambi, la soglia del 75% si misura sul limite dell’organizzazione.',
  'usage.guard.crossed': ':warning: La soglia del 75% è superata.',
  'usage.link': '<{url}|Impostazioni di Salesforce in HubSpot>',
  'usage.line': 'API Salesforce: {bar} {percent} di {max, number} chiamate nelle ultime 24 ore ({age})',
  'usage.line.unknown': 'Utilizzo API di Salesforce: {problem}',
  'usage.saved.allocate':
    'Annotato: {calls, plural, one {# chiamata assegnata} other {# chiamate assegnate}} a HubSpot. In HubSpot non cambia nulla.',
  'usage.saved.used': 'Annotato: HubSpot ha usato {calls, plural, one {# chiamata} other {# chiamate}}.',
  'usage.fault': '“{word}” non è un numero di chiamate. Scrivilo così: `/sfsync usage {verb} 50000`.',
} as const satisfies Record<keyof typeof english, string>;
