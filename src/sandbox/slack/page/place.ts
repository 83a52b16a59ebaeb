/** Where the viewer is on the page, as its address says. */
import type { Manifest } from '../manifest.ts';
import type { Conversation, SlackUser, Workspace } from '../workspace.ts';
import { appConversation, visibleConversations } from './conversations.ts';
import type { PageMemory } from './memory.ts';
import type { Scene } from './scene.ts';

export const APP_TABS = { home: 'Home', messages: 'Messages', about: 'About' } as const;
export type AppTab = keyof typeof APP_TABS;

/** What of the app's manifest the page shows. */
export type AppParts = Partial<Pick<Manifest, 'commands' | 'shortcuts' | 'homeTab' | 'messagesTab'>>;

/** A scene with its place: one conversation or tab of the app, and perhaps a thread. */
export type Place = Scene & {
  readonly memory: PageMemory;
  readonly app: AppParts;
  /** Undefined on the tabs Home and About. */
  readonly conversation: Conversation | undefined;
  readonly tab: AppTab | undefined;
  /** The parent's ts. */
  readonly thread: string | undefined;
};

export type Where = { user?: string; channel?: string; app?: string; thread?: string };

/** Who looks: the named person, else an admin, since only admins can do all that the app offers. */
export function viewerOf(workspace: Workspace, id: string | undefined): SlackUser | undefined {
  const people = [...workspace.users.values()].filter(({ isBot }) => !isBot);
  return people.find((user) => user.id === id) ?? people.find(({ isAdmin }) => isAdmin) ?? people[0];
}

const isTab = (tab: string | undefined): tab is AppTab => tab !== undefined && tab in APP_TABS;

export function placeOf(where: Where, scene: Scene, memory: PageMemory, app: AppParts): Place {
  const channels = visibleConversations(scene);
  const appChannel = appConversation(scene);
  const asked = channels.find(({ id }) => id === where.channel);
  const tab = isTab(where.app) ? where.app : asked && asked === appChannel ? 'messages' : undefined;
  const first = channels.find(({ members }) => members.has(scene.workspace.botUserId)) ?? channels[0];
  const byTab = tab === 'messages' ? appChannel : undefined;
  const conversation = tab === undefined ? (asked ?? first) : byTab;
  const thread = conversation && where.thread;
  return { ...scene, memory, app, conversation, tab, thread };
}

/** The address of a place, relative to the page. */
export function hrefOf(place: Scene, where: Where): string {
  const query = new URLSearchParams({ user: place.viewer.id });
  for (const [key, value] of Object.entries(where)) if (value) query.set(key, value);
  return `?${query.toString()}`;
}

/** The address of the same place with or without a thread. */
export const hrefOfThread = (place: Place, thread?: string): string =>
  hrefOf(place, {
    ...(place.tab ? { app: place.tab } : place.conversation ? { channel: place.conversation.id } : {}),
    ...(thread === undefined ? {} : { thread }),
  });
