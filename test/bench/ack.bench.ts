import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { createClock } from '../../src/sandbox/clock.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { readManifest } from '../../src/sandbox/slack/manifest.ts';
import { ANN, CHANNEL, person } from '../support/person.ts';
import type { Figure } from './figure.ts';

const EVERY_MS = 20;
const INTERACTIONS = 500;
const WARM_UP = 10;
const RECORDS = 2_000;
const ROOT = join(import.meta.dirname, '../..');
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * How soon Slack has its acknowledgement, at 50 interactions a second (half commands, half clicks that open a modal), against a
 * bare Bolt app at a Slack of the same kind.
 */
export async function figures(): Promise<readonly Figure[]> {
  const bare = await measure(['test/bench/bare-bolt.ts'], 'details', /\d+ errors/);
  const ours = await measure(['src/main.ts', 'start'], 'details:property-values', /\d+ errors/);
  return ([50, 99] as const).map((share) => ({
    name: `acknowledgement, p${share}`,
    unit: 'ms',
    ours: percentile(ours, share),
    baseline: percentile(bare, share),
    against: 'a bare Bolt app',
  }));
}

/** Milliseconds from each interaction to its acknowledgement, of a bot in a process of its own. */
async function measure(command: readonly string[], actionId: string, posted: RegExp): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sfsync-bench-'));
  const manifest = readManifest(parse(await readFile(join(ROOT, 'manifest.yml'), 'utf8')));
  const sandbox = await startSandbox({
    port: 0,
    dataset: undefined,
    records: RECORDS,
    seed: 1,
    syncDelay: 1000,
    fault: 0,
    crmOnly: false,
    manifest,
    clock: createClock(),
    onClock: async () => undefined,
    log: silent,
  });
  const bot = spawn(process.execPath, [...command], {
    cwd: ROOT,
    env: { ...process.env, ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(bot.stdout, 'data');
    const ann = person(sandbox.url, ANN);
    await ann.type('/sfsync check');
    await ann.waitFor(posted, 'main', {}, 60_000);
    const click = await ann.button(actionId);
    // Both begin warm.
    for (let index = 0; index < WARM_UP; index++) {
      await ann.type('/sfsync help', CHANNEL);
      await click();
      await sleep(100);
    }
    const times: number[] = [];
    const one = async (index: number) => {
      const start = performance.now();
      const { ok, error } = index % 2 === 0 ? await ann.type('/sfsync help', CHANNEL) : await click();
      if (!ok) throw new Error(`interaction ${index}: ${error}`);
      times.push(performance.now() - start);
    };
    const all: Promise<void>[] = [];
    const start = performance.now();
    for (let index = 0; index < INTERACTIONS; index++) {
      await sleep(Math.max(0, start + index * EVERY_MS - performance.now()));
      all.push(one(index));
    }
    await Promise.all(all);
    return times;
  } finally {
    bot.kill('SIGKILL');
    await once(bot, 'close');
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}
