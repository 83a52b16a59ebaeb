/** Who reads what in which language: a channel in its subscription's, a person in their own. */
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/core/schedule.ts';
import type { Digests } from '../../src/jobs/digest.ts';
import { recordsOf, type ResyncJob, type ResyncProgress } from '../../src/jobs/resync-job.ts';
import { callerOf, textOf } from '../../src/slack/caller.ts';
import { SlackRefusal, type Gate } from '../../src/slack/gate.ts';
import { createDigestRefresh } from '../../src/slack/digest-refresh.ts';
import { createPoster } from '../../src/slack/poster.ts';
import { createProgressSink } from '../../src/slack/progress.ts';
import { digestFacts } from '../support/digest-facts.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => NOW };
const snapshot = snapshotOf([syncError()]);

const wish = (language: Subscription['language']): Subscription => ({
  channel: 'C1',
  frequency: 'daily',
  at: '09:00',
  day: 1,
  zone: 'Europe/Rome',
  language,
  since: NOW.toISOString(),
});
const subscribed = (language: Subscription['language']) => ({
  get: (id: string) => (id === 'C1' ? wish(language) : undefined),
});
const nobody = { get: () => undefined };

/** A Slack that keeps what it is told, with one person; `closed` channels take nothing. */
function slack(locale: string, closed: readonly string[] = []) {
  const told: string[] = [];
  const say = async (channel: string, text: string) => {
    if (closed.includes(channel)) throw new SlackRefusal('is_archived');
    told.push(`${channel}: ${text}`);
  };
  const gate = {
    user: async () => ({ isAdmin: true, zone: 'Europe/Rome', locale, name: 'Olga' }),
    directMessages: async () => 'D1',
    post: async (channel: string, message: { text: string }) => {
      await say(channel, message.text);
      return '1.1';
    },
    update: (channel: string, _ts: string, message: { text: string }) => say(channel, message.text),
  } as unknown as Gate;
  return { gate, told };
}

const digests: Digests = { facts: async () => digestFacts(snapshot) };

const job = (place: ResyncJob['place']): ResyncJob => ({
  id: 'j1',
  at: NOW.toISOString(),
  by: 'U1',
  place,
  records: recordsOf([syncError()]),
});
const progress = (place: ResyncJob['place']): ResyncProgress => ({
  job: job(place),
  touched: 0,
  finished: false,
  verdicts: new Map(),
});

const noLinks = () => ({ hubspot: () => undefined, salesforce: () => undefined, list: () => undefined });
const unknown = { links: noLinks, automations: async () => undefined };

describe('a scheduled digest', () => {
  it.each([
    ['it', 'C1: 1 errore su 1 record. Valori delle proprietà: 1 errore.'],
    ['en', 'C1: 1 error on 1 record. Property values: 1 error.'],
  ] as const)('is in the language of its subscription: %s', async (language, words) => {
    const { gate, told } = slack('en-US');
    const poster = createPoster({ gate, digests, subscriptions: subscribed(language), links: noLinks, clock });
    await poster.post({ channel: 'C1', snapshot, onlyNew: false, slotId: 's' });
    expect(told).toEqual([words]);
  });
});

describe('a digest that is drawn anew', () => {
  it.each([
    ['it-IT', subscribed('en'), 'C1: 1 error on'],
    ['en-US', subscribed('it'), 'C1: 1 errore su'],
    ['it-IT', nobody, 'C1: 1 errore su'],
  ])('is in the channel’s language, else that of who resyncs', async (locale, subscriptions, words) => {
    const { gate, told } = slack(locale);
    const digestLog = {
      channels: () => ['C1'],
      last: () => ({ at: NOW.toISOString(), ts: '1.1' }),
      put: async () => undefined,
    };
    const latest = async () => snapshot;
    const refresh = createDigestRefresh({
      gate,
      digests,
      digestLog,
      subscriptions,
      latest,
      isBusy: () => false,
      resyncs: () => [],
      clock,
      log,
    });
    await refresh.afterResync(job({ channel: 'C1', threadTs: '1.1' }));
    expect(told.join()).toContain(words);
  });
});

describe('a resync’s progress', () => {
  const thread = { channel: 'C1', threadTs: '1.1' };

  it.each([
    ['it-IT', subscribed('en'), thread, 'C1: Resyncing 1 record'],
    ['en-US', subscribed('it'), thread, 'C1: Risincronizzo 1 record'],
    ['it-IT', nobody, thread, 'C1: Risincronizzo 1 record'],
    // Direct messages may have a subscription too; there it is the person who reads.
    ['it-IT', subscribed('en'), { channel: 'C1' }, 'C1: Risincronizzo 1 record'],
  ])('is told to %s in the right language', async (locale, subscriptions, place, words) => {
    const { gate, told } = slack(locale);
    await createProgressSink({ gate, subscriptions, ...unknown, log }).show(progress(place), undefined);
    expect(told.join()).toContain(words);
  });

  it('is told in person, in their language, where the channel takes no messages any more', async () => {
    const { gate, told } = slack('it-IT', ['C1']);
    const sink = createProgressSink({ gate, subscriptions: subscribed('en'), ...unknown, log });
    const first = await sink.show(progress(thread), { channel: 'C1', ts: '1.2' });
    await sink.show(progress(thread), first);
    expect(told).toEqual([
      expect.stringContaining('D1: Risincronizzo 1 record'),
      expect.stringContaining('D1: Risincronizzo 1 record'),
    ]);
  });
});

describe('a person', () => {
  it.each([
    ['it-IT', 'it-IT'],
    ['en-US', 'en-US'],
    ['fr-FR', 'en-GB'],
    ['', 'en-GB'],
  ])('whose Slack is %j reads %s', async (locale, read) => {
    const { gate } = slack(locale);
    const { text } = await callerOf(gate, 'U1', 'C1', async () => undefined);
    expect([text.locale, text.zone]).toEqual([read, 'Europe/Rome']);
  });

  it('of whom Slack tells nothing reads English', async () => {
    const gate = { user: () => Promise.reject(new SlackRefusal('user_not_found')) } as unknown as Gate;
    expect((await textOf(gate, 'U1')).locale).toBe('en-GB');
  });
});
