/** What in Salesforce may refuse a record when it is saved. `object` is an API name. */
export const automations = {
  'automation.validation-rule': 'Validation rule {name} on {object}',
  'automation.flow': 'Flow {name} on {object}',
  'automation.trigger': 'Apex trigger {name} on {object}',
  'automation.duplicate-rule': 'Duplicate rule {name} on {object}',
  'automation.changed': '{automation}, last changed {at}',
  'automation.changed.by': '{automation}, last changed {at} by {by}',
} as const satisfies Record<string, string>;
