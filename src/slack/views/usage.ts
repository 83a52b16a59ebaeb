import { sumOf } from '../../core/budget.ts';
import type { BudgetReport } from '../../jobs/budget.ts';
import type { UsageReport } from '../../jobs/usage.ts';
import { formatAge, formatDay, type Text } from '../../text/text.ts';
import { context, header, section, type Message } from '../blocks.ts';
import { slackDate } from '../mrkdwn.ts';
import { problemText } from './problem.ts';

const CELLS = 10;

/** `▰▰▰▱▱▱▱▱▱▱`: a share of 1; anything above 0 shows at least one cell. */
function bar(share: number): string {
  const full = Math.min(CELLS, share > 0 ? Math.max(1, Math.round(share * CELLS)) : 0);
  return '▰'.repeat(full) + '▱'.repeat(CELLS - full);
}

/** "61 %" in the reader's way of writing; never 0 % for something that is used, nor 100 % for something that is not used up. */
export function percent(text: Text, share: number): string {
  const shown = share > 0 && share < 0.01 ? 0.01 : share < 1 ? Math.min(share, 0.99) : share;
  return new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}

/** One line for the digest. */
export const usageLine = (text: Text, usage: UsageReport, now: Date): string =>
  usageLineAged(text, usage, (at) => formatAge(text, at, now));

/** The same with the figure's age as `age` writes it. */
export function usageLineAged(text: Text, usage: UsageReport, age: (at: Date) => string): string {
  const { org, problem } = usage;
  if (org === undefined) return text('usage.line.unknown', { problem: problemText(text, problem ?? 'not-connected') });
  const share = org.used / org.max;
  return text('usage.line', {
    bar: bar(share),
    percent: percent(text, share),
    max: org.max,
    age: age(new Date(org.at)),
  });
}

/** The answer to `/sfsync usage`: every figure with its source and age. `settingsUrl` is HubSpot's page, where known. */
export function usageMessage(text: Text, usage: UsageReport, now: Date, settingsUrl: string | undefined): Message {
  const lines = [
    orgLine(text, usage, now),
    hubspotLine(text, usage, now),
    allocationLine(text, usage, now),
    ...(usage.budget === undefined ? [] : [budgetLine(text, usage.budget)]),
  ];
  const notes = guardLines(text, usage);
  return {
    text: [text('usage.title'), ...lines].join('\n'),
    blocks: [
      header(text('usage.title')),
      section(lines.join('\n')),
      ...(notes.length > 0 ? [context(notes.join('\n'))] : []),
      ...(settingsUrl === undefined ? [] : [context(text('usage.link', { url: settingsUrl }))]),
    ],
  };
}

function orgLine(text: Text, { org, problem }: UsageReport, now: Date): string {
  const why = problem === undefined ? '' : ` ${text('usage.org.unknown', { problem: problemText(text, problem) })}`;
  if (org === undefined) return why.trim();
  const share = org.used / org.max;
  const figure = text('usage.org', { bar: bar(share), used: org.used, max: org.max, percent: percent(text, share) });
  return `${figure}\n${text('usage.org.source', { age: formatAge(text, new Date(org.at), now) })}${why}`;
}

function hubspotLine(text: Text, { hubspot, logProblem }: UsageReport, now: Date): string {
  if (hubspot === undefined) {
    const why =
      logProblem === undefined ? '' : ` ${text('usage.log.unknown', { problem: problemText(text, logProblem) })}`;
    return `${text('usage.hubspot.unknown')}${why}`;
  }
  if (hubspot.source === 'event-log') {
    const { calls, overtaken } = hubspot;
    const day = formatDay(text, hubspot.day);
    const line = text('usage.hubspot.event-log', { calls, day });
    if (overtaken === undefined) return line;
    const typed = { typed: overtaken.calls, at: formatDay(text, overtaken.at), by: overtaken.by };
    return `${line}\n${text('usage.hubspot.overtaken', { ...typed, calls, day })}`;
  }
  const age = formatAge(text, new Date(hubspot.at), now);
  return text('usage.hubspot.typed', { calls: hubspot.calls, by: hubspot.by, age });
}

function allocationLine(text: Text, { allocation }: UsageReport, now: Date): string {
  if (allocation === undefined) return text('usage.allocation.unknown');
  const age = formatAge(text, new Date(allocation.at), now);
  return text('usage.allocation', { calls: allocation.calls, by: allocation.by, age });
}

/** "sfsync itself: 42 Salesforce calls and 310 HubSpot calls in the last 24 hours (checks 40, usage 2)…" */
function budgetLine(text: Text, { calls, limit, until }: BudgetReport): string {
  const { salesforce, hubspot } = calls;
  const reasons = Object.entries(salesforce)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, n]) => text(`usage.reason.${reason as keyof typeof salesforce}`, { n }));
  const figures = {
    salesforce: sumOf(salesforce),
    hubspot: sumOf(hubspot),
    reasons: reasons.length === 0 ? '' : ` (${reasons.join(', ')})`,
    limit,
  };
  const line = text('usage.budget', figures);
  return until === undefined
    ? line
    : `${line}\n${text('usage.budget.spent', { until: slackDate(text, new Date(until)) })}`;
}

function guardLines(text: Text, { guard }: UsageReport): string[] {
  if (guard === undefined) return [];
  const line =
    guard.basis === 'allocation'
      ? text('usage.guard.allocation', { percent: percent(text, guard.percent / 100) })
      : text('usage.guard.org');
  return guard.over ? [text('usage.guard.crossed'), line] : [line];
}
