import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createClock } from '../../src/sandbox/clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/server.ts';
import { readManifest } from '../../src/sandbox/slack/manifest.ts';

export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The sandbox without a bot, on a free port; it stops when the test ends. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const manifest = readManifest(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
  const sandbox = await startSandbox({
    port: 0,
    dataset: undefined,
    records: 60,
    seed: 1,
    syncDelay: 100,
    fault: 0,
    crmOnly: false,
    manifest,
    clock: createClock(),
    onClock: async () => undefined,
    log: silent,
    ...options,
  });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}
