export const exporting = {
  'export.running': 'Preparing the CSV…',
  'export.file.comment': '{errors} ({what}), as of {at}.',
  'export.done': 'Sent: {errors} as CSV, in our direct messages. It holds personal data, so only you get it.',
  'export.empty': 'There is nothing to export: no open errors ({what}) as of {at}.',
} as const satisfies Record<string, string>;
