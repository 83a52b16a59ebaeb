/** A file that was offered, read: with its progress, its result and the digest after it. */
import { Failure } from '../../jobs/failure.ts';
import type { ImportOffer } from '../../jobs/import-offers.ts';
import type { Text } from '../../text/text.ts';
import type { Message } from '../blocks.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { isPermanent, SlackRefusal } from '../gate.ts';
import { fileName, importAnswers } from '../views/import.ts';
import {
  failedMessage,
  failureWords,
  offerMessage,
  progressMessage,
  resultMessage,
  takenMessage,
} from '../views/import-messages.ts';
import { showDigest } from './digest.ts';
import { conversationText, findFile, sourceOf } from './import-offer.ts';
import type { Submission } from './resync.ts';

/** Slack takes about one change of a message a second. */
const PROGRESS_EVERY_MS = 2_000;

/** What the questions carry from the click to the submission. */
export type Origin = {
  readonly file: string;
  readonly channel: string;
  /** The message with the buttons, and its thread. */
  readonly ts: string;
  readonly threadTs?: string | undefined;
  /** The input at which answers are refused that name no column for the error. */
  readonly subjectAt?: string | undefined;
};

/**
 * Reads the file as it was answered, tells the progress in one message, then the result, and shows the digest. What fails leaves the
 * offer open; what `signal` breaks off leaves it as being read, which the next start tells.
 */
export async function readOffered(
  bot: Bot,
  caller: Caller,
  origin: Origin,
  { state }: Submission,
  signal: AbortSignal,
): Promise<void> {
  const { channel, file: id, ts, threadTs } = origin;
  const { user } = caller;
  const text = await conversationText(bot, channel, user);
  const before = bot.offers.get(id, channel);
  let current: ImportOffer | undefined;
  let told: string | undefined;
  try {
    const file = await findFile(bot, id);
    const { name } = file;
    const source = sourceOf(bot, file);
    const looked = await bot.imports.inspect(source);
    const { whole, roles } = importAnswers(looked, state);
    const inspection = roles === undefined ? looked : await bot.imports.answer(looked, roles);

    const at = bot.clock.now().toISOString();
    current = { ts, threadTs, ...before, file: id, channel, name, state: 'reading', at, by: user };
    await bot.offers.put(current);
    await redraw(bot, channel, current.ts, takenMessage(text, current));
    told = await tell(bot, current, current.progressTs, progressMessage(text, name, user, 0));
    current = { ...current, progressTs: told };
    await bot.offers.put(current);
    const where = current.threadTs === undefined ? 'here' : 'thread';
    await caller.reply(caller.text(`reading.started.${where}`, { name: fileName(name) }));

    const progress = progressOf(bot, channel, told, (rows) => progressMessage(text, name, user, rows));
    const options = { whole, by: user, onProgress: progress.show, signal };
    const result = await settledAfter(progress, bot.imports.run(source, inspection, options));
    current = { ...current, state: 'read', at: bot.clock.now().toISOString() };
    await bot.offers.put(current);
    await tell(bot, current, told, resultMessage(text, { name, by: user, whole }, result));
    await redraw(bot, channel, current.ts, takenMessage(text, current));
    await showDigest(bot, { ...caller, text }, result.snapshot).catch((error: unknown) => {
      bot.log.error({ err: error, channel }, 'a digest after an import was not posted');
      return caller.reply(caller.text('reading.noDigest'));
    });
  } catch (error) {
    if (signal.aborted) return;
    if (current !== undefined && current.state !== 'read') await undo(bot, text, current, told, error);
    if (!(error instanceof Failure)) throw error;
    bot.log.warn({ file: id, code: error.code }, 'an import failed');
    await caller.reply(failureWords(caller.text, error));
  }
}

/** The offer is open again, and "Reading…" stands nowhere for good. */
async function undo(
  bot: Bot,
  text: Text,
  current: ImportOffer,
  told: string | undefined,
  error: unknown,
): Promise<void> {
  const { channel, file, name, ts } = current;
  await bot.offers.put({ ...current, state: 'open' });
  await redraw(bot, channel, ts, offerMessage(text, { file, name }, 'failed'));
  const problem = error instanceof Failure ? failureWords(text, error) : text('reading.failed.told');
  if (told !== undefined) await redraw(bot, channel, told, failedMessage(text, name, problem));
}

/** Updates a message at most every two seconds, one change at a time. */
function progressOf(bot: Bot, channel: string, ts: string, message: (rows: number) => Message) {
  let next = Date.now() + PROGRESS_EVERY_MS;
  let last: Promise<void> | undefined;
  return {
    show(rows: number): void {
      if (last !== undefined || Date.now() < next) return;
      next = Date.now() + PROGRESS_EVERY_MS;
      last = redraw(bot, channel, ts, message(rows)).finally(() => (last = undefined));
    },
    async settled(): Promise<void> {
      await last;
    },
  };
}

/** A late change of progress must not land over the result. */
async function settledAfter<T>(progress: { settled(): Promise<void> }, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    await progress.settled();
  }
}

/** Changes the message, or posts it where there is none (any more); gives its ts. */
async function tell(
  bot: Bot,
  { channel, threadTs }: ImportOffer,
  ts: string | undefined,
  message: Message,
): Promise<string> {
  if (ts !== undefined) {
    try {
      await bot.gate.update(channel, ts, message);
      return ts;
    } catch (error) {
      if (!(error instanceof SlackRefusal) || isPermanent(error)) throw error;
    }
  }
  return bot.gate.post(channel, message, threadTs === undefined ? {} : { threadTs });
}

/** A message that somebody deleted, or a Slack that does not answer, must not stop what it tells of. */
export async function redraw(bot: Bot, channel: string, ts: string, message: Message): Promise<void> {
  await bot.gate.update(channel, ts, message).catch((error: unknown) => {
    bot.log.warn({ err: error, channel }, 'could not change a message about a file');
  });
}
