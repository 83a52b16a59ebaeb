export const common = {
  'age.now': 'just now',
  'age.ago': '{duration} ago',

  'language.en': 'English',
  'language.it': 'Italian',

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
  'Object.unknown': 'Records',
  'object.contacts': 'contacts',
  'object.companies': 'companies',
  'object.deals': 'deals',
  'object.tasks': 'tasks',
  'object.unknown': 'records',

  'salesforceObject.Lead': 'leads',
  'salesforceObject.Contact': 'contacts',
  'salesforceObject.Account': 'accounts',
  'salesforceObject.Opportunity': 'opportunities',
  'salesforceObject.Task': 'tasks',

  'count.errors': '{n, plural, =0 {no errors} one {# error} other {# errors}}',
  'count.records': '{n, plural, =0 {no records} one {# record} other {# records}}',

  'vendor.hubspot': 'HubSpot',
  'vendor.salesforce': 'Salesforce',

  'problem.unauthorized': '{vendor} refused the credentials',
  'problem.forbidden': '{vendor} denies sfsync a permission: {detail}',
  'problem.out-of-calls': '{vendor} is out of API calls for today',
  'problem.over-budget':
    'sfsync has spent its own budget of {limit, plural, one {# Salesforce call} other {# Salesforce calls}} in 24 hours and looks again from {until}; SFSYNC_SALESFORCE_BUDGET raises it',
  'problem.rate-limited': '{vendor} is rate limiting sfsync',
  'problem.unreachable': '{vendor} does not answer',
  'problem.bad-answer': '{vendor} answered in a way that sfsync does not understand: {detail}',
  'problem.not-connected': '{vendor} is not connected',
} as const satisfies Record<string, string>;
