import type { Clock } from '../core/clock.ts';
import type { Digests } from '../jobs/digest.ts';
import type { DigestPoster, PostResult } from '../jobs/notify.ts';
import { createText } from '../text/text.ts';
import { channelText, type ChannelLanguages } from './channel-text.ts';
import { isPermanent, SlackRefusal, type Gate } from './gate.ts';
import type { CrmLinks } from '../jobs/links.ts';
import type { Message } from './blocks.ts';
import { alarmMessage } from './views/alarm.ts';
import { digestMessage } from './views/digest.ts';

const EVENT = 'sfsync_digest';

/** Posts scheduled digests and alarms in the subscription's language and time zone, marked with their slot so that a crash repeats none. */
export function createPoster(deps: {
  readonly gate: Gate;
  readonly digests: Digests;
  readonly subscriptions: ChannelLanguages;
  readonly links: () => CrmLinks;
  readonly clock: Clock;
}): DigestPoster {
  const { gate, digests, subscriptions, links, clock } = deps;
  const textFor = (channel: string) => channelText(subscriptions, channel) ?? createText();
  const post = async (channel: string, message: Message, slotId: string | undefined): Promise<PostResult> => {
    const metadata = slotId === undefined ? undefined : { event_type: EVENT, event_payload: { slot: slotId } };
    try {
      return { ok: true, ts: await gate.post(channel, message, metadata === undefined ? {} : { metadata }) };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return { ok: false, permanent: isPermanent(error), reason: error.code };
    }
  };
  return {
    async post({ slotId, ...order }) {
      const facts = await digests.facts(order);
      return post(order.channel, digestMessage(textFor(order.channel), facts, clock.now()), slotId);
    },
    alarm: (channel, alarm, slotId) => post(channel, alarmMessage(textFor(channel), alarm, links()), slotId),
    find: (channel, slotId, since) => gate.findByMetadata(channel, 'slot', slotId, since),
  };
}
