import { once } from 'node:events';
import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ANN, CHANNEL, clientOf, eventually, startSlack, type LocalSlack } from './start-slack.ts';

type Frame = Record<string, unknown> & { type: string };

const socketUrl = async (slack: LocalSlack) =>
  (await clientOf(slack.url, 'xapp-sandbox').apps.connections.open({})).url ?? '';

/** A connection that keeps every frame, and that acknowledges with `answer` or not at all. */
async function connect(slack: LocalSlack, answer?: object) {
  const socket = new WebSocket(await socketUrl(slack));
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    if (answer !== undefined && frame['envelope_id'] !== undefined) {
      socket.send(JSON.stringify({ envelope_id: frame['envelope_id'], payload: answer }));
    }
  });
  await eventually(() => (frames.length > 0 ? true : undefined));
  return { socket, frames };
}

describe('Socket Mode', () => {
  test('greets, and hands a payload over in an envelope', async () => {
    await using slack = await startSlack();
    const { frames } = await connect(slack, { text: 'shown' });
    expect(frames[0]).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0SFSYNC' } });
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync status')).toEqual({ ok: true });
    expect(frames[1]).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/sfsync', text: 'status' },
    });
    expect(slack.workspace.messages.get(CHANNEL)?.at(-1)?.text).toBe('shown');
  });

  test('a ticket opens one connection', async () => {
    await using slack = await startSlack();
    const url = await socketUrl(slack);
    const first = new WebSocket(url);
    await once(first, 'open');
    const statusOf = async (address: string) => {
      const socket = new WebSocket(address).on('error', () => undefined);
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      return response.statusCode;
    };
    expect(await statusOf(url)).toBe(401);
    expect(await statusOf(`${slack.url.replace('http', 'ws')}/socket?ticket=guessed`)).toBe(401);
    const late = await socketUrl(slack);
    slack.pass(31_000);
    expect(await statusOf(late)).toBe(401);
  });

  test('of several connections each payload goes to one', async () => {
    await using slack = await startSlack();
    const connections = [await connect(slack, {}), await connect(slack, {})];
    for (let turn = 0; turn < 4; turn += 1) await slack.human.type(ANN, CHANNEL, '/sfsync');
    const commands = connections.map(({ frames }) => frames.filter(({ type }) => type === 'slash_commands').length);
    expect(commands).toEqual([2, 2]);
    connections[0]?.socket.close();
    await once(connections[0]?.socket ?? new WebSocket(''), 'close');
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync')).toEqual({ ok: true });
  });

  test('takes ten connections', async () => {
    await using slack = await startSlack();
    for (let count = 0; count < 10; count += 1) await connect(slack);
    const { frames } = await connect(slack);
    expect(frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  test('an event that is not acknowledged in three seconds comes again', async () => {
    await using slack = await startSlack();
    const { frames } = await connect(slack);
    await slack.human.type(ANN, CHANNEL, 'hello');
    const sent = () => frames.filter(({ type }) => type === 'events_api');
    await eventually(() => (sent().length === 1 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 3050));
    const [first, second] = sent();
    expect(first).not.toHaveProperty('retry_attempt');
    expect(second).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout', payload: first?.['payload'] });
  });

  test('Slack’s own client connects and acknowledges', async () => {
    await using slack = await startSlack();
    const client = new SocketModeClient({
      appToken: 'xapp-sandbox',
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } },
    });
    client.on(
      'slash_commands',
      ({ ack }: { ack: (payload: object) => Promise<void> }) => void ack({ text: 'from the client' }),
    );
    await client.start();
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync')).toEqual({ ok: true });
    expect(slack.workspace.messages.get(CHANNEL)?.at(-1)?.text).toBe('from the client');
    await client.disconnect();
  });
});
