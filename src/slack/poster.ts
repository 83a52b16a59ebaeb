import type { Clock } from '../core/clock.ts';
import type { Digests } from '../jobs/digest.ts';
import type { DigestPoster, PostResult } from '../jobs/notify.ts';
import { createText } from '../text/text.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Log } from '../jobs/log.ts';
import type { DigestLog } from '../jobs/notify.ts';
import type { ResyncJob } from '../jobs/resync-job.ts';
import { textOf } from './caller.ts';
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

/**
 * Draws the channel's newest digest anew after a resync in its thread, so that the root shows the present state. Its difference is
 * then told since it was posted. An older digest stays what it was. In the channel's language, else that of who asked for the resync.
 */
export function createDigestRefresh(deps: {
  readonly gate: Gate;
  readonly digests: Digests;
  readonly digestLog: DigestLog;
  readonly subscriptions: ChannelLanguages;
  readonly latest: () => Promise<Snapshot | undefined>;
  readonly clock: Clock;
  readonly log: Log;
}): (job: ResyncJob) => Promise<void> {
  return async ({ id, by, place: { channel, threadTs } }) => {
    const last = deps.digestLog.last(channel);
    const snapshot = await deps.latest();
    if (threadTs === undefined || last?.ts !== threadTs || snapshot === undefined) return;
    try {
      const facts = await deps.digests.facts({ channel, snapshot, since: last.at, onlyNew: false });
      const text = channelText(deps.subscriptions, channel) ?? (await textOf(deps.gate, by));
      await deps.gate.update(channel, threadTs, digestMessage(text, facts, deps.clock.now()));
    } catch (error) {
      deps.log.warn({ err: error, job: id }, 'could not draw the digest anew');
    }
  };
}
