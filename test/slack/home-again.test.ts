/** When App Home is published again, and for whom. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAdmins } from '../../src/slack/admins.ts';
import { SlackRefusal, type Gate } from '../../src/slack/gate.ts';
import { createHome } from '../../src/slack/home.ts';
import { homeFacts } from '../support/home-facts.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const DAY_MS = 86_400_000;
const SOON_MS = 5;

function homes(parts: Partial<Pick<Gate, 'publishHome'>> = {}) {
  const published: string[] = [];
  const state = { now: NOW, errors: 1, reads: 0 };
  const gate: Pick<Gate, 'user' | 'publishHome' | 'directMessages'> = {
    user: async () => ({ isAdmin: false, zone: 'UTC', locale: 'en-GB', name: 'Ann', email: 'ann@acme.example' }),
    directMessages: async () => 'D9',
    publishHome: async (user, view) => {
      published.push(`${user}: ${/\*(\d+ errors?)\*/.exec(JSON.stringify(view))?.[1]}`);
    },
    ...parts,
  };
  const home = createHome({
    gate,
    admins: createAdmins(['U1']),
    source: async (reader) => {
      state.reads += 1;
      const errors = Array.from({ length: state.errors }, (_, index) => syncError({ hubspotId: String(index) }));
      return homeFacts(snapshotOf(errors), { direct: reader.direct });
    },
    clock: { now: () => state.now },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    soonMs: SOON_MS,
  });
  onTestFinished(home.stop);
  return { home, published, state };
}

const soon = () => sleep(SOON_MS * 10);

describe('App Home', () => {
  it('is published once for several changes, to everybody who opened it within a day', async () => {
    const { home, published, state } = homes();
    await home.show('U1', 'D1');
    await home.show('U2', 'D2');
    state.errors = 2;
    for (let change = 0; change < 5; change += 1) home.changed();
    await soon();
    expect(published).toEqual(['U1: 1 error', 'U2: 1 error', 'U1: 2 errors', 'U2: 2 errors']);
    state.now = new Date(NOW.getTime() + DAY_MS + 1);
    await home.show('U2', 'D2');
    state.errors = 3;
    home.changed();
    await soon();
    expect(published.slice(4)).toEqual(['U2: 2 errors', 'U2: 3 errors']);
  });

  it('is not published anew where nothing in it changed, but always when it is opened', async () => {
    const { home, published } = homes();
    await home.show('U1', 'D1');
    home.changed();
    await soon();
    expect(published).toHaveLength(1);
    await home.show('U1', 'D1');
    expect(published).toHaveLength(2);
  });

  it('costs nothing as long as nobody opened it', async () => {
    const { home, published, state } = homes();
    home.changed();
    await soon();
    expect([published, state.reads]).toEqual([[], 0]);
  });

  it('of one person that Slack refuses does not keep the others from theirs', async () => {
    let isRefusing = false;
    const seen: string[] = [];
    const { home, state } = homes({
      publishHome: async (user) => {
        if (isRefusing && user === 'U1') throw new SlackRefusal('user_disabled');
        seen.push(user);
      },
    });
    await home.show('U1', 'D1');
    await home.show('U2', 'D2');
    isRefusing = true;
    state.errors = 2;
    home.changed();
    await soon();
    expect(seen).toEqual(['U1', 'U2', 'U2']);
    await expect(home.show('U1')).rejects.toThrow('user_disabled');
  });

  it('is not published after the stop', async () => {
    const { home, published, state } = homes();
    await home.show('U1', 'D1');
    state.errors = 2;
    home.changed();
    await home.stop();
    await soon();
    expect(published).toHaveLength(1);
  });
});
