import type { commands as english } from '../en/commands.ts';

export const commands = {
  'admin.refused': 'Questa azione è riservata a: {who}. Chiedi a loro.',
  'admin.refused.workspace': 'amministratori e proprietari dell’area di lavoro Slack',

  'target.unknown': 'Non conosco nessuna categoria e nessun tipo di errore “{word}”. Categorie: {categories}.',
  'target.unknown.near': 'Non conosco nessuna categoria e nessun tipo di errore “{word}”. Forse intendevi `{near}`?',
  'target.selection': '{what} (selezione)',
  'target.all': 'tutte le categorie',

  'help.text':
    '*Che cosa faccio*\n`/sfsync status` gli ultimi errori di sincronizzazione noti, subito\n`/sfsync check` confronta HubSpot e Salesforce adesso\n`/sfsync explain <messaggio>` che cosa significa un messaggio di errore; su qualsiasi messaggio anche *Explain sync error*, tra le sue scorciatoie\n`/sfsync resync [categoria o tipo]` risincronizza i record e ne verifica l’esito\n`/sfsync export [categoria o tipo]` un CSV nei tuoi messaggi diretti\n`/sfsync usage [allocate N | used N]` le chiamate API di Salesforce\n`/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY] [in english|italian]` i riepiloghi in questo canale, anche con parole italiane: `/sfsync notify ogni lunedì alle 9`\n`/sfsync doctor` che cosa è collegato e che cosa manca\n`/sfsync help` questo testo\nTrascina l’elenco di errori esportato da HubSpot (un CSV) qui o nei nostri messaggi diretti, e ti propongo di leggerlo.\n\nCategorie: {categories}. Risincronizzazione, liste HubSpot e impostazioni sono riservate a: {admins}.',
  'help.greeting':
    'Mostro i record che HubSpot e Salesforce non riescono a sincronizzare, perché, e che cosa fare. Digita `/sfsync help` per vedere che cosa so fare; la barra iniziale è necessaria. Puoi anche trascinare qui l’elenco di errori esportato da HubSpot (un CSV), e ti propongo di leggerlo.',
  'help.unknown': 'Non conosco “{word}”.\nUso: `/sfsync <status|check|explain|resync|export|usage|notify|doctor|help>`',
  'help.unknown.near':
    'Non conosco “{word}”. Forse intendevi `/sfsync {near}`?\nUso: `/sfsync <status|check|explain|resync|export|usage|notify|doctor|help>`',
} as const satisfies Record<keyof typeof english, string>;
