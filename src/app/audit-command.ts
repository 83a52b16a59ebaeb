import { Writable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { errorType } from '../core/catalogue/catalogue.ts';
import { advance } from '../core/diff.ts';
import { summarise, type Snapshot } from '../core/snapshot.ts';
import { writeCsv } from '../jobs/export.ts';
import { createLinks } from '../jobs/links.ts';
import type { Log } from '../jobs/log.ts';
import { errorSentence, problemSentence } from '../text/sentences.ts';
import { oneLine } from '../text/terminal.ts';
import type { Text } from '../text/text.ts';
import type { CrmConfig } from './config.ts';
import { connectCrms } from './crm.ts';

export type Format = 'table' | 'json' | 'csv';

type Result = {
  readonly snapshot: Snapshot;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
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
  const result = { snapshot, calls: outcome.calls };
  if (format === 'csv') {
    const describe = (error: Parameters<typeof errorSentence>[1]) => errorSentence(text, error);
    await writeCsv(snapshot.open, { describe, links: await createLinks(crms).ready() }, unclosed(out));
  } else {
    out.write(format === 'json' ? toJson(result) : toTable(text, result));
  }
  return outcome.source.complete;
}

/** Standard output must stay open after a pipeline has ended. */
function unclosed(out: Writable): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => void (out.write(chunk) ? done() : out.once('drain', () => done())),
  });
}

function toJson({ snapshot, calls }: Result): string {
  const sources = snapshot.sources.map(({ name, at, complete, problem, objects }) => ({
    name,
    at,
    complete,
    problem: problem ?? null,
    objects,
  }));
  const errors = snapshot.open.map(({ error }) => ({ ...error, category: errorType(error.type).category }));
  return `${JSON.stringify({ sources, errors, calls }, null, 2)}\n`;
}

function toTable(text: Text, { snapshot, calls }: Result): string {
  const { errors, records } = summarise(snapshot);
  const rows = snapshot.open.map(({ error }) => [
    error.type,
    error.object,
    error.hubspotId ?? error.salesforceId ?? '',
    `${errorSentence(text, error)}${error.confidence === 'likely' ? text('details.record.likely') : ''}`,
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
  return `${[...lines.toSorted(), ...(lines.length > 0 ? [''] : []), summary, ...notes].join('\n')}\n`;
}
