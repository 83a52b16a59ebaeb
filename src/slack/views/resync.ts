import type { View } from '@slack/types';
import type { Guard } from '../../core/usage.ts';
import type { ResyncProgress, Verdict } from '../../jobs/resync-job.ts';
import type { CallRange, ResyncPlan } from '../../jobs/resync.ts';
import { typeTexts } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { context, section, type Block, type Message } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { problemText } from './problem.ts';
import { unconfirmedTexts, type ProgressFacts } from './unconfirmed.ts';
import { percent } from './usage.ts';

export const INSIST = { blockId: 'guard', actionId: 'insist' } as const;

/** The confirmation with its figures. `metadata` comes back with the submission. */
export function resyncView(text: Text, plan: ResyncPlan, what: string, metadata: string): View {
  const errors = plan.records.reduce((sum, record) => sum + record.errors.length, 0);
  const on = (side: 'hubspot' | 'salesforce') => plan.records.filter((record) => record.side === side).length;
  const accounts = new Set(plan.records.flatMap(({ accountId }) => accountId ?? [])).size;
  const lines = [
    text(errors === 0 ? 'resync.what.drift' : 'resync.what', {
      records: text('count.records', { n: plan.records.length }),
      errors: text('count.errors', { n: errors }),
      what,
    }),
    ...(['hubspot', 'salesforce'] as const)
      .filter((side) => on(side) > 0)
      .map((side) => `• ${text(`resync.side.${side}`, { n: on(side) })}`),
    ...(plan.busy > 0 ? [`• ${text('resync.busy', { n: plan.busy })}`] : []),
    ...(accounts > 0 ? [`• ${text('resync.accounts', { n: accounts })}`] : []),
    `• ${text('resync.calls', {
      hubspot: range(text, plan.hubspotCalls),
      salesforce: range(text, plan.salesforceCalls),
      n: plan.records.length,
    })}`,
  ];
  const blocks: Block[] = [
    section(lines.join('\n')),
    section(guardText(text, plan.guard)),
    ...(needsInsistence(plan) ? [insistInput(text)] : []),
    context(text('resync.how')),
  ];
  return {
    type: 'modal',
    callback_id: CALLBACKS.resyncConfirm,
    private_metadata: metadata,
    title: plainTitle(text('resync.title')),
    submit: plainTitle(text('resync.submit')),
    close: plainTitle(text('resync.cancel')),
    blocks: blocks,
  };
}

/** The guard would be crossed, or it is not known whether it would. */
export const needsInsistence = ({ guard }: ResyncPlan): boolean => guard === undefined || guard.crosses;

function range(text: Text, { least, most }: CallRange): string {
  return least === most ? text('resync.range.one', { n: least }) : text('resync.range', { least, most });
}

const plainTitle = (label: string) => ({ type: 'plain_text', text: clip(label, LIMITS.viewTitle) }) as const;

function guardText(text: Text, guard: Guard | undefined): string {
  if (guard === undefined) return text('resync.guard.unknown');
  const limit = text(`resync.guard.limit.${guard.basis}`, { max: guard.limit });
  const share = percent(text, guard.percentAfter / 100);
  return text(guard.crosses ? 'resync.guard.crossed' : 'resync.guard.ok', { percent: share, limit });
}

function insistInput(text: Text): Block {
  const option = { text: { type: 'plain_text', text: text('resync.guard.insist') }, value: 'insist' };
  return {
    type: 'input',
    block_id: INSIST.blockId,
    optional: true,
    label: { type: 'plain_text', text: text('resync.guard.label') },
    element: { type: 'checkboxes', action_id: INSIST.actionId, options: [option] },
  };
}

/** A modal that only says something. */
export function noticeView(text: Text, title: string, body: string): View {
  return {
    type: 'modal',
    callback_id: CALLBACKS.notice,
    title: plainTitle(title),
    close: plainTitle(text('details.close')),
    blocks: [section(body)],
  };
}

/** How far a job is, or what came of it. "Proven" is said of nothing else than what the proof found. */
export function progressMessage(text: Text, progress: ResyncProgress, facts: ProgressFacts = {}): Message {
  const body = progress.finished ? resultText(text, progress) : runningText(text, progress);
  const parts = [body, ...(progress.finished ? unconfirmedTexts(text, progress, facts) : [])];
  return { text: parts.join('\n'), blocks: parts.map((part) => section(part)) };
}

function counts({ verdicts, job }: ResyncProgress): Record<Verdict, number> & { open: number } {
  const count = { proven: 0, 'failed-again': 0, 'not-confirmed': 0, gone: 0, 'not-touched': 0 };
  for (const { verdict } of verdicts.values()) count[verdict] += 1;
  return { ...count, open: job.records.length - verdicts.size };
}

function runningText(text: Text, progress: ResyncProgress): string {
  const { job, touched, verdicts, problem } = progress;
  if (progress.stopped === true) return text('resync.progress.stopped', { reference: job.id });
  const records = text('count.records', { n: job.records.length });
  const count = counts(progress);
  const line =
    verdicts.size === 0 && touched < job.records.length
      ? text('resync.progress.touching', { records, by: job.by, touched })
      : text('resync.progress.proving', {
          records,
          by: job.by,
          proven: count.proven,
          failed: count['failed-again'],
          open: count.open,
        });
  return problem === undefined
    ? line
    : `${line}\n${text('resync.progress.problem', { problem: problemText(text, problem) })}`;
}

function resultText(text: Text, progress: ResyncProgress): string {
  const count = counts(progress);
  const result = text('resync.result', {
    n: progress.job.records.length,
    proven: count.proven,
    failed: count['failed-again'],
    open: count['not-confirmed'],
    gone: count.gone,
    refused: count['not-touched'],
  });
  const failed = reasons(text, progress, 'failed-again');
  const refused = reasons(text, progress, 'not-touched');
  return [
    result,
    ...(failed === '' ? [] : [text('resync.result.failed', { reasons: failed })]),
    ...(failed === '' ? [] : [text('resync.result.mend')]),
    ...(refused === '' ? [] : [text('resync.result.refused', { reasons: refused })]),
    ...(count['not-confirmed'] > 0 ? [text('resync.result.hint')] : []),
    text('resync.result.by', { by: progress.job.by }),
  ].join('\n');
}

/** "String too long (2), Invalid email (1)". */
function reasons(text: Text, { verdicts }: ResyncProgress, verdict: Verdict): string {
  const own = [...verdicts.values()].filter((entry) => entry.verdict === verdict);
  const byReason = Map.groupBy(own, (entry) => entry.type ?? entry.problem ?? '');
  const parts = [...byReason].map(([reason, { length: n }]) =>
    text('resync.result.reason', { name: reasonName(text, reason), n }),
  );
  return new Intl.ListFormat(text.locale).format(parts);
}

function reasonName(text: Text, reason: string): string {
  if (reason === 'values-differ') return text('resync.result.values-differ');
  return /^[a-z-]+$/.test(reason) ? typeTexts(text, reason).name : clip(escapeMrkdwn(reason), 150);
}
