/** HubSpot's exported error list in a conversation: offered, asked about, read. */
import type { View } from '@slack/types';
import { Failure } from '../../jobs/failure.ts';
import type { ImportOffer } from '../../jobs/import-offers.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { SlackRefusal } from '../gate.ts';
import { importView, namesSubject, subjectInput } from '../views/import.ts';
import { busyText, failureWords, interruptedMessage, offerMessage, skippedMessage } from '../views/import-messages.ts';
import { noticeView } from '../views/resync.ts';
import { conversationText, findFile, offer, sourceOf, type FileShared } from './import-offer.ts';
import { readOffered, redraw, type Origin } from './import-reading.ts';
import type { Submission } from './resync.ts';

/** The button that was clicked, and where. */
type OfferClick = Omit<Origin, 'channel' | 'subjectAt'> & { readonly triggerId: string };

export type Importing = {
  shared(event: FileShared, botUser: string | undefined): Promise<void>;
  /** Opens the questions about a file. */
  ask(caller: Caller, click: OfferClick): Promise<void>;
  skip(caller: Caller, click: OfferClick): Promise<void>;
  /** Reads the file as it was answered. */
  read(caller: Caller, submission: Submission): Promise<void>;
  /** After a start: what was being read is offered again. */
  resume(): Promise<void>;
  /** Breaks off what is being read, and waits until it has ended. */
  stop(): Promise<void>;
};

const keyOf = ({ file, channel }: { readonly file: string; readonly channel: string }) => `${channel}:${file}`;

export function createImporting(bot: Bot): Importing {
  /** Files that are looked at or read right now, by conversation: two clicks and a repeated event do one thing. */
  const looking = new Map<string, Promise<void>>();
  const reading = new Map<string, Promise<void>>();
  const stopped = new AbortController();

  /** The offer, where somebody has the file read or had it. */
  const taken = (file: string, channel: string): ImportOffer | undefined => {
    const known = bot.offers.get(file, channel);
    if (known?.state === 'read') return known;
    return known?.state === 'reading' && reading.has(keyOf(known)) ? known : undefined;
  };

  return {
    async shared(event, botUser) {
      if (looking.has(keyOf(event))) return;
      await during(looking, event, offer(bot, event, botUser));
    },

    async ask(caller, { triggerId, ...place }) {
      const { text, channel } = caller;
      const other = taken(place.file, channel);
      if (other !== undefined) return caller.reply(busyText(text, other));
      const notice = (words: string) => noticeView(text, text('reading.title'), words);
      const viewId = await bot.gate.openView(triggerId, notice(text('reading.looking')));
      try {
        const file = await findFile(bot, place.file);
        const inspection = await bot.imports.inspect(sourceOf(bot, file));
        const origin: Origin = { ...place, channel, subjectAt: subjectInput(inspection) };
        await showView(bot, viewId, importView(text, file.name, inspection, JSON.stringify(origin)));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        bot.log.warn({ file: place.file, code: error.code }, 'an offered file could not be looked at');
        await showView(bot, viewId, notice(failureWords(text, error)));
      }
    },

    async skip(caller, { file, ts }) {
      const { text, channel, user } = caller;
      const other = taken(file, channel);
      if (other !== undefined) return caller.reply(busyText(text, other));
      const name = bot.offers.get(file, channel)?.name ?? (await findFile(bot, file)).name;
      const shown = await conversationText(bot, channel, user);
      await redraw(bot, channel, ts, skippedMessage(shown, { file, name }, user));
    },

    async read(asker, submission) {
      const origin = JSON.parse(submission.metadata) as Origin;
      const caller = { ...asker, channel: origin.channel };
      const other = taken(origin.file, origin.channel);
      if (other !== undefined) return caller.reply(busyText(caller.text, other));
      if (reading.has(keyOf(origin))) return caller.reply(caller.text('reading.starting'));
      await during(reading, origin, readOffered(bot, caller, origin, submission, stopped.signal));
    },

    async resume() {
      for (const known of bot.offers.list().filter(({ state }) => state === 'reading')) {
        const { file, channel, name, ts, progressTs, by = '' } = known;
        const text = await conversationText(bot, channel, by);
        await bot.offers.put({ ...known, state: 'open' });
        if (progressTs !== undefined) await redraw(bot, channel, progressTs, interruptedMessage(text, name));
        await redraw(bot, channel, ts, offerMessage(text, { file, name }, 'interrupted'));
      }
    },

    async stop() {
      stopped.abort(new Error('sfsync is stopping'));
      await Promise.allSettled([...looking.values(), ...reading.values()]);
    },
  };
}

/** The input at which the answers must be refused, where they name no column that tells of an error. */
export function lacksSubject({ metadata, state }: Submission): string | undefined {
  const { subjectAt } = JSON.parse(metadata) as Origin;
  return namesSubject(state) ? undefined : subjectAt;
}

/** Notes the work as under way as long as it is. */
async function during(
  underWay: Map<string, Promise<void>>,
  place: Parameters<typeof keyOf>[0],
  work: Promise<void>,
): Promise<void> {
  const key = keyOf(place);
  underWay.set(key, work);
  try {
    await work;
  } finally {
    underWay.delete(key);
  }
}

/** A view that was closed meanwhile needs no news. */
async function showView(bot: Bot, viewId: string, view: View): Promise<void> {
  try {
    await bot.gate.updateView(viewId, view);
  } catch (error) {
    if (!(error instanceof SlackRefusal) || error.code !== 'not_found') throw error;
  }
}
