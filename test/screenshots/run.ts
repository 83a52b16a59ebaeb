/**
 * `npm run screenshots [FOLDER]`: a picture of each surface from a sandbox of its own, in English and Italian, wide and narrow.
 * Nothing compares them: they are for people to look at.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { CHROMIUM, hasChromium, launchChromium } from '../support/chromium.ts';
import { takePictures } from './pictures.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const FLAGS = ['--port', '0', '--records', '1000', '--sync-delay', '300'];

/** Runs the sandbox while `work` looks at it, and leaves nothing of it behind. */
async function withSandbox(work: (url: string) => Promise<void>): Promise<void> {
  const temp = mkdtempSync(join(tmpdir(), 'sfsync-screenshots-'));
  const child = spawn(process.execPath, [MAIN, 'sandbox', ...FLAGS], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: temp },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await work(await readyAt(createInterface({ input: child.stdout })));
  } finally {
    child.kill();
    await ended;
    rmSync(temp, { recursive: true, force: true });
  }
}

async function readyAt(lines: ReturnType<typeof createInterface>): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const url = /ready at (http:\/\/\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    lines.once('close', () => reject(new Error('The sandbox ended before it was ready.')));
  });
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser: Browser = await launchChromium();
  try {
    await withSandbox((url) => takePictures(browser, url, folder));
  } finally {
    await browser.close();
  }
}

if (hasChromium()) {
  await main(process.argv[2] ?? 'screenshots');
} else {
  process.stderr.write(`There is no Chromium at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM to its path.\n`);
  process.exitCode = 1;
}
