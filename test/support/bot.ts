import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { createApp, type App } from '../../src/app/compose.ts';
import { readConfig } from '../../src/app/config.ts';
import { createClock } from '../../src/sandbox/clock.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/server.ts';
import { tempFolder } from './folder.ts';
import { startTestSandbox } from './sandbox.ts';

export type TestBot = Sandbox & {
  readonly app: App;
  /** Of its database. */
  readonly folder: string;
};

/**
 * The bot in this process at a sandbox of its own, which stop when the test ends. `prepare` sees the sandbox and the bot's data
 * folder before the bot starts.
 */
export async function startTestBot(
  options: Partial<SandboxOptions> = {},
  prepare: (sandbox: Sandbox, folder: string) => Promise<void> = async () => undefined,
  log: Logger = pino({ level: 'silent' }),
): Promise<TestBot> {
  const clock = createClock();
  let app: App | undefined;
  const sandbox = await startTestSandbox({ clock, onClock: async () => app?.tick(), ...options });
  const folder = join(await tempFolder(), 'data');
  await mkdir(folder);
  await prepare(sandbox, folder);
  const mappings = join(folder, 'mappings.csv');
  await writeFile(mappings, sandbox.mappingsCsv);
  const config = readConfig({
    ...sandbox.env,
    SFSYNC_DATA_DIR: folder,
    ...(options.slackOnly === true ? {} : { SFSYNC_MAPPINGS: mappings }),
  });
  app = await createApp(config, { clock, log, onLost: () => undefined });
  await app.start();
  onTestFinished(app.stop);
  return { ...sandbox, app, folder };
}
