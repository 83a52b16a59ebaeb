import type { home as english } from '../en/home.ts';

export const home = {
  'home.none': 'Nessun errore di sincronizzazione da {since}',
  'home.none.yet': 'Nessun errore di sincronizzazione',
  'home.none.part': 'Nessun errore di sincronizzazione in ciò che è stato possibile leggere',
  'home.unread': 'Non è stato ancora possibile leggere nulla',
  'home.checking': 'HubSpot e Salesforce vengono confrontati in questo momento…',
  'home.button.check': 'Controlla ora',
  'home.button.exportAll': 'Esporta tutto',
  'home.button.change': 'Modifica',
  'home.label.mine': 'Dettagli degli errori dei tuoi record',
  'home.label.exportAll': 'Esporta in CSV tutti gli errori',
  'home.label.change': 'Modifica questo riepilogo',

  'home.mine': '*I tuoi* · {errors} su {records} che ti sono assegnati',
  'home.mine.none': '*I tuoi* · nessun errore sui record che ti sono assegnati',

  'home.sources': '*Da dove viene*',
  'home.source.complete': ':white_check_mark: HubSpot e Salesforce confrontati per intero {ago}',
  'home.source.partial': ':warning: HubSpot e Salesforce confrontati {ago}, ma non del tutto. {problem}',
  'home.source.failed': ':warning: Ultimo confronto di HubSpot e Salesforce {ago}; poi non è più riuscito. {problem}',
  'home.source.never': ':warning: Non è stato ancora possibile confrontare HubSpot e Salesforce. {problem}',
  'home.source.file.whole': ':white_check_mark: Elenco completo di HubSpot “{file}” letto {ago}',
  'home.source.file.part':
    'Una parte dell’elenco di HubSpot, “{file}”, letta {ago}. Ciò che manca può essere ancora in errore.',
  'home.usage.unknown': 'Utilizzo delle API di Salesforce: non ancora richiesto. Lo fa `/sfsync usage`.',

  'home.jobs': '*In corso*',
  'home.job.resync': 'Risincronizzazione di {records}, avviata da <@{by}> {ago}',
  'home.job.list': 'Lista HubSpot “{name}”, avviata da <@{by}> {ago}',
  'home.job.import': 'Lettura di “{file}” per <@{by}>, avviata {ago}',

  'home.digests': '*Riepiloghi*',
  'home.digest.here': 'I nostri messaggi diretti',
  'home.digest.none': '{place}: nessun riepilogo',
  'home.digest.off': '{place}: disattivato',
  'home.digest.immediately': '{place}: i nuovi errori appena trovati, in {language}',
  'home.digest.daily': '{place}: ogni giorno alle {at} ({zone}), in {language}. Prossimo: {next}',
  'home.digest.weekly': '{place}: ogni {day} alle {at} ({zone}), in {language}. Prossimo: {next}',
  'home.digest.undeliverable':
    '*Non recapitato:* il canale è archiviato, oppure sfsync non ne fa più parte o non può scrivervi.',
  'home.digests.how': '`/sfsync notify daily` in un canale vi attiva un riepilogo.',
  'home.digests.more':
    '{n, plural, one {Un altro riepilogo non è mostrato.} other {Altri # riepiloghi non sono mostrati.}}',

  'home.settings': '*Impostazioni*',
  'home.settings.admins': 'Chi può risincronizzare, creare liste HubSpot e modificare le impostazioni: {admins}',
  'home.settings.budget':
    'Chiamate di sfsync a Salesforce: al massimo {limit, number} in 24 ore, {left, plural, =0 {nessuna rimasta} one {# rimasta} other {# rimaste}}',
  'home.settings.lists':
    'Le liste HubSpot create da qui {days, plural, =0 {vengono conservate} one {vengono eliminate dopo # giorno} other {vengono eliminate dopo # giorni}}',

  'home.what': '*Che cos’è sfsync?*',
  'home.what.text':
    'Trovo i record che l’integrazione Salesforce di HubSpot non riesce a sincronizzare, spiego con parole semplici perché e chi può rimediare, e da Slack permetto di risincronizzarli ed esportarli. `/sfsync help` elenca ciò che faccio.',
  'home.first': '*Da dove cominciare*',
  'home.first.check': 'Premi *Controlla ora*: confronto HubSpot e Salesforce e mostro qui che cosa non si sincronizza.',
  'home.first.list':
    'Trascina nei nostri messaggi diretti, o in un canale di cui faccio parte, l’elenco di errori esportato da HubSpot (un CSV), e lo leggo. Lo dà la pagina di HubSpot con gli errori di sincronizzazione Salesforce, alla voce *Esporta errori (CSV)*.',
  'home.first.invite':
    'Invitami in un canale con `/invite @sfsync`. Lì `/sfsync notify daily` mi fa pubblicare un riepilogo ogni giorno.',
  'home.first.connect':
    'Collega HubSpot e Salesforce, e trovo gli errori da solo: `/sfsync doctor` dice che cosa manca.',

  'subscribe.title': 'Riepilogo',
  'subscribe.submit': 'Salva',
  'subscribe.place': 'Dove: {place}',
  'subscribe.frequency': 'Quanto spesso',
  'subscribe.frequency.immediately': 'I nuovi errori appena trovati',
  'subscribe.frequency.daily': 'Ogni giorno',
  'subscribe.frequency.weekly': 'Ogni settimana',
  'subscribe.frequency.off': 'Mai',
  'subscribe.time': 'Ora (fuso orario {zone})',
  'subscribe.time.hint': 'Vale per ogni giorno e ogni settimana.',
  'subscribe.day': 'Giorno',
  'subscribe.day.hint': 'Vale per ogni settimana.',
  'subscribe.language': 'Lingua',
  'subscribe.saving': 'Salvataggio…',
} as const satisfies Record<keyof typeof english, string>;
