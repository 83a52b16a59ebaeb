import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { App, LogLevel, type Logger } from '@slack/bolt';
import { WebClient, type ChatPostMessageArguments, type ChatPostMessageResponse } from '@slack/web-api';
import { createClock } from '../../../src/sandbox/clock.ts';
import type { SandboxClock } from '../../../src/sandbox/clock.ts';
import type { Manifest } from '../../../src/sandbox/slack/manifest.ts';
import { createSlack, type SlackService } from '../../../src/sandbox/slack/slack.ts';

export const CHANNEL = 'C0CRMSYNC';
export const ANN = 'U0ADMIN';
export const MAX = 'U0MEMBER';

export const manifest: Manifest = {
  name: 'sfsync',
  scopes: [
    'chat:write',
    'commands',
    'files:write',
    'files:read',
    'users:read',
    'users:read.email',
    'im:write',
    'channels:history',
    'im:history',
    'channels:read',
    'app_mentions:read',
  ],
  commands: [
    { command: '/sfsync', description: 'Sync errors' },
    { command: '/who', description: 'Escaped', shouldEscape: true },
  ],
  shortcuts: [
    { name: 'Explain', type: 'global', callbackId: 'explain', description: 'Explains' },
    { name: 'Explain this', type: 'message', callbackId: 'explain_message', description: 'Explains a message' },
  ],
  events: ['message.channels', 'message.im', 'app_mention', 'app_home_opened', 'file_shared'],
};

export type LocalSlack = AsyncDisposable &
  SlackService & {
    readonly url: string;
    readonly clock: SandboxClock;
    /** The real Web API client with the bot's token. */
    readonly client: WebClient;
    /** chat.postMessage of the real client. */
    post(args: object): Promise<ChatPostMessageResponse>;
    /** What ends before the server does. */
    readonly parts: AsyncDisposableStack;
    /** Moves real time, which expiries follow, on. */
    pass(ms: number): void;
  };

const ignore = () => undefined;
const logger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  setName: ignore,
  getLevel: () => LogLevel.ERROR,
};

const silent = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger };

export const clientOf = (url: string, token = 'xoxb-sandbox') =>
  new WebClient(token, { ...silent, slackApiUrl: `${url}/api/` });

export async function startSlack(changes: Partial<Manifest> = {}): Promise<LocalSlack> {
  const clock = createClock();
  let url = '';
  let passed = 0;
  const slack = createSlack({
    clock,
    manifest: { ...manifest, ...changes },
    baseUrl: () => url,
    realNow: () => Date.now() + passed,
  });
  const server = createServer((request, response) => {
    void getRequestListener(slack.routes.fetch, { overrideGlobalObjects: false })(request, response);
  });
  slack.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientOf(url);
  const parts = new AsyncDisposableStack();
  return {
    ...slack,
    url,
    clock,
    client,
    parts,
    post: (args) => client.chat.postMessage.call(client, args as ChatPostMessageArguments),
    pass: (ms) => (passed += ms),
    async [Symbol.asyncDispose]() {
      await parts.disposeAsync();
      slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The real Bolt app in Socket Mode, connected until the local Slack ends. */
export async function startApp({ url, parts }: LocalSlack, register: (app: App) => void): Promise<void> {
  const app = new App({
    token: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    socketMode: true,
    deferInitialization: true,
    logger,
    clientOptions: { ...silent, slackApiUrl: `${url}/api/` },
  });
  register(app);
  await app.init();
  await app.start();
  parts.defer(async () => void (await app.stop()));
}

/** What Slack answered to a call that it refused. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    return { accepted: await call };
  } catch (error) {
    return (error as { data?: Record<string, unknown> }).data ?? { thrown: error };
  }
}

/** Waits for something that happens soon, without a fixed delay. */
export async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let turn = 0; turn < 400; turn += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not happen');
}
