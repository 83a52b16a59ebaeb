import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { ANN, CHANNEL, eventually, MAX, refusal, startApp, startSlack, type LocalSlack } from './start-slack.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const nameInput = (given: Json = {}) => ({
  type: 'input' as const,
  block_id: 'name',
  label: plain('Name'),
  element: { type: 'plain_text_input' as const, action_id: 'typed', ...given },
});
const form = (title = 'Form', given: Json = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  blocks: [nameInput()],
  ...given,
});

const stack = (slack: LocalSlack, user = ANN) => slack.workspace.modals.get(user) ?? [];
const titles = (slack: LocalSlack) => stack(slack).map(({ view }) => (view['title'] as { text: string }).text);

/** An app that opens the form at `/sfsync`, and what it was told of views. */
async function startForm(slack: LocalSlack, submitted: Parameters<App['view']>[1] = async ({ ack }) => ack()) {
  const bodies: Json[] = [];
  await startApp(slack, (bolt: App) => {
    bolt.command('/sfsync', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form('Form', { notify_on_close: true }) });
    });
    bolt.use(async ({ body, next }) => {
      if (String((body as { type?: string }).type).startsWith('view_')) bodies.push(body as unknown as Json);
      await next();
    });
    bolt.view('form', submitted);
    bolt.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => ack());
  });
  await slack.human.type(ANN, CHANNEL, '/sfsync');
  const open = await eventually(() => stack(slack)[0]);
  return { bodies, open };
}

const type = (slack: LocalSlack, value: string) =>
  slack.human.setValue(ANN, stack(slack).at(-1)?.id ?? '', 'name', 'typed', { type: 'plain_text_input', value });

describe('a modal', () => {
  test('is submitted with what was typed, and closes', async () => {
    await using slack = await startSlack();
    const { bodies, open } = await startForm(slack);
    expect(await slack.human.submitView(ANN, open.id)).toEqual({ ok: false, error: 'view_errors' });
    expect(stack(slack)[0]?.errors).toEqual({ name: 'Please complete this required field.' });
    type(slack, 'Ada');
    expect(await slack.human.submitView(ANN, open.id)).toEqual({ ok: true });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({
      type: 'view_submission',
      user: { id: ANN, username: 'ann' },
      team: { id: 'T0ACME', domain: 'acme' },
      response_urls: [],
      view: {
        id: open.id,
        callback_id: 'form',
        private_metadata: '',
        hash: expect.any(String),
        root_view_id: open.id,
        previous_view_id: null,
        state: { values: { name: { typed: { type: 'plain_text_input', value: 'Ada' } } } },
      },
    });
    expect(stack(slack)).toEqual([]);
  });

  test('shows the app’s errors at its inputs', async () => {
    await using slack = await startSlack();
    const { open } = await startForm(slack, async ({ ack }) =>
      ack({ response_action: 'errors', errors: { name: 'Too common' } }),
    );
    type(slack, 'Ada');
    expect(await slack.human.submitView(ANN, open.id)).toEqual({ ok: false, error: 'view_errors' });
    expect(stack(slack)[0]?.errors).toEqual({ name: 'Too common' });
  });

  test.each<[string, Json, object]>([
    [
      'errors at a block that is no input',
      { response_action: 'errors', errors: { other: 'x' } },
      { error: 'invalid_response_action: errors must name input blocks, found other' },
    ],
    ['an unknown answer', { response_action: 'explode' }, { error: 'invalid_response_action: "explode"' }],
    [
      'a view that Slack refuses',
      { response_action: 'update', view: form('A title of 26 characters..') },
      { error: 'invalid_arguments: must be less than 25 characters [json-pointer:/view/title/text]' },
    ],
  ])('cannot use %s', async (_what, answer, result) => {
    await using slack = await startSlack();
    const { open } = await startForm(slack, async ({ ack }) => ack(answer as never));
    type(slack, 'Ada');
    expect(await slack.human.submitView(ANN, open.id)).toEqual({ ok: false, ...result });
    expect(titles(slack)).toEqual(['Form']);
  });

  test.each<[string, Json, string[]]>([
    ['update', { response_action: 'update', view: form('Next') }, ['Next']],
    ['push', { response_action: 'push', view: form('Above') }, ['Form', 'Above']],
    ['clear', { response_action: 'clear' }, []],
  ])('answered with %s', async (_what, answer, left) => {
    await using slack = await startSlack();
    const { open } = await startForm(slack, async ({ ack }) => ack(answer as never));
    type(slack, 'Ada');
    expect(await slack.human.submitView(ANN, open.id)).toEqual({ ok: true });
    expect(titles(slack)).toEqual(left);
  });

  test('closed by the person tells the app that asked for it', async () => {
    await using slack = await startSlack();
    const { bodies, open } = await startForm(slack);
    expect(await slack.human.closeView(ANN, open.id)).toEqual({ ok: true });
    expect(bodies).toMatchObject([{ type: 'view_closed', is_cleared: false, view: { id: open.id } }]);
    expect(stack(slack)).toEqual([]);
  });

  test('updated keeps what was typed under the same ids, and its hash guards it', async () => {
    await using slack = await startSlack();
    const { open } = await startForm(slack);
    type(slack, 'Ada');
    const blocks = [nameInput(), { type: 'section', text: plain('New') }];
    const { view } = await slack.client.views.update({
      view_id: open.id,
      hash: open.hash,
      view: form('Again', { blocks }),
    });
    expect(view?.state).toEqual({ values: { name: { typed: { type: 'plain_text_input', value: 'Ada' } } } });
    const update = (args: Json) => refusal(slack.client.apiCall('views.update', { view: form(), ...args }));
    expect(await update({ view_id: open.id, hash: '1.old' })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({ view_id: 'V0NONE' })).toMatchObject({ error: 'not_found' });
    expect(await update({})).toMatchObject({ error: 'invalid_arguments' });
  });

  test('a button in it carries the view and its state, and can push a further view, up to three', async () => {
    await using slack = await startSlack();
    const seen: Json[] = [];
    const blocks = [
      nameInput(),
      { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] },
    ];
    await startApp(slack, (app: App) => {
      app.command('/sfsync', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form('1', { blocks }) });
      });
      app.action('more', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id: trigger } = body as { trigger_id: string };
        const view = form(String(stack(slack).length + 1), { blocks });
        seen.push(body as unknown as Json, await refusal(client.views.push({ trigger_id: trigger, view })));
      });
    });
    await slack.human.type(ANN, CHANNEL, '/sfsync');
    await eventually(() => stack(slack)[0]);
    type(slack, 'Ada');
    for (const level of [1, 2, 3]) {
      const top = stack(slack).at(-1)?.id ?? '';
      await slack.human.act(ANN, { type: 'view', viewId: top }, { type: 'button', action_id: 'more', block_id: 'row' });
      await eventually(() => (seen.length === 2 * level ? true : undefined));
    }
    expect(seen[0]).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: stack(slack)[0]?.id },
      view: { state: { values: { name: { typed: { value: 'Ada' } } } } },
      actions: [{ action_id: 'more' }],
    });
    expect(seen[0]).not.toHaveProperty('response_url');
    expect(titles(slack)).toEqual(['1', '2', '3']);
    expect(seen[5]).toMatchObject({ error: 'push_limit_reached' });
  });
});

describe('a trigger', () => {
  async function trigger(slack: LocalSlack): Promise<string> {
    let id = '';
    await startApp(slack, (app: App) => {
      app.command('/sfsync', async ({ ack, command }) => {
        id = command.trigger_id;
        await ack();
      });
    });
    await slack.human.type(MAX, CHANNEL, '/sfsync');
    return id;
  }
  const open = (slack: LocalSlack, id: string) => refusal(slack.client.views.open({ trigger_id: id, view: form() }));

  test('opens one view', async () => {
    await using slack = await startSlack();
    const id = await trigger(slack);
    expect(await open(slack, id)).toMatchObject({ accepted: { ok: true } });
    expect(stack(slack, MAX)).toHaveLength(1);
    expect(await open(slack, id)).toMatchObject({ error: 'exchanged_trigger_id' });
  });

  test('is good for three seconds of real time', async () => {
    await using slack = await startSlack();
    const id = await trigger(slack);
    slack.clock.set(new Date(slack.clock.now().getTime() + 3_600_000));
    slack.pass(3001);
    expect(await open(slack, id)).toMatchObject({ error: 'expired_trigger_id' });
  });

  test('must exist, and be of a modal to push onto', async () => {
    await using slack = await startSlack();
    expect(await open(slack, '1.2.abc')).toMatchObject({ error: 'invalid_trigger_id' });
    const id = await trigger(slack);
    const push = refusal(slack.client.views.push({ trigger_id: id, view: form() }));
    expect(await push).toMatchObject({ error: 'not_found' });
  });
});

describe('an App Home', () => {
  test('is published and replaced', async () => {
    await using slack = await startSlack({ homeTab: true });
    const publish = (text: string, hash?: string) =>
      slack.client.views.publish({
        user_id: ANN,
        view: { type: 'home', blocks: [{ type: 'section', text: plain(text) }] },
        ...(hash === undefined ? {} : { hash }),
      });
    const { view } = await publish('one');
    await publish('two', view?.hash);
    expect(slack.workspace.homes.get(ANN)?.view['blocks']).toMatchObject([{ text: { text: 'two' } }]);
    expect(await refusal(publish('three', view?.hash))).toMatchObject({ error: 'hash_conflict' });
  });

  test('is refused where the manifest has no Home tab', async () => {
    await using slack = await startSlack({ homeTab: false });
    const view = { type: 'home' as const, blocks: [] };
    expect(await refusal(slack.client.views.publish({ user_id: ANN, view }))).toMatchObject({ error: 'not_enabled' });
  });
});
