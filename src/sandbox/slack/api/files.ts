import { isObject } from '../block-kit/check.ts';
import { readContent } from '../content.ts';
import { isMember, openDirectMessage, visibleConversation } from '../conversations.ts';
import type { Slack } from '../context.ts';
import { addFile } from '../files.ts';
import { fileJson } from '../formats.ts';
import { addMessage, findMessage } from '../messages.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { Conversation, JsonObject, SlackFile } from '../workspace.ts';
import { jsonArg, requiredArg, textArg, type Args } from './args.ts';
import type { Methods } from './method.ts';

const MAX_SNIPPET = 1_000_000;
const MAX_ALT_TEXT = 1000;

function getUploadUrl(args: Args, slack: Slack): JsonObject {
  const filename = requiredArg(args, 'filename');
  const length = Number(requiredArg(args, 'length'));
  // A length of 0 counts as none.
  if (length === 0) throw new Refusal('missing_argument');
  if (!Number.isInteger(length) || length < 0) {
    throw invalid('invalid_arguments', ['must provide an integer [json-pointer:/length]']);
  }
  if (textArg(args, 'snippet_type') !== undefined && length > MAX_SNIPPET) throw new Refusal('snippet_too_large');
  if ((textArg(args, 'alt_txt') ?? '').length > MAX_ALT_TEXT) throw new Refusal('alt_txt_too_large');
  const { workspace, uploads, baseUrl } = slack;
  const fileId = workspace.nextId('F');
  const ticket = uploads.begin({ fileId, filename, length, user: workspace.botUserId });
  return { upload_url: `${baseUrl()}/files/upload/${ticket}`, file_id: fileId };
}

/** Where to share: `channel_id` takes a conversation's id only, `channels` also user ids. */
function targets(args: Args, slack: Slack): Conversation[] {
  const one = textArg(args, 'channel_id');
  const many = (textArg(args, 'channels') ?? '').split(',').map((id) => id.trim());
  const fromId = (id: string) =>
    slack.workspace.users.has(id) ? openDirectMessage(slack.workspace, id) : visibleConversation(slack, id);
  const found = [
    ...(one === undefined || one === '' ? [] : [visibleConversation(slack, one)]),
    ...many.filter(Boolean).map(fromId),
  ];
  for (const conversation of found) {
    if (!isMember(conversation, slack.workspace.botUserId)) throw new Refusal('not_in_channel');
    if (conversation.isArchived) throw new Refusal('posting_to_channel_denied');
  }
  return found;
}

function complete(args: Args, slack: Slack): JsonObject {
  const files = jsonArg(args, 'files', 'invalid_arguments');
  if (
    !Array.isArray(files) ||
    files.length === 0 ||
    !files.every((file) => isObject(file) && typeof file['id'] === 'string')
  ) {
    throw invalid('invalid_arguments', ['missing required field: files [json-pointer:/files]']);
  }
  const conversations = targets(args, slack);
  const comment = textArg(args, 'initial_comment');
  // With a comment the blocks are ignored.
  const content =
    comment !== undefined || args['blocks'] === undefined
      ? { text: comment ?? '' }
      : readContent(slack, { blocks: args['blocks'] });
  const added = files.map((file: JsonObject) => storeUpload(slack, String(file['id']), textArg(file, 'title')));
  // Slack shares a little later: the answer's files do not know their messages yet.
  const shown = added.map((file) => fileJson(slack, file));
  for (const { id } of conversations) {
    const thread = findMessage(slack, id, textArg(args, 'thread_ts') ?? '');
    addMessage(slack, {
      channel: id,
      user: slack.workspace.botUserId,
      ...content,
      ...(thread === undefined ? {} : { threadTs: thread.threadTs ?? thread.ts }),
      files: added.map((file) => file.id),
    });
  }
  return { files: shown };
}

function storeUpload(slack: Slack, id: string, title: string | undefined): SlackFile {
  const upload = slack.uploads.take(id);
  if (upload === undefined) throw new Refusal('file_not_found');
  return addFile(slack, { id, name: upload.filename, title, content: upload.content, user: upload.user });
}

function info(args: Args, slack: Slack): JsonObject {
  const file = slack.workspace.files.get(requiredArg(args, 'file'));
  if (file === undefined) throw new Refusal('file_not_found');
  return { file: fileJson(slack, file), comments: [], response_metadata: { next_cursor: '' } };
}

const WRITE = ['files:write'];

export const files: Methods = {
  'files.getUploadURLExternal': { token: 'bot', scopes: WRITE, tier: 4, run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: WRITE, tier: 4, run: complete },
  'files.info': { token: 'bot', scopes: ['files:read'], tier: 4, run: info },
};
