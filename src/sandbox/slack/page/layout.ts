/** The page and its parts, each of which can be drawn anew by itself. */
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { appTabs, drawAppTab } from './app-view.ts';
import { drawConversation, drawThread } from './conversation.ts';
import { conversationTitle } from './conversations.ts';
import { icon } from './icons.ts';
import { drawModal } from './modal.ts';
import type { Place } from './place.ts';
import { drawSandboxPanel, type Outside } from './sandbox-panel.ts';
import { drawSidebar } from './sidebar.ts';
import { displayName } from './scene.ts';

/** A place, with what the Sandbox panel offers there. */
export type PageScene = Place & Outside;

const titleOf = (scene: PageScene): string =>
  scene.conversation && scene.tab === undefined
    ? conversationTitle(scene.conversation, scene)
    : displayName(scene.workspace, scene.workspace.botUserId);

const memberCount = ({ conversation }: PageScene): string =>
  conversation && conversation.kind !== 'im'
    ? `${conversation.members.size} ${conversation.members.size === 1 ? 'member' : 'members'}`
    : '';

const head = (scene: PageScene): ReactNode =>
  h(
    'header',
    { className: 'main-head' },
    h(
      'button',
      { type: 'button', className: 'icon-link menu-button', 'data-toggle-sidebar': '', 'aria-label': 'Channels' },
      icon('menu'),
    ),
    h('h1', null, scene.conversation?.kind === 'private' ? [icon('lock'), scene.conversation.name] : titleOf(scene)),
    h('span', { className: 'quiet' }, memberCount(scene)),
    h(
      'button',
      { type: 'button', className: 'button panel-button', 'data-toggle-panel': '', 'aria-label': 'Sandbox' },
      icon('flask'),
      h('span', null, 'Sandbox'),
    ),
  );

function mainContent(scene: PageScene): ReactNode {
  if (scene.tab === 'home' || scene.tab === 'about') return drawAppTab(scene.tab, scene);
  if (scene.conversation) return drawConversation(scene.conversation, scene);
  return h('p', { className: 'beginning' }, 'There is no conversation here.');
}

const thread = (scene: PageScene): ReactNode =>
  scene.conversation && scene.thread ? drawThread(scene.conversation, scene.thread, scene) : null;

/** By name: `page/part/<name>` gives one of them. */
const PARTS: Record<string, (scene: PageScene) => ReactNode> = {
  sidebar: (scene) =>
    h('nav', { id: 'part-sidebar', className: 'sidebar', 'aria-label': 'Workspace' }, drawSidebar(scene)),
  main: (scene) =>
    h(
      'main',
      {
        id: 'part-main',
        className: 'main',
        'data-channel': scene.conversation?.id ?? '',
        'data-tab': scene.tab ?? '',
      },
      head(scene),
      scene.tab ? appTabs(scene) : null,
      mainContent(scene),
    ),
  thread: (scene) => {
    const drawn = thread(scene);
    return h(
      'aside',
      { id: 'part-thread', className: 'thread', 'aria-label': 'Thread', hidden: drawn === null },
      drawn,
    );
  },
  sandbox: (scene) =>
    h(
      'aside',
      { id: 'part-sandbox', className: 'sandbox-panel', 'aria-label': 'Sandbox' },
      drawSandboxPanel(scene, scene),
    ),
  modal: (scene) => h('div', { id: 'part-modal' }, drawModal(scene)),
};

/** A part's HTML; undefined for a name that is none. */
export function renderPart(name: string, scene: PageScene): string | undefined {
  const draw = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  return draw && renderToStaticMarkup(draw(scene));
}

export function renderPage(scene: PageScene): string {
  const { workspace, viewer } = scene;
  const body = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, `${titleOf(scene)} - ${workspace.teamName} - sfsync sandbox`),
      h('link', { rel: 'icon', href: 'data:,' }),
      h('link', { rel: 'stylesheet', href: 'page/client/blocks.css' }),
      h('link', { rel: 'stylesheet', href: 'page/client/page.css' }),
      h('link', { rel: 'stylesheet', href: 'page/client/content.css' }),
      h('script', { type: 'module', src: 'page/client/page.js' }),
    ),
    h(
      'body',
      { 'data-user': viewer.id },
      h(
        'div',
        { className: 'workspace' },
        ...['sidebar', 'main', 'thread', 'sandbox'].map((name) => PARTS[name]?.(scene)),
      ),
      PARTS['modal']?.(scene),
      h('div', { id: 'toasts', role: 'alert' }),
      h('div', { className: 'drop-note', hidden: true }, 'Drop to share the file here'),
    ),
  );
  return `<!doctype html>${renderToStaticMarkup(body)}`;
}
