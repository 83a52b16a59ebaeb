/** Silent drift, and the alarm that nothing syncs at all. */
export const drift = {
  'drift.line': 'Changed, not synced, no known reason: {records}',
  'drift.lag': 'Usual lag: {median} (95 %: {p95})',
  'drift.lag.short': 'under a minute',
  'drift.button': 'Show',
  'drift.button.label': 'Show the records that were not synced for no known reason',
  'target.drift': 'Changed, not synced, no known reason',
  'drift.label.resync': 'Resync records that were not synced for no known reason',
  'drift.title': 'Not synced, reason open',
  'drift.meaning':
    '{n, plural, one {This record was} other {These records were}} changed after {n, plural, one {its} other {their}} last sync and still {n, plural, one {differs} other {differ}} in mapped properties. Nothing that HubSpot’s and Salesforce’s APIs tell explains it. For example, a validation rule, flow, Apex trigger or duplicate rule in Salesforce refuses {n, plural, one {it} other {them}}, or HubSpot leaves {n, plural, one {it} other {them}} out by its inclusion segment.',
  'drift.todo': 'What to do',
  'drift.todo.list':
    'HubSpot’s own error list tells what Salesforce refused and why: export it there (Sync Health in the Salesforce integration’s settings) and drop the file here.',
  'drift.todo.card':
    'For a single record: open it in HubSpot. Its Salesforce sync card shows the error, and syncs the record again.',
  'drift.todo.resync':
    'Neither knows of an error? Then resync what was lost, as after a pause of the integration: the button Resync is beside the one that you pressed.',
  'drift.asOf': 'As of {at}',
  'drift.empty': 'No record waits without a known reason any more.',
  'drift.record': 'changed {changed} in {system}, last synced {synced}; different: {properties}',
  'drift.more': 'and {n, number} more, changed later',
  'stalled.title': 'Nothing syncs any more',
  'stalled.text':
    'Nothing has synced since {since}, although {records, plural, one {# record has} other {# records have}} changed since.',
  'stalled.todo':
    'Is the integration paused or disconnected? HubSpot shows it in its settings, under Integrations, Salesforce. Has Salesforce reached its daily limit of API calls? `/sfsync usage` tells. I write here again when something syncs.',
  'stalled.over.title': 'HubSpot and Salesforce sync again',
  'stalled.over.text': 'Nothing had synced since {since}; the latest sync was {at}.',
  'stalled.over.todo': 'What changed meanwhile may take a while. `/sfsync status` tells what is still wrong.',
} as const satisfies Record<string, string>;
