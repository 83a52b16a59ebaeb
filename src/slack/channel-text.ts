import type { Subscription } from '../core/schedule.ts';
import { createTextIn, type Text } from '../text/text.ts';

/** What has to be known to write in a channel's language. */
export type ChannelLanguages = { get(channel: string): Subscription | undefined };

/** Renders in the language and time zone of the channel's subscription; undefined where it has none. */
export function channelText(subscriptions: ChannelLanguages, channel: string): Text | undefined {
  const wish = subscriptions.get(channel);
  return wish === undefined ? undefined : createTextIn(wish.language, wish.zone);
}
