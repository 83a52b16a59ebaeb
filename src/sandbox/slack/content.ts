/** What a message says: text, blocks, attachments and metadata, checked as Slack does. */
import { jsonArg, textArg, type Args } from './api/args.ts';
import { characters, isObject } from './block-kit/check.ts';
import { storedBlocks } from './block-kit/interactive.ts';
import { checkMessageBlocks } from './block-kit/message.ts';
import type { Slack } from './context.ts';
import { invalid, Refusal } from './refusal.ts';
import type { JsonObject, Message } from './workspace.ts';

const MAX_ATTACHMENTS = 100;
const MAX_MARKDOWN = 12_000;
/** Longer text is cut, with a warning. */
const MAX_TEXT = 40_000;
/** Slack does not tell its limit; metadata of this size has no business in a message. */
const MAX_METADATA = 16_000;

export type Content = {
  readonly text: string;
  readonly blocks?: JsonObject[];
  readonly attachments?: JsonObject[];
  readonly warning?: string;
};

function attachmentsOf(slack: Slack, args: Args): JsonObject[] | undefined {
  const given = jsonArg(args, 'attachments', 'invalid_attachments');
  if (given === undefined) return undefined;
  if (!Array.isArray(given) || !given.every(isObject)) throw new Refusal('invalid_attachments');
  if (given.length > MAX_ATTACHMENTS) throw new Refusal('too_many_attachments');
  return given.map((attachment, index) => ({
    ...attachment,
    id: index + 1,
    ...(attachment['blocks'] === undefined ? {} : { blocks: attachmentBlocks(slack, attachment['blocks']) }),
  }));
}

function attachmentBlocks(slack: Slack, blocks: unknown): JsonObject[] {
  try {
    return stored(slack, checkMessageBlocks(blocks, slack.scopes));
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('invalid_attachments', error.details);
    throw error;
  }
}

const stored = ({ workspace }: Slack, blocks: JsonObject[]) => storedBlocks(blocks, () => workspace.nextId('b'));

/**
 * Reads and checks what a message says. Throws Refusal: `no_text`, `invalid_blocks` and its relatives,
 * `markdown_text_conflict`, `invalid_attachments`, `too_many_attachments`.
 */
export function readContent(slack: Slack, args: Args): Content {
  const text = textArg(args, 'text') ?? '';
  const markdown = textArg(args, 'markdown_text') ?? '';
  const given = jsonArg(args, 'blocks', 'invalid_blocks_format');
  const blocks = given === undefined ? undefined : stored(slack, checkMessageBlocks(given, slack.scopes));
  const attachments = attachmentsOf(slack, args);
  if (markdown !== '') {
    if (text !== '' || blocks !== undefined) throw new Refusal('markdown_text_conflict');
    if (characters(markdown) > MAX_MARKDOWN) throw new Refusal('msg_too_long');
    return { text: markdown, blocks: [{ type: 'markdown', text: markdown }] };
  }
  const isEmpty = (list: unknown[] | undefined) => list === undefined || list.length === 0;
  if (text.trim() === '' && isEmpty(blocks) && isEmpty(attachments)) throw new Refusal('no_text');
  const cut = characters(text) > MAX_TEXT;
  return {
    text: cut ? Array.from(text).slice(0, MAX_TEXT).join('') : text,
    ...(blocks === undefined || isEmpty(blocks) ? {} : { blocks }),
    ...(attachments === undefined || isEmpty(attachments) ? {} : { attachments }),
    ...(cut ? { warning: 'message_truncated' } : {}),
  };
}

/** The metadata of a message: undefined when not given, `remove` for an empty object. Throws Refusal. */
export function readMetadata(args: Args): NonNullable<Message['metadata']> | 'remove' | undefined {
  const given = jsonArg(args, 'metadata', 'invalid_metadata_format');
  if (given === undefined) return undefined;
  if (!isObject(given)) throw new Refusal('invalid_metadata_format');
  if (Object.keys(given).length === 0) return 'remove';
  const { event_type, event_payload } = given;
  if (typeof event_type !== 'string' || event_type === '' || !isObject(event_payload)) {
    throw invalid('invalid_metadata_format', [
      'must have a string `event_type` and an object `event_payload` [json-pointer:/metadata]',
    ]);
  }
  if (characters(JSON.stringify(given)) > MAX_METADATA) throw new Refusal('metadata_too_large');
  return { event_type, event_payload };
}
