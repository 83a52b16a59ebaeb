import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  x,
  plain,
  mrkdwn,
  times,
  section,
  input,
  card,
  raw,
  dataTable,
  container,
  messagesOf,
  type Json,
} from './block-kit-samples.ts';
import { refusal, startSlack, type LocalSlack } from './start-slack.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startSlack({ homeTab: true });
});
afterAll(async () => slack[Symbol.asyncDispose]());

describe('a view', () => {
  const modal = (given: Json = {}): Json => ({ type: 'modal', title: plain('Title'), blocks: [section()], ...given });
  const home = (given: Json = {}): Json => ({ type: 'home', blocks: [section()], ...given });
  const publish = (view: Json) => refusal(slack.client.apiCall('views.publish', { user_id: 'U0ADMIN', view }));
  // A view is checked before its trigger is looked at.
  const open = (view: Json) => refusal(slack.client.apiCall('views.open', { trigger_id: '1.2.none', view }));

  test.each<[string, Json]>([
    [
      'an alert, a card and inputs',
      modal({
        submit: plain('Save'),
        close: plain('Close'),
        blocks: [
          { type: 'alert', text: mrkdwn(x(200)), level: 'warning' },
          card(),
          input({ type: 'file_input', max_files: 10 }),
        ],
      }),
    ],
    [
      '100 blocks and long metadata',
      modal({
        blocks: times(100, () => section()),
        private_metadata: x(3000),
        callback_id: x(255),
        notify_on_close: true,
        clear_on_close: true,
      }),
    ],
    ['labels copied from a received view', modal({ submit: null, close: null })],
  ])('as a modal takes %s', async (_what, view) => {
    expect(await open(view)).toMatchObject({ error: 'invalid_trigger_id' });
  });

  test('as a home takes tables and carousels', async () => {
    const blocks = [dataTable(), { type: 'carousel', elements: [card()] }, container()];
    expect(await publish(home({ blocks }))).toMatchObject({ accepted: { ok: true } });
  });

  test.each<[string, Json, string]>([
    [
      'a title of 25 characters',
      modal({ title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit of 25 characters',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    ['no blocks', { type: 'modal', title: plain('x') }, 'missing required field: blocks [json-pointer:/view]'],
    ['no type', { title: plain('x'), blocks: [] }, 'missing required field: type [json-pointer:/view]'],
    [
      'an input without submit',
      modal({ blocks: [section(), input({ type: 'plain_text_input' })] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ],
    [
      '101 blocks',
      modal({ blocks: times(101, () => section()) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'metadata of 3,001 characters',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback_id of 256 characters',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'an alert of 201 characters',
      modal({ blocks: [{ type: 'alert', text: plain(x(201)) }] }),
      'must be less than 201 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      'a table',
      modal({ blocks: [{ type: 'table', rows: [[raw('a')]] }] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a carousel',
      modal({ blocks: [{ type: 'carousel', elements: [card()] }] }),
      'unsupported type: carousel [json-pointer:/view/blocks/0/type]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'what Slack itself adds',
      modal({ state: { values: {} } }),
      'invalid additional property: state [json-pointer:/view]',
    ],
    ['a home', home(), 'must be a valid enum value [json-pointer:/view/type]'],
  ])('as a modal is refused for %s', async (_what, view, message) => {
    const answer = await open(view);
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(messagesOf(answer)).toContain(message);
  });

  test('as a home is refused for an alert', async () => {
    const answer = await publish(home({ blocks: [{ type: 'alert', text: plain('x') }] }));
    expect(messagesOf(answer)).toEqual(['unsupported type: alert [json-pointer:/view/blocks/0/type]']);
  });

  test('above 250 kB is too large', async () => {
    const blocks = times(100, () => section({ text: plain(x(2600)) }));
    expect(await open(modal({ blocks }))).toMatchObject({ error: 'view_too_large' });
  });

  test('needs files:read for a file input', async () => {
    await using other = await startSlack({ scopes: ['chat:write'] });
    const view = modal({ submit: plain('x'), blocks: [input({ type: 'file_input' })] });
    const answer = await refusal(other.client.apiCall('views.open', { trigger_id: '1.2.none', view }));
    expect(messagesOf(answer)).toEqual(['unsupported type: file_input [json-pointer:/view/blocks/0/element/type]']);
  });
});
