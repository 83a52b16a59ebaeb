export const check = {
  'check.running': 'Comparing HubSpot and Salesforce…',
  'check.none': 'HubSpot and Salesforce have not been compared yet. `/sfsync check` does it.',
  'check.failed': 'The comparison failed. Whoever asked for it was told why.',
  'check.noCrm':
    'HubSpot and Salesforce are not both connected, so there is nothing to compare. It works without: drop HubSpot’s exported error list (its page of Salesforce sync errors has *Export errors (CSV)*) here, and I read it. `/sfsync doctor` says what is missing for more.',
} as const satisfies Record<string, string>;
