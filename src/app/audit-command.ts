import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../core/clock.ts';
import { errorType } from '../core/catalogue/catalogue.ts';
import { advance } from '../core/diff.ts';
import type { MappingFault } from '../core/mapping-file/told.ts';
import { summarise, type Snapshot, type SourceState } from '../core/snapshot.ts';
import { writeCsv } from '../jobs/export.ts';
import { createLinks } from '../jobs/links.ts';
import type { Log } from '../jobs/log.ts';
import { coverageLines, driftLine, driftSentence, stalledLine } from '../text/coverage.ts';
import { mappingFaultSentence } from '../text/mappings.ts';
import { errorSentence, likelyMark, problemSentence } from '../text/sentences.ts';
import { oneLine } from '../text/terminal.ts';
import { formatDateTime, type Text } from '../text/text.ts';
import type { CrmConfig } from './config.ts';
import { connectCrms } from './crm.ts';

export type Format = 'table' | 'json' | 'csv';

type Result = {
  readonly snapshot: Snapshot;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  readonly mappingFaults: readonly MappingFault[];
  /** Settings without which more is `likely`, or not judged. */
  readonly unset: readonly ('mappings' | 'integration-user')[];
};

/** One audit to `out`, without Slack. Returns false when it could not read everything. */
export async function auditCommand(
  config: CrmConfig,
  format: Format,
  deps: {
    readonly clock: Clock;
    readonly log: Log & { debug(details: object, message: string): void };
    readonly text: Text;
  },
  out: Writable,
): Promise<boolean> {
  const { clock, log, text } = deps;
  const crms = await connectCrms(config, clock, log);
  if (crms.audit === undefined) throw new Error('an audit needs both CRMs');
  const outcome = await crms.audit.run(undefined);
  const { snapshot } = advance(undefined, outcome, clock.now());
  const result: Result = {
    snapshot,
    calls: outcome.calls,
    mappingFaults: crms.mappingFaults,
    unset: [
      ...(config.mappingsFile === undefined ? (['mappings'] as const) : []),
      ...(config.salesforce?.integrationUser === undefined ? (['integration-user'] as const) : []),
    ],
  };
  if (format === 'csv') {
    const describe = (error: Parameters<typeof errorSentence>[1]) => errorSentence(text, error);
    await writeCsv(snapshot.open, { describe, links: await createLinks(crms).ready() }, unclosed(out));
  } else if (format === 'json') {
    await pipeline(Readable.from(toJson(result)), unclosed(out));
  } else {
    out.write(toTable(text, result));
  }
  return outcome.source.complete;
}

/** Standard output must stay open after a pipeline has ended. */
function unclosed(out: Writable): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => void (out.write(chunk) ? done() : out.once('drain', () => done())),
  });
}

/** Errors of one piece of the output. */
const PIECE = 500;

/** In pieces: as one text, many errors would take a multiple of their memory. */
function* toJson({ snapshot, calls }: Result): Generator<string> {
  const sources = snapshot.sources.map(
    ({ name, at, complete, problem, objects, compared, unjudged, excluded, unmapped, unresolved, drift }) => ({
      name,
      at,
      complete,
      problem: problem ?? null,
      objects,
      unjudged: unjudged ?? [],
      excluded: excluded ?? {},
      unmapped: unmapped ?? {},
      ...(compared === undefined ? {} : { compared }),
      ...(unresolved === undefined ? {} : { unresolved }),
      ...(drift === undefined ? {} : { drift }),
    }),
  );
  yield `{\n  "sources": ${indented(sources, '  ')},\n  "errors": [`;
  for (let from = 0; from < snapshot.open.length; from += PIECE) {
    const errors = snapshot.open
      .slice(from, from + PIECE)
      .map(({ error }) => indented({ ...error, category: errorType(error.type).category }, '    '));
    yield `${from === 0 ? '' : ','}\n    ${errors.join(',\n    ')}`;
  }
  yield `${snapshot.open.length === 0 ? '' : '\n  '}],\n  "drift": ${indented(driftOf(snapshot), '  ')},\n  "calls": ${indented(calls, '  ')}\n}\n`;
}

/** What drifts is no error; null where nothing is known of it. */
function driftOf({ sources }: Snapshot): object | null {
  const drift = sources.find(({ name }) => name === 'audit')?.drift;
  if (drift === undefined) return null;
  const { records, listed = [], medianMs = null, p95Ms = null, newestSync = null, waiting = 0 } = drift;
  return { records, medianMs, p95Ms, newestSync, waiting, stalledSince: drift.stalledSince ?? null, listed };
}

const indented = (value: unknown, margin: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`);

function toTable(text: Text, { snapshot, calls, mappingFaults, unset }: Result): string {
  const { errors, records } = summarise(snapshot);
  const rows = snapshot.open.map(({ error }) => [
    error.type,
    error.object,
    error.hubspotId ?? error.salesforceId ?? '',
    `${errorSentence(text, error)}${likelyMark(text, error)}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => oneLine(cell).padEnd(widths[column] ?? 0)).join('  '));
  const problems = snapshot.sources.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const summary = text('cli.audit.summary', {
    errors: text('count.errors', { n: errors }),
    records: text('count.records', { n: records }),
    ...calls,
  });
  const notes = problems.map((problem) => text('cli.audit.incomplete', { problem: problemSentence(text, problem) }));
  const when = (at: Date) => formatDateTime(text, at);
  const coverage = snapshot.sources.flatMap((source) => [
    ...stalledLine(text, source, when),
    ...coverageLines(text, source, when),
  ]);
  const faults = [...snapshot.sources.flatMap(({ unresolved }) => unresolved ?? []), ...mappingFaults];
  const mappings = faults.map((fault) => oneLine(mappingFaultSentence(text, fault)));
  const drifting = snapshot.sources.flatMap((source) => driftLines(text, source));
  const parts = [lines.toSorted(), drifting].flatMap((part) => (part.length === 0 ? [] : [...part, '']));
  const advice = unset.map((setting) => text(`cli.audit.unset.${setting}`));
  return `${[...parts, summary, ...notes, ...coverage, ...mappings, ...advice].join('\n')}\n`;
}

/** A section of its own: what drifts is no error, so it has no type and does not count as one. */
function driftLines(text: Text, source: SourceState): readonly string[] {
  const line = driftLine(text, source);
  if (line === undefined) return [];
  const { records = 0, listed = [] } = source.drift ?? {};
  const more = records - listed.length;
  return [
    line,
    ...listed.map((record) => `  ${record.object}  ${record.hubspotId}  ${oneLine(driftSentence(text, record))}`),
    ...(more > 0 ? [`  ${text('drift.more', { n: more })}`] : []),
  ];
}
