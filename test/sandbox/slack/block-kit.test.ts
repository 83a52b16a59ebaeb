import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  x,
  plain,
  mrkdwn,
  times,
  section,
  actions,
  button,
  image,
  option,
  select,
  input,
  card,
  rich,
  raw,
  dataTable,
  chart,
  task,
  container,
  fullButton,
  messagesOf,
  type Json,
} from './block-kit-samples.ts';
import { REFUSED } from './refused-blocks.ts';
import { CHANNEL, refusal, startSlack, type LocalSlack } from './start-slack.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startSlack({ homeTab: true });
});
afterAll(async () => slack[Symbol.asyncDispose]());

async function post(blocks: unknown[]): Promise<Json> {
  slack.pass(60_000);
  return refusal(slack.client.apiCall('chat.postMessage', { channel: CHANNEL, text: 'fallback', blocks }));
}

describe('a message takes', () => {
  test.each<[string, Json[]]>([
    [
      'text, fields and an accessory at their limits',
      [section({ text: mrkdwn(x(3000)), fields: times(10, () => plain('y')) })],
    ],
    ['a section with fields only', [{ type: 'section', fields: [mrkdwn(x(2000))] }]],
    ['a header of 150 emoji', [{ type: 'header', text: plain('🎉'.repeat(150)), level: 2 }]],
    ['a context of texts and images', [{ type: 'context', elements: [mrkdwn('a'), image, plain('b')] }]],
    ['25 buttons', [actions(...times(25, (n) => button({ action_id: `a${n}`, value: x(50), style: 'primary' })))]],
    ['a button with everything', [section({ accessory: fullButton() })]],
    [
      'a carousel of cards',
      [{ type: 'carousel', elements: times(3, (n) => card({ actions: [button({ action_id: `b${n}` })] })) }],
    ],
    [
      'a card with a Slack icon',
      [
        card({
          slack_icon: { type: 'icon', name: 'warning' },
          subtitle: plain('s'),
          body: mrkdwn(x(200)),
          subtext: plain('t'),
        }),
      ],
    ],
    ['a card that is only an image', [{ type: 'card', hero_image: image }]],
    [
      'a container',
      [container({ child_blocks: [section(), actions(button()), rich('x')], is_collapsible: true, width: 'full' })],
    ],
    [
      'a data table',
      [
        dataTable({
          rows: [[raw('n')], [{ type: 'raw_number', value: 1.5, text: '1.5' }], [rich('z')]],
          page_size: 100,
        }),
      ],
    ],
    [
      'a table with a skipped column',
      [{ type: 'table', rows: [[raw('a'), rich('b')]], column_settings: [null, { align: 'right', is_wrapped: true }] }],
    ],
    ['markdown of 12,000 characters', [{ type: 'markdown', text: x(12_000), block_id: 'dropped' }]],
    ['two charts', [chart(), chart({ chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } })]],
    [
      'a plan with pending tasks',
      [{ type: 'plan', title: 'Plan', tasks: [{ task_id: '1', title: 'T', status: 'pending', output: rich('o') }] }],
    ],
    ['a task card', [task({ sources: [{ type: 'url', url: 'https://a.example', text: 'a' }], details: rich('d') })]],
    [
      'selects and choices',
      [
        actions(
          select({ initial_option: option('a') }),
          { type: 'checkboxes', action_id: 'c', options: [option('a')] },
          { type: 'overflow', action_id: 'o', options: [option('a')] },
        ),
      ],
    ],
    [
      'a select with groups',
      [
        section({
          accessory: { type: 'static_select', option_groups: [{ label: plain('G'), options: [option('a')] }] },
        }),
      ],
    ],
    ['an input', [input({ type: 'plain_text_input', multiline: true })]],
    [
      'feedback buttons',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              positive_button: { text: plain('+'), value: 'p' },
              negative_button: { text: plain('-'), value: 'n' },
            },
          ],
        },
      ],
    ],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 0,
              elements: [
                {
                  type: 'rich_text_section',
                  elements: [
                    { type: 'link', url: 'https://a.example', text: 'a', style: { bold: true } },
                    { type: 'emoji', name: 'tada' },
                  ],
                },
              ],
            },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
          ],
        },
      ],
    ],
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
  ])('%s', async (_what, blocks) => {
    expect(await post(blocks)).toMatchObject({ accepted: { ok: true } });
  });
});

describe('a message is refused for', () => {
  test.each(REFUSED)('%s', async (_what, blocks, message) => {
    const answer = await post(blocks);
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks', errors: expect.arrayContaining([message]) });
    expect(messagesOf(answer)).toEqual(answer['errors']);
  });

  test('all its faults at once', async () => {
    const answer = await post([section({ text: plain('') }), { type: 'alert', text: plain('x') }]);
    expect(messagesOf(answer)).toHaveLength(2);
  });

  test('more than about 13,200 characters of blocks in total', async () => {
    const sections = times(5, () => section({ text: mrkdwn(x(2600)) }));
    expect(JSON.stringify(sections).length).toBeGreaterThan(13_200);
    expect(await post(sections)).toMatchObject({ ok: false, error: 'msg_blocks_too_long' });
    expect(await post(sections.slice(1))).toMatchObject({ accepted: { ok: true } });
  });

  test('blocks in an attachment, by another name', async () => {
    slack.pass(60_000);
    const attachments = [{ color: '#f00', blocks: [section({ text: plain('') })] }];
    const answer = await refusal(slack.post({ channel: CHANNEL, attachments }));
    expect(answer).toMatchObject({ error: 'invalid_attachments' });
  });
});
