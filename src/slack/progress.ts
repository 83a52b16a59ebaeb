import type { Automations } from '../jobs/automations.ts';
import type { CrmLinks } from '../jobs/links.ts';
import type { Log } from '../jobs/log.ts';
import type { ProgressSink, ResyncProgress, ToldMessage } from '../jobs/resync-job.ts';
import type { Message } from './blocks.ts';
import { textOf } from './caller.ts';
import { channelText, type ChannelLanguages } from './channel-text.ts';
import { isPermanent, SlackRefusal, type Gate } from './gate.ts';
import { progressMessage } from './views/resync.ts';
import { wantsAutomations, type ProgressFacts } from './views/unconfirmed.ts';

/** Refusals after which the message has to be made anew. */
const LOST = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * Tells a resync job's progress in one message that is updated. One that was deleted is made anew; where the channel takes none
 * any more, who asked is told in person. A thread is told in its channel's language, a person in their own. A Slack that does not
 * answer must not stop the job.
 */
export function createProgressSink(deps: {
  readonly gate: Gate;
  readonly subscriptions: ChannelLanguages;
  readonly links: () => CrmLinks;
  readonly automations: Automations;
  readonly log: Log;
}): ProgressSink {
  const { gate, subscriptions, log } = deps;
  const tell = async (message: Message, channel: string, threadTs?: string): Promise<ToldMessage> => ({
    channel,
    ts: await gate.post(channel, message, threadTs === undefined ? {} : { threadTs }),
  });
  const factsOf = async (progress: ResyncProgress): Promise<ProgressFacts> => {
    if (!progress.finished) return {};
    // The result is told also where they cannot be read.
    const automations = wantsAutomations(progress)
      ? await deps.automations().catch((error: unknown) => {
          log.warn({ err: error, job: progress.job.id }, 'could not name what is active in Salesforce');
          return undefined;
        })
      : undefined;
    return { links: deps.links(), ...(automations === undefined ? {} : { automations }) };
  };
  return {
    async show(progress, told) {
      const { place, by, id } = progress.job;
      try {
        const [own, facts] = await Promise.all([textOf(gate, by), factsOf(progress)]);
        // What was told in person before, in place of the channel, goes on in the person's language.
        const inThread = place.threadTs !== undefined && (told === undefined || told.channel === place.channel);
        const text = (inThread ? channelText(subscriptions, place.channel) : undefined) ?? own;
        const message = progressMessage(text, progress, facts);
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
          return await tell(progressMessage(own, progress, facts), await gate.directMessages(by));
        }
      } catch (error) {
        log.warn({ err: error, job: id }, 'could not tell the progress');
        return undefined;
      }
    },
  };
}
