import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../src/core/snapshot.ts';
import type { Subscription } from '../../src/core/schedule.ts';
import type { Check } from '../../src/jobs/check.ts';
import {
  createNotify,
  isUndeliverable,
  type DigestOrder,
  type DigestPoster,
  type PostResult,
} from '../../src/jobs/notify.ts';
import { openDatabase } from '../../src/store/database.ts';
import { tempFolder } from '../support/folder.ts';
import { snapshotOf, syncError } from '../support/snapshots.ts';

const daily: Subscription = {
  channel: 'C1',
  frequency: 'daily',
  at: '09:00',
  day: 1,
  zone: 'UTC',
  language: 'en',
  since: '2026-11-20T12:00:00Z',
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Posted = Partial<DigestOrder> & { readonly kind?: string };

/** A channel as Slack keeps it: what was posted stays, also when the answer did not arrive. */
async function setUp(folder: string, channel: Posted[] = []) {
  const database = await openDatabase(folder);
  const state = {
    now: new Date('2026-11-24T09:00:30Z'),
    snapshot: snapshotOf([syncError()], undefined, new Date('2026-11-24T08:59:00Z')),
    looks: 0,
    budget: {} as { until?: string },
    answer: undefined as (() => PostResult) | undefined,
  };
  const poster: DigestPoster = {
    post: async (order) => {
      channel.push(order);
      return state.answer?.() ?? { ok: true, ts: String(channel.length) };
    },
    alarm: async (_, { kind }, slotId) => {
      channel.push({ kind, slotId });
      return state.answer?.() ?? { ok: true, ts: String(channel.length) };
    },
    find: async (_, slotId) => {
      const index = channel.findIndex((order) => order.slotId === slotId);
      return index < 0 ? undefined : String(index + 1);
    },
  };
  const check: Check = {
    run: () => Promise.reject(new Error('not asked for')),
    fresh: async () => {
      state.looks += 1;
      return state.snapshot;
    },
    proven: async () => undefined,
    isRunning: () => false,
    lastCost: () => 10,
  };
  const budget = { report: () => ({ calls: { hubspot: {}, salesforce: {} }, limit: 150, left: 150, ...state.budget }) };
  const notify = createNotify({
    ...database,
    digests: database.digests,
    poster,
    check,
    latest: async () => state.snapshot,
    budget,
    clock: { now: () => state.now },
    log,
  });
  return { database, state, channel, notify };
}

describe('notify', () => {
  it('posts a slot once, however often the minute ticks', async () => {
    const { database, channel, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put(daily);
    await notify.tick();
    state.now = new Date('2026-11-24T09:01:30Z');
    await notify.tick();
    expect(channel.map(({ slotId }) => slotId)).toEqual(['C1/2026-11-24T09:00']);
    expect(channel[0]).not.toHaveProperty('dueAt');
    state.now = new Date('2026-11-25T09:00:30Z');
    await notify.tick();
    expect(channel).toHaveLength(2);
    expect(channel[1]?.since).toBe(state.snapshot.at);
  });

  it('posts a missed slot once, and says that it is late', async () => {
    const { database, channel, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put(daily);
    state.now = new Date('2026-11-24T11:30:00Z');
    await notify.tick();
    await notify.tick();
    expect(channel.map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T09:00:00.000Z']);
  });

  it('repeats nothing after a crash between posting and recording', async () => {
    const folder = await tempFolder();
    const first = await setUp(folder);
    await first.database.subscriptions.put(daily);
    first.state.answer = () => {
      throw new Error('killed');
    };
    await first.notify.tick();
    const second = await setUp(folder, first.channel);
    await second.notify.tick();
    expect(second.channel).toHaveLength(1);
    expect(second.database.slots.get('C1/2026-11-24T09:00')?.state).toBe('sent');
  });

  it('posts after a crash between recording and posting', async () => {
    const folder = await tempFolder();
    const first = await setUp(folder);
    await first.database.subscriptions.put(daily);
    await first.database.slots.put('C1/2026-11-24T09:00', {
      channel: 'C1',
      state: 'sending',
      at: '2026-11-24T09:00:05Z',
      snapshotAt: first.state.snapshot.at,
    });
    const second = await setUp(folder);
    await second.notify.tick();
    expect(second.channel).toHaveLength(1);
  });

  it('tries again after a refusal that may pass, and not after one that stays', async () => {
    const { database, channel, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put(daily);
    state.answer = () => ({ ok: false, permanent: true, reason: 'is_archived' });
    await notify.tick();
    await notify.tick();
    expect(channel).toHaveLength(1);
  });

  it('holds a channel for undeliverable from such a refusal to the next delivery, or until it is subscribed anew', async () => {
    const { database, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put(daily);
    const isLost = (since = daily.since) => isUndeliverable(database.slots, { ...daily, since });
    expect(isLost()).toBe(false);
    state.answer = () => ({ ok: false, permanent: true, reason: 'is_archived' });
    await notify.tick();
    expect(isLost()).toBe(true);
    expect(isLost('2026-11-24T12:00:00Z')).toBe(false);
    state.answer = undefined;
    state.now = new Date('2026-11-25T09:00:30Z');
    await notify.tick();
    expect(isLost()).toBe(false);
  });

  it('does not let one channel’s failure cost another its digest', async () => {
    const { database, channel, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put(daily);
    await database.subscriptions.put({ ...daily, channel: 'C2' });
    state.answer = () => {
      if (channel.length === 1) throw new Error('network');
      return { ok: true, ts: '2' };
    };
    await notify.tick();
    expect(channel.map((order) => order.channel)).toEqual(['C1', 'C2']);
  });

  it('posts immediately only what is new, at a pace that the allowance bears', async () => {
    const { database, channel, notify, state } = await setUp(await tempFolder());
    await database.subscriptions.put({ ...daily, frequency: 'immediately', since: '2026-11-24T09:00:00Z' });
    await notify.tick();
    expect(channel).toEqual([]);
    // 10 calls a check and 150 a day: every 96 minutes.
    state.snapshot = snapshotOf(
      [syncError(), syncError({ hubspotId: '102' })],
      state.snapshot,
      new Date('2026-11-24T09:30:00Z'),
    );
    state.now = new Date('2026-11-24T09:31:00Z');
    await notify.tick();
    expect(state.looks).toBe(1);
    state.now = new Date('2026-11-24T10:40:00Z');
    await notify.tick();
    await notify.tick();
    expect(channel.map(({ onlyNew, since }) => [onlyNew, since])).toEqual([[true, '2026-11-24T09:00:00Z']]);
  });

  it('looks for news again when the budget has room again, also where a check is cheap', async () => {
    const { database, state, notify } = await setUp(await tempFolder());
    await database.subscriptions.put({ ...daily, frequency: 'immediately', since: '2026-11-24T09:00:00Z' });
    state.budget = { until: '2026-11-24T15:00:00.000Z' };
    await notify.tick();
    state.budget = {};
    for (const [time, looks] of [
      ['14:59:30', 1],
      ['15:00:00', 2],
    ] as const) {
      state.now = new Date(`2026-11-24T${time}Z`);
      await notify.tick();
      expect(state.looks).toBe(looks);
    }
  });

  it('repeats nothing new after a crash between posting and recording', async () => {
    const folder = await tempFolder();
    const first = await setUp(folder);
    await first.database.subscriptions.put({ ...daily, frequency: 'immediately', since: '2026-11-24T08:00:00Z' });
    first.state.answer = () => {
      throw new Error('killed');
    };
    await first.notify.tick();
    const second = await setUp(folder, first.channel);
    second.state.snapshot = snapshotOf([syncError()], first.state.snapshot, new Date('2026-11-24T09:10:00Z'));
    await second.notify.tick();
    expect(second.channel).toHaveLength(1);
  });

  describe('where nothing syncs', () => {
    const SYNC = '2026-11-24T07:00:00.000Z';
    const immediately = { ...daily, frequency: 'immediately', since: '2026-11-24T09:00:00Z' } as const;
    type State = Awaited<ReturnType<typeof setUp>>['state'];
    /** The next look, an hour and a half later. */
    function goOn(state: State, drift: SourceState['drift']) {
      state.now = new Date(state.now.getTime() + 100 * 60_000);
      const sources = state.snapshot.sources.map((source) => (drift === undefined ? source : { ...source, drift }));
      state.snapshot = { ...state.snapshot, sources, at: state.now.toISOString() };
    }
    const STALLED = { records: 3, newestSync: SYNC, stalledSince: SYNC, waiting: 3 };
    const over = (newestSync: string) => ({ records: 0, newestSync, waiting: 0 });

    it('tells once that it began and once that it is over, across restarts, and again for the next time', async () => {
      const folder = await tempFolder();
      const { database, channel, notify, state } = await setUp(folder);
      await database.subscriptions.put(immediately);
      goOn(state, STALLED);
      await notify.tick();
      goOn(state, STALLED);
      await notify.tick();
      expect(channel.map(({ kind }) => kind)).toEqual(['stalled']);
      // News of errors is told from where it was.
      expect(database.digests.last('C1')).toBeUndefined();

      const second = await setUp(folder, channel);
      second.state.now = state.now;
      for (const drift of [STALLED, over('2026-11-24T13:00:00.000Z'), over('2026-11-24T14:00:00.000Z')]) {
        goOn(second.state, drift);
        await second.notify.tick();
      }
      expect(channel.map(({ kind }) => kind)).toEqual(['stalled', 'over']);
      goOn(second.state, { ...STALLED, stalledSince: '2026-11-24T14:00:00.000Z' });
      await second.notify.tick();
      expect(channel.map(({ kind }) => kind)).toEqual(['stalled', 'over', 'stalled']);
    });

    it.each(['stalled', 'over'])('repeats nothing after a crash between posting and recording: %s', async (kind) => {
      const folder = await tempFolder();
      const first = await setUp(folder);
      await first.database.subscriptions.put(immediately);
      if (kind === 'over') await first.database.alarms.put('C1', SYNC);
      const drift = kind === 'over' ? over('2026-11-24T09:30:00.000Z') : STALLED;
      goOn(first.state, drift);
      first.state.answer = () => {
        throw new Error('killed');
      };
      await first.notify.tick();
      const second = await setUp(folder, first.channel);
      goOn(second.state, drift);
      await second.notify.tick();
      goOn(second.state, drift);
      await second.notify.tick();
      expect(second.channel.map((posted) => posted.kind)).toEqual([kind]);
      expect(second.database.alarms.get('C1')).toBe(kind === 'over' ? undefined : SYNC);
    });

    it('leaves it to the digests where there are some', async () => {
      const { database, channel, notify, state } = await setUp(await tempFolder());
      await database.subscriptions.put(daily);
      goOn(state, STALLED);
      await notify.tick();
      expect(channel.map(({ kind }) => kind)).toEqual([undefined]);
    });
  });

  it('is silent where digests are off', async () => {
    const { database, channel, notify } = await setUp(await tempFolder());
    await database.subscriptions.put({ ...daily, frequency: 'off' });
    await notify.tick();
    expect(channel).toEqual([]);
  });
});
