export const doctor = {
  'doctor.title': '*What is connected*',
  'doctor.running': 'Examining Slack, HubSpot and Salesforce…',
  'doctor.touch.why':
    'No API shows whether `sfsync_resync` is mapped two-way to `SFSync_Resync__c`. A test touch of one synced contact, company and deal shows it.',
  'doctor.touch.button': 'Test touch',
  'doctor.touch.confirm':
    'sfsync writes the time into the property sfsync_resync of one contact, one company and one deal in HubSpot, and looks whether they sync.',
  'doctor.touch.started': '{records} touched for a test. I report in our direct messages.',
  'doctor.touch.none': 'There is no record yet that HubSpot has synced with Salesforce, so there is nothing to touch.',
  'doctor.ok': 'OK',
  'doctor.well': 'OK · {area}: {n, plural, one {# check} other {# checks}} passed',
  'doctor.missing': 'To do',
  'doctor.optional': 'Optional',
  'doctor.unknown': 'TO CHECK',
  'doctor.area.slack': 'Slack',
  'doctor.area.hubspot': 'HubSpot',
  'doctor.area.salesforce': 'Salesforce',
  'doctor.area.mappings': 'Mappings',
  'doctor.because': ' ({reason})',

  'doctor.slack.auth': 'The bot token works: {team}, as {user}',
  'doctor.slack.auth.fix':
    'The bot token does not work. Copy it again from the app’s page, OAuth & Permissions, into SLACK_BOT_TOKEN',
  'doctor.slack.scopes': 'The bot has all scopes of the manifest',
  'doctor.slack.scopes.fix': 'The bot lacks the scopes {missing}. Update the app from manifest.yml and reinstall it',
  'doctor.slack.not-connected.fix': 'Slack is not set up: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are missing',

  'doctor.hubspot.not-connected.fix':
    'HubSpot is not set up: HUBSPOT_ACCESS_TOKEN is missing. Without it there is nothing to compare',
  'doctor.hubspot.token': 'The token works',
  'doctor.hubspot.token.fix':
    'The token does not work. Make a service key (Development, Keys, Service keys) and put it into HUBSPOT_ACCESS_TOKEN',
  'doctor.hubspot.account': 'The account’s details can be read',
  'doctor.hubspot.account.fix': 'The account’s details cannot be read, so that links to HubSpot are left out',
  'doctor.hubspot.read': '{object} can be read',
  'doctor.hubspot.read.fix': '{object} cannot be read. Give the key the scope crm.objects.{object}.read',
  'doctor.hubspot.write': '{object} can be touched for a resync',
  'doctor.hubspot.write.fix':
    '{object} cannot be written, so they cannot be resynced. Give the key the scope crm.objects.{object}.write',
  'doctor.hubspot.owners': 'Owners can be read',
  'doctor.hubspot.owners.fix': 'Owners cannot be read. Give the key the scope crm.objects.owners.read',
  'doctor.hubspot.lists': 'Lists can be made',
  'doctor.hubspot.lists.fix':
    'Lists of failing records cannot be made. Give the key the scopes crm.lists.read and crm.lists.write',
  'doctor.hubspot.properties': 'Properties of {object} can be read',
  'doctor.hubspot.properties.fix':
    'Properties of {object} cannot be read. Give the key the scope crm.schemas.{object}.read',
  'doctor.hubspot.integration-properties': 'The Salesforce integration’s properties of {object} are there',
  'doctor.hubspot.integration-properties.fix':
    '{object} lack the Salesforce integration’s properties {missing}. Is the integration installed, and this object synced?',
  'doctor.hubspot.resync-property': 'The resync property of {object} is there',
  'doctor.hubspot.resync-property.fix':
    '{object} lack the property sfsync_resync, so they cannot be resynced. Make it (single-line text), and map it two-way to SFSync_Resync__c',

  'doctor.salesforce.not-connected.fix':
    'Salesforce is not set up: SALESFORCE_LOGIN_URL, SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET are missing. Without it there is nothing to compare',
  'doctor.salesforce.login': 'The login works',
  'doctor.salesforce.login.fix':
    'The login does not work. Check the External Client App: client credentials flow on, a run-as user chosen, and the My Domain address in SALESFORCE_LOGIN_URL',
  'doctor.salesforce.api': 'The API answers',
  'doctor.salesforce.api.fix':
    'The API does not answer. Give the run-as user the permission API Enabled, and see whether the day’s calls are used up',
  'doctor.salesforce.limits': 'The API allowance can be read',
  'doctor.salesforce.limits.fix':
    'The API allowance cannot be read. Give the run-as user the permission View Setup and Configuration',
  'doctor.salesforce.read': '{object} can be read',
  'doctor.salesforce.read.fix': '{object} cannot be read. Give the run-as user read access to it, and View All Records',
  'doctor.salesforce.resync-field': 'The resync field of {object} is there',
  'doctor.salesforce.resync-field.fix':
    '{object} lacks the field SFSync_Resync__c, or the run-as user may not edit it. Make it (Text 80) and give edit access',
  'doctor.salesforce.users': 'Users can be read',
  'doctor.salesforce.users.fix': 'Users cannot be read, so inactive owners are not found',
  'doctor.salesforce.integration-user': 'HubSpot’s integration user was found',
  'doctor.salesforce.integration-user.fix':
    'HubSpot’s integration user is not known. Put its user name into SALESFORCE_INTEGRATION_USER to tell its calls apart',
  'doctor.salesforce.budget':
    'sfsync has spent {spent, number} of its budget of {limit, plural, one {# call} other {# calls}} in 24 hours',
  'doctor.salesforce.budget.fix':
    'sfsync’s own budget is spent ({spent, number} of {limit, number} calls in 24 hours), so that checks wait until {until}. SFSYNC_SALESFORCE_BUDGET raises it',
  'doctor.salesforce.event-log': 'The event log can be read',
  'doctor.salesforce.event-log.fix':
    'The event log cannot be read, so HubSpot’s share of the calls is not known. Give the run-as user View Event Log Files',

  'doctor.mappings.file': '{count, plural, one {# mapping} other {# mappings}} of your own are read from {file}',
  'doctor.mappings.file.fix': 'The mappings file {file} cannot be used: {fault}',
  'doctor.mappings.none.fix':
    'No mappings file is set (SFSYNC_MAPPINGS), so sync rules are unknown: many findings are “likely” rather than certain',
  'doctor.mappings.rule':
    'sfsync_resync must be mapped two-way to SFSync_Resync__c in HubSpot’s integration settings. No API shows whether it is: resync one record to find out',
} as const satisfies Record<string, string>;
