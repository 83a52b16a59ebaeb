import type { mappings as english } from '../en/mappings.ts';

export const mappings = {
  'mappings.lines': ' ({n, plural, one {riga} other {righe}} {lines} del file delle mappature)',
  'mappings.row.no-property':
    '{n, plural, one {Una riga non indica} other {# righe non indicano}} la proprietà HubSpot{at}',
  'mappings.row.no-field':
    '{n, plural, one {Una riga non indica} other {# righe non indicano}} il campo Salesforce{at}',
  'mappings.row.object':
    '{n, plural, one {Una riga è} other {# righe sono}} di oggetti che sfsync non confronta: {names}{at}',
  'mappings.row.objects':
    '{n, plural, one {Una riga abbina} other {# righe abbinano}} oggetti che non si sincronizzano tra loro{at}',
  'mappings.row.rule':
    '{n, plural, one {Una riga ha una regola di sincronizzazione} other {# righe hanno regole di sincronizzazione}} che sfsync non conosce, quindi gli errori trovati sono “probabili”: {names}{at}',
  'mappings.row.quote':
    '{n, plural, one {Una riga ha virgolette mai chiuse e non si può leggere} other {# righe hanno virgolette mai chiuse e non si possono leggere}}{at}',
  'mappings.unresolved.property':
    '{n, plural, one {Una mappatura non è confrontata} other {# mappature non sono confrontate}}, perché HubSpot non mostra questa proprietà: {names}{at}',
  'mappings.unresolved.field':
    '{n, plural, one {Una mappatura non è confrontata} other {# mappature non sono confrontate}}, perché Salesforce non mostra questo campo: {names}{at}',
  'mappings.unresolved.ambiguous-property':
    '{n, plural, one {Una mappatura non è confrontata} other {# mappature non sono confrontate}}, perché più proprietà HubSpot si chiamano così: {names}{at}. Scrivi il nome interno',
  'mappings.unresolved.ambiguous-field':
    '{n, plural, one {Una mappatura non è confrontata} other {# mappature non sono confrontate}}, perché più campi Salesforce si chiamano così: {names}{at}. Scrivi il nome API',
  'mappings.unresolved.object':
    '{n, plural, one {Una mappatura non è confrontata} other {# mappature non sono confrontate}}, perché più oggetti hanno entrambi i nomi: {names}{at}. Aggiungi una colonna “Oggetto”',
} as const satisfies Record<keyof typeof english, string>;
