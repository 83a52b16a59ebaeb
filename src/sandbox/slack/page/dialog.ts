import { createElement as h, type ReactNode } from 'react';
import { read, type Scene } from './scene.ts';
import { plainText, textNode } from './text.ts';

/** A confirm object as a template that the page's script opens before it sends the action; nothing without one. */
export function confirmTemplate(value: unknown, scene: Scene): ReactNode {
  if (!read.isObject(value)) return null;
  const style = value['style'] === 'danger' ? 'danger' : 'primary';
  return h(
    'template',
    { className: 'confirm-template' },
    h(
      'dialog',
      {
        className: 'dialog dialog-small',
        role: 'alertdialog',
        'aria-modal': 'true',
        'aria-label': plainText(value['title']),
      },
      h('header', null, h('h2', null, plainText(value['title']))),
      h('div', { className: 'dialog-body' }, textNode(value['text'], scene)),
      h(
        'footer',
        null,
        h(
          'button',
          { type: 'button', className: 'button', 'data-answer': 'deny' },
          plainText(value['deny']) || 'Cancel',
        ),
        h(
          'button',
          { type: 'button', className: `button ${style}`, 'data-answer': 'confirm', autoFocus: true },
          plainText(value['confirm']) || 'Yes',
        ),
      ),
    ),
  );
}
