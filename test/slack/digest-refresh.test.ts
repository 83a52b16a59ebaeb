/** Which digests are drawn anew when what is open changes, in whose language, and when not. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Subscription } from '../../src/core/schedule.ts';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { closeProven } from '../../src/core/diff.ts';
import { changesSince } from '../../src/core/snapshot.ts';
import type { DigestRecord } from '../../src/jobs/notify.ts';
import type { KnownJob } from '../../src/jobs/resync.ts';
import { createDigestRefresh } from '../../src/slack/digest-refresh.ts';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { movedMessage } from '../../src/slack/views/moved.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults } from '../support/block-faults.ts';
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
  const replies: string[] = [];
  const log = new Map(Object.entries(records));
  const state = { snapshot: before, busy: false, resyncs: [] as readonly KnownJob[] };
  const refresh = createDigestRefresh({
    gate: {
      user: async () => ({ isAdmin: false, zone: 'UTC', locale: 'it-IT', name: '' }),
      post: async (channel, { text }, options) => {
        replies.push(`${channel} ${options?.threadTs}: ${text}`);
        return '9.9';
      },
      update: async (channel, ts, { text }) => {
        told.push(`${channel} ${ts}: ${text}`);
        if (refused.includes(channel)) throw new SlackRefusal('message_not_found');
      },
    },
    digests: {
      facts: async ({ snapshot, since: at }) => digestFacts(snapshot, at === undefined ? {} : since(snapshot, at)),
    },
    digestLog: {
      channels: () => [...log.keys()],
      last: (channel) => log.get(channel),
      put: async (channel, own) => void log.set(channel, own),
    },
    subscriptions: { get: (channel) => wishes.find((own) => own.channel === channel) },
    latest: async () => state.snapshot,
    isBusy: () => state.busy,
    resyncs: () => state.resyncs,
    clock: { now: () => NOW },
    log: silent,
    soonMs: 5,
  });
  onTestFinished(refresh.stop);
  const changed = async () => {
    refresh.changed();
    await sleep(40);
  };
  return { told, replies, log, state, changed };
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

describe('the thread of a digest', () => {
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

  it('gets one reply of what a change opened and closed, with what closed it and the largest cause', async () => {
    const { replies, state, changed } = start({ C1: record }, [wish('C1')]);
    const lost = syncError({ type: 'mismatched-options', hubspotId: '102' });
    state.snapshot = snapshotOf([lost], before, later(1));
    await changed();
    await changed();
    expect(replies).toEqual([expect.stringMatching(/^C1 1\.1: \*What changed since /)]);
    expect(replies[0]?.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^\*[^*]+\*: 1 new · largest cause: .+ \(1 record\)$/),
      '*Property values*: 1 fixed (the cause was gone)',
    ]);
    state.snapshot = snapshotOf([lost, syncError({ hubspotId: '103' })], state.snapshot, later(2));
    await changed();
    expect(replies).toHaveLength(2);
    expect(replies[1]).not.toContain('fixed');
  });

  it('repeats nothing after a restart, and gets nothing where nothing was opened or closed', async () => {
    const first = start({ C1: record }, [wish('C1')]);
    first.state.snapshot = after;
    await first.changed();
    const again = start(Object.fromEntries(first.log), [wish('C1')]);
    again.state.snapshot = snapshotOf([], after, later(2));
    await again.changed();
    expect(first.replies).toHaveLength(1);
    expect(again.replies).toEqual([]);
  });

  it('leaves what a resync proved to its report there, and tells of one that reports elsewhere', async () => {
    const proof = closeProven(before, new Set([syncError().key]), later(1), 'U7');
    const known = (channel: string, threadTs: string): KnownJob => ({
      job: { id: 'j', at: NOW.toISOString(), by: 'U7', place: { channel, threadTs } },
      records: 1,
      keys: new Set(),
      types: new Set(['string-too-long']),
    });
    const { replies, state, changed } = start({ C1: record, C2: { ...record, ts: '2.2' } }, [wish('C1'), wish('C2')]);
    state.resyncs = [known('C1', '1.1')];
    state.snapshot = proof;
    await changed();
    expect(replies).toEqual([
      expect.stringMatching(/^C2 2\.2: .*\n\*Property values\*: 1 fixed \(resync by <@U7>, proven\)$/),
    ]);
  });

  it('has nine lines at most, in blocks that Slack takes', () => {
    const errors = ERROR_TYPES.map(({ id }, index) =>
      syncError({ type: id, hubspotId: String(index), params: { label: '<&>'.repeat(200) }, value: '&'.repeat(900) }),
    );
    const moved = changesSince(snapshotOf(errors, before, later(1)), NOW.toISOString());
    for (const locale of ['en-GB', 'it-IT']) {
      const message = movedMessage(createText(locale), moved, NOW.toISOString());
      expect(message?.text.split('\n')).toHaveLength(9);
      expect(blockFaults(message?.blocks ?? [])).toEqual([]);
    }
  });
});
