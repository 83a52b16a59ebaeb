/** What the sandbox knows of the app: the parts of its manifest that decide what Slack lets it do. */
import { z } from 'zod';

type ManifestCommand = { command: string; description: string; usageHint?: string; shouldEscape?: boolean };

type ManifestShortcut = { name: string; type: 'global' | 'message'; callbackId: string; description: string };

export type Manifest = {
  /** The bot's display name; default sfsync. */
  name?: string;
  /** Bot scopes. */
  scopes: string[];
  commands: ManifestCommand[];
  shortcuts: ManifestShortcut[];
  /** Bot events. */
  events: string[];
  /** Default true. */
  homeTab?: boolean;
  /** Default true. */
  messagesTab?: boolean;
  /** Default true. */
  interactivity?: boolean;
};

const manifestFile = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string() }).optional(),
      app_home: z
        .object({ home_tab_enabled: z.boolean().default(false), messages_tab_enabled: z.boolean().default(true) })
        .optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string(),
            usage_hint: z.string().optional(),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
    })
    .default({ slash_commands: [], shortcuts: [] }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }) }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
    })
    .default({}),
});

/** A Slack app manifest, parsed from its YAML or JSON. Throws ZodError where a part that the sandbox needs is wrong. */
export function readManifest(parsed: unknown): Manifest {
  const { display_information, features, oauth_config, settings } = manifestFile.parse(parsed);
  return {
    name: features.bot_user?.display_name ?? display_information.name,
    scopes: oauth_config.scopes.bot,
    commands: features.slash_commands.map(({ command, description, usage_hint, should_escape }) => ({
      command,
      description,
      shouldEscape: should_escape,
      ...(usage_hint === undefined ? {} : { usageHint: usage_hint }),
    })),
    shortcuts: features.shortcuts.map(({ callback_id, ...rest }) => ({ ...rest, callbackId: callback_id })),
    events: settings.event_subscriptions?.bot_events ?? [],
    homeTab: features.app_home?.home_tab_enabled ?? false,
    messagesTab: features.app_home?.messages_tab_enabled ?? true,
    interactivity: settings.interactivity?.is_enabled ?? false,
  };
}
