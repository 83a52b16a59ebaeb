import { createElement as h, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { read, type Scene } from './scene.ts';

/** Where the page may load an image from: itself alone, since the sandbox works offline and asks nothing of others. */
function sourceOf(image: JsonObject, { workspace, origin }: Scene): string | undefined {
  const slackFile = read.object(image['slack_file']);
  if (workspace.files.has(read.text(slackFile['id']))) return fileHref(read.text(slackFile['id']));
  const url = URL.parse(read.text(image['image_url']) || read.text(slackFile['url']));
  return url?.origin === origin ? url.href : undefined;
}

/** The page's own address of a file. */
export const fileHref = (id: string): string => `page/files/${encodeURIComponent(id)}`;

/** An image, or a frame with its alternative text in place of one from elsewhere. */
export function image(value: JsonObject, className: string, scene: Scene): ReactNode {
  const alt = read.text(value['alt_text']);
  const src = sourceOf(value, scene);
  if (src !== undefined) return h('img', { src, alt, className, loading: 'lazy' });
  const host = URL.parse(read.text(value['image_url']))?.host;
  const title = host ? `${alt} (image of ${host}: the sandbox loads nothing from outside)` : alt;
  return h('span', { className: `${className} image-missing`, role: 'img', 'aria-label': alt, title }, alt || 'image');
}
