import type { cli as english } from '../en/cli.ts';

export const cli = {
  'cli.usage':
    'Uso: node src/main.ts <comando>\n\n  start                                il bot, con le impostazioni dell’ambiente (npm start)\n  sandbox [--port N] [--records N] [--seed N] [--dataset FILE] [--sync-delay MS] [--fault RATE] [--crm-only | --slack-only]\n                                       tutto su questo computer, senza alcun account (npm run sandbox)\n  doctor                               controlla ogni impostazione, ambito e autorizzazione\n  audit [--format table|json|csv]      confronta una volta HubSpot e Salesforce, senza Slack\n  import FILE [--format table|json|csv]\n                                       legge gli errori di sincronizzazione esportati da HubSpot, senza Slack né impostazioni\n  explain [--json] [MESSAGGIO…]        dice che cosa significano i messaggi di errore; senza messaggi ne legge uno per riga',
  'cli.unknown': 'Il comando “{word}” non esiste.',
  'cli.config': 'Queste impostazioni mancano o sono errate (vedi .env.example):',
  'config.found.nothing': 'niente',
  'config.found.secret': 'un valore di {length, plural, one {# carattere} other {# caratteri}}',
  'config.found.value': '“{value}”',
  'config.url': 'un indirizzo http(s)',
  'config.bot-token': 'un token che inizia con xoxb- (pagina dell’app Slack, OAuth & Permissions)',
  'config.app-token':
    'un token che inizia con xapp- (pagina dell’app Slack, Basic Information, App-Level Tokens, ambito connections:write)',
  'config.my-domain':
    'il Dominio personale, come https://example.my.salesforce.com: il flusso credenziali client non funziona su login. o test.salesforce.com',
  'config.user-ids': 'ID utente Slack separati da virgole, come U012AB3CD',
  'config.log-level': 'uno tra fatal, error, warn, info, debug, trace, silent',
  'config.hubspot-token': 'una chiave di servizio o il token di un’app privata',
  'config.other-half':
    'un valore, perché l’altra metà della coppia SALESFORCE_INSTANCE_URL e SALESFORCE_ACCESS_TOKEN è impostata',
  'config.rest-of-flow': 'un valore, perché il resto del flusso credenziali client è impostato',
  'config.salesforce-login':
    'un valore, con SALESFORCE_CLIENT_ID e SALESFORCE_CLIENT_SECRET (oppure SALESFORCE_INSTANCE_URL e SALESFORCE_ACCESS_TOKEN)',
  'config.budget':
    'un numero di chiamate a Salesforce in 24 ore, da 1 in su, oppure una quota di quelle dell’organizzazione, come 2000, 1% o 0.5%',
  'config.list-days': 'un numero intero di giorni da 0 (le liste restano) a 365',
  'config.some-value': 'un valore',
  'cli.config.fault': '  {variable}: trovato {found}; atteso {expected}',
  'cli.number': '--{flag} accetta {expected}; trovato “{found}”.',
  'cli.number.count': 'un numero intero da {min} in su',
  'cli.number.rate': 'un numero da 0 a 1',
  'cli.format': '--format accetta table, json o csv; trovato “{found}”.',
  'cli.file': '{file} non si può leggere: {fault}',
  'cli.sandbox.ready': 'sandbox di sfsync pronta su {url} (aprila in un browser e scrivi /sfsync status in #crm-sync)',
  'cli.sandbox.ready.crm':
    'sandbox di sfsync pronta su {url} (solo i CRM)\n  HUBSPOT_BASE_URL={url}/hubspot\n  HUBSPOT_ACCESS_TOKEN=sandbox-hubspot\n  SALESFORCE_INSTANCE_URL={url}/salesforce\n  SALESFORCE_ACCESS_TOKEN=sandbox-salesforce\n  mappature per SFSYNC_MAPPINGS: {url}/sandbox/mappings.csv',
  'cli.start.ready': 'sfsync è pronto: connesso a Slack',
  'cli.lost':
    'Il blocco sulla cartella dei dati è andato perso ({fault}), quindi sfsync si arresta per non scrivere insieme a un altro processo.',
  'cli.audit.unset.mappings':
    'SFSYNC_MAPPINGS non è impostata: con le tue mappature si trovano più errori, e più di essi sono certi',
  'cli.audit.unset.integration-user':
    'SALESFORCE_INTEGRATION_USER non è impostata: i permessi dell’utente di integrazione di HubSpot non vengono valutati',
  'cli.audit.summary':
    '{errors} su {records}, {hubspot, plural, one {# chiamata a HubSpot} other {# chiamate a HubSpot}}, {salesforce, plural, one {# chiamata a Salesforce} other {# chiamate a Salesforce}}',
  'cli.audit.incomplete': 'Non completo: {problem}',
  'cli.sandbox.ready.slack':
    'sandbox di sfsync pronta su {url} (il bot non ha CRM: trascina in #crm-sync l’elenco di errori di HubSpot dal pannello Sandbox)',
  'cli.sandbox.either': '--crm-only e --slack-only si escludono a vicenda.',
  'cli.explain': 'explain accetta messaggi, dopo il suo nome o dallo standard input.',
  'cli.one-file': 'import accetta un solo file; trovati: {n, number}.',
} as const satisfies Record<keyof typeof english, string>;
