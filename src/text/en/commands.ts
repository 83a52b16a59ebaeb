export const commands = {
  'admin.refused': 'Only {who} may do this. Ask them.',
  'admin.refused.workspace': 'Slack workspace admins and owners',

  'target.unknown': 'I know no category or error type “{word}”. Categories: {categories}.',
  'target.unknown.near': 'I know no category or error type “{word}”. Did you mean `{near}`?',
  'target.selection': '{what} (selected)',
  'target.all': 'all categories',

  'help.text':
    '*What I do*\n`/sfsync status` the last known sync errors, at once\n`/sfsync check` compare HubSpot and Salesforce now\n`/sfsync explain <message>` what an error message means; on any message also *Explain sync error* among its shortcuts\n`/sfsync resync [category or type]` sync records again, and prove it\n`/sfsync export [category or type]` a CSV in your direct messages\n`/sfsync usage [allocate N | used N]` Salesforce API calls\n`/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY] [in english|italian]` digests in this channel\n`/sfsync doctor` what is connected and what is missing\n`/sfsync help` this text\nDrop HubSpot’s exported error list (a CSV) here or into our direct messages, and I offer to read it.\n\nCategories: {categories}. Only {admins} may resync, make HubSpot lists and change settings.',
  'help.greeting':
    'I show the records that HubSpot and Salesforce fail to sync, why, and what to do. Type `/sfsync help` to see what I can do; the slash matters. You can also drop HubSpot’s exported error list (a CSV) here, and I offer to read it.',
  'help.unknown':
    'I do not know “{word}”.\nUsage: `/sfsync <status|check|explain|resync|export|usage|notify|doctor|help>`',
  'help.unknown.near':
    'I do not know “{word}”. Did you mean `/sfsync {near}`?\nUsage: `/sfsync <status|check|explain|resync|export|usage|notify|doctor|help>`',
} as const satisfies Record<string, string>;
