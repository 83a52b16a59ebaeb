export const explainSlack = {
  'explain.title': '*{name}* · {category} · {confidence}',
  'explain.certain': 'certain',
  'explain.likely': 'likely',
  'explain.found': 'What I found in the message',
  'explain.found.message': 'Message',
  'explain.found.code': 'Code',
  'explain.found.field': 'Field',
  'explain.found.value': 'Value',
  'explain.found.limit': 'Limit',
  'explain.found.rule': 'Rule',
  'explain.found.flow': 'Flow',
  'explain.found.trigger': 'Apex trigger',
  'explain.found.records': 'Records',
  'explain.found.inner': 'What failed inside',
  'explain.line': '{label}: ',
  'explain.more':
    '{n, plural, one {I recognised # more error} other {I recognised # more errors}} there. `/sfsync explain <message>` explains one at a time.',
  'explain.nothing':
    'I recognise no sync error in this. Try the whole message as HubSpot or Salesforce shows it, with its code (such as `STRING_TOO_LONG`), or drop HubSpot’s exported CSV here: it names the error types.',
  'explain.usage': 'Usage: `/sfsync explain <message>`, with the message as HubSpot or Salesforce shows it.',
} as const satisfies Record<string, string>;
