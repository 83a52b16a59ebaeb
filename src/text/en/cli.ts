export const cli = {
  'cli.usage':
    'Usage: node src/main.ts <command>\n\n  start                                the bot, with the settings of the environment (npm start)\n  sandbox [--port N] [--records N] [--seed N] [--dataset FILE] [--sync-delay MS] [--fault RATE] [--crm-only | --slack-only]\n                                       everything on this machine, no account needed (npm run sandbox)\n  doctor                               examines each setting, scope and permission\n  audit [--format table|json|csv]      compares HubSpot and Salesforce once, without Slack\n  import FILE [--format table|json|csv]\n                                       reads sync errors that HubSpot exported, without Slack or settings\n  explain [--json] [MESSAGE…]          says what messages of sync errors mean; without messages, reads one a line',
  'cli.unknown': 'There is no command “{word}”.',
  'cli.config': 'These settings are missing or wrong (see .env.example):',
  'config.found.nothing': 'nothing',
  'config.found.secret': 'a value of {length, plural, one {# character} other {# characters}}',
  'config.found.value': '“{value}”',
  'config.url': 'an http(s) address',
  'config.bot-token': 'a token that begins with xoxb- (Slack app page, OAuth & Permissions)',
  'config.app-token':
    'a token that begins with xapp- (Slack app page, Basic Information, App-Level Tokens, scope connections:write)',
  'config.my-domain':
    'your My Domain, as https://example.my.salesforce.com: the client-credentials flow does not work at login. or test.salesforce.com',
  'config.user-ids': 'Slack user ids separated by commas, as U012AB3CD',
  'config.log-level': 'one of fatal, error, warn, info, debug, trace, silent',
  'config.hubspot-token': 'a service key or private-app token',
  'config.other-half': 'a value, since the other half of SALESFORCE_INSTANCE_URL and SALESFORCE_ACCESS_TOKEN is set',
  'config.rest-of-flow': 'a value, since the rest of the client-credentials flow is set',
  'config.salesforce-login':
    'a value, with SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET (or SALESFORCE_INSTANCE_URL and SALESFORCE_ACCESS_TOKEN)',
  'config.budget': 'a number of Salesforce calls in 24 hours, from 1, or a share of the org’s, as 2000, 1% or 0.5%',
  'config.list-days': 'a whole number of days from 0 (lists are kept) to 365',
  'config.some-value': 'a value',
  'cli.config.fault': '  {variable}: found {found}; expected {expected}',
  'cli.number': '--{flag} takes {expected}; found “{found}”.',
  'cli.number.count': 'a whole number of {min} or more',
  'cli.number.rate': 'a number from 0 to 1',
  'cli.format': '--format takes table, json or csv; found “{found}”.',
  'cli.explain': 'explain takes messages, after its name or on standard input.',
  'cli.one-file': 'import takes one file; found {n, number}.',
  'cli.file': '{file} cannot be read: {fault}',
  'cli.sandbox.ready': 'sfsync sandbox ready at {url} (open it in a browser and type /sfsync status in #crm-sync)',
  'cli.sandbox.ready.slack':
    'sfsync sandbox ready at {url} (the bot has no CRM: drop HubSpot’s error list from the Sandbox panel into #crm-sync)',
  'cli.sandbox.either': '--crm-only and --slack-only exclude each other.',
  'cli.sandbox.ready.crm':
    'sfsync sandbox ready at {url} (only the CRMs)\n  HUBSPOT_BASE_URL={url}/hubspot\n  HUBSPOT_ACCESS_TOKEN=sandbox-hubspot\n  SALESFORCE_INSTANCE_URL={url}/salesforce\n  SALESFORCE_ACCESS_TOKEN=sandbox-salesforce\n  mappings for SFSYNC_MAPPINGS: {url}/sandbox/mappings.csv',
  'cli.start.ready': 'sfsync is ready: connected to Slack',
  'cli.lost':
    'The lock of the data folder was lost ({fault}), so sfsync stops rather than writing beside another process.',
  'cli.audit.unset.mappings':
    'SFSYNC_MAPPINGS is not set: with your mappings, more is found, and more of it is certain',
  'cli.audit.unset.integration-user':
    'SALESFORCE_INTEGRATION_USER is not set: what HubSpot’s integration user may do is not judged',
  'cli.audit.summary':
    '{errors} on {records}, {hubspot, plural, one {# HubSpot call} other {# HubSpot calls}}, {salesforce, plural, one {# Salesforce call} other {# Salesforce calls}}',
  'cli.audit.incomplete': 'Not complete: {problem}',
} as const satisfies Record<string, string>;
