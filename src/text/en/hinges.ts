/** What a likely error depends on: `long` explains it once, `short` stands behind each sentence. Both follow a colon. */
export const hinges = {
  'hinge.long.rule': 'it depends on the mapping’s sync rule, which HubSpot does not show',
  'hinge.long.inclusion':
    'it depends on whether the record is meant to sync (inclusion segment, selective sync), which HubSpot does not show',
  'hinge.long.company-sync':
    'it depends on whether companies, and this account among them, are meant to sync, which HubSpot does not show',
  'hinge.long.pending-change': 'a newer change on the other side may still be on its way and end it',
  'hinge.long.integration-user':
    'only what sfsync’s own Salesforce user may do is known here, not what HubSpot’s integration user may (SALESFORCE_INTEGRATION_USER names that one)',
  'hinge.long.validator': 'it depends on how the receiving side checks values, which its vendor does not publish',
  'hinge.long.unrestricted': 'the picklist is not restricted, so Salesforce may take the value all the same',
  'hinge.long.pipelines': 'it depends on which pipelines are meant to sync, which HubSpot does not show',
  'hinge.long.visibility': 'the record may be there, but hidden from the Salesforce user that sfsync works with',
  'hinge.long.integration-values':
    'Salesforce’s address settings may have another name for the state or country (an integration value), which no query shows',
  'hinge.long.old-limit': 'the limit is known from an old article of HubSpot’s only',
  'hinge.short.rule': 'depends on the mapping’s sync rule',
  'hinge.short.inclusion': 'depends on whether the record is meant to sync',
  'hinge.short.company-sync': 'depends on whether the account is meant to sync',
  'hinge.short.pending-change': 'a newer change may end it',
  'hinge.short.integration-user': 'depends on what the integration user may do',
  'hinge.short.validator': 'depends on how the value is checked',
  'hinge.short.unrestricted': 'the picklist is not restricted',
  'hinge.short.pipelines': 'depends on which pipelines are meant to sync',
  'hinge.short.visibility': 'the record may be hidden from sfsync',
  'hinge.short.integration-values': 'Salesforce may have an integration value for it',
  'hinge.short.old-limit': 'the limit is from an old article',
} as const satisfies Record<string, string>;
