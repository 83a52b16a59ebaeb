/** Which messages of checks that were cut off are told of, and which are forgotten. */
import { describe, expect, it } from 'vitest';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { tellInterrupted } from '../../src/slack/interrupted.ts';
import { silent } from '../support/sandbox.ts';
import { NOW } from '../support/snapshots.ts';

const message = (channel: string) => ({ channel, ts: '1.1', by: 'U1' });

async function tell(channels: readonly string[], failure?: Error, digestTs = '0.9') {
  const told: string[] = [];
  const dropped: string[] = [];
  await tellInterrupted({
    gate: {
      user: async () => ({ isAdmin: false, zone: 'UTC', locale: 'it-IT', name: '' }),
      update: async (channel, _ts, { text }) => {
        if (failure !== undefined && channel === 'C1') throw failure;
        told.push(`${channel}: ${text}`);
      },
    },
    cutOff: channels.map(message),
    waiting: {
      drop: async ({ channel }) => {
        dropped.push(channel);
      },
    },
    digests: { last: () => ({ at: NOW.toISOString(), ts: digestTs }) },
    subscriptions: { get: () => undefined },
    log: silent,
  });
  return { told, dropped };
}

describe('messages of checks that were cut off', () => {
  it('say so in the language of who asked, and are forgotten', async () => {
    const { told, dropped } = await tell(['C1']);
    expect(told).toEqual([expect.stringMatching(/^C1: .*interrotto da un riavvio.*`\/sfsync check`/)]);
    expect(dropped).toEqual(['C1']);
  });

  it('that became a digest stay what they are', async () => {
    expect(await tell(['C1'], undefined, '1.1')).toEqual({ told: [], dropped: ['C1'] });
  });

  it('that are deleted are forgotten, and cost the others nothing', async () => {
    const { told, dropped } = await tell(['C1', 'C2'], new SlackRefusal('message_not_found'));
    expect(told).toHaveLength(1);
    expect(dropped).toEqual(['C1', 'C2']);
  });

  it('are kept for the next start where Slack does not answer', async () => {
    expect((await tell(['C1', 'C2'], new Error('ECONNRESET'))).dropped).toEqual(['C2']);
  });
});
