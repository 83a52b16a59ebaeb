/** Who writes to sfsync as to a person is told how to talk to it. */
import type { App } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { textOf } from '../caller.ts';

const ONCE_MS = 60 * 60_000;

/** Answers in the direct messages: people's own words only, at most once an hour each. */
export function registerGreeting(app: App, bot: Bot): void {
  const answered = new Map<string, number>();
  app.event('message', async ({ event }) => {
    // Edits, deletions and shared files have a subtype; Bolt leaves out what sfsync itself wrote.
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
    const { user, channel, thread_ts: threadTs } = event;
    const now = bot.clock.now().getTime();
    if (now - (answered.get(user) ?? -Infinity) < ONCE_MS) return;
    // Noted before the answer: Slack tells an event again that it holds for lost.
    answered.set(user, now);
    try {
      const text = await textOf(bot.gate, user);
      await bot.gate.post(channel, { text: text('help.greeting') }, threadTs === undefined ? {} : { threadTs });
    } catch (error) {
      bot.log.warn({ err: error, user }, 'a direct message could not be answered');
    }
  });
}
