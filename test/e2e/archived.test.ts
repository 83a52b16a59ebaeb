/** A channel that was archived: its buttons still answer, and its digest is tried once and shown as not delivered. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, moveClock, person, slackApi } from '../support/person.ts';

const HOUR = 3_600_000;
const DIRECT = { channel: 'D0ADMIN' } as const;

async function goOn(url: string, hours: number): Promise<void> {
  const { now } = (await (await fetch(`${url}/sandbox/clock`)).json()) as { now: string };
  await moveClock(url, new Date(Date.parse(now) + hours * HOUR));
}

describe('an archived channel', { timeout: 60_000 }, () => {
  it('takes no message and no command, and its buttons still do what they say', async () => {
    const { url } = await startTestBot({ records: 60 });
    const ann = person(url, ANN);
    await ann.type('/sfsync check');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    expect(await ann.type('/archive')).toEqual({ ok: true });
    const posted = await slackApi(url, 'chat.postMessage', { channel: CHANNEL, text: 'x' });
    expect(posted).toMatchObject({ ok: false, error: 'is_archived' });
    expect(await ann.type('/sfsync status')).toEqual({ ok: false, error: 'is_archived' });

    expect(await ann.press('details:property-values')).toEqual({ ok: true });
    await ann.waitFor(/Property values/, 'modal');
    await ann.close();
    expect(await ann.press('export:property-values')).toEqual({ ok: true });
    await ann.waitFor(/Sent: \d+ errors? as CSV/, 'main', DIRECT);
    expect(await ann.press('resync:associations')).toEqual({ ok: true });
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/records? proven in sync/, 'main', DIRECT);
  });

  it('that is archived during a resync has its progress told in person', async () => {
    const { url } = await startTestBot({ records: 60, syncDelay: 1_500 });
    const ann = person(url, ANN);
    await ann.type('/sfsync check');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    await ann.press('resync:associations');
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/I report in the thread/, 'modal');
    expect(await ann.type('/archive')).toEqual({ ok: true });
    await ann.waitFor(/records? proven in sync/, 'main', DIRECT);
  });

  it('has its digest tried once a slot, told in the log, and shown as not delivered', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const { url, folder } = await startTestBot({ records: 12 }, undefined, pino({ level: 'warn' }, sink));
    const ann = person(url, ANN);
    await ann.type('/sfsync notify daily at 09:00');
    await ann.waitFor(/09:00/);
    await ann.openHome();
    const before = await ann.waitFor(/every day at 09:00/, 'main', { app: 'home' });
    expect(before).not.toContain('Not delivered');
    await ann.type('/archive');
    const refused = () => lines.filter((line) => line.includes('the channel cannot take messages'));
    await goOn(url, 24);
    expect(refused()).toHaveLength(1);
    expect(refused()[0]).toContain('is_archived');
    await goOn(url, 0.1);
    await goOn(url, 0.1);
    expect(refused()).toHaveLength(1);
    const { slots } = JSON.parse(await readFile(join(folder, 'db.json'), 'utf8')) as { slots: object };
    expect(Object.values(slots)).toMatchObject([{ channel: CHANNEL, state: 'sent' }]);

    await ann.openHome();
    await ann.waitFor(/Not delivered:/, 'main', { app: 'home' });
  });
});
