/**
 * Sentences about one error, and about a cause where its records share less than one error tells. `label` is HubSpot's
 * property, `fieldLabel` Salesforce's field, `choices` the refused options in quotes and `n` how many, `salesforceObjects`
 * Salesforce's object in the plural, `objects` those that a lookup may point to. Keys may go on with a rule's reason,
 * `unmapped`, the direction, and `short`: what wants fewer values.
 */
export const errors = {
  'error.string-too-long':
    '{label} is {length, plural, one {# character} other {# characters}}; Salesforce takes {max, number}',
  'error.invalid-email.to-hubspot': '{fieldLabel} in Salesforce, “{value}”, is not an address that HubSpot accepts',
  'error.invalid-email.to-salesforce': '{label}, “{value}”, is not an address that Salesforce accepts',
  'error.missing-required-value': 'Salesforce requires {fieldLabel}, and HubSpot has no value for it',
  'error.missing-required-value.unmapped': 'Salesforce requires {fieldLabel}, and no HubSpot property is mapped to it',
  'error.restricted-picklist-value':
    '{label} {n, plural, one {is} other {has}} {choices}, which Salesforce’s restricted picklist {fieldLabel} does not list',
  'error.mismatched-options.to-hubspot':
    '{fieldLabel} in Salesforce {n, plural, one {is} other {has}} {choices}, which the HubSpot property {label} does not list',
  'error.mismatched-options.to-salesforce':
    '{n, plural, one {{label} is {choices}; Salesforce has it under another value, “{option}”} other {{label} has {choices}, which Salesforce has under other values}}',
  'error.missing-salesforce-picklist-option':
    '{label} {n, plural, one {is} other {has}} {choices}, which the Salesforce picklist {fieldLabel} does not list',
  'error.state-or-country-value-mismatch.unknown-country':
    '{label} is “{value}”, a country that Salesforce does not know',
  'error.state-or-country-value-mismatch.unknown-state': '{label} is “{value}”, a state that Salesforce does not know',
  'error.state-or-country-value-mismatch.not-of-country':
    '{label} is “{value}”, which is no state of {country} in Salesforce',
  'error.state-or-country-value-mismatch':
    '{label} is “{value}”, which Salesforce’s picklist {fieldLabel} does not list',
  'error.missing-required-country': '{label} is “{value}”, but the country is missing, which Salesforce wants with it',
  'error.inactive-opportunity-stage': 'The opportunity is in the stage “{stage}”, which is inactive in Salesforce',
  'error.inactive-opportunity-stage.absent':
    'The opportunity is in the stage “{stage}”, which Salesforce does not have any more',
  'error.missing-or-invalid-opportunity-stage':
    'The opportunity is in the stage “{stage}”, which the HubSpot pipeline “{pipeline}” does not have',
  'error.missing-or-invalid-opportunity-stage.short':
    'The opportunity is in the stage “{stage}”, which its HubSpot pipeline does not have',
  'error.default-sales-process-unavailable':
    'The opportunity has no record type in Salesforce, so no HubSpot pipeline takes it',
  'error.default-sales-process-unavailable.inactive-process':
    'The sales process of the opportunity’s record type in Salesforce, {recordType}, is inactive',
  'error.default-sales-process-unavailable.unavailable':
    'HubSpot’s integration user may not use the opportunity’s record type in Salesforce, {recordType}',
  'error.inactive-salesforce-owner': 'The HubSpot owner {owner} is an inactive user in Salesforce',
  'error.unsynced-salesforce-owners':
    'The Salesforce owner {owner} is a user of the type {userType}, which HubSpot takes no owners from',
  'error.unsynced-salesforce-owners.short': 'HubSpot does not take the Salesforce owner {owner}',
  'error.owner-assignment': 'The task belongs to the queue {queue}, which may not own tasks in Salesforce',
  'error.owner-assignment.short': 'The task belongs to a queue that may not own tasks in Salesforce',
  'error.options-limit-exceeded':
    '{label} has {options, number} options and lacks {missing, number} of Salesforce’s; HubSpot takes {max, number}',
  'error.options-limit-exceeded.short': '{label} would have more options than HubSpot takes',
  'error.waiting-on-account-to-sync': 'Its Salesforce account {account} has no HubSpot company yet',

  'error.invalid-value.to-hubspot':
    '{fieldLabel} in Salesforce is “{value}”; the HubSpot property {label} takes only {rule}',
  'error.invalid-value.to-salesforce':
    '{label}, “{value}”, is not a value that the Salesforce field {fieldLabel} takes',
  'error.restricted-unique-value.to-salesforce':
    '{label} is “{value}”, which the Salesforce record {holder} has in {fieldLabel} already',
  'error.restricted-unique-value.to-salesforce.short':
    '{label} is “{value}”, which another Salesforce record has in {fieldLabel} already',
  'error.restricted-unique-value.to-hubspot':
    '{fieldLabel} in Salesforce is “{value}”, which the HubSpot record {holder} has in {label} already',
  'error.restricted-unique-value.to-hubspot.short':
    '{fieldLabel} in Salesforce is “{value}”, which another HubSpot record has in {label} already',
  'error.type-mismatch': '{label} in HubSpot and {fieldLabel} in Salesforce are of types that do not fit',
  'error.missing-salesforce-id': '{label} is “{value}”, which is no Salesforce id, and {fieldLabel} takes only ids',
  'error.invalid-salesforce-id': '{label} is “{value}”, which is no Salesforce id, and {fieldLabel} takes only ids',
  'error.salesforce-field-permission':
    'HubSpot’s integration user may not write the Salesforce field {fieldLabel}, to which {label} goes',
  'error.insufficient-salesforce-access.create':
    'HubSpot’s integration user may not create {salesforceObjects} in Salesforce',
  'error.insufficient-salesforce-access.edit':
    'HubSpot’s integration user may not edit {salesforceObjects} in Salesforce',
  'error.insufficient-salesforce-access': 'HubSpot’s integration user may not write {salesforceObjects} in Salesforce',
  'error.missing-salesforce-id.absent':
    '{label} is “{value}”, a Salesforce record that does not exist, or that the integration user may not see',
  'error.insufficient-access-or-missing-salesforce-record':
    '{label} is “{value}”, a Salesforce record that was deleted',
  'error.email-already-in-use':
    'The email {email} of the Salesforce record belongs to another HubSpot contact, {holder}',
  'error.email-already-in-use.short': 'The email of the Salesforce record belongs to another HubSpot contact',
  'error.association-limit-reached':
    'The HubSpot company of its account {account} has {limit, number} {toObjects} already, and may have no more',
  'error.association-limit-reached.short':
    'The HubSpot company of its account has all associations already that it may have',

  'cause.listed': '{name}: {place}',
  'cause.listed.value': '“{value}”',
  'cause.string-too-long':
    '{label} is longer than the {max, plural, one {# character} other {# characters}} that Salesforce takes',
  'cause.invalid-email.to-hubspot': '{fieldLabel} in Salesforce is not an address that HubSpot accepts',
  'cause.invalid-email.to-salesforce': '{label} is not an address that Salesforce accepts',
  'cause.missing-required-country': '{label} is filled in, but the country is missing, which Salesforce wants with it',
  'cause.invalid-value.to-hubspot':
    '{fieldLabel} in Salesforce breaks a validation rule of the HubSpot property {label}: only {rule}',
  'cause.invalid-value.to-salesforce': '{label} is larger than the Salesforce field {fieldLabel} takes',
  'cause.restricted-unique-value.to-salesforce':
    'Another Salesforce record has the value of {label} in {fieldLabel} already, which must be unique',
  'cause.restricted-unique-value.to-hubspot':
    'Another HubSpot record has the value of {fieldLabel} in {label} already, which must be unique',
  'cause.missing-salesforce-id': '{label} is the id of a Salesforce record of another kind than {fieldLabel} takes',
  'cause.invalid-salesforce-id': '{label} is no Salesforce id, and {fieldLabel} takes only ids',
  'cause.missing-salesforce-id.absent':
    '{label} names a Salesforce record that does not exist, or that the integration user may not see',
  'cause.insufficient-access-or-missing-salesforce-record': '{label} names a Salesforce record that was deleted',
  'cause.email-already-in-use': 'The email of the Salesforce record belongs to another HubSpot contact',
  'error.state-or-country-value-mismatch.code':
    '{label} is “{value}”, a code where Salesforce’s field {fieldLabel} wants a name',
  'error.owner-assignment.user-type':
    'The HubSpot owner {owner} is a Salesforce user of the type {userType}, who may not own records',
  'error.missing-salesforce-id.wrong-object':
    '{label} is “{value}”, the id of a record of another kind; {fieldLabel} takes ids of {objects}',
  'error.invalid-salesforce-id.checksum':
    '{label} is “{value}”, an id whose letters have changed case; Salesforce writes it {suggestion}',
  'error.insufficient-access-or-missing-salesforce-record.counterpart':
    'Its Salesforce record {id} ({objects}) does not exist, or the integration user may not see it',
  'cause.invalid-salesforce-id.checksum': '{label} is a Salesforce id whose letters have changed case',
  'cause.insufficient-access-or-missing-salesforce-record.counterpart':
    'The Salesforce record ({objects}) does not exist, or the integration user may not see it',
  'error.invalid-value.to-hubspot.short':
    '{fieldLabel} in Salesforce, “{value}”, breaks a validation rule of the HubSpot property {label}',
  'error.invalid-value.max-length':
    '{fieldLabel} in Salesforce is {length, plural, one {# character} other {# characters}}; the HubSpot property {label} takes {limit, number}',
  'error.invalid-value.precision':
    '{label} is {value}; the Salesforce field {fieldLabel} takes {digits, plural, one {# figure} other {# figures}} before the decimal point',
  'error.type-mismatch.to-salesforce': '{label} is “{value}”; the Salesforce field {fieldLabel} takes only {wanted}',
  'error.type-mismatch.to-hubspot':
    '{fieldLabel} in Salesforce is “{value}”; the HubSpot property {label} takes only {wanted}',
  'cause.invalid-value.to-hubspot.short':
    '{fieldLabel} in Salesforce breaks a validation rule of the HubSpot property {label}',
  'cause.type-mismatch.to-salesforce':
    'The Salesforce field {fieldLabel} takes only {wanted}, and {label} in HubSpot is something else',
  'cause.type-mismatch.to-hubspot':
    'The HubSpot property {label} takes only {wanted}, and {fieldLabel} in Salesforce is something else',
  'cause.type-mismatch': '{label} in HubSpot and {fieldLabel} in Salesforce are of types that do not fit',
  'error.salesforce-field-permission.hidden':
    'HubSpot’s integration user may not see the Salesforce field {fieldLabel}, to which {label} goes',
  'error.salesforce-field-permission.read-only':
    'HubSpot’s integration user may see the Salesforce field {fieldLabel}, to which {label} goes, but not change it',
  'error.invalid-salesforce-id.checksum.short': '{label} is “{value}”, an id whose letters have changed case',
} as const satisfies Record<string, string>;
