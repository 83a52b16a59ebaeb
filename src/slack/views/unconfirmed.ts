/** Which records a resync could not confirm, and what in Salesforce may have refused them. */
import { automationsBehind, isByAutomation } from '../../core/automations.ts';
import type { Automation } from '../../core/crm.ts';
import type { CrmLinks } from '../../jobs/links.ts';
import type { ResyncProgress, ResyncRecord } from '../../jobs/resync-job.ts';
import { automationText } from '../../text/automations.ts';
import { formatList } from '../../text/formats.ts';
import { typeTexts } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { clip } from '../limits.ts';
import { escapeMrkdwn, plain } from '../mrkdwn.ts';

const RECORDS_SHOWN = 5;
const AUTOMATIONS_SHOWN = 3;
const NAME_MAX = 60;
const AUTOMATION_MAX = 120;

export type ProgressFacts = {
  readonly links?: Pick<CrmLinks, 'hubspot' | 'salesforce'>;
  readonly automations?: readonly Automation[];
};

const unconfirmed = ({ job, verdicts }: ResyncProgress): readonly ResyncRecord[] =>
  job.records.filter(({ key }) => verdicts.get(key)?.verdict === 'not-confirmed');

/** True where automations say something of what a finished job could not confirm. */
export const wantsAutomations = (progress: ResyncProgress): boolean =>
  progress.finished && unconfirmed(progress).some(({ errors }) => errors.some(({ type }) => isByAutomation(type)));

/** Two paragraphs at most, safe in mrkdwn: the records with their types, and the automations. */
export function unconfirmedTexts(text: Text, progress: ResyncProgress, facts: ProgressFacts): string[] {
  const records = unconfirmed(progress);
  if (records.length === 0) return [];
  const more = records.length - RECORDS_SHOWN;
  const lines = [
    text('resync.open.title'),
    ...records.slice(0, RECORDS_SHOWN).map((record) => `• ${recordText(text, record, facts)}`),
    ...(more > 0 ? [text('resync.open.more', { n: more })] : []),
  ];
  return [lines.join('\n'), ...automationsText(text, records, facts)];
}

function recordText(text: Text, record: ResyncRecord, { links }: ProgressFacts): string {
  const shown = record.name ?? record.hubspotId ?? record.salesforceId;
  const name = escapeMrkdwn(clip(plain(shown ?? text('details.unnamed')), NAME_MAX));
  const url = links?.hubspot(record) ?? links?.salesforce(record);
  const linked = url === undefined ? name : `<${url}|${name}>`;
  const types = [...new Set(record.errors.map(({ type }) => type))].map((type) => typeTexts(text, type).name);
  return types.length === 0 ? linked : `${linked}: ${clip(formatList(text, types), NAME_MAX * 2)}`;
}

/** The latest change first: that is the first suspect. */
function automationsText(text: Text, records: readonly ResyncRecord[], { automations = [] }: ProgressFacts): string[] {
  const byType = Map.groupBy(
    records.flatMap(({ errors }) => errors),
    ({ type }) => type,
  );
  const active = new Set([...byType].flatMap(([type, errors]) => automationsBehind(type, errors, automations)));
  if (active.size === 0) return [];
  const named = [...active]
    .slice(0, AUTOMATIONS_SHOWN)
    .map((own) => clip(plain(automationText(text, own)), AUTOMATION_MAX));
  const more = active.size - AUTOMATIONS_SHOWN;
  return [
    [
      text('details.automations'),
      ...named.map((name) => `• ${escapeMrkdwn(name)}`),
      ...(more > 0 ? [text('details.automations.more', { n: more })] : []),
    ].join('\n'),
  ];
}
