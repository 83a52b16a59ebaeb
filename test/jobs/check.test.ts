/** Checks over a real ledger on the disk, with looks made up: what is kept, when, and what the next look may cost. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/diff.ts';
import type { Audit } from '../../src/jobs/audit.ts';
import type { AuditOutcome, Tell } from '../../src/jobs/audit/types.ts';
import { createCheck } from '../../src/jobs/check.ts';
import { createLedger } from '../../src/jobs/ledger.ts';
import { openSnapshots } from '../../src/store/snapshots.ts';
import { outcome, syncError, WHOLE } from '../core/errors.ts';
import { tempFolder } from '../support/folder.ts';
import { silent } from '../support/sandbox.ts';

const START = Date.parse('2026-11-24T09:00:00Z');
const full = { at: new Date(START).toISOString(), basis: 'b', complete: true, objects: WHOLE };

async function start(looks: (tell: Tell) => Promise<AuditOutcome>) {
  let now = START;
  const thorough: (boolean | undefined)[] = [];
  const days: string[] = [];
  const clock = { now: () => new Date(now) };
  const ledger = createLedger({
    snapshots: openSnapshots(await tempFolder()),
    history: { record: async (counts) => void days.push(counts.day) },
    clock,
  });
  const audit: Audit = {
    run(_, options) {
      thorough.push(options?.thorough);
      return looks(options?.tell ?? (async () => undefined));
    },
    examine: async () => [],
  };
  const check = createCheck({ audit, ledger, clock, log: silent });
  return { check, ledger, thorough, days, pass: (ms: number) => void (now += ms) };
}

const costing = (salesforce: number, more: Partial<AuditOutcome> = {}): AuditOutcome => ({
  ...outcome([], { source: { full } }),
  calls: { hubspot: 0, salesforce },
  ...more,
});

describe('a check', () => {
  it('keeps what a long look tells before it ends', async () => {
    const early = syncError({ property: 'jobtitle' });
    const late = syncError({ property: 'city' });
    const { check, ledger } = await start(async (tell) => {
      await tell({
        ...outcome([early], { source: { complete: false, compared: { contacts: 25_000 } } }),
        onlyNamed: true,
      });
      expect((await ledger.latest())?.open.map(({ error }) => error.key)).toEqual([early.key]);
      expect((await ledger.latest())?.sources[0]).toMatchObject({ complete: false, compared: { contacts: 25_000 } });
      return { ...costing(60), ...outcome([early, late], { source: { full } }) };
    });
    const { snapshot, changes } = await check.run();
    expect(snapshot.open.map(({ error }) => error.key)).toEqual([early.key, late.key]);
    expect(snapshot.sources[0]?.compared).toBeUndefined();
    expect(changes.new.map(({ error }) => error.key)).toEqual([late.key]);
  });

  it('is not content with a look that a crash broke off, however young', async () => {
    let looks = 0;
    const { check, ledger } = await start(async () => {
      looks += 1;
      return costing(60);
    });
    const cut = outcome([], { source: { complete: false, compared: { contacts: 25_000 } } });
    await ledger.change((latest, now) => advance(latest, { ...cut, onlyNamed: true }, now));
    await check.fresh(5 * 60_000);
    expect(looks).toBe(1);
    await check.fresh(5 * 60_000);
    expect(looks).toBe(1);
  });

  it('counts a day only where something was learnt on it', async () => {
    const failed = outcome([], { source: { complete: false, objects: { contacts: 'failed' } } });
    const looks = [failed, costing(1), failed, failed];
    const { check, days, pass } = await start(async () => ({ ...costing(1), ...looks.shift() }));
    await check.run();
    expect(days).toEqual([]);
    await check.run();
    await check.run();
    pass(86_400_000);
    await check.run();
    expect(days).toEqual(['2026-11-24', '2026-11-24']);
  });

  it('is thorough for a person only', async () => {
    const { check, thorough, pass } = await start(async () => costing(1));
    await check.fresh(1000);
    pass(2000);
    await check.fresh(1000);
    await check.run();
    expect(thorough).toEqual([false, false, true]);
  });

  it('expects the next look to be a small one after one at everything, unless those follow each other', async () => {
    const looks = [
      costing(60),
      costing(1, { onlyNamed: true }),
      costing(2, { onlyNamed: true }),
      costing(60),
      costing(60),
      costing(1, { onlyNamed: true }),
      // Failed early.
      { ...costing(0), ...outcome([], { objects: { contacts: 'failed' } }) },
    ];
    const { check } = await start(async () => looks.shift() ?? costing(0));
    const costs: (number | undefined)[] = [];
    for (let count = 0; count < 7; count++) {
      await check.run();
      costs.push(check.lastCost());
    }
    expect(costs).toEqual([1, 1, 2, 2, 60, 1, 1]);
  });
});
