/** A file that people share: whether sfsync says something about it, and what. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../jobs/failure.ts';
import type { ImportOffer } from '../../jobs/import-offers.ts';
import type { ImportSource, Inspection } from '../../jobs/import/inspection.ts';
import type { Text } from '../../text/text.ts';
import type { Message } from '../blocks.ts';
import type { Bot } from '../bot.ts';
import { textOf } from '../caller.ts';
import { channelText } from '../channel-text.ts';
import { kindOfFile, type SharedFile } from '../files.ts';
import { SlackRefusal } from '../gate.ts';
import { failedMessage, failureWords, offerMessage, unlikeMessage, unreadableFile } from '../views/import-messages.ts';

const EVENT = 'sfsync_import_offer';
/** Slack may tell of a file before it knows the message that shares it. */
const SHARE_TRIES = 4;
const SHARE_WAIT_MS = 500;

const GONE = new Set(['file_not_found', 'file_deleted', 'file_not_visible']);
const NOT_ALLOWED = new Set(['missing_scope', 'not_allowed_token_type', 'no_permission', 'access_denied']);

/** The event `file_shared`, as far as sfsync asks. */
export type FileShared = { readonly file: string; readonly channel: string; readonly user: string };

/** Direct messages with sfsync: there it answers about every file that may be meant for it. */
const isDirect = (channel: string) => channel.startsWith('D');

/** What Slack tells of a file now. Throws Failure where it is gone or may not be read. */
export async function findFile(bot: Bot, id: string): Promise<SharedFile> {
  try {
    return await bot.gate.sharedFile(id);
  } catch (error) {
    if (error instanceof SlackRefusal && GONE.has(error.code)) throw new Failure('download-gone', {}, { cause: error });
    if (error instanceof SlackRefusal && NOT_ALLOWED.has(error.code)) {
      throw new Failure('download-refused', {}, { cause: error });
    }
    throw error;
  }
}

/** The file's bytes. Throws Failure where Slack does not hold them. */
export function sourceOf(bot: Bot, file: SharedFile): ImportSource {
  const source = bot.gate.readFile(file);
  if (source === undefined) throw new Failure('download-gone', {});
  return source;
}

/** For what everybody in a conversation reads: its own language, else that of whoever caused it. */
export const conversationText = async (bot: Bot, channel: string, user: string): Promise<Text> =>
  channelText(bot.subscriptions, channel) ?? textOf(bot.gate, user);

/** Offers to read what looks like a list of errors. Of other files nothing is said, but for those that are sent to sfsync itself. */
export async function offer(bot: Bot, shared: FileShared, botUser: string | undefined): Promise<void> {
  if (shared.user === botUser || bot.offers.get(shared.file, shared.channel) !== undefined) return;
  try {
    const file = await findFile(bot, shared.file);
    if (file.user !== botUser) await answerFile(bot, shared, file);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    bot.log.warn({ file: shared.file, code: error.code }, 'a shared file could not be looked at');
  }
}

async function answerFile(bot: Bot, { channel, user }: FileShared, file: SharedFile): Promise<void> {
  const kind = kindOfFile(file);
  if (kind === 'other' || (kind === 'spreadsheet' && !isDirect(channel))) return;
  const text = await conversationText(bot, channel, user);
  const answer = await answerTo(bot, file, text, isDirect(channel));
  if (answer === undefined) return;
  const threadTs = await threadOf(bot, file, channel);
  const ts = await bot.gate.post(channel, answer.message, {
    metadata: { event_type: EVENT, event_payload: { file: file.id } },
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  const { name } = file;
  const at = bot.clock.now().toISOString();
  await bot.offers.put({ file: file.id, channel, name, state: answer.state, at, ts, threadTs });
}

type Answer = { readonly message: Message; readonly state: ImportOffer['state'] };

async function answerTo(bot: Bot, file: SharedFile, text: Text, isToUs: boolean): Promise<Answer | undefined> {
  const { id, name } = file;
  if (kindOfFile(file) === 'spreadsheet') return { message: unreadableFile(text, name, 'spreadsheet'), state: 'told' };
  const source = bot.gate.readFile(file);
  if (source === undefined) {
    return isToUs ? { message: unreadableFile(text, name, 'notHere'), state: 'told' } : undefined;
  }
  try {
    const inspection = await bot.imports.inspect(source);
    if (isMeant(inspection)) return { message: offerMessage(text, { file: id, name }, 'found'), state: 'open' };
    return isToUs ? { message: unlikeMessage(text, { file: id, name }, inspection), state: 'open' } : undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    bot.log.warn({ file: id, code: error.code }, 'a shared file could not be looked at');
    return isToUs ? { message: failedMessage(text, name, failureWords(text, error)), state: 'told' } : undefined;
  }
}

/** Once people had such a file read, the next one with its header is meant too. */
const isMeant = ({ looksLikeErrors, columns }: Inspection): boolean =>
  looksLikeErrors || columns.some(({ by }) => by === 'remembered');

/** In a channel the thread of the file's message; in direct messages only a thread that the file is in. */
async function threadOf(bot: Bot, file: SharedFile, channel: string): Promise<string | undefined> {
  let { shares } = file;
  for (let tries = 1; shares[channel] === undefined && tries < SHARE_TRIES; tries += 1) {
    await sleep(SHARE_WAIT_MS);
    ({ shares } = await findFile(bot, file.id));
  }
  const share = shares[channel]?.at(-1);
  return share?.threadTs ?? (isDirect(channel) ? undefined : share?.ts);
}
