import type { DoctorFinding, DoctorReport } from '../jobs/doctor.ts';
import { failureSentence } from './failure.ts';
import { mappingFaultSentence } from './mappings.ts';
import { formatDateTime, isMessageKey, type Text } from './text.ts';

/** One line a finding: its state in a word, where, and what to do about what is not right. Not escaped for mrkdwn. */
export function doctorLines(text: Text, report: DoctorReport): string[] {
  return report.map(
    (finding) => `${stateOf(text, finding)} · ${text(`doctor.area.${finding.area}`)}: ${sentence(text, finding)}`,
  );
}

function stateOf(text: Text, { ok, optional, unknown }: DoctorFinding): string {
  if (unknown === true) return text('doctor.unknown');
  if (ok) return text('doctor.ok');
  return text(optional === true ? 'doctor.optional' : 'doctor.missing');
}

function sentence(text: Text, { area, check, ok, detail }: DoctorFinding): string {
  if (typeof detail['why'] === 'string') return mappingFaultSentence(text, faultOf(check, detail));
  const key = `doctor.${area}.${check}${ok ? '' : '.fix'}`;
  const list = new Intl.ListFormat(text.locale);
  const values = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, Array.isArray(value) ? list.format(value) : value]),
  ) as Record<string, string | number | boolean>;
  if (values['until'] !== undefined) values['until'] = formatDateTime(text, new Date(String(values['until'])));
  const failed = values['failure'];
  if (failed !== undefined) {
    values['fault'] = failureSentence(text, { code: String(failed), params: values, message: String(failed) });
  }
  const reason = ok ? undefined : (values['problem'] ?? values['reason']);
  const because = reason === undefined ? '' : text('doctor.because', { reason });
  return `${isMessageKey(key) ? text(key, values) : check}${because}`;
}

function faultOf(check: string, { why, n, names, lines }: DoctorFinding['detail']) {
  return { check, why: String(why), n: Number(n), names: listOf(names), lines: listOf(lines) };
}

const listOf = (value: DoctorFinding['detail'][string] | undefined): readonly string[] =>
  typeof value === 'object' ? value : [];
