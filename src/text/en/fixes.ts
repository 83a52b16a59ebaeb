/** What ends a cause, with its values: one step, told to whoever can take it. Keys are as those of the error sentences. */
export const fixes = {
  'fix.string-too-long':
    'Shorten {label} in HubSpot to {max, plural, one {# character} other {# characters}}, or make the Salesforce field {fieldLabel} longer',
  'fix.invalid-email.to-hubspot': 'Correct the address in the Salesforce field {fieldLabel}, or empty it there',
  'fix.invalid-email.to-salesforce': 'Correct the address in the HubSpot property {label}, or empty it there',
  'fix.missing-required-value': 'Fill in {label} in HubSpot, or give the Salesforce field {fieldLabel} a default value',
  'fix.missing-required-value.unmapped':
    'Map a HubSpot property to the Salesforce field {fieldLabel}, or give the field a default value in Salesforce',

  'fix.restricted-picklist-value':
    'Add the {n, plural, one {value} other {values}} {choices} to the Salesforce picklist {fieldLabel}, or change {label} in HubSpot',
  'fix.missing-salesforce-picklist-option':
    'Change {label} in HubSpot to Salesforce’s “{suggestion}”, or add the {n, plural, one {value} other {values}} {choices} to the Salesforce picklist {fieldLabel}',
  'fix.mismatched-options.to-hubspot':
    'Add the {n, plural, one {option} other {options}} {choices} to the HubSpot property {label}',
  'fix.mismatched-options.to-salesforce':
    '{n, plural, one {Give the HubSpot option of {label} the internal value “{option}”, or the Salesforce value of {fieldLabel} the API name {choices}} other {Make the internal values {choices} of the HubSpot property {label} and the API names of the Salesforce picklist {fieldLabel} equal}}',
  'fix.state-or-country-value-mismatch': 'Change {label} in HubSpot from “{value}” to “{suggestion}”',
  'fix.state-or-country-value-mismatch.short':
    'Change {label} in HubSpot from “{value}” to a value that Salesforce’s picklist {fieldLabel} lists',
  'fix.missing-required-country':
    'Fill in the country in HubSpot where {label} is filled in (“{country}” for “{state}”)',
  'fix.inactive-opportunity-stage':
    'Move the opportunities from the stage “{stage}” to an active one, or activate “{stage}” again in Salesforce',
  'fix.inactive-opportunity-stage.absent':
    'Move the opportunities from the stage “{stage}” to one that Salesforce has, or add “{stage}” there again',
  'fix.missing-or-invalid-opportunity-stage':
    'Add the stage “{stage}” to the HubSpot pipeline “{pipeline}”, or move the opportunities to a stage that it has',
  'fix.missing-or-invalid-opportunity-stage.short':
    'Add the stage “{stage}” to the HubSpot pipeline, or move the opportunities to a stage that it has',
  'fix.default-sales-process-unavailable':
    'Give the opportunities a record type in Salesforce, or deactivate all record types of opportunities',
  'fix.default-sales-process-unavailable.inactive-process':
    'Activate the sales process of the record type {recordType} in Salesforce',
  'fix.default-sales-process-unavailable.unavailable':
    'Assign the record type {recordType} to the profile of HubSpot’s integration user in Salesforce',
  'fix.inactive-salesforce-owner':
    'Give the records of {owner} an owner in HubSpot who is active in Salesforce, or activate that user there',
  'fix.unsynced-salesforce-owners':
    'Give the records of {owner} an owner in Salesforce of the type Standard, Power Partner or Guest',

  'fix.owner-assignment':
    'Let the queue {queue} own tasks (its supported objects in Salesforce), or give the tasks to a person',
  'fix.owner-assignment.short':
    'Let the queue own tasks (its supported objects in Salesforce), or give the tasks to a person',
  'fix.options-limit-exceeded':
    'Delete unused options of the HubSpot property {label}, or map the Salesforce field {fieldLabel} to a text property',
  'fix.waiting-on-account-to-sync': 'Import the Salesforce account {account} into HubSpot as a company',

  'fix.invalid-value.to-hubspot':
    'Correct the Salesforce field {fieldLabel} (only {rule}), or relax that rule of the HubSpot property {label}',
  'fix.invalid-value.to-salesforce':
    'Correct {label} in HubSpot, or give the Salesforce field {fieldLabel} more figures',
  'fix.restricted-unique-value.to-salesforce':
    'Merge the records that share a value of {label} in HubSpot and {fieldLabel} in Salesforce, or change it on one of them',
  'fix.restricted-unique-value.to-hubspot':
    'Merge the records that share a value of {label} in HubSpot and {fieldLabel} in Salesforce, or change it on one of them',
  'fix.type-mismatch': 'Map {label} in HubSpot and {fieldLabel} in Salesforce to counterparts of their own types',
  'fix.missing-salesforce-id':
    'Put ids of Salesforce records of the right kind into the HubSpot property {label} ({objects})',
  'fix.invalid-salesforce-id':
    'Put ids of Salesforce records ({objects}) into the HubSpot property {label}, or map another property to {fieldLabel}',
  'fix.salesforce-field-permission':
    'Give HubSpot’s integration user edit access to the field {fieldLabel} in Salesforce, with a permission set',
  'fix.insufficient-salesforce-access.create':
    'Give HubSpot’s integration user the right to create {salesforceObjects} in Salesforce, with a permission set',
  'fix.insufficient-salesforce-access.edit':
    'Give HubSpot’s integration user the right to edit {salesforceObjects} in Salesforce, with a permission set',
  'fix.insufficient-salesforce-access':
    'Give HubSpot’s integration user the right to create and edit {salesforceObjects} in Salesforce, with a permission set',
  'fix.missing-salesforce-id.absent':
    'Correct {label} in HubSpot, or share the Salesforce record with HubSpot’s integration user',
  'fix.insufficient-access-or-missing-salesforce-record':
    'Correct {label} in HubSpot, or restore the Salesforce record from the recycle bin',
  'fix.email-already-in-use':
    'Merge the two HubSpot contacts if they are one person; otherwise change the email of one of them',
  'fix.association-limit-reached':
    'Remove {toObjects} that nobody needs from the HubSpot company of the account {account}, or raise its limit of {limit, number}',
  'fix.association-limit-reached.short': 'Remove associations that nobody needs from the HubSpot company',
  'fix.missing-salesforce-picklist-option.short':
    'Add the {n, plural, one {value} other {values}} {choices} to the Salesforce picklist {fieldLabel}, or change {label} in HubSpot',
  'fix.state-or-country-value-mismatch.not-of-country':
    'Correct {label} (“{value}”) or the country ({country}) in HubSpot',
  'fix.missing-required-country.short': 'Fill in the country in HubSpot where {label} is filled in',
  'fix.owner-assignment.user-type':
    'Give the records of {owner} an owner in HubSpot who is a standard user in Salesforce',
  'fix.invalid-salesforce-id.checksum':
    'Put the ids of 18 characters as Salesforce writes them into the HubSpot property {label}',
  'fix.insufficient-access-or-missing-salesforce-record.counterpart':
    'Share the Salesforce records with HubSpot’s integration user, or link the HubSpot records to others',
  'fix.invalid-value.to-hubspot.short':
    'Correct the Salesforce field {fieldLabel}, or relax the validation rule of the HubSpot property {label}',
  'fix.type-mismatch.to-salesforce':
    'Correct {label} in HubSpot (only {wanted}), or map it to a Salesforce field of its own type',
  'fix.type-mismatch.to-hubspot':
    'Correct {fieldLabel} in Salesforce (only {wanted}), or map it to a HubSpot property of its own type',
} as const satisfies Record<string, string>;
