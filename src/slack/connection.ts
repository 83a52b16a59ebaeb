import { App, LogLevel, type Logger as BoltLogger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { createGate, type Gate } from './gate.ts';

export type SlackConnection = {
  readonly app: App;
  readonly gate: Gate;
  /** Checks the token and connects; throws SlackRefusal or an error of the SDK. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const TIMEOUT_MS = 10_000;

/** Connects by Socket Mode, so that no public address is needed. Nothing is sent before `start`. */
export function connectSlack(
  config: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string },
  log: Logger,
): SlackConnection {
  const logger = boltLogger(log);
  const app = new App({
    token: config.botToken,
    appToken: config.appToken,
    socketMode: true,
    // Else the constructor calls auth.test, and a bad token becomes an unhandled rejection.
    deferInitialization: true,
    extendedErrorHandler: true,
    logger,
    clientOptions: {
      logger,
      timeout: TIMEOUT_MS,
      // Bolt's Socket Mode would otherwise give every client 100 retries.
      retryConfig: { retries: 4, factor: 2, minTimeout: 500 },
      ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    },
  });
  const poster = new WebClient(config.botToken, {
    logger,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  });
  return {
    app,
    gate: createGate(app.client, poster, log),
    async start() {
      await app.init();
      await app.start();
    },
    stop: async () => {
      await app.stop();
    },
  };
}

/** Bolt's lines go through our logger, so that its redaction holds for them too. */
function boltLogger(log: Logger): BoltLogger {
  const line = (messages: unknown[]) =>
    messages.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: (...messages: unknown[]) => log.trace(line(messages)),
    info: (...messages: unknown[]) => log.debug(line(messages)),
    warn: (...messages: unknown[]) => log.warn(line(messages)),
    error: (...messages: unknown[]) => log.error(line(messages)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
