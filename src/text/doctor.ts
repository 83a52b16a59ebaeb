import type { DoctorFinding, DoctorReport } from '../jobs/doctor.ts';
import { failureSentence } from './failure.ts';
import { isMessageKey, type Text } from './text.ts';

/** One line a finding: its state in a word, where, and what to do about what is not right. Not escaped for mrkdwn. */
export function doctorLines(text: Text, report: DoctorReport): string[] {
  return report.map(
    (finding) => `${stateOf(text, finding)} · ${text(`doctor.area.${finding.area}`)}: ${sentence(text, finding)}`,
  );
}

function stateOf(text: Text, { ok, optional }: DoctorFinding): string {
  if (ok) return text('doctor.ok');
  return text(optional === true ? 'doctor.optional' : 'doctor.missing');
}

function sentence(text: Text, { area, check, ok, detail }: DoctorFinding): string {
  const key = `doctor.${area}.${check}${ok ? '' : '.fix'}`;
  const list = new Intl.ListFormat(text.locale);
  const values = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, Array.isArray(value) ? list.format(value) : value]),
  ) as Record<string, string | number | boolean>;
  const failed = values['failure'];
  if (failed !== undefined) {
    values['fault'] = failureSentence(text, { code: String(failed), params: values, message: String(failed) });
  }
  const reason = ok ? undefined : (values['problem'] ?? values['reason']);
  const because = reason === undefined ? '' : text('doctor.because', { reason });
  return `${isMessageKey(key) ? text(key, values) : check}${because}`;
}
