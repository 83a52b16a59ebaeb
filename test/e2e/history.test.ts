/** What the bot keeps of a check: the counts of its day, beside the snapshot. */
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { causeHistory, dayOf, type DayCounts } from '../../src/core/history.ts';
import { summarise } from '../../src/core/snapshot.ts';
import { openHistory } from '../../src/store/history.ts';
import { openSnapshots } from '../../src/store/snapshots.ts';
import { startTestBot } from '../support/bot.ts';
import { ANN, person } from '../support/person.ts';
import { silent } from '../support/sandbox.ts';

describe('a check', { timeout: 60_000 }, () => {
  it('leaves the counts of what it found under its day', async () => {
    const { url, folder } = await startTestBot({ records: 40 });
    const ann = person(url, ANN);
    await ann.type('/sfsync status');
    await ann.waitFor(/Property values/);
    const snapshot = await openSnapshots(folder).latest();
    if (snapshot === undefined) throw new Error('there is no snapshot');
    const told = summarise(snapshot);
    const [day, ...others] = await daysIn(folder);
    expect(others).toEqual([]);
    expect(day).toMatchObject({
      day: dayOf(new Date(snapshot.at)),
      total: { errors: told.errors, records: told.records },
    });
    for (const { error } of snapshot.open) {
      expect(causeHistory(day ? [day] : [], fingerprint(error))).toMatchObject({ firstSeen: day?.day, open: true });
    }
  });
});

async function daysIn(folder: string): Promise<readonly DayCounts[]> {
  return (await openHistory(folder, silent)).days('0000-01-01', '9999-12-31');
}
