import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../../../src/sandbox/slack/manifest.ts';
import { ANN, CHANNEL, startApp, startSlack } from './start-slack.ts';

test('reads a Slack manifest', () => {
  const file = `
display_information: { name: sfsync, description: Errors }
features:
  bot_user: { display_name: syncbot, always_online: true }
  app_home: { home_tab_enabled: true, messages_tab_enabled: false }
  slash_commands: [{ command: /sfsync, description: Errors, usage_hint: help, should_escape: true }]
  shortcuts: [{ name: Explain, type: message, callback_id: explain, description: Explains }]
oauth_config: { scopes: { bot: [chat:write, commands] } }
settings:
  event_subscriptions: { bot_events: [app_mention] }
  interactivity: { is_enabled: true }
  socket_mode_enabled: true
`;
  expect(readManifest(parse(file))).toEqual({
    name: 'syncbot',
    scopes: ['chat:write', 'commands'],
    commands: [{ command: '/sfsync', description: 'Errors', usageHint: 'help', shouldEscape: true }],
    shortcuts: [{ name: 'Explain', type: 'message', callbackId: 'explain', description: 'Explains' }],
    events: ['app_mention'],
    homeTab: true,
    messagesTab: false,
    interactivity: true,
  });
});

test('reads the least that Slack takes, with Slack’s defaults', () => {
  const least = { display_information: { name: 'sfsync' }, oauth_config: { scopes: {} } };
  expect(readManifest(least)).toMatchObject({
    scopes: [],
    commands: [],
    homeTab: false,
    messagesTab: true,
    interactivity: false,
  });
  expect(() => readManifest({ display_information: {} })).toThrow(/name/);
});

test('the project’s own manifest lets the bot in', async () => {
  const file = await readFile(new URL('../../../manifest.yml', import.meta.url), 'utf8');
  await using slack = await startSlack(readManifest(parse(file)));
  await startApp(slack, (app) => app.command('/sfsync', async ({ ack }) => ack('here')));
  expect(await slack.human.type(ANN, CHANNEL, '/sfsync help')).toEqual({ ok: true });
  expect(slack.workspace.messages.get(CHANNEL)?.at(-1)?.text).toBe('here');
});

test('without interactivity nothing can be clicked', async () => {
  await using slack = await startSlack({ interactivity: false });
  expect(await slack.human.shortcut(ANN, 'explain')).toEqual({ ok: false, error: 'interactivity_not_enabled' });
});
