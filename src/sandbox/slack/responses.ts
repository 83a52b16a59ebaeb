/** What an app answers beside the Web API: to a response URL, or with the acknowledgement of a slash command. */
import { Hono } from 'hono';
import { isObject } from './block-kit/check.ts';
import { readContent } from './content.ts';
import type { Slack } from './context.ts';
import { addMessage, changeMessage, findMessage, removeMessage } from './messages.ts';
import { Refusal } from './refusal.ts';
import type { ResponseTarget } from './response-urls.ts';
import type { JsonObject, Message } from './workspace.ts';

/** Shows an answer to who acted, or to all with `response_type: in_channel`. Throws Refusal for what Slack refuses. */
export function respond(slack: Slack, target: ResponseTarget, body: JsonObject): void {
  const { message: source, user, channel } = target;
  if (slack.workspace.conversations.get(channel)?.isArchived === true) throw new Refusal('is_archived');
  const original = source === undefined ? undefined : findMessage(slack, channel, source.ts);
  if (body['delete_original'] === true) {
    if (original !== undefined) removeMessage(slack, original);
    return;
  }
  const { text, blocks, attachments } = readContent(slack, body);
  if (body['replace_original'] === true && original !== undefined) {
    return changeMessage(slack, original, { text, blocks, attachments, metadata: original.metadata });
  }
  addMessage(slack, {
    channel,
    user: slack.workspace.botUserId,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...threadOf(slack, target, body),
    ...(body['response_type'] === 'in_channel' ? {} : { ephemeralFor: user }),
  });
}

/** The thread named in the answer; a private answer goes to the thread that the person acted in. */
function threadOf(slack: Slack, { channel, message }: ResponseTarget, body: JsonObject): Pick<Message, 'threadTs'> {
  const given = body['thread_ts'];
  if (typeof given === 'string') {
    const parent = findMessage(slack, channel, given);
    return { threadTs: parent?.threadTs ?? given };
  }
  const isPrivate = body['response_type'] !== 'in_channel';
  return isPrivate && message?.threadTs !== undefined ? { threadTs: message.threadTs } : {};
}

/** `POST /response/{id}`: answers `ok`; an address that is used up, too old or unknown is 404, a bad body 400. */
export function createResponseRoutes(slack: Slack): Hono {
  const app = new Hono();
  app.post('/:id', async (context) => {
    const body = await readBody(() => context.req.text());
    if (body === undefined) return context.json({ ok: false, error: 'invalid_payload' }, 400);
    const target = slack.responseUrls.use(context.req.param('id'));
    if (typeof target === 'string') return context.json({ ok: false, error: target }, 404);
    try {
      respond(slack, target, body);
      return context.text('ok');
    } catch (error) {
      if (error instanceof Refusal) return context.json({ ok: false, error: error.code, ...error.details }, 400);
      throw error;
    }
  });
  return app;
}

/** JSON, or a form with the JSON in `payload`. */
async function readBody(read: () => Promise<string>): Promise<JsonObject | undefined> {
  const text = await read();
  try {
    const body: unknown = JSON.parse(
      text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text,
    );
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
