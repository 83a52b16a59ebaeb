import { changesSince, summarise, type Snapshot } from '../../src/core/snapshot.ts';
import type { DigestFacts } from '../../src/jobs/digest.ts';
import { NOW } from './snapshots.ts';

/** A digest's facts as the job gathers them, with an allowance that is 38 % used. */
export function digestFacts(snapshot: Snapshot, parts: Partial<DigestFacts> = {}): DigestFacts {
  return {
    snapshot,
    summary: summarise(snapshot),
    likely: snapshot.open.filter(({ error }) => error.confidence === 'likely').length,
    onlyNew: false,
    newByCategory: new Map(),
    days: [],
    usage: { org: { used: 38_000, max: 100_000, at: NOW.toISOString() } },
    canResync: true,
    ...parts,
  };
}

/** The difference that a digest tells since a time. */
export const since = (snapshot: Snapshot, at: string): Pick<DigestFacts, 'changes'> => ({
  changes: { ...changesSince(snapshot, at), since: at },
});
