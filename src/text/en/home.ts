export const home = {
  'home.none': 'No sync errors since {since}',
  'home.none.yet': 'No sync errors found',
  'home.none.part': 'No sync errors found in what could be read',
  'home.unread': 'Nothing could be read yet',
  'home.checking': 'HubSpot and Salesforce are being compared now…',
  'home.button.check': 'Check now',
  'home.button.exportAll': 'Export all',
  'home.button.change': 'Change',
  'home.label.mine': 'Details of the errors of your records',
  'home.label.exportAll': 'Export all errors as CSV',
  'home.label.change': 'Change this digest',

  'home.mine': '*Yours* · {errors} on {records} that you own',
  'home.mine.none': '*Yours* · no errors on records that you own',

  'home.sources': '*Where this is from*',
  'home.source.complete': ':white_check_mark: HubSpot and Salesforce compared completely {ago}',
  'home.source.partial': ':warning: HubSpot and Salesforce compared {ago}, but not completely. {problem}',
  'home.source.failed': ':warning: HubSpot and Salesforce last compared {ago}; since then it failed. {problem}',
  'home.source.never': ':warning: HubSpot and Salesforce could not be compared yet. {problem}',
  'home.source.file.whole': ':white_check_mark: HubSpot’s whole list “{file}” read {ago}',
  'home.source.file.part': 'A part of HubSpot’s list, “{file}”, read {ago}. What it lacks may still fail.',
  'home.usage.unknown': 'Salesforce API usage: not asked yet. `/sfsync usage` does it.',

  'home.jobs': '*Under way*',
  'home.job.resync': 'Resync of {records}, started by <@{by}> {ago}',
  'home.job.list': 'HubSpot list “{name}”, started by <@{by}> {ago}',
  'home.job.import': 'Reading “{file}” for <@{by}>, started {ago}',

  'home.digests': '*Digests*',
  'home.digest.here': 'Our direct messages',
  'home.digest.none': '{place}: no digest',
  'home.digest.off': '{place}: off',
  'home.digest.immediately': '{place}: new errors as they are found, in {language}',
  'home.digest.daily': '{place}: every day at {at} ({zone}), in {language}. Next: {next}',
  'home.digest.weekly': '{place}: every {day} at {at} ({zone}), in {language}. Next: {next}',
  'home.digest.undeliverable':
    '*Not delivered:* the channel is archived, or sfsync is no longer in it or may not write there.',
  'home.digests.how': '`/sfsync notify daily` in a channel starts a digest there.',
  'home.digests.more': '{n, plural, one {# more digest is} other {# more digests are}} not shown.',

  'home.settings': '*Settings*',
  'home.settings.admins': 'May resync, make HubSpot lists and change settings: {admins}',
  'home.settings.budget':
    'sfsync’s own budget: {limit, plural, one {# Salesforce call} other {# Salesforce calls}} in 24 hours, {left, plural, =0 {none} other {#}} left',
  'home.settings.lists':
    'HubSpot lists made here are {days, plural, =0 {kept} one {deleted after # day} other {deleted after # days}}',

  'home.what': '*What is sfsync?*',
  'home.what.text':
    'I find the records that HubSpot’s Salesforce integration fails to sync, say in plain words why and who can fix it, and let you resync and export them from Slack. `/sfsync help` lists what I do.',
  'home.first': '*What to do first*',
  'home.first.check': 'Press *Check now*: I compare HubSpot and Salesforce and show here what fails to sync.',
  'home.first.list':
    'Drop HubSpot’s exported error list (a CSV) into our direct messages or a channel that I am in, and I read it. HubSpot’s page of Salesforce sync errors gives it under *Export errors (CSV)*.',
  'home.first.invite':
    'Invite me to a channel with `/invite @sfsync`. There, `/sfsync notify daily` makes me post a digest every day.',
  'home.first.connect':
    'Connect HubSpot and Salesforce, and I find the errors by myself: `/sfsync doctor` says what is missing.',

  'subscribe.title': 'Digest',
  'subscribe.submit': 'Save',
  'subscribe.place': 'Where: {place}',
  'subscribe.frequency': 'How often',
  'subscribe.frequency.immediately': 'New errors as they are found',
  'subscribe.frequency.daily': 'Every day',
  'subscribe.frequency.weekly': 'Every week',
  'subscribe.frequency.off': 'Off',
  'subscribe.time': 'Time (time zone {zone})',
  'subscribe.time.hint': 'Counts for every day and every week.',
  'subscribe.day': 'Day',
  'subscribe.day.hint': 'Counts for every week.',
  'subscribe.language': 'Language',
  'subscribe.saving': 'Saving…',
} as const satisfies Record<string, string>;
