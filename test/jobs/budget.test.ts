import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget, readOverBudget, type BudgetState } from '../../src/jobs/budget.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import type { BudgetWish, Reason } from '../../src/core/budget.ts';
import { problemSentence } from '../../src/text/sentences.ts';
import { createText } from '../../src/text/text.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T09:20:00Z');

/** A budget over a store that keeps what was written, as a restart finds it. */
function setUp(wish: BudgetWish | 'default' = { calls: 10 }, disk: { state: BudgetState } = { state: { hours: {} } }) {
  const world = {
    now: NOW,
    orgMax: undefined as number | undefined,
    writes: 0,
    broken: false,
    disk: Promise.resolve(),
  };
  const budget = createBudget({
    limit: { wish: wish === 'default' ? undefined : wish, orgMax: () => world.orgMax },
    store: {
      load: () => disk.state,
      save: async (state) => {
        await world.disk;
        if (world.broken) throw new Error('disk full');
        world.writes += 1;
        disk.state = structuredClone(state);
      },
    },
    clock: { now: () => new Date(world.now) },
    log,
  });
  /** Spends up to `calls` of Salesforce's for a reason, one after the other, and tells how many were let through. */
  const spend = async (reason: Reason, calls: number) => {
    let done = 0;
    let refusal: unknown;
    await budget.during(reason, async () => {
      for (; done < calls && refusal === undefined; done += refusal === undefined ? 1 : 0) {
        await sleep(0);
        try {
          budget.spend('salesforce');
        } catch (error) {
          refusal = error;
        }
      }
    });
    return { done, refusal };
  };
  return { budget, world, disk, spend };
}

describe('counting', () => {
  it('is by API and by the reason of the work that a call belongs to, also for work at the same time', async () => {
    const { budget, spend } = setUp({ calls: 100 });
    await Promise.all([spend('check', 3), spend('usage', 2), spend('resync', 4)]);
    await budget.during('check', async () => {
      budget.spend('hubspot');
      await budget.during('usage', async () => budget.spend('salesforce'));
    });
    budget.spend('hubspot');
    expect(budget.report()).toEqual({
      calls: { salesforce: { check: 3, usage: 3, resync: 4 }, hubspot: { check: 1, other: 1 } },
      limit: 100,
      left: 90,
    });
  });

  it('goes on in what a piece of work began and did not wait for', async () => {
    const { budget } = setUp();
    let later: Promise<void> | undefined;
    await budget.during('resync', async () => {
      later = sleep(5).then(() => budget.spend('salesforce'));
    });
    await later;
    expect(budget.report().calls.salesforce).toEqual({ resync: 1 });
  });

  it('never refuses HubSpot’s calls', async () => {
    const { budget } = setUp({ calls: 1 });
    for (let n = 0; n < 500; n += 1) budget.spend('hubspot');
    expect(budget.report()).toMatchObject({ left: 1, calls: { hubspot: { other: 500 } } });
  });
});

describe('the limit', () => {
  it.each(['check', 'export', 'explain', 'other'] as const)('refuses what would break it: %s', async (reason) => {
    const { spend, budget } = setUp();
    const { done, refusal } = await spend(reason, 12);
    expect(done).toBe(10);
    expect(refusal).toMatchObject({ vendor: 'salesforce', code: 'over-budget' });
    expect(budget.report()).toMatchObject({ left: 0, calls: { salesforce: { [reason]: 10 } } });
  });

  it.each(['resync', 'usage', 'doctor'] as const)('never refuses, and counts: %s', async (reason) => {
    const { spend, budget } = setUp();
    await spend('check', 8);
    expect((await spend(reason, 50)).done).toBe(50);
    expect(budget.report()).toMatchObject({ left: 0, calls: { salesforce: { check: 8, [reason]: 50 } } });
    expect((await spend('check', 1)).done).toBe(0);
  });

  it('says from when there is room again, in words', async () => {
    const { spend, budget, world } = setUp();
    const { refusal } = await spend('check', 11);
    if (!(refusal instanceof VendorError)) throw new Error('not refused');
    expect(readOverBudget(refusal.detail)).toEqual({ limit: 10, until: new Date('2026-11-25T10:00:00Z') });
    expect(problemSentence(createText('en-GB', 'Europe/Rome'), refusal)).toBe(
      'sfsync has spent its own budget of 10 Salesforce calls in 24 hours and looks again from 25 Nov, 11:00; SFSYNC_SALESFORCE_BUDGET raises it',
    );
    expect(problemSentence(createText('it-IT', 'Europe/Rome'), refusal)).toContain('25 nov, 11:00');
    world.now = Date.parse('2026-11-25T09:59:59Z');
    expect((await spend('check', 1)).done).toBe(0);
    world.now = Date.parse('2026-11-25T10:00:00Z');
    expect(budget.report()).toEqual({ calls: { hubspot: {}, salesforce: {} }, limit: 10, left: 10, until: undefined });
  });

  it('holds in every 24 hours, whenever calls are made', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 72 * 60 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 20 }), (offsets, calls) => {
        const { budget, world } = setUp({ calls });
        const made: number[] = [];
        for (const minute of offsets.toSorted((a, b) => a - b)) {
          world.now = NOW + minute * 60_000;
          try {
            budget.spend('salesforce');
            made.push(world.now);
          } catch (error) {
            // What is refused would have broken it, or the hour that counts whole is the reason.
            expect(made.filter((at) => world.now - at < 25 * HOUR).length).toBeGreaterThanOrEqual(calls);
            expect(error).toMatchObject({ code: 'over-budget' });
          }
        }
        for (const end of made) {
          expect(made.filter((at) => at <= end && end - at < 24 * HOUR).length).toBeLessThanOrEqual(calls);
        }
      }),
    );
  });

  it('is a share of the org’s calls as soon as these are known', async () => {
    const { spend, world, budget } = setUp('default');
    expect(budget.report().limit).toBe(150);
    await spend('usage', 1);
    world.orgMax = 100_000;
    expect(budget.report()).toMatchObject({ limit: 1_000, left: 999 });
    budget.heard(200_000);
    world.orgMax = undefined;
    expect(budget.report().limit).toBe(2_000);
  });
});

describe('a check that was cut off', () => {
  it('waits for twice the calls that it got, so that calls that come free one by one are not all wasted', async () => {
    const { spend, world } = setUp({ calls: 40 });
    for (let hour = 0; hour < 20; hour += 1, world.now += HOUR) await spend('resync', 2);
    const tries: number[] = [];
    for (let hour = 0; hour < 72; hour += 1, world.now += HOUR) {
      await spend('usage', 1);
      tries.push((await spend('check', 12)).done);
    }
    const begun = tries.filter((done) => done > 0);
    expect(begun).toContain(12);
    expect(begun.filter((done) => done < 12).length).toBeLessThanOrEqual(5);
  });

  it('is begun once a day with all that there is, where the budget cannot bear a whole one', async () => {
    const { spend, world, budget } = setUp({ calls: 10 });
    expect((await spend('check', 30)).done).toBe(10);
    world.now += 25 * HOUR;
    await spend('usage', 5);
    expect(budget.report()).not.toHaveProperty('until');
    expect((await spend('check', 30)).done).toBe(5);
  });

  it('does not hold back a cheap one after one was done whole', async () => {
    const { spend, world, budget } = setUp({ calls: 10 });
    await spend('check', 11);
    world.now += 25 * HOUR;
    expect((await spend('check', 1)).done).toBe(1);
    await spend('usage', 8);
    expect(budget.report()).toMatchObject({ left: 1 });
    expect((await spend('check', 1)).done).toBe(1);
  });
});

describe('a restart', () => {
  it('keeps the counts and the org’s limit', async () => {
    const first = setUp('default');
    first.world.orgMax = 100_000;
    await first.spend('check', 400);
    await first.budget.stop();
    // Nothing was heard of the org yet: with the smallest org's 150 calls, the call that would tell were refused.
    const second = setUp('default', first.disk);
    expect(second.budget.report()).toMatchObject({ limit: 1_000, left: 600, calls: { salesforce: { check: 400 } } });
    expect((await second.spend('check', 1)).done).toBe(1);
  });

  it('loses at most a minute’s calls to a crash, with at most one write a minute', async () => {
    const { budget, world, disk } = setUp({ calls: 10_000 });
    for (let second = 0; second < 600; second += 1, world.now += 1_000) {
      budget.spend('salesforce');
      if (second % 60 === 59) await budget.keep();
    }
    await sleep(0);
    expect(world.writes).toBeLessThanOrEqual(10);
    const kept = setUp({ calls: 10_000 }, disk).budget.report().calls.salesforce.other ?? 0;
    expect(kept).toBeGreaterThan(600 - 61);
  });

  it('waits for a write that is under way', async () => {
    const { budget, world } = setUp();
    world.disk = sleep(30);
    budget.spend('salesforce');
    await budget.stop();
    expect(world.writes).toBe(1);
  });

  it('writes nothing where nothing was spent, and again after a disk that was full', async () => {
    const { budget, world } = setUp();
    await budget.keep();
    await budget.stop();
    expect(world.writes).toBe(0);
    world.broken = true;
    budget.spend('salesforce');
    await sleep(0);
    world.broken = false;
    await budget.stop();
    expect(world.writes).toBe(1);
    expect(budget.report().left).toBe(9);
  });
});
