export const resync = {
  'resync.planning': 'Counting records and calls…',
  'resync.title': 'Resync records',
  'resync.submit': 'Resync',
  'resync.cancel': 'Cancel',
  'resync.what': '*{records}* with *{errors}*: {what}',
  'resync.what.drift': '*{records}* without a known error: {what}',
  'resync.side.hubspot': '{n, plural, one {# record is touched} other {# records are touched}} in HubSpot',
  'resync.side.salesforce': '{n, plural, one {# record is touched} other {# records are touched}} in Salesforce',
  'resync.accounts':
    '{n, plural, one {# Salesforce account is touched} other {# Salesforce accounts are touched}} first, so that HubSpot makes the missing companies',
  'resync.calls':
    '{hubspot} to HubSpot and {salesforce} to Salesforce, at least {n, number} of them by HubSpot’s integration itself',
  'resync.range': '{least, number} to {most, number} calls',
  'resync.range.one': '{n, plural, one {# call} other {# calls}}',
  'resync.busy': '{n, plural, one {# record is} other {# records are}} left out, since another resync has them in hand',
  'resync.allBusy': 'Another resync has these records in hand already. Its message tells how it goes.',
  'resync.progress.stopped':
    'This resync stopped because of an error on my side (reference {reference}). I try again by myself.',
  'resync.how':
    'sfsync writes the time into the mapped property `sfsync_resync`, so that HubSpot’s integration syncs the record again, and then proves the result. Nothing else of a record is changed. Records whose cause is not mended fail again.',
  'resync.guard.ok': 'Salesforce allowance afterwards: {percent} used at most ({limit}). The guard is at 75%.',
  'resync.guard.crossed':
    ':warning: This would use about {percent} of {limit}: above 75%, HubSpot silently stops retrying. Resync anyway only if you must.',
  'resync.guard.limit.allocation': 'HubSpot’s allocation of {max, number} calls',
  'resync.guard.limit.org': 'the org’s limit of {max, number} calls',
  'resync.guard.insist': 'Resync anyway',
  'resync.guard.label': 'Salesforce calls',
  'resync.guard.refused': 'This would cross the 75% line. Tick the box to resync anyway.',
  'resync.starting': 'Starting…',
  'resync.guard.unknown':
    'Salesforce’s allowance could not be read, so it is not known how much would be left. Tick the box to resync anyway.',
  'resync.nothing': 'There is nothing to resync: none of these errors is open any more.',
  'resync.started': 'Resync of {records} started. I report in {place}.',
  'resync.place.thread': 'the thread of this message',
  'resync.place.dm': 'our direct messages',
  'resync.progress.touching': 'Resyncing {records} for <@{by}>: {touched, number} touched…',
  'resync.progress.proving':
    'Resyncing {records} for <@{by}>: {proven, number} proven in sync, {failed, number} failed again, {open, number} still waited for.',
  'resync.progress.problem': 'Could not look just now ({problem}); I go on looking.',
  'resync.result':
    '{proven, number} of {n, plural, one {# record} other {# records}} proven in sync{failed, plural, =0 {} other {, # failed again}}{open, plural, =0 {} other {, # not confirmed within 30 minutes}}{gone, plural, =0 {} other {, # no longer there}}{refused, plural, =0 {} other {, # could not be touched}}.',
  'resync.result.by': 'Asked for by <@{by}>.',
  'resync.result.failed': 'Failed again: {reasons}.',
  'resync.result.reason': '{name} ({n, number})',
  'resync.result.mend': 'A resync helps only once the cause is mended: *Details* on the digest’s card says how.',
  'resync.result.values-differ': 'the values still differ after the sync',
  'resync.result.refused': 'Could not be touched: {reasons}. `/sfsync doctor` tests the resync property.',
  'resync.open.title': 'Not confirmed:',
  'resync.open.more': 'and {n, number} more',
  'resync.result.hint':
    '“Not confirmed” means that no sync was seen, not that it failed: HubSpot compares both sides about every 15 minutes.',
  'resync.notConnected':
    'sfsync needs both CRMs connected to resync. HubSpot resyncs up to 100 errors at a time on its own page.',
} as const satisfies Record<string, string>;
