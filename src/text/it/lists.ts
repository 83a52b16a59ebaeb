import type { lists as english } from '../en/lists.ts';

export const lists = {
  'lists.progress':
    'Creo una lista in HubSpot: {done, plural, one {inserito # record} other {inseriti # record}} su {total, number}…',
  'lists.made': 'Lista di {records} creata: {link}.',
  'lists.made.uncounted':
    'Lista creata: {link}. HubSpot ha accettato {records}, ma non ha risposto quanti ne conta nella lista: controlla la pagina.',
  'lists.short':
    'HubSpot ha accettato {added, plural, one {# record} other {# record}}, ma per ora ne conta {size, number}.',
  'lists.deleted':
    '{n, plural, one {Verrà eliminata il {at}. Per conservarla, rinominala in HubSpot} other {Verranno eliminate il {at}. Per conservarne una, rinominala in HubSpot}}.',
  'lists.missing':
    '{n, plural, one {# record non è più in HubSpot e quindi non è nella lista} other {# record non sono più in HubSpot e quindi non sono nella lista}}.',
  'lists.left.only-salesforce':
    '{n, plural, one {# record è solo in Salesforce e quindi non è in nessuna lista} other {# record sono solo in Salesforce e quindi non sono in nessuna lista}}.',
  'lists.left.tasks':
    '{n, plural, one {# attività non è in nessuna lista} other {# attività non sono in nessuna lista}}: HubSpot non ha liste di attività.',
  'lists.left.unnamed':
    '{n, plural, one {# record non è} other {# record non sono}} in nessuna lista: l’elenco degli errori di HubSpot non dice {n, plural, one {quale sia} other {quali siano}}.',
  'lists.lost':
    'La lista HubSpot “{name}” non è stata completata, perché sfsync è stato riavviato. Quel che ne esisteva è stato eliminato: richiedila di nuovo.',
  'lists.none': 'Nessuna lista creata: nessuno di questi record può farne parte.',
  'lists.failed.too-many-lists':
    'La lista di {records} non è stata creata: questo account HubSpot ha già tutte le liste che può avere. Eliminane qualcuna in HubSpot e poi riprova.',
  'lists.failed.name-taken':
    'La lista di {records} non è stata creata: in HubSpot ce ne sono troppe con questo nome. Riprova tra un minuto.',
  'lists.failed.all-missing':
    'La lista di {records} non è stata creata: in HubSpot non ce n’è più nessuno. `/sfsync check` controlla di nuovo.',
  'lists.failed.problem': 'La lista di {records} non è stata creata: {problem}. `/sfsync doctor` dice che cosa fare.',
  'lists.broken': 'Nessuna lista creata, per un errore da parte mia.',
  'lists.name': 'sfsync: {what} ({at})',
  'lists.name.object': 'sfsync: {what}, {object} ({at})',
} as const satisfies Record<keyof typeof english, string>;
