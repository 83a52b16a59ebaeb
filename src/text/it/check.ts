import type { check as english } from '../en/check.ts';

export const check = {
  'check.running': 'Confronto HubSpot e Salesforce…',
  'check.none': 'HubSpot e Salesforce non sono ancora stati confrontati. Lo fa `/sfsync check`.',
  'check.failed': 'Il confronto non è riuscito. Il motivo è stato comunicato a chi l’ha chiesto.',
  'check.interrupted': 'Il confronto è stato interrotto da un riavvio. Per rifarlo, digita `/sfsync check`.',
  'check.noCrm':
    'HubSpot e Salesforce non sono collegati entrambi, quindi non c’è niente da confrontare. Si può lavorare anche così: trascina qui l’elenco di errori esportato da HubSpot e lo leggo. Lo dà HubSpot, nella scheda *Stato sincronizzazione* dell’integrazione Salesforce, con *Esporta errori (CSV)*. `/sfsync doctor` dice che cosa manca per il resto.',
} as const satisfies Record<keyof typeof english, string>;
