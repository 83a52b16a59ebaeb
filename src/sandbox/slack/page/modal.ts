import { createElement as h, type ReactNode } from 'react';
import { avatar } from './avatar.ts';
import { drawBlocks } from './blocks.ts';
import { icon } from './icons.ts';
import type { Place } from './place.ts';
import { displayName, read } from './scene.ts';
import { plainText } from './text.ts';

/** The view on top of the viewer's stack, as a dialog; nothing when none is open. */
export function drawModal(place: Place): ReactNode {
  const stack = place.workspace.modals.get(place.viewer.id) ?? [];
  const top = stack.at(-1);
  if (!top) return null;
  const { view, id } = top;
  const blocks = read.list(view['blocks']);
  const submit = plainText(view['submit']);
  const container = { type: 'view', viewId: id } as const;
  const scene = { ...place, container, values: top.values, errors: top.errors, prefix: id };
  const close = { type: 'button', 'data-close-view': '' } as const;
  return h(
    'dialog',
    {
      className: 'dialog modal',
      id: `modal-${id}`,
      'data-view': id,
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': `${id}-title`,
    },
    h(
      'form',
      { method: 'dialog', noValidate: true },
      h(
        'header',
        null,
        stack.length > 1
          ? h('button', { ...close, className: 'icon-link', 'aria-label': 'Back', title: 'Back' }, icon('back'))
          : avatar(place.workspace.botUserId, 'avatar-small', place),
        h('h2', { id: `${id}-title` }, plainText(view['title'])),
        h('button', { ...close, className: 'icon-link', 'aria-label': 'Close dialog', title: 'Close' }, icon('close')),
      ),
      h(
        'div',
        { className: 'dialog-body content', 'data-container': JSON.stringify(container), tabIndex: -1 },
        drawBlocks(blocks, scene),
      ),
      h(
        'footer',
        null,
        h('span', { className: 'app-note' }, displayName(place.workspace, place.workspace.botUserId)),
        h('p', { className: 'dialog-error', role: 'alert' }),
        h('button', { ...close, className: 'button' }, plainText(view['close']) || 'Close'),
        submit ? h('button', { type: 'submit', className: 'button primary' }, submit) : null,
      ),
    ),
  );
}
