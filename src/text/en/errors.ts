export const errors = {
  // Sentences about one error: `label` is HubSpot's property, `fieldLabel` Salesforce's field.
  'error.string-too-long':
    '{label} is {length, plural, one {# character} other {# characters}}; Salesforce takes {max, number}',
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
  'cause.listed': '{name}: {place}',
  'cause.listed.value': '“{value}”',
  // The same of a cause, whose records need not share the value.
  'cause.string-too-long':
    '{label} is longer than the {max, plural, one {# character} other {# characters}} that Salesforce takes',
  'cause.invalid-email.to-hubspot': '{fieldLabel} in Salesforce is not an address that HubSpot accepts',
  'cause.invalid-email.to-salesforce': '{label} is not an address that Salesforce accepts',
} as const satisfies Record<string, string>;
