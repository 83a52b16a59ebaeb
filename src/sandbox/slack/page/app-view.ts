/** The app's own tabs beside its messages. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import { avatar } from './avatar.ts';
import { drawBlocks } from './blocks.ts';
import { APP_TABS, type AppTab, hrefOf, type Place } from './place.ts';
import { displayName, read } from './scene.ts';

const isEnabled = ({ app }: Place, tab: AppTab): boolean =>
  tab === 'home' ? app.homeTab !== false : tab !== 'messages' || app.messagesTab !== false;

export const appTabs = (place: Place): ReactNode =>
  h(
    'nav',
    { className: 'tabs', 'aria-label': 'App' },
    ...Object.entries(APP_TABS)
      .filter(([tab]) => isEnabled(place, tab as AppTab))
      .map(([tab, title]) =>
        h(
          'a',
          {
            key: tab,
            href: hrefOf(place, { app: tab }),
            'data-nav': '',
            ...(place.tab === tab ? { 'aria-current': 'page' } : {}),
          },
          title,
        ),
      ),
  );

function home(place: Place): ReactNode {
  const open = place.workspace.homes.get(place.viewer.id);
  if (!open)
    return h('p', { className: 'beginning' }, 'This is a work in progress: the app has not published a Home tab yet.');
  const container = { type: 'view', viewId: open.id } as const;
  const scene = { ...place, container, values: open.values, errors: open.errors, prefix: open.id };
  return h(
    'div',
    { className: 'home content', id: open.id, 'data-container': JSON.stringify(container) },
    drawBlocks(read.list(open.view['blocks']), scene),
  );
}

function about({ app, workspace, ...rest }: Place): ReactNode {
  const scene = { ...rest, app, workspace };
  return h(
    'div',
    { className: 'about' },
    h(
      'div',
      { className: 'about-head' },
      avatar(workspace.botUserId, 'avatar-large', scene),
      h('h2', null, displayName(workspace, workspace.botUserId)),
    ),
    h(
      'p',
      { className: 'quiet' },
      `App id ${workspace.appId}, bot user ${workspace.botUserId}, in the team ${workspace.teamName}.`,
    ),
    details(
      'Commands',
      (app.commands ?? []).map(({ command, usageHint, description }) => [`${command} ${usageHint ?? ''}`, description]),
    ),
    details(
      'Shortcuts',
      (app.shortcuts ?? []).map(({ name, description }) => [name, description]),
    ),
  );
}

const details = (title: string, rows: string[][]): ReactNode =>
  rows.length === 0
    ? null
    : h(
        'section',
        null,
        h('h3', null, title),
        h(
          'dl',
          null,
          ...rows.map(([term, meaning]) => h(Fragment, { key: term }, h('dt', null, term), h('dd', null, meaning))),
        ),
      );

export const drawAppTab = (tab: 'home' | 'about', place: Place): ReactNode =>
  h('div', { className: 'app-tab', 'data-tab': tab }, tab === 'home' ? home(place) : about(place));
