import type { common as english } from '../en/common.ts';

export const common = {
  'age.now': 'adesso',
  'age.ago': '{duration} fa',

  'language.en': 'inglese',
  'language.it': 'italiano',

  'category.associations': 'Associazioni',
  'category.custom-code': 'Codice personalizzato',
  'category.duplicates': 'Duplicati',
  'category.permissions': 'Autorizzazioni',
  'category.picklists': 'Elenchi di selezione',
  'category.property-mappings': 'Mappature delle proprietà',
  'category.property-values': 'Valori delle proprietà',
  'category.other': 'Altro',

  'Object.contacts': 'Contatti',
  'Object.companies': 'Aziende',
  'Object.deals': 'Trattative',
  'Object.tasks': 'Attività',
  'Object.unknown': 'Record',
  'object.contacts': 'contatti',
  'object.companies': 'aziende',
  'object.deals': 'trattative',
  'object.tasks': 'attività',
  'object.unknown': 'record',

  'salesforceObject.Lead': 'lead',
  'salesforceObject.Contact': 'referenti',
  'salesforceObject.Account': 'account',
  'salesforceObject.Opportunity': 'opportunità',
  'salesforceObject.Task': 'operazioni',

  'count.errors': '{n, plural, =0 {nessun errore} one {# errore} other {# errori}}',
  'count.records': '{n, plural, =0 {nessun record} one {# record} other {# record}}',

  'vendor.hubspot': 'HubSpot',
  'vendor.salesforce': 'Salesforce',

  'problem.unauthorized': '{vendor} ha rifiutato le credenziali',
  'problem.forbidden': '{vendor} nega un’autorizzazione a sfsync: {detail}',
  'problem.out-of-calls': '{vendor} ha esaurito le chiamate API di oggi',
  'problem.over-budget':
    'sfsync ha usato {limit, plural, one {la sola chiamata} other {tutte le # chiamate}} a Salesforce che può usare in 24 ore e riprova da {until}; SFSYNC_SALESFORCE_BUDGET ne consente di più',
  'problem.rate-limited': '{vendor} sta limitando la frequenza delle chiamate di sfsync',
  'problem.unreachable': '{vendor} non risponde',
  'problem.bad-answer': '{vendor} ha risposto in un modo che sfsync non comprende: {detail}',
  'problem.not-connected': '{vendor} non è collegato',
} as const satisfies Record<keyof typeof english, string>;
