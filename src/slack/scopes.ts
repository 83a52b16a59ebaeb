/** The Web API methods that sfsync calls, with the bot scopes that Slack asks for each (docs.slack.dev, method reference). */
export const METHOD_SCOPES = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  // Without the second one Slack leaves the email out.
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.push': [],
  'views.publish': [],
  'views.update': [],
} as const satisfies Record<string, readonly string[]>;

/** Slash commands need a scope too. */
export const SCOPES: readonly string[] = [...new Set(['commands', ...Object.values(METHOD_SCOPES).flat()])];
