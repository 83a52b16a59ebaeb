/** Every text that a person sees, as ICU messages. Keys are grouped by where they are seen. */
export const en = {
  'age.now': 'just now',
  'age.ago': '{duration} ago',

  'category.associations': 'Associations',
  'category.custom-code': 'Custom code',
  'category.duplicates': 'Duplicates',
  'category.permissions': 'Permissions',
  'category.picklists': 'Picklists',
  'category.property-mappings': 'Property mappings',
  'category.property-values': 'Property values',
  'category.other': 'Other',

  'Object.contacts': 'Contacts',
  'Object.companies': 'Companies',
  'Object.deals': 'Deals',
  'Object.tasks': 'Tasks',
  'object.contacts': 'contacts',
  'object.companies': 'companies',
  'object.deals': 'deals',
  'object.tasks': 'tasks',

  'count.errors': '{n, plural, =0 {no errors} one {# error} other {# errors}}',
  'count.records': '{n, plural, =0 {no records} one {# record} other {# records}}',

  'vendor.hubspot': 'HubSpot',
  'vendor.salesforce': 'Salesforce',

  'problem.unauthorized': '{vendor} refused the credentials',
  'problem.forbidden': '{vendor} lacks a permission: {detail}',
  'problem.out-of-calls': '{vendor} is out of API calls for today',
  'problem.rate-limited': '{vendor} is rate limiting sfsync',
  'problem.unreachable': '{vendor} does not answer',
  'problem.bad-answer': '{vendor} answered in a way that sfsync does not understand: {detail}',
  'problem.not-connected': '{vendor} is not connected',

  // Sentences about one error: `label` is HubSpot's property, `fieldLabel` Salesforce's field.
  'error.string-too-long': '{label} is {length, number} characters; Salesforce takes {max, number}',
  'error.invalid-email.to-hubspot': '{fieldLabel} in Salesforce, “{value}”, is not an address that HubSpot accepts',
  'error.invalid-email.to-salesforce': '{label}, “{value}”, is not an address that Salesforce accepts',
  'error.missing-required-value': 'Salesforce requires {fieldLabel}, and HubSpot has no value for it',
  'error.missing-required-value.unmapped': 'Salesforce requires {fieldLabel}, and no HubSpot property is mapped to it',
  'error.restricted-picklist-value':
    '{label} is “{value}”, which Salesforce’s restricted picklist {fieldLabel} does not list',
  'error.mismatched-options.to-hubspot':
    '{fieldLabel} in Salesforce is “{value}”, which the HubSpot property {label} does not list',
  'error.mismatched-options.to-salesforce': '{label} is “{value}”; Salesforce has it under another value, “{option}”',
  'error.inactive-salesforce-owner': 'The HubSpot owner {owner} is an inactive user in Salesforce',
  'error.waiting-on-account-to-sync': 'Its Salesforce account {account} has no HubSpot company yet',
  // The same of a cause, whose records need not share the value.
  'cause.string-too-long': '{label} is longer than the {max, number} characters that Salesforce takes',
  'cause.invalid-email.to-hubspot': '{fieldLabel} in Salesforce is not an address that HubSpot accepts',
  'cause.invalid-email.to-salesforce': '{label} is not an address that Salesforce accepts',

  'digest.title': 'HubSpot–Salesforce sync errors',
  'digest.title.new': 'New HubSpot–Salesforce sync errors',
  'digest.totals': '*{errors}* on *{records}*',
  'digest.totals.likely':
    '{n, plural, one {# of them is likely rather than certain} other {# of them are likely rather than certain}}',
  'digest.changes':
    '{new, number} new · {returned, number} returned · {fixed, number} fixed{gone, plural, =0 {} other { · # gone}} since {since}',
  'digest.changes.none': 'Nothing changed since {since}',
  'digest.first': 'This is the first digest here',
  'digest.none': 'No sync errors found',
  'digest.none.partial': 'No sync errors found in what could be read',
  'digest.none.stale':
    'No sync errors were known when HubSpot and Salesforce could last be compared; it is not known whether there are any now',
  'digest.changes.unknown': 'It is not known what changed since {since}',
  'digest.unknown': 'Nothing could be read yet',
  'digest.late': 'This digest was due {due} and comes late.',
  'digest.card.counts': '{errors} · {records}',
  'digest.card.new': '{n, number} new',
  'digest.button.details': 'Details',
  'digest.button.resync': 'Resync',
  'digest.button.export': 'Export',
  'digest.button.hubspot': 'Open in HubSpot',
  'digest.label.details': 'Details of {category}',
  'digest.label.resync': 'Resync {category}',
  'digest.label.export': 'Export {category} as CSV',
  'digest.source.complete': 'HubSpot and Salesforce compared {at}, {age}',
  'digest.source.partial': ':warning: HubSpot and Salesforce compared {at}, {age}, but not completely: {problems}',
  'digest.source.failed': ':warning: Could not compare again since {at}: {problem}. The figures are from then.',
  'digest.source.never': ':warning: Could not compare HubSpot and Salesforce yet: {problem}',
  'digest.source.age': '{duration} before this message',
  'digest.source.age.now': 'just before this message',
  'digest.source.object': '{object} unread ({problem})',
  'digest.next': 'Next digest: {when}',
  'digest.next.immediately': 'New errors are posted as they are found',
  'digest.next.none': 'No regular digest here: `/sfsync notify daily` starts one',
  'digest.noResync':
    'sfsync cannot resync without both CRMs connected. HubSpot resyncs up to 100 errors at a time on its own page.',
  'digest.text': '{errors} on {records}. {categories}',
  'digest.text.category': '{category}: {errors}',
  'digest.private':
    'I am not a member of this channel, so only you see this. Invite me with `/invite @sfsync`, and I can post here for everybody.',

  'usage.title': 'Salesforce API usage',
  'usage.org': '{bar} {used, number} of {max, number} calls in the last 24 hours ({percent})',
  'usage.org.source': 'From Salesforce, {age}.',
  'usage.org.unknown': 'There is no newer figure: {problem}.',
  'usage.hubspot.event-log':
    'HubSpot’s integration: {calls, number} calls on {day}, from Salesforce’s event log (a day late).',
  'usage.hubspot.typed': 'HubSpot’s integration: {calls, number} calls, typed in by <@{by}> {age}.',
  'usage.hubspot.unknown':
    'HubSpot’s integration: unknown. Salesforce’s event log tells it when `SALESFORCE_INTEGRATION_USER` is set and the log can be read; or type in what HubSpot’s page shows: `/sfsync usage used 12000`.',
  'usage.log.unknown': 'The event log could not be read: {problem}.',
  'usage.allocation': 'Allocated to HubSpot: {calls, number} calls, typed in by <@{by}> {age}.',
  'usage.allocation.unknown':
    'Allocated to HubSpot: unknown, since no API tells it. Type in what HubSpot’s page shows: `/sfsync usage allocate 50000`. It is changed on that page only.',
  'usage.guard.allocation':
    'HubSpot has used {percent} of its allocation. Above 75% it silently stops retrying failed syncs (according to an older HubSpot article).',
  'usage.guard.org':
    'The 75% line is measured against the org’s limit as long as HubSpot’s use and allocation are not both known.',
  'usage.guard.crossed': ':warning: The 75% line is crossed.',
  'usage.link': '<{url}|HubSpot’s Salesforce settings>',
  'usage.line': 'Salesforce API: {bar} {percent} of {max, number} calls used in 24 hours ({age})',
  'usage.line.unknown': 'Salesforce API usage: {problem}',
  'usage.saved.allocate': 'Noted: {calls, number} calls are allocated to HubSpot. This changes nothing in HubSpot.',
  'usage.saved.used': 'Noted: HubSpot has used {calls, number} calls.',
  'usage.fault': '“{word}” is not a number of calls. Write it like `/sfsync usage {verb} 50000`.',

  'check.running': 'Comparing HubSpot and Salesforce…',
  'check.none': 'HubSpot and Salesforce have not been compared yet. `/sfsync check` does it.',
  'check.failed': 'The comparison failed. Whoever asked for it was told why.',
  'check.noCrm':
    'HubSpot and Salesforce are not both connected, so there is nothing to compare. `/sfsync doctor` says what is missing.',

  'details.close': 'Close',
  'details.type': '*{name}* — {errors} on {records}',
  'details.fix': '*How to fix it* ({who})',
  'details.who.hubspot-admin': 'HubSpot admin',
  'details.who.salesforce-admin': 'Salesforce admin',
  'details.who.record-owner': 'record owner',
  'details.article': '<{url}|HubSpot’s article>',
  'details.causes': 'Causes',
  'details.cause': '{object}: {cause} ({records})',
  'details.causes.more': '{n, plural, one {# more cause is} other {# more causes are}} in the export.',
  'details.records': '{shown, plural, one {First record} other {First # records}} of {n, number}',
  'details.records.all': '{n, plural, one {The record} other {All # records}}',
  'details.record.likely': ' (likely)',
  'details.hubspot': 'HubSpot',
  'details.salesforce': 'Salesforce',
  'details.empty': 'There are no such errors any more.',
  'details.more': '{n, plural, one {# more error type is} other {# more error types are}} in the export.',
  'details.unnamed': 'Unnamed record',

  'resync.planning': 'Counting records and calls…',
  'resync.title': 'Resync records',
  'resync.submit': 'Resync',
  'resync.cancel': 'Cancel',
  'resync.what': '*{records}* with *{errors}*: {what}',
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
  'resync.guard.label': 'The guard',
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
  'resync.result.hint':
    '“Not confirmed” means that no sync was seen, not that it failed: HubSpot compares both sides about every 15 minutes.',
  'resync.notConnected':
    'sfsync needs both CRMs connected to resync. HubSpot resyncs up to 100 errors at a time on its own page.',

  'export.running': 'Preparing the CSV…',
  'export.file.comment': '{errors} ({what}), as of {at}.',
  'export.done': 'Sent: {errors} as CSV, in our direct messages. It holds personal data, so only you get it.',
  'export.empty': 'There is nothing to export: no open errors ({what}) as of {at}.',

  'notify.saved.off':
    'Digests are off in this channel. `/sfsync notify daily` turns them on again, with the time kept.',
  'notify.saved.immediately': 'New errors will be posted here as they are found, looked for about every five minutes.',
  'notify.saved.daily': 'A digest will be posted here every day at {at} ({zone}). Next: {when}.',
  'notify.saved.weekly': 'A digest will be posted here every {day} at {at} ({zone}). Next: {when}.',
  'notify.usage': 'Usage: `/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY]`',
  'notify.fault.missing-frequency': 'A frequency is missing.',
  'notify.fault.unknown-frequency': 'I do not know the frequency “{word}”.',
  'notify.fault.missing-time': 'A time is missing after “at”.',
  'notify.fault.bad-time': '“{word}” is not a time. Write it like 09:00.',
  'notify.fault.missing-day': 'A day is missing after “on”.',
  'notify.fault.bad-day': '“{word}” is not a day of the week.',
  'notify.fault.needless-time': 'Only daily and weekly digests have a time.',
  'notify.fault.needless-day': 'Only weekly digests have a day.',
  'notify.fault.unexpected-word': 'I do not understand “{word}” here.',
  'notify.noCrm':
    'There is nothing to tell yet: HubSpot and Salesforce are not both connected. `/sfsync doctor` says what is missing.',
  'notify.notHere': 'Digests work in channels and in our direct messages, not here.',
  'notify.notMember':
    'I am not a member of this channel, so I could not post digests. Invite me first: `/invite @sfsync`.',
  'notify.state.off': 'No regular digest is posted here.',

  'admin.refused': 'Only {who} may do this. Ask one of them.',
  'admin.refused.workspace': 'Slack workspace admins and owners',

  'target.unknown': 'I know no category or error type “{word}”.',
  'target.unknown.near': 'I know no category or error type “{word}”. Did you mean `{near}`?',
  'target.all': 'all categories',

  'help.text':
    '*What I do*\n`/sfsync status` the last known sync errors, at once\n`/sfsync check` compare HubSpot and Salesforce now\n`/sfsync resync <category or type>` sync records again, and prove it\n`/sfsync export [category or type]` a CSV in your direct messages\n`/sfsync usage [allocate N | used N]` Salesforce API calls\n`/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY]` digests in this channel\n`/sfsync doctor` what is connected and what is missing\n`/sfsync help` this text\n\nCategories: {categories}. Only {admins} may resync and change settings.',
  'help.unknown': 'I do not know “{word}”.\nUsage: `/sfsync <status|check|resync|export|usage|notify|doctor|help>`',
  'help.unknown.near':
    'I do not know “{word}”. Did you mean `/sfsync {near}`?\nUsage: `/sfsync <status|check|resync|export|usage|notify|doctor|help>`',

  'doctor.title': '*What is connected*',
  'doctor.running': 'Examining Slack, HubSpot and Salesforce…',
  'doctor.touch.why':
    'No API shows whether `sfsync_resync` is mapped two-way to `SFSync_Resync__c`. A test touch of one synced contact, company and deal shows it.',
  'doctor.touch.button': 'Test touch',
  'doctor.touch.confirm':
    'sfsync writes the time into the property sfsync_resync of one contact, one company and one deal in HubSpot, and looks whether they sync.',
  'doctor.touch.started': '{records} touched for a test. I report in our direct messages.',
  'doctor.touch.none': 'There is no record yet that HubSpot has synced with Salesforce, so there is nothing to touch.',
  'doctor.ok': 'OK',
  'doctor.well': 'OK · {area}: {n, plural, one {# check} other {# checks}} passed',
  'doctor.missing': 'To do',
  'doctor.optional': 'Optional',
  'doctor.area.slack': 'Slack',
  'doctor.area.hubspot': 'HubSpot',
  'doctor.area.salesforce': 'Salesforce',
  'doctor.area.mappings': 'Mappings',
  'doctor.because': ' ({reason})',

  'doctor.slack.auth': 'The bot token works: {team}, as {user}',
  'doctor.slack.auth.fix':
    'The bot token does not work. Copy it again from the app’s page, OAuth & Permissions, into SLACK_BOT_TOKEN',
  'doctor.slack.scopes': 'The bot has all scopes of the manifest',
  'doctor.slack.scopes.fix': 'The bot lacks the scopes {missing}. Update the app from manifest.yml and reinstall it',
  'doctor.slack.not-connected.fix': 'Slack is not set up: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are missing',

  'doctor.hubspot.not-connected.fix':
    'HubSpot is not set up: HUBSPOT_ACCESS_TOKEN is missing. Without it there is nothing to compare',
  'doctor.hubspot.token': 'The token works',
  'doctor.hubspot.token.fix':
    'The token does not work. Make a service key (Development, Keys, Service keys) and put it into HUBSPOT_ACCESS_TOKEN',
  'doctor.hubspot.account': 'The account’s details can be read',
  'doctor.hubspot.account.fix': 'The account’s details cannot be read, so that links to HubSpot are left out',
  'doctor.hubspot.read': '{object} can be read',
  'doctor.hubspot.read.fix': '{object} cannot be read. Give the key the scope crm.objects.{object}.read',
  'doctor.hubspot.write': '{object} can be touched for a resync',
  'doctor.hubspot.write.fix':
    '{object} cannot be written, so they cannot be resynced. Give the key the scope crm.objects.{object}.write',
  'doctor.hubspot.owners': 'Owners can be read',
  'doctor.hubspot.owners.fix': 'Owners cannot be read. Give the key the scope crm.objects.owners.read',
  'doctor.hubspot.properties': 'Properties of {object} can be read',
  'doctor.hubspot.properties.fix':
    'Properties of {object} cannot be read. Give the key the scope crm.schemas.{object}.read',
  'doctor.hubspot.integration-properties': 'The Salesforce integration’s properties of {object} are there',
  'doctor.hubspot.integration-properties.fix':
    '{object} lack the Salesforce integration’s properties {missing}. Is the integration installed, and this object synced?',
  'doctor.hubspot.resync-property': 'The resync property of {object} is there',
  'doctor.hubspot.resync-property.fix':
    '{object} lack the property sfsync_resync, so they cannot be resynced. Make it (single-line text), and map it two-way to SFSync_Resync__c',

  'doctor.salesforce.not-connected.fix':
    'Salesforce is not set up: SALESFORCE_LOGIN_URL, SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET are missing. Without it there is nothing to compare',
  'doctor.salesforce.login': 'The login works',
  'doctor.salesforce.login.fix':
    'The login does not work. Check the External Client App: client credentials flow on, a run-as user chosen, and the My Domain address in SALESFORCE_LOGIN_URL',
  'doctor.salesforce.api': 'The API answers',
  'doctor.salesforce.api.fix':
    'The API does not answer. Give the run-as user the permission API Enabled, and see whether the day’s calls are used up',
  'doctor.salesforce.limits': 'The API allowance can be read',
  'doctor.salesforce.limits.fix':
    'The API allowance cannot be read. Give the run-as user the permission View Setup and Configuration',
  'doctor.salesforce.read': '{object} can be read',
  'doctor.salesforce.read.fix': '{object} cannot be read. Give the run-as user read access to it, and View All Records',
  'doctor.salesforce.resync-field': 'The resync field of {object} is there',
  'doctor.salesforce.resync-field.fix':
    '{object} lacks the field SFSync_Resync__c, or the run-as user may not edit it. Make it (Text 80) and give edit access',
  'doctor.salesforce.users': 'Users can be read',
  'doctor.salesforce.users.fix': 'Users cannot be read, so inactive owners are not found',
  'doctor.salesforce.integration-user': 'HubSpot’s integration user was found',
  'doctor.salesforce.integration-user.fix':
    'HubSpot’s integration user is not known. Put its user name into SALESFORCE_INTEGRATION_USER to tell its calls apart',
  'doctor.salesforce.event-log': 'The event log can be read',
  'doctor.salesforce.event-log.fix':
    'The event log cannot be read, so HubSpot’s share of the calls is not known. Give the run-as user View Event Log Files',

  'doctor.mappings.file': '{count, plural, one {# mapping} other {# mappings}} of your own are read from {file}',
  'doctor.mappings.file.fix': 'The mappings file {file} cannot be used: {fault}',
  'doctor.mappings.none.fix':
    'No mappings file is set (SFSYNC_MAPPINGS), so sync rules are unknown: many findings are “likely” rather than certain',
  'doctor.mappings.rule':
    'sfsync_resync must be mapped two-way to SFSync_Resync__c in HubSpot’s integration settings. No API shows whether it is: resync one record to find out',
  'cli.usage':
    'Usage: node src/main.ts <command>\n\n  start                                the bot, with the settings of the environment (npm start)\n  sandbox [--port N] [--records N] [--seed N] [--dataset FILE] [--sync-delay MS] [--fault RATE] [--crm-only]\n                                       everything on this machine, no account needed (npm run sandbox)\n  doctor                               examines each setting, scope and permission\n  audit [--format table|json|csv]      compares HubSpot and Salesforce once, without Slack',
  'cli.unknown': 'There is no command “{word}”.',
  'cli.config': 'These settings are missing or wrong (see .env.example):',
  'config.found.nothing': 'nothing',
  'config.found.secret': 'a value of {length, number} characters',
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
  'config.some-value': 'a value',
  'cli.config.fault': '  {variable}: found {found}; expected {expected}',
  'cli.number': '--{flag} takes {expected}; found “{found}”.',
  'cli.number.count': 'a whole number of {min} or more',
  'cli.number.rate': 'a number from 0 to 1',
  'cli.format': '--format takes table, json or csv; found “{found}”.',
  'cli.file': '{file} cannot be read: {fault}',
  'cli.sandbox.ready': 'sfsync sandbox ready at {url} (open it in a browser and type /sfsync status in #crm-sync)',
  'cli.sandbox.ready.crm':
    'sfsync sandbox ready at {url} (only the CRMs)\n  HUBSPOT_BASE_URL={url}/hubspot\n  HUBSPOT_ACCESS_TOKEN=sandbox-hubspot\n  SALESFORCE_INSTANCE_URL={url}/salesforce\n  SALESFORCE_ACCESS_TOKEN=sandbox-salesforce\n  mappings for SFSYNC_MAPPINGS: {url}/sandbox/mappings.csv',
  'cli.start.ready': 'sfsync is ready: connected to Slack',
  'cli.lost':
    'The lock of the data folder was lost ({fault}), so sfsync stops rather than writing beside another process.',
  'cli.audit.summary':
    '{errors} on {records}, {hubspot, plural, one {# HubSpot call} other {# HubSpot calls}}, {salesforce, plural, one {# Salesforce call} other {# Salesforce calls}}',
  'cli.audit.incomplete': 'Not complete: {problem}',
  'failure.folder-in-use':
    '{folder} is in use by another sfsync process. Stop that one, or set SFSYNC_DATA_DIR to another folder.',
  'failure.database-empty':
    '{file} is empty. Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.database-not-json':
    '{file} is not valid JSON. Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.database-wrong-shape':
    '{file} does not have the shape of an sfsync database (at “{at}”). Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.snapshot-unreadable': '{file} cannot be read as a snapshot. Move it away and run a check: it is made anew.',
  'failure.job-unreadable': '{file} cannot be read as a resync job. Move it away to go on without it.',
  'failure.mappings-unreadable': '{file} cannot be read as a CSV of mappings (SFSYNC_MAPPINGS): {fault}',
  'failure.mappings-faulty':
    '{file} has faulty lines (SFSYNC_MAPPINGS). Each is told as line: column = found ≠ what it may be.\n{faults}',
  'failure.unexpected': 'Something went wrong on my side (reference {reference}). The log has the details under it.',
  'failure.stale': 'This button is from an older version of sfsync. `/sfsync status` gives a new digest.',
  'failure.vendor': '{problem}. Nothing was changed. `/sfsync doctor` says what to do.',
} as const satisfies Record<string, string>;

export type MessageKey = keyof typeof en;
