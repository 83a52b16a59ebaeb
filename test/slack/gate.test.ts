/** The gate over real HTTP to the sandbox's Slack. */
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/connection.ts';
import { createLogger } from '../../src/app/logger.ts';
import { startProxy } from '../support/cutting-proxy.ts';
import { CHANNEL, slackApi } from '../support/person.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const gateTo = (apiUrl: string) =>
  connectSlack({ botToken: 'xoxb-sandbox', appToken: 'xapp-sandbox', apiUrl }, createLogger('silent', false)).gate;

const texts = async (url: string) => {
  const { messages } = await slackApi(url, 'conversations.history', { channel: CHANNEL });
  return (messages as { text: string }[]).map(({ text }) => text);
};

describe('the gate', () => {
  it('does not post again when the answer to a post got lost', async () => {
    const { url } = await startTestSandbox({ records: 3 });
    const proxy = await startProxy(url, (method) => method === 'chat.postMessage');
    await expect(gateTo(`${proxy}/api/`).post(CHANNEL, { text: 'once' })).rejects.toThrow();
    expect(await texts(url)).toEqual(['once']);
  });

  it('waits when Slack says that it is too much, and loses nothing', { timeout: 30_000 }, async () => {
    const { url } = await startTestSandbox({ records: 3 });
    const gate = gateTo(`${url}/api/`);
    for (let index = 0; index < 7; index++) await gate.post(CHANNEL, { text: `message ${index}` });
    expect(await texts(url)).toHaveLength(7);
  });

  it('sends the text alone when Slack refuses the blocks', async () => {
    const { url } = await startTestSandbox({ records: 3 });
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: '' } }];
    await gateTo(`${url}/api/`).post(CHANNEL, { text: 'the news', blocks });
    expect(await texts(url)).toEqual(['the news']);
  });

  it('finds a message by its metadata', async () => {
    const { url } = await startTestSandbox({ records: 3 });
    const gate = gateTo(`${url}/api/`);
    const since = new Date().toISOString();
    const ts = await gate.post(
      CHANNEL,
      { text: 'digest' },
      { metadata: { event_type: 'sfsync_digest', event_payload: { slot: 'a' } } },
    );
    expect(await gate.findByMetadata(CHANNEL, 'slot', 'a', since)).toBe(ts);
    expect(await gate.findByMetadata(CHANNEL, 'slot', 'b', since)).toBeUndefined();
  });

  it('tells Slack’s word for a refusal', async () => {
    const { url } = await startTestSandbox({ records: 3 });
    await expect(gateTo(`${url}/api/`).post('C0RANDOM', { text: 'x' })).rejects.toMatchObject({
      code: 'not_in_channel',
    });
    await expect(
      new WebClient('xoxb-wrong', { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } }).auth.test(),
    ).rejects.toThrow('invalid_auth');
  });
});
