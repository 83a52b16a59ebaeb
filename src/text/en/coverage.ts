/** How far a comparison could see, beside the errors that it found. */
export const coverage = {
  'coverage.excluded': 'Not synced on purpose, or because it cannot be: {records} ({reasons})',
  'coverage.excluded.reason': '{reason}: {n, number}',
  'coverage.excluded.no-email': 'no email',
  'coverage.unmapped':
    '{n, plural, one {# property is not mapped and so not compared} other {# properties are not mapped and so not compared}}',
  'coverage.unresolved':
    '{n, plural, one {# mapping of your own file is not compared: doctor says why} other {# mappings of your own file are not compared: doctor says why}}',
  'coverage.stalled':
    'Nothing has synced since {since}, although {records, plural, one {# record has} other {# records have}} changed since. Is the integration paused?',
  'coverage.count.contacts': '{n, plural, one {# contact} other {# contacts}}',
  'coverage.count.companies': '{n, plural, one {# company} other {# companies}}',
  'coverage.count.deals': '{n, plural, one {# deal} other {# deals}}',
  'coverage.count.tasks': '{n, plural, one {# task} other {# tasks}}',
  'coverage.excluded.deleted-in-salesforce': 'deleted in Salesforce',
  'coverage.excluded.not-in-salesforce': 'not to be seen in Salesforce',
  'coverage.excluded.converted-lead': 'converted leads',
  'coverage.unjudged': 'Could not be judged this time: {types}',
  'coverage.full': 'All records were last compared {at}, and since then those that changed',
  'coverage.compared': 'A new comparison of everything has got as far as {records}',
} as const satisfies Record<string, string>;
