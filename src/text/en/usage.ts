export const usage = {
  'usage.title': 'Salesforce API usage',
  'usage.org': '{bar} {used, number} of {max, number} calls in the last 24 hours ({percent})',
  'usage.org.source': 'From Salesforce, {age}.',
  'usage.org.unknown': 'There is no newer figure: {problem}.',
  'usage.hubspot.event-log':
    'HubSpot’s integration: {calls, plural, one {# call} other {# calls}} on {day}, from Salesforce’s event log (a day late).',
  'usage.hubspot.overtaken':
    'Typed in: {typed, number} on {at} by <@{by}>; the event log’s {calls, number} for {day} is newer and counts.',
  'usage.hubspot.typed':
    'HubSpot’s integration: {calls, plural, one {# call} other {# calls}}, typed in by <@{by}> {age}.',
  'usage.hubspot.unknown':
    'HubSpot’s integration: unknown. Salesforce’s event log tells it when `SALESFORCE_INTEGRATION_USER` is set and the log can be read; or type in what HubSpot’s page shows: `/sfsync usage used 12000`.',
  'usage.log.unknown': 'The event log could not be read: {problem}.',
  'usage.allocation': 'Allocated to HubSpot: {calls, plural, one {# call} other {# calls}}, typed in by <@{by}> {age}.',
  'usage.allocation.unknown':
    'Allocated to HubSpot: unknown, since no API tells it. Type in what HubSpot’s page shows: `/sfsync usage allocate 50000`. It is changed on that page only.',
  'usage.budget':
    'sfsync itself: {salesforce, number} Salesforce and {hubspot, plural, one {# HubSpot call} other {# HubSpot calls}} in the last 24 hours{reasons}. Its budget is {limit, plural, one {# Salesforce call} other {# Salesforce calls}} a day.',
  'usage.budget.spent':
    ':warning: That budget is spent: checks go on from {until}. `SFSYNC_SALESFORCE_BUDGET` raises it.',
  'usage.reason.check': 'checks {n, number}',
  'usage.reason.resync': 'resyncs {n, number}',
  'usage.reason.export': 'exports {n, number}',
  'usage.reason.list': 'lists {n, number}',
  'usage.reason.usage': 'usage {n, number}',
  'usage.reason.explain': 'explanations {n, number}',
  'usage.reason.doctor': 'doctor {n, number}',
  'usage.reason.other': 'other {n, number}',
  'usage.guard.allocation':
    'HubSpot has used {percent} of its allocation. Above 75% it silently stops retrying failed syncs (according to an older HubSpot article).',
  'usage.guard.org':
    'The 75% line is measured against the org’s limit as long as HubSpot’s use and allocation are not both known.',
  'usage.guard.crossed': ':warning: The 75% line is crossed.',
  'usage.link': '<{url}|HubSpot’s Salesforce settings>',
  'usage.line': 'Salesforce API: {bar} {percent} of {max, number} calls used in 24 hours ({age})',
  'usage.line.unknown': 'Salesforce API usage: {problem}',
  'usage.saved.allocate':
    'Noted: {calls, plural, one {# call is} other {# calls are}} allocated to HubSpot. This changes nothing in HubSpot.',
  'usage.saved.used': 'Noted: HubSpot has used {calls, plural, one {# call} other {# calls}}.',
  'usage.fault': '“{word}” is not a number of calls. Write it like `/sfsync usage {verb} 50000`.',
} as const satisfies Record<string, string>;
