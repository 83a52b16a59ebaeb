import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { ANN, CHANNEL, eventually, MAX, refusal, startApp, startSlack, type LocalSlack } from './start-slack.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const goButton = (given: Json = {}) => [
  {
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: 'target', ...given }],
  },
];

/** The last message of a channel as the workspace keeps it. */
const last = (slack: LocalSlack, channel = CHANNEL) => slack.workspace.messages.get(channel)?.at(-1);

const click = (slack: LocalSlack, user: string, ts: string, given: Json = {}) =>
  slack.human.act(
    user,
    { type: 'message', channel: CHANNEL, ts },
    { type: 'button', action_id: 'go', block_id: 'row', ...given },
  );

describe('slash commands', () => {
  test('reach the app with Slack’s fields; the acknowledgement is shown privately', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    await startApp(slack, (app: App) => {
      app.command('/sfsync', async ({ command, ack }) => {
        seen.push(command);
        await ack({ text: 'Working…' });
      });
    });
    expect(await slack.human.type(MAX, CHANNEL, '/sfsync  status & <b> @ann')).toEqual({ ok: true });
    expect(seen).toEqual([
      {
        token: expect.any(String),
        team_id: 'T0ACME',
        team_domain: 'acme',
        channel_id: CHANNEL,
        channel_name: 'crm-sync',
        user_id: MAX,
        user_name: 'max',
        command: '/sfsync',
        text: 'status &amp; &lt;b&gt; @ann',
        api_app_id: 'A0SFSYNC',
        is_enterprise_install: 'false',
        response_url: expect.stringMatching(`^${slack.url}/response/`),
        trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
      },
    ]);
    expect(last(slack)).toMatchObject({ text: 'Working…', ephemeralFor: MAX, user: 'U0SFSYNC' });
  });

  test('an escaped command carries mentions and channels; private conversations hide their names', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    await startApp(slack, (app: App) => {
      app.command(/.*/, async ({ command, ack, respond }) => {
        seen.push(command);
        await ack();
        await respond({ text: 'for all', response_type: 'in_channel' });
      });
    });
    await slack.human.type(ANN, 'C0LEADERS', '/who @max in #crm-sync or #leadership https://a.example <x>');
    await slack.human.type(ANN, 'D0ADMIN', '/sfsync help');
    expect(seen.map(({ text, channel_name: name }) => [text, name])).toEqual([
      ['<@U0MEMBER> in <#C0CRMSYNC|crm-sync> or <#C0LEADERS|> <https://a.example> &lt;x&gt;', 'privategroup'],
      ['help', 'directmessage'],
    ]);
    // A response URL needs no membership.
    const shown = await eventually(() => last(slack, 'C0LEADERS'));
    expect(shown).toMatchObject({ text: 'for all' });
    expect(shown).not.toHaveProperty('ephemeralFor');
  });

  test('are refused in threads, where unknown and where the person is not', async () => {
    await using slack = await startSlack();
    const { ts } = await slack.post({ channel: CHANNEL, text: 'parent' });
    const answers = [
      await slack.human.type(ANN, CHANNEL, '/sfsync status', ts),
      await slack.human.type(ANN, CHANNEL, '/salesforce'),
      await slack.human.type(MAX, 'C0LEADERS', '/sfsync status'),
    ];
    expect(answers).toEqual([
      { ok: false, error: '/sfsync is not supported in threads. Sorry!' },
      { ok: false, error: '/salesforce is not a valid command.' },
      { ok: false, error: 'channel_not_found' },
    ]);
  });

  test('without the app, or without its acknowledgement in time, the person is told', async () => {
    await using slack = await startSlack();
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync')).toEqual({ ok: false, error: 'dispatch_failed' });
    await startApp(slack, (app: App) => app.command('/sfsync', async () => undefined));
    const before = Date.now();
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync')).toEqual({ ok: false, error: 'operation_timeout' });
    expect(Date.now() - before).toBeGreaterThanOrEqual(2950);
  });

  test('an acknowledgement that Slack cannot show fails the command', async () => {
    await using slack = await startSlack();
    await startApp(slack, (app: App) => {
      app.command('/sfsync', async ({ ack }) => ack({ text: 'x', blocks: [{ type: 'section', text: plain('') }] }));
    });
    expect(await slack.human.type(ANN, CHANNEL, '/sfsync')).toEqual({
      ok: false,
      error:
        'invalid_command_response: invalid_blocks: must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    });
  });
});

describe('actions in messages', () => {
  test('carry the message, the element’s value and a response URL', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    await startApp(slack, (app: App) => {
      app.action('go', async ({ ack, body, respond }) => {
        seen.push(body as unknown as Json);
        await ack();
        await respond({ replace_original: true, text: 'done' });
      });
    });
    const { ts = '' } = await slack.post({ channel: CHANNEL, text: 'a', blocks: goButton() });
    expect(await click(slack, MAX, ts, { value: 'forged' })).toEqual({ ok: true });
    expect(seen[0]).toMatchObject({
      type: 'block_actions',
      user: { id: MAX, username: 'max', team_id: 'T0ACME' },
      team: { id: 'T0ACME', domain: 'acme' },
      api_app_id: 'A0SFSYNC',
      container: { type: 'message', message_ts: ts, channel_id: CHANNEL, is_ephemeral: false },
      channel: { id: CHANNEL, name: 'crm-sync' },
      message: { ts, text: 'a' },
      state: { values: {} },
      actions: [{ type: 'button', action_id: 'go', block_id: 'row', value: 'target', action_ts: expect.any(String) }],
    });
    const replaced = await eventually(() => (last(slack)?.text === 'done' ? last(slack) : undefined));
    expect(replaced).toMatchObject({ ts, text: 'done' });
    expect(replaced).not.toHaveProperty('blocks');
    expect(await click(slack, MAX, ts)).toEqual({ ok: false, error: 'element_not_found' });
  });

  test('a private message is changed and deleted through its response URL only', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    await startApp(slack, (app: App) => {
      app.action('go', async ({ ack, body }) => {
        seen.push(body as unknown as Json);
        await ack();
      });
    });
    await slack.client.chat.postEphemeral({ channel: CHANNEL, user: MAX, text: 'psst', blocks: goButton() });
    const ts = last(slack)?.ts ?? '';
    expect(await click(slack, ANN, ts)).toEqual({ ok: false, error: 'message_not_found' });
    expect(await click(slack, MAX, ts)).toEqual({ ok: true });
    expect(seen[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(seen[0]).not.toHaveProperty('message');
    const answer = await answering(slack, String(seen[0]?.['response_url']));
    expect(await answer({ replace_original: true, text: 'changed' })).toEqual([200, 'ok']);
    expect(last(slack)).toMatchObject({ ts, text: 'changed', ephemeralFor: MAX });
    expect(await answer({ delete_original: true })).toEqual([200, 'ok']);
    expect(last(slack)).toBeUndefined();
  });

  test('what a person chose stays in the state of the message for them', async () => {
    await using slack = await startSlack();
    const states: unknown[] = [];
    await startApp(slack, (app: App) => {
      app.action(/.*/, async ({ ack, body }) => {
        states.push((body as unknown as { state: unknown }).state);
        await ack();
      });
    });
    const option = { text: { ...plain('A'), emoji: true }, value: 'a' };
    const select = { type: 'static_select', action_id: 'pick', options: [option] };
    const blocks = [{ type: 'section', block_id: 'top', text: plain('x'), accessory: select }, ...goButton()];
    const { ts = '' } = await slack.post({ channel: CHANNEL, text: 'a', blocks });
    await slack.human.act(
      MAX,
      { type: 'message', channel: CHANNEL, ts },
      { type: 'static_select', action_id: 'pick', block_id: 'top', selected_option: option },
    );
    await click(slack, MAX, ts);
    await click(slack, ANN, ts);
    const state = (selected: unknown) => ({
      values: { top: { pick: { type: 'static_select', selected_option: selected } } },
    });
    expect(states).toEqual([state(option), state(option), state(null)]);
  });
});

async function answering(slack: LocalSlack, url: string) {
  expect(url).toMatch(`${slack.url}/response/`);
  return async (body: object): Promise<[number, string]> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.text()];
  };
}

describe('response URLs', () => {
  async function issued(slack: LocalSlack) {
    let url = '';
    await startApp(slack, (app: App) => {
      app.command('/sfsync', async ({ command, ack }) => {
        url = command.response_url;
        await ack();
      });
    });
    await slack.human.type(MAX, CHANNEL, '/sfsync');
    return answering(slack, url);
  }

  test('take five answers', async () => {
    await using slack = await startSlack();
    const answer = await issued(slack);
    for (let use = 0; use < 5; use += 1) expect(await answer({ text: `${use}` })).toEqual([200, 'ok']);
    expect(await answer({ text: 'sixth' })).toEqual([404, JSON.stringify({ ok: false, error: 'used_url' })]);
    expect(slack.workspace.messages.get(CHANNEL)?.map(({ ephemeralFor }) => ephemeralFor)).toEqual(Array(5).fill(MAX));
  });

  test('end after thirty minutes', async () => {
    await using slack = await startSlack();
    const answer = await issued(slack);
    slack.pass(30 * 60_000 - 1000);
    expect((await answer({ text: 'in time' }))[0]).toBe(200);
    slack.pass(2000);
    expect(await answer({ text: 'late' })).toEqual([404, JSON.stringify({ ok: false, error: 'expired_url' })]);
  });

  test('refuse what messages are refused for', async () => {
    await using slack = await startSlack();
    const answer = await issued(slack);
    const [status, body] = await answer({ text: 'x', blocks: [{ type: 'section', text: plain('') }] });
    expect([status, JSON.parse(body)]).toMatchObject([400, { ok: false, error: 'invalid_blocks' }]);
    expect(await answer({})).toEqual([400, JSON.stringify({ ok: false, error: 'no_text' })]);
    expect((await fetch(`${slack.url}/response/unknown`, { method: 'POST', body: '{"text":"x"}' })).status).toBe(404);
  });

  test('answer in a thread', async () => {
    await using slack = await startSlack();
    const { ts } = await slack.post({ channel: CHANNEL, text: 'parent' });
    const answer = await issued(slack);
    await answer({ text: 'reply', response_type: 'in_channel', thread_ts: ts });
    expect(last(slack)).toMatchObject({ text: 'reply', threadTs: ts });
  });
});

describe('events', () => {
  async function listening(slack: LocalSlack) {
    const events: Json[] = [];
    await startApp(slack, (bolt: App) => {
      bolt.event(/.*/, async ({ event }) => void events.push(event as unknown as Json));
    });
    return { events };
  }

  test('tell the app what people write where it is, subscribed and allowed', async () => {
    await using slack = await startSlack();
    const { events } = await listening(slack);
    await slack.human.type(ANN, 'C0RANDOM', 'not for the app');
    await slack.human.inviteBot(ANN, 'C0LEADERS');
    await slack.human.type(ANN, 'C0LEADERS', 'no scope for private channels');
    await slack.human.type(ANN, CHANNEL, 'hi @sfsync & <co>');
    await slack.human.type(ANN, 'D0ADMIN', 'direct');
    await slack.human.openHome(ANN);
    await eventually(() => (events.length >= 4 ? true : undefined));
    expect(events).toEqual([
      expect.objectContaining({
        type: 'message',
        channel: CHANNEL,
        channel_type: 'channel',
        user: ANN,
        text: 'hi <@U0SFSYNC> &amp; &lt;co&gt;',
      }),
      expect.objectContaining({ type: 'app_mention', channel: CHANNEL }),
      expect.objectContaining({ type: 'message', channel: 'D0ADMIN', channel_type: 'im', text: 'direct' }),
      expect.objectContaining({ type: 'app_home_opened', user: ANN, channel: 'D0ADMIN', tab: 'home' }),
    ]);
  });

  test('tell of a file that a person shared', async () => {
    await using slack = await startSlack();
    const { events } = await listening(slack);
    expect(await slack.human.upload(ANN, CHANNEL, 'errors.csv', Buffer.from('a,b\n'))).toEqual({ ok: true });
    await eventually(() => (events.length >= 2 ? true : undefined));
    const shared = events.find(({ type }) => type === 'file_shared');
    expect(shared).toMatchObject({ channel_id: CHANNEL, user_id: ANN });
    const { file } = await slack.client.files.info({ file: String(shared?.['file_id']) });
    expect(file).toMatchObject({ name: 'errors.csv', mimetype: 'text/csv', size: 4, channels: [CHANNEL] });
  });
});

describe('shortcuts and invitations', () => {
  test('run shortcuts of the manifest', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    await startApp(slack, (app: App) => {
      app.shortcut(/.*/, async ({ ack, shortcut }) => {
        seen.push(shortcut as unknown as Json);
        await ack();
      });
    });
    const { ts = '' } = await slack.post({ channel: CHANNEL, text: 'about this' });
    expect(await slack.human.shortcut(ANN, 'explain')).toEqual({ ok: true });
    expect(await slack.human.shortcut(ANN, 'explain_message', { channel: CHANNEL, ts })).toEqual({ ok: true });
    expect(await slack.human.shortcut(ANN, 'explain_message')).toEqual({ ok: false, error: 'shortcut_not_found' });
    expect(seen).toMatchObject([
      { type: 'shortcut', callback_id: 'explain', user: { id: ANN, username: 'ann' } },
      { type: 'message_action', callback_id: 'explain_message', message_ts: ts, message: { text: 'about this' } },
    ]);
  });

  test('an invitation lets the app post', async () => {
    await using slack = await startSlack();
    const post = () => refusal(slack.post({ channel: 'C0GENERAL', text: 'x' }));
    expect(await post()).toMatchObject({ error: 'not_in_channel' });
    expect(await slack.human.type(ANN, 'C0GENERAL', '/invite @sfsync')).toEqual({ ok: true });
    expect(await post()).toMatchObject({ accepted: { ok: true } });
    expect(await slack.human.inviteBot(ANN, 'C0GENERAL')).toEqual({ ok: false, error: 'already_in_channel' });
    slack.reset();
    expect(await post()).toMatchObject({ error: 'not_in_channel' });
  });
});
