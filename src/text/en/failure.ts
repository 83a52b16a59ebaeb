export const failure = {
  'failure.folder-in-use':
    '{folder} is in use by another sfsync process. Stop that one, or set SFSYNC_DATA_DIR to another folder.',
  'failure.database-empty':
    '{file} is empty. Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.database-not-json':
    '{file} is not valid JSON. Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.database-wrong-shape':
    '{file} does not have the shape of an sfsync database (at “{at}”). Nothing was changed. Copy {backup} over it (the state before the last write), or move it away to begin anew.',
  'failure.snapshot-unreadable': '{file} cannot be read as a snapshot. Move it away and run a check: it is made anew.',
  'failure.history-unreadable':
    '{file} cannot be read as the counts of earlier days. Move it away: sfsync begins a new one, and keeps counting from today.',
  'failure.mappings-unreadable': '{file} cannot be read as a CSV of mappings (SFSYNC_MAPPINGS): {fault}',
  'failure.mappings-faulty':
    '{file} has faulty lines (SFSYNC_MAPPINGS). Each is told as line: column = found ≠ what it may be.\n{faults}',
  'failure.mappings-not-csv': '{file} is no text with columns (SFSYNC_MAPPINGS). Save it as CSV, and use that file.',
  'failure.mappings-no-columns':
    '{file} has no header with a column for HubSpot’s properties and one for Salesforce’s fields (SFSYNC_MAPPINGS). Found: {columns}. Expected are “HubSpot property” or “Internal name”, “Salesforce field” or “Field API name”, and if possible “Object”, “Salesforce object” and “Sync rule”.',
  'failure.mappings-none':
    '{file} has no row that maps a HubSpot property to a Salesforce field (SFSYNC_MAPPINGS). Columns found: {columns}. {rows, plural, =0 {There are no rows below them} one {One row could not be read} other {# rows could not be read}}: each needs a property, a field, and an object that sfsync compares where one is named (contacts, companies, deals).',
  'failure.unexpected': 'Something went wrong on my side (reference {reference}). The log has the details under it.',
  'failure.stale': 'This button is from an older version of sfsync. `/sfsync status` gives a new digest.',
  'failure.vendor': '{problem}. Nothing was changed. `/sfsync doctor` says what to do.',
} as const satisfies Record<string, string>;
