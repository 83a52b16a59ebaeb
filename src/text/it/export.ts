import type { exporting as english } from '../en/export.ts';

export const exporting = {
  'export.running': 'Preparo il CSV…',
  'export.file.comment': '{errors} ({what}). Dati aggiornati: {at}.',
  'export.done':
    'Inviato nei nostri messaggi diretti: {errors} in CSV. Contiene dati personali, quindi lo ricevi solo tu.',
  'export.empty': 'Non c’è niente da esportare: nessun errore aperto ({what}). Dati aggiornati: {at}.',
} as const satisfies Record<keyof typeof english, string>;
