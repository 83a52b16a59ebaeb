import { createElement as h, type ReactNode } from 'react';

/** What the page cannot draw is a visible box: an app must never seem to have said less than it did. */
export const cannotDraw = (kind: 'block' | 'element', type: string): ReactNode =>
  h('span', { className: 'cannot-draw', role: 'note' }, `sfsync sandbox cannot draw ${kind} type ${type || '(none)'}`);
