export const check = {
  'check.running': 'Comparing HubSpot and Salesforce…',
  'check.none': 'HubSpot and Salesforce have not been compared yet. `/sfsync check` does it.',
  'check.failed': 'The comparison failed. Whoever asked for it was told why.',
  'check.interrupted': 'The comparison was interrupted by a restart. Type `/sfsync check` to start it again.',
  'check.noCrm':
    'HubSpot and Salesforce are not both connected, so there is nothing to compare. It works without: drop HubSpot’s exported error list here, and I read it. HubSpot’s page of Salesforce sync errors gives it under *Export errors (CSV)*. `/sfsync doctor` says what is missing for more.',
} as const satisfies Record<string, string>;
