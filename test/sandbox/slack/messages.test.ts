import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANN, CHANNEL, clientOf, MAX, refusal, startSlack, type LocalSlack } from './start-slack.ts';

const SCOPES = ['chat:write', 'channels:history', 'im:history', 'im:write', 'users:read', 'channels:read'];

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startSlack({ scopes: SCOPES });
});
afterAll(async () => slack[Symbol.asyncDispose]());

/** Room for further messages: a channel takes about one a second. */
const rest = () => slack.pass(60_000);

const posted = async (args: object = {}) => {
  rest();
  const { ts } = await slack.post({ channel: CHANNEL, text: 'hello', ...args });
  return String(ts);
};

describe('posting', () => {
  test('gives the message as stored: author, ids for blocks and elements', async () => {
    rest();
    const { message, channel, ok } = await slack.post({
      channel: CHANNEL,
      text: 'hello',
      blocks: [
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' }, value: 'v' }] },
      ],
    });
    expect({ ok, channel }).toEqual({ ok: true, channel: CHANNEL });
    expect(message).toMatchObject({ user: 'U0SFSYNC', bot_id: 'B0SFSYNC', app_id: 'A0SFSYNC', text: 'hello' });
    expect(message?.blocks).toEqual([
      {
        type: 'actions',
        block_id: expect.stringMatching(/./),
        elements: [
          {
            type: 'button',
            action_id: expect.stringMatching(/./),
            text: { type: 'plain_text', text: 'Go', emoji: true },
            value: 'v',
          },
        ],
      },
    ]);
  });

  test('takes a channel name, and a user id as their direct message', async () => {
    rest();
    const named = await slack.post({ channel: '#crm-sync', text: 'x' });
    const direct = await slack.post({ channel: ANN, text: 'x' });
    expect([named.channel, direct.channel]).toEqual([CHANNEL, 'D0ADMIN']);
  });

  test('answers to a thread carry their parent, and the parent counts them', async () => {
    const parent = await posted({ text: 'parent' });
    const reply = await posted({ text: 'reply', thread_ts: parent });
    const nested = await posted({ text: 'nested', thread_ts: reply });
    const { messages } = await slack.client.conversations.replies({ channel: CHANNEL, ts: parent });
    expect(messages?.map(({ ts, thread_ts }) => [ts, thread_ts])).toEqual([
      [parent, parent],
      [reply, parent],
      [nested, parent],
    ]);
    expect(messages?.[0]).toMatchObject({ reply_count: 2, latest_reply: nested });
  });

  test('cuts text above 40,000 characters with a warning', async () => {
    rest();
    const { message, response_metadata } = await slack.post({
      channel: CHANNEL,
      text: 'x'.repeat(40_001),
    });
    expect(message?.text).toHaveLength(40_000);
    expect(response_metadata?.warnings).toEqual(['message_truncated']);
  });

  test.each<[string, object, string]>([
    ['an unknown channel', { channel: 'C0NOWHERE', text: 'x' }, 'channel_not_found'],
    ['a private channel without the app', { channel: 'C0LEADERS', text: 'x' }, 'channel_not_found'],
    ['a public channel without the app', { channel: 'C0RANDOM', text: 'x' }, 'not_in_channel'],
    ['no text', { channel: CHANNEL }, 'no_text'],
    ['blank text', { channel: CHANNEL, text: ' \n ' }, 'no_text'],
    ['no channel', { text: 'x' }, 'invalid_arguments'],
    ['an unknown thread', { channel: CHANNEL, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
    ['blocks that are no JSON', { channel: CHANNEL, text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
    [
      'blocks that are no array',
      { channel: CHANNEL, text: 'x', blocks: '{"type":"divider"}' },
      'invalid_blocks_format',
    ],
    [
      'metadata without a payload',
      { channel: CHANNEL, text: 'x', metadata: { event_type: 'a' } },
      'invalid_metadata_format',
    ],
    [
      'too much metadata',
      { channel: CHANNEL, text: 'x', metadata: { event_type: 'a', event_payload: { v: 'x'.repeat(20_000) } } },
      'metadata_too_large',
    ],
    [
      'more than 100 attachments',
      { channel: CHANNEL, attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) },
      'too_many_attachments',
    ],
    ['markdown beside text', { channel: CHANNEL, text: 'x', markdown_text: 'y' }, 'markdown_text_conflict'],
  ])('refuses %s', async (_what, args, error) => {
    rest();
    expect(await refusal(slack.client.apiCall('chat.postMessage', { ...args }))).toMatchObject({ ok: false, error });
  });

  test('refuses an archived channel', async () => {
    const channel = slack.workspace.conversations.get('C0CRMSYNC');
    if (channel !== undefined) channel.isArchived = true;
    const answers = await Promise.all([
      refusal(slack.post({ channel: CHANNEL, text: 'x' })),
      refusal(slack.client.chat.postEphemeral({ channel: CHANNEL, user: ANN, text: 'x' })),
    ]);
    if (channel !== undefined) channel.isArchived = false;
    expect(answers.map(({ error }) => error)).toEqual(['is_archived', 'is_archived']);
  });

  test('one message a second in a channel: a short burst passes, then 429 with Retry-After', async () => {
    rest();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const response = await fetch(`${slack.url}/api/chat.postMessage`, {
          method: 'POST',
          headers: { authorization: 'Bearer xoxb-sandbox', 'content-type': 'application/json' },
          body: JSON.stringify({ channel: CHANNEL, text: `burst ${index}` }),
        });
        return { status: response.status, wait: response.headers.get('retry-after'), body: await response.json() };
      }),
    );
    const refused = outcomes.filter(({ status }) => status === 429);
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(refused[0]).toEqual({ status: 429, wait: '1', body: { ok: false, error: 'ratelimited' } });
    slack.pass(1000);
    expect((await slack.post({ channel: CHANNEL, text: 'later' })).ok).toBe(true);
  });
});

describe('changing', () => {
  test('text without blocks removes the blocks; metadata stays until an empty object removes it', async () => {
    const metadata = { event_type: 'slot', event_payload: { id: '1' } };
    const ts = await posted({ blocks: [{ type: 'divider' }], metadata });
    await slack.client.chat.update({ channel: CHANNEL, ts, text: 'changed' });
    const [changed] = await history({ include_all_metadata: true });
    expect(changed).toMatchObject({ text: 'changed', metadata, edited: { user: 'U0SFSYNC' } });
    expect(changed).not.toHaveProperty('blocks');
    await slack.client.apiCall('chat.update', { channel: CHANNEL, ts, text: 'again', metadata: {} });
    const [again] = await history({ include_all_metadata: true });
    expect(again).toMatchObject({ text: 'again' });
    expect(again).not.toHaveProperty('metadata');
  });

  test('refuses what is not there, not its own, private or too long', async () => {
    const ts = await posted();
    await slack.human.type(ANN, CHANNEL, 'a person wrote this');
    const person = slack.workspace.messages.get(CHANNEL)?.at(-1)?.ts ?? '';
    const { message_ts: hidden } = await slack.client.chat.postEphemeral({ channel: CHANNEL, user: ANN, text: 'x' });
    const update = (args: object) =>
      refusal(slack.client.apiCall('chat.update', { channel: CHANNEL, text: 'y', ...args }));
    const answers = await Promise.all([
      update({ ts: '1.000001' }),
      update({ ts: person }),
      update({ ts: hidden }),
      update({ ts, text: 'y'.repeat(4001) }),
      update({ ts, text: '' }),
      update({ ts, channel: ANN }),
      update({}),
      refusal(slack.client.chat.delete({ channel: CHANNEL, ts: person })),
      refusal(slack.client.chat.delete({ channel: CHANNEL, ts: '1.000001' })),
    ]);
    expect(answers.map(({ error }) => error)).toEqual([
      'message_not_found',
      'cant_update_message',
      'message_not_found',
      'msg_too_long',
      'no_text',
      'channel_not_found',
      'invalid_arguments',
      'cant_delete_message',
      'message_not_found',
    ]);
  });

  test('deletes its own', async () => {
    const ts = await posted({ text: 'to be deleted' });
    await slack.client.chat.delete({ channel: CHANNEL, ts });
    expect((await history()).map(({ text }) => text)).not.toContain('to be deleted');
  });

  test('only people in the channel can be shown something privately', async () => {
    const send = (channel: string, user: string) =>
      refusal(slack.client.chat.postEphemeral({ channel, user, text: 'for you' }));
    expect(await send(CHANNEL, 'U0NOBODY')).toMatchObject({ error: 'user_not_in_channel' });
    expect(await send('C0RANDOM', ANN)).toMatchObject({ error: 'not_in_channel' });
    expect(await send('C0LEADERS', ANN)).toMatchObject({ error: 'channel_not_found' });
    expect((await history()).some(({ text }) => text === 'for you')).toBe(false);
  });

  test('a permalink leads to the message in its thread', async () => {
    const parent = await posted();
    const reply = await posted({ thread_ts: parent });
    const { permalink } = await slack.client.chat.getPermalink({ channel: CHANNEL, message_ts: reply });
    const path = `p${reply.replace('.', '')}?thread_ts=${parent}&cid=${CHANNEL}`;
    expect(permalink).toBe(`https://acme.slack.com/archives/${CHANNEL}/${path}`);
  });
});

async function history(args: object = {}) {
  const { messages = [] } = await slack.client.conversations.history({ channel: CHANNEL, ...args });
  return messages;
}

describe('history', () => {
  test('newest first, a page at a time, between times', async () => {
    const all: string[] = [];
    for (const text of ['one', 'two', 'three']) all.push(await posted({ text }));
    const [first, , third] = all;
    const page = await slack.client.conversations.history({ channel: CHANNEL, limit: 2 });
    expect(page.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(page.has_more).toBe(true);
    const cursor = page.response_metadata?.next_cursor ?? '';
    const next = await slack.client.conversations.history({ channel: CHANNEL, limit: 2, cursor });
    expect(next.messages?.[0]?.text).toBe('one');
    const between = { oldest: String(first), latest: String(third) };
    expect((await history(between)).map(({ text }) => text)).toEqual(['two']);
    expect((await history({ ...between, inclusive: true })).map(({ text }) => text)).toEqual(['three', 'two', 'one']);
  });

  test('metadata only when asked for, and never replies or private messages', async () => {
    const ts = await posted({ metadata: { event_type: 'slot', event_payload: { id: 'a' } } });
    await posted({ text: 'a reply', thread_ts: ts });
    await slack.client.chat.postEphemeral({ channel: CHANNEL, user: MAX, text: 'private' });
    const [plain] = await history({ limit: 1 });
    const [full] = await history({ limit: 1, include_all_metadata: true });
    expect(plain).toMatchObject({ ts });
    expect(plain).not.toHaveProperty('metadata');
    expect(full).toMatchObject({ ts, metadata: { event_type: 'slot', event_payload: { id: 'a' } } });
  });

  test('refuses where the app is not, what its scopes leave out, and wrong bounds', async () => {
    const look = (args: object) =>
      refusal(slack.client.apiCall('conversations.history', { channel: CHANNEL, ...args }));
    expect(await look({ channel: 'C0RANDOM' })).toMatchObject({ error: 'not_in_channel' });
    expect(await look({ channel: 'C0LEADERS' })).toMatchObject({ error: 'channel_not_found' });
    expect(await look({ oldest: 'yesterday' })).toMatchObject({ error: 'invalid_ts_oldest' });
    expect(await look({ cursor: '!' })).toMatchObject({ error: 'invalid_cursor' });
    await slack.human.inviteBot(ANN, 'C0LEADERS');
    expect(await look({ channel: 'C0LEADERS' })).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
      provided: SCOPES.join(','),
    });
  });
});

describe('tokens and scopes', () => {
  test('tells the app who it is, with its scopes in the headers', async () => {
    const answer = await slack.client.auth.test();
    expect(answer).toMatchObject({ team: 'Acme', team_id: 'T0ACME', user_id: 'U0SFSYNC', bot_id: 'B0SFSYNC' });
    expect(answer.response_metadata?.scopes).toEqual(SCOPES);
  });

  test.each<[string, string, string, string]>([
    ['auth.test', 'xoxb-wrong', 'a wrong token', 'invalid_auth'],
    ['chat.postMessage', 'xapp-sandbox', 'the app token', 'not_allowed_token_type'],
    ['apps.connections.open', 'xoxb-sandbox', 'the bot token', 'not_allowed_token_type'],
    ['team.info', 'xoxb-sandbox', 'a scope that is not held', 'missing_scope'],
    ['files.info', 'xoxb-sandbox', 'a scope that is not held', 'missing_scope'],
    ['chat.unheardOf', 'xoxb-sandbox', 'any token', 'unknown_method'],
  ])('%s with %s (%s) is refused: %s', async (method, token, _what, error) => {
    expect(await refusal(clientOf(slack.url, token).apiCall(method))).toMatchObject({ ok: false, error });
  });

  test('a call without a token is not authed', async () => {
    const response = await fetch(`${slack.url}/api/auth.test`);
    expect([response.status, await response.json()]).toEqual([200, { ok: false, error: 'not_authed' }]);
  });

  test('a body that is no JSON', async () => {
    const headers = { authorization: 'Bearer xoxb-sandbox', 'content-type': 'application/json' };
    const send = async (body: string) =>
      (await fetch(`${slack.url}/api/chat.postMessage`, { method: 'POST', headers, body })).json();
    expect([await send('{'), await send('[]')]).toEqual([
      { ok: false, error: 'invalid_json' },
      { ok: false, error: 'json_not_object' },
    ]);
  });

  test('calls beyond a tier are refused for the rest of the minute', async () => {
    await using other = await startSlack({ scopes: SCOPES });
    const calls = Array.from({ length: 25 }, () => refusal(other.client.users.list({})));
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter(({ accepted }) => accepted !== undefined)).toHaveLength(20);
    other.pass(60_000);
    expect((await other.client.users.list({})).ok).toBe(true);
  });
});

describe('people and conversations', () => {
  test('people with zone, role and language', async () => {
    const { user } = await slack.client.users.info({ user: 'U0OWNER', include_locale: true });
    expect(user).toMatchObject({
      name: 'olga',
      real_name: 'Olga Owner',
      tz: 'Europe/Rome',
      locale: 'it-IT',
      is_owner: true,
    });
    expect([3600, 7200]).toContain(user?.tz_offset);
    // An e-mail address is shown with the scope for it only.
    expect(user?.profile).not.toHaveProperty('email');
    const { user: max } = await slack.client.users.info({ user: MAX });
    expect(max).toMatchObject({ is_admin: false, is_owner: false });
    expect(max).not.toHaveProperty('locale');
    expect(await refusal(slack.client.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  });

  test('conversations that the app may see', async () => {
    const { channels } = await slack.client.conversations.list({});
    expect(channels?.map(({ name, is_member: member }) => [name, member])).toEqual([
      ['crm-sync', true],
      ['general', false],
      ['random', false],
    ]);
    const { channel } = await slack.client.conversations.info({ channel: CHANNEL, include_num_members: true });
    expect(channel).toMatchObject({ name: 'crm-sync', num_members: 4, is_private: false });
    const { members } = await slack.client.conversations.members({ channel: CHANNEL });
    expect(members).toContain('U0SFSYNC');
    expect(await refusal(slack.client.conversations.list({ types: 'im' }))).toMatchObject({ error: 'missing_scope' });
  });

  test('opens direct messages', async () => {
    expect((await slack.client.conversations.open({ users: MAX })).channel?.id).toBe('D0MEMBER');
    expect(await refusal(slack.client.conversations.open({ users: 'U0NOBODY' }))).toMatchObject({
      error: 'user_not_found',
    });
  });
});
