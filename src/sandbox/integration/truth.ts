import type { TruthRow } from '../crm.ts';
import { idKey } from '../dataset/salesforce-id.ts';
import { type Edits, mergeEdits, noEdits } from './edits.ts';
import { pairKey } from './objects.ts';
import type { Pair } from './types.ts';
import type { Item } from './work-items.ts';

type Failure = {
  rows: TruthRow[];
  edits: Edits;
  /** Of a record that waits: its account, and itself as something to try again. */
  waits?: { account: string; item: Item };
};

/** The records that could not be synced, and why. */
export type Truth = {
  rows(): TruthRow[];
  /** What was seen of a failing record's values so far. */
  editsOf(pair: Pair): Edits | undefined;
  /** Replaces what was known of the pair; no rows: it is in step, or left alone. */
  record(pair: Pair, rows: TruthRow[], edits: Edits | undefined): void;
  forget(key: string): void;
  /** Records that wait for one of these accounts (Salesforce ids). */
  waitingFor(accounts: readonly string[]): Item[];
};

export function createTruth(): Truth {
  const failures = new Map<string, Failure>();

  function editsOf(pair: Pair): Edits | undefined {
    return keysOf(pair)
      .map((key) => failures.get(key)?.edits)
      .find((edits) => edits !== undefined);
  }

  return {
    rows: () => [...failures.values()].flatMap(({ rows }) => rows),
    editsOf,
    record(pair, rows, edits) {
      const merged = mergeEdits(editsOf(pair), edits);
      for (const key of keysOf(pair)) failures.delete(key);
      if (rows.length === 0) return;
      merged.hubspotBefore ??= pair.hubspot?.updatedAt;
      merged.salesforceBefore ??= timeOf(pair);
      const waits = waitsOf(pair, rows);
      failures.set(pairKey(pair), { rows, edits: merged, ...(waits === undefined ? {} : { waits }) });
    },
    forget: (key) => {
      failures.delete(key);
    },
    waitingFor(accounts) {
      const wanted = new Set(accounts.map(idKey));
      return [...failures.values()].flatMap(({ waits }) =>
        waits !== undefined && wanted.has(waits.account) ? [waits.item] : [],
      );
    },
  };
}

/** A pair's key changes when HubSpot gets its record. */
function keysOf(pair: Pair): string[] {
  const { object, salesforce } = pair;
  return [pairKey(pair), ...(salesforce === undefined ? [] : [pairKey({ object, salesforce })])];
}

function timeOf({ salesforce }: Pair): string | undefined {
  const time = salesforce?.['LastModifiedDate'];
  return typeof time === 'string' ? time : undefined;
}

function waitsOf({ salesforce, salesforceObject }: Pair, rows: readonly TruthRow[]): Failure['waits'] {
  const account = salesforce?.['AccountId'];
  if (salesforce === undefined || typeof account !== 'string') return undefined;
  if (!rows.some(({ type }) => type === 'waiting-on-account-to-sync')) return undefined;
  return {
    account: idKey(account),
    item: { side: 'salesforce', object: salesforceObject, id: salesforce.Id, edits: noEdits() },
  };
}
