export const explain = {
  'explain.cli.title': '{name} ({category}, {confidence})',
  'explain.cli.none': 'nothing in the message is known',
  'explain.cli.fix': 'How to fix it ({who}):',
  'explain.cli.article': 'HubSpot’s article: {url}',
} as const satisfies Record<string, string>;
