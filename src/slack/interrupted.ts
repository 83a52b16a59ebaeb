/** "Comparing…" of a check that was cut off must not stand there for good. */
import type { Log } from '../jobs/log.ts';
import type { DigestLog, Subscriptions } from '../jobs/notify.ts';
import type { WaitingMessage, WaitingMessages } from '../jobs/waiting-messages.ts';
import { textOf } from './caller.ts';
import { channelText } from './channel-text.ts';
import { SlackRefusal, type Gate } from './gate.ts';

/** Says in each message of a check that was cut off that it was, and what to type: `cutOff`, as known before new ones can begin. Never throws. */
export async function tellInterrupted(deps: {
  readonly gate: Pick<Gate, 'update' | 'user'>;
  readonly cutOff: readonly WaitingMessage[];
  readonly waiting: Pick<WaitingMessages, 'drop'>;
  readonly digests: Pick<DigestLog, 'last'>;
  readonly subscriptions: Pick<Subscriptions, 'get'>;
  readonly log: Log;
}): Promise<void> {
  const { gate, cutOff, waiting, digests, subscriptions, log } = deps;
  for (const message of cutOff) {
    const { channel, ts, by } = message;
    try {
      // Its digest may stand there already.
      if (digests.last(channel)?.ts !== ts) {
        const text = channelText(subscriptions, channel) ?? (await textOf(gate, by));
        await gate.update(channel, ts, { text: text('check.interrupted') });
      }
      await waiting.drop(message);
    } catch (error) {
      log.warn({ err: error, channel }, 'could not say that a check was interrupted');
      // Deleted, or of a channel that was archived: it would be refused again. Else the next start tries once more.
      if (error instanceof SlackRefusal) await waiting.drop(message).catch(() => undefined);
    }
  }
}
