/** The local Slack: Web API, Socket Mode, response URLs and files over one workspace. */
import type { Server } from 'node:http';
import { Hono } from 'hono';
import type { SandboxClock } from '../clock.ts';
import { createApi } from './api/routes.ts';
import type { Slack } from './context.ts';
import { createWorkspace, resetWorkspace } from './create-workspace.ts';
import { createFileRoutes } from './file-routes.ts';
import { createHuman } from './human.ts';
import type { Manifest } from './manifest.ts';
import { createRateLimits } from './rate-limits.ts';
import { createResponseRoutes } from './responses.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSockets } from './sockets.ts';
import { createTriggers } from './triggers.ts';
import { createUploads } from './uploads.ts';
import type { Human, Workspace } from './workspace.ts';

export type SlackOptions = {
  readonly clock: SandboxClock;
  readonly manifest: Manifest;
  /** Address of the server that serves `routes`, without a slash at the end; known once it listens. */
  readonly baseUrl: () => string;
  /** Milliseconds of real time, which expiries and rate limits follow. */
  readonly realNow?: () => number;
};

export type SlackService = {
  readonly workspace: Workspace;
  readonly human: Human;
  /** `/api`, `/response` and `/files`, to be mounted at the root. */
  readonly routes: Hono;
  /** Takes WebSocket connections at `/socket` of the server. */
  attach(server: Server): void;
  /** Conversations and messages as at the start; the app's connections stay. */
  reset(): void;
  /** Sends the last event once more; false when there was none. */
  redeliver(): boolean;
  close(): void;
};

export function createSlack({ clock, manifest, baseUrl, realNow = Date.now }: SlackOptions): SlackService {
  const workspace = createWorkspace({ clock, manifest });
  const slack: Slack = {
    workspace,
    manifest,
    scopes: new Set(manifest.scopes),
    clock,
    realNow,
    baseUrl,
    sockets: createSockets({ appId: workspace.appId, realNow }),
    triggers: createTriggers(realNow),
    responseUrls: createResponseUrls(realNow),
    uploads: createUploads(),
    limits: createRateLimits(realNow),
  };
  const routes = new Hono()
    .route('/api', createApi(slack))
    .route('/response', createResponseRoutes(slack))
    .route('/files', createFileRoutes(slack));
  return {
    workspace,
    human: createHuman(slack),
    routes,
    attach: (server) => slack.sockets.attach(server),
    reset: () => resetWorkspace(workspace),
    redeliver: () => slack.sockets.redeliver(),
    close: () => slack.sockets.close(),
  };
}
