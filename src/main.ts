import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import type { App } from './app/compose.ts';
import type { ConfigError, ConfigFault } from './app/config.ts';
import { Failure } from './jobs/failure.ts';
import { doctorLines } from './text/doctor.ts';
import { failureSentence } from './text/failure.ts';
import { createText } from './text/text.ts';

// Each command loads what it runs: a wrong word is answered at once, and the bot in production loads no sandbox.
const text = createText();
const systemClock = { now: () => new Date() };
const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** A fault of the command line: told with the usage, exit code 2. */
class UsageError extends Error {}

const loadConfig = () => import('./app/config.ts');

async function logger(level: string): Promise<Logger> {
  const { createLogger } = await import('./app/logger.ts');
  return createLogger(level, process.stderr.isTTY);
}

/** Ends the process when it is asked to, after everything was put away. */
function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().finally(() => process.exit(0));
    });
  }
}

function stopWhenLockIsLost(error: Error): void {
  complain(text('cli.lost', { fault: error.message }));
  process.exit(1);
}

/** Socket Mode's client can reject a promise that nobody holds when connections race; that must not end the bot. */
function logRejections(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
}

async function start(): Promise<void> {
  const { readConfig } = await loadConfig();
  const config = readConfig(process.env);
  const log = await logger(config.logLevel);
  logRejections(log);
  const { createApp } = await import('./app/compose.ts');
  const app = await createApp(config, { clock: systemClock, log, onLost: stopWhenLockIsLost });
  stopOnSignals(app.stop);
  await app.start();
  say(text('cli.start.ready'));
}

async function doctor(): Promise<void> {
  const { readDoctorConfig } = await loadConfig();
  const config = readDoctorConfig(process.env);
  const { examineEverything, readOnlyBudget } = await import('./app/doctor.ts');
  const log = await logger(config.logLevel);
  const report = await examineEverything(config, await readOnlyBudget(config, { clock: systemClock, log }), log);
  for (const line of doctorLines(text, report)) say(line);
  if (report.some(({ ok, optional }) => !ok && optional !== true)) process.exitCode = 1;
}

const FORMATS = ['table', 'json', 'csv'] as const;

function formatOf(found: string): (typeof FORMATS)[number] {
  const format = FORMATS.find((name) => name === found);
  if (format === undefined) throw new UsageError(text('cli.format', { found }));
  return format;
}

async function audit(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { format: { type: 'string', default: 'table' } } });
  const format = formatOf(values.format);
  const { readCrmConfig } = await loadConfig();
  const config = readCrmConfig(process.env);
  const log = await logger(config.logLevel);
  keepHeapSmallAbove(AUDIT_MB);
  const { auditCommand } = await import('./app/audit-command.ts');
  const complete = await auditCommand(config, format, { clock: systemClock, log, text }, process.stdout);
  if (!complete) process.exitCode = 1;
}

/**
 * V8 lets short-lived objects pile up where memory is plentiful; with these two flags a stream of any length stays small, for
 * at most a third of its speed. Needed before the work begins.
 */
async function keepHeapSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}

/** Memory beyond which an audit takes its time: a small one is done sooner, a large one waits for HubSpot's limits anyway. */
const AUDIT_MB = 220;

function keepHeapSmallAbove(megabytes: number): void {
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() < megabytes * 2 ** 20) return;
    clearInterval(timer);
    void keepHeapSmall();
  }, 100);
  timer.unref();
}

async function importFile(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { format: { type: 'string', default: 'table' } },
    allowPositionals: true,
  });
  const format = formatOf(values.format);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(text('cli.one-file', { n: positionals.length }));
  await keepHeapSmall();
  const { importCommand } = await import('./app/import-command.ts');
  await importCommand(file, format, { clock: systemClock, text, note: complain }, process.stdout);
}

async function explain(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0 && process.stdin.isTTY) throw new UsageError(text('cli.explain'));
  const { explainCommand } = await import('./app/explain-command.ts');
  const input = positionals.length > 0 ? { words: positionals } : { lines: process.stdin };
  await explainCommand(input, { json: values.json, text }, process.stdout);
}

const SANDBOX_FLAGS = {
  port: { type: 'string', default: '3000' },
  records: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
  dataset: { type: 'string' },
  'sync-delay': { type: 'string', default: '2000' },
  fault: { type: 'string', default: '0' },
  'crm-only': { type: 'boolean', default: false },
  'slack-only': { type: 'boolean', default: false },
} as const;

async function sandbox(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: SANDBOX_FLAGS });
  const options = {
    port: count('port', values.port, 0),
    records: count('records', values.records, 1),
    seed: count('seed', values.seed, 0),
    syncDelay: count('sync-delay', values['sync-delay'], 0),
    fault: rate('fault', values.fault),
    crmOnly: values['crm-only'],
    slackOnly: values['slack-only'],
  };
  if (options.crmOnly && options.slackOnly) throw new UsageError(text('cli.sandbox.either'));
  const dataset = values.dataset === undefined ? undefined : await readJson(values.dataset);
  const [{ createApp }, { createClock }, { startSandbox }, { readManifest }, { parse }] = await Promise.all([
    import('./app/compose.ts'),
    import('./sandbox/clock.ts'),
    import('./sandbox/server.ts'),
    import('./sandbox/slack/manifest.ts'),
    import('yaml'),
  ]);
  const manifest = readManifest(parse(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8')));
  const log = await logger(process.env['LOG_LEVEL'] ?? 'warn');
  logRejections(log);
  const clock = createClock();
  let app: App | undefined;
  const services = await startSandbox({ ...options, dataset, manifest, clock, log, onClock: async () => app?.tick() });
  // Its state begins anew with each start, as its CRMs do, and never touches the real data folder.
  const folder = await mkdtemp(join(tmpdir(), 'sfsync-sandbox-'));
  stopOnSignals(async () => {
    await app?.stop();
    await services.stop();
    await rm(folder, { recursive: true, force: true });
  });
  if (options.crmOnly) {
    say(text('cli.sandbox.ready.crm', { url: services.url }));
    return;
  }
  const mappings = join(folder, 'mappings.csv');
  await writeFile(mappings, services.mappingsCsv);
  const env = {
    ...services.env,
    SFSYNC_DATA_DIR: join(folder, 'data'),
    ...(options.slackOnly ? {} : { SFSYNC_MAPPINGS: mappings }),
  };
  const { readConfig } = await loadConfig();
  app = await createApp(readConfig(env), { clock, log, onLost: stopWhenLockIsLost });
  await app.start();
  say(text(options.slackOnly ? 'cli.sandbox.ready.slack' : 'cli.sandbox.ready', { url: services.url }));
}

function count(flag: string, found: string, min: number): number {
  const value = Number(found);
  if (/^\d+$/.test(found) && value >= min && Number.isSafeInteger(value)) return value;
  throw new UsageError(text('cli.number', { flag, found, expected: text('cli.number.count', { min }) }));
}

function rate(flag: string, found: string): number {
  const value = Number(found);
  if (found.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new UsageError(text('cli.number', { flag, found, expected: text('cli.number.rate') }));
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const fault = existsSync(file) ? (cause as Error).message : 'no such file';
    throw new UsageError(text('cli.file', { file, fault }), { cause });
  }
}

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  start,
  sandbox,
  doctor,
  audit,
  import: importFile,
  explain,
};

function report(error: unknown): void {
  process.exitCode = 1;
  if (isConfigError(error)) {
    complain([text('cli.config'), ...error.faults.map(faultLine)].join('\n'));
    return;
  }
  if (error instanceof UsageError || isParseArgsError(error)) {
    process.exitCode = 2;
    complain(`${(error as Error).message}\n\n${text('cli.usage')}`);
    return;
  }
  if (error instanceof Failure) complain(failureSentence(text, error));
  else complain(error instanceof Error ? error.message : String(error));
}

/** Not by `instanceof`: that would load what reads settings for commands that need none. */
const isConfigError = (error: unknown): error is ConfigError => error instanceof Error && error.name === 'ConfigError';

function faultLine({ variable, found, expected }: ConfigFault): string {
  const shown = text(`config.found.${found.kind}`, {
    value: found.kind === 'value' ? found.value : '',
    length: found.kind === 'secret' ? found.length : 0,
  });
  return text('cli.config.fault', { variable, found: shown, expected: text(`config.${expected}`) });
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

const [word, ...args] = process.argv.slice(2);
const command = word !== undefined && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
try {
  if (word === undefined || word === 'help' || word === '--help') say(text('cli.usage'));
  else if (command === undefined) throw new UsageError(text('cli.unknown', { word }));
  else await command(args);
} catch (error) {
  report(error);
  // A half-started bot holds connections that would keep the process alive.
  process.exit();
}
