export const importing = {
  'failure.import-missing': 'There is no file {file}.',
  'failure.import-folder': '{file} is a folder. Name the CSV file in it.',
  'failure.import-stream':
    'A file is read twice: first its head, then the whole. Save what comes from the pipe as a file, and name that.',
  'failure.import-unopened': '{file} cannot be opened: {fault}',
  'failure.import-empty': '{file} is empty. Export the sync errors again, and use that file.',
  'failure.import-too-large':
    '{file} has {gigabytes, number, ::.0} GB; sfsync reads up to {max, number} GB. Split it into smaller files, each with the header.',
  'failure.import-not-text':
    '{file} is {kind, select, excel {an Excel workbook} opendocument {an OpenDocument spreadsheet} pdf {a PDF} zip {a compressed archive, or a spreadsheet} document {a text document} image {a picture} html {a web page (HTML)} xml {XML} json {JSON} other {not a text file}}, whatever its name says. {kind, select, excel {Open it, save it as CSV (comma separated), and use that.} opendocument {Open it, save it as CSV (comma separated), and use that.} zip {Unpack it, or open it and save it as CSV (comma separated), and use that.} other {Export the sync errors from HubSpot as CSV, and use that file.}}',
  'failure.import-encoding':
    '{file} is written in an encoding that sfsync does not know. Open it, save it as “CSV UTF-8”, and use that file.',
  'failure.import-not-errors':
    '{file} does not look like a list of sync errors: none of its columns{columns, select, none {} other { ({columns})}} has their types or messages. Export the sync errors from HubSpot as CSV, and use that file.',
  'failure.import-no-rows': '{file} has a header and no rows below it, so it tells of no errors.',
  'failure.import-no-errors':
    '{file} has {rows, plural, one {# row} other {# rows}}, and none of them tells of a sync error. Export the sync errors from HubSpot as CSV, and use that file.',

  'import.reason.total': 'a total, not an error',
  'import.reason.resolved': 'its status says that it is no longer open',
  'import.reason.no-records': 'an error of 0 records',
  'import.reason.no-error': 'no error type and no message',
  'import.reason.open-quote': 'a quotation mark that is not closed',
  'import.reason.too-many-cells': 'more cells than the header has columns',

  'import.summary':
    '{rows, plural, =0 {no rows} one {# row} other {# rows}}, {errors, plural, =0 {no errors} one {# error} other {# errors}}{repeated, plural, =0 {} one {, # row tells what an earlier one told} other {, # rows tell what earlier ones told}}',
  'import.type': '{errors, number} × {name}',
  'import.unreadable': '{n, plural, one {# row could not be read:} other {# rows could not be read:}}',
  'import.unreadable.line': 'line {line, number, ::group-off}: {reason}',
  'import.unreadable.more': '{n, plural, one {and # more} other {and # more}}',
  'import.columns': 'Columns:',
  'import.column': '{header} = {role}',
  'import.column.unnamed': 'column {n, number}',
  'import.unclear':
    'sfsync is not sure what {n, plural, one {this column holds} other {these columns hold}}: {columns}. It read the file with its best guess.',
  'import.cut-ids':
    '{n, plural, one {The id of # row was cut short by a spreadsheet (line {line, number, ::group-off}). Its error is} other {The ids of # rows were cut short by a spreadsheet (the first at line {line, number, ::group-off}). Their errors are}} read without it, and the list is not complete. Export it again, and use it without opening it in a spreadsheet.',
} as const satisfies Record<string, string>;
