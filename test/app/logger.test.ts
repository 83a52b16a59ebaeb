import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The lines that our logger writes in a process of its own: logs go to standard error. */
function linesOf(code: string): Record<string, unknown>[] {
  const script = `const { createLogger } = await import('./src/app/logger.ts'); const log = createLogger('info', false); ${code}`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
  });
  return run.stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is a JSON line a message, without tokens and record values', () => {
    const [line] = linesOf(
      `log.info({ channel: 'C1', accessToken: 'xoxb-secret', request: { headers: { authorization: 'Bearer s3cret' } }, row: { properties: { email: 'ann@acme.example' } } }, 'said');`,
    );
    expect(line).toMatchObject({ msg: 'said', channel: 'C1', accessToken: '[redacted]' });
    expect(JSON.stringify(line)).not.toMatch(/s3cret|xoxb-secret|ann@acme/);
  });

  it('tells an error without what an SDK hung on it', () => {
    const [line] = linesOf(
      `const cause = new Error('body: ann@acme.example'); const error = Object.assign(new Error('refused', { cause }), { code: 'forbidden', response: { body: 'ann@acme.example' } }); log.error({ err: error }, 'failed');`,
    );
    expect(line).toMatchObject({ msg: 'failed', err: { message: 'refused', code: 'forbidden' } });
    expect(JSON.stringify(line)).not.toContain('ann@acme');
  });
});
