/** One HTTP server with the local HubSpot, Salesforce and Slack, the page and the controls. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createControlRoutes, mappingsCsv, type Control } from './control.ts';
import { applyFix, listFixes } from './integration/fixes.ts';
import { actorUser } from './salesforce/users.ts';
import { APP_TOKEN, BOT_TOKEN } from './slack/context.ts';
import type { Manifest } from './slack/manifest.ts';
import { createPage } from './slack/page/page.ts';
import { createSlack, type SlackService } from './slack/slack.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export type SandboxOptions = WorldOptions & {
  /** 0 takes any free port. */
  readonly port: number;
  /** Without Slack and its page. */
  readonly crmOnly: boolean;
  /** The bot gets no CRM's settings, as for a first user who has only HubSpot's exported list. */
  readonly slackOnly?: boolean;
  readonly manifest: Manifest;
  /** Awaited after each move of the clock, so that what is due has been done. */
  readonly onClock: () => Promise<void>;
};

export type Sandbox = {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** The bot's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The mappings as `SFSYNC_MAPPINGS` takes them. */
  readonly mappingsCsv: string;
  stop(): Promise<void>;
};

const HOST = '127.0.0.1';

/** Throws DatasetError for a data set that is wrong, and Error for a port that is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, log, crmOnly, slackOnly = false } = options;
  let url = '';
  const newWorld = () => createWorld(options, () => url);
  let world = newWorld();
  const slack = crmOnly ? undefined : createSlack({ clock, manifest: options.manifest, baseUrl: () => url });

  const control: Control = {
    world: () => world,
    now: clock.now,
    async moveClock(to) {
      clock.set(to);
      await options.onClock();
    },
    async reset() {
      await world.integration.stop();
      world = newWorld();
      slack?.reset();
      await world.integration.start();
    },
    redeliver: () => slack?.redeliver() ?? false,
  };

  const app = new Hono();
  app.route('/sandbox', createControlRoutes(control));
  for (const path of ['/hubspot/*', '/salesforce/*']) {
    app.all(path, (context) => world.routes.fetch(context.req.raw, context.env));
  }
  if (slack !== undefined) mountSlack(app, slack, control, options);
  app.notFound((context) => context.json({ error: 'not_found', path: context.req.path }, 404));
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'the sandbox failed at a request');
    return context.json({ error: 'sandbox_failure', message: error.message }, 500);
  });

  const respond = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void respond(request, response));
  slack?.attach(server);
  url = `http://${HOST}:${await listen(server, options.port)}`;
  await world.integration.start();

  return {
    url,
    env: { ...(crmOnly ? {} : slackEnv(url)), ...(slackOnly ? {} : crmEnv(url, world)) },
    mappingsCsv: mappingsCsv(world.crm.state.mappings),
    async stop() {
      await world.integration.stop();
      slack?.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function mountSlack(app: Hono, slack: SlackService, control: Control, { clock, manifest }: SandboxOptions): void {
  app.route('/', slack.routes);
  app.route(
    '/',
    createPage({
      workspace: slack.workspace,
      human: slack.human,
      app: manifest,
      clock: { now: clock.now, advance: (to) => control.moveClock(to) },
      integration: {
        isPaused: () => control.world().integration.isPaused(),
        pause: (isPaused) => control.world().integration.pause(isPaused),
      },
      fixes: {
        list: () => listFixes(control.world()),
        apply: (id) => applyFix(control.world(), id),
      },
    }),
  );
}

const slackEnv = (url: string) => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: `${url}/api/`,
});

const crmEnv = (url: string, { crm }: World) => ({
  HUBSPOT_ACCESS_TOKEN: 'sandbox-hubspot',
  HUBSPOT_BASE_URL: `${url}/hubspot`,
  SALESFORCE_INSTANCE_URL: `${url}/salesforce`,
  SALESFORCE_ACCESS_TOKEN: 'sandbox-salesforce',
  SALESFORCE_INTEGRATION_USER: String(actorUser(crm, 'integration')['Username']),
});

/** Listens on loopback only and gives the port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} is taken. Choose another with --port N; 0 takes any free one.`, { cause: error })
          : error,
      );
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
