import { describe, expect, test, vi } from 'vitest';
import { cardIcon } from '../../../../src/sandbox/slack/page/card-icons.ts';
import { blockScene, drawn, ORIGIN, textOf } from './open-page.ts';

type Json = Record<string, unknown>;

const plain = (text: string): Json => ({ type: 'plain_text', text });
const marked = (text: string): Json => ({ type: 'mrkdwn', text });
const raw = (text: string): Json => ({ type: 'raw_text', text });
const rich = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const button = (text: string): Json => ({ type: 'button', action_id: `go-${text}`, text: plain(text), value: 'v1' });
const option = (text: string): Json => ({ text: plain(text), value: text, description: plain(text) });
const field = (text: string, element: Json): Json => ({
  type: 'input',
  block_id: 'b1',
  label: plain(text),
  hint: plain(text),
  element: { action_id: 'a1', ...element },
});
const card = (text: string): Json => ({
  type: 'card',
  block_id: `card-${text}`,
  title: marked(text),
  subtitle: marked(text),
  body: marked(text),
  subtext: marked(text),
  slack_icon: { type: 'icon', name: 'warning' },
  hero_image: { image_url: 'https://a.example/i.png', alt_text: text },
  actions: [button(text)],
});
const task = (text: string): Json => ({
  type: 'task_card',
  task_id: 't1',
  title: text,
  status: 'complete',
  details: rich(text),
  output: rich(text),
  sources: [{ type: 'url', url: 'https://a.example', text }],
});

/** Every block type of Slack, with a text in every place that takes one. */
const BLOCKS: Record<string, (text: string) => Json> = {
  section: (text) => ({
    type: 'section',
    text: marked(text),
    fields: [marked(text), plain(text)],
    accessory: button(text),
  }),
  header: (text) => ({ type: 'header', text: plain(text) }),
  context: (text) => ({
    type: 'context',
    elements: [marked(text), plain(text), { type: 'image', image_url: 'https://a.example/i.png', alt_text: text }],
  }),
  actions: (text) => ({ type: 'actions', block_id: 'b1', elements: [button(text)] }),
  image: (text) => ({ type: 'image', title: plain(text), image_url: 'https://a.example/i.png', alt_text: text }),
  input: (text) => field(text, { type: 'plain_text_input', placeholder: plain(text), initial_value: text }),
  rich_text: (text) => ({
    type: 'rich_text',
    elements: [
      ...(rich(text)['elements'] as Json[]),
      { type: 'rich_text_list', style: 'bullet', elements: rich(text)['elements'] },
      { type: 'rich_text_quote', elements: [{ type: 'link', url: 'https://a.example', text }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] },
    ],
  }),
  video: (text) => ({
    type: 'video',
    title: plain(text),
    description: plain(text),
    author_name: text,
    provider_name: text,
    alt_text: text,
    video_url: 'https://a.example/v',
    thumbnail_url: 'https://a.example/t.png',
  }),
  markdown: (text) => ({ type: 'markdown', text: `${text}\n\n- ${text}\n\n| a |\n|--|\n| ${text} |` }),
  table: (text) => ({
    type: 'table',
    rows: [
      [raw(text), raw(text)],
      [rich(text), { type: 'raw_number', value: 7 }],
    ],
  }),
  data_table: (text) => ({
    type: 'data_table',
    caption: text,
    rows: [
      [raw(text), raw('n')],
      [rich(text), { type: 'raw_number', value: 7, text }],
    ],
  }),
  card,
  carousel: (text) => ({ type: 'carousel', elements: [card(text), card(`second ${text}`)] }),
  container: (text) => ({
    type: 'container',
    title: plain(text),
    subtitle: plain(text),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'section', text: marked(text) }],
  }),
  alert: (text) => ({ type: 'alert', level: 'warning', text: marked(text) }),
  context_actions: (text) => ({
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f1',
        positive_button: { text: plain(text), value: 'up' },
        negative_button: { text: plain(text), value: 'down' },
      },
      { type: 'icon_button', action_id: 'i1', icon: 'trash', text: plain(text) },
    ],
  }),
  plan: (text) => ({ type: 'plan', title: text, tasks: [task(text)] }),
  task_card: task,
  data_visualization: (text) => ({
    type: 'data_visualization',
    title: text,
    chart: {
      type: 'bar',
      series: [{ name: text, data: [{ label: text, value: 3 }] }],
      axis_config: { categories: [text], x_label: text, y_label: text },
    },
  }),
  pie: (text) => ({
    type: 'data_visualization',
    title: text,
    chart: {
      type: 'pie',
      segments: [
        { label: text, value: 3 },
        { label: 'rest', value: 1 },
      ],
    },
  }),
};

/** Elements with text of their own, each within an input. */
const ELEMENTS: Record<string, (text: string) => Json> = {
  static_select: (text) => ({ type: 'static_select', placeholder: plain(text), options: [option(text)] }),
  grouped_select: (text) => ({
    type: 'static_select',
    option_groups: [{ label: plain(text), options: [option(text)] }],
  }),
  multi_static_select: (text) => ({ type: 'multi_static_select', placeholder: plain(text), options: [option(text)] }),
  checkboxes: (text) => ({ type: 'checkboxes', options: [option(text)] }),
  radio_buttons: (text) => ({ type: 'radio_buttons', options: [option(text)] }),
  overflow: (text) => ({ type: 'overflow', options: [option(text)] }),
  multiline: (text) => ({ type: 'plain_text_input', multiline: true, initial_value: text }),
};

const cannotDraw = (type: string) => `sfsync sandbox cannot draw block type ${type}`;

describe('every block type of Slack', () => {
  test.each(Object.entries(BLOCKS))('%s is drawn', (_type, make) => {
    const text = textOf(drawn(make('Zebra crossing')));
    expect(text).toContain('Zebra crossing');
    expect(text).not.toContain('cannot draw');
  });

  test('a divider is a line', () => {
    expect(drawn({ type: 'divider' })).toContain('slack_blocks_to_jsx__divider');
  });

  test('a file is a card to download, once it is known', () => {
    const scene = blockScene();
    const file = { type: 'file', external_id: 'F1', source: 'remote' };
    expect(drawn(file, scene)).toContain(cannotDraw('file'));
    const content = Buffer.from('a,b\n');
    const shared = { id: 'F1', name: 'x.csv', title: 'Errors', mimetype: 'text/csv', content, user: 'U0ADMIN' };
    scene.workspace.files.set('F1', { ...shared, createdAt: '', channels: [] });
    expect(drawn(file, scene)).toContain('href="page/files/F1"');
    expect(textOf(drawn(file, scene))).toContain('Errors');
  });

  test.each(['galaxy', 'table_of_contents', ''])('an unknown type %j is a visible box', (type) => {
    expect(textOf(drawn({ type }))).toContain(cannotDraw(type || '(none)'));
  });

  test('an unknown block within a container, and an unknown element, are boxes too', () => {
    const container = { type: 'container', title: plain('t'), child_blocks: [{ type: 'galaxy' }] };
    expect(textOf(drawn(container))).toContain(cannotDraw('galaxy'));
    const actions = { type: 'actions', elements: [{ type: 'external_select', action_id: 'x' }] };
    expect(textOf(drawn(actions))).toContain('sfsync sandbox cannot draw element type external_select');
  });

  test.each(Object.keys(BLOCKS))('%s without its parts does not break the page', (type) => {
    expect(drawn({ type })).toContain(`data-block="${type}"`);
  });

  test('none makes React complain', () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const make of Object.values(BLOCKS)) drawn(make('x'));
    for (const make of Object.values(ELEMENTS)) drawn(field('x', make('x')));
    expect(complaints.mock.calls).toEqual([]);
  });
});

describe('text that comes from outside', () => {
  const HOSTILE = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '<javascript:alert(1)|click>'];
  const markup = /<(script|iframe)\b|<img(?![^>]*class=")|\son\w+=|(href|src)="\s*javascript:/i;

  /** What is left of HTML without its texts and its attributes' values. */
  const tagsOf = (html: string) =>
    (html.match(/<[^>]*>/g) ?? []).join('').replace(/="(?!\s*javascript:)[^"]*"/g, '=""');

  for (const text of HOSTILE) {
    test.each(Object.entries(BLOCKS))(`never becomes HTML: ${text} in %s`, (_type, make) => {
      expect(tagsOf(drawn(make(text)))).not.toMatch(markup);
    });
    test.each(Object.entries(ELEMENTS))(`never becomes HTML: ${text} in %s`, (_type, make) => {
      expect(tagsOf(drawn(field(text, make(text))))).not.toMatch(markup);
    });
  }

  test('javascript: is no address of a button, a link, a video or a source', () => {
    const url = 'javascript:alert(1)';
    const html = [
      { type: 'actions', elements: [{ ...button('x'), url }] },
      { type: 'actions', elements: [{ type: 'overflow', action_id: 'o', options: [{ ...option('x'), url }] }] },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url, text: 'x' }] }] },
      { type: 'markdown', text: `[x](${url})` },
      { type: 'video', title: plain('x'), title_url: url, video_url: url },
      { ...task('x'), sources: [{ type: 'url', url, text: 'x' }] },
      { type: 'image', image_url: url, alt_text: 'x' },
    ].map((block) => drawn(block));
    expect(html.join('')).not.toContain('javascript:');
  });

  test('plain text stays plain', () => {
    const text = textOf(drawn({ type: 'header', text: { ...plain('# *5* :tada: <@U0ADMIN>'), emoji: false } }));
    expect(text).toBe('# *5* :tada: <@U0ADMIN>');
    expect(textOf(drawn({ type: 'header', text: plain(':tada:') }))).toBe('🎉');
  });
});

describe('images', () => {
  test('come from the page itself only', () => {
    const outside = drawn({ type: 'image', image_url: 'https://a.example/i.png', alt_text: 'Chart' });
    expect(outside).not.toContain('<img');
    expect(outside).toContain('aria-label="Chart"');
    const own = drawn({ type: 'image', image_url: `${ORIGIN}/page/files/F1`, alt_text: 'Chart' });
    expect(own).toContain(`<img src="${ORIGIN}/page/files/F1" alt="Chart"`);
  });
});

describe('interactive elements', () => {
  test('a button is a button with its ids, value and name', () => {
    const html = drawn({
      type: 'actions',
      block_id: 'b1',
      elements: [{ ...button('Go'), style: 'danger', accessibility_label: 'Go now', url: 'https://a.example/?a=1' }],
    });
    expect(html).toMatch(/<span class="el el-button" data-type="button" data-block-id="b1" data-action-id="go-Go">/);
    expect(html).toMatch(/<button type="button" class="button danger"[^>]* data-url="https:\/\/a.example\/\?a=1"/);
    expect(html).toContain('aria-label="Go now"');
  });

  test('the buttons of a carousel carry the block id of their card', () => {
    const html = drawn({ type: 'carousel', block_id: 'c', elements: [card('one'), card('two')] });
    expect(html).toContain('data-block-id="card-one" data-action-id="go-one"');
    expect(html).toContain('data-block-id="card-two" data-action-id="go-two"');
  });

  test('a confirm dialog waits in a template', () => {
    const confirm = { title: plain('Sure?'), text: marked('*40* records'), confirm: plain('Do it'), deny: plain('No') };
    const html = drawn({ type: 'actions', elements: [{ ...button('Go'), confirm }] });
    const template = /<template class="confirm-template">(.*)<\/template>/.exec(html)?.[1] ?? '';
    expect(template).toMatch(/<dialog[^>]* role="alertdialog"/);
    expect(template).toContain('<strong>40</strong> records');
    expect(template).toMatch(/data-answer="deny">No<.*data-answer="confirm"[^>]*>Do it</);
  });

  test('an input is tied to its label, hint and error', () => {
    const scene = { ...blockScene(), errors: { b1: 'Must be a number' } };
    const html = drawn({ ...field('Limit', { type: 'number_input', min_value: '3' }), optional: true }, scene);
    expect(html).toMatch(/<label for="m1-b1-a1"><span id="m1-b1-a1-label">Limit<\/span><span class="optional">/);
    expect(html).toMatch(
      /<input id="m1-b1-a1"[^>]* aria-labelledby="m1-b1-a1-label" aria-describedby="m1-b1-a1-hint m1-b1-a1-error" aria-invalid="true"[^>]* min="3"/,
    );
    expect(html).toContain('<p id="m1-b1-a1-error" class="input-error" role="alert">Must be a number</p>');
  });

  test('what was chosen is shown instead of what the app chose first', () => {
    const element = {
      type: 'static_select',
      options: [option('one'), option('two')],
      initial_option: option('one'),
    };
    expect(drawn(field('x', element))).toContain('<option value="one" selected="">');
    const chosen = { type: 'static_select', selected_option: option('two') };
    const scene = { ...blockScene(), values: { b1: { a1: chosen } } };
    expect(drawn(field('x', element), scene)).toContain('<option value="two" selected="">');
  });

  test('people and conversations are offered by name', () => {
    const people = drawn(field('x', { type: 'users_select' }));
    expect(people).toContain('<option value="U0MEMBER">Max Member</option>');
    const conversations = drawn(field('x', { type: 'multi_conversations_select' }));
    expect(textOf(conversations)).toContain('#leadership');
    expect(textOf(drawn(field('x', { type: 'channels_select' })))).not.toContain('#leadership');
  });

  test('a card’s icon is one of Slack’s, and a wrong name shows', () => {
    expect(cardIcon('warning')).toBe('⚠️');
    expect(cardIcon('wanring')).toBe('wanring');
  });
});
