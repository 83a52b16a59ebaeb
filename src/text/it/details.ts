import type { details as english } from '../en/details.ts';

export const details = {
  'details.close': 'Chiudi',
  'details.type': '*{name}* — {errors} su {records}',
  'details.fix': '*Come risolvere* ({who})',
  'details.who.hubspot-admin': 'amministratore HubSpot',
  'details.who.salesforce-admin': 'amministratore Salesforce',
  'details.who.record-owner': 'proprietario del record',
  'details.article': '<{url}|Articolo di HubSpot>',
  'details.causes': 'Cause',
  'details.cause': '{object}: {cause} ({records})',
  'details.causes.more':
    '{n, plural, one {Un’altra causa si trova} other {Altre # cause si trovano}} nell’esportazione.',
  'details.records': '{shown, plural, one {Primo record} other {Primi # record}} su {n, number}',
  'details.records.all':
    '{n, plural, one {Il record} =2 {Entrambi i record} =8 {Tutti gli # record} =11 {Tutti gli # record} other {Tutti i # record}}',
  'details.record.likely': ' (probabile)',
  'details.record.likely.hinge': ' (probabile: {hinge})',
  'details.hinges': 'Probabile, non certo: {hinges}.',
  'details.hubspot': 'HubSpot',
  'details.salesforce': 'Salesforce',
  'details.empty': 'Qui non ci sono più errori.',
  'details.more':
    '{n, plural, one {Un altro tipo di errore si trova} other {Altri # tipi di errore si trovano}} nell’esportazione.',
  'details.unnamed': 'Record senza nome',
  'details.lacked.listed': ' (solo nell’elenco di HubSpot)',
  'details.lacked.audit': ' (nell’elenco di HubSpot; il confronto tra i due CRM, {at}, non l’ha trovato)',
  'details.lacked.import': ' (trovato dal confronto tra i due CRM; non è nell’elenco di HubSpot letto il {at})',
  'details.automations': 'Attivi in Salesforce: ciascuno può rifiutare un record',
  'details.automations.more': '{n, plural, one {e un altro} other {e altri #}}',
} as const satisfies Record<keyof typeof english, string>;
