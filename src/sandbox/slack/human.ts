/** People at work in the local Slack: what they type, click and submit becomes payloads for the app, exactly as from Slack. */
import { completeAction, keepKnown, withValue } from './actions.ts';
import { isObject } from './block-kit/check.ts';
import type { StateValues } from './block-kit/interactive.ts';
import { invite, runCommand } from './commands.ts';
import { isMember, openDirectMessage } from './conversations.ts';
import type { Slack } from './context.ts';
import { encodeText } from './entities.ts';
import { announceHomeOpened } from './events.ts';
import { addFile } from './files.ts';
import { fileJson } from './formats.ts';
import { addMessage } from './messages.ts';
import { globalShortcut, messageActions, messageShortcut, viewActions, viewClosed, type Actor } from './payloads.ts';
import { actorOf, attempt, failure, OK, seenBy, writableBy } from './person.ts';
import { Refusal } from './refusal.ts';
import { submit } from './submission.ts';
import { closeModals, findModal, findView } from './views.ts';
import type { Container, Human, HumanResult, JsonObject, OpenView } from './workspace.ts';

/** What people chose in messages, by person and message: Slack keeps that to the person. */
type Chosen = Map<string, StateValues>;

export function createHuman(slack: Slack): Human {
  const chosen: Chosen = new Map();
  const as = (user: string, run: (actor: Actor) => HumanResult | Promise<HumanResult>) =>
    attempt(() => run(actorOf(slack, user)));
  return {
    type: (user, channel, text, threadTs) => as(user, (actor) => type(actor, channel, text, threadTs)),
    act: (user, container, action) =>
      as(user, (actor) =>
        container.type === 'message'
          ? actInMessage(actor, chosen, container, action)
          : actInView(actor, container, action),
      ),
    setValue: (user, viewId, blockId, actionId, value) =>
      setValue(actorOf(slack, user), viewId, blockId, actionId, value),
    submitView: (user, viewId) => as(user, (actor) => submit(actor, ownModal(actor, viewId))),
    closeView: (user, viewId) => as(user, (actor) => close(actor, ownModal(actor, viewId))),
    shortcut: (user, callbackId, target) => as(user, (actor) => shortcut(actor, callbackId, target)),
    upload: (user, channel, name, content, threadTs) =>
      as(user, (actor) => upload(actor, channel, name, content, threadTs)),
    deleteFile: (user, file) => as(user, (actor) => deleteFile(actor, file)),
    openHome: (user) =>
      as(user, () => {
        announceHomeOpened(slack, user);
        return OK;
      }),
    openDirectMessage: (user) => openDirectMessage(slack.workspace, user).id,
    inviteBot: (user, channel) => as(user, (actor) => invite(actor, channel)),
  };
}

async function type(actor: Actor, channel: string, text: string, threadTs: string | undefined): Promise<HumanResult> {
  if (/^\/[a-z]/i.test(text.trim())) return runCommand(actor, channel, text, threadTs);
  const { slack, user } = actor;
  const conversation = writableBy(actor, channel);
  if (text.trim() === '') return failure('no_text');
  const isToApp = conversation.kind === 'im' && isMember(conversation, slack.workspace.botUserId);
  if (isToApp && slack.manifest.messagesTab === false) return failure('messages_tab_disabled');
  const thread = threadTs === undefined ? undefined : seenBy(actor, channel, threadTs).message;
  addMessage(slack, {
    channel,
    user: user.id,
    text: encodeText(slack.workspace, text),
    ...(thread === undefined ? {} : { threadTs: thread.threadTs ?? thread.ts }),
  });
  return OK;
}

async function interact({ manifest, sockets }: Slack, payload: JsonObject): Promise<HumanResult> {
  if (manifest.interactivity === false) return failure('interactivity_not_enabled');
  const delivery = await sockets.deliver('interactive', payload);
  return delivery.ok ? OK : failure(delivery.error);
}

function actInMessage(
  actor: Actor,
  chosen: Chosen,
  { channel, ts }: Container & { type: 'message' },
  action: JsonObject,
): Promise<HumanResult> {
  const { conversation, message } = seenBy(actor, channel, ts);
  const complete = completeAction(actor.slack.workspace, message.blocks ?? [], action);
  const key = `${actor.user.id} ${channel} ${ts}`;
  const values = withValue(chosen.get(key) ?? {}, complete);
  chosen.set(key, values);
  return interact(actor.slack, messageActions(actor, conversation, message, [complete], values));
}

/** A modal or App Home of the person's. Throws Refusal `view_not_found`. */
function ownView({ slack, user }: Actor, viewId: string): OpenView {
  const open = findView(slack, 'id', viewId);
  if (open === undefined || open.user !== user.id) throw new Refusal('view_not_found');
  return open;
}

function ownModal({ slack, user }: Actor, viewId: string): OpenView {
  const open = findModal(slack, user.id, viewId);
  if (open === undefined) throw new Refusal('view_not_found');
  return open;
}

function actInView(actor: Actor, { viewId }: Container & { type: 'view' }, action: JsonObject): Promise<HumanResult> {
  const open = ownView(actor, viewId);
  const complete = completeAction(actor.slack.workspace, open.view['blocks'] as JsonObject[], action);
  open.values = keepKnown(open.values, withValue(open.values, complete));
  return interact(actor.slack, viewActions(actor, open, [complete]));
}

/** Does nothing where the view has no such input (any more). */
function setValue({ slack, user }: Actor, viewId: string, blockId: string, actionId: string, value: JsonObject): void {
  const open = findView(slack, 'id', viewId);
  const before = open?.values[blockId]?.[actionId];
  if (open === undefined || open.user !== user.id || before === undefined) return;
  const kept = { ...withFiles(slack, value), type: before['type'] };
  open.values[blockId] = { ...open.values[blockId], [actionId]: kept };
}

async function close(actor: Actor, open: OpenView): Promise<HumanResult> {
  const clears = open.view['clear_on_close'] === true;
  const closed = closeModals(actor.slack, open, { all: clears });
  const told = closed.filter(({ view }) => view['notify_on_close'] === true);
  const results = await Promise.all(told.map((view) => interact(actor.slack, viewClosed(actor, view, clears))));
  return results.find(({ ok }) => !ok) ?? OK;
}

async function shortcut(
  actor: Actor,
  callbackId: string,
  target: { channel: string; ts: string } | undefined,
): Promise<HumanResult> {
  const type = target === undefined ? 'global' : 'message';
  const { slack } = actor;
  const known = slack.manifest.shortcuts.some((each) => each.callbackId === callbackId && each.type === type);
  if (!known) return failure('shortcut_not_found');
  if (target === undefined) return interact(slack, globalShortcut(actor, callbackId));
  const { conversation, message } = seenBy(actor, target.channel, target.ts);
  return interact(slack, messageShortcut(actor, callbackId, conversation, message));
}

function upload(
  actor: Actor,
  channel: string,
  name: string,
  content: Buffer,
  threadTs: string | undefined,
): HumanResult {
  const { slack, user } = actor;
  writableBy(actor, channel);
  if (content.length === 0) return failure('file_is_empty');
  const file = addFile(slack, { name, content, user: user.id });
  const thread = threadTs === undefined ? undefined : seenBy(actor, channel, threadTs).message;
  addMessage(slack, {
    channel,
    user: user.id,
    text: '',
    files: [file.id],
    ...(thread === undefined ? {} : { threadTs: thread.threadTs ?? thread.ts }),
  });
  return OK;
}

/** The messages that shared it stay, without it. */
function deleteFile({ slack, user }: Actor, id: string): HumanResult {
  const { files, events } = slack.workspace;
  const file = files.get(id);
  if (file === undefined) return failure('file_not_found');
  if (file.user !== user.id) return failure('cant_delete_file');
  files.delete(id);
  for (const channel of file.channels) events.emit('change', { kind: 'message', channel });
  return OK;
}

/** A file input's value names files by id; the app gets them whole. */
function withFiles(slack: Slack, value: JsonObject): JsonObject {
  if (!Array.isArray(value['files'])) return value;
  const files = value['files'].filter(isObject).flatMap(({ id }) => slack.workspace.files.get(String(id)) ?? []);
  return { ...value, files: files.map((file) => fileJson(slack, file)) };
}
