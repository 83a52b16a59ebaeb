import { EventEmitter } from 'node:events';
import type { SandboxClock } from '../clock.ts';
import type { Manifest } from './manifest.ts';
import type { Conversation, SlackUser, Workspace } from './workspace.ts';

const BOT = 'U0SFSYNC';

const PEOPLE: SlackUser[] = [
  person({ id: 'U0ADMIN', name: 'ann', realName: 'Ann Admin', isAdmin: true, tz: 'Europe/Rome', locale: 'en-GB' }),
  person({
    id: 'U0MEMBER',
    name: 'max',
    realName: 'Max Member',
    // Of an owner in the generated company, so that "yours" has something to show.
    email: 'callum.reid@alderon.example',
    tz: 'America/New_York',
    locale: 'en-US',
  }),
  person({
    id: 'U0OWNER',
    name: 'olga',
    realName: 'Olga Owner',
    isAdmin: true,
    isOwner: true,
    tz: 'Europe/Rome',
    locale: 'it-IT',
  }),
];

const EVERYONE = PEOPLE.map(({ id }) => id);

const CHANNELS: { id: string; name: string; kind: Conversation['kind']; members: string[] }[] = [
  { id: 'C0CRMSYNC', name: 'crm-sync', kind: 'channel', members: [...EVERYONE, BOT] },
  { id: 'C0GENERAL', name: 'general', kind: 'channel', members: EVERYONE },
  { id: 'C0RANDOM', name: 'random', kind: 'channel', members: EVERYONE },
  { id: 'C0LEADERS', name: 'leadership', kind: 'private', members: ['U0ADMIN', 'U0OWNER'] },
];

function person(given: Pick<SlackUser, 'id' | 'name' | 'realName' | 'tz' | 'locale'> & Partial<SlackUser>): SlackUser {
  return { email: `${given.name}@acme.example`, isAdmin: false, isOwner: false, isBot: false, ...given };
}

/** The id of a person's direct message with the app. */
const directMessageId = (user: string) => user.replace(/^U/, 'D');

export function directMessage(user: string): Conversation {
  return { id: directMessageId(user), name: user, kind: 'im', members: new Set([user, BOT]), isArchived: false };
}

/**
 * The team "Acme": #crm-sync with the app, #general and #random and the private #leadership without it, an admin, a member and an
 * owner, each with a direct message. Times come from the sandbox's clock.
 */
export function createWorkspace({ clock, manifest }: { clock: SandboxClock; manifest: Manifest }): Workspace {
  let lastMicros = 0;
  let lastId = 0;
  const workspace: Workspace = {
    teamId: 'T0ACME',
    teamName: 'Acme',
    teamDomain: 'acme',
    appId: 'A0SFSYNC',
    botUserId: BOT,
    botId: 'B0SFSYNC',
    users: new Map(),
    conversations: new Map(),
    messages: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    events: new EventEmitter(),
    nextTs() {
      lastMicros = Math.max(clock.now().getTime() * 1000, lastMicros + 100);
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
    nextId: (prefix) => `${prefix}${(++lastId).toString(36).toUpperCase().padStart(8, '0')}`,
  };
  const bot = person({
    id: BOT,
    name: manifest.name ?? 'sfsync',
    realName: manifest.name ?? 'sfsync',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    isBot: true,
  });
  // Every open page listens.
  workspace.events.setMaxListeners(0);
  for (const user of [...PEOPLE, bot]) workspace.users.set(user.id, user);
  resetWorkspace(workspace);
  return workspace;
}

/** Back to the start: the first conversations and members, no messages, files or views. Ids and times do not repeat. */
export function resetWorkspace(workspace: Workspace): void {
  for (const store of [workspace.messages, workspace.files, workspace.homes, workspace.conversations]) store.clear();
  const modalOwners = [...workspace.modals.keys()];
  workspace.modals.clear();
  for (const { members, ...channel } of CHANNELS) {
    workspace.conversations.set(channel.id, { ...channel, members: new Set(members), isArchived: false });
  }
  for (const user of EVERYONE) workspace.conversations.set(directMessageId(user), directMessage(user));
  for (const channel of workspace.conversations.keys()) {
    workspace.messages.set(channel, []);
    workspace.events.emit('change', { kind: 'message', channel });
  }
  workspace.events.emit('change', { kind: 'conversation' });
  for (const user of modalOwners) workspace.events.emit('change', { kind: 'view', user });
}
