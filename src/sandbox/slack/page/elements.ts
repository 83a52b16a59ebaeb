/** Interactive elements, each as a small function: the page's script finds them by the data attributes of their wrapper. */
import { createElement as h, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { chosenIn } from './choices.ts';
import { confirmTemplate } from './dialog.ts';
import { icon } from './icons.ts';
import { INPUTS } from './inputs.ts';
import { type BlockScene, read, safeHref } from './scene.ts';
import { CHOOSERS } from './selects.ts';
import type { DrawElement, Slot } from './slot.ts';
import { plainText, textNode } from './text.ts';
import { cannotDraw } from './undrawn.ts';

const pressable = (slot: Slot, className: string, label: ReactNode, extra: Record<string, string> = {}): ReactNode =>
  h('button', { type: 'button', className, ...extra, ...slot.naming }, label);

const button: DrawElement = (slot) => {
  const { element, scene } = slot;
  const style = read.text(element['style']);
  const url = safeHref(read.text(element['url']));
  return pressable(
    slot,
    `button ${style === 'primary' || style === 'danger' ? style : ''}`,
    textNode(element['text'], scene),
    {
      'data-press': '',
      ...(url === undefined ? {} : { 'data-url': url }),
    },
  );
};

const iconButton: DrawElement = (slot) =>
  pressable(slot, 'button icon-button', icon('trash'), {
    'data-press': '',
    'aria-label': plainText(slot.element['text']),
    title: plainText(slot.element['text']),
  });

const feedback: DrawElement = (slot) =>
  (['positive_button', 'negative_button'] as const).map((key) => {
    const half = read.object(slot.element[key]);
    return h(
      'button',
      { key, type: 'button', className: 'button', 'data-press': '', 'data-value': read.text(half['value']) },
      key === 'positive_button' ? '👍 ' : '👎 ',
      textNode(half['text'], slot.scene),
    );
  });

const overflow: DrawElement = (slot) => [
  pressable(slot, 'button icon-button', icon('dots'), {
    key: 'open',
    'aria-haspopup': 'menu',
    popoverTarget: slot.id,
    ...(slot.naming['aria-label'] ? {} : { 'aria-label': 'More actions' }),
  }),
  h(
    'span',
    { key: 'menu', id: slot.id, popover: 'auto', role: 'menu', className: 'menu' },
    ...read.list(slot.element['options']).map((option) => {
      const url = safeHref(read.text(option['url']));
      return h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          'data-press': '',
          'data-value': read.text(option['value']),
          ...(url === undefined ? {} : { 'data-url': url }),
        },
        textNode(option['text'], slot.scene),
      );
    }),
  ),
];

const DRAW: Record<string, DrawElement> = {
  button,
  icon_button: iconButton,
  feedback_buttons: feedback,
  overflow,
  ...CHOOSERS,
  ...INPUTS,
};

/** What an input block tells the element within it. */
export type Labelled = { readonly naming: Record<string, string>; readonly dispatch?: string };

/** Draws an element in a wrapper that carries its ids, or a box that says that it cannot be drawn. */
export function drawElement(element: JsonObject, blockId: string, scene: BlockScene, labelled?: Labelled): ReactNode {
  const type = read.text(element['type']);
  const draw = DRAW[type];
  if (!draw) return cannotDraw('element', type);
  const actionId = read.text(element['action_id']);
  const id = elementId(scene, blockId, actionId);
  const label = read.text(element['accessibility_label']);
  const slot: Slot = {
    element,
    scene,
    id,
    chosen: chosenIn(element, scene.values[blockId]?.[actionId]),
    naming: labelled?.naming ?? (label ? { 'aria-label': label } : {}),
  };
  return h(
    'span',
    {
      key: id,
      className: `el el-${type}`,
      'data-type': type,
      'data-block-id': blockId,
      'data-action-id': actionId,
      ...(labelled?.dispatch === undefined ? {} : { 'data-dispatch': labelled.dispatch }),
    },
    draw(slot),
    confirmTemplate(element['confirm'], scene),
  );
}

/** The DOM id of an element: of characters that need no escaping in a selector. */
export const elementId = (scene: BlockScene, blockId: string, actionId: string): string =>
  `${scene.prefix}-${blockId}-${actionId}`.replace(/[^\w-]/g, '_');
