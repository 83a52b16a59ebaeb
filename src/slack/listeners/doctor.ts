import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { doctorMessage } from '../views/doctor.ts';
import { refusal } from './resync.ts';

/** `/sfsync doctor`: what to do first, then how much is well; the command line lists every check. */
export async function doctor(bot: Bot, caller: Caller): Promise<void> {
  const { text } = caller;
  await caller.reply(text('doctor.running'));
  const report = await bot.doctor();
  await caller.reply(doctorMessage(text, report, bot.resync !== undefined));
}

/** A touch of one synced record an object: the only way to see whether the resync property is mapped. */
export async function testTouch(bot: Bot, caller: Caller): Promise<void> {
  const { text, user } = caller;
  if (bot.resync === undefined || bot.pickSynced === undefined) return caller.reply(text('resync.notConnected'));
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const records = await bot.pickSynced();
  if (records.length === 0) return caller.reply(text('doctor.touch.none'));
  const plan = await bot.resync.plan(records);
  await bot.resync.start(plan, user, { channel: await bot.gate.directMessages(user) });
  return caller.reply(text('doctor.touch.started', { records: text('count.records', { n: records.length }) }));
}
