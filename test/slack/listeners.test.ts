import type { App } from '@slack/bolt';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { causesIn } from '../../src/core/causes.ts';
import { guard } from '../../src/core/usage.ts';
import type { Inspection } from '../../src/jobs/import/inspection.ts';
import { recordsOf } from '../../src/jobs/resync-job.ts';
import type { Bot } from '../../src/slack/bot.ts';
import { registerListeners } from '../../src/slack/listeners/register.ts';
import { METHOD_SCOPES, SCOPES } from '../../src/slack/scopes.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { alarmMessage } from '../../src/slack/views/alarm.ts';
import { driftView } from '../../src/slack/views/drift.ts';
import { digestMessage } from '../../src/slack/views/digest.ts';
import { doctorMessage } from '../../src/slack/views/doctor.ts';
import { homeView } from '../../src/slack/views/home.ts';
import { COLUMN, importView, WHOLE } from '../../src/slack/views/import.ts';
import { offerMessage } from '../../src/slack/views/import-messages.ts';
import { INSIST, noticeView, resyncView } from '../../src/slack/views/resync.ts';
import { SUBSCRIBE, subscribeView } from '../../src/slack/views/subscribe.ts';
import { createText } from '../../src/text/text.ts';
import { detailsShown } from '../support/details-shown.ts';
import { digestFacts } from '../support/digest-facts.ts';
import { homeFacts } from '../support/home-facts.ts';
import { drifting, NOW, snapshotOf, syncError } from '../support/snapshots.ts';

type Manifest = {
  features: { slash_commands: { command: string }[]; shortcuts?: { callback_id: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { socket_mode_enabled: boolean; event_subscriptions?: { bot_events: string[] } };
};
const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const manifest = parse(read('manifest.yml')) as Manifest;

/** Notes what is registered, in place of a connection to Slack. */
function registered() {
  const seen = {
    command: [] as string[],
    action: [] as RegExp[],
    view: [] as string[],
    event: [] as string[],
    shortcut: [] as string[],
  };
  const note = {
    command: (name: string) => seen.command.push(name),
    action: (wanted: RegExp | { action_id: RegExp }) =>
      seen.action.push(wanted instanceof RegExp ? wanted : wanted.action_id),
    view: (name: string) => seen.view.push(name),
    event: (name: string) => seen.event.push(name),
    shortcut: (name: string) => seen.shortcut.push(name),
    error: () => undefined,
  };
  registerListeners(note as unknown as App, {} as Bot);
  return seen;
}

const driftingSources = ({ sources }: Snapshot) =>
  sources.map((source) => ({ ...source, drift: { records: 1, listed: [drifting()] } }));

function emitted() {
  const text = createText();
  const snapshot = snapshotOf([syncError(), syncError({ type: 'invalid-email' })]);
  const links = {
    settings: 'https://app.hubspot.com/x',
    hubspot: () => 'https://h',
    salesforce: () => 'https://s',
    list: () => undefined,
  };
  const plan = {
    records: recordsOf([syncError()]),
    busy: 0,
    hubspotCalls: { least: 1, most: 2 },
    salesforceCalls: { least: 1, most: 2 },
    guard: guard({ org: { used: 9, max: 10 }, extraCalls: 1 }),
  };
  const inspection: Inspection = {
    encoding: 'utf-8',
    separator: ',',
    firstLine: 2,
    columns: [{ header: 'x', role: 'extra', by: 'nothing', sure: false, examples: [] }],
    headerKey: 'h',
    looksLikeErrors: true,
  };
  const surfaces: object[] = [
    digestMessage(text, digestFacts(snapshot), NOW),
    digestMessage(text, digestFacts(snapshot, { canResync: false, links }), NOW),
    digestMessage(text, digestFacts({ ...snapshot, sources: driftingSources(snapshot) }), NOW),
    driftView(text, { sources: driftingSources(snapshot), links }),
    alarmMessage(text, { kind: 'stalled', since: NOW.toISOString(), waiting: 3 }, links),
    detailsShown(snapshot, {}, { facts: { links, owners: [['Ann', '1']], picked: new Set(['x']) } }),
    detailsShown(snapshot, { cause: causesIn(snapshot.open)[0]?.id ?? '' }),
    resyncView(text, plan, 'x', '{}'),
    noticeView(text, 'x', 'y'),
    doctorMessage(text, [], true),
    offerMessage(text, { file: 'F1', name: 'list.csv' }, 'found'),
    importView(text, 'list.csv', inspection, '{}'),
    homeView(text, homeFacts(snapshot, { own: snapshot.open }), { admins: 'x' }, NOW),
    subscribeView(text, 'x', { frequency: 'off', at: '09:00', day: 1, zone: 'UTC', language: 'en' }, '{}'),
  ];
  const all = JSON.stringify(surfaces);
  const ids = (key: string) => [
    ...new Set([...all.matchAll(new RegExp(`"${key}":"([^"]*)"`, 'g'))].map((match) => match[1] ?? '')),
  ];
  return {
    actions: ids('action_id'),
    callbacks: surfaces.flatMap((view) => ('submit' in view && 'callback_id' in view ? String(view.callback_id) : [])),
  };
}

describe('listeners', () => {
  const seen = registered();
  const { actions, callbacks } = emitted();
  /** Inputs of a modal are read at its submission, not heard. */
  const inputs = new Set<string>([INSIST.actionId, WHOLE.actionId, COLUMN.actionId(0), ...Object.values(SUBSCRIBE)]);

  it('hear every action that a view emits, and no other', () => {
    const heard = (id: string) => seen.action.some((pattern) => pattern.test(id));
    expect(actions.filter((id) => !inputs.has(id) && !heard(id))).toEqual([]);
    expect(seen.action.filter((pattern) => !actions.some((id) => pattern.test(id)))).toEqual([]);
  });

  it('hear every view that can be submitted, and no other', () => {
    expect(callbacks.toSorted()).toEqual(seen.view.toSorted());
  });

  it('match the manifest, both ways', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(seen.command);
    expect((manifest.features.shortcuts ?? []).map(({ callback_id }) => callback_id)).toEqual(seen.shortcut);
    // Bolt hears `message` of every kind of conversation that the manifest names.
    const events = manifest.settings.event_subscriptions?.bot_events ?? [];
    expect(events.map((event) => event.replace(/^message\..*/, 'message'))).toEqual(seen.event);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });
});

describe('scopes', () => {
  it('are the manifest’s, exactly', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...SCOPES].toSorted());
  });

  it('are those of the methods that the gate calls, exactly', () => {
    const source = `${read('src/slack/gate.ts')}${read('src/slack/check.ts')}`;
    const called = [...source.matchAll(/\b(?:client|poster)\.(\w+\.\w+)\(/g)].map((match) => match[1] ?? '');
    expect([...new Set(called)].toSorted()).toEqual(Object.keys(METHOD_SCOPES).toSorted());
  });
});
