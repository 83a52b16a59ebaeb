import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export type Running = {
  readonly child: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  /** Resolves with the first match in what it prints; rejects when it ends before that. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for the end and gives the exit code, null after a signal. */
  ended(): Promise<number | null>;
};

/** Only what a process needs to run: no setting of the machine that runs the tests reaches it. */
const baseEnv = (temp: string) => ({ PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: temp });

/** Runs `node src/main.ts …` as a person would; it is killed when the test ends, if it still runs. */
export function runMain(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const temp = mkdtempSync(join(tmpdir(), 'sfsync-run-'));
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...baseEnv(temp), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  const end = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await end;
    // A killed process leaves its temporary files.
    rmSync(temp, { recursive: true, force: true });
  });
  return {
    child,
    output: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void end.then(() => reject(new Error(`ended without printing ${String(pattern)}:\n${output}`)));
      }),
    ended: () => end,
  };
}

/** Starts the sandbox on a free port and gives its address. */
export async function runSandbox(...flags: readonly string[]): Promise<Running & { url: string }> {
  const running = runMain(['sandbox', '--port', '0', ...flags]);
  const [, url = ''] = await running.printed(/ready at (http:\/\/\S+)/);
  return { ...running, url };
}
