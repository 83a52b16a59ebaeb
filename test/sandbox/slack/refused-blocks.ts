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
  bars,
  chart,
  task,
  container,
} from './block-kit-samples.ts';

/** What is refused, the blocks, and one of the messages that Slack gives. */
export const REFUSED: [string, unknown[], string][] = [
  // Shapes
  ['a block without a type', [{ text: 'x' }], 'missing required field: type [json-pointer:/blocks/0]'],
  ['an unknown block', [{ type: 'sections' }], 'unsupported type: sections [json-pointer:/blocks/0/type]'],
  [
    'a key that the block lacks',
    [{ type: 'divider', text: 'x' }],
    'invalid additional property: text [json-pointer:/blocks/0]',
  ],
  ['51 blocks', times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
  ['an alert', [{ type: 'alert', text: plain('x') }], 'unsupported type: alert [json-pointer:/blocks/0/type]'],
  [
    'the same block_id twice',
    [section({ block_id: 'a' }), section({ block_id: 'a' })],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'the same action_id twice',
    [actions(button({ action_id: 'a' })), section({ accessory: button({ action_id: 'a' }) })],
    '`action_id` "a" already exists [json-pointer:/blocks/1/accessory/action_id]',
  ],
  [
    'a block_id of 256 characters',
    [{ type: 'divider', block_id: x(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  // Texts
  [
    'an empty text',
    [section({ text: mrkdwn('') })],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a text of 3,001 characters',
    [section({ text: mrkdwn(x(3001)) })],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['a bare string for a text', [section({ text: 'x' })], 'must provide an object [json-pointer:/blocks/0/text]'],
  [
    'a text of no known type',
    [section({ text: { type: 'markdown', text: 'x' } })],
    'must be a valid enum value [json-pointer:/blocks/0/text/type]',
  ],
  [
    'mrkdwn in a header',
    [{ type: 'header', text: mrkdwn('x') }],
    'must be a valid enum value [json-pointer:/blocks/0/text/type]',
  ],
  [
    'a header of 151 characters',
    [{ type: 'header', text: plain(x(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'emoji on mrkdwn',
    [section({ text: { ...mrkdwn('x'), emoji: true } })],
    'invalid additional property: emoji [json-pointer:/blocks/0/text]',
  ],
  // Sections, contexts, actions
  [
    'a section without text and fields',
    [{ type: 'section' }],
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  [
    '11 fields',
    [section({ fields: times(11, () => plain('x')) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a field of 2,001 characters',
    [section({ fields: [plain(x(2001))] })],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'an input element as accessory',
    [section({ accessory: { type: 'plain_text_input' } })],
    'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
  ],
  [
    '11 context elements',
    [{ type: 'context', elements: times(11, () => plain('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'no context elements',
    [{ type: 'context', elements: [] }],
    'must provide at least 1 items [json-pointer:/blocks/0/elements]',
  ],
  [
    'a button in a context',
    [{ type: 'context', elements: [button()] }],
    'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    '26 actions',
    [actions(...times(26, (n) => button({ action_id: `${n}` })))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['an image among actions', [actions(image)], 'unsupported type: image [json-pointer:/blocks/0/elements/0/type]'],
  [
    '6 context actions',
    [
      {
        type: 'context_actions',
        elements: times(6, (n) => ({ type: 'icon_button', icon: 'trash', text: plain('x'), action_id: `${n}` })),
      },
    ],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements]',
  ],
  // Buttons and confirmations
  [
    'a button of 76 characters',
    [actions(button({ text: plain(x(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button text in mrkdwn',
    [actions(button({ text: mrkdwn('x') }))],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/text/type]',
  ],
  [
    'a button value of 2,001 characters',
    [actions(button({ value: x(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a button value that is a number',
    [actions(button({ value: 1 }))],
    'must provide a string [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'an unknown style',
    [actions(button({ style: 'blue' }))],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an address that is not http',
    [actions(button({ url: 'javascript:alert(1)' }))],
    'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'an address of 3,001 characters',
    [actions(button({ url: `https://${x(2993)}` }))],
    'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'an action_id of 256 characters',
    [actions(button({ action_id: x(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'an accessibility label of 76',
    [actions(button({ accessibility_label: x(76) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]',
  ],
  [
    'a confirmation with long words',
    [actions(button({ confirm: { text: plain('x'), deny: plain(x(31)) } }))],
    'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
  ],
  [
    'a confirmation without text',
    [actions(button({ confirm: { title: plain('x') } }))],
    'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
  ],
  // Options
  [
    '101 options',
    [actions(select({ options: times(101, (n) => option(`${n}`)) }))],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'no options',
    [actions(select({ options: [] }))],
    'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'an option of 76 characters',
    [actions(select({ options: [option(x(76))] }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'an option without a value',
    [actions(select({ options: [{ text: plain('a') }] }))],
    'missing required field: value [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    'an option address in a select',
    [actions(select({ options: [{ ...option('a'), url: 'https://a.example' }] }))],
    'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    'options and groups',
    [actions(select({ option_groups: [{ label: plain('a'), options: [option('a')] }] }))],
    'must define only one of `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'an initial option that is not offered',
    [actions(select({ initial_option: option('z') }))],
    '`initial_option` must match one of the `options` [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'a placeholder of 151 characters',
    [actions(select({ placeholder: plain(x(151)) }))],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    '6 overflow options',
    [actions({ type: 'overflow', options: times(6, (n) => option(`${n}`)) })],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    '11 checkboxes',
    [actions({ type: 'checkboxes', options: times(11, (n) => option(`${n}`)) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  // Images
  [
    'an image without alternative text',
    [{ type: 'image', image_url: 'https://a.example/b.png' }],
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'an image from two places',
    [{ ...image, slack_file: { id: 'F1' } }],
    'must define only one of `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  // Cards
  [
    'a bare string on a card',
    [{ type: 'carousel', elements: [{ type: 'card', title: 'x' }] }],
    'must provide an object [json-pointer:/blocks/0/elements/0/title]',
  ],
  [
    'a card title of 151 characters',
    [card({ title: plain(x(151)) })],
    'must be less than 151 characters [json-pointer:/blocks/0/title/text]',
  ],
  [
    'a card body of 201 characters',
    [card({ body: plain(x(201)) })],
    'must be less than 201 characters [json-pointer:/blocks/0/body/text]',
  ],
  [
    '4 card buttons',
    [card({ actions: times(4, (n) => button({ action_id: `${n}` })) })],
    'no more than 3 items allowed [json-pointer:/blocks/0/actions]',
  ],
  [
    'a select on a card',
    [card({ actions: [select()] })],
    'unsupported type: static_select [json-pointer:/blocks/0/actions/0/type]',
  ],
  [
    'two icons on a card',
    [card({ icon: image, slack_icon: { type: 'icon', name: 'bug' } })],
    'must define only one of `icon` or `slack_icon` [json-pointer:/blocks/0]',
  ],
  [
    'an icon name that Slack lacks',
    [card({ slack_icon: { type: 'icon', name: 'error' } })],
    'must be a valid enum value [json-pointer:/blocks/0/slack_icon/name]',
  ],
  [
    'an icon of the wrong type',
    [card({ slack_icon: { type: 'slack_icon', name: 'bug' } })],
    'must be a valid enum value [json-pointer:/blocks/0/slack_icon/type]',
  ],
  [
    'an empty card',
    [{ type: 'card', subtitle: plain('x') }],
    'must define at least one of `hero_image`, `title`, `actions`, `body` [json-pointer:/blocks/0]',
  ],
  [
    '11 cards',
    [{ type: 'carousel', elements: times(11, () => card()) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'an empty carousel',
    [{ type: 'carousel', elements: [] }],
    'must provide at least 1 items [json-pointer:/blocks/0/elements]',
  ],
  [
    'a section in a carousel',
    [{ type: 'carousel', elements: [section()] }],
    'unsupported type: section [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'the same action_id on two cards',
    [{ type: 'carousel', elements: times(2, () => card({ actions: [button({ action_id: 'details' })] })) }],
    '`action_id` "details" already exists [json-pointer:/blocks/0/elements/1/actions/0/action_id]',
  ],
  // Containers
  [
    'a card in a container',
    [container({ child_blocks: [card()] })],
    'unsupported type: card [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  [
    'a data table in a container',
    [container({ child_blocks: [dataTable()] })],
    'unsupported type: data_table [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  [
    '11 children',
    [container({ child_blocks: times(11, () => ({ type: 'divider' })) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]',
  ],
  [
    'a container without a title',
    [{ type: 'container', child_blocks: [{ type: 'divider' }] }],
    'must define at least one of `title`, `rich_text_title` [json-pointer:/blocks/0]',
  ],
  ['an unknown width', [container({ width: 'huge' })], 'must be a valid enum value [json-pointer:/blocks/0/width]'],
  // Tables
  [
    'an empty cell',
    [dataTable({ rows: [[raw('h')], [raw('a')], [raw('')]] })],
    'must be more than 0 characters [json-pointer:/blocks/0/rows/2/0/text]',
  ],
  [
    'a data table without a caption',
    [{ type: 'data_table', rows: [[raw('a')], [raw('b')]] }],
    'missing required field: caption [json-pointer:/blocks/0]',
  ],
  [
    'a data table of one row',
    [dataTable({ rows: [[raw('a')]] })],
    'must provide at least 2 items [json-pointer:/blocks/0/rows]',
  ],
  [
    '202 rows',
    [dataTable({ rows: times(202, () => [raw('a')]) })],
    'no more than 201 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    '21 columns',
    [dataTable({ rows: times(2, () => times(21, () => raw('a'))) })],
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'rows of different lengths',
    [dataTable({ rows: [[raw('a'), raw('b')], [raw('c')]] })],
    'all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'rich text in a header row',
    [dataTable({ rows: [[rich('a')], [raw('b')]] })],
    'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  ['101 rows a page', [dataTable({ page_size: 101 })], 'must be less than 100 [json-pointer:/blocks/0/page_size]'],
  [
    'a number without its text',
    [dataTable({ rows: [[raw('a')], [{ type: 'raw_number', value: 1 }]] })],
    'missing required field: text [json-pointer:/blocks/0/rows/1/0]',
  ],
  [
    'column settings on a data table',
    [dataTable({ column_settings: [] })],
    'invalid additional property: column_settings [json-pointer:/blocks/0]',
  ],
  [
    'an empty cell in a table',
    [{ type: 'table', rows: [[raw('')]] }],
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'a table of 101 rows',
    [{ type: 'table', rows: times(101, () => [raw('a')]) }],
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'two tables',
    times(2, () => ({ type: 'table', rows: [[raw('a')]] })),
    'only_one_table_allowed [json-pointer:/blocks]',
  ],
  [
    '10,001 characters in table cells',
    [{ type: 'table', rows: [[raw(x(10_001))]] }],
    'table cells must be less than 10001 characters in total [json-pointer:/blocks]',
  ],
  [
    '20,001 characters in data table cells',
    [dataTable({ rows: [[raw('a')], [raw(x(20_000))]] })],
    'data_table cells must be less than 20001 characters in total [json-pointer:/blocks]',
  ],
  // Markdown, plans, charts
  [
    '12,001 characters of markdown in all',
    [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(6001) },
    ],
    'markdown blocks must be less than 12001 characters in total [json-pointer:/blocks]',
  ],
  [
    'a text object as plan title',
    [{ type: 'plan', title: plain('x') }],
    'must provide a string [json-pointer:/blocks/0/title]',
  ],
  [
    'a pending task outside a plan',
    [task({ status: 'pending' })],
    'must be a valid enum value [json-pointer:/blocks/0/status]',
  ],
  [
    'an unknown task status',
    [{ type: 'plan', title: 'p', tasks: [task({ status: 'done' })] }],
    'must be a valid enum value [json-pointer:/blocks/0/tasks/0/status]',
  ],
  ['three charts', times(3, () => chart()), 'too many data_visualization blocks [json-pointer:/blocks]'],
  [
    'a chart title of 51 characters',
    [chart({ title: x(51) })],
    'must be less than 51 characters [json-pointer:/blocks/0/title]',
  ],
  [
    'a pie with an empty slice',
    [chart({ chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } })],
    'must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
  ],
  [
    'a series without a point for a category',
    [chart({ chart: bars({ axis_config: { categories: ['Mon', 'Tue'] } }) })],
    'must have exactly one point for each category [json-pointer:/blocks/0/chart/series/0/data]',
  ],
  [
    'two series of one name',
    [chart({ chart: bars({ series: times(2, () => ({ name: 'a', data: [{ label: 'Mon', value: 1 }] })) }) })],
    'series name "a" already exists [json-pointer:/blocks/0/chart/series/1/name]',
  ],
  // Rich text and inputs
  [
    'an empty rich text',
    [rich('')],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    'an unknown rich text part',
    [{ type: 'rich_text', elements: [{ type: 'text', text: 'x' }] }],
    'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an input without a label',
    [{ type: 'input', element: { type: 'plain_text_input' } }],
    'missing required field: label [json-pointer:/blocks/0]',
  ],
  ['a button in an input', [input(button())], 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  [
    'a longest text of 3,001',
    [input({ type: 'plain_text_input', max_length: 3001 })],
    'must be less than 3000 [json-pointer:/blocks/0/element/max_length]',
  ],
  [
    'a number input without is_decimal_allowed',
    [input({ type: 'number_input' })],
    'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
  ],
  [
    'a date in another form',
    [actions({ type: 'datepicker', initial_date: '24.11.2026' })],
    'must be a valid date [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
  [
    'a file input in a message',
    [input({ type: 'file_input' })],
    'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
  ],
  [
    'a video without the scope for it',
    [
      {
        type: 'video',
        title: plain('x'),
        video_url: 'https://a.example',
        thumbnail_url: 'https://a.example',
        alt_text: 'x',
      },
    ],
    'unsupported type: video [json-pointer:/blocks/0/type]',
  ],
];
