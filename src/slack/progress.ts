import type { Log } from '../jobs/log.ts';
import type { ProgressSink, ToldMessage } from '../jobs/resync-job.ts';
import { createText } from '../text/text.ts';
import type { Message } from './blocks.ts';
import { isPermanent, SlackRefusal, type Gate } from './gate.ts';
import { progressMessage } from './views/resync.ts';

/** Refusals after which the message has to be made anew. */
const LOST = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * Tells a resync job's progress in one message that is updated. One that was deleted is made anew; where the channel takes none
 * any more, who asked is told in person. A Slack that does not answer must not stop the job.
 */
export function createProgressSink(gate: Gate, log: Log): ProgressSink {
  const tell = async (message: Message, channel: string, threadTs?: string): Promise<ToldMessage> => ({
    channel,
    ts: await gate.post(channel, message, threadTs === undefined ? {} : { threadTs }),
  });
  return {
    async show(progress, told) {
      const { place, by, id } = progress.job;
      const message = progressMessage(createText(), progress);
      try {
        if (told !== undefined) {
          const updated = await gate.update(told.channel, told.ts, message).then(
            () => true,
            (error: unknown) => {
              if (error instanceof SlackRefusal && (LOST.has(error.code) || isPermanent(error))) return false;
              throw error;
            },
          );
          if (updated) return told;
        }
        try {
          return await tell(message, place.channel, place.threadTs);
        } catch (error) {
          if (!isPermanent(error)) throw error;
          return await tell(message, await gate.directMessages(by));
        }
      } catch (error) {
        log.warn({ err: error, job: id }, 'could not tell the progress');
        return undefined;
      }
    },
  };
}
