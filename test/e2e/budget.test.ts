/** A bot that has spent its own Salesforce calls: what it says, what it keeps, and how it goes on. */
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp, type App } from '../../src/app/compose.ts';
import { readConfig } from '../../src/app/config.ts';
import { countCalls, sumOf } from '../../src/core/budget.ts';
import { createClock } from '../../src/sandbox/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openSnapshots } from '../../src/store/snapshots.ts';
import { tempFolder } from '../support/folder.ts';
import { ANN, CHANNEL, moveClock, person } from '../support/person.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATIENCE = { timeout: 30_000 };

/** One sandbox, and a bot that comes and goes, with one data folder. */
async function setUp() {
  const clock = createClock();
  let app: App | undefined;
  const sandbox = await startTestSandbox({ clock, records: 40, onClock: async () => app?.tick() });
  const ann = person(sandbox.url, ANN);
  const folder = await tempFolder();

  const stop = async () => {
    await app?.stop();
    app = undefined;
  };
  onTestFinished(stop);
  const known = async () => {
    const snapshot = await openSnapshots(folder).latest();
    const source = snapshot?.sources.find(({ name }) => name === 'audit');
    return {
      id: snapshot?.id,
      at: snapshot?.at,
      open: (snapshot?.open ?? []).map(({ error }) => error.key).toSorted(),
      closed: snapshot?.closed.length ?? 0,
      complete: source?.complete,
      problem: source?.problem?.code,
    };
  };
  return {
    ann,
    clock,
    url: sandbox.url,
    known,
    stop,
    async start(budget?: number) {
      await stop();
      const own = budget === undefined ? {} : { SFSYNC_SALESFORCE_BUDGET: String(budget) };
      const config = readConfig({ ...sandbox.env, SFSYNC_DATA_DIR: folder, ...own });
      app = await createApp(config, { clock, log: pino({ level: 'silent' }), onLost: () => undefined });
      await app.start();
    },
    /** One look, until its digest is posted and noted. */
    async check() {
      const { id } = await known();
      await ann.type('/sfsync check');
      await expect.poll(async () => (await known()).id, PATIENCE).not.toBe(id);
      const found = await known();
      await expect.poll(async () => (await openDatabase(folder)).digests.last(CHANNEL)?.at, PATIENCE).toBe(found.at);
      return found;
    },
    /** What both CRMs counted of the bot's calls. */
    async seen() {
      const answer = await fetch(`${sandbox.url}/sandbox/calls`);
      const calls = (await answer.json()) as Record<'hubspot' | 'salesforce', Record<string, number>>;
      return { hubspot: calls.hubspot['bot'] ?? 0, salesforce: calls.salesforce['bot'] ?? 0 };
    },
    /** What a bot that has stopped wrote down. */
    spent: async () => countCalls((await openDatabase(folder)).budget.load().hours, clock.now()),
  };
}

describe('the bot’s own calls', { timeout: 120_000 }, () => {
  it('are counted as both CRMs count them, whatever they were for', async () => {
    const { ann, start, stop, check, seen, spent } = await setUp();
    await start();
    await check();
    await ann.type('/sfsync usage');
    const words = await ann.waitFor(/sfsync itself/);
    expect(words).toMatch(/sfsync itself: \d+ Salesforce and \d+ HubSpot calls in the last 24 hours \(checks \d+/);
    expect(words).toContain('Its budget is 1,000 Salesforce calls a day.');
    await ann.type('/sfsync doctor');
    await ann.waitFor(/sfsync has spent \d+ of its budget of 1,000 calls in 24 hours/);
    await ann.type('/sfsync explain FIELD_CUSTOM_VALIDATION_EXCEPTION: no');
    await ann.waitFor(/validation rule/i);
    await stop();
    const { hubspot, salesforce } = await spent();
    expect({ hubspot: sumOf(hubspot), salesforce: sumOf(salesforce) }).toEqual(await seen());
    expect(Object.keys(salesforce)).toEqual(expect.arrayContaining(['check', 'usage', 'doctor', 'explain']));
  });
});

describe('news at once', { timeout: 120_000 }, () => {
  it('costs at most 300 Salesforce calls a day where nothing happens', async () => {
    const { ann, clock, url, start, seen, check } = await setUp();
    await start();
    await check();
    await ann.type('/sfsync notify immediately');
    await ann.waitFor(/about every five minutes/);
    await moveClock(url, new Date(clock.now().getTime() + HOUR));
    const before = await seen();
    const looks = 12;
    for (let n = 0; n < looks; n += 1) await moveClock(url, new Date(clock.now().getTime() + 5 * MINUTE));
    const { salesforce } = await seen();
    expect(salesforce - before.salesforce).toBeGreaterThanOrEqual(looks);
    expect(salesforce - before.salesforce).toBeLessThanOrEqual(300 / 24);
  });
});

describe('a budget of few calls', { timeout: 120_000 }, () => {
  it('that not even a first look fits in makes no zero', async () => {
    const { ann, start, stop, check, seen, spent } = await setUp();
    await start(4);
    expect(await check()).toMatchObject({ complete: false, problem: 'over-budget', closed: 0 });
    const words = await ann.waitFor(/sfsync has spent its own budget of 4 Salesforce calls/);
    expect(words).not.toContain('No sync errors');
    await stop();
    const { check: checks = 0, usage = 0, other = 0 } = (await spent()).salesforce;
    expect(checks).toBeLessThanOrEqual(4);
    expect((await seen()).salesforce).toBe(checks + usage + other);
  });

  it('ends checks and loses nothing, over a restart too, until the day has passed', async () => {
    const { ann, clock, url, start, stop, check, seen, spent, known } = await setUp();
    await start();
    const whole = await check();
    expect(whole).toMatchObject({ complete: true });
    expect(whole.open.length).toBeGreaterThan(0);
    await stop();

    // All but two calls of the budget are spent: some look is refused, the first or a later, cheaper one.
    const budget = sumOf((await spent()).salesforce) + 2;
    const { salesforce: before } = await seen();
    await start(budget);
    let last = whole;
    for (let n = 0; n < 5 && last.problem === undefined; n += 1) last = await check();
    expect(last).toMatchObject({ open: whole.open, closed: 0, complete: false, problem: 'over-budget' });
    await ann.type('/sfsync status');
    await ann.waitFor(/sfsync has spent its own budget of \d+ Salesforce calls in 24 hours and looks again from/);
    await ann.type('/sfsync usage');
    expect(await ann.waitFor(/That budget is spent: checks go on from/)).toContain(
      `Its budget is ${budget} Salesforce`,
    );
    await stop();
    // Only what tells the usage may go beyond it.
    const { usage = 0 } = (await spent()).salesforce;
    expect((await seen()).salesforce - before).toBeLessThanOrEqual(2 + usage);

    await start(budget);
    const { salesforce: atRestart } = await seen();
    expect(await check()).toMatchObject({ open: whole.open, closed: 0, problem: 'over-budget' });
    await stop();
    expect(sumOf((await spent()).salesforce)).toBe((await seen()).salesforce);
    expect((await spent()).salesforce.check).toBeLessThanOrEqual(budget);
    expect((await seen()).salesforce - atRestart).toBeLessThanOrEqual(usage);

    await start(budget);
    await moveClock(url, new Date(clock.now().getTime() + 26 * HOUR));
    expect(await check()).toMatchObject({ open: whole.open, closed: 0, complete: true });
    expect((await known()).problem).toBeUndefined();
  });
});
