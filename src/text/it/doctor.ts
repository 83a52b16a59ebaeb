import type { doctor as english } from '../en/doctor.ts';

export const doctor = {
  'doctor.title': '*Che cosa è collegato*',
  'doctor.running': 'Esamino Slack, HubSpot e Salesforce…',
  'doctor.touch.why':
    'Nessuna API dice se `sfsync_resync` è mappata in modo bidirezionale su `SFSync_Resync__c`. Lo mostra un aggiornamento di prova di un contatto, un’azienda e una trattativa già sincronizzati.',
  'doctor.touch.button': 'Aggiornamento di prova',
  'doctor.touch.confirm':
    'sfsync scrive l’ora nella proprietà sfsync_resync di un contatto, un’azienda e una trattativa in HubSpot, e controlla se si sincronizzano.',
  'doctor.touch.started': 'Aggiornamento di prova avviato per {records}. Trovi l’esito nei nostri messaggi diretti.',
  'doctor.touch.none':
    'Non c’è ancora un record che HubSpot abbia sincronizzato con Salesforce, quindi non c’è niente da aggiornare.',
  'doctor.ok': 'OK',
  'doctor.well': 'OK · {area}: {n, plural, one {# controllo superato} other {# controlli superati}}',
  'doctor.missing': 'Da fare',
  'doctor.optional': 'Facoltativo',
  'doctor.unknown': 'DA VERIFICARE',
  'doctor.area.slack': 'Slack',
  'doctor.area.hubspot': 'HubSpot',
  'doctor.area.salesforce': 'Salesforce',
  'doctor.area.mappings': 'Mappature',
  'doctor.because': ' ({reason})',

  'doctor.slack.auth': 'Il token del bot funziona: {team}, come {user}',
  'doctor.slack.auth.fix':
    'Il token del bot non funziona. Copialo di nuovo dalla pagina dell’app, OAuth & Permissions, in SLACK_BOT_TOKEN',
  'doctor.slack.scopes': 'Il bot ha tutti gli ambiti del manifest',
  'doctor.slack.scopes.fix':
    'Al bot mancano gli ambiti {missing}. Aggiorna l’app con manifest.yml e installala di nuovo',
  'doctor.slack.not-connected.fix': 'Slack non è configurato: mancano SLACK_BOT_TOKEN e SLACK_APP_TOKEN',

  'doctor.hubspot.not-connected.fix':
    'HubSpot non è configurato: manca HUBSPOT_ACCESS_TOKEN. Senza, non c’è niente da confrontare',
  'doctor.hubspot.token': 'Il token funziona',
  'doctor.hubspot.token.fix':
    'Il token non funziona. Crea una chiave di servizio (Sviluppo, Chiavi, Chiavi di servizio) e mettila in HUBSPOT_ACCESS_TOKEN',
  'doctor.hubspot.account': 'I dati dell’account si possono leggere',
  'doctor.hubspot.account.fix':
    'I dati dell’account non si possono leggere, quindi i collegamenti a HubSpot vengono omessi',
  'doctor.hubspot.read': 'Oggetto {object}: lettura possibile',
  'doctor.hubspot.read.fix':
    'Oggetto {object}: lettura non possibile. Assegna alla chiave l’ambito crm.objects.{object}.read',
  'doctor.hubspot.write': 'Oggetto {object}: risincronizzazione possibile',
  'doctor.hubspot.write.fix':
    'Oggetto {object}: scrittura non possibile, quindi niente risincronizzazione. Assegna alla chiave l’ambito crm.objects.{object}.write',
  'doctor.hubspot.owners': 'I proprietari si possono leggere',
  'doctor.hubspot.owners.fix':
    'I proprietari non si possono leggere. Assegna alla chiave l’ambito crm.objects.owners.read',
  'doctor.hubspot.lists': 'Le liste si possono creare',
  'doctor.hubspot.lists.fix':
    'Le liste dei record in errore non si possono creare. Assegna alla chiave gli ambiti crm.lists.read e crm.lists.write',
  'doctor.hubspot.properties': 'Oggetto {object}: le proprietà si possono leggere',
  'doctor.hubspot.properties.fix':
    'Oggetto {object}: le proprietà non si possono leggere. Assegna alla chiave l’ambito crm.schemas.{object}.read',
  'doctor.hubspot.integration-properties': 'Oggetto {object}: le proprietà dell’integrazione Salesforce ci sono',
  'doctor.hubspot.integration-properties.fix':
    'Oggetto {object}: mancano le proprietà dell’integrazione Salesforce {missing}. L’integrazione è installata e sincronizza questo oggetto?',
  'doctor.hubspot.resync-property': 'Oggetto {object}: la proprietà di risincronizzazione c’è',
  'doctor.hubspot.resync-property.fix':
    'Oggetto {object}: manca la proprietà sfsync_resync, quindi niente risincronizzazione. Creala (testo a riga singola) e mappala in modo bidirezionale su SFSync_Resync__c',

  'doctor.salesforce.not-connected.fix':
    'Salesforce non è configurato: mancano SALESFORCE_LOGIN_URL, SALESFORCE_CLIENT_ID e SALESFORCE_CLIENT_SECRET. Senza, non c’è niente da confrontare',
  'doctor.salesforce.login': 'L’accesso funziona',
  'doctor.salesforce.login.fix':
    'L’accesso non funziona. Controlla l’app client esterna (External Client App): flusso credenziali client attivo, un utente “Esegui come” scelto e l’indirizzo del Dominio personale in SALESFORCE_LOGIN_URL',
  'doctor.salesforce.api': 'L’API risponde',
  'doctor.salesforce.api.fix':
    'L’API non risponde. Assegna all’utente “Esegui come” l’autorizzazione API abilitata (API Enabled) e controlla se le chiamate del giorno sono esaurite',
  'doctor.salesforce.limits': 'Il limite di chiamate API si può leggere',
  'doctor.salesforce.limits.fix':
    'Il limite di chiamate API non si può leggere. Assegna all’utente “Esegui come” l’autorizzazione Visualizza impostazione e configurazione (View Setup and Configuration)',
  'doctor.salesforce.read': 'Oggetto {object}: lettura possibile',
  'doctor.salesforce.read.fix':
    'Oggetto {object}: lettura non possibile. Assegna all’utente “Esegui come” l’accesso in lettura e Visualizza tutti i record (View All Records)',
  'doctor.salesforce.resync-field': 'Oggetto {object}: il campo di risincronizzazione c’è',
  'doctor.salesforce.resync-field.fix':
    'Oggetto {object}: manca il campo SFSync_Resync__c, oppure l’utente “Esegui come” non può modificarlo. Crealo (Testo, 80) e assegna l’accesso in modifica',
  'doctor.salesforce.users': 'Gli utenti si possono leggere',
  'doctor.salesforce.users.fix': 'Gli utenti non si possono leggere, quindi i proprietari inattivi non vengono trovati',
  'doctor.salesforce.integration-user': 'L’utente di integrazione di HubSpot è stato trovato',
  'doctor.salesforce.integration-user.fix':
    'L’utente di integrazione di HubSpot non è noto. Metti il suo nome utente in SALESFORCE_INTEGRATION_USER per distinguere le sue chiamate',
  'doctor.salesforce.budget':
    'sfsync ha usato {spent, plural, one {# chiamata} other {# chiamate}} delle {limit, number} a sua disposizione in 24 ore',
  'doctor.salesforce.budget.fix':
    'sfsync ha esaurito le chiamate a sua disposizione ({spent, number} su {limit, number} in 24 ore), quindi i controlli riprendono da {until}. SFSYNC_SALESFORCE_BUDGET ne consente di più',
  'doctor.salesforce.event-log': 'Il registro eventi si può leggere',
  'doctor.salesforce.event-log.fix':
    'Il registro eventi non si può leggere, quindi la parte di chiamate di HubSpot non è nota. Assegna all’utente “Esegui come” l’autorizzazione Visualizza file di registro eventi (View Event Log Files)',

  'doctor.mappings.file':
    '{count, plural, one {# mappatura personalizzata letta} other {# mappature personalizzate lette}} da {file}',
  'doctor.mappings.file.fix': 'Il file delle mappature {file} non si può usare: {fault}',
  'doctor.mappings.none.fix':
    'Nessun file di mappature è impostato (SFSYNC_MAPPINGS), quindi le regole di sincronizzazione non sono note: molti errori trovati sono “probabili” invece che certi',
  'doctor.mappings.rule':
    'sfsync_resync deve essere mappata in modo bidirezionale su SFSync_Resync__c nelle impostazioni dell’integrazione in HubSpot. Nessuna API dice se lo è: per scoprirlo, risincronizza un record',
} as const satisfies Record<keyof typeof english, string>;
