import { BUDGET_CHECK, type DoctorFinding, type DoctorReport } from '../../jobs/doctor.ts';
import { doctorLines } from '../../text/doctor.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, section, type Message } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** Lines a section: Slack takes 3,000 characters in one. */
const LINES = 8;

/**
 * What to do first, then how much is well, sfsync's own calls, and what only a person can check; with a test touch in place of
 * that where records can be touched.
 */
export function doctorMessage(text: Text, report: DoctorReport, canTouch: boolean): Message {
  const wrong = report.filter(({ ok }) => !ok);
  const isBudget = ({ check }: DoctorFinding) => check === BUDGET_CHECK;
  const budget = report.filter((finding) => finding.ok && isBudget(finding));
  const others = report.filter((finding) => !isBudget(finding) && finding.unknown !== true);
  const unknown = canTouch ? [] : report.filter((finding) => finding.unknown === true);
  const lines = [
    ...doctorLines(text, wrong),
    ...wellLines(text, others),
    ...doctorLines(text, [...budget, ...unknown]),
  ].map((line) => escapeMrkdwn(line));
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    section(lines.slice(index * LINES, (index + 1) * LINES).join('\n')),
  );
  const touch = canTouch ? [section(text('doctor.touch.why')), actions(touchButton(text))] : [];
  return { text: lines.join('\n'), blocks: [section(text('doctor.title')), ...sections, ...touch] };
}

const touchButton = (text: Text) =>
  button({
    actionId: ACTIONS.testTouch,
    text: text('doctor.touch.button'),
    value: 'all:',
    confirm: {
      title: text('doctor.touch.button'),
      text: text('doctor.touch.confirm'),
      yes: text('doctor.touch.button'),
      no: text('resync.cancel'),
    },
  });

/** One check that passed beside others that did not says nothing; an area that is all well has its line. */
function wellLines(text: Text, report: DoctorReport): string[] {
  return [...Map.groupBy(report, ({ area }) => area)].flatMap(([area, own]) => {
    const n = own.filter(({ ok }) => ok).length;
    return n === 0 || (n === 1 && own.length > 1)
      ? []
      : [text('doctor.well', { area: text(`doctor.area.${area}`), n })];
  });
}
