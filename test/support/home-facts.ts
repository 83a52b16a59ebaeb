import { summarise, type Snapshot } from '../../src/core/snapshot.ts';
import type { HomeFacts } from '../../src/jobs/home.ts';
import { NOW } from './snapshots.ts';

const links = {
  settings: 'https://app.hubspot.com/x',
  hubspot: () => 'https://hubspot.example/1',
  salesforce: () => 'https://salesforce.example/1',
  list: () => undefined,
};

/** Home's facts as the job gathers them, with an allowance that is 38 % used and nothing under way. */
export function homeFacts(snapshot?: Snapshot, parts: Partial<HomeFacts> = {}): HomeFacts {
  return {
    ...(snapshot === undefined ? {} : { snapshot, summary: summarise(snapshot) }),
    days: [],
    usage: { org: { used: 38_000, max: 100_000, at: NOW.toISOString() } },
    links,
    canCheck: true,
    canResync: true,
    isChecking: false,
    resyncs: [],
    lists: [],
    imports: [],
    subscriptions: [],
    undeliverable: [],
    direct: 'D1',
    ...parts,
  };
}
