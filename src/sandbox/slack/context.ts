import type { SandboxClock } from '../clock.ts';
import type { Manifest } from './manifest.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { Uploads } from './uploads.ts';
import type { Workspace } from './workspace.ts';

export const BOT_TOKEN = 'xoxb-sandbox';
export const APP_TOKEN = 'xapp-sandbox';

/** What the parts of the local Slack share. Messages carry the sandbox's time; expiries are on real time. */
export type Slack = {
  readonly workspace: Workspace;
  readonly manifest: Manifest;
  /** The bot token's scopes: those of the manifest. */
  readonly scopes: ReadonlySet<string>;
  readonly clock: SandboxClock;
  /** Milliseconds of real time. */
  readonly realNow: () => number;
  /** Address of the server, without a slash at the end. */
  readonly baseUrl: () => string;
  readonly sockets: Sockets;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly uploads: Uploads;
  readonly limits: RateLimits;
};
