import type { chart as english } from '../en/chart.ts';

export const chart = {
  'chart.title': 'Errori aperti, ultimi 14 giorni',
  'chart.series': 'Errori',
  'chart.words': 'Errori aperti negli ultimi 14 giorni: {figures}.',
  'chart.day': '{n, number} ({day})',
  'chart.missing': '{n, plural, one {Manca # giorno} other {Mancano # giorni}} senza controllo.',
} as const satisfies Record<keyof typeof english, string>;
