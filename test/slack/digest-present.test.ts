/** A digest's chart, and its root that goes on showing the present state: at the real gate, a bot and CRMs. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/core/history.ts';
import { openHistory } from '../../src/store/history.ts';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, correct, MAX, moveClock, person, slackApi, truthOf } from '../support/person.ts';
import { silent } from '../support/sandbox.ts';

const DAY_MS = 86_400_000;

async function nowOf(url: string): Promise<number> {
  const { now } = (await (await fetch(`${url}/sandbox/clock`)).json()) as { now: string };
  return Date.parse(now);
}

describe('a digest in its channel', { timeout: 60_000 }, () => {
  it('charts the days before, and strikes through what a later check found fixed', async () => {
    const { url } = await startTestBot({ records: 200 }, async (sandbox, folder) => {
      const history = await openHistory(folder, silent);
      const now = await nowOf(sandbox.url);
      for (const [index, errors] of [61, 58, 64, 0, 49].entries()) {
        const day = dayOf(new Date(now - (5 - index) * DAY_MS));
        await history.record({ day, total: { errors, records: errors }, categories: {} });
      }
    });
    const ann = person(url, ANN);
    await ann.type('/sfsync status');
    await ann.waitFor(/Property values[\s\S]*Open errors, last 14 days/);
    const history = await slackApi(url, 'conversations.history', { channel: CHANNEL, limit: 10 });
    const digest = (history['messages'] as { ts: string; text: string }[]).find(({ text }) =>
      /last 14 days/.test(text),
    );
    expect(digest?.text).toMatch(/last 14 days: 61 on \d+ \w+, 58 on [^.]*, 0 on [^.]*, 49 on [^.]*\.$/);

    const tooLong = (await truthOf(url)).filter(
      ({ object, type, property }) => object === 'contacts' && type === 'string-too-long' && property === 'jobtitle',
    );
    await correct(url, 'contacts', tooLong[0]?.id ?? '', { jobtitle: 'Head of Operations' });
    await moveClock(url, new Date((await nowOf(url)) + 600_000));
    // Elsewhere, so that the channel's newest digest stays the same one.
    await person(url, MAX).type('/sfsync check', 'D0MEMBER');
    await ann.waitFor(/fixed: the cause was gone/, 'main', {}, 30_000);
    const later = await slackApi(url, 'conversations.history', { channel: CHANNEL, limit: 10 });
    const same = (later['messages'] as { ts: string; blocks: unknown }[]).find(({ ts }) => ts === digest?.ts);
    expect(JSON.stringify(same?.blocks)).toMatch(/~Property values: \d+ errors?~ fixed: the cause was gone <!date/);
  });
});
