import type { App } from '@slack/bolt';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { drawBlock } from '../../../../src/sandbox/slack/page/blocks.ts';
import { createPage, type PageOptions } from '../../../../src/sandbox/slack/page/page.ts';
import type { BlockScene } from '../../../../src/sandbox/slack/page/scene.ts';
import { createWorkspace } from '../../../../src/sandbox/slack/create-workspace.ts';
import { createClock } from '../../../../src/sandbox/clock.ts';
import { ANN, CHANNEL, manifest, startApp, startSlack, type LocalSlack } from '../start-slack.ts';

export const ORIGIN = 'http://sandbox.test';

export type OpenPage = AsyncDisposable & {
  readonly slack: LocalSlack;
  /** A page or a part, as HTML. */
  html(path: string): Promise<string>;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Does something as a person; Slack's result. */
  post(deed: string, body: object): Promise<{ ok: boolean; error?: string }>;
};

/** The page over the real local Slack; with `register` a real Bolt app is connected to it. */
export async function openPage(
  register?: (app: App) => void,
  options: Partial<Pick<PageOptions, 'fixes' | 'integration' | 'app'>> = {},
): Promise<OpenPage> {
  const slack = await startSlack();
  if (register) await startApp(slack, register);
  const { workspace, human, clock } = slack;
  const page = createPage({
    workspace,
    human,
    app: manifest,
    clock: { now: clock.now, advance: async (to) => clock.set(to) },
    ...options,
  });
  const request = async (path: string, init?: RequestInit) => page.request(`${ORIGIN}${path}`, init);
  return {
    slack,
    request,
    html: async (path) => (await request(path)).text(),
    async post(deed, body) {
      const headers = { 'content-type': 'application/json' };
      const answer = await request(`/page/${deed}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await answer.json()) as { ok: boolean; error?: string };
    },
    [Symbol.asyncDispose]: () => slack[Symbol.asyncDispose](),
  };
}

/** What Ann sees of a message in her channel. */
export function blockScene(): BlockScene {
  const workspace = createWorkspace({ clock: createClock(), manifest });
  const viewer = workspace.users.get(ANN);
  if (!viewer) throw new Error('Ann is missing');
  return {
    workspace,
    viewer,
    now: new Date('2026-11-24T12:00:00Z'),
    origin: ORIGIN,
    container: { type: 'message', channel: CHANNEL, ts: '1.000100' },
    values: {},
    errors: {},
    prefix: 'm1',
  };
}

export const drawn = (block: Record<string, unknown>, scene: BlockScene = blockScene()): string =>
  renderToStaticMarkup(createElement('div', null, drawBlock(block, scene)));

/** The text of HTML, as a person reads it. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
