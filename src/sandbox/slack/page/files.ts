import { createElement as h, type ReactNode } from 'react';
import type { SlackFile } from '../workspace.ts';
import { icon } from './icons.ts';
import { fileHref } from './images.ts';

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** `812 B`, `1.4 MB`. */
function fileSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const shown = bytes / 1000 ** step;
  return `${step === 0 || shown >= 100 ? Math.round(shown) : shown.toFixed(1)} ${UNITS[step]}`;
}

const extension = (name: string): string => (/\.(\w{1,5})$/.exec(name)?.[1] ?? 'file').toUpperCase();

/** A shared file with a link that downloads it; its owner can delete it. */
export const fileCard = (file: SlackFile, isOwn = false): ReactNode =>
  h(
    'div',
    { key: file.id, className: 'file' },
    h(
      'a',
      { className: 'file-card', href: fileHref(file.id), download: file.name, 'aria-label': `Download ${file.name}` },
      h('span', { className: 'file-kind', 'aria-hidden': 'true' }, extension(file.name)),
      h(
        'span',
        { className: 'file-words' },
        h('strong', null, file.title || file.name),
        h('span', { className: 'quiet' }, `${extension(file.name)} · ${fileSize(file.content.length)}`),
      ),
      icon('download'),
    ),
    isOwn
      ? h(
          'button',
          {
            type: 'button',
            className: 'icon-link file-delete',
            'aria-label': `Delete ${file.name}`,
            title: 'Delete file',
            'data-post': 'page/file-delete',
            'data-body': JSON.stringify({ id: file.id }),
          },
          icon('trash'),
        )
      : null,
  );
