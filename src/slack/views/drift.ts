import type { View } from '@slack/types';
import type { DriftingRecord } from '../../core/audit/drift.ts';
import type { SourceState } from '../../core/snapshot.ts';
import type { CrmLinks } from '../../jobs/links.ts';
import { driftLine, driftSentence } from '../../text/coverage.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, plainSection, richList, section, type Block, type RichPart } from '../blocks.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { clip } from '../limits.ts';
import { plain, slackDate } from '../mrkdwn.ts';

const RECORDS_SHOWN = 10;
/** A record may differ in hundreds of properties. */
const SENTENCE_MAX = 400;
const NAME_MAX = 80;

const STEPS = ['drift.todo.list', 'drift.todo.card', 'drift.todo.resync'] as const;

type DriftFacts = { readonly sources: readonly SourceState[]; readonly links: CrmLinks };

/** The modal of records that changed and were not synced for no known reason, the most overdue first. */
export function driftView(text: Text, { sources, links }: DriftFacts): View {
  const source = sources.find(({ drift }) => drift !== undefined && drift.records > 0);
  return {
    type: 'modal',
    callback_id: CALLBACKS.drift,
    title: { type: 'plain_text', text: text('drift.title') },
    close: { type: 'plain_text', text: text('details.close') },
    blocks: source === undefined ? [plainSection(text('drift.empty'))] : driftBlocks(text, source, links),
  };
}

function driftBlocks(text: Text, source: SourceState, links: CrmLinks): Block[] {
  const { records = 0, listed = [] } = source.drift ?? {};
  // "First 10 of 11" would hide one for nothing.
  const shown = listed.slice(0, records === RECORDS_SHOWN + 1 ? records : RECORDS_SHOWN);
  const more = records - shown.length;
  const steps = STEPS.map((key, index) => `${index + 1}. ${text(key)}`).join('\n');
  const hinges = shown.some(({ confidence }) => confidence === 'likely') ? [text('hinge.long.rule')] : [];
  const notes = [
    ...hinges.map((hinge) => text('details.hinges', { hinges: hinge })),
    ...(source.at === null ? [] : [text('drift.asOf', { at: slackDate(text, new Date(source.at)) })]),
  ];
  return [
    section(`*${driftLine(text, source) ?? ''}*\n${text('drift.meaning', { n: records })}`),
    section(`*${text('drift.todo')}*\n${steps}`),
    ...settingsButton(text, links),
    ...(shown.length === 0 ? [] : [richList(shown.map((record) => recordLine(text, record, links)))]),
    ...(more > 0 ? [context(text('drift.more', { n: more }))] : []),
    ...(notes.length === 0 ? [] : [context(notes.join('\n'))]),
  ];
}

/** HubSpot's page of the integration, where it is known. */
export function settingsButton(text: Text, { settings }: Pick<CrmLinks, 'settings'>): Block[] {
  if (settings === undefined) return [];
  const label = text('digest.button.hubspot');
  return [actions(button({ actionId: ACTIONS.openLink, text: label, value: 'settings', url: settings }))];
}

function recordLine(text: Text, record: DriftingRecord, links: CrmLinks): RichPart[] {
  const pages = [
    [text('details.hubspot'), record.hubspotId, links.hubspot(record)],
    [text('details.salesforce'), record.salesforceId, links.salesforce(record)],
  ] as const;
  const name = record.name === undefined ? text('details.unnamed') : clip(plain(record.name), NAME_MAX);
  return [
    { text: name, bold: true },
    { text: ` — ${clip(plain(driftSentence(text, record)), SENTENCE_MAX)}` },
    ...pages.flatMap(([system, id, url]): RichPart[] => [
      { text: ' · ' },
      url === undefined ? { text: `${system} ${clip(plain(id), NAME_MAX)}` } : { text: system, url },
    ]),
  ];
}
