/** What people do on the page: each is a POST that waits for the app and answers with Slack's result. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Container, Human, HumanResult, JsonObject, Workspace } from '../workspace.ts';
import { dispatchTriggers, findElement, keepsValue, slackValue } from './choices.ts';
import { fromZone } from './dates.ts';
import { addNotice } from './memory.ts';
import type { PageOptions } from './page.ts';
import { read, type Scene } from './scene.ts';

export type Deeds = Pick<PageOptions, 'fixes' | 'integration' | 'clock'> & {
  readonly workspace: Workspace;
  readonly human: Human;
  sceneFor(user: string | undefined, url: string): Scene | undefined;
};

const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), viewId: z.string() }),
]);

const element = z.object({ container, blockId: z.string(), actionId: z.string() });

const OK: HumanResult = { ok: true };
const failed = (error: string): HumanResult => ({ ok: false, error });

type Deed<Body> = (body: Body, scene: Scene, deeds: Deeds) => Promise<HumanResult>;

/** A deed and the shape of its body, checked before it runs. */
const deed = <Body>(schema: z.ZodType<Body>, run: Deed<Body>) => ({
  perform: async (input: unknown, scene: Scene, deeds: Deeds): Promise<HumanResult> => {
    const body = schema.safeParse(input);
    return body.success ? run(body.data, scene, deeds) : failed(`invalid_request: ${z.prettifyError(body.error)}`);
  },
});

const INVITE = /^\/invite\s+@?(\S+)\s*$/;

const type = deed(
  z.object({ channel: z.string(), text: z.string().min(1), threadTs: z.string().optional() }),
  async ({ channel, text, threadTs }, scene, { human, workspace }) => {
    const bot = workspace.users.get(workspace.botUserId)?.name;
    const isInvite = INVITE.exec(text)?.[1] === bot;
    const result = isInvite
      ? await human.inviteBot(scene.viewer.id, channel)
      : await human.type(scene.viewer.id, channel, text, threadTs);
    if (!result.ok) addNotice(scene, channel, failureText(text, result.error), threadTs);
    return result;
  },
);

/** As Slack words it. A refusal in words stays as it is; a code is told with the command's name. */
function failureText(text: string, error: string): string {
  if (error.startsWith('/')) return error;
  return text.startsWith('/')
    ? `${text.split(/\s/)[0]} failed with the error ${error}`
    : `Your message was not sent: ${error.replaceAll('_', ' ')}`;
}

/** The blocks of a message or view, and what of it is kept. */
function blocksOf(where: Container, { workspace, viewer }: Scene): JsonObject[] | undefined {
  if (where.type === 'message') {
    const messages = workspace.messages.get(where.channel) ?? [];
    const message = messages.find(
      ({ ts, ephemeralFor }) => ts === where.ts && (ephemeralFor ?? viewer.id) === viewer.id,
    );
    return message && [...(message.blocks ?? []), ...(message.attachments ?? [])];
  }
  const home = workspace.homes.get(viewer.id);
  const views = [...(workspace.modals.get(viewer.id) ?? []), ...(home ? [home] : [])];
  const open = views.find(({ id }) => id === where.viewId);
  return open && read.list(open.view['blocks']);
}

/** Seconds since 1970, of the wall clock that a date and time was picked on. */
const pickedSeconds = (local: string, { viewer }: Scene): string =>
  local && String(Math.floor(fromZone(local, viewer.tz).getTime() / 1000));

const trigger = z.enum(['click', 'choose', 'type', 'enter']);

const act = deed(element.extend({ chosen: z.array(z.string()), trigger }), async (body, scene, { human }) => {
  const found = findElement(blocksOf(body.container, scene) ?? [], body.blockId, body.actionId);
  if (!found) return failed('This is no longer there. Look at the newest version.');
  const isMoment = found.element['type'] === 'datetimepicker';
  const chosen = isMoment ? body.chosen.map((local) => pickedSeconds(local, scene)) : body.chosen;
  const value = slackValue(found.element, chosen);
  if (!value) return failed(`The sandbox cannot use an element of type ${read.text(found.element['type'])}.`);
  const { viewer } = scene;
  if (body.container.type === 'view' && keepsValue(found.element)) {
    human.setValue(viewer.id, body.container.viewId, found.blockId, body.actionId, value);
  }
  if (found.block['type'] === 'input' && !dispatchTriggers(found.block).includes(body.trigger)) return OK;
  const result = await human.act(viewer.id, body.container, {
    ...value,
    action_id: body.actionId,
    block_id: found.blockId,
  });
  if (!result.ok && body.container.type === 'message') {
    addNotice(scene, body.container.channel, `The app failed with the error ${result.error}`);
  }
  return result;
});

const view = z.object({ viewId: z.string() });

const shortcut = deed(
  z.object({ callbackId: z.string(), message: z.object({ channel: z.string(), ts: z.string() }).optional() }),
  async ({ callbackId, message }, scene, { human }) => human.shortcut(scene.viewer.id, callbackId, message),
);

const fileDelete = deed(z.object({ id: z.string() }), async ({ id }, scene, { human }) =>
  human.deleteFile(scene.viewer.id, id),
);

const fix = deed(z.object({ id: z.string() }), async ({ id }, _scene, { fixes }) => {
  if (!fixes) return failed('There is nothing to fix.');
  await fixes.apply(id);
  return OK;
});

const pause = deed(z.object({ paused: z.boolean() }), async ({ paused }, _scene, { integration }) => {
  if (!integration) return failed('There is no integration.');
  integration.pause(paused);
  return OK;
});

const clockTo = deed(z.object({ to: z.string() }), async ({ to }, scene, { clock }) => {
  const moment = fromZone(to, scene.viewer.tz);
  if (!clock.advance || Number.isNaN(moment.getTime())) return failed('This is no time to move to.');
  await clock.advance(moment);
  return OK;
});

const DEEDS = {
  type,
  act,
  'view-submit': deed(view, async ({ viewId }, scene, { human }) => human.submitView(scene.viewer.id, viewId)),
  'view-close': deed(view, async ({ viewId }, scene, { human }) => human.closeView(scene.viewer.id, viewId)),
  shortcut,
  home: deed(z.object({}), async (_body, scene, { human }) => human.openHome(scene.viewer.id)),
  'file-delete': fileDelete,
  fix,
  pause,
  clock: clockTo,
};

/** A failure of what is behind a button is told to the person; it does not end the request with a bare 500. */
async function told(run: () => Promise<HumanResult>): Promise<HumanResult> {
  try {
    return await run();
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** Bodies must say that they are JSON or bytes: a form of another site can send neither without being asked. */
const isOfType = (context: Context, type: string): boolean =>
  (context.req.header('content-type') ?? '').split(';')[0] === type;

/** Nobody acts as somebody by default. */
const sceneOf = (user: string, context: Context, { workspace, sceneFor }: Deeds): Scene | undefined =>
  workspace.users.has(user) ? sceneFor(user, context.req.url) : undefined;

export function addDeeds(page: Hono, deeds: Deeds): void {
  for (const [name, each] of Object.entries(DEEDS)) {
    page.post(`/page/${name}`, async (context) => {
      if (!isOfType(context, 'application/json')) return context.json(failed('The body must be JSON.'), 415);
      const body: unknown = await context.req.json().catch(() => undefined);
      const scene = sceneOf(read.text(read.object(body)['user']), context, deeds);
      if (!scene) return context.json(failed('user_not_found'), 404);
      return context.json(await told(() => each.perform(body, scene, deeds)));
    });
  }
  page.post('/page/upload', async (context) => {
    if (!isOfType(context, 'application/octet-stream')) return context.json(failed('The body must be bytes.'), 415);
    const scene = sceneOf(context.req.query('user') ?? '', context, deeds);
    if (!scene) return context.json(failed('user_not_found'), 404);
    const content = Buffer.from(await context.req.arrayBuffer());
    const name = context.req.query('name') || 'file';
    const { view: viewId, block = '', action = '', channel = '', thread } = context.req.query();
    return context.json(
      await told(async () =>
        viewId === undefined
          ? deeds.human.upload(scene.viewer.id, channel, name, content, thread)
          : keepFile({ viewId, block, action }, { name, content }, scene, deeds),
      ),
    );
  });
}

/** Puts a picked file into the workspace, private to the picker, and into the value of its file_input. */
async function keepFile(
  where: { viewId: string; block: string; action: string },
  { name, content }: { name: string; content: Buffer },
  { workspace, viewer, now }: Scene,
  { human }: Deeds,
): Promise<HumanResult> {
  const open = workspace.modals.get(viewer.id)?.find(({ id }) => id === where.viewId);
  if (!open) return failed('This dialog is closed.');
  const id = workspace.nextId('F');
  const mimetype = /\.csv$/i.test(name) ? 'text/csv' : 'application/octet-stream';
  workspace.files.set(id, {
    id,
    name,
    title: name,
    mimetype,
    content,
    user: viewer.id,
    createdAt: now.toISOString(),
    channels: [],
  });
  const before = read.list(open.values[where.block]?.[where.action]?.['files']);
  const files = [...before, { id }];
  human.setValue(viewer.id, where.viewId, where.block, where.action, { type: 'file_input', files });
  return OK;
}
