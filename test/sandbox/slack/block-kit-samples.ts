/** Valid blocks to vary. */
export type Json = Record<string, unknown>;

export const x = (length: number) => 'x'.repeat(length);
export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const section = (given: Json = {}): Json => ({ type: 'section', text: mrkdwn('text'), ...given });
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const button = (given: Json = {}): Json => ({ type: 'button', text: plain('Go'), ...given });
export const image = { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'alt' };
export const option = (value: string): Json => ({ text: plain(value), value });
export const select = (given: Json = {}): Json => ({
  type: 'static_select',
  options: [option('a'), option('b')],
  ...given,
});
export const input = (element: Json, given: Json = {}): Json => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...given,
});
export const card = (given: Json = {}): Json => ({ type: 'card', title: mrkdwn('Title'), ...given });
export const rich = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
export const raw = (text: string): Json => ({ type: 'raw_text', text });
export const dataTable = (given: Json = {}): Json => ({
  type: 'data_table',
  caption: 'Caption',
  rows: [[raw('head')], [raw('body')]],
  ...given,
});
export const bars = (given: Json = {}): Json => ({
  type: 'bar',
  series: [{ name: 'a', data: [{ label: 'Mon', value: 1 }] }],
  axis_config: { categories: ['Mon'] },
  ...given,
});
export const chart = (given: Json = {}): Json => ({
  type: 'data_visualization',
  title: 'Chart',
  chart: bars(),
  ...given,
});
export const task = (given: Json = {}): Json => ({
  type: 'task_card',
  task_id: 't',
  title: 'Task',
  status: 'complete',
  ...given,
});
export const container = (given: Json = {}): Json => ({
  type: 'container',
  title: plain('Box'),
  child_blocks: [{ type: 'divider' }],
  ...given,
});

export function fullButton(): Json {
  const confirm = {
    title: plain(x(100)),
    text: mrkdwn(x(300)),
    confirm: plain(x(30)),
    deny: plain(x(30)),
    style: 'danger',
  };
  return button({
    text: plain(x(75)),
    value: x(2000),
    url: 'https://a.example/',
    action_id: x(255),
    accessibility_label: x(75),
    confirm,
  });
}

/** What Slack says of a refused payload, without its `[ERROR]`. */
export const messagesOf = ({ response_metadata: metadata }: Json): string[] =>
  ((metadata as { messages?: string[] } | undefined)?.messages ?? []).map((message) => message.replace('[ERROR] ', ''));
