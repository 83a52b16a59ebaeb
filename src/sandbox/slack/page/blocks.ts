/** Draws blocks: those that carry elements or that the library draws dead or wrong by own functions, all others by the library. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { card, carousel } from './cards.ts';
import { dispatchTriggers } from './choices.ts';
import { dataTable } from './data-table.ts';
import { drawElement, elementId } from './elements.ts';
import { fileCard } from './files.ts';
import { image } from './images.ts';
import { drawWithLibrary } from './library.ts';
import { type BlockScene, read, safeHref } from './scene.ts';
import { plainText, textNode } from './text.ts';
import { cannotDraw } from './undrawn.ts';

type Draw = (block: JsonObject, scene: BlockScene) => ReactNode;

const idOf = (block: JsonObject): string => read.text(block['block_id']);

const byLibrary: Draw = (block, scene) => {
  const html = drawWithLibrary(block, scene);
  return html === undefined
    ? cannotDraw('block', read.text(block['type']))
    : h('div', { dangerouslySetInnerHTML: { __html: html } });
};

const imageOrElement: Draw = (element, scene) =>
  element['type'] === 'image' ? image(element, 'accessory-image', scene) : null;

const section: Draw = (block, scene) => {
  const { accessory, ...rest } = block;
  const drawn = byLibrary(rest, scene);
  if (!read.isObject(accessory)) return drawn;
  return h(
    'div',
    { className: 'section' },
    h('div', { className: 'section-text' }, drawn),
    h(
      'div',
      { className: 'section-accessory' },
      imageOrElement(accessory, scene) ?? drawElement(accessory, idOf(block), scene),
    ),
  );
};

const elementRow =
  (className: string): Draw =>
  (block, scene) =>
    h('div', { className }, ...read.list(block['elements']).map((element) => drawElement(element, idOf(block), scene)));

const context: Draw = (block, scene) =>
  h(
    'div',
    { className: 'context' },
    ...read
      .list(block['elements'])
      .map((element) =>
        element['type'] === 'image' ? image(element, 'context-image', scene) : textNode(element, scene),
      ),
  );

const input: Draw = (block, scene) => {
  const element = read.object(block['element']);
  const id = elementId(scene, idOf(block), read.text(element['action_id']));
  const error = scene.errors[idOf(block)];
  const hint = plainText(block['hint']);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const dispatch = dispatchTriggers(block).join(' ');
  const naming = {
    'aria-labelledby': `${id}-label`,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': 'true' } : {}),
  };
  return h(
    'div',
    { className: error ? 'input input-wrong' : 'input' },
    h(
      'label',
      { htmlFor: id },
      h('span', { id: `${id}-label` }, plainText(block['label'])),
      block['optional'] === true ? h('span', { className: 'optional' }, ' (optional)') : null,
    ),
    drawElement(element, idOf(block), scene, { naming, ...(dispatch ? { dispatch } : {}) }),
    error ? h('p', { id: `${id}-error`, className: 'input-error', role: 'alert' }, error) : null,
    hint ? h('p', { id: `${id}-hint`, className: 'hint' }, hint) : null,
  );
};

const imageBlock: Draw = (block, scene) =>
  h(
    'figure',
    { className: 'image-block' },
    block['title'] ? h('figcaption', null, plainText(block['title'])) : null,
    image(block, 'image', scene),
  );

/** A video is a link: its player and its thumbnail would come from outside. */
const video: Draw = (block, scene) => {
  const href = safeHref(read.text(block['title_url']) || read.text(block['video_url']));
  const title = plainText(block['title']);
  const by = [block['author_name'], block['provider_name']].map(read.text).filter(Boolean).join(' · ');
  return h(
    'figure',
    { className: 'video' },
    h('strong', null, href ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, title) : title),
    by ? h('span', { className: 'quiet' }, by) : null,
    block['description'] ? textNode(block['description'], scene) : null,
    h('span', { className: 'image image-missing', role: 'img', 'aria-label': read.text(block['alt_text']) }, '▶'),
  );
};

/** A remote file is known by its external id. */
const file: Draw = (block, scene) => {
  const id = read.text(block['external_id']);
  const found = scene.workspace.files.get(id) ?? scene.workspace.files.get(read.text(block['file_id']));
  return found ? fileCard(found) : cannotDraw('block', 'file');
};

const container: Draw = (block, scene) => {
  const title = block['rich_text_title']
    ? byLibrary(read.object(block['rich_text_title']), scene)
    : textNode(block['title'], scene);
  const head = [
    h('span', { key: 'title', className: 'container-title' }, title),
    block['subtitle'] ? h('span', { key: 'subtitle', className: 'quiet' }, textNode(block['subtitle'], scene)) : null,
  ];
  const className = `container container-${read.text(block['width']) || 'standard'}`;
  const body = h('div', { className: 'container-body' }, drawBlocks(read.list(block['child_blocks']), scene));
  if (block['is_collapsible'] !== true) return h('section', { className }, h('header', null, ...head), body);
  return h('details', { className, open: block['default_collapsed'] !== true }, h('summary', null, ...head), body);
};

const OWN: Record<string, Draw> = {
  section,
  context,
  actions: elementRow('actions'),
  context_actions: elementRow('actions context-actions'),
  input,
  image: imageBlock,
  video,
  file,
  container,
  card: (block, scene) => card(block, scene),
  carousel,
  data_table: dataTable,
};

/** Draws a block of any type; one that cannot be drawn, or is malformed, becomes a box that says so. */
export function drawBlock(block: JsonObject, scene: BlockScene): ReactNode {
  const type = read.text(block['type']);
  let drawn: ReactNode;
  try {
    drawn = (OWN[type] ?? byLibrary)(block, scene);
  } catch {
    drawn = cannotDraw('block', type);
  }
  return h('div', { className: 'block', 'data-block': type }, drawn);
}

export const drawBlocks = (blocks: JsonObject[], scene: BlockScene): ReactNode =>
  h(Fragment, null, ...blocks.map((block) => drawBlock(block, scene)));
