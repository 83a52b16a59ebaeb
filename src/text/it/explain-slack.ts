import type { explainSlack as english } from '../en/explain-slack.ts';

export const explainSlack = {
  'explain.title': '*{name}* · {category} · {confidence}',
  'explain.certain': 'certo',
  'explain.likely': 'probabile',
  'explain.found': 'Che cosa ho trovato nel messaggio',
  'explain.found.message': 'Messaggio',
  'explain.found.code': 'Codice',
  'explain.found.field': 'Campo',
  'explain.found.value': 'Valore',
  'explain.found.limit': 'Limite',
  'explain.found.rule': 'Regola',
  'explain.found.flow': 'Flusso',
  'explain.found.trigger': 'Trigger Apex',
  'explain.found.records': 'Record',
  'explain.found.inner': 'Che cosa non è riuscito all’interno',
  'explain.line': '{label}: ',
  'explain.more':
    '{n, plural, one {Lì ho riconosciuto un altro errore} other {Lì ho riconosciuto altri # errori}}. `/sfsync explain <messaggio>` ne spiega uno alla volta.',
  'explain.nothing':
    'Qui non riconosco nessun errore di sincronizzazione. Prova con l’intero messaggio come lo mostrano HubSpot o Salesforce, con il suo codice (per esempio `STRING_TOO_LONG`), oppure trascina qui il CSV esportato da HubSpot: riporta i tipi di errore.',
  'explain.usage': 'Uso: `/sfsync explain <messaggio>`, con il messaggio come lo mostrano HubSpot o Salesforce.',
} as const satisfies Record<keyof typeof english, string>;
