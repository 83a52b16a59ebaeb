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

/**
 * Offers to read what looks like a list of errors. Of a CSV or a workbook that is none, or cannot be read, whoever sent it is told,
 * in a channel alone; of other files nothing is said, but for those that are sent to sfsync itself.
 */
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
  const answer = await answerTo(bot, file, isDirect(channel));
  if (answer === undefined) return;
  const { id, name } = file;
  const told = { file: id, channel, name, at: bot.clock.now().toISOString() };
  if (!answer.isOffer && !isDirect(channel)) {
    const ts = await bot.gate.whisper(channel, user, answer.message(await textOf(bot.gate, user)));
    return bot.offers.put({ ...told, state: 'told', ts });
  }
  const message = answer.message(await conversationText(bot, channel, user));
  const threadTs = await threadOf(bot, file, channel);
  const ts = await bot.gate.post(channel, message, {
    metadata: { event_type: EVENT, event_payload: { file: id } },
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return bot.offers.put({ ...told, state: answer.state, ts, threadTs });
}

type Answer = {
  readonly message: (text: Text) => Message;
  readonly state: ImportOffer['state'];
  /** For everybody who sees the file; else for whoever sent it. */
  readonly isOffer?: boolean;
};

/** Undefined for what is not meant for sfsync: in a channel that is all but lists of errors, CSVs and workbooks. */
async function answerTo(bot: Bot, file: SharedFile, isToUs: boolean): Promise<Answer | undefined> {
  const { id, name } = file;
  const kind = kindOfFile(file);
  const source = bot.gate.readFile(file);
  if (kind === 'other' || (source === undefined && !isToUs)) return undefined;
  const told = (message: Answer['message']): Answer => ({ message, state: 'told' });
  if (kind === 'spreadsheet') return told((text) => unreadableFile(text, name, 'spreadsheet'));
  if (source === undefined) return told((text) => unreadableFile(text, name, 'notHere'));
  const isAnswered = isToUs || kind === 'table';
  try {
    const inspection = await bot.imports.inspect(source);
    if (hasNoRows(inspection) && (isAnswered || isMeant(inspection))) {
      return told((text) => unreadableFile(text, name, 'noRows'));
    }
    if (isMeant(inspection)) {
      return { message: (text) => offerMessage(text, { file: id, name }, 'found'), state: 'open', isOffer: true };
    }
    if (isToUs) return { message: (text) => unlikeMessage(text, { file: id, name }, inspection), state: 'open' };
    return isAnswered ? told((text) => unreadableFile(text, name, 'unlike.short')) : undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    bot.log.warn({ file: id, code: error.code }, 'a shared file could not be looked at');
    return isAnswered ? told((text) => failedMessage(text, name, failureWords(text, error))) : undefined;
  }
}

const hasNoRows = ({ columns }: Inspection): boolean => columns.every(({ examples }) => examples.length === 0);

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
