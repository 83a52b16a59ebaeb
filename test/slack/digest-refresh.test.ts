/** Which digests are drawn anew when what is open changes, in whose language, and when not. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Subscription } from '../../src/core/schedule.ts';
import type { DigestRecord } from '../../src/jobs/notify.ts';
import { createDigestRefresh } from '../../src/slack/digest-refresh.ts';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { digestFacts, since } from '../support/digest-facts.ts';
import { silent } from '../support/sandbox.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const wish = (channel: string, parts: Partial<Subscription> = {}): Subscription => ({
  channel,
  frequency: 'daily',
  at: '09:00',
  day: 1,
  zone: 'Europe/Rome',
  language: 'en',
  since: NOW.toISOString(),
  ...parts,
});
const record: DigestRecord = { at: NOW.toISOString(), ts: '1.1' };
const before = snapshotOf([syncError()]);
const after = snapshotOf([], before, new Date(NOW.getTime() + 60_000));

function start(
  records: Readonly<Record<string, DigestRecord>>,
  wishes: readonly Subscription[],
  refused: readonly string[] = [],
) {
  const told: string[] = [];
  const state = { snapshot: before, busy: false };
  const refresh = createDigestRefresh({
    gate: {
      user: async () => ({ isAdmin: false, zone: 'UTC', locale: 'it-IT', name: '' }),
      update: async (channel, ts, { text }) => {
        told.push(`${channel} ${ts}: ${text}`);
        if (refused.includes(channel)) throw new SlackRefusal('message_not_found');
      },
    },
    digests: {
      facts: async ({ snapshot, since: at }) => digestFacts(snapshot, at === undefined ? {} : since(snapshot, at)),
    },
    digestLog: {
      channels: () => Object.keys(records),
      last: (channel) => records[channel],
      put: async () => undefined,
    },
    subscriptions: { get: (channel) => wishes.find((own) => own.channel === channel) },
    latest: async () => state.snapshot,
    isBusy: () => state.busy,
    clock: { now: () => NOW },
    log: silent,
    soonMs: 5,
  });
  onTestFinished(refresh.stop);
  const changed = async () => {
    refresh.changed();
    await sleep(40);
  };
  return { told, state, changed };
}

describe('a change of what is open', () => {
  it('is shown by the newest digest of each conversation, in its language or that of who asked', async () => {
    const { told, state, changed } = start({ C1: record, C2: { ...record, ts: '2.2', by: 'U1' } }, [wish('C1')]);
    state.snapshot = after;
    await changed();
    expect(told).toEqual([
      expect.stringMatching(/^C1 1\.1: No sync errors since/),
      expect.stringMatching(/^C2 2\.2: Nessun errore di sincronizzazione/),
    ]);
  });

  it('is drawn once, and nothing where nothing differs', async () => {
    const { told, state, changed } = start({ C1: record }, [wish('C1')]);
    await changed();
    expect(told).toEqual([]);
    state.snapshot = after;
    await changed();
    await changed();
    expect(told).toHaveLength(1);
    state.snapshot = snapshotOf([syncError()], after, new Date(NOW.getTime() + 120_000));
    await changed();
    expect(told).toHaveLength(2);
  });

  it('waits for a check to end', async () => {
    const { told, state, changed } = start({ C1: record }, [wish('C1')]);
    state.snapshot = after;
    state.busy = true;
    await changed();
    expect(told).toEqual([]);
    state.busy = false;
    await sleep(40);
    expect(told).toHaveLength(1);
  });

  it('leaves alone what only tells of new errors, and what nobody’s language is known of', async () => {
    const { told, state, changed } = start({ C1: record, C2: record }, [wish('C1', { frequency: 'immediately' })]);
    state.snapshot = after;
    await changed();
    expect(told).toEqual([]);
  });

  it('reaches the others where Slack refuses one, which is not tried again', async () => {
    const { told, state, changed } = start({ C1: record, C2: record }, [wish('C1'), wish('C2')], ['C1']);
    state.snapshot = after;
    await changed();
    await changed();
    expect(told.map((line) => line.slice(0, 2))).toEqual(['C1', 'C2']);
  });
});
