import type { Clock } from '../core/clock.ts';
import type { Subscription } from '../core/schedule.ts';
import type { Digests } from '../jobs/digest.ts';
import type { DigestPoster } from '../jobs/notify.ts';
import { createText } from '../text/text.ts';
import { isPermanent, SlackRefusal, type Gate } from './gate.ts';
import { digestMessage } from './views/digest.ts';

const EVENT = 'sfsync_digest';

/** Posts scheduled digests in the subscription's time zone, marked with their slot so that a crash repeats none. */
export function createPoster(deps: {
  readonly gate: Gate;
  readonly digests: Digests;
  readonly subscriptions: { get(channel: string): Subscription | undefined };
  readonly clock: Clock;
}): DigestPoster {
  const { gate, digests, subscriptions, clock } = deps;
  return {
    async post({ slotId, ...order }) {
      const facts = await digests.facts(order);
      const text = createText('en-GB', subscriptions.get(order.channel)?.zone);
      const metadata = slotId === undefined ? undefined : { event_type: EVENT, event_payload: { slot: slotId } };
      try {
        const message = digestMessage(text, facts, clock.now());
        const ts = await gate.post(order.channel, message, metadata === undefined ? {} : { metadata });
        return { ok: true, ts };
      } catch (error) {
        if (!(error instanceof SlackRefusal)) throw error;
        return { ok: false, permanent: isPermanent(error), reason: error.code };
      }
    },
    find: (channel, slotId, since) => gate.findByMetadata(channel, 'slot', slotId, since),
  };
}
