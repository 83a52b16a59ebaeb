import type { notify as english } from '../en/notify.ts';

export const notify = {
  'notify.saved.off':
    'In questo canale i riepiloghi sono disattivati. `/sfsync notify daily` li riattiva, con l’ora e la lingua già impostate.',
  'notify.saved.immediately':
    'I nuovi errori verranno pubblicati qui in {language} appena trovati, con un controllo circa ogni cinque minuti.',
  'notify.saved.daily':
    'Un riepilogo in {language} verrà pubblicato qui ogni giorno alle {at} ({zone}). Prossimo: {when}.',
  'notify.saved.weekly':
    'Un riepilogo in {language} verrà pubblicato qui ogni {day} alle {at} ({zone}). Prossimo: {when}.',
  'notify.usage':
    'Uso: `/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY] [in english|italian]`, oppure in italiano: `/sfsync notify <subito|ogni giorno|ogni settimana|mai> [alle HH:MM] [il GIORNO] [in inglese|italiano]`',
  'notify.fault.missing-frequency': 'Manca la frequenza.',
  'notify.fault.unknown-frequency': 'Non conosco la frequenza “{word}”.',
  'notify.fault.missing-time': 'Dopo “{word}” manca l’ora.',
  'notify.fault.bad-time': '“{word}” non è un’ora. Scrivila come 09:00.',
  'notify.fault.missing-day': 'Dopo “{word}” manca il giorno.',
  'notify.fault.bad-day': '“{word}” non è un giorno della settimana.',
  'notify.fault.missing-language': 'Dopo “{word}” manca la lingua: `italian` o `english`.',
  'notify.fault.bad-language': 'In “{word}” non so scrivere. Conosco `italian` e `english`.',
  'notify.fault.needless-time': 'Solo i riepiloghi giornalieri e settimanali hanno un’ora.',
  'notify.fault.needless-day': 'Solo i riepiloghi settimanali hanno un giorno.',
  'notify.fault.unexpected-word': 'Qui non capisco “{word}”.',
  'notify.noCrm':
    'Per ora non c’è niente da riferire: HubSpot e Salesforce non sono collegati entrambi. Trascina qui l’elenco di errori esportato da HubSpot (un CSV) e riferisco che cosa contiene. `/sfsync doctor` dice che cosa manca per il resto.',
  'notify.notHere': 'I riepiloghi funzionano nei canali e nei nostri messaggi diretti, non qui.',
  'notify.notMember':
    'Non faccio parte di questo canale, quindi non potrei pubblicare i riepiloghi. Prima invitami: `/invite @sfsync`.',
  'notify.state.off': 'Qui non viene pubblicato un riepilogo regolare.',
} as const satisfies Record<keyof typeof english, string>;
