import type { ProgressSink } from '../jobs/resync.ts';
import { createText } from '../text/text.ts';
import { SlackRefusal, type Gate } from './gate.ts';
import type { Log } from '../jobs/log.ts';
import { progressMessage } from './views/resync.ts';

/** Refusals after which the message has to be made anew. */
const LOST = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** Tells a resync job's progress in one message that is updated. A Slack that refuses must not stop the job. */
export function createProgressSink(gate: Gate, log: Log): ProgressSink {
  return {
    async show(progress, ts) {
      const { channel, threadTs } = progress.job.place;
      const message = progressMessage(createText(), progress);
      try {
        if (ts === undefined) return await gate.post(channel, message, threadTs === undefined ? {} : { threadTs });
        await gate.update(channel, ts, message);
        return ts;
      } catch (error) {
        log.warn({ err: error, job: progress.job.id }, 'could not tell the progress');
        return error instanceof SlackRefusal && LOST.has(error.code) ? undefined : ts;
      }
    },
  };
}
