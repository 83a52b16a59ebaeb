import type { explain as english } from '../en/explain.ts';

export const explain = {
  'explain.cli.title': '{name} ({category}, {confidence})',
  'explain.cli.none': 'nulla del messaggio è noto',
  'explain.cli.fix': 'Come risolvere ({who}):',
  'explain.cli.article': 'Articolo di HubSpot: {url}',
} as const satisfies Record<keyof typeof english, string>;
