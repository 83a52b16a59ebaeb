import type { DoctorReport } from '../../jobs/doctor.ts';
import { doctorLines } from '../../text/doctor.ts';
import type { Text } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { section } from '../blocks.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** Lines a section: Slack takes 3,000 characters in one. */
const LINES = 8;

/** `/sfsync doctor`: what to do first, then how much is well; the command line lists every check. */
export async function doctor(bot: Bot, caller: Caller): Promise<void> {
  const { text } = caller;
  await caller.reply(text('doctor.running'));
  const report = await bot.doctor();
  const wrong = report.filter(({ ok }) => !ok);
  const lines = [...doctorLines(text, wrong), ...wellLines(text, report)].map((line) => escapeMrkdwn(line));
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    section(lines.slice(index * LINES, (index + 1) * LINES).join('\n')),
  );
  await caller.reply({ text: lines.join('\n'), blocks: [section(text('doctor.title')), ...sections] });
}

function wellLines(text: Text, report: DoctorReport): string[] {
  return [...Map.groupBy(report, ({ area }) => area)].flatMap(([area, own]) => {
    const n = own.filter(({ ok }) => ok).length;
    return n === 0 ? [] : [text('doctor.well', { area: text(`doctor.area.${area}`), n })];
  });
}
