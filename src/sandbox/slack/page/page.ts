/** The web page of the sandbox's Slack: it draws the workspace, tells the browser what changed, and passes on what people do. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import type { Human, Workspace } from '../workspace.ts';
import { addDeeds } from './deeds.ts';
import { streamChanges } from './changes.ts';
import { appConversation } from './conversations.ts';
import { type PageScene, renderPage, renderPart } from './layout.ts';
import { createMemory } from './memory.ts';
import { type AppParts, placeOf, viewerOf, type Where } from './place.ts';
import type { Fix } from './sandbox-panel.ts';
import type { Scene } from './scene.ts';

export type PageOptions = {
  workspace: Workspace;
  human: Human;
  /** Commands, shortcuts and tabs of the app's manifest. */
  app?: AppParts;
  /** What the CRM admin could repair, and the repair. */
  fixes?: { list(): Promise<Fix[]>; apply(id: string): Promise<void> };
  /** HubSpot's integration, which a person may pause. */
  integration?: { isPaused(): boolean; pause(isPaused: boolean): void };
  /** `advance` moves the sandbox's time forward; it throws RangeError when `to` is earlier than now. */
  clock: { now(): Date; advance?(to: Date): Promise<void> };
};

const STYLE_OF_LIBRARY = createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css');

const CLIENT_FILE = /^[a-z]+\.(css|js)$/;
const MIME_TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript' };

/** What the browser loads, read at each request so that a change shows at once; undefined for a file that is none. */
async function clientFile(name: string): Promise<string | undefined> {
  if (!CLIENT_FILE.test(name)) return undefined;
  if (name !== 'blocks.css') return readFile(new URL(`client/${name}`, import.meta.url), 'utf8').catch(() => undefined);
  // The library goes by an id, which it gives to every block alike. Its class, written three times, weighs enough.
  const style = await readFile(STYLE_OF_LIBRARY, 'utf8');
  return style.replaceAll('#slack_blocks_to_jsx', '.slack_blocks_to_jsx'.repeat(3));
}

/** Nothing from outside, no inline script: what an app or a CRM record says cannot reach further than its text. */
const SECURITY = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The page at `/`, and what it is made of and calls under `/page/`. Every address within it is relative. */
export function createPage({ workspace, human, app = {}, fixes, integration, clock }: PageOptions): Hono {
  const memory = createMemory();

  const sceneFor = (user: string | undefined, url: string): Scene | undefined => {
    const viewer = viewerOf(workspace, user);
    return viewer && { workspace, viewer, now: clock.now(), origin: new URL(url).origin };
  };

  const pageScene = async (where: Where, url: string): Promise<PageScene | undefined> => {
    const scene = sceneFor(where.user, url);
    if (!scene) return undefined;
    if (where.app === 'messages' && !appConversation(scene)) human.openDirectMessage(scene.viewer.id);
    return {
      ...placeOf(where, scene, memory, app),
      fixes: await fixes?.list(),
      isPaused: integration?.isPaused(),
      canMoveClock: clock.advance !== undefined,
    };
  };

  const page = new Hono();
  for (const path of ['/', '/page/*']) {
    page.use(path, async (context, next) => {
      await next();
      for (const [name, value] of Object.entries(SECURITY)) context.header(name, value);
    });
  }

  page.get('/', async (context) => {
    const scene = await pageScene(context.req.query(), context.req.url);
    return scene ? context.html(renderPage(scene)) : context.text('This workspace has no people.', 503);
  });

  page.get('/page/part/:name', async (context) => {
    const scene = await pageScene(context.req.query(), context.req.url);
    const html = scene && renderPart(context.req.param('name'), scene);
    return html === undefined ? context.notFound() : context.html(html);
  });

  page.get('/page/events', (context) => {
    const scene = sceneFor(context.req.query('user'), context.req.url);
    return scene ? streamChanges(context, scene) : context.notFound();
  });

  page.get('/page/files/:id', (context) => {
    const file = workspace.files.get(context.req.param('id'));
    if (!file) return context.notFound();
    // An image may be shown in the page; whatever else it is, the browser saves it.
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
    return context.body(new Uint8Array(file.content), 200, {
      'content-type': file.mimetype || 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  page.get('/page/client/:name', async (context) => {
    const name = context.req.param('name');
    const content = await clientFile(name);
    if (content === undefined) return context.notFound();
    const type = MIME_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
    return context.body(content, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  });

  addDeeds(page, {
    workspace,
    human,
    clock,
    sceneFor,
    ...(fixes ? { fixes } : {}),
    ...(integration ? { integration } : {}),
  });
  return page;
}
