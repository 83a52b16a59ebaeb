import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isAudited } from '../../../src/core/audit/rules.ts';
import { advance } from '../../../src/core/diff.ts';
import type { SyncError } from '../../../src/core/sync-error.ts';
import { inspectFile } from '../../../src/jobs/import/inspect.ts';
import { readErrors } from '../../../src/jobs/import/read-errors.ts';
import { list } from '../../support/listing.ts';
import { startTestSandbox } from '../../support/sandbox.ts';
import { compareWithTruth } from '../../support/truth.ts';

/** What HubSpot's page would list of the sandbox's failures. */
async function listOf(url: string, query: string): Promise<SyncError[]> {
  const answer = await fetch(`${url}/sandbox/sync-errors.csv?${query}`);
  const content = Buffer.from(await answer.arrayBuffer());
  const source = { name: 'list.csv', open: () => Promise.resolve(Readable.from([content])) };
  const errors: SyncError[] = [];
  await readErrors(source, await inspectFile(source), { onErrors: (batch) => void errors.push(...batch) });
  return errors;
}

describe('HubSpot’s list beside an audit of the same records', { timeout: 30_000 }, () => {
  it.each(['language=en', 'language=it&shape=errors'])(
    'agrees with it on every error that an audit can find (%s)',
    async (query) => {
      const sandbox = await startTestSandbox({ records: 100, crmOnly: true });
      const { outcome } = await compareWithTruth(sandbox);
      if (outcome === undefined) throw new Error('no audit');
      const now = new Date();
      const errors = await listOf(sandbox.url, query);
      const audited = advance(undefined, outcome, now).snapshot;
      const listedLast = list(audited, errors, { now }).snapshot;
      const listedFirst = list(undefined, errors, { now }).snapshot;
      const auditedLast = advance(listedFirst, outcome, now).snapshot;
      for (const { open } of [listedLast, auditedLast]) {
        expect(open.filter(({ lacked }) => lacked !== undefined).map(({ error }) => error.key)).toEqual([]);
        const single = open.filter(({ error }) => error.sources.length === 1 && isAudited(error.type));
        expect(single.map(({ error }) => [error.key, error.sources, error.rawMessage])).toEqual([]);
        expect(open.filter(({ error }) => error.sources.length === 2).length).toBeGreaterThan(20);
      }
    },
  );
});
