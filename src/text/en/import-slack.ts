export const importSlack = {
  'offer.found':
    'This looks like HubSpot’s list of sync errors: *{name}*. Shall I read it? Nothing in HubSpot or Salesforce is changed.',
  'offer.interrupted':
    'I was interrupted while I read *{name}*, and kept nothing of it. Shall I read it? Nothing in HubSpot or Salesforce is changed.',
  'offer.failed': 'Reading *{name}* failed, and nothing of it was kept. It can be tried again.',
  'offer.unlike':
    'I cannot see that *{name}* is a list of sync errors. {seen}\nI expect a CSV with an error in each row: its type or its message, and the record that it is about. HubSpot’s page of Salesforce sync errors gives one under *Export errors (CSV)*.',
  'offer.unlike.columns': 'I recognised these columns: {columns}.',
  'offer.unlike.nothing': 'I recognised none of its columns.',
  'offer.spreadsheet':
    '*{name}* is a spreadsheet, and I read CSV files. In Excel: *File › Save As › CSV UTF-8 (comma delimited)*. In Google Sheets: *File › Download › Comma-separated values*. Then drop the CSV here.',
  'offer.notHere': 'Slack does not hold *{name}* itself, so I cannot read it. Save it as a CSV and drop the file here.',
  'offer.unlike.short':
    'I cannot see that *{name}* is a list of sync errors, so I leave it. If it is one, drop it into our direct messages: there I read it all the same.',
  'offer.noRows': '*{name}* has a header and no rows below it, so it tells of no errors.',
  'offer.button.read': 'Read it',
  'offer.button.again': 'Read it all the same',
  'offer.button.skip': 'Not now',
  'offer.skipped': '<@{by}> said “not now” to *{name}*. It can still be read.',
  'offer.reading': '*{name}* is being read. The progress is below.',
  'offer.read': '*{name}* is read. The result is below.',
  'offer.busy': 'I have been reading it for <@{by}> since {at}. I report in this conversation.',
  'offer.already': 'I have read it for <@{by}> already ({at}). Drop the file again to have it read anew.',

  'reading.title': 'Read sync errors',
  'reading.looking': 'Looking at the file…',
  'reading.submit': 'Read',
  'reading.file': '*{name}*: I read it and show what is new. Nothing in HubSpot or Salesforce is changed.',
  'reading.whole.label': 'What does the file hold?',
  'reading.whole.yes': 'HubSpot’s whole list of sync errors',
  'reading.whole.yes.means': 'What it lacks is marked as no longer listed',
  'reading.whole.no': 'A part of it: filtered, or only some pages',
  'reading.whole.no.means': 'Only adds to what is known',
  'reading.columns': '*How I read its columns*',
  'reading.unclear':
    '{n, plural, one {*I am not sure about # column.* The answer is remembered for files with the same header.} other {*I am not sure about # columns.* The answers are remembered for files with the same header.}}',
  'reading.more': 'Also: {columns}.',
  'reading.more.column': '{column} → {role}',
  'reading.kept':
    '{n, plural, one {One more column is kept as it is, and comes back in the export: {columns}.} other {# more columns are kept as they are, and come back in the export: {columns}.}}',
  'reading.noSubject': 'Name the column that tells the error’s type or its message.',
  'reading.unclear.label': 'Column “{column}”',
  'reading.unclear.examples': 'For example: {examples}',
  'reading.unclear.empty': 'The first rows have nothing here.',
  'reading.unnamed': 'No. {n, number}, without a header',

  'column.type': 'Error type, as HubSpot names it',
  'column.category': 'Category of the error',
  'column.message': 'Error message',
  'column.code': 'Error code',
  'column.object': 'Object (contact, company, deal)',
  'column.hubspot-id': 'HubSpot record ID',
  'column.salesforce-id': 'Salesforce record ID',
  'column.name': 'Name of the record',
  'column.email': 'Email address',
  'column.property': 'HubSpot property',
  'column.field': 'Salesforce field',
  'column.value': 'Value that failed',
  'column.records': 'Number of records',
  'column.date': 'Date of the error',
  'column.extra': 'Something else: keep it as it is',

  'reading.starting': 'Starting…',
  'reading.started.thread': 'I am reading *{name}*, and report in the thread of the file.',
  'reading.started.here': 'I am reading *{name}*, and report in this conversation.',
  'reading.progress': 'Reading *{name}* for <@{by}>… {rows, plural, =0 {} one {# row} other {# rows}}',
  'reading.interrupted': 'I was interrupted while I read *{name}*, and kept nothing of it.',
  'reading.failed': 'I could not read *{name}*. {problem} Nothing was changed.',
  'reading.noDigest': 'I read the file, but could not post the digest. `/sfsync status` shows it.',
  'reading.failed.told': 'Whoever asked for it was told why.',
  'reading.result':
    '*{name}*, read for <@{by}>: {rows, plural, one {# row} other {# rows}} with {errors, plural, =0 {no error} one {# error} other {# errors}}{repeated, plural, =0 {} one {; # row repeats one of them} other {; # rows repeat some of them}}.',
  'reading.types': '{types}{more, plural, =0 {} one { and # more type} other { and # more types}}',
  'reading.changes':
    '{new, number} new · {returned, number} returned{fixed, plural, =0 {} other { · # fixed}} · {unlisted, number} no longer listed, compared with what was known before',
  'reading.changes.part':
    '{new, number} new · {returned, number} returned{fixed, plural, =0 {} other { · # fixed}}, compared with what was known before. The file is a part of the list, so nothing was marked as no longer listed.',
  'reading.changes.unreadable':
    '{new, number} new · {returned, number} returned{fixed, plural, =0 {} other { · # fixed}}, compared with what was known before. Since rows could not be read, nothing was marked as no longer listed.',
  'reading.unknown':
    '{n, plural, one {# error is} other {# errors are}} of a type that I do not know, and counted under Other.',

  'failure.download-refused':
    'Slack did not hand over the file: the app lacks the scope `files:read`, or its token is not valid. `/sfsync doctor` says what to do.',
  'failure.download-gone': 'Slack no longer has this file. Drop it here again.',
  'failure.download-cut': 'The connection to Slack broke off in the middle. Try again.',
  'failure.download-elsewhere':
    'Slack gave an address for this file that is not its own, so I did not ask there. Save the file and drop it here.',
  'failure.download-failed': 'Slack did not hand over the file (status {status, number}). Try again later.',
} as const satisfies Record<string, string>;
