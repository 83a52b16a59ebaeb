import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { ANN, CHANNEL, eventually, MAX, refusal } from '../start-slack.ts';
import { openPage, textOf, type OpenPage } from './open-page.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const conversation = (channel = CHANNEL, user = ANN) => `/page/part/main?user=${user}&channel=${channel}`;

/** Bolt apps that keep what they were told. */
function recording(register: (app: App) => void = () => undefined) {
  const bodies: Json[] = [];
  const app = (bolt: App) => {
    bolt.use(async ({ body, next }) => {
      bodies.push(body as unknown as Json);
      await next();
    });
    bolt.action(/.*/, async ({ ack }) => ack());
    bolt.shortcut(/.*/, async ({ ack }) => ack());
    register(bolt);
  };
  return { app, actions: () => bodies.flatMap(({ actions }) => (actions ?? []) as Json[]), bodies };
}

describe('typing', () => {
  test('posts as the person, escaped and with mentions', async () => {
    await using page = await openPage();
    expect(await page.post('type', { user: MAX, channel: CHANNEL, text: '<b> & @ann' })).toEqual({ ok: true });
    const html = await page.html(conversation());
    expect(textOf(html)).toContain('Max Member');
    expect(textOf(html)).toContain('<b> & @Ann Admin');
  });

  test('runs a command, and its private answer is shown', async () => {
    const { app } = recording((bolt) =>
      bolt.command('/sfsync', async ({ ack, command }) => ack(`You said ${command.text}`)),
    );
    await using page = await openPage(app);
    await page.post('type', { user: ANN, channel: CHANNEL, text: '/sfsync  help me' });
    expect(textOf(await page.html(conversation()))).toContain('You said help me');
    expect(textOf(await page.html(conversation(CHANNEL, MAX)))).not.toContain('You said');
  });

  test('says privately what went wrong, as Slackbot', async () => {
    await using page = await openPage();
    // No app is connected.
    const result = await page.post('type', { user: ANN, channel: CHANNEL, text: '/sfsync status' });
    expect(result.ok).toBe(false);
    const shown = textOf(await page.html(conversation()));
    expect(shown).toContain(`/sfsync failed with the error ${result.error}`);
    expect(shown).toContain('Slackbot');
    expect(textOf(await page.html(conversation(CHANNEL, MAX)))).not.toContain('failed with the error');
    await page.post('type', { user: ANN, channel: CHANNEL, text: '/nosuch' });
    expect(textOf(await page.html(conversation()))).toContain('/nosuch is not a valid command.');
  });

  test('invites the app', async () => {
    await using page = await openPage();
    expect(textOf(await page.html(conversation('C0RANDOM')))).toContain('/invite @sfsync');
    expect(await page.post('type', { user: ANN, channel: 'C0RANDOM', text: '/invite @sfsync' })).toEqual({ ok: true });
    expect(page.slack.workspace.conversations.get('C0RANDOM')?.members).toContain('U0SFSYNC');
    const shown = textOf(await page.html(conversation('C0RANDOM')));
    expect(shown).toContain('@sfsync has joined the channel');
    expect(shown).not.toContain('is not in this channel');
  });
});

describe('elements of a message', () => {
  const blocks = [
    {
      type: 'carousel',
      elements: ['one', 'two'].map((name) => ({
        type: 'card',
        block_id: `card-${name}`,
        title: { type: 'mrkdwn', text: name },
        actions: [{ type: 'button', action_id: `go-${name}`, text: plain(name), value: `value ${name}` }],
      })),
    },
    {
      type: 'actions',
      block_id: 'many',
      elements: [
        { type: 'static_select', action_id: 'pick', placeholder: plain('Pick'), options: [option('a'), option('b')] },
        { type: 'overflow', action_id: 'more', options: [option('c'), option('d')] },
        { type: 'checkboxes', action_id: 'check', options: [option('e'), option('f'), option('g')] },
        { type: 'datepicker', action_id: 'day' },
        { type: 'datetimepicker', action_id: 'moment' },
        { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
        {
          type: 'multi_static_select',
          action_id: 'some',
          placeholder: plain('Some'),
          options: [option('h'), option('i')],
        },
      ],
    },
  ];

  async function act(page: OpenPage, ts: string, blockId: string, actionId: string, chosen: string[]) {
    const container = { type: 'message', channel: CHANNEL, ts };
    return page.post('act', { user: ANN, container, blockId, actionId, chosen, trigger: 'choose' });
  }

  test('tell the app what was pressed and chosen, in Slack’s shape', async () => {
    const { app, actions } = recording();
    await using page = await openPage(app);
    const ts = String((await page.slack.post({ channel: CHANNEL, text: 'x', blocks })).ts);
    const told = async (blockId: string, actionId: string, chosen: string[]) => {
      expect(await act(page, ts, blockId, actionId, chosen)).toEqual({ ok: true });
      return actions().at(-1);
    };
    expect(await told('card-two', 'go-two', [])).toMatchObject({
      type: 'button',
      action_id: 'go-two',
      block_id: 'card-two',
      value: 'value two',
      text: { text: 'two' },
    });
    expect(await told('many', 'pick', ['b'])).toMatchObject({ selected_option: option('b') });
    expect(await told('many', 'more', ['d'])).toMatchObject({ type: 'overflow', selected_option: option('d') });
    expect(await told('many', 'check', ['e', 'g'])).toMatchObject({ selected_options: [option('e'), option('g')] });
    expect(await told('many', 'some', [])).toMatchObject({ selected_options: [] });
    expect(await told('many', 'day', ['2026-11-24'])).toMatchObject({ selected_date: '2026-11-24' });
    expect(await told('many', 'who', [MAX])).toMatchObject({ selected_user: MAX });
    // Ann picks on the wall clock of Rome.
    const seconds = Date.parse('2026-11-24T08:00:00Z') / 1000;
    expect(await told('many', 'moment', ['2026-11-24T09:00'])).toMatchObject({ selected_date_time: seconds });
  });

  test('that are gone, or failed, say so', async () => {
    await using page = await openPage();
    const ts = String((await page.slack.post({ channel: CHANNEL, text: 'x', blocks })).ts);
    expect(await act(page, ts, 'card-two', 'gone', [])).toMatchObject({ ok: false });
    expect(await act(page, '1.000000', 'card-two', 'go-two', [])).toMatchObject({ ok: false });
    const failed = await act(page, ts, 'card-two', 'go-two', []);
    expect(failed.ok).toBe(false);
    expect(textOf(await page.html(conversation()))).toContain(`The app failed with the error ${failed.error}`);
  });
});

describe('a modal', () => {
  const input = (id: string, element: Json, more: Json = {}) => ({
    type: 'input',
    block_id: id,
    label: plain(`Label ${id}`),
    element: { action_id: `${id}-a`, ...element },
    ...more,
  });

  const view = {
    type: 'modal',
    callback_id: 'form',
    title: plain('Resync'),
    submit: plain('Start'),
    close: plain('Not now'),
    blocks: [
      input('name', { type: 'plain_text_input' }),
      input('side', { type: 'radio_buttons', options: [option('hubspot'), option('salesforce')] }),
      input('live', { type: 'plain_text_input' }, { dispatch_action: true, optional: true }),
      input('kind', { type: 'static_select', options: [option('x'), option('y')] }, { optional: true }),
      input('file', { type: 'file_input' }, { optional: true }),
      { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'push', text: plain('More') }] },
    ],
  };

  /** A page on which an app has opened the view. */
  async function openModal() {
    const { app, actions, bodies } = recording((bolt) => {
      bolt.shortcut('explain', async ({ body, client }) => {
        await client.apiCall('views.open', { trigger_id: body.trigger_id, view });
      });
      bolt.action('push', async ({ body, client }) => {
        const pushed = { ...view, title: plain('Deeper'), submit: undefined, blocks: view.blocks.slice(-1) };
        await client.apiCall('views.push', { trigger_id: (body as { trigger_id: string }).trigger_id, view: pushed });
      });
      bolt.view('form', async ({ ack }) => ack());
    });
    const page = await openPage(app);
    await page.post('shortcut', { user: ANN, callbackId: 'explain' });
    const html = () => page.html(`/page/part/modal?user=${ANN}`);
    const viewId = await eventually(() => page.slack.workspace.modals.get(ANN)?.at(-1)?.id);
    const set = (blockId: string, chosen: string[], trigger = 'type') =>
      page.post('act', {
        user: ANN,
        container: { type: 'view', viewId },
        blockId,
        actionId: `${blockId}-a`,
        chosen,
        trigger,
      });
    return { page, html, viewId, set, actions, bodies };
  }

  test('is a dialog with a title, inputs and buttons, for the person only', async () => {
    const { page, html } = await openModal();
    await using _ = page;
    const shown = await html();
    expect(shown).toMatch(
      /<dialog[^>]* role="dialog" aria-modal="true" aria-labelledby="(\w+-title)".*<h2 id="\1">Resync/,
    );
    expect(shown).toContain('>Not now</button>');
    expect(shown).toContain('<button type="submit" class="button primary">Start</button>');
    expect(textOf(await page.html(`/page/part/modal?user=${MAX}`))).toBe('');
  });

  test('keeps what is typed, shows errors at their inputs, and is submitted', async () => {
    const { page, html, viewId, set, bodies } = await openModal();
    await using _ = page;
    await set('name', ['Ada']);
    expect(await page.post('view-submit', { user: ANN, viewId })).toEqual({ ok: false, error: 'view_errors' });
    const wrong = await html();
    expect(wrong).toContain('value="Ada"');
    expect(wrong).toMatch(/Label side.*role="alert">Please complete this required field\./s);
    await set('side', ['salesforce'], 'choose');
    await set('kind', ['y'], 'choose');
    expect(await page.post('view-submit', { user: ANN, viewId })).toEqual({ ok: true });
    expect(textOf(await html())).toBe('');
    expect(bodies.at(-1)).toMatchObject({
      type: 'view_submission',
      view: {
        state: {
          values: {
            name: { 'name-a': { type: 'plain_text_input', value: 'Ada' } },
            side: { 'side-a': { type: 'radio_buttons', selected_option: option('salesforce') } },
            kind: { 'kind-a': { type: 'static_select', selected_option: option('y') } },
          },
        },
      },
    });
  });

  test('tells of inputs at once only where the app asks for it', async () => {
    const { page, set, actions } = await openModal();
    await using _ = page;
    await set('name', ['x'], 'enter');
    await set('live', ['half'], 'type');
    expect(actions()).toEqual([]);
    await set('live', ['whole'], 'enter');
    expect(actions()).toMatchObject([{ action_id: 'live-a', block_id: 'live', value: 'whole' }]);
  });

  test('takes files', async () => {
    const { page, html, viewId } = await openModal();
    await using _ = page;
    const query = new URLSearchParams({ user: ANN, view: viewId, block: 'file', action: 'file-a', name: 'errors.csv' });
    const headers = { 'content-type': 'application/octet-stream' };
    const body = Buffer.from('a,b\n');
    await page.request(`/page/upload?${query.toString()}`, { method: 'POST', headers, body });
    expect(await html()).toContain('<span class="file-chip">errors.csv</span>');
  });

  test('stacks, and goes back', async () => {
    const { page, html, viewId } = await openModal();
    await using _ = page;
    const container = { type: 'view', viewId };
    await page.post('act', { user: ANN, container, blockId: 'more', actionId: 'push', chosen: [], trigger: 'click' });
    await expect.poll(html).toContain('>Deeper</h2>');
    expect(await html()).toContain('aria-label="Back"');
    const top = page.slack.workspace.modals.get(ANN)?.at(-1)?.id;
    await page.post('view-close', { user: ANN, viewId: top });
    expect(await html()).toContain('>Resync</h2>');
    expect(await html()).not.toContain('aria-label="Back"');
  });
});

test('files are shared in a conversation', async () => {
  await using page = await openPage();
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `/page/upload?user=${ANN}&channel=${CHANNEL}&name=errors.csv`;
  const answer = await page.request(path, { method: 'POST', headers, body: Buffer.from('a,b\n') });
  expect(await answer.json()).toEqual({ ok: true });
  expect(textOf(await page.html(conversation()))).toMatch(/Ann Admin.*errors\.csv.*4 B/s);
});

test('a file is shared in a thread, and deleted by its owner alone', async () => {
  await using page = await openPage();
  const ts = String((await page.slack.post({ channel: CHANNEL, text: 'digest' })).ts);
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `/page/upload?user=${ANN}&channel=${CHANNEL}&thread=${ts}&name=errors.csv`;
  await page.request(path, { method: 'POST', headers, body: Buffer.from('a,b\n') });
  const [file = ''] = page.slack.workspace.messages.get(CHANNEL)?.at(-1)?.files ?? [];
  expect(page.slack.workspace.messages.get(CHANNEL)?.at(-1)).toMatchObject({ threadTs: ts });
  const erase = (user: string) => page.post('file-delete', { user, id: file });
  expect(await erase(MAX)).toEqual({ ok: false, error: 'cant_delete_file' });
  expect(await erase(ANN)).toEqual({ ok: true });
  expect(await refusal(page.slack.client.files.info({ file }))).toMatchObject({ error: 'file_not_found' });
  const { messages = [] } = await page.slack.client.conversations.replies({ channel: CHANNEL, ts });
  expect(messages.at(-1)).toMatchObject({ files: [{ id: file, mode: 'tombstone' }] });
  const thread = await page.html(`/page/part/thread?user=${ANN}&channel=${CHANNEL}&thread=${ts}`);
  expect(textOf(thread)).toContain('This file was deleted.');
});

describe('shortcuts', () => {
  test('reach the app, with the message they were chosen on', async () => {
    const { app, bodies } = recording();
    await using page = await openPage(app);
    const ts = String((await page.slack.post({ channel: CHANNEL, text: 'odd one' })).ts);
    const message = { channel: CHANNEL, ts };
    expect(await page.post('shortcut', { user: ANN, callbackId: 'explain_message', message })).toEqual({ ok: true });
    expect(bodies.at(-1)).toMatchObject({ type: 'message_action', message: { ts, text: 'odd one' } });
  });
});

describe('the Sandbox panel', () => {
  const panel = `/page/part/sandbox?user=${ANN}`;

  test('lists the fixes, and does them', async () => {
    const left = new Map([
      ['owner', { id: 'owner', title: 'Salesforce: reactivate Sam', count: 1 }],
      ['biotech', { id: 'biotech', title: 'Salesforce: add `Biotech` to Industry', count: 7 }],
    ]);
    const fixes = {
      list: async () => [...left.values()],
      async apply(id: string) {
        if (!left.delete(id)) throw new RangeError(`There is no fix ${id}`);
      },
    };
    await using page = await openPage(undefined, { fixes });
    expect(await page.html(panel)).toContain('aria-label="Fix: Salesforce: add Biotech to Industry — 7 records"');
    // Those that repair the most come first.
    expect(textOf(await page.html(panel))).toMatch(/7 records[\s\S]*1 record(?!s)/);
    expect(await page.post('fix', { user: ANN, id: 'biotech' })).toEqual({ ok: true });
    expect(await page.html(panel)).not.toContain('Biotech');
    expect(await page.post('fix', { user: ANN, id: 'biotech' })).toEqual({
      ok: false,
      error: 'There is no fix biotech',
    });
    await page.post('fix', { user: ANN, id: 'owner' });
    expect(textOf(await page.html(panel))).toContain('Nothing left to fix');
  });

  test('pauses HubSpot’s integration, and lets it go on', async () => {
    let paused = false;
    const integration = { isPaused: () => paused, pause: (isPaused: boolean) => void (paused = isPaused) };
    await using page = await openPage(undefined, { integration });
    expect(textOf(await page.html(panel))).toContain('Pause HubSpot’s integration');
    expect(await page.post('pause', { user: ANN, paused: true })).toEqual({ ok: true });
    expect(paused).toBe(true);
    expect(textOf(await page.html(panel))).toContain('Resume HubSpot’s integration');
    expect(await page.post('pause', { user: ANN, paused: 'no' })).toMatchObject({ ok: false });
    await page.post('pause', { user: ANN, paused: false });
    expect(paused).toBe(false);
    await using other = await openPage();
    expect(textOf(await other.html(panel))).not.toContain('integration');
    expect(await other.post('pause', { user: ANN, paused: true })).toMatchObject({ ok: false });
  });

  test('moves the clock forward, on the viewer’s wall clock', async () => {
    await using page = await openPage();
    expect(await page.post('clock', { user: ANN, to: '2031-05-06T09:00' })).toEqual({ ok: true });
    expect(page.slack.clock.now().toISOString().slice(0, 16)).toBe('2031-05-06T07:00');
    expect(textOf(await page.html(panel))).toContain('6th May 2031');
    expect(await page.post('clock', { user: ANN, to: '2030-01-01T09:00' })).toMatchObject({ ok: false });
    expect(await page.post('clock', { user: ANN, to: 'soon' })).toMatchObject({ ok: false });
  });
});

describe('a request that is none', () => {
  test('of another site’s form is refused', async () => {
    await using page = await openPage();
    const body = JSON.stringify({ user: ANN, channel: CHANNEL, text: 'x' });
    const headers = { 'content-type': 'text/plain' };
    expect((await page.request('/page/type', { method: 'POST', headers, body })).status).toBe(415);
    expect((await page.request('/page/upload', { method: 'POST', headers, body })).status).toBe(415);
    expect(page.slack.workspace.messages.get(CHANNEL)).toEqual([]);
  });

  test('of nobody, or without what it needs, changes nothing', async () => {
    await using page = await openPage();
    expect(await page.post('type', { channel: CHANNEL, text: 'x' })).toEqual({ ok: false, error: 'user_not_found' });
    expect(await page.post('type', { user: 'U9', channel: CHANNEL, text: 'x' })).toMatchObject({ ok: false });
    expect((await page.post('type', { user: ANN, text: 'x' })).error).toMatch(/^invalid_request: .*channel/s);
    expect(page.slack.workspace.messages.get(CHANNEL)).toEqual([]);
  });
});
