/** Every layout block: its keys, and the surfaces that take it (docs.slack.dev, Block Kit blocks). */
import {
  blockId,
  boolean,
  integer,
  isObject,
  list,
  object,
  oneOf,
  refuse,
  string,
  typed,
  type Check,
  type Context,
  type Shape,
  type Surface,
} from './check.ts';
import { imageFromOneSource, imageSource, plainText, slackIcon, text, url } from './composition.ts';
import { element, imageElement } from './elements.ts';
import { nestedRichText, richTextBlock } from './rich-text.ts';
import { dataTable, dataVisualization, table } from './tables.ts';
import type { JsonObject } from '../workspace.ts';

type Block = Shape & { readonly surfaces: readonly Surface[]; readonly scope?: string };

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGE: readonly Surface[] = ['message'];
const NOT_MODAL: readonly Surface[] = ['message', 'home'];

const contextElement: Check = (value, at, context) => {
  const isText = isObject(value) && (value['type'] === 'mrkdwn' || value['type'] === 'plain_text');
  (isText ? text(3000) : element('context'))(value, at, context);
};

function needsOneOf(value: JsonObject, keys: readonly string[], at: string, context: Context): void {
  if (keys.every((key) => value[key] === undefined)) {
    refuse(context, at, `must define at least one of ${keys.map((key) => `\`${key}\``).join(', ')}`);
  }
}

const CONTAINER_CHILDREN = new Set([
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
]);

const source = object({
  fields: { type: oneOf('url'), url, text: string() },
  required: ['type', 'url', 'text'],
});

const taskCard = (...states: readonly string[]): Shape => ({
  fields: {
    type: oneOf('task_card'),
    block_id: blockId,
    task_id: string(),
    title: string(),
    details: nestedRichText,
    output: nestedRichText,
    sources: list(source),
    status: oneOf(...states),
    icon: slackIcon,
  },
  required: ['task_id', 'title'],
});

const STANDALONE_STATES = ['in_progress', 'complete', 'error'];
const TASK_STATES = ['pending', ...STANDALONE_STATES];

const cardInCarousel = typed(
  () => BLOCK_CHECKS,
  (type) => type === 'card',
);
const containerChild = typed(
  () => BLOCK_CHECKS,
  (type) => CONTAINER_CHILDREN.has(type),
);

const BLOCKS: Record<string, Block> = {
  actions: {
    surfaces: EVERYWHERE,
    fields: { elements: list(element('actions'), { min: 1, max: 25 }) },
    required: ['elements'],
  },
  alert: {
    surfaces: ['modal'],
    fields: { text: text(200), level: oneOf('default', 'info', 'warning', 'error', 'success') },
    required: ['text'],
  },
  card: {
    surfaces: EVERYWHERE,
    fields: {
      hero_image: imageElement,
      icon: imageElement,
      slack_icon: slackIcon,
      title: text(150),
      subtitle: text(150),
      body: text(200),
      subtext: text(200),
      actions: list(element('card'), { min: 1, max: 3 }),
    },
    also: (value, at, context) => {
      needsOneOf(value, ['hero_image', 'title', 'actions', 'body'], at, context);
      if (value['icon'] !== undefined && value['slack_icon'] !== undefined) {
        refuse(context, at, 'must define only one of `icon` or `slack_icon`');
      }
    },
  },
  carousel: {
    surfaces: NOT_MODAL,
    fields: { elements: list(cardInCarousel, { min: 1, max: 10 }) },
    required: ['elements'],
  },
  container: {
    surfaces: NOT_MODAL,
    fields: {
      title: plainText(150),
      rich_text_title: nestedRichText,
      subtitle: text(150),
      child_blocks: list(containerChild, { min: 1, max: 10 }),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    required: ['child_blocks'],
    also: (value, at, context) => needsOneOf(value, ['title', 'rich_text_title'], at, context),
  },
  context: {
    surfaces: EVERYWHERE,
    fields: { elements: list(contextElement, { min: 1, max: 10 }) },
    required: ['elements'],
  },
  context_actions: {
    surfaces: MESSAGE,
    fields: { elements: list(element('context_actions'), { min: 1, max: 5 }) },
    required: ['elements'],
  },
  data_table: { surfaces: NOT_MODAL, ...dataTable },
  data_visualization: { surfaces: MESSAGE, ...dataVisualization },
  divider: { surfaces: EVERYWHERE, fields: {} },
  file: {
    surfaces: MESSAGE,
    fields: { external_id: string(), source: oneOf('remote') },
    required: ['external_id', 'source'],
  },
  header: {
    surfaces: EVERYWHERE,
    fields: { text: plainText(150), level: integer({ min: 1, max: 4 }) },
    required: ['text'],
  },
  image: {
    surfaces: EVERYWHERE,
    fields: { ...imageSource, alt_text: string({ max: 2000 }), title: plainText(2000) },
    required: ['alt_text'],
    also: imageFromOneSource,
  },
  input: {
    surfaces: EVERYWHERE,
    fields: {
      label: plainText(2000),
      element: element('input'),
      hint: plainText(2000),
      optional: boolean,
      dispatch_action: boolean,
    },
    required: ['label', 'element'],
    also: (value, at, context) => {
      const kind = isObject(value['element']) ? value['element']['type'] : undefined;
      if (value['dispatch_action'] === true && kind === 'file_input') {
        refuse(context, `${at}/element/type`, 'unsupported type: file_input');
      }
    },
  },
  markdown: { surfaces: MESSAGE, fields: { text: string({ max: 12_000 }) }, required: ['text'] },
  plan: {
    surfaces: MESSAGE,
    fields: {
      title: string(),
      tasks: list(object(taskCard(...TASK_STATES)), { max: 50 }),
      status: oneOf(...TASK_STATES),
    },
    required: ['title'],
  },
  rich_text: { surfaces: EVERYWHERE, fields: {} },
  section: {
    surfaces: EVERYWHERE,
    fields: {
      text: text(3000),
      fields: list(text(2000), { min: 1, max: 10 }),
      accessory: element('section'),
      expand: boolean,
    },
    also: (value, at, context) => {
      if (value['text'] === undefined && value['fields'] === undefined) {
        refuse(context, at, 'must define either `text` or `fields`');
      }
    },
  },
  table: { surfaces: NOT_MODAL, ...table },
  task_card: { surfaces: MESSAGE, ...taskCard(...STANDALONE_STATES) },
  video: {
    surfaces: EVERYWHERE,
    scope: 'links.embed:write',
    fields: {
      title: plainText(200),
      title_url: url,
      description: plainText(200),
      video_url: url,
      thumbnail_url: url,
      alt_text: string({ max: 2000 }),
      author_name: string({ max: 50 }),
      provider_name: string({ max: 50 }),
      provider_icon_url: url,
    },
    required: ['title', 'video_url', 'thumbnail_url', 'alt_text'],
  },
};

const BLOCK_CHECKS: Record<string, Check> = {
  ...Object.fromEntries(
    Object.entries(BLOCKS).map(([type, shape]) => [
      type,
      object({ ...shape, fields: { type: oneOf(type), block_id: blockId, ...shape.fields } }),
    ]),
  ),
  rich_text: richTextBlock,
};

/** A top-level block of the context's surface. */
export const block = typed(
  () => BLOCK_CHECKS,
  (type, { surface, scopes }) => {
    const spec = BLOCKS[type];
    return (
      spec !== undefined && spec.surfaces.includes(surface) && (spec.scope === undefined || scopes.has(spec.scope))
    );
  },
);
