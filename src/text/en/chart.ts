export const chart = {
  'chart.title': 'Open errors, last 14 days',
  'chart.series': 'Errors',
  'chart.words': 'Open errors in the last 14 days: {figures}.',
  'chart.day': '{n, number} on {day}',
  'chart.missing': '{n, plural, one {# day} other {# days}} without a check left out.',
} as const satisfies Record<string, string>;
