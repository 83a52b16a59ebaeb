/** Cards and carousels: the library leaves out a card's subtext and icon, and its buttons would be dead. */
import { createElement as h, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { cardIcon } from './card-icons.ts';
import { drawElement } from './elements.ts';
import { icon } from './icons.ts';
import { image } from './images.ts';
import { type BlockScene, read } from './scene.ts';
import { plainText, textNode } from './text.ts';

function iconOf(block: JsonObject, scene: BlockScene): ReactNode {
  if (read.isObject(block['icon'])) return image(block['icon'], 'card-icon', scene);
  const name = read.text(read.object(block['slack_icon'])['name']);
  return name ? h('span', { className: 'card-icon', 'aria-hidden': 'true' }, cardIcon(name)) : null;
}

const part = (block: JsonObject, key: string, scene: BlockScene): ReactNode =>
  block[key] ? h('div', { className: `card-${key}` }, textNode(block[key], scene)) : null;

export function card(block: JsonObject, scene: BlockScene): ReactNode {
  const actions = read.list(block['actions']);
  const title = plainText(block['title']);
  return h(
    'article',
    { className: 'card', ...(title ? { 'aria-label': title } : {}) },
    read.isObject(block['hero_image']) ? image(block['hero_image'], 'card-hero', scene) : null,
    h(
      'div',
      { className: 'card-head' },
      iconOf(block, scene),
      h('div', { className: 'card-titles' }, part(block, 'title', scene), part(block, 'subtitle', scene)),
    ),
    part(block, 'body', scene),
    part(block, 'subtext', scene),
    actions.length > 0
      ? h(
          'div',
          { className: 'card-actions' },
          ...actions.map((action) => drawElement(action, read.text(block['block_id']), scene)),
        )
      : null,
  );
}

const arrow = (direction: 'back' | 'forward', label: string): ReactNode =>
  h(
    'button',
    {
      type: 'button',
      className: `carousel-arrow carousel-${direction}`,
      'data-scroll': direction,
      'aria-label': label,
    },
    icon(direction),
  );

export function carousel(block: JsonObject, scene: BlockScene): ReactNode {
  const cards = read.list(block['elements']);
  return h(
    'div',
    { className: 'carousel', role: 'group', 'aria-label': `${cards.length} ${cards.length === 1 ? 'card' : 'cards'}` },
    h('div', { className: 'carousel-track', tabIndex: 0 }, ...cards.map((item) => card(item, scene))),
    cards.length > 1 ? arrow('back', 'Previous cards') : null,
    cards.length > 1 ? arrow('forward', 'Next cards') : null,
  );
}
