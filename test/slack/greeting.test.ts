/** Who writes to sfsync as to a person is told how to talk to it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, moveClock, person, slackApi } from '../support/person.ts';

const DIRECT = 'D0ADMIN';

async function said(url: string, channel: string): Promise<string[]> {
  const { messages } = await slackApi(url, 'conversations.history', { channel });
  return (messages as { text: string; bot_id?: string }[])
    .filter(({ bot_id: bot }) => bot !== undefined)
    .map(({ text }) => text);
}

describe('words in the direct messages', { timeout: 60_000 }, () => {
  it('get one answer an hour', async () => {
    const { url } = await startTestBot({ slackOnly: true });
    const ann = person(url, ANN);
    await ann.type('hello', DIRECT);
    await ann.waitFor(/Type\s+\/sfsync help/, 'main', { channel: DIRECT });
    await ann.type('sfsync status', DIRECT);
    await sleep(300);
    expect(await said(url, DIRECT)).toHaveLength(1);

    await moveClock(url, new Date(Date.now() + 61 * 60_000));
    await ann.type('help', DIRECT);
    await expect.poll(async () => (await said(url, DIRECT)).length).toBe(2);
  });

  it('are answered in the person’s language', async () => {
    const { url } = await startTestBot({ slackOnly: true });
    const olga = person(url, 'U0OWNER');
    await olga.type('ciao', 'D0OWNER');
    await olga.waitFor(/Digita\s+\/sfsync help/, 'main', { channel: 'D0OWNER' });
  });

  it('of a channel, and what comes with a file, get none', async () => {
    const { url } = await startTestBot({ slackOnly: true });
    const ann = person(url, ANN);
    await ann.type('hello', CHANNEL);
    await ann.share('notes.txt', 'hello', DIRECT);
    await sleep(500);
    expect([...(await said(url, CHANNEL)), ...(await said(url, DIRECT))].join('\n')).not.toContain('the slash matters');
  });
});
