import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { text as readText } from 'node:stream/consumers';
import { readCrmConfig } from '../../src/app/config.ts';
import { connectCrms } from '../../src/app/crm.ts';
import { advance } from '../../src/core/diff.ts';
import type { Figure } from './figure.ts';

const SIZES = [10_000, 100_000];
const ROOT = join(import.meta.dirname, '../..');
const thousands = new Intl.NumberFormat('en');
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const WINDOW_MS = 10_500;
/** What a check may cost with nothing changed: calls. */
const QUIET = { hubspot: 10, salesforce: 1 };

type Env = Readonly<Record<string, string>>;

/** Time, memory and calls of an audit of the command line, against only downloading and parsing the same pages. */
export async function figures(): Promise<readonly Figure[]> {
  const all: Figure[] = [];
  for (const size of SIZES) all.push(...(await inSandbox(size, (env) => measure(size, env))));
  return all;
}

async function measure(size: number, env: Env): Promise<readonly Figure[]> {
  const plain = await run(['test/bench/plain-download.ts'], env);
  const ours = await run(['src/main.ts', 'audit', '--format', 'json'], env);
  const { records } = JSON.parse(plain.output) as { records: number };
  const { calls, sources } = JSON.parse(ours.output) as {
    calls: { hubspot: number; salesforce: number };
    sources: { complete: boolean }[];
  };
  if (sources[0]?.complete !== true) throw new Error('the audit was incomplete');
  const name = `audit of ${thousands.format(size)} contacts (${thousands.format(records)} records on both sides)`;
  return [
    { name, unit: 'ms', ours: ours.ms, baseline: plain.ms, against: 'only downloading the same pages' },
    { name: `${name}, memory`, unit: 'MB', ours: ours.mb, baseline: 400, against: 'the limit' },
    {
      name: `${name}, HubSpot`,
      unit: 'calls',
      ours: calls.hubspot,
      baseline: plain.hubspot + 60,
      against: 'pages + 60',
    },
    {
      name: `${name}, Salesforce`,
      unit: 'calls',
      ours: calls.salesforce,
      baseline: plain.salesforce + 40,
      against: 'pages + 40',
    },
    ...(size === SIZES[0] ? await quietCheck(env) : []),
  ];
}

/** A check when nothing changed since the last one, which a look at everything came before. */
async function quietCheck(env: Env): Promise<readonly Figure[]> {
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const { audit } = await connectCrms(readCrmConfig(env), clock, quiet);
  if (audit === undefined) throw new Error('both CRMs must be set');
  let snapshot = advance(undefined, await audit.run(undefined), clock.now()).snapshot;
  let calls: { hubspot: number; salesforce: number } | undefined;
  // The first one still sees what the sandbox's beginning did.
  for (let check = 0; check < 2; check++) {
    ahead += 10 * 60_000;
    // Checks that follow each other at once would meet the limit of searches a second.
    await sleep(2000);
    const outcome = await audit.run(snapshot);
    if (outcome.onlyNamed !== true) throw new Error('a check looked at everything');
    calls = outcome.calls;
    snapshot = advance(snapshot, outcome, clock.now()).snapshot;
  }
  return (['hubspot', 'salesforce'] as const).map((vendor) => ({
    name: `check with nothing changed, ${vendor === 'hubspot' ? 'HubSpot' : 'Salesforce'}`,
    unit: 'calls',
    ours: calls?.[vendor] ?? NaN,
    baseline: QUIET[vendor],
    against: 'the limit',
  }));
}

type Took = {
  readonly output: string;
  readonly ms: number;
  readonly mb: number;
  /** Calls that the sandbox counted. */
  readonly hubspot: number;
  readonly salesforce: number;
};

async function run(command: readonly string[], env: Env): Promise<Took> {
  // HubSpot's limit counts the calls of the last ten seconds: what ran before must not slow this down.
  await sleep(WINDOW_MS);
  const before = await callsOf(env);
  const child = spawn(process.execPath, ['--import', './test/bench/report-usage.ts', ...command], {
    cwd: ROOT,
    env: { ...process.env, ...env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${errors}`);
  const took = JSON.parse(errors.trim().split('\n').at(-1) ?? '') as { ms: number; mb: number };
  const after = await callsOf(env);
  return {
    output,
    ...took,
    hubspot: after.hubspot - before.hubspot,
    salesforce: after.salesforce - before.salesforce,
  };
}

async function callsOf(env: Env): Promise<{ hubspot: number; salesforce: number }> {
  const response = await fetch(`${new URL(env['HUBSPOT_BASE_URL'] ?? '').origin}/sandbox/calls`);
  const calls = (await response.json()) as Record<'hubspot' | 'salesforce', { readonly bot?: number }>;
  return { hubspot: calls.hubspot.bot ?? 0, salesforce: calls.salesforce.bot ?? 0 };
}

/** A sandbox in a process of its own, so that its work and memory do not count. */
async function inSandbox<T>(records: number, work: (env: Env) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sfsync-bench-'));
  const args = ['src/main.ts', 'sandbox', '--crm-only', '--records', String(records), '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let printed = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      printed += String(chunk);
      if (printed.includes('mappings.csv')) break;
    }
    const settings = printed.matchAll(/^ +((?:HUBSPOT|SALESFORCE)_\w+)=(\S+)/gm);
    const mappings = join(folder, 'mappings.csv');
    const address = /https?:\S+mappings\.csv/.exec(printed)?.[0] ?? '';
    await writeFile(mappings, await (await fetch(address)).text());
    const env = Object.fromEntries([...settings].map(([, name = '', value = '']) => [name, value]));
    return await work({ ...env, SFSYNC_MAPPINGS: mappings });
  } finally {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
