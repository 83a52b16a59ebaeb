import type { coverage as english } from '../en/coverage.ts';

export const coverage = {
  'coverage.excluded': 'Non sincronizzati di proposito o perché non è possibile: {records} ({reasons})',
  'coverage.excluded.reason': '{reason}: {n, number}',
  'coverage.excluded.no-email': 'senza email',
  'coverage.unmapped':
    '{n, plural, one {# proprietà non è mappata e quindi non è confrontata} other {# proprietà non sono mappate e quindi non sono confrontate}}',
  'coverage.unresolved':
    '{n, plural, one {# mappatura del tuo file non è confrontata: doctor dice perché} other {# mappature del tuo file non sono confrontate: doctor dice perché}}',
  'coverage.stalled':
    'Nulla si è sincronizzato dopo {since}, anche se da allora {records, plural, one {# record è stato modificato} other {# record sono stati modificati}}. L’integrazione è in pausa?',
  'coverage.count.contacts': '{n, plural, one {# contatto} other {# contatti}}',
  'coverage.count.companies': '{n, plural, one {# azienda} other {# aziende}}',
  'coverage.count.deals': '{n, plural, one {# trattativa} other {# trattative}}',
  'coverage.count.tasks': '{n, plural, one {# attività} other {# attività}}',
  'coverage.excluded.deleted-in-salesforce': 'eliminati in Salesforce',
  'coverage.excluded.not-in-salesforce': 'non visibili in Salesforce',
  'coverage.excluded.converted-lead': 'lead convertiti',
  'coverage.unjudged': 'Questa volta non è stato possibile valutare: {types}',
  'coverage.full': 'Ultimo confronto di tutti i record: {at}; da allora, di quelli cambiati',
  'coverage.compared': 'Un nuovo confronto di tutto è arrivato a {records}',
} as const satisfies Record<keyof typeof english, string>;
