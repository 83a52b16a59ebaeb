import { doctorLines } from '../../text/doctor.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { section } from '../blocks.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** Lines a section: Slack takes 3,000 characters in one. */
const LINES = 8;

/** `/sfsync doctor`: what is connected, and what to do about what is not. */
export async function doctor(bot: Bot, caller: Caller): Promise<void> {
  const { text } = caller;
  await caller.reply(text('doctor.running'));
  const lines = doctorLines(text, await bot.doctor()).map((line) => escapeMrkdwn(line));
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    section(lines.slice(index * LINES, (index + 1) * LINES).join('\n')),
  );
  await caller.reply({ text: lines.join('\n'), blocks: [section(text('doctor.title')), ...sections] });
}
