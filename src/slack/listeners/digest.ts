import { toldUntil, type Snapshot } from '../../core/snapshot.ts';
import type { Caller } from '../caller.ts';
import { channelText } from '../channel-text.ts';
import { isNotMember, SlackRefusal } from '../gate.ts';
import type { Bot } from '../bot.ts';
import { section, type Message } from '../blocks.ts';
import { digestMessage } from '../views/digest.ts';

/** `/sfsync status`: the last snapshot at once; without one, a check. */
export async function status(bot: Bot, caller: Caller): Promise<void> {
  const snapshot = await bot.latest();
  await (snapshot === undefined ? check(bot, caller) : showDigest(bot, caller, snapshot));
}

/** `/sfsync check`: looks now, with a message that turns into the digest. */
export async function check(bot: Bot, caller: Caller): Promise<void> {
  const { channel } = caller;
  if (bot.check === undefined) {
    await caller.reply(caller.text('check.noCrm'));
    return;
  }
  const text = channelText(bot.subscriptions, channel) ?? caller.text;
  const running = text('check.running');
  const ts = await inChannel(() => bot.gate.post(channel, { text: running, blocks: [section(running)] }));
  if (ts === undefined) await caller.reply(caller.text('check.running'));
  else await bot.waiting.put({ channel, ts, by: caller.user });
  try {
    const { snapshot } = await bot.check.run();
    await showDigest(bot, caller, snapshot, ts);
  } catch (error) {
    // "Comparing…" must not stand there for good.
    if (ts !== undefined) await bot.gate.update(channel, ts, { text: text('check.failed') }).catch(() => undefined);
    throw error;
  } finally {
    if (ts !== undefined) await bot.waiting.drop({ channel, ts });
  }
}

/**
 * In the channel and its language (without a subscription the caller's), so that it can be updated and threaded; privately
 * where sfsync is no member, with how to invite it.
 */
export async function showDigest(bot: Bot, caller: Caller, snapshot: Snapshot, ts?: string): Promise<void> {
  const { channel, text } = caller;
  const since = bot.digests.last(channel)?.at;
  const facts = await bot.facts({ channel, snapshot, onlyNew: false, ...(since === undefined ? {} : { since }) });
  const message = digestMessage(channelText(bot.subscriptions, channel) ?? text, facts, bot.clock.now());
  const updated = ts !== undefined && (await update(bot, channel, ts, message));
  const posted = updated ? ts : await inChannel(() => bot.gate.post(channel, message));
  if (posted !== undefined) {
    await bot.digests.put(channel, { at: toldUntil(snapshot), ts: posted, by: caller.user });
    return;
  }
  const own = digestMessage(text, facts, bot.clock.now());
  const blocks = [section(text('digest.private')), ...(own.blocks ?? [])];
  await caller.reply({ text: `${text('digest.private')}\n${own.text}`, blocks });
}

/** False when somebody deleted the message meanwhile. */
async function update(bot: Bot, channel: string, ts: string, message: Message): Promise<boolean> {
  try {
    await bot.gate.update(channel, ts, message);
    return true;
  } catch (error) {
    if (error instanceof SlackRefusal && error.code === 'message_not_found') return false;
    throw error;
  }
}

/** The message's ts, or undefined where sfsync is no member of the channel. */
async function inChannel(post: () => Promise<string>): Promise<string | undefined> {
  try {
    return await post();
  } catch (error) {
    if (isNotMember(error)) return undefined;
    throw error;
  }
}
