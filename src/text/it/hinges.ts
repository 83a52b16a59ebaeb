import type { hinges as english } from '../en/hinges.ts';

export const hinges = {
  'hinge.long.rule': 'dipende dalla regola di sincronizzazione della mappatura, che HubSpot non mostra',
  'hinge.long.inclusion':
    'dipende dal fatto che il record debba o meno sincronizzarsi (segmento di inclusione, sincronizzazione selettiva), cosa che HubSpot non mostra',
  'hinge.long.company-sync':
    'dipende dal fatto che le aziende, e questo account tra loro, debbano o meno sincronizzarsi, cosa che HubSpot non mostra',
  'hinge.long.pending-change':
    'una modifica più recente dall’altra parte potrebbe essere ancora in arrivo e risolverlo',
  'hinge.long.integration-user':
    'qui è noto solo ciò che può fare l’utente Salesforce di sfsync, non ciò che può fare l’utente di integrazione di HubSpot (lo indica SALESFORCE_INTEGRATION_USER)',
  'hinge.long.validator': 'dipende da come chi riceve controlla i valori, che il fornitore non pubblica',
  'hinge.long.unrestricted':
    'l’elenco di selezione non è limitato, quindi Salesforce potrebbe accettare comunque il valore',
  'hinge.long.pipelines': 'dipende da quali pipeline debbano sincronizzarsi, cosa che HubSpot non mostra',
  'hinge.long.visibility': 'il record potrebbe esistere ma essere nascosto all’utente Salesforce usato da sfsync',
  'hinge.long.integration-values':
    'le impostazioni degli indirizzi di Salesforce potrebbero prevedere un altro nome per lo stato o il paese (un valore di integrazione), che nessuna query mostra',
  'hinge.long.old-limit': 'il limite è noto solo da un vecchio articolo di HubSpot',
  'hinge.short.rule': 'dipende dalla regola di sincronizzazione',
  'hinge.short.inclusion': 'solo se il record deve sincronizzarsi',
  'hinge.short.company-sync': 'solo se l’account deve sincronizzarsi',
  'hinge.short.pending-change': 'una modifica più recente può risolverlo',
  'hinge.short.integration-user': 'dipende da ciò che può fare l’utente di integrazione',
  'hinge.short.validator': 'dipende da come viene controllato il valore',
  'hinge.short.unrestricted': 'l’elenco di selezione non è limitato',
  'hinge.short.pipelines': 'dipende da quali pipeline si sincronizzano',
  'hinge.short.visibility': 'il record potrebbe essere nascosto a sfsync',
  'hinge.short.integration-values': 'Salesforce potrebbe avere un valore di integrazione',
  'hinge.short.old-limit': 'il limite viene da un vecchio articolo',
} as const satisfies Record<keyof typeof english, string>;
